// The packed widget in a real browser, through a real gateway, to a desk that
// the test plays. Needs Chromium; without it the test is skipped.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { pack } from '../../widget-gateway/widget/pack.js'
import { Desk, Gateway, VISIT } from '../runners/gateway.mjs'
import { endAll, freePort, makePlace, Process, removePlaces, seconds, until } from '../runners/process.js'
import { Page } from '../runners/ws.mjs'

const find = (name) => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
const chromium = find('chromium') ?? find('chromium-browser')
const skip = chromium ? false : 'no chromium'

// A word on the DevTools protocol: enough to look at one page.
class Browser {
  static async start () {
    const browser = new Browser()
    const place = makePlace()
    const port = await freePort()
    browser.process = new Process('chromium', [chromium, '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
      `--user-data-dir=${place}`, `--remote-debugging-port=${port}`, 'about:blank'], { log: path.join(place, 'log'), env: { HOME: place } })
    const targets = await until('chromium', () => fetch(`http://127.0.0.1:${port}/json`).then((answer) => answer.json())
      .then((all) => all.find(({ type }) => type === 'page')).catch(() => null), seconds(30))
    browser.wire = await Page.open(port, { path: new URL(targets.webSocketDebuggerUrl).pathname, headers: { Origin: null, 'Sec-WebSocket-Protocol': null, Host: `127.0.0.1:${port}` } })
    assert.equal(browser.wire.status, 101)
    await browser.ask('Page.enable')
    await browser.ask('Runtime.enable')
    await browser.ask('Log.enable')
    return browser
  }

  constructor () {
    this.count = 0
    this.complaints = []
  }

  async ask (method, params = {}) {
    const id = ++this.count
    this.wire.say(JSON.stringify({ id, method, params }))
    for (;;) {
      const answer = JSON.parse(await this.wire.next(seconds(20)))
      if (answer.method === 'Runtime.exceptionThrown') this.complaints.push(answer.params.exceptionDetails.exception?.description)
      if (answer.method === 'Log.entryAdded' && answer.params.entry.source === 'security') this.complaints.push(answer.params.entry.text)
      if (answer.id === id) {
        if (answer.error) throw new Error(answer.error.message)
        return answer.result
      }
    }
  }

  async eval (expression) {
    const { result, exceptionDetails } = await this.ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description)
    return result.value
  }
}

const chat = "document.querySelector('deskbell-chat').shadowRoot"
let desk, gateway, browser, site, origin, lines, marks, hellos

// The desk: it stores what comes, and remembers.
function play (desk) {
  lines = []
  marks = []
  hellos = 0
  const address = (stanza) => stanza.attrs.from
  const tell = (to, text) => desk.say(text.replace('TO', `from='support@desk.example.org' to='${to}'`))
  const message = ({ n, who, body, id }) => `<message xmlns='jabber:client' id='${n}'><body>${body}</body>` +
    (id ? `<origin-id xmlns='urn:xmpp:sid:0' id='${id}'/>` : '') + `<line xmlns='${VISIT}' n='${n}' who='${who}' nick='Ben' at='2026-11-20T09:30:10Z'/></message>`
  const serve = (stanza) => {
    const hello = stanza.child('hello', VISIT)
    const have = stanza.child('have', VISIT)
    if (have) marks.push(+have.attrs.n)
    if (hello) {
      hellos++
      desk.page = address(stanza)
      tell(desk.page, `<iq TO type='result' id='${stanza.attrs.id}'><welcome xmlns='${VISIT}' token='${'a'.repeat(52)}'>${desk.channel.replace(/<origin>.*<\/origin>/, '')}` +
        `<state is='talking' with='Ben'/><lines more='false'>${lines.filter(({ n }) => n > +hello.attrs.last).map(message).join('')}</lines></welcome></iq>`)
    } else if (stanza.child('body')) {
      const known = lines.find(({ id }) => id === stanza.attrs.id)
      const line = known ?? { n: lines.length + 1, who: 'visitor', id: stanza.attrs.id, body: stanza.childText('body').replace(/&/g, '&amp;').replace(/</g, '&lt;') }
      if (!known) lines.push(line)
      tell(address(stanza), `<message TO><received xmlns='urn:xmpp:receipts' id='${line.id}'/><stored xmlns='${VISIT}' n='${line.n}'/></message>`)
    }
  }
  const listen = () => desk.waiting.push((stanza) => { listen(); serve(stanza) })
  listen()
  desk.write = (body) => {
    const line = { n: lines.length + 1, who: 'agent', body }
    lines.push(line)
    tell(desk.page, message(line).replace("xmlns='jabber:client'", 'TO'))
  }
}

before(async () => {
  if (skip) return
  const files = Object.fromEntries(await pack())
  site = http.createServer((request, response) => {
    // as strict as a policy can be: nothing inline, no eval, Trusted Types
    response.setHeader('content-security-policy', `default-src 'none'; script-src ${gateway.url}; connect-src ${gateway.url} ${gateway.url.replace('http', 'ws')}; ` +
      "img-src 'self'; style-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><html lang=de><meta name=viewport content="width=device-width"><title>Shop</title><script type=module src="${gateway.url}/deskbell.js?channel=support"></script><h1>Shop</h1>`)
  })
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${site.address().port}`
  desk = new Desk()
  desk.channel = desk.channel.replace('https://shop.example.org', origin)
  play(desk)
  await desk.listen()
  gateway = await Gateway.start(desk, {}, files)
  gateway.url = `http://127.0.0.1:${gateway.port}`
  await gateway.ready()
  browser = await Browser.start()
  await browser.ask('Page.navigate', { url: origin })
})

after(async () => {
  site?.close()
  browser?.wire.leave()
  await desk?.stop()
  await endAll()
  removePlaces()
})

const see = (what, expression) => until(what, () => browser.eval(expression))
const type = (words) => browser.eval(`(() => {
  const field = ${chat}.querySelector('textarea')
  field.value = ${JSON.stringify(words)}
  ${chat}.querySelector('form.fields, form[part=composer]').requestSubmit()
})()`)
const bubbles = () => browser.eval(`[...${chat}.querySelectorAll('.bubble')].map((one) => one.textContent)`)

test('a click opens a chat, and words go both ways', { skip }, async () => {
  await see('the button', `!!document.querySelector('deskbell-chat')?.shadowRoot?.querySelector('.launcher')`)
  await browser.eval(`${chat}.querySelector('.launcher').click()`)
  await see('the panel', `!!${chat}.querySelector('.panel:not([hidden])')`)
  assert.equal(await browser.eval(`${chat}.activeElement?.localName`), 'textarea')
  await type('Wo ist <b>mein</b> Paket?')
  await see('the mark', `${chat}.querySelector('.facts')?.textContent.includes('Gesendet')`)
  desk.write('Unterwegs: https://track.example.org/1 javascript:alert(1) &lt;img src=x onerror=alert(1)&gt;')
  await see('the answer', `${chat}.querySelectorAll('.bubble').length === 2`)
  assert.deepEqual(await bubbles(), ['Wo ist <b>mein</b> Paket?', 'Unterwegs: https://track.example.org/1 javascript:alert(1) <img src=x onerror=alert(1)>'])
  assert.deepEqual(await browser.eval(`[...${chat}.querySelectorAll('.bubble a')].map((one) => one.href)`), ['https://track.example.org/1'])
  assert.equal(await browser.eval(`${chat}.querySelectorAll('.bubble img, .bubble b').length`), 0)
})

test('a reload brings everything back, and what was typed offline is sent', { skip }, async () => {
  await desk.stop()
  await see('the note', `${chat}.querySelector('.note').textContent.startsWith('Verbinde erneut')`)
  await type('erstens')
  await type('zweitens')
  await browser.ask('Page.reload')
  await desk.listen()
  await see('the page', `document.readyState === 'complete' && !!document.querySelector('deskbell-chat')?.shadowRoot?.querySelector('.panel')`)
  await until('both lines', () => lines.length === 4)
  assert.deepEqual(lines.slice(2).map(({ body }) => body), ['erstens', 'zweitens'])
  await until('four bubbles', async () => (await bubbles()).length === 4)
  assert.deepEqual((await bubbles()).slice(2), ['erstens', 'zweitens'])
})

test('an agent who says 500 lines at once is heard to the end, on the same link', { skip }, async () => {
  await until('the marks to rest', () => marks.at(-1) === lines.length)
  const [before, marked, called] = [lines.length, marks.length, hellos]
  for (let i = 1; i <= 500; i++) desk.write(`burst ${i}`)
  await until('the last to be marked', () => marks.at(-1) === before + 500)
  assert.deepEqual((await bubbles()).slice(before), Array.from({ length: 500 }, (_, i) => `burst ${i + 1}`))
  assert.ok(marks.length - marked <= 60, `${marks.length - marked} frames`) // 3.3 a second
  assert.equal(hellos, called)
})

test('Escape closes and gives the focus back', { skip }, async () => {
  await browser.eval(`document.querySelector('deskbell-chat').open()`)
  await browser.eval(`${chat}.querySelector('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))`)
  await see('the button', `${chat}.querySelector('.panel').hidden && ${chat}.activeElement?.className === 'launcher'`)
})

test('it looks as it should on a phone and on a desk', { skip }, async () => {
  const shots = process.env.DESKBELL_SHOTS
  await browser.eval(`document.querySelector('deskbell-chat').open()`)
  for (const width of [320, 390, 1280]) {
    await browser.ask('Emulation.setDeviceMetricsOverride', { width, height: 720, deviceScaleFactor: 1, mobile: width < 500 })
    await see(`the panel within ${width}`, `(({ left, right, top, bottom }) =>
      left >= 0 && right <= ${width} && top >= 0 && bottom <= 720)(${chat}.querySelector('.panel').getBoundingClientRect())`)
    if (!shots) continue
    const { data } = await browser.ask('Page.captureScreenshot')
    fs.writeFileSync(path.join(shots, `chat-${width}.png`), Buffer.from(data, 'base64'))
  }
})

test('nothing broke the policy, and nothing was thrown', { skip }, () => {
  assert.deepEqual(browser.complaints, [])
})
