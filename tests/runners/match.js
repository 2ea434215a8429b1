// Whether a stanza is what a wire script says. What is written must be there,
// in any order; more may be there unless it says `exactly`. In attributes and
// texts {any} is anything, {as name} keeps it, ${name} is what was kept.
import { Element } from './xml.js'

// Namespaces that scripts may name: xmlns='{receipts}'.
export const SPACES = {
  attention: 'urn:xmpp:attention:0',
  caps: 'http://jabber.org/protocol/caps',
  commands: 'http://jabber.org/protocol/commands',
  correct: 'urn:xmpp:message-correct:0',
  data: 'jabber:x:data',
  delay: 'urn:xmpp:delay',
  items: 'http://jabber.org/protocol/disco#items',
  info: 'http://jabber.org/protocol/disco#info',
  last: 'jabber:iq:last',
  markers: 'urn:xmpp:chat-markers:0',
  nick: 'http://jabber.org/protocol/nick',
  ping: 'urn:xmpp:ping',
  pubsub: 'http://jabber.org/protocol/pubsub',
  receipts: 'urn:xmpp:receipts',
  roster: 'jabber:iq:roster',
  sid: 'urn:xmpp:sid:0',
  stanzas: 'urn:ietf:params:xml:ns:xmpp-stanzas',
  states: 'http://jabber.org/protocol/chatstates',
  streams: 'urn:ietf:params:xml:ns:xmpp-streams',
  vcard: 'vcard-temp',
  version: 'jabber:iq:version',
  oob: 'jabber:x:oob',
  retract: 'urn:xmpp:message-retract:1',
  visit: 'urn:deskbell:visit:1'
}

// {space} and {N x text} in what a script sends or expects.
export function expand (text) {
  const named = text.replace(/(?<!\$)\{(\w+)\}/g, (whole, name) => SPACES[name] ?? whole)
  // The innermost of those in each other first.
  for (let before, after = named; ; after = before) {
    before = after.replace(/\{(\d+) x ([^{}]*)\}/g, (whole, count, piece) => piece.repeat(Number(count)))
    if (before === after) return after
  }
}

// ${name} is what was kept.
export function fill (text, kept) {
  return text.replace(/\$\{(\w+)\}/g, (whole, name) => {
    if (!(name in kept)) throw new Error(`nothing was kept as ${name}`)
    return kept[name]
  })
}

function isText (expected, actual, kept) {
  if (actual === undefined) return false
  const names = []
  const pattern = fill(expected, kept).split(/(\{any\}|\{as \w+\})/).map((part) => {
    if (part === '{any}') return '[^]*?'
    const name = part.match(/^\{as (\w+)\}$/)?.[1]
    if (name) {
      names.push(name)
      return '([^]*?)'
    }
    return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  }).join('')
  const found = new RegExp(`^${pattern}$`).exec(actual)
  if (!found) return false
  names.forEach((name, i) => { kept[name] = found[i + 1] })
  return true
}

const isBlank = (child) => typeof child === 'string' && !child.trim()

/*
 * `kept` gets what {as name} found, also from parts of a stanza that does not
 * match in the end: pass a copy. An element without a namespace of its own
 * stands for any.
 */
export function matches (expected, actual, { exactly = false, kept = {} } = {}) {
  if (expected.name !== actual.name) return false
  if (expected.ns && expected.ns !== actual.ns) return false
  for (const [name, value] of Object.entries(expected.attrs)) {
    if (!isText(value, actual.attrs[name], kept)) return false
  }
  if (exactly && Object.keys(actual.attrs).some((name) => !(name in expected.attrs))) return false

  const text = expected.children.filter((child) => typeof child === 'string').join('')
  if ((text.trim() || exactly) && !isText(text.trim(), actual.text.trim(), kept)) return false
  const left = actual.elements
  for (const child of expected.elements) {
    const at = left.findIndex((other) => matches(child, other, { exactly, kept }))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return !exactly || !left.length
}

// For people: without the stream's own namespace, and without blanks.
export function show (element) {
  const strip = (one) => new Element(one.name,
    /^jabber:(client|component:accept)$/.test(one.ns) ? undefined : one.ns, one.attrs,
    one.children.filter((child) => !isBlank(child))
      .map((child) => child instanceof Element ? strip(child) : child))
  return strip(element).toString()
}
