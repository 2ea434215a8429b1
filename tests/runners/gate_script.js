// Runs the gateway's wire scripts: the real deskbell-gateway, while the script
// plays the pages and, behind it, the XMPP server with the desk. How a script
// is written stands in tests/README.md.
//
//   node gate_script.js SCRIPT.chat...
import fs from 'node:fs'

import { Desk, Gateway, VISIT, validate } from './gateway.mjs'
import { expand, fill, matches, show } from './match.js'
import { endAll, pause, removePlaces, seconds, until } from './process.js'
import { OPCODE, Page, exchange, frame } from './ws.mjs'
import { Element, parse } from './xml.js'

const PATIENCE = seconds(5)
const CLIENT = 'jabber:client'
const COMPONENT = 'jabber:component:accept'
const SPACES = { visit: VISIT, client: CLIENT, data: 'jabber:x:data', oob: 'jabber:x:oob', xhtml: 'http://jabber.org/protocol/xhtml-im' }

// A line of 50 KB that went wrong is known by its beginning.
class ScriptError extends Error {
  constructor (message) {
    super(message.split('\n').map((line) => line.length > 400 ? `${line.slice(0, 400)}…` : line).join('\n'))
  }
}

// --- reading

const words = (text) => expand(text.replaceAll('{big}', 'x'.repeat(50000)).replace(/(?<!\$)\{(\w+)\}/g, (whole, name) => SPACES[name] ?? whole))

function readHeader (lines) {
  const header = { pages: {}, settings: {}, isThere: true }
  for (const { text, line } of lines) {
    const [, kind, what, rest] = text.match(/^\[(\w+)\]\s+(\S+)\s*(.*)$/) ?? []
    const fields = [...(rest ?? '').matchAll(/([\w-]+):\s+(.*?)(?=\s{2,}[\w-]+:|$)/g)].map(([, name, value]) => [name, value.trim()])
    if (kind === 'page') header.pages[what] = Object.fromEntries(fields)
    else if (kind === 'setting') header.settings[what] = rest.replace(/^=\s*/, '')
    else if (kind === 'desk' && what === 'away') header.isThere = false
    else throw new ScriptError(`line ${line}: not a header line: ${text}`)
  }
  return header
}

function readScript (file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n')
    .map((text, i) => ({ text: text.trimEnd(), line: i + 1 }))
  const rule = lines[0].text.replace(/^# /, '')
  const told = lines.filter(({ text }) => text && !text.startsWith('#'))
  const cut = told.findIndex(({ text }) => /^-{5,}$/.test(text))
  if (cut < 0) throw new ScriptError('there is no line of dashes after the header')
  const statements = []
  for (const one of told.slice(cut + 1)) {
    if (!/^\s/.test(one.text)) statements.push({ ...one, block: [] })
    else if (statements.length) statements.at(-1).block.push(one.text.replace(/^\t| {4}/, ''))
    else throw new ScriptError(`line ${one.line}: a block without a statement`)
  }
  return { rule, header: readHeader(told.slice(0, cut)), statements, file }
}

// How a page's request differs from an ordinary one. A field of "none" leaves
// the header out.
function readRequest (fields) {
  const names = { origin: 'Origin', version: 'Sec-WebSocket-Version', protocol: 'Sec-WebSocket-Protocol', upgrade: 'Upgrade', connection: 'Connection', forwarded: 'X-Forwarded-For', extensions: 'Sec-WebSocket-Extensions' }
  const headers = {}
  for (const [field, name] of Object.entries(names)) {
    if (field in fields) headers[name] = fields[field] === 'none' ? null : fields[field]
  }
  return { headers, ...(fields.path && { path: fields.path }), ...(fields.from && { from: fields.from }) }
}

// "\xff" is a byte, all else is UTF-8.
function readBytes (text) {
  return Buffer.concat(text.split(/(\\x[0-9a-f]{2})/).map((part) =>
    /^\\x[0-9a-f]{2}$/.test(part) ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part)))
}

// --- running

class Run {
  constructor (script) {
    Object.assign(this, script)
    this.kept = {}
    this.pages = {}
    this.heard = [] // by the desk, and not yet asked for
    this.seen = { up: [], down: [], link: [] }
  }

  async begin () {
    this.desk = new Desk({ isThere: this.header.isThere })
    this.desk.hear = (element) => this.take(element)
    await this.desk.listen()
    this.gateway = await Gateway.start(this.desk, this.header.settings)
    if (this.header.isThere) await this.gateway.ready()
    else await until('the gateway to connect', () => /connected to/.test(this.gateway.process.log()))
  }

  take (element) {
    if (element.attrs.id === this.barrierId) {
      this.passed = element.attrs.id
      return
    }
    const isHello = element.child('gateway', VISIT)
    if (element.name === 'presence' && (isHello || element.child('connection', VISIT) || element.attrs.type === 'unavailable')) {
      this.seen.link.push(element.toString())
    } else if (element.attrs.from?.includes('@')) {
      this.seen.up.push(withoutAddresses(element).toString())
    }
    if (!isHello) this.heard.push(element)
  }

  page (name) {
    const page = this.pages[name]
    if (!page) throw new ScriptError(`${name} has not opened`)
    return page
  }

  // What was sent before this is done, and what follows from it has arrived.
  async barrier () {
    for (const page of Object.values(this.pages)) {
      if (page.status === 101 && !page.closed && !page.socket.destroyed && !page.isPaused && !page.isMidway) await this.pong(page)
    }
    if (this.desk.socket && !this.desk.socket.destroyed && !this.desk.isHung) {
      this.barrierId = `barrier-${Math.random()}`
      this.desk.say(`<iq type='get' id='${this.barrierId}' from='barrier.example.org' to='web.example.org'><ping xmlns='urn:xmpp:ping'/></iq>`)
      await until('the gateway to answer', () => this.passed === this.barrierId, PATIENCE)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }

  async pong (page) {
    const before = page.pongs
    page.raw(frame(OPCODE.ping, 'barrier'))
    await until('a pong', () => page.pongs > before || page.closed || page.socket.destroyed, PATIENCE)
  }

  async nothingElse () {
    await this.barrier()
    const pages = Object.entries(this.pages).flatMap(([name, page]) => page.frames.map((text) => `${name} receives: ${text}`))
    const desk = this.heard.map((one) => `desk receives: ${show(one)}`)
    if (pages.length || desk.length) {
      throw new ScriptError('the script does not say that these arrive:\n' + [...pages, ...desk].map((one) => `    ${one}`).join('\n'))
    }
    for (const [name, page] of Object.entries(this.pages)) {
      if (page.closed && !page.isToldClosed) throw new ScriptError(`${name} is closed with ${page.closed.code}: ${page.closed.reason}`)
    }
  }

  async opens (name) {
    await this.nothingElse()
    const page = await Page.open(this.gateway.port, readRequest(this.header.pages[name] ?? {}))
    if (page.status !== 101) throw new ScriptError(`${name} is refused with ${page.status}`)
    this.pages[name] = page
  }

  async isRefused (name, status, sentence) {
    await this.nothingElse()
    const page = await Page.open(this.gateway.port, readRequest(this.header.pages[name] ?? {}))
    page.leave()
    if (page.status !== Number(status)) throw new ScriptError(`${name} is answered ${page.status}`)
    if (sentence && !page.body().includes(sentence)) throw new ScriptError(`not "${sentence}": ${page.body()}`)
  }

  elements (block, ns) {
    return parse(`<block>${words(block.join('\n'))}</block>`, ns).elements
  }

  // What is sent has its names filled in; what is awaited keeps some on the way.
  texts (block, ns, outer) {
    return this.elements(block, ns).map((element) => fill(element.toString(outer), this.kept))
  }

  async sends (name, block) {
    await this.nothingElse()
    for (const text of this.texts(block, CLIENT)) this.page(name).say(text)
  }

  async says (name, text) {
    await this.nothingElse()
    this.page(name).raw(frame(OPCODE.text, readBytes(words(text))))
  }

  // A frame of the script's own making: "part of a text, binary, ping …".
  async sendsFrame (name, what, text) {
    const page = this.page(name)
    const opcode = OPCODE[what.match(/text|binary|more|close|ping|pong/)[0]]
    const length = what.match(/of (\d+) bytes/)?.[1]
    const isPart = /^part/.test(what)
    if (!page.isMidway) await this.nothingElse()
    page.isMidway = isPart || length !== undefined
    page.raw(frame(opcode, readBytes(words(text)), { final: !isPart, masked: !/unmasked/.test(what), ...(length && { length: Number(length) }) }))
  }

  async deskSends (block, times = 1) {
    await this.nothingElse()
    const texts = this.texts(block, COMPONENT, COMPONENT)
    for (let i = 0; i < Number(times); i++) this.desk.say(texts.join(''))
  }

  check (who, expected, actual) {
    const kept = { ...this.kept }
    if (!matches(expected, actual, { kept })) {
      throw new ScriptError(`not what ${who} receives:\n    script: ${show(expected)}\n    really: ${show(actual)}`)
    }
    this.kept = kept
  }

  async deskReceives (block) {
    for (const expected of this.elements(block)) {
      await until(`the desk to receive ${show(expected)}`, () => this.heard.length, PATIENCE)
      this.check('the desk', expected, this.heard.shift())
    }
  }

  async receives (name, block) {
    const page = this.page(name)
    for (const expected of this.elements(block)) {
      const text = await page.next(PATIENCE)
      if (!text) throw new ScriptError(`${name} is closed: ${JSON.stringify(page.closed)}`)
      this.seen.down.push(text)
      this.check(name, expected, parse(text))
    }
  }

  async isClosed (name, code, reason, within) {
    const page = this.page(name)
    await until(`${name} to be closed`, () => page.closed || page.socket.destroyed, seconds(Number(within ?? 5)))
    page.isToldClosed = true
    if (!page.closed) throw new ScriptError(`${name} is cut off without a word`)
    if (page.closed.code !== Number(code) || (reason && page.closed.reason !== reason)) {
      throw new ScriptError(`${name} is closed with ${page.closed.code}: ${page.closed.reason}`)
    }
    if (page.frames.length) throw new ScriptError(`before that ${name} receives: ${page.frames[0]}`)
  }

  async isHungUp (name, within) {
    const page = this.page(name)
    await until(`${name} to be hung up`, () => page.socket.destroyed, seconds(Number(within)))
    page.isToldClosed = true
    if (page.closed) throw new ScriptError(`${name} is closed with ${page.closed.code}`)
  }

  // A request as it stands; its answer, or that there is none.
  async asks (block, where) {
    await this.nothingElse()
    const bytes = words(block.join('\r\n')).replace(/\\r\\n/g, '\r\n') + '\r\n\r\n'
    this.answer = await exchange(where === 'meter' ? this.gateway.metersPort : this.gateway.port, bytes, seconds(2))
  }

  isAnswered (status, block) {
    const { heard, isClosed } = this.answer
    const really = this.answer.status
    if (status === 'nothing') {
      if (really || !isClosed) throw new ScriptError(`it is ${isClosed ? 'answered' : 'kept open'}: ${heard.slice(0, 200)}`)
      return
    }
    if (really !== Number(status)) throw new ScriptError(`it is answered: ${heard.slice(0, 200) || 'nothing'}`)
    for (const line of block.map(words)) {
      if (!heard.toLowerCase().includes(line.toLowerCase())) throw new ScriptError(`no "${line}" in the answer:\n${heard.slice(0, 2000)}`)
    }
  }

  // It is not served, and the line is closed: whether with words or without.
  isTurnedAway () {
    const { heard, isClosed, status } = this.answer
    if (!isClosed || (status && status < 400)) throw new ScriptError(`it is answered: ${heard.slice(0, 200)}`)
  }

  async stops () {
    await this.nothingElse()
    this.stopped = this.gateway.stop()
  }

  async deskLeaves () {
    await this.nothingElse()
    await this.desk.stop()
  }

  logHas (not, word) {
    if (this.gateway.process.log().includes(word) === Boolean(not)) {
      throw new ScriptError(`the log ${not ? 'has' : 'does not have'} "${word}":\n${this.gateway.process.log()}`)
    }
  }

  async end () {
    if (this.stopped) {
      await this.stopped
    } else {
      await this.nothingElse()
      await this.gateway.stop()
    }
    for (const [direction, frames] of Object.entries(this.seen)) validate(direction, frames)
  }

  async play () {
    let at = this.statements[0]
    try {
      await this.begin()
      for (at of this.statements) {
        const found = TABLE.map(([pattern, act]) => [pattern.exec(at.text), act]).find(([match]) => match)
        if (!found) throw new ScriptError('no such statement')
        await found[1](this, at.block, ...found[0].slice(1))
      }
      at = { line: at.line, text: 'the end' }
      await this.end()
    } catch (error) {
      throw new ScriptError(`${this.file}:${at.line}: ${at.text}\n  ${error instanceof ScriptError ? error.message : error.stack}`)
    } finally {
      for (const page of Object.values(this.pages)) page.leave()
      await this.desk?.stop()
    }
  }
}

function withoutAddresses (element) {
  const move = (one) => new Element(one.name, one.ns === COMPONENT ? CLIENT : one.ns, one.attrs,
    one.children.map((child) => child instanceof Element ? move(child) : child))
  const moved = move(element)
  const { from, to, ...rest } = moved.attrs
  moved.attrs = rest
  return moved
}

const TABLE = [
  [/^(\w+) opens$/, (run, block, name) => run.opens(name)],
  [/^(\w+) is refused with (\d+)(?:: (.*))?$/, (run, block, name, status, sentence) => run.isRefused(name, status, sentence)],
  [/^desk sends(?: (\d+) times)?:$/, (run, block, times) => run.deskSends(block, times)],
  [/^desk receives:$/, (run, block) => run.deskReceives(block)],
  [/^the desk is (?:gone|cut off)$/, (run) => run.deskLeaves()],
  [/^the desk is back$/, (run) => run.desk.listen()],
  [/^the desk is silent$/, (run) => { run.desk.isHung = true }],
  [/^the gateway stops$/, (run) => run.stops()],
  [/^the log (does not say|says) "(.*)"$/, (run, block, how, word) => run.logHas(how !== 'says', word)],
  [/^then anything$/, async (run) => {
    await run.barrier()
    run.heard.length = 0
    for (const page of Object.values(run.pages)) run.seen.down.push(...page.frames.splice(0))
  }],
  [/^then nothing$/, (run) => run.nothingElse()],
  [/^(\d+)s pass$/, (run, block, n) => pause(Number(n) * 1000)],
  [/^(\w+) sends:$/, (run, block, name) => run.sends(name, block)],
  [/^(\w+) says: (.*)$/, (run, block, name, text) => run.says(name, text)],
  [/^(\w+) sends (?:a )?((?:part of a |unmasked )?(?:text|binary|more|close|ping|pong)(?: of \d+ bytes)?): ?(.*)$/, (run, block, name, what, text) => run.sendsFrame(name, what, text)],
  [/^(\w+) receives:$/, (run, block, name) => run.receives(name, block)],
  [/^(\w+) is closed with (\d+): (.*?)(?:, within (\d+)s)?$/, (run, block, name, code, reason, within) => run.isClosed(name, code, reason, within)],
  [/^(\w+) is closed with (\d+)$/, (run, block, name, code) => run.isClosed(name, code)],
  [/^(\w+) is hung up within (\d+)s$/, (run, block, name, within) => run.isHungUp(name, within)],
  [/^(\w+) answers no ping$/, (run, block, name) => { run.page(name).isMute = run.page(name).isPaused = true }],
  [/^(\w+) reads no more$/, (run, block, name) => {
    run.page(name).isPaused = true
    run.page(name).socket.pause()
  }],
  [/^(\w+) reads again$/, (run, block, name) => run.page(name).socket.resume()],
  [/^(\w+) leaves$/, async (run, block, name) => {
    await run.nothingElse()
    run.page(name).isToldClosed = true
    run.page(name).leave()
  }],
  [/^that is turned away$/, (run) => run.isTurnedAway()],
  [/^that is answered without "(.*)"$/, (run, block, word) => {
    if (run.answer.heard.toLowerCase().includes(word)) throw new ScriptError(`it is answered with it:\n${run.answer.heard}`)
  }],
  [/^somebody asks(?: the (meter))?:$/, (run, block, where) => run.asks(block, where)],
  [/^(?:that )?is answered (\d+|nothing)$/, (run, block, status) => run.isAnswered(status, block)]
]

// --- the command

const scripts = process.argv.slice(2)
let failed = 0

for (const file of scripts) {
  let run
  try {
    run = new Run(readScript(file))
    await run.play()
  } catch (error) {
    failed++
    console.log(`FAILED: ${run?.rule ?? file}\n${error.message}`)
    if (!(error instanceof ScriptError)) console.log(error.stack)
    if (run?.gateway) console.log(`  deskbell-gateway said:\n${run.gateway.process.log().split('\n').slice(-30).join('\n')}`)
  }
  await endAll()
}
removePlaces()
console.log(`${scripts.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
