// How long a stranger can hold the desk up. A turn reads a megabyte at the
// most: whatever legal stanzas it is full of, the desk must be through in less
// than 100 ms, so that nobody's line behind them waits longer. What counts is
// the processor's time, which a loaded machine does not stretch.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

import { Desk } from '../runners/desk.js'
import { Played } from '../runners/played.js'
import { endAll, makeDirectory, makePlace, removePlaces, seconds, until } from '../runners/process.js'

const CHANNEL = 'support@desk.example.org'
const MEGABYTE = 1024 * 1024
const ROUNDS = 8
const MOST = seconds(0.1)

const head = `from='eve@example.org/x' to='${CHANNEL}'`
const ask = (payload, to = CHANNEL) =>
  `<iq type='get' id='q' from='eve@example.org/x' to='${to}'>${payload}</iq>`
const line = (body, more = '') =>
  `<message type='chat' id='m' ${head}><body>${body}</body>${more}</message>`
const BIG = 200000

const WORST = {
  'disco of the channel': ask("<query xmlns='http://jabber.org/protocol/disco#info'/>"),
  'disco of the domain': ask("<query xmlns='http://jabber.org/protocol/disco#info'/>", 'desk.example.org'),
  vcards: ask("<vCard xmlns='vcard-temp'/>"),
  pings: ask("<ping xmlns='urn:xmpp:ping'/>"),
  'requests to nobody': ask("<vCard xmlns='vcard-temp'/>", 'nobody-2345@desk.example.org'),
  'requests that are none': `<iq type='get' id='q' ${head}/>`,
  'empty lines': line(''),
  'encrypted lines': line('x', "<encryption xmlns='urn:xmpp:eme:0'/>"),
  'long lines': line('x'.repeat(BIG)),
  'long lines of references': line('&amp;'.repeat(BIG / 5)),
  'lines that nobody sees': line('\u200b'.repeat(1300)),
  'long names': line('', `<nick xmlns='http://jabber.org/protocol/nick'>${'\u200b'.repeat(BIG / 3)}</nick>`),
  'wide stanzas': line('', '<a/>'.repeat(BIG / 4)),
  'many attributes': line('', `<a ${Array.from({ length: 60 }, (_, i) => `a${i}='${i}'`).join(' ')}/>`.repeat(100)),
  'many spaces': line('', Array.from({ length: 2000 }, (_, i) => `<a xmlns='urn:x:${i}'/>`).join('')),
  'deep stanzas': line('', '<a>'.repeat(60) + '</a>'.repeat(60)),
  subscriptions: `<presence type='subscribe' ${head}/>`,
  probes: `<presence type='probe' ${head}/>`,
  typing: `<message type='chat' ${head}><composing xmlns='http://jabber.org/protocol/chatstates'/></message>`
}

// What the process has used, in ms: /proc counts in ticks of 10 ms.
function processorTime (pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

let passed
const server = new Played({
  domain: 'example.org',
  component: 'desk.example.org',
  secret: 's3cret',
  roster: [{ jid: 'alice@example.org', name: 'Alice', groups: ['support'] }],
  arrived: (element) => { if (element.attrs.to === 'vera@example.org/b') passed = element.attrs.id }
})

// What was sent before this is done.
async function barrier (id) {
  let next = 0
  await until('the desk to answer', () => {
    if (passed !== id && Date.now() >= next) {
      next = Date.now() + 500
      server.component.send(`<iq type='get' id='${id}' from='vera@example.org/b' to='${CHANNEL}'><query xmlns='jabber:iq:last'/></iq>`)
    }
    return passed === id
  }, seconds(60))
}

async function measure (pid, stanza) {
  const flood = stanza.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(stanza)))
  await barrier(`before-${Math.random()}`)
  const began = processorTime(pid)
  for (let i = 0; i < ROUNDS; i++) server.component.send(flood)
  await barrier(`after-${Math.random()}`)
  return (processorTime(pid) - began) / ROUNDS
}

let code = 0
try {
  server.directory = makeDirectory(path.join(makePlace(), 'server'))
  await server.start()
  const desk = new Desk(server, { settings: { desk: { log_level: 'info' } } })
  const { pid } = desk.launch()
  await until('the desk to know the staff', () => /account is logged in/.test(desk.log()), seconds(15))
  const slow = []
  for (const [name, stanza] of Object.entries(WORST)) {
    const ms = await measure(pid, stanza)
    console.log(`${ms.toFixed(1).padStart(7)} ms for a megabyte of ${name}`)
    if (ms >= MOST) slow.push(name)
  }
  assert.equal(server.links, 1, 'the link broke')
  assert.deepEqual(slow, [], `more than ${MOST} ms`)
  desk.process.signal('SIGTERM')
  assert.equal((await desk.process.end(null)).code, 0)
} catch (error) {
  code = 1
  console.log(`FAILED: ${error.stack}`)
}
await endAll()
removePlaces()
process.exit(code)
