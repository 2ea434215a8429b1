// An XMPP client that a test plays: it logs in, says what it is told to say and
// waits for what the test expects. What arrives is kept in `inbox` until
// somebody asked for it, so that the order of asking is free.
import crypto from 'node:crypto'
import net from 'node:net'
import tls from 'node:tls'

import { seconds } from './process.js'
import { mechanism } from './sasl.js'
import { Reader, raw, xml } from './xml.js'

export const NS = {
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  carbons: 'urn:xmpp:carbons:2',
  correct: 'urn:xmpp:message-correct:0',
  delay: 'urn:xmpp:delay',
  markers: 'urn:xmpp:chat-markers:0',
  ping: 'urn:xmpp:ping',
  receipts: 'urn:xmpp:receipts',
  roster: 'jabber:iq:roster',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  session: 'urn:ietf:params:xml:ns:xmpp-session',
  stanzas: 'urn:ietf:params:xml:ns:xmpp-stanzas',
  states: 'http://jabber.org/protocol/chatstates',
  streams: 'http://etherx.jabber.org/streams',
  tls: 'urn:ietf:params:xml:ns:xmpp-tls'
}

export const bare = (jid) => jid?.split('/')[0]

let count = 0
export const newId = () => `${(++count).toString(36)}-${crypto.randomBytes(4).toString('hex')}`

/*
 * Options: host, port, domain, user, password, resource; `tls` with the own
 * certificate authority (PEM) or true; `mechanism`; `presence: false` stays
 * unseen, else `show` and `priority` of the first presence; `receipts` answers
 * requests for receipts (XEP-0184).
 */
export class Client {
  constructor (options) {
    this.options = { resource: 'test', mechanism: 'SCRAM-SHA-1', ...options }
    this.name = this.options.name ?? `${options.user}/${this.options.resource}`
    this.bare = `${options.user}@${options.domain}`
    this.inbox = []
    this.waiters = []
    this.watchers = new Set() // see every stanza; true: it is theirs alone
    this.answers = new Map()
    this.isOpen = false
    this.isReady = false // logged in
  }

  static async login (options) {
    const client = new Client(options)
    await client.connect()
    return client
  }

  // Logs in, also again after the connection was lost. What is in the inbox
  // stays.
  async connect () {
    const { host = '127.0.0.1', port } = this.options
    this.stream = []
    this.streamWaiter = null
    this.reader = new Reader({
      onOpen: (element) => this.arrived(element),
      onElement: (element) => this.arrived(element),
      onClose: () => this.socket.end()
    })
    this.gone = new Promise((resolve) => { this.hasGone = resolve })
    this.isOpen = false
    this.isBound = false
    await new Promise((resolve, reject) => {
      this.listen(net.connect({ port, host, noDelay: true }, resolve))
      this.socket.once('error', reject)
    })
    this.isOpen = true
    await this.login()
    if (this.options.presence !== false) {
      this.presence({ show: this.options.show, priority: this.options.priority })
      await this.ping(this.options.domain) // by then the server has taken it
    }
    this.isReady = true
  }

  listen (socket) {
    this.socket = socket
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      if (process.env.DESKBELL_TRACE) console.log(`${this.name} <- ${text}`)
      this.reader.write(text)
    })
    socket.on('error', () => {})
    socket.once('close', () => {
      if (socket === this.socket) this.closed()
    })
  }

  closed () {
    this.isOpen = false
    this.isReady = false
    this.hasGone()
    this.streamWaiter?.reject(new Error(`${this.name}: the server closed the stream`))
    for (const { reject } of this.answers.values()) {
      reject(new Error(`${this.name}: the connection was lost`))
    }
    this.answers.clear()
  }

  async login () {
    const { domain, user, password } = this.options
    let features = await this.openStream()
    if (this.options.tls) {
      this.send(xml`<starttls xmlns='${NS.tls}'/>`)
      await this.next('proceed')
      await this.secure()
      features = await this.openStream()
    }
    this.features = features
    const sasl = mechanism(this.options.mechanism, user, password)
    const encode = (text) => Buffer.from(text, 'utf8').toString('base64')
    this.send(xml`<auth xmlns='${NS.sasl}' mechanism='${this.options.mechanism}'>${encode(sasl.first) || '='}</auth>`)
    for (;;) {
      const step = await this.next()
      const text = Buffer.from(step.text, 'base64').toString()
      if (step.name === 'challenge') {
        this.send(xml`<response xmlns='${NS.sasl}'>${encode(sasl.answer(text))}</response>`)
      } else if (step.name === 'success') {
        sasl.verify?.(text)
        break
      } else {
        throw new Error(`${this.bare} cannot log in: ${step}`)
      }
    }
    await this.openStream()
    this.isBound = true
    const bound = await this.iq('set', null,
      xml`<bind xmlns='${NS.bind}'><resource>${this.options.resource}</resource></bind>`)
    this.jid = bound.child('bind').childText('jid')
    this.bare = bare(this.jid)
    this.domain = domain
  }

  async openStream () {
    this.reader.reset()
    this.send(xml`<?xml version='1.0'?><stream:stream to='${this.options.domain}' version='1.0' xmlns='jabber:client' xmlns:stream='${NS.streams}'>`)
    await this.next('stream')
    return await this.next('features')
  }

  async secure () {
    const plain = this.socket
    plain.removeAllListeners('data')
    plain.removeAllListeners('close')
    const { tls: ca, domain } = this.options
    this.reader.reset()
    await new Promise((resolve, reject) => {
      this.listen(tls.connect({
        socket: plain,
        servername: domain,
        ...(ca === true ? { rejectUnauthorized: false } : { ca })
      }, resolve))
      this.socket.once('error', reject)
    })
  }

  // The next element of the login.
  async next (name) {
    const element = this.stream.shift() ?? await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(
        `${this.name} waited in vain for ${name ?? 'the server'} of the login`)), seconds(15))
      this.streamWaiter = {
        resolve: (found) => { clearTimeout(timer); resolve(found) },
        reject: (error) => { clearTimeout(timer); reject(error) }
      }
    })
    if (name && element.name !== name) {
      throw new Error(`${this.name} awaited ${name} and got ${element}`)
    }
    return element
  }

  arrived (element) {
    if (!this.isBound || element.ns === NS.streams) {
      if (this.streamWaiter) {
        const waiter = this.streamWaiter
        this.streamWaiter = null
        waiter.resolve(element)
      } else {
        this.stream.push(element)
      }
      return
    }
    if (element.name === 'iq' && this.tookIq(element)) return
    this.receipt(element)
    if ([...this.watchers].some((watch) => watch(element))) return
    const waiter = this.waiters.find(({ test }) => test(element))
    if (waiter) {
      this.waiters.splice(this.waiters.indexOf(waiter), 1)
      waiter.resolve(element)
    } else {
      this.inbox.push(element)
    }
  }

  tookIq (element) {
    const { type, id, from } = element.attrs
    if (type === 'result' || type === 'error') {
      const answer = this.answers.get(id)
      this.answers.delete(id)
      answer?.resolve(element)
      return Boolean(answer)
    }
    if (this.options.answersIq === false) return false
    const isPush = element.child('query', NS.roster) && (!from || bare(from) === this.bare)
    const isPing = Boolean(element.child('ping', NS.ping))
    if (isPush || isPing) {
      this.send(xml`<iq type='result' id='${id}'${raw(from ? xml` to='${from}'` : '')}/>`)
    } else {
      this.send(xml`<iq type='error' id='${id}'${raw(from ? xml` to='${from}'` : '')}><error type='cancel'><service-unavailable xmlns='${NS.stanzas}'/></error></iq>`)
    }
    return !isPush
  }

  receipt (element) {
    if (!this.options.receipts || element.name !== 'message' ||
        element.attrs.type === 'error' || !element.child('request', NS.receipts)) {
      return
    }
    this.send(xml`<message to='${element.attrs.from}' id='${newId()}'><received xmlns='${NS.receipts}' id='${element.attrs.id}'/></message>`)
  }

  // Sends XML as it is.
  send (text) {
    if (process.env.DESKBELL_TRACE) console.log(`${this.name} -> ${text}`)
    this.socket.write(String(text))
  }

  presence ({ to, type, show, status, priority } = {}) {
    const attr = (name, value) => raw(value === undefined ? '' : ` ${name}='${xml`${value}`}'`)
    const child = (name, value) => raw(value === undefined ? '' : `<${name}>${xml`${value}`}</${name}>`)
    this.send(xml`<presence${attr('to', to)}${attr('type', type)}>${child('show', show)}${child('status', status)}${child('priority', priority)}</presence>`)
  }

  // Says a line and gives back its id; `more` is further children as XML.
  say (to, body, { id = newId(), type = 'chat', more = '', lang, receipt } = {}) {
    const request = receipt ? xml`<request xmlns='${NS.receipts}'/>` : ''
    const language = lang ? xml` xml:lang='${lang}'` : ''
    this.send(xml`<message to='${to}' type='${type}' id='${id}'${raw(language)}><body>${body}</body>${raw(request)}${raw(more)}</message>`)
    return id
  }

  // Says a line and waits until the other side has said that it has it.
  async sayFor (to, body, options = {}) {
    const id = this.say(to, body, { ...options, receipt: true })
    await this.expect(`a receipt for "${body}"`, (element) =>
      element.child('received', NS.receipts)?.attrs.id === id)
    return id
  }

  // Asks and waits for the answer; an error is an answer too.
  iq (type, to, payload, within = seconds(15)) {
    const id = newId()
    const attr = raw(to ? xml` to='${to}'` : '')
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.answers.delete(id)
        reject(new Error(`${this.name} got no answer from ${to ?? 'the server'} to ${payload}`))
      }, within)
      this.answers.set(id, {
        resolve: (element) => { clearTimeout(timer); resolve(element) },
        reject: (error) => { clearTimeout(timer); reject(error) }
      })
      this.send(xml`<iq type='${type}' id='${id}'${attr}>${raw(payload)}</iq>`)
    })
  }

  ping (to, within) {
    return this.iq('get', to, xml`<ping xmlns='${NS.ping}'/>`, within)
  }

  async roster () {
    const answer = await this.iq('get', null, xml`<query xmlns='${NS.roster}'/>`)
    return answer.child('query').elements.map((item) => ({
      jid: item.attrs.jid,
      name: item.attrs.name,
      subscription: item.attrs.subscription,
      groups: item.elements.filter((child) => child.name === 'group').map((group) => group.text)
    }))
  }

  // Adds a contact or changes it; `remove: true` takes it out.
  async contact (jid, { name = '', groups = [], remove } = {}) {
    const inner = groups.map((group) => xml`<group>${group}</group>`).join('')
    const gone = remove ? " subscription='remove'" : ''
    const answer = await this.iq('set', null,
      xml`<query xmlns='${NS.roster}'><item jid='${jid}' name='${name}'${raw(gone)}>${raw(inner)}</item></query>`)
    if (answer.attrs.type !== 'result') throw new Error(`no contact ${jid}: ${answer}`)
  }

  // Takes the first that fits, from the inbox or when it comes.
  expect (what, test, within = seconds(15)) {
    const at = this.inbox.findIndex(test)
    if (at >= 0) return Promise.resolve(this.inbox.splice(at, 1)[0])
    return new Promise((resolve, reject) => {
      const waiter = { test }
      const timer = setTimeout(() => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1)
        reject(new Error(`${this.name} waited ${within / 1000} s in vain for ${what}; has\n  ` +
          (this.inbox.slice(-20).join('\n  ') || 'nothing')))
      }, within)
      waiter.resolve = (element) => {
        clearTimeout(timer)
        resolve(element)
      }
      this.waiters.push(waiter)
    })
  }

  // A chat line from an address (bare) that has these words in it.
  line (from, words, within) {
    return this.expect(`"${words}" from ${from}`, isLine(from, words), within)
  }

  // An error for the stanza with that id.
  error (id, within) {
    return this.expect(`an error for ${id}`, (element) =>
      element.attrs.type === 'error' && element.attrs.id === id, within)
  }

  // Nothing of that kind is here; ask `sync` first for what is on its way.
  nothing (what, test) {
    const found = this.inbox.find(test)
    if (found) throw new Error(`${this.name} got ${what}: ${found}`)
  }

  // When this is over, what that channel had said before is here: the desk
  // answers in its turn, and one stream keeps its order (RFC 6120, section
  // 10.1). Twice, because it may look something up in between.
  async sync (to) {
    for (let i = 0; i < 2; i++) await this.iq('get', to, "<query xmlns='jabber:iq:last'/>")
  }

  async logout () {
    if (!this.isOpen) return
    this.send('</stream:stream>')
    this.socket.end()
    await this.gone
  }

  // As a phone in a tunnel: the connection is gone without a word.
  drop () {
    this.socket.destroy()
    return this.gone
  }
}

export function isLine (from, words) {
  return (element) => {
    if (element.name !== 'message' || element.attrs.type === 'error') return false
    if (from && bare(element.attrs.from) !== from && element.attrs.from !== from) return false
    const body = element.childText('body')
    if (body === undefined) return false
    return words instanceof RegExp ? words.test(body) : body.includes(words)
  }
}
