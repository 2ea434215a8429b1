// Frames: text to what it means, and what is meant to text. The schema is
// schemas/up.xsd and down.xsd. It has a reader of its own, because under
// Trusted Types a page may not call DOMParser; it reads what the gateway
// writes (no prefixes, CDATA, comments or DTD) and refuses all else.

const V = 'urn:deskbell:visit:1'
const CLIENT = 'jabber:client'
const SID = 'urn:xmpp:sid:0'
const STATES = 'http://jabber.org/protocol/chatstates'
const DATA = 'jabber:x:data'
const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas'

/** @typedef {{name: string, space: string, attrs: Object<string, string>, children: Element[], text: string}} Element */

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const ESCAPES = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }

const plain = (text) => text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) =>
  name[0] !== '#'
    ? ENTITIES[name] ?? ''
    : String.fromCodePoint(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : +name.slice(1)))

// XML 1.0, section 2.2: what it cannot say would end the connection.
// eslint-disable-next-line no-control-regex
const UNSAYABLE = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const value = (text) => String(text).replace(UNSAYABLE, '\ufffd').replace(/[<>&"'\t\n\r]/g, (c) => ESCAPES[c])
const words = (text) => String(text).replace(UNSAYABLE, '\ufffd').replace(/[<>&\r]/g, (c) => ESCAPES[c])

/**
 * One element, or null for what is none.
 * @param {string} text
 * @returns {Element | null}
 */
export function parse (text) {
  const token = /<(\/?)([\w-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy
  const stack = []
  let root = null
  while (token.lastIndex < text.length) {
    const found = token.exec(text)
    if (!found) return null
    const [, closing, name, attributes, empty, between] = found
    const parent = stack[stack.length - 1]
    if (between !== undefined) {
      if (parent) parent.text += plain(between)
      else if (between.trim()) return null
    } else if (closing) {
      if (!parent || parent.name !== name) return null
      stack.pop()
    } else {
      if (root && !parent) return null
      const element = { name, space: parent ? parent.space : '', attrs: {}, children: [], text: '' }
      for (const [, key, a, b] of attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        const said = plain(a ?? b)
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

const find = (element, name, space) =>
  element.children.find((child) => child.name === name && child.space === space)

const number = (text) => /^\d{1,9}$/.test(text ?? '') ? +text : undefined
const instant = (text) => {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

function readState (element) {
  const { is, with: nick, by, photo, request } = element.attrs
  return {
    is,
    nick,
    by,
    photo,
    request,
    place: number(element.attrs.place),
    wait: number(element.attrs.wait),
    rating: element.attrs.rating === 'true',
    until: instant(element.attrs.until)
  }
}

function readField (element) {
  const one = (name) => find(element, name, DATA)?.text
  return {
    name: element.attrs.var,
    label: element.attrs.label ?? element.attrs.var,
    type: element.attrs.type ?? 'text-single',
    required: !!find(element, 'required', DATA),
    desc: one('desc'),
    value: one('value') ?? '',
    options: element.children.filter((child) => child.name === 'option').map((option) => ({
      label: option.attrs.label ?? '',
      value: find(option, 'value', DATA)?.text ?? ''
    }))
  }
}

export function readChannel (element) {
  const { name, title, open } = element.attrs
  const texts = {}
  const colours = {}
  const forms = {}
  for (const child of element.children) {
    if (child.name === 'text') texts[child.attrs.name] = child.text
    else if (child.name === 'colour' && /^#[0-9a-f]{6}$/.test(child.attrs.value)) colours[child.attrs.name] = child.attrs.value
    else if (child.name === 'form') forms[child.attrs.kind] = (find(child, 'x', DATA)?.children ?? []).filter((x) => x.name === 'field').map(readField)
  }
  return { name, title, open: open === 'true' || open === '1', back: instant(element.attrs.back), wait: number(element.attrs.wait), texts, colours, forms }
}

function readLine (message) {
  const line = find(message, 'line', V)
  const replace = find(message, 'replace', 'urn:xmpp:message-correct:0')
  const retract = find(message, 'retract', 'urn:xmpp:message-retract:1')
  const n = number(line?.attrs.n)
  if (!n) return null
  const url = find(message, 'x', 'jabber:x:oob')
  return {
    n,
    who: line.attrs.who,
    nick: line.attrs.nick,
    photo: line.attrs.photo,
    at: instant(line.attrs.at) ?? 0,
    id: find(message, 'origin-id', SID)?.attrs.id,
    body: find(message, 'body', CLIENT)?.text ?? '',
    file: url && find(url, 'url', 'jabber:x:oob')?.text,
    replaces: number(replace?.attrs.id),
    retracts: number(retract?.attrs.id)
  }
}

const readLines = (element) => ({
  lines: (element?.children ?? []).map(readLine).filter(Boolean),
  more: element?.attrs.more === 'true' || element?.attrs.more === '1'
})

const readStored = (element, id) => ({ id, n: number(element.attrs.n), at: instant(element.attrs.at) })

// An error without `refused` means that the desk is out of reach.
function readError (stanza) {
  const error = find(stanza, 'error', CLIENT)
  const refused = error && find(error, 'refused', V)
  const { id } = stanza.attrs
  if (!refused) return { type: 'away', id }
  const { code, field, seed } = refused.attrs
  return {
    type: 'refused',
    of: stanza.name,
    id,
    code,
    field,
    seed,
    bits: number(refused.attrs.bits),
    retry: number(refused.attrs.retry),
    text: find(error, 'text', STANZAS)?.text
  }
}

function readAnswer (iq) {
  const { id } = iq.attrs
  const welcome = find(iq, 'welcome', V)
  if (welcome) {
    const channel = find(welcome, 'channel', V)
    const state = find(welcome, 'state', V)
    if (!channel || !state) return null
    return {
      type: 'welcome',
      id,
      token: welcome.attrs.token,
      channel: readChannel(channel),
      state: readState(state),
      stored: welcome.children.filter((child) => child.name === 'stored').map((child) => readStored(child, child.attrs.id)),
      have: number(find(welcome, 'have', V)?.attrs.n) ?? 0,
      seen: number(find(welcome, 'seen', V)?.attrs.n) ?? 0,
      ...readLines(find(welcome, 'lines', V))
    }
  }
  const lines = find(iq, 'lines', V)
  if (lines) return { type: 'lines', id, ...readLines(lines) }
  const state = find(iq, 'state', V)
  return { type: 'result', id, state: state && readState(state) }
}

function readMessage (message) {
  const received = find(message, 'received', 'urn:xmpp:receipts')
  const stored = find(message, 'stored', V)
  if (received && stored) return { type: 'stored', ...readStored(stored, received.attrs.id) }
  const line = readLine(message)
  if (line) return { type: 'line', line }
  const state = find(message, 'state', V)
  if (state) return { type: 'state', state: readState(state) }
  if (find(message, 'away', V)) return { type: 'away' }
  const again = find(message, 'again', V)
  if (again) return { type: 'again', within: number(again.attrs.within) ?? 5000 }
  const have = number(find(message, 'have', V)?.attrs.n)
  const seen = number(find(message, 'seen', V)?.attrs.n)
  if (have !== undefined || seen !== undefined) return { type: 'marks', have, seen }
  const typing = message.children.find((child) => child.space === STATES)
  return typing ? { type: 'typing', is: typing.name === 'composing' } : null
}

/**
 * What a frame says; null for what this page does not understand, which is
 * then passed over: the desk may be newer.
 * @param {string} text
 */
export function read (text) {
  const stanza = parse(text)
  if (!stanza || stanza.space !== CLIENT) return null
  if (stanza.attrs.type === 'error') return readError(stanza)
  if (stanza.name === 'iq') return readAnswer(stanza)
  if (stanza.name === 'message') return readMessage(stanza)
  const channel = find(stanza, 'channel', V)
  return channel ? { type: 'channel', channel: readChannel(channel) } : null
}

const attributes = (attrs) => Object.entries(attrs)
  .filter(([, said]) => said !== undefined && said !== null && said !== '')
  .map(([name, said]) => ` ${name}='${value(said)}'`).join('')

const element = (name, attrs, ...inner) => inner.length
  ? `<${name}${attributes(attrs)}>${inner.join('')}</${name}>`
  : `<${name}${attributes(attrs)}/>`

const iq = (type, id, inner) => element('iq', { xmlns: CLIENT, type, id }, inner)
const message = (...inner) => element('message', { xmlns: CLIENT }, ...inner)
const visit = (name, attrs, ...inner) => element(name, { xmlns: V, ...attrs }, ...inner)

const writers = {
  hello: ({ id, last, token, work, unanswered, page, who }) => iq('set', id,
    visit('hello', { last, token, work },
      ...unanswered.map((one) => element('unanswered', { id: one })),
      ...(page ? [element('page', page)] : []),
      ...(who ? [element('who', { ...who, proof: undefined }, ...(who.proof ? [element('proof', {}, words(who.proof))] : []))] : []))),
  line: ({ id, body }) => element('message', { xmlns: CLIENT, id, type: 'chat' },
    element('body', {}, words(body)), element('origin-id', { xmlns: SID, id })),
  marks: ({ have, seen }) => message(
    ...(have ? [visit('have', { n: have })] : []), ...(seen ? [visit('seen', { n: seen })] : [])),
  typing: ({ is }) => message(element(is, { xmlns: STATES })),
  visible: ({ is }) => element('presence', { xmlns: CLIENT }, ...(is ? [] : [element('show', {}, 'away')])),
  lines: ({ id, after }) => iq('get', id, visit('lines', { after })),
  ping: ({ id }) => iq('get', id, element('ping', { xmlns: 'urn:xmpp:ping' })),
  form: ({ id, kind, fields }) => iq('set', id, visit('form', { kind }, element('x', { xmlns: DATA, type: 'submit' },
    ...Object.entries(fields).map(([name, said]) => element('field', { var: name }, element('value', {}, words(said))))))),
  rate: ({ id, stars, comment }) => iq('set', id, visit('rate', { stars }, ...(comment ? [element('comment', {}, words(comment))] : []))),
  transcript: ({ id, email }) => iq('set', id, visit('transcript', { email })),
  end: ({ id }) => iq('set', id, visit('end', {})),
  return: ({ id }) => iq('set', id, visit('return', {})),
  leave: ({ id }) => iq('set', id, visit('leave', {}))
}

/** The text of a frame that session.js wants sent. */
export const write = (frame) => writers[frame.type](frame)
