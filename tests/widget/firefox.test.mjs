// The basic round in Firefox, by WebDriver BiDi: a click, words both ways, a
// reload, a phone. Needs Firefox; without it the test is skipped.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { endAll, freePort, makePlace, Process, removePlaces, seconds, until } from '../runners/process.js'
import { Page } from '../runners/ws.mjs'
import { Played } from './played.mjs'

function find (name) {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
const firefox = find('firefox-esr') ?? find('firefox')
const skip = firefox ? false : 'no firefox'

class Firefox {
  static async start () {
    const browser = new Firefox()
    const place = makePlace()
    const port = await freePort()
    browser.process = new Process('firefox', [firefox, '--headless', '--no-remote', '--profile', place,
      `--remote-debugging-port=${port}`, 'about:blank'], { log: path.join(place, 'log'), env: { HOME: place } })
    browser.wire = await until('firefox', async () => {
      const wire = await Page.open(port, { path: '/session', headers: { Origin: null, 'Sec-WebSocket-Protocol': null, Host: `127.0.0.1:${port}` } })
      return wire.status === 101 ? wire : null
    }, seconds(60))
    browser.count = 0
    await browser.ask('session.new', { capabilities: {} })
    const { contexts } = await browser.ask('browsingContext.getTree', {})
    browser.context = contexts[0].context
    return browser
  }

  async ask (method, params) {
    const id = ++this.count
    this.wire.say(JSON.stringify({ id, method, params }))
    for (;;) {
      const answer = JSON.parse(await this.wire.next(seconds(30)))
      if (answer.id !== id) continue
      if (answer.type === 'error') throw new Error(answer.message)
      return answer.result
    }
  }

  navigate (url) {
    return this.ask('browsingContext.navigate', { context: this.context, url, wait: 'complete' })
  }

  /** What an expression of the page is, as JSON has it; `chat` is its shadow root. */
  async eval (expression) {
    const { result, exceptionDetails } = await this.ask('script.evaluate', {
      expression: `JSON.stringify((() => { const chat = document.querySelector('deskbell-chat')?.shadowRoot; return ${expression} })() ?? null)`,
      target: { context: this.context },
      awaitPromise: true
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return JSON.parse(result.value)
  }

  see (what, expression) {
    return until(what, () => this.eval(expression))
  }

  async type (words) {
    const keys = [...words, '\uE006'].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])
    await this.ask('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'keys', actions: keys }] })
  }

  async shoot (name) {
    const { data } = await this.ask('browsingContext.captureScreenshot', { context: this.context })
    fs.writeFileSync(path.join(process.env.DESKBELL_SHOTS, name), Buffer.from(data, 'base64'))
  }
}

let played, browser

before(async () => {
  if (skip) return
  played = new Played()
  await played.start()
  played.state = "is='talking' with='Ben'"
  browser = await Firefox.start()
  await browser.navigate(played.origin)
})

after(async () => {
  browser?.wire.leave()
  await endAll()
  await played?.stop()
  removePlaces()
})

const bubbles = () => browser.eval("[...chat.querySelectorAll('.bubble')].map((one) => one.textContent)")

test('a click opens it, and words go both ways', { skip }, async () => {
  await browser.see('the button', "!!chat?.querySelector('.launcher')")
  await browser.eval("chat.querySelector('.launcher').click()")
  await browser.see('the field in focus', "chat.activeElement?.localName === 'textarea'")
  await browser.type('Wo ist mein Paket? 😀')
  await browser.see('the mark', "chat.querySelector('.visitor .facts')?.textContent.includes('Sent')")
  played.add({ body: 'Unterwegs: https://track.example.org/1' })
  await browser.see('the answer', "chat.querySelector('.agent .bubble a')?.href === 'https://track.example.org/1'")
  assert.deepEqual(await bubbles(), ['Wo ist mein Paket? 😀', 'Unterwegs: https://track.example.org/1'])
  if (process.env.DESKBELL_SHOTS) await browser.shoot('firefox.png')
})

test('a reload brings everything back, also what could not be sent', { skip }, async () => {
  played.isDown = true
  played.drop()
  await browser.see('the note', "chat.querySelector('.note').textContent.includes('Reconnecting')")
  await browser.type('eins')
  await browser.type('zwei')
  await browser.see('both', "chat.querySelectorAll('.bubble').length === 4")
  await browser.navigate(`${played.origin}/page2`)
  played.isDown = false
  await until('both lines', () => played.lines.length === 4)
  assert.deepEqual(played.lines.slice(2).map(({ body }) => body), ['eins', 'zwei'])
  await browser.eval("document.querySelector('deskbell-chat').open() && 1")
  await browser.see('all four', "chat.querySelectorAll('.bubble').length === 4")
})

test('on a phone it is a sheet over the page', { skip }, async () => {
  await browser.ask('browsingContext.setViewport', { context: browser.context, viewport: { width: 390, height: 700 } })
  await browser.see('the sheet', "chat.querySelector('.panel').matches(':modal') && Math.round(chat.querySelector('.panel').getBoundingClientRect().width) === innerWidth")
  if (process.env.DESKBELL_SHOTS) await browser.shoot('firefox-390.png')
})

test('Escape closes it and gives the focus back', { skip }, async () => {
  await browser.eval("chat.querySelector('.input').focus()")
  await browser.ask('input.performActions', { context: browser.context, actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: '\uE00C' }, { type: 'keyUp', value: '\uE00C' }] }] })
  await browser.see('the button', "chat.querySelector('.panel').hidden && chat.activeElement?.className === 'launcher'")
})
