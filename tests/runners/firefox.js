// Debian's Firefox, without a window, by WebDriver BiDi: as much of it as a
// story needs, so that what is tried in Chromium is not only Chromium's.
import path from 'node:path'

import { freePort, isOpen, makePlace, Process, seconds, until } from './process.js'
import { Page } from './ws.mjs'

export class Firefox {
  static async start () {
    const firefox = new Firefox()
    const place = makePlace()
    const port = await freePort()
    firefox.process = new Process('firefox', ['firefox-esr', '--headless', '--no-remote',
      '--profile', place, '--remote-debugging-port', String(port), 'about:blank'],
    { log: path.join(place, 'firefox.log'), env: { HOME: place } })
    await until('firefox to listen', () => isOpen(port), seconds(60))
    firefox.wire = await Page.open(port, {
      path: '/session', headers: { Host: `127.0.0.1:${port}`, Origin: null, 'Sec-WebSocket-Protocol': null }
    })
    await firefox.ask('session.new', { capabilities: {} })
    const { contexts } = await firefox.ask('browsingContext.getTree', {})
    firefox.context = contexts[0].context
    // exceptions, and what a policy forbids
    await firefox.ask('session.subscribe', { events: ['log.entryAdded'] })
    return firefox
  }

  constructor () {
    this.count = 0
    this.complaints = []
  }

  async ask (method, params) {
    const id = ++this.count
    this.wire.say(JSON.stringify({ id, method, params }))
    for (;;) {
      const answer = JSON.parse(await this.wire.next(seconds(30)))
      if (answer.method === 'log.entryAdded' && answer.params.level === 'error') this.complaints.push(answer.params.text)
      if (answer.id !== id) continue
      if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`)
      return answer.result
    }
  }

  async go (url) {
    await this.ask('browsingContext.navigate', { context: this.context, url, wait: 'complete' })
  }

  async reload () {
    await this.ask('browsingContext.reload', { context: this.context, wait: 'complete' })
  }

  // The value of an expression, which must be made of text, numbers and lists.
  async eval (expression) {
    const { result, exceptionDetails } = await this.ask('script.evaluate', {
      expression: `JSON.stringify(${expression})`, target: { context: this.context }, awaitPromise: true
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value === undefined ? undefined : JSON.parse(result.value)
  }

  // Keys, into what has the focus; `Enter` is its own key.
  async type (words) {
    const keys = [...words].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })))
    await this.ask('input.performActions', {
      context: this.context, actions: [{ type: 'key', id: 'keyboard', actions: keys }]
    })
  }

  async end () {
    this.wire.leave()
    await this.process.end('SIGTERM', seconds(20))
  }
}

export const ENTER = '\uE007'
