// One visitor floods his chat while the server reads slowly: with lines of a
// letter, then with some of 4 000 that XML writes as five bytes each. All of it
// comes, once and in order, the link holds, and another chat's lines do not wait
// until the flood is over.
//
//   node flooder.js [lines [long lines]]
import assert from 'node:assert/strict'
import http from 'node:http'
import path from 'node:path'

import { Desk } from '../runners/desk.js'
import { Played } from '../runners/played.js'
import { endAll, freePort, makeDirectory, makePlace, pause, removePlaces, seconds, until } from '../runners/process.js'
import { parse } from '../runners/xml.js'

const CHANNEL = 'support@desk.example.org'
const ALICE = 'alice@example.org/pc'
const AT_ONCE = 1000 // lines of a flood in one write
const SLOWLY = 50 // ms from one read of the server, of 64 KB at most, to the next
const QUEUE_MOST = 8 * 1024 * 1024 // bytes; at 32 MB the link is given up
const LATE = seconds(20)
const [LINES = 30000, LONG_LINES = 1000] = process.argv.slice(2).map(Number)

const chats = new Map() // address of a visitor: his lines, as alice got them

const server = new Played({
  domain: 'example.org',
  component: 'desk.example.org',
  secret: 's3cret',
  roster: [{ jid: 'alice@example.org', name: 'Alice', groups: ['support'] }],
  arrived (element) {
    const { from, to, id } = element.attrs
    if (to !== 'alice@example.org' || !/^c\d+\.a\./.test(id)) return
    if (!chats.has(from)) chats.set(from, [])
    chats.get(from).push(element.childText('body'))
  }
})

const says = (who, id, body) =>
  `<message type='chat' id='${id}' from='${who}@example.org/x' to='${CHANNEL}'>` +
  `<body>${body}</body><request xmlns='urn:xmpp:receipts'/></message>`

const linesOf = (who) => [...chats.values()].find(([first]) => first === who) ?? []

// What the server has not yet read, as the desk has it.
async function queue (metrics) {
  const text = await new Promise((resolve, reject) => http.get(metrics, (answer) => {
    let all = ''
    answer.on('data', (part) => { all += part }).on('end', () => resolve(all))
  }).once('error', reject))
  return Number(/^\w*link_queue_bytes (\d+)$/m.exec(text)[1])
}

async function flood (count, body) {
  const before = linesOf('vera').length
  const began = Date.now()
  for (let i = 0; i < count; i += AT_ONCE) {
    const lines = Array.from({ length: AT_ONCE }, (_, j) => says('vera', `${before + i + j}`, body(i + j)))
    await new Promise((resolve) => server.component.socket.write(lines.join(''), resolve))
  }
  const sent = Date.now() - began
  await until(`${count} lines of vera's`, () => {
    assert.equal(server.links, 1, 'the link broke')
    return linesOf('vera').length >= before + count
  }, seconds(300))
  console.log(`${count} lines were sent in ${sent} ms and had come after ${Date.now() - began}`)
  const came = linesOf('vera').slice(before)
  assert.equal(came.length, count)
  assert(came.every((one, i) => one === parse(`<b>${body(i)}</b>`).text), 'not once, or not in order')
}

// Another visitor talks meanwhile; gives back how long a line of his took.
async function talk (seen) {
  for (let i = 1; !seen.isOver; i++) {
    const began = Date.now()
    server.component.send(says('vic', `vic-${i}`, `line ${i}`))
    await until(`line ${i} of the other chat`, () => linesOf('vic').length > i, LATE)
    seen.latest = Math.max(seen.latest, Date.now() - began)
    await pause(200)
  }
}

async function watch (metrics, seen) {
  for (; !seen.isOver; await pause(50)) seen.queue = Math.max(seen.queue, await queue(metrics))
}

async function begin (desk) {
  desk.launch()
  await until('the desk account to log in', () => server.component && server.staff)
  server.route(ALICE, parse(`<presence to='${server.account}'/>`))
  await desk.says(/account is logged in/)
  for (const who of ['vera', 'vic']) server.component.send(says(who, 'first', who))
  for (let i = 1; i <= 2; i++) server.route(ALICE, parse(`<message type='chat' id='next${i}' to='${CHANNEL}'><body>next</body></message>`))
  await until('alice to have both chats', () => chats.size === 2)
  const { socket } = server.component
  socket.on('data', () => socket.pause())
  setInterval(() => socket.resume(), SLOWLY).unref()
}

let code = 0
try {
  server.directory = makeDirectory(path.join(makePlace(), 'server'))
  await server.start()
  const metrics = `127.0.0.1:${await freePort()}`
  const desk = new Desk(server, { settings: { desk: { metrics, log_level: 'info' }, account: { settle: '0s' } } })
  await begin(desk)
  const seen = { latest: 0, queue: 0, isOver: false }
  const talking = Promise.all([talk(seen), watch(`http://${metrics}/metrics`, seen)])
  await Promise.race([talking, (async () => {
    await flood(LINES, (i) => `${i % 10}`)
    await flood(LONG_LINES, (i) => '&amp;'.repeat(3999) + i % 10)
  })()])
  seen.isOver = true
  await talking
  console.log(`a line of the other chat took ${seen.latest} ms at most; ` +
    `${(seen.queue / 1e6).toFixed(1)} MB at most waited for the server`)
  assert(seen.queue < QUEUE_MOST, 'too much waits for the server')
  assert.equal(server.links, 1, 'the link broke')
  assert.equal(await desk.stop(), 0)
  assert.equal(desk.complaint(), undefined)
} catch (error) {
  code = 1
  console.log(`FAILED: ${error.stack}`)
}
await endAll()
removePlaces()
process.exit(code)
