// Runs wire scripts: the real deskbell, while the script plays the XMPP server
// and everybody behind it. How a script is written stands in tests/README.md.
//
//   node wire.js [--bless] SCRIPT.chat...
import fs from 'node:fs'
import path from 'node:path'

import { work } from '../../widget-gateway/widget/work.js'
import { bare } from './client.js'
import { Desk } from './desk.js'
import { validate } from './gateway.mjs'
import { expand, fill, matches, show } from './match.js'
import { Played } from './played.js'
import { endAll, makeDirectory, makePlace, removePlaces, seconds, until } from './process.js'
import { Element, parse, xml } from './xml.js'

const DOMAIN = 'example.org'
const SITE = 'https://shop.example.org'
const PATIENCE = seconds(30)

class ScriptError extends Error {}

// --- reading

function readHeader (lines) {
  const header = { people: [], settings: {}, component: `desk.${DOMAIN}`, secret: 's3cret' }
  for (const { text, line } of lines) {
    const setting = text.match(/^\[setting\]\s+(.+)\.(\w+)\s*=\s*(.*)$/)
    if (setting) {
      const [, section, name, value] = setting
      header.settings[section] = { ...header.settings[section], [name]: value }
      continue
    }
    const found = text.match(/^\[(\w+)\]\s+(\S+)\s*(.*)$/)
    if (!found) throw new ScriptError(`line ${line}: not a header line: ${text}`)
    const [, kind, what, rest] = found
    const fields = Object.fromEntries([...rest.matchAll(/(\w+):\s+(.*?)(?=\s{2,}\w+:|$)/g)]
      .map(([, name, value]) => [name, value.trim()]))
    if (kind === 'component') {
      Object.assign(header, { component: what, secret: fields.secret ?? header.secret })
    } else if (kind === 'setting') {
      const [section, name] = what.split('.')
      header.settings[section] = { ...header.settings[section], [name]: rest.replace(/^=\s*/, '') }
    } else if (['agent', 'person', 'page'].includes(kind)) {
      header.people.push({
        kind, jid: what, alias: what.split('@')[0], ...fields
      })
    } else if (kind === 'gateway') {
      header.gateway = what
      header.settings[`gateway ${what.split('.')[0]}`] = { domain: what }
      header.settings['channel support'] = { origins: SITE, ...header.settings['channel support'] }
    } else {
      throw new ScriptError(`line ${line}: no such header: [${kind}]`)
    }
  }
  return header
}

// Statements with their line and the XML that is indented under them.
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
    else if (statements.length) statements.at(-1).block.push(one)
    else throw new ScriptError(`line ${one.line}: XML without a statement`)
  }
  return { rule, header: readHeader(told.slice(0, cut)), statements, file }
}

// --- running

const elements = (text) => parse(`<block>${text}</block>`).elements

// What is for a page, as its gateway hands it on: see schemas/down.xsd.
function asFrame (stanza) {
  const move = (one) => new Element(one.name,
    one.ns === 'jabber:component:accept' ? 'jabber:client' : one.ns, { ...one.attrs },
    one.children.map((child) => child instanceof Element ? move(child) : child))
  const frame = move(stanza)
  delete frame.attrs.from
  delete frame.attrs.to
  return frame
}

class Run {
  constructor (script) {
    Object.assign(this, script)
    this.kept = {}
    this.links = 0
    this.waiting = [] // arrived, and not yet asked for
    this.frames = { down: [], link: [] } // for the schemas
  }

  async begin () {
    const { component, secret, people, settings } = this.header
    const place = makePlace()
    this.server = new Played({
      domain: DOMAIN,
      component,
      secret,
      roster: people.filter(({ kind }) => kind === 'agent').map((agent) => ({
        jid: bare(agent.jid),
        name: agent.name,
        groups: (agent.groups ?? 'support').split(/,\s*/),
        photo: agent.photo && expand(agent.photo)
      })),
      arrived: (element) => this.arrived(element)
    })
    this.server.directory = makeDirectory(path.join(place, 'server'))
    await this.server.start()
    this.desk = new Desk(this.server, {
      settings: {
        ...settings,
        account: { settle: '0s', ...settings.account }
      }
    })
    this.desk.launch()
  }

  arrived (element) {
    const { to } = element.attrs
    if (to?.startsWith('barrier@')) {
      this.passed = element.attrs.id
      return
    }
    if (to === this.header.gateway && element.name === 'presence') {
      this.frames.link.push(String(element))
    } else if (to?.endsWith(`@${this.header.gateway}`)) {
      this.frames.down.push(String(asFrame(element)))
    }
    this.waiting.push(element)
  }

  async end () {
    await this.nothingElse('the end')
    this.desk.process.signal('SIGTERM')
    await this.over()
  }

  async over () {
    const { code, signal } = await this.desk.process.end(null)
    if (code !== 0) throw new ScriptError(`deskbell ended with ${code ?? signal}`)
    if (this.desk.complaint()) throw new ScriptError(this.desk.complaint())
    if (this.server.fault) throw this.server.fault
    for (const [direction, frames] of Object.entries(this.frames)) validate(direction, frames)
  }

  /*
   * What was sent before this is done: the mind answers it, in its turn. Both
   * twice: deskbell-staff answers before it passes on, and the store may be
   * asked in between.
   */
  async barrier () {
    for (let i = 0; i < 2 && this.server.staff; i++) {
      this.server.ask()
      await this.until('the desk account to answer', () => !this.server.asked || !this.server.staff)
    }
    for (let i = 0; i < 2 && this.server.component; i++) await this.answer()
  }

  // A desk that has too much to say leaves questions unanswered: once more.
  async answer () {
    const id = `barrier-${Math.random()}`
    const question = xml`<iq type='get' id='${id}' to='support@${this.header.component}'><query xmlns='jabber:iq:last'/></iq>`
    let next = 0
    await this.until('the desk to answer', () => {
      if (this.passed !== id && Date.now() >= next) {
        next = Date.now() + 1000
        this.server.route(`barrier@${DOMAIN}/b`, parse(question))
      }
      return this.passed === id
    })
  }

  async until (what, test) {
    await until(what, async () => {
      const found = await test()
      if (!found && this.desk.process.exited) {
        throw new ScriptError(`deskbell ended: ${JSON.stringify(this.desk.process.exited)}`)
      }
      return found
    }, PATIENCE)
  }

  // HOUSE, section 12: nothing may arrive that the script does not say.
  async nothingElse () {
    await this.barrier()
    if (this.server.links > this.links) throw new ScriptError('the link broke')
    if (this.waiting.length) {
      throw new ScriptError('the script does not say that these arrive:\n' +
        this.waiting.map((one) => `    ${one.attrs.to} receives: ${show(one)}`).join('\n'))
    }
  }

  jid (name) {
    return this.header.people.find(({ alias }) => alias === name)?.jid ??
      fill(expand(name), this.kept)
  }

  // All at once: it is one turn of the desk.
  async sends (who, text) {
    await this.nothingElse()
    const streams = [this.server.component, this.server.staff].filter(Boolean)
    for (const { socket } of streams) socket.cork()
    for (const element of elements(fill(text, this.kept))) {
      this.server.route(this.jid(who), element)
    }
    for (const { socket } of streams) socket.uncork()
  }

  // The next to him must be this one; others get theirs at any time.
  async receives (who, text, exactly) {
    const to = bare(this.jid(who))
    const isHis = (one) => bare(one.attrs.to) === to
    for (const expected of elements(text)) {
      try {
        await this.until(`${who} to receive ${show(expected)}`, () => this.waiting.some(isHis))
      } catch (error) {
        if (error instanceof ScriptError) throw error
        throw new ScriptError(`${who} receives nothing within ${PATIENCE / 1000} s`)
      }
      const [actual] = this.waiting.splice(this.waiting.findIndex(isHis), 1)
      const kept = { ...this.kept }
      if (matches(expected, actual, { exactly, kept })) {
        this.kept = kept
        continue
      }
      throw new ScriptError(`not what ${who} receives:\n    script: ${show(expected)}\n` +
        `    really: ${show(actual)}`)
    }
  }

  /*
   * The daemon is linked, the desk account logged in, all agents that have a
   * resource are there and have seen the channel. What was said until then is
   * not the script's business.
   */
  async opens () {
    const agents = this.header.people.filter(({ kind, jid }) => kind === 'agent' && jid.includes('/'))
    for (const { jid, show = '' } of agents) {
      this.server.route(jid, parse(`<presence to='${this.server.account}'><show>${show}</show></presence>`))
    }
    await this.connects()
    await this.until('the desk account to log in', () => this.server.staff)
    await this.until('the desk to know the staff', () =>
      /account is logged in/.test(this.desk.log()))
    for (const { jid } of agents) {
      await this.until(`the channel to show itself to ${jid}`, () => this.waiting.some((one) =>
        one.name === 'presence' && bare(one.attrs.to) === bare(jid) && !one.attrs.type))
    }
    await this.anything()
  }

  async anything () {
    await this.barrier()
    this.waiting.length = 0
    await this.nothingElse()
  }

  // The visitor asks, the agent says `next`; what is said then is another
  // script's. The visitor's address is kept as ${address}.
  async talks (agent, visitor) {
    const ask = (body) => parse(
      xml`<message type='chat' id='${body}' to='support@${this.header.component}'><body>${body}</body></message>`)
    this.server.route(this.jid(visitor), ask('Hello'))
    await this.barrier()
    this.server.route(this.jid(agent), ask('next'))
    await this.barrier()
    const line = this.waiting.find((one) => one.childText('body') === 'Hello')
    if (!line) throw new ScriptError(`${agent} got no line of ${visitor}`)
    this.kept.address = line.attrs.from.split('@')[0]
    this.waiting.length = 0
  }

  // The gateway announces itself; what it is told then is another script's.
  async gatewayComes (epoch = 'gatewaygatewa') {
    this.server.route(this.header.gateway, parse(
      xml`<presence to='${this.header.component}'><gateway xmlns='urn:deskbell:visit:1' epoch='${epoch}'/></presence>`))
    await this.anything()
  }

  /*
   * A page that its gateway announces says hello, and is welcome. ${token} is
   * its token from then on.
   */
  async opensPage (who, how = '') {
    const from = this.jid(who)
    const to = `support@${this.header.component}`
    const last = / knowing (\d+)/.exec(how)?.[1] ?? 0
    const token = / with (\w+)/.exec(how)?.[1]
    const hello = new Element('hello', 'urn:deskbell:visit:1',
      { last, ...(token ? { token: this.kept[token] } : {}) })
    await this.nothingElse()
    for (const inner of [
      xml`<presence to='${to}'><connection xmlns='urn:deskbell:visit:1' site='${SITE}' address='${'0a'.repeat(32)}'/></presence>`,
      xml`<iq type='set' id='h1' to='${to}'>${hello}</iq>`
    ]) this.server.route(from, parse(inner))
    await this.until(`${who} to be welcome`, () => this.waiting.some((one) => one.child('welcome')))
    this.kept.token = this.waiting.find((one) => one.child('welcome')).child('welcome').attrs.token
    await this.anything()
  }

  // As the widget does it; ${work} is the answer.
  async works (seed, bits) {
    this.kept.work = await work(this.kept[seed], bits)
  }

  async stops () {
    await this.nothingElse()
    this.desk.process.signal('SIGTERM')
    await this.over()
  }

  async isKilled () {
    await this.nothingElse()
    await this.desk.kill()
  }

  // The desk account logs in when the component is heard: the order is sure.
  starts () {
    this.letIn = this.server.holdLogins()
    this.desk.launch()
  }

  // The first ping after a line finds it taken, the second proves it.
  async hasTakenAll () {
    await this.until('the component to ping twice', () => this.server.pings >= 2)
    await this.barrier()
  }

  async linkBreaks () {
    await this.nothingElse()
    this.server.isDeaf = false
    this.server.component.socket.destroy()
    await this.until('the link to break', () => !this.server.component)
  }

  async connects () {
    await this.until('the component to connect', () => this.server.links > this.links)
    this.links = this.server.links
    await this.barrier()
    this.letIn?.()
  }

  async serverSays (text) {
    await this.nothingElse()
    this.server.component.send(fill(text, this.kept))
  }

  async rosterSays (text) {
    await this.nothingElse()
    for (const item of elements(fill(text, this.kept))) {
      this.server.push({
        ...item.attrs, groups: item.elements.map((group) => group.text)
      })
    }
  }

  async perform ({ text, block }) {
    const found = TABLE.map(([pattern, act]) => [pattern.exec(text), act]).find(([match]) => match)
    if (!found) throw new ScriptError(`no such statement: ${text}`)
    await found[1](this, expand(block.map((one) => one.text.trim()).join('\n')), found[0])
  }

  async play () {
    let at = this.statements[0]
    try {
      await this.begin()
      for (at of this.statements) await this.perform(at)
      at = { line: at.line, text: 'the end' }
      if (!this.desk.process.exited) await this.end()
    } catch (error) {
      throw new ScriptError(`${this.file}:${at.line}: ${at.text}\n  ` +
        (error instanceof ScriptError ? error.message : error.stack))
    } finally {
      await this.clean()
    }
  }

  async clean () {
    this.server?.stop()
    if (this.desk && !this.desk.process.exited) await this.desk.kill()
  }

  /*
   * Writes what really follows into the file, for the eyes of whoever commits
   * it: trim it to what the rule is about.
   */
  async bless () {
    const header = fs.readFileSync(this.file, 'utf8').split(/^(-{5,})$/m).slice(0, 2).join('')
    const told = []
    await this.begin()
    for (const statement of this.statements) {
      if (/ receives( exactly)?:$/.test(statement.text)) continue
      await this.perform(statement)
      told.push([statement, ...statement.block].map(({ text }) => text).join('\n'))
      if (!this.desk.process.exited) await this.barrier()
      for (const one of this.waiting.splice(0)) {
        const person = this.header.people.find(({ jid }) => bare(jid) === bare(one.attrs.to))
        told.push(`${person?.alias ?? bare(one.attrs.to)} receives:\n\t${show(one).replaceAll('\n', '&#10;')}`)
      }
    }
    await this.clean()
    fs.writeFileSync(this.file, this.disguise(told.join('\n\n'), header))
  }

  // What chance made is {as} the first time and ${} later, or {any}.
  disguise (text, header) {
    const own = this.statements.map(({ block }) => block.map((one) => one.text).join()).join()
    let shown = text
      .replace(/ id='([^']*)'/g, (whole, id) => own.includes(`id='${id}'`) ? whole : " id='{any}'")
      .replace(/(stamp|ver|token|epoch|at|until)='[^']*'/g, (whole, name) =>
        own.includes(whole) ? whole : `${name}='{any}'`)
    const addresses = new Set(text.match(/[a-z0-9]+-[a-z2-7]{4,5}(?=@desk)/g))
    let count = 0
    for (const address of addresses) {
      const name = count++ ? `address${count}` : 'address'
      shown = shown.replace(address, `{as ${name}}`).replaceAll(address, '${' + name + '}')
    }
    return `${header}\n\n${shown}\n`
  }
}

const TABLE = [
  [/^the desk opens$/, (run) => run.opens()],
  [/^(\w+) talks to (\w+)$/, (run, xml, [, agent, visitor]) => run.talks(agent, visitor)],
  [/^the gateway comes$/, (run) => run.gatewayComes()],
  [/^(\w+) opens the page(.*)$/, (run, xml, [, who, how]) => run.opensPage(who, how)],
  [/^(\w+) works (\d+) bits on \$\{(\w+)\}$/, (run, xml, [, , bits, seed]) => run.works(seed, Number(bits))],
  [/^then anything$/, (run) => run.anything()],
  [/^then nothing$/, (run) => run.nothingElse()],
  [/^component connects$/, (run) => run.connects()],
  [/^deskbell stops$/, (run) => run.stops()],
  [/^deskbell is killed$/, (run) => run.isKilled()],
  [/^deskbell starts$/, (run) => run.starts()],
  [/^the server has taken all$/, (run) => run.hasTakenAll()],
  [/^the link breaks$/, (run) => run.linkBreaks()],
  [/^the server takes nothing more$/, (run) => { run.server.isDeaf = true }],
  [/^the server says:$/, (run, xml) => run.serverSays(xml)],
  [/^the roster says:$/, (run, xml) => run.rosterSays(xml)],
  [/^(.+) sends:$/, (run, xml, [, who]) => run.sends(who, xml)],
  [/^(.+?) receives( exactly)?:$/, (run, xml, [, who, exactly]) =>
    run.receives(who, xml, Boolean(exactly))]
]

// --- the command

const AT_ONCE = 6 // most of a script's time is waiting

const words = process.argv.slice(2)
const scripts = words.filter((word) => word !== '--bless')
const left = [...scripts]
let failed = 0

async function playOne (file) {
  let run
  try {
    run = new Run(readScript(file))
    await (words.includes('--bless') ? run.bless() : run.play())
  } catch (error) {
    failed++
    console.log(`FAILED: ${run?.rule ?? file}\n${error instanceof ScriptError ? error.message : error.stack}`)
    if (run?.desk) console.log(`  deskbell said:\n${run.desk.log().split('\n').slice(-40).join('\n')}`)
  }
}

async function playMany () {
  while (left.length) await playOne(left.shift())
}

await Promise.all(Array.from({ length: AT_ONCE }, playMany))
await endAll()
removePlaces()
console.log(`${scripts.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
