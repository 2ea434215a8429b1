// Many strangers at once: whatever they do, honest pages are served meanwhile.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { Desk, Gateway, hello, line } from '../runners/gateway.mjs'
import { endAll, removePlaces, seconds, until } from '../runners/process.js'
import { OPCODE, Page, exchange, frame } from '../runners/ws.mjs'

const CAP = 600
const here = path.dirname(fileURLToPath(import.meta.url))
const desk = new Desk()
let gateway

before(async () => {
  await desk.listen()
  gateway = await Gateway.start(desk, { connections_most: CAP, per_address: CAP, hellos_per_second: 10000 })
  await gateway.ready()
})

after(async () => {
  try {
    await gateway.stop()
  } finally {
    await desk.stop()
    await endAll()
    removePlaces()
  }
})

// A visitor who means it: hello, a line, and the desk's answer to it.
async function chat (port = gateway.port) {
  const page = await Page.open(port, { from: `127.1.0.${1 + Math.floor(Math.random() * 250)}` })
  assert.equal(page.status, 101)
  page.say(hello())
  const { from } = (await desk.find('hello')).attrs
  page.say(line('a', 'Hello'))
  assert.equal((await desk.find('body')).attrs.from, from)
  desk.say(`<message from='support@desk.example.org' to='${from}'><received xmlns='urn:xmpp:receipts' id='a'/></message>`)
  let answer
  do answer = await page.next() // the channel may have news meanwhile
  while (/^<presence/.test(answer))
  assert.match(answer, /received/)
  page.leave()
  await desk.find('unavailable')
}

async function metric (name) {
  const text = await (await fetch(`http://127.0.0.1:${gateway.metersPort}/metrics`, { signal: AbortSignal.timeout(seconds(10)) })).text()
  return Number(new RegExp(`^deskbell_gateway_${name} (\\d+)$`, 'm').exec(text)[1])
}

async function silent (...options) {
  const child = spawn(process.execPath, [path.join(here, 'silent.mjs'), String(gateway.port), ...options.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

function leave (child) {
  child.stdin.end()
  return new Promise((resolve) => child.once('exit', resolve))
}

test('silent sockets, more than there is room for, keep nobody away', async () => {
  const crowd = await Promise.all([silent(CAP / 2 + 250), silent(CAP / 2 + 250)])
  for (let i = 0; i < 5; i++) await chat()
  assert.ok(await metric('guests') <= 512 + 128 + 1)
  assert.ok(await metric('shown_out_total') > 0)
  // the library's own patience with who says nothing: ten seconds
  await until('the silent ones to be sent away', async () => await metric('guests') < 20, seconds(25))
  await Promise.all(crowd.map(leave))
})

test('requests that come a byte at a time keep nobody away', async () => {
  const crowd = await silent(400, 'drip')
  const began = Date.now()
  for (let i = 0; i < 5; i++) await chat()
  await until('the slow ones to be sent away', async () => await metric('guests') < 20, seconds(25))
  assert.ok(Date.now() - began < seconds(25))
  await leave(crowd)
})

test('WebSockets up to the cap are taken, no more, and those that are open go on', async () => {
  const pages = []
  for (let i = 0; i < CAP + 20; i++) {
    pages.push(Page.open(gateway.port, { from: `127.3.${1 + i % 200}.${1 + Math.floor(i / 200)}` }))
    if (pages.length % 50 === 0) await Promise.all(pages.slice(-50))
  }
  const open = (await Promise.all(pages)).filter(({ status }) => status === 101)
  assert.equal(open.length, CAP)
  const { status } = await Page.open(gateway.port, { from: '127.4.0.1' })
  assert.equal(status, 503)
  assert.equal((await gateway.get('/healthz')).status, 200)
  for (const page of open) page.leave()
  await until('room', async () => await metric('sessions') === 0)
  await chat()
})

test('one address has sixty new connections at once, and then two a second', async () => {
  const tries = await Promise.all(Array.from({ length: 100 }, () => Page.open(gateway.port, { from: '127.5.0.1' })))
  const taken = tries.filter(({ status }) => status === 101).length
  assert.ok(taken >= 60 && taken < 80, `${taken} were taken`)
  assert.ok(tries.every(({ status }) => status === 101 || status === 429))
  for (const page of tries) page.leave()
  await chat()
})

test('a server that does not read is given up before memory is', async () => {
  const pages = await Promise.all(Array.from({ length: 300 }, (_, i) => Page.open(gateway.port, { from: `127.7.${1 + i % 100}.${1 + Math.floor(i / 100)}` })))
  for (const page of pages) page.say(hello())
  for (let i = 0; i < pages.length; i++) await desk.find('hello')
  const links = desk.links
  desk.socket.pause()
  // 3 lines of 20 KB each: 18 MB, and the gateway keeps 8 of them
  for (const page of pages) for (let i = 0; i < 3; i++) page.say(line(`l${i}`, '&amp;'.repeat(4000)))
  await until('the pages to be told', async () => (await Promise.all(pages.map((page) => page.frames.some((text) => /<away/.test(text))))).every(Boolean), seconds(20))
  await until('a new link', () => desk.links > links)
  desk.heard.length = 0
  await gateway.ready()
  await chat()
  for (const page of pages) page.leave()
  await until('room', async () => await metric('sessions') === 0)
  desk.heard.length = 0
})

test('rubbish in place of requests and frames is survived', async () => {
  const rubbish = (length) => Buffer.from(Array.from({ length }, () => Math.floor(Math.random() * 256)))
  await Promise.all(Array.from({ length: 50 }, (_, i) => exchange(gateway.port, rubbish(1 + i * 37), seconds(1))))
  for (let i = 0; i < 50; i++) {
    const page = await Page.open(gateway.port, { from: `127.6.0.${1 + i}` })
    page.say(hello())
    page.raw(i % 2 ? rubbish(200) : frame(i % 16, rubbish(100), { final: i % 3 > 0 }))
    page.raw(frame(OPCODE.pong, 'late'))
    page.leave()
  }
  desk.heard.length = 0
  await until('room', async () => await metric('sessions') === 0)
  desk.heard.length = 0
  await chat()
})
