// A shop with the widget, its visitor's browser, and an agent: what the stories
// of a real browser begin with.
import assert from 'node:assert/strict'

import { launch, open } from '../runners/chromium.js'
import { isLine } from '../runners/client.js'
import { Gate } from '../runners/gate.js'
import { seconds, until } from '../runners/process.js'
import { Site } from '../runners/site.js'
import { agentComes, CHANNEL, takesNext } from './scene.js'

// A visitor's browser: its tabs share what it keeps.
export class Browser {
  static async start (site) {
    const browser = new Browser()
    Object.assign(browser, { site, browser: await launch() })
    return browser
  }

  // Somebody else, who has never been here.
  async enter (prepare = () => {}) {
    await this.context?.close()
    this.context = await this.browser.newContext({ viewport: { width: 900, height: 700 } })
    await prepare(this.context)
    return await this.openTab()
  }

  async openTab () {
    const page = await open(this.context, this.site.origin)
    return new Tab(page)
  }
}

export class Tab {
  constructor (page) {
    this.page = page
    this.chat = page.locator('deskbell-chat')
  }

  async show () {
    await this.chat.locator('.launcher').click()
    await this.chat.locator('textarea').waitFor()
  }

  async write (words) {
    await this.chat.locator('textarea').fill(words)
    await this.chat.locator('textarea').press('Enter')
  }

  bubble (words) {
    return this.chat.locator('.bubble').getByText(words, { exact: true }).waitFor()
  }

  bubbles () {
    return this.chat.locator('.bubble').allTextContents()
  }

  async reload () {
    await this.page.reload()
    await this.show()
  }

  // All of it is here, and every line of the visitor's has left the outbox.
  async has (lines, what) {
    await until(`${what}: ${lines.length} lines`, async () => (await this.bubbles()).length >= lines.length)
    assert.deepEqual(await this.bubbles(), lines, what)
    await until(`${what}: all marked as sent`, async () =>
      !/Sending|Waiting/.test((await this.chat.locator('.facts').allTextContents()).join()))
  }
}

// What the agent's client was handed of one visitor: at least once, a repeat
// has the id of the first, in order.
export class Desk {
  constructor (agent, address) {
    Object.assign(this, { agent, address })
    this.lines = new Map()
    agent.inbox = agent.inbox.filter((element) => !this.takes(element))
    agent.watchers.add((element) => this.takes(element))
  }

  takes (element) {
    if (!isLine(this.address, /^(?!--)/)(element)) return false
    const { id } = element.attrs
    const words = element.childText('body')
    if (this.lines.has(id)) assert.equal(this.lines.get(id), words)
    this.lines.set(id, words)
    return true
  }

  async has (words, what) {
    await until(`${what}: at the agent's`, () => this.lines.size >= words.length, seconds(60))
    assert.deepEqual([...this.lines.values()], words, what)
  }
}

// A new visitor's first line, which the agent takes.
export async function begin (browser, alice, words, prepare) {
  const tab = await browser.enter(prepare)
  await tab.show()
  await tab.write(words)
  await alice.line(CHANNEL, `is waiting: “${words}”`)
  const desk = new Desk(alice, await takesNext(alice))
  await desk.has([words], 'the first line')
  return { tab, desk }
}

// Everything real; `pages` is whom the site's pages call, the gateway or what
// stands before it.
export async function openShop (test, pages = (gate) => gate) {
  const site = await Site.start()
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org'],
    accounts: ['alice'],
    groups: { support: ['alice'] }
  })
  const desk = await test.desk(server, {
    settings: {
      desk: { log_level: 'info' },
      'gateway web': { domain: 'web.example.org' },
      'channel support': { title: 'Support', origins: site.origin }
    }
  })
  const gate = await Gate.start(server)
  test.desks.push(gate)
  site.gate = await pages(gate)
  const alice = await agentComes(server, 'alice')
  const browser = await Browser.start(site)
  return { browser, alice, server, desk, gate }
}
