// examples/demo, as the README says it: in one browser a visitor writes on the
// shop's page and an agent answers in Converse.js, a visitor by XMPP is served
// as well, Ctrl-C ends it, and nothing is left of it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { launch, open, shoot } from '../runners/chromium.js'
import { Client } from '../runners/client.js'
import { SOURCE } from '../runners/desk.js'
import { isOpen, seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'

const CHANNEL = 'support@desk.localhost'

// Processes that have this text in their arguments.
function processesOf (text) {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false // it has ended meanwhile
    }
  })
}

class Demo {
  constructor () {
    this.output = ''
    const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env // it opens no window
    this.process = spawn(path.join(SOURCE, 'examples/demo'), { detached: true, env })
    this.ended = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve({ code, signal })))
    this.ended.then(() => { this.isOver = true })
    process.once('exit', () => { if (!this.isOver) this.interrupt() })
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { this.output += text })
    }
  }

  async ready () {
    await until('the demo to be ready', () => {
      if (this.isOver) throw new Error(`the demo ended:\n${this.output}`)
      return /Ctrl-C ends it/.test(this.output)
    }, seconds(300))
    const said = (pattern) => this.output.match(pattern)[1]
    this.directory = said(/logs are in (\S+)\. /)
    this.port = Number(said(/port (\d+)/))
    this.url = said(/(http:\S+)/)
    assert.equal(this.output.split('\n').filter((line) => line.startsWith('  ')).length, 5)
    assert(processesOf(this.directory).length >= 4)
  }

  // As its terminal does it.
  interrupt () {
    process.kill(-this.process.pid, 'SIGINT')
  }

  async end () {
    this.interrupt()
    assert.deepEqual(await this.ended, { code: 0, signal: null }, this.output)
    assert.deepEqual(processesOf(this.directory), [])
    assert.equal(fs.existsSync(this.directory), false)
    for (const port of [this.port, new URL(this.url).port]) assert.equal(await isOpen(port), false)
  }

  login (user) {
    return Client.login({ port: this.port, domain: 'localhost', user, password: user, receipts: true })
  }
}

// The page with both sides. Converse.js has noise of its own.
class Both {
  static async open (browser, url) {
    const both = new Both()
    both.page = await open(browser, url, (text, where) => !/converse/.test(text + where))
    both.shop = both.page.frameLocator('iframe[title="The shop"]').locator('deskbell-chat')
    both.agent = both.page.frameLocator('iframe[title="Alice’s client"]')
    return both
  }

  async visitorWrites (words) {
    await this.shop.locator('textarea').fill(words)
    await this.shop.locator('textarea').press('Enter')
  }

  visitorSees (words) {
    return this.shop.getByText(words, { exact: true }).waitFor()
  }

  bubbles () {
    return this.shop.locator('.bubble').allTextContents()
  }

  async agentWrites (words) {
    const field = this.agent.locator('textarea.chat-textarea:visible')
    await field.fill(words)
    await field.press('Enter')
  }

  // In the conversation that is in front of her.
  agentSees (words) {
    return this.agent.locator('converse-chat-message:visible').getByText(words).waitFor()
  }

  agentOpens (name) {
    return this.agent.locator('converse-rosterview, converse-roster').getByText(name).first().click()
  }
}

async function chatInBrowser (test, demo) {
  const browser = await launch()
  test.step('a visitor opens the chat on the page, and writes')
  const both = await Both.open(browser, demo.url)
  await both.agent.locator('textarea.chat-textarea').waitFor()
  const launcher = both.shop.locator('.launcher')
  await until('the shop\'s own colour', () => launcher.evaluate((button) =>
    getComputedStyle(button).backgroundColor === 'rgb(47, 107, 74)'))
  await launcher.click()
  await both.visitorSees('Hello! What may we help you with?')
  await shoot(both.page, 'demo-1-open')
  await both.visitorWrites('Which plant likes a dark hallway?')
  await both.agentSees('is waiting: “Which plant likes a dark hallway?”')
  await shoot(both.page, 'demo-2-rung')

  test.step('the agent takes the chat, and answers')
  await both.agentWrites('next')
  await both.agentSees(/^Chat \d+ with visitor-.* is yours/)
  await both.agentOpens(/^visitor-/)
  await both.agentSees('Which plant likes a dark hallway?')
  await both.shop.getByText('Seen').waitFor()
  await both.agentWrites('The snake plant')
  await both.visitorSees('The snake plant')
  await both.visitorWrites('Even next to the cat?')
  await both.agentSees('Even next to the cat?')
  await shoot(both.page, 'demo-3-talking')

  test.step('a reload changes nothing')
  await both.page.reload()
  await both.agent.locator('textarea.chat-textarea').waitFor()
  await both.shop.locator('.launcher').click()
  const lines = ['Which plant likes a dark hallway?', 'The snake plant', 'Even next to the cat?']
  await until('all three lines', async () => (await both.bubbles()).length === 3)
  assert.deepEqual(await both.bubbles(), lines)
  await both.agentOpens(/^visitor-/)
  await both.agentWrites('High up, then')
  await both.visitorSees('High up, then')
  await both.visitorWrites('Thank you!')
  await both.agentSees('Thank you!')
  assert.deepEqual(await both.bubbles(), [...lines, 'High up, then', 'Thank you!'])

  test.step('the agent ends it, and the visitor is told')
  await both.agentWrites('!end')
  await both.visitorSees('This chat has ended.')
  await shoot(both.page, 'demo-4-ended')
  assert.deepEqual(both.page.complaints, [])
  await browser.close()
}

async function chatByXmpp (test, demo) {
  test.step('an agent with another client and a visitor by XMPP talk')
  const bob = await demo.login('bob')
  await bob.expect('the channel', (element) =>
    element.name === 'presence' && element.attrs.from?.startsWith(CHANNEL))
  const vera = await demo.login('vera')
  await vera.sayFor(CHANNEL, 'Is this the demo?')
  await bob.line(CHANNEL, 'waiting')
  bob.say(CHANNEL, 'next')
  const question = await bob.line(null, 'Is this the demo?')
  await bob.sayFor(question.attrs.from.split('/')[0], 'It is')
  await vera.line(CHANNEL, 'It is')
}

story(async (test) => {
  test.step('it says what there is to see')
  const demo = new Demo()
  await demo.ready()
  test.step('another one starts beside it')
  const other = new Demo()
  await other.ready()
  await other.end()
  await chatInBrowser(test, demo)
  await chatByXmpp(test, demo)
  test.step('Ctrl-C ends it, and nothing is left')
  await demo.end()
})
