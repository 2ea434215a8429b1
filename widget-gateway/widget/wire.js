// Frames: text to what it means, and what is meant to text. The schema is
// schemas/up.xsd and down.xsd. It has a reader of its own, because under
// Trusted Types a page may not call DOMParser; it reads what the gateway
// writes (no prefixes, CDATA, comments or DTD, no quotes but ') and refuses
// all else.

const V = 'urn:deskbell:visit:1'
const CLIENT = 'jabber:client'
const DATA = 'jabber:x:data'
const XMPP = 'urn:xmpp:'

/** @typedef {{name: string, space: string, attrs: Object<string, string>, children: Element[], text: string}} Element */

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

// Controls that turn the text around them: somebody's words must not look
// like other words (a file `exe.gpj`), nor reach beyond their place.
export const clean = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')

const plain = (text) => clean(text.replace(/&(?:#(x?[0-9a-f]{1,6})|(\w+));/gi, (whole, code, name) => {
  if (name) return ENTITIES[name] ?? ''
  const point = Number(code[0] === 'x' ? `0${code}` : code)
  return point < 0x110000 ? String.fromCodePoint(point) : ''
}))

// XML 1.0, section 2.2: what it cannot say would end the connection. Tabs and
// line ends are spelt out, or an attribute would lose them (section 3.3.3).
const UNSAYABLE = /[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu

const encode = (said) => String(said).replace(UNSAYABLE, '\ufffd').replace(/[<>&"'\t\n\r]/g, (c) => `&#${c.charCodeAt()};`)

/**
 * One element, or null for what is none.
 * @param {string} text
 * @returns {Element | null}
 */
export function parse (text) {
  const token = /<(\/?)([\w-]+)((?:\s+[\w:-]+='[^'<]*')*)\s*(\/?)>|([^<]+)/gy
  const stack = []
  let root = null
  while (token.lastIndex < text.length) {
    const found = token.exec(text)
    if (!found) return null
    const [, closing, name, attributes, empty, between] = found
    const parent = stack.at(-1)
    if (between) {
      if (parent) parent.text += plain(between)
      else if (between.trim()) return null
    } else if (closing) {
      if (parent?.name !== name) return null
      stack.pop()
    } else {
      if (root && !parent) return null
      const element = { name, space: parent?.space, attrs: {}, children: [], text: '' }
      for (const [, key, raw] of attributes.matchAll(/([\w:-]+)='([^']*)'/g)) {
        const said = plain(raw)
        if (key === 'xmlns') element.space = said
        else element.attrs[key] = said
      }
      if (parent) parent.children.push(element)
      else root = element
      if (!empty) stack.push(element)
    }
  }
  return stack.length ? null : root
}

const find = (element, name, space = V) =>
  element?.children.find((child) => child.name === name && child.space === space)

// What an attribute is follows from its name; what is wrong is as if unsaid.
const number = (text) => /^\d{1,9}$/.test(text) ? +text : undefined
const truth = (text) => text === 'true' || text === '1'
const instant = (text) => Date.parse(text) || undefined
const CASTS = { n: number, place: number, wait: number, retry: number, bits: number, within: number, open: truth, rating: truth, transcript: truth, more: truth, at: instant, back: instant, until: instant }

const facts = (element) => Object.fromEntries(Object.entries(element?.attrs ?? {}).map(([name, text]) => [name, CASTS[name] ? CASTS[name](text) : text]))

const upTo = (element, name) => number(find(element, name)?.attrs.n)

const readState = (element) => element && { ...facts(element), nick: element.attrs.with }

function readChannel (element) {
  const texts = {}
  const forms = {}
  for (const child of element.children) {
    if (child.name === 'text') texts[child.attrs.name] = child.text
    if (child.name === 'form') forms[child.attrs.kind] = find(child, 'x', DATA)?.children
  }
  return { ...facts(element), texts, forms }
}

function readLine (message) {
  const line = facts(find(message, 'line'))
  return line.n && {
    at: 0,
    ...line,
    id: find(message, 'origin-id', `${XMPP}sid:0`)?.attrs.id,
    body: find(message, 'body', CLIENT)?.text ?? '',
    file: find(find(message, 'x', 'jabber:x:oob'), 'url', 'jabber:x:oob')?.text,
    replaces: number(find(message, 'replace', `${XMPP}message-correct:0`)?.attrs.id),
    retracts: number(find(message, 'retract', `${XMPP}message-retract:1`)?.attrs.id)
  }
}

const readLines = (element) => ({ more: facts(element).more, lines: (element?.children ?? []).map(readLine).filter(Boolean) })

// An error without `refused` means that the desk is out of reach.
function readError (stanza, error) {
  const refused = find(error, 'refused')
  return {
    ...facts(refused),
    type: refused ? 'refused' : 'away',
    id: stanza.attrs.id,
    text: error?.children.find(({ name }) => name === 'text')?.text
  }
}

function readAnswer (iq) {
  const { id } = iq.attrs
  const welcome = find(iq, 'welcome')
  const lines = find(iq, 'lines')
  if (lines) return { type: 'lines', id, ...readLines(lines) }
  const channel = find(welcome, 'channel')
  const state = readState(find(welcome ?? iq, 'state'))
  if (!welcome) return { type: 'result', id, state }
  return channel && state && {
    type: 'welcome',
    id,
    token: welcome.attrs.token,
    channel: readChannel(channel),
    state,
    stored: welcome.children.filter(({ name }) => name === 'stored').map(facts),
    have: upTo(welcome, 'have') ?? 0,
    seen: upTo(welcome, 'seen') ?? 0,
    ...readLines(find(welcome, 'lines'))
  }
}

function readMessage (message) {
  const received = find(message, 'received', `${XMPP}receipts`)
  const stored = find(message, 'stored')
  if (received && stored) return { type: 'stored', ...facts(stored), id: received.attrs.id }
  const line = readLine(message)
  if (line) return { type: 'line', line }
  const state = readState(find(message, 'state'))
  if (state) return { type: 'state', state }
  if (find(message, 'away')) return { type: 'away' }
  const again = find(message, 'again')
  if (again) return { type: 'again', ...facts(again) }
  const have = upTo(message, 'have')
  const seen = upTo(message, 'seen')
  if (have || seen) return { type: 'marks', have, seen }
  const typing = message.children.find(({ space }) => space.endsWith('/chatstates'))
  return typing && { type: 'typing', is: typing.name === 'composing' }
}

/**
 * What a frame says; nothing for what this page does not understand, which is
 * then passed over: the desk may be newer.
 * @param {string} text
 */
export function read (text) {
  const stanza = parse(text)
  if (stanza?.space !== CLIENT) return
  if (stanza.attrs.type === 'error') return readError(stanza, find(stanza, 'error', CLIENT))
  if (stanza.name === 'iq') return readAnswer(stanza)
  if (stanza.name === 'message') return readMessage(stanza)
  const channel = find(stanza, 'channel')
  return channel && { type: 'channel', channel: readChannel(channel) }
}

/** What is unsaid is left out; inner elements are text already. */
function element (name, attrs, ...inner) {
  const said = Object.entries(attrs).filter(([, text]) => text !== undefined && text !== null && text !== '')
  return `<${name}${said.map(([key, text]) => ` ${key}='${encode(text)}'`).join('')}>${inner.join('')}</${name}>`
}

const visit = (name, attrs, ...inner) => element(name, { xmlns: V, ...attrs }, ...inner)
const message = (attrs, ...inner) => element('message', { xmlns: CLIENT, ...attrs }, ...inner)
const upToN = (name, n) => n ? visit(name, { n }) : ''
const saying = (name, text) => text ? element(name, {}, encode(text)) : ''

// What goes into an iq, by its type.
const requests = {
  hello: ({ last, token, work, unanswered, page, who }) => visit('hello', { last, token, work },
    ...unanswered.map((id) => element('unanswered', { id })),
    page ? element('page', page) : '',
    who ? element('who', { ...who, proof: '' }, saying('proof', who.proof)) : ''),
  lines: ({ after }) => visit('lines', { after }),
  ping: () => element('ping', { xmlns: `${XMPP}ping` }),
  form: ({ kind, fields }) => visit('form', { kind }, element('x', { xmlns: DATA, type: 'submit' },
    ...Object.entries(fields).map(([name, said]) => element('field', { var: name }, saying('value', said))))),
  rate: ({ stars, comment }) => visit('rate', { stars }, saying('comment', comment)),
  transcript: ({ email }) => visit('transcript', { email })
}

const others = {
  line: ({ id, body }) => message({ id, type: 'chat' }, saying('body', body), element('origin-id', { xmlns: `${XMPP}sid:0`, id })),
  marks: ({ have, seen }) => message({}, upToN('have', have), upToN('seen', seen)),
  typing: ({ is }) => message({}, element(is, { xmlns: 'http://jabber.org/protocol/chatstates' })),
  visible: ({ is }) => element('presence', { xmlns: CLIENT }, is ? '' : saying('show', 'away'))
}

/** The text of a frame that session.js wants sent. */
export function write (frame) {
  const { type, id } = frame
  return others[type]?.(frame) ?? element('iq', { xmlns: CLIENT, type: type === 'lines' || type === 'ping' ? 'get' : 'set', id },
    requests[type]?.(frame) ?? visit(type, {}))
}
