// A visitor's browser that a story plays, by CONTRACT's rules and no others. It
// is not the widget on purpose: a second reading of the contract finds what two
// that were written together agree on by mistake.
import crypto from 'node:crypto'

import { pause, seconds } from './process.js'
import { Page } from './ws.mjs'
import { parse, raw, xml } from './xml.js'

export const V = 'urn:deskbell:visit:1'
const CLIENT = 'jabber:client'
const RECEIPTS = 'urn:xmpp:receipts'

const number = (element, name = 'n') => Number(element?.attrs[name] ?? 0)

/*
 * `gate` says where to knock, and `from` may say from which address. What a
 * browser keeps over a reload is `memory`: the token, and the lines that are not
 * known to be stored.
 */
export class Visitor {
  constructor (gate, { memory = { token: null, outbox: [] }, from } = {}) {
    Object.assign(this, { gate, memory, from })
    this.shown = [] // { n, who, body }, as they came before the visitor's eyes
    this.held = new Map() // numbers that came before their turn
    this.last = 0
    this.stored = new Map() // id: number
    this.refused = new Map() // id: code
    this.outages = [] // errors without a code
    this.marks = { have: 0, seen: 0 }
    this.state = null
    this.isWelcome = false
    this.welcomes = 0
    this.serial = 0
    this.isAlive = true
    this.life = this.live()
  }

  async live () {
    while (this.isAlive) {
      try {
        await this.stay()
      } catch { // no gateway, or silence: as any browser, it tries again
      }
      this.isWelcome = false
      if (this.isAlive) await pause(50 + Math.random() * 250)
    }
  }

  async stay () {
    this.page = await Page.open(this.gate.port, { from: this.from })
    if (this.page.status !== 101) return
    this.greet()
    for (;;) {
      const text = await this.page.next(seconds(60))
      if (!text) return
      this.hear(parse(text))
    }
  }

  // The page is closed; what the browser keeps is for whoever opens it again.
  async leave () {
    this.isAlive = false
    this.page?.leave()
    await this.life
    return this.memory
  }

  send (text) {
    this.page.say(text)
  }

  ask (type, payload) {
    const id = `q${++this.serial}`
    this.send(xml`<iq xmlns='${CLIENT}' type='${type}' id='${id}'>${raw(payload)}</iq>`)
    return id
  }

  greet () {
    const { token, outbox } = this.memory
    this.isWelcome = this.isAsking = false
    this.had = 0
    this.inFlight = null
    const unanswered = outbox.slice(0, 64).map(({ id }) => xml`<unanswered id='${id}'/>`).join('')
    const known = token ? xml` token='${token}'` : ''
    this.hello = this.ask('set', xml`<hello xmlns='${V}' last='${this.last}'${raw(known)}>${raw(unanswered)}` +
      "<page url='https://shop.example.org/shoes' title='Shoes' language='en'/></hello>")
  }

  greetSoon (within) {
    const { page } = this
    this.isWelcome = false
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (page === this.page && !page.socket.destroyed) this.greet()
    }, Math.random() * within)
  }

  hear (frame) {
    if (frame.attrs.type === 'error') this.hearError(frame, frame.child('error'))
    else if (frame.child('welcome', V)) this.hearWelcome(frame.child('welcome', V))
    else if (frame.child('lines', V)) this.hearLines(frame.child('lines', V))
    else if (frame.name === 'message') this.hearMessage(frame)
    this.tellHave()
    this.say()
  }

  // Without a code it is the desk that is out of reach, and no answer.
  hearError (frame, error) {
    const code = error.child('refused', V)?.attrs.code
    const { id } = frame.attrs
    if (!code) {
      this.outages.push(String(frame))
      this.greetSoon(500)
    } else if (id === this.hello) {
      this.refused.set('hello', code)
      this.greetSoon(1500)
    } else {
      this.refused.set(id, code)
      const wants = ['too-fast', 'not-now'].includes(code)
      this.inFlight = null
      if (!wants) this.memory.outbox = this.memory.outbox.filter((one) => one.id !== id)
    }
  }

  hearWelcome (welcome) {
    this.memory.token = welcome.attrs.token
    this.state = welcome.child('state', V).attrs
    const stored = welcome.elements.filter(({ name }) => name === 'stored')
    const lines = welcome.child('lines', V)
    if (lines) this.hearLines(lines)
    for (const one of stored) this.isStored(one.attrs.id, number(one))
    this.isWelcome = true
    this.welcomes++
  }

  // What a page of lines leaves out does not exist.
  hearLines (lines) {
    this.isAsking = false
    for (const message of lines.elements) this.take(message, true)
    if (lines.attrs.more === 'true') this.askLines()
    else this.unhold()
  }

  hearMessage (message) {
    const received = message.child('received', RECEIPTS)
    if (received) this.isStored(received.attrs.id, number(message.child('stored', V)))
    else if (message.child('line', V)) this.take(message, false)
    else if (message.child('state', V)) this.state = message.child('state', V).attrs
    else if (message.child('away', V)) this.greetSoon(1000)
    else if (message.child('again', V)) this.greetSoon(number(message.child('again', V), 'within'))
    for (const name of ['have', 'seen']) {
      this.marks[name] = Math.max(this.marks[name], number(message.child(name, V)))
    }
  }

  askLines () {
    if (this.isAsking) return
    this.isAsking = true
    this.ask('get', xml`<lines xmlns='${V}' after='${this.last}'/>`)
  }

  take (message, isPage) {
    const line = message.child('line', V)
    const own = message.child('origin-id')?.attrs.id
    this.put({ n: number(line), who: line.attrs.who, body: message.childText('body') }, isPage)
    if (own) this.forget(own, number(line))
  }

  isStored (id, n) {
    const mine = this.memory.outbox.find((one) => one.id === id)
    if (mine) this.put({ n, who: 'visitor', body: mine.body }, false)
    this.forget(id, n)
  }

  forget (id, n) {
    if (this.stored.has(id) && this.stored.get(id) !== n) {
      throw new Error(`line ${id} is ${this.stored.get(id)} and ${n}`)
    }
    this.stored.set(id, n)
    this.memory.outbox = this.memory.outbox.filter((one) => one.id !== id)
    if (this.inFlight === id) this.inFlight = null
  }

  // Each number once, in order.
  put (line, isPage) {
    const known = this.shown.find(({ n }) => n === line.n)
    if (known) {
      if (known.body !== line.body) this.fault ??= `${line.n} is "${known.body}" and "${line.body}"`
    } else if (line.n < this.last) {
      this.fault ??= `line ${line.n} came after ${this.last}`
    } else if (isPage || line.n === this.last + 1) {
      this.show(line)
      this.unhold()
    } else {
      this.held.set(line.n, line)
      this.askLines()
    }
  }

  show (line) {
    this.held.delete(line.n)
    this.shown.push(line)
    this.last = line.n
  }

  // Cumulative, and once for all that a frame brought: frames are counted.
  tellHave () {
    if (this.last === this.had) return
    this.had = this.last
    this.send(xml`<message xmlns='${CLIENT}'><have xmlns='${V}' n='${this.last}'/></message>`)
  }

  unhold () {
    while (this.held.has(this.last + 1)) this.show(this.held.get(this.last + 1))
    for (const n of this.held.keys()) if (n <= this.last) this.held.delete(n)
  }

  // One is in flight at a time.
  say (body) {
    const id = crypto.randomUUID()
    if (body !== undefined) this.memory.outbox.push({ id, body })
    const [first] = this.memory.outbox
    if (this.isWelcome && first && !this.inFlight) {
      this.inFlight = first.id
      this.send(xml`<message xmlns='${CLIENT}' type='chat' id='${first.id}'><body>${first.body}</body><origin-id xmlns='urn:xmpp:sid:0' id='${first.id}'/></message>`)
    }
    return id
  }

  see () {
    this.send(xml`<message xmlns='${CLIENT}'><seen xmlns='${V}' n='${this.last}'/></message>`)
  }

  shows (words) {
    return this.shown.find(({ body }) => body === words)
  }
}
