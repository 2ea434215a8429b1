// The real gateway between a page and a desk that the test plays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Desk, Gateway, hello, line, parse, validate, VISIT } from '../runners/gateway.mjs'
import { endAll, pause, removePlaces, seconds, until } from '../runners/process.js'
import { OPCODE, Page, exchange, frame, request } from '../runners/ws.mjs'

const desk = new Desk()
let gateway
const down = []

async function hear (page) {
  const text = await page.next()
  if (text) down.push(text)
  return text && parse(text)
}

// The next frame that holds such an element: what the desk tells of its own
// accord may come between.
async function find (page, name) {
  for (;;) {
    const frame = await hear(page)
    if (!frame || frame.child(name)) return frame
  }
}

async function greet (page) {
  page.say(hello())
  const announced = await desk.find('connection')
  const heard = await desk.find('hello')
  return { address: heard.attrs.from, announced, hello: heard }
}

before(async () => {
  await desk.listen()
  gateway = await Gateway.start(desk, { per_address: 100 }, {
    'chat-0123456789ab.js': 'x'.repeat(50000),
    'chat-0123456789ab.js.gz': 'zipped'
  })
  await gateway.ready()
})

after(async () => {
  try {
    validate('down', down)
    await gateway.stop()
    await until('the goodbye', () => desk.saidGoodbye)
  } finally {
    await desk.stop()
    await endAll()
    removePlaces()
  }
})

test('a page says hello and is known by an address nobody can guess', async () => {
  const page = await Page.open(gateway.port)
  assert.equal(page.status, 101)
  const { address, announced, hello } = await greet(page)
  assert.match(address, /^[a-z2-7]{26}@web\.example\.org$/)
  assert.equal(hello.attrs.to, 'support@desk.example.org')
  const child = announced.child('connection', VISIT)
  assert.equal(child.attrs.site, 'https://shop.example.org')
  assert.match(child.attrs.address, /^[0-9a-f]{64}$/)
  page.leave()
  const gone = await desk.find('unavailable')
  assert.equal(gone.attrs.from, address)
})

test('lines go up, and answers come down, untouched but for addresses', async () => {
  const page = await Page.open(gateway.port)
  const { address } = await greet(page)
  page.say(line('a1', '&lt;b&gt; ]]&gt; &amp;amp; é 😀 javascript:alert(1)'))
  const up = await desk.find('body')
  assert.equal(up.childText('body'), '<b> ]]> &amp; é 😀 javascript:alert(1)')
  assert.equal(up.attrs.from, address)
  desk.say(`<message from='support@desk.example.org' to='${address}' id='7'>` +
    `<body>Hi &lt;i&gt;</body><line xmlns='${VISIT}' n='7' who='agent' nick='Ben' at='2026-11-20T09:30:10Z'/>` +
    "<html xmlns='http://jabber.org/protocol/xhtml-im'/></message>")
  const told = await hear(page)
  assert.equal(told.childText('body'), 'Hi <i>')
  assert.equal(told.ns, 'jabber:client')
  assert.equal(told.attrs.from ?? told.attrs.to, undefined)
  assert.equal(told.child('html'), undefined)
  desk.say(`<message from='ben@example.org' to='${address}'><body>psst</body></message>`)
  page.say("<iq xmlns='jabber:client' type='get' id='p1'><ping xmlns='urn:xmpp:ping'/></iq>")
  assert.equal((await hear(page)).attrs.id, 'p1')
  page.leave()
})

test('a frame of 60 KB arrives whole, whatever its pieces were', async () => {
  const page = await Page.open(gateway.port)
  const { address } = await greet(page)
  const words = 'é&lt;'.repeat(6000)
  desk.say(`<message from='support@desk.example.org' to='${address}' id='8'><body>${words}</body></message>`)
  assert.equal((await hear(page)).childText('body').length, 12000)
  page.leave()
})

test('a line in pieces is one line', async () => {
  const page = await Page.open(gateway.port)
  await greet(page)
  const text = Buffer.from(line('a3', 'é'.repeat(2000)))
  for (let i = 0; i < text.length; i += 101) {
    page.raw(frame(i ? OPCODE.more : OPCODE.text, text.subarray(i, i + 101), { final: i + 101 >= text.length }))
  }
  assert.equal((await desk.find('body')).childText('body'), 'é'.repeat(2000))
  page.leave()
})

const rude = {
  'no XML': ['hello', 1008],
  'two elements': [`${hello()}${hello()}`, 1008],
  'an entity': ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 1008],
  'another namespace': ['<message><body>x</body></message>', 1008],
  'an address': ["<message xmlns='jabber:client' to='a@b'><body>x</body></message>", 1008],
  'a line before hello': [line('a', 'x'), 1008],
  'a command': ["<iq xmlns='jabber:client' type='set' id='a'><command xmlns='http://jabber.org/protocol/commands' node='x'/></iq>", 1008]
}
for (const [what, [text, code]] of Object.entries(rude)) {
  test(`${what} ends the connection with ${code}`, async () => {
    const page = await Page.open(gateway.port)
    page.say(text)
    const closed = await page.ended
    assert.equal(closed?.code, code)
    assert.ok(closed.reason)
  })
}

test('what is no text, no UTF-8 or too big is refused by its own code', async () => {
  const cases = [
    [frame(OPCODE.binary, 'x'), 1003],
    [frame(OPCODE.text, Buffer.from([0x3c, 0xff, 0xfe])), 1007],
    [frame(OPCODE.text, 'x'.repeat(40000)), 1009],
    [frame(OPCODE.text, 'x', { length: 2 ** 40 }), 1009]
  ]
  for (const [bytes, code] of cases) {
    const page = await Page.open(gateway.port)
    page.raw(bytes)
    assert.equal((await page.ended)?.code, code)
  }
})

test('a silent page is sent away after five seconds', async () => {
  const page = await Page.open(gateway.port)
  const began = Date.now()
  const closed = await page.ended
  assert.equal(closed?.code, 1008)
  assert.ok(Date.now() - began >= 4500 && Date.now() - began < 8000)
})

test('one who talks too fast is told when to go on', async () => {
  const page = await Page.open(gateway.port)
  const { address } = await greet(page)
  for (let i = 0; i < 12; i++) page.say(line(`f${i}`, 'spam'))
  const refused = await hear(page)
  const error = refused.child('error')
  assert.equal(refused.attrs.id, 'f10')
  assert.equal(error.child('refused', VISIT).attrs.code, 'too-fast')
  assert.ok(error.childText('text'))
  for (let i = 0; i < 10; i++) assert.equal((await desk.find('body')).attrs.from, address)
  page.leave()
})

test('who does not read is let go, and others notice nothing', async () => {
  const page = await Page.open(gateway.port)
  const { address } = await greet(page)
  page.socket.pause()
  const words = 'x'.repeat(50000)
  for (let i = 0; i < 200; i++) {
    desk.say(`<message from='support@desk.example.org' to='${address}' id='${i + 1}'><body>${words}</body></message>`)
  }
  const gone = await desk.find('unavailable')
  assert.equal(gone.attrs.from, address)
  page.leave()
})

// ---- probes: only `websocket`, only from where the desk says ----

const refusals = {
  'no origin': { headers: { Origin: null } },
  'a foreign origin': { headers: { Origin: 'https://evil.example' } },
  'an origin that only begins so': { headers: { Origin: 'https://shop.example.org.evil.example' } },
  'another scheme': { headers: { Origin: 'http://shop.example.org' } },
  'no such channel': { path: '/chat/sales' },
  'no channel': { path: '/' },
  'no subprotocol': { headers: { 'Sec-WebSocket-Protocol': null } },
  'another subprotocol': { headers: { 'Sec-WebSocket-Protocol': 'xmpp' } },
  'version 8': { headers: { 'Sec-WebSocket-Version': '8' } },
  'no version': { headers: { 'Sec-WebSocket-Version': null } },
  'h2c': { headers: { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'AAMAAABkAARAAAAAAAIAAAAA' } },
  'an odd upgrade': { headers: { Upgrade: 'foo' } },
  'CONNECT': { method: 'CONNECT', path: 'a.example:80', headers: { Upgrade: null, Connection: null } },
  'TRACE': { method: 'TRACE', path: '/', headers: { Upgrade: null, Connection: null } },
  'POST': { method: 'POST', path: '/', headers: { Upgrade: null, Connection: null, 'Content-Length': '5' } },
  'two lengths': { path: '/healthz', headers: { Upgrade: null, Connection: null, 'Content-Length': '5', 'Transfer-Encoding': 'chunked' } },
  'a header of 9 KB': { headers: { 'X-Long': 'x'.repeat(9000) } }
}
for (const [what, options] of Object.entries(refusals)) {
  test(`refused within a second: ${what}`, async () => {
    const { heard, isClosed, status } = await exchange(gateway.port, request(options), seconds(2))
    assert.ok(isClosed, `still open: ${heard.slice(0, 80)}`)
    assert.notEqual(status, 101)
    assert.ok(status === 0 || status >= 400, heard.slice(0, 80))
  })
}

test('after all that it serves', async () => {
  assert.equal((await gateway.get('/healthz')).status, 200)
})

test('HTTP/2 without an upgrade is no way in', async () => {
  const { heard } = await exchange(gateway.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0', seconds(1))
  assert.ok(!/^HTTP\/1\.1 101/.test(heard))
  assert.ok(!heard.startsWith('\0'), 'it answered with HTTP/2 frames')
})

test('files come from memory, as the browser can take them', async () => {
  const plain = await gateway.get('/chat-0123456789ab.js', { 'Accept-Encoding': 'identity' })
  assert.equal((await plain.text()).length, 50000)
  assert.match(plain.headers.get('cache-control'), /immutable/)
  assert.equal(plain.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(plain.headers.get('access-control-allow-origin'), '*')
  assert.ok(plain.headers.get('content-security-policy'))
  assert.ok(!/\d/.test(plain.headers.get('server') ?? ''))
  const again = await gateway.get('/chat-0123456789ab.js', { 'If-None-Match': plain.headers.get('etag') })
  assert.equal(again.status, 304)
  const { heard } = await exchange(gateway.port, 'GET /chat-0123456789ab.js HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n')
  assert.match(heard, /content-encoding: gzip/i)
  assert.ok(heard.endsWith('zipped'))
  const loader = await gateway.get('/deskbell.js')
  assert.match(loader.headers.get('cache-control'), /max-age=300/)
  for (const path of ['/', '/../gateway.conf', '/%2e%2e/gateway.conf', '/chat-0123456789ab.js.gz', '/channel/', '/channel/sales']) {
    assert.equal((await gateway.get(path)).status, 404, path)
  }
})

test('a channel says whether it is open, to the pages that may ask', async () => {
  const here = await gateway.get('/channel/support', { Origin: 'https://shop.example.org' })
  assert.equal(here.status, 200)
  assert.equal(here.headers.get('access-control-allow-origin'), 'https://shop.example.org')
  const text = await here.text()
  const channel = parse(text)
  assert.equal(channel.attrs.open, 'true')
  assert.equal(channel.child('origin'), undefined)
  const there = await gateway.get('/channel/support', { Origin: 'https://evil.example' })
  assert.equal(there.headers.get('access-control-allow-origin'), null)
  assert.equal((await gateway.get('/channel/support', { 'If-None-Match': here.headers.get('etag') })).status, 304)
})

test('a change of the channel is told to its pages at once', async () => {
  const page = await Page.open(gateway.port)
  await greet(page)
  const was = desk.channel
  desk.channel = was.replace("open='true'", "open='false' back='2026-11-21T08:00:00Z'")
  desk.announce()
  const told = await hear(page)
  assert.equal(told.child('channel', VISIT).attrs.open, 'false')
  desk.channel = was.replace('https://shop', 'https://other')
  desk.announce()
  assert.equal((await page.ended)?.code, 1008)
  desk.channel = was
  desk.announce()
  await until('the origin to be back', async () => (await Page.open(gateway.port)).status === 101)
})

// ---- outages ----

test('a desk that is gone is waited for, and a new one greeted', async () => {
  const page = await Page.open(gateway.port)
  const { address } = await greet(page)
  page.say(line('o1', 'lost?'))
  await desk.find('body')
  desk.say(`<message type='error' id='o1' from='support@desk.example.org' to='${address}'>` +
    "<error type='wait'><remote-server-timeout xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>")
  assert.ok((await find(page, 'away')).child('away', VISIT))
  desk.epoch = 'deskdeskdeskb'
  desk.arrive()
  const again = await find(page, 'again')
  assert.ok(Number(again.child('again', VISIT).attrs.within) >= 1000)
  await greet(page)
  // the server itself is gone, and comes back
  await desk.stop()
  assert.ok((await find(page, 'away')).child('away', VISIT))
  assert.equal((await gateway.get('/healthz')).status, 503)
  page.say(hello('h9'))
  const refused = await find(page, 'error')
  assert.equal(refused.attrs.type, 'error')
  assert.equal(refused.child('error').child('refused'), undefined)
  await desk.listen()
  assert.ok((await find(page, 'again')).child('again', VISIT))
  await greet(page)
  page.leave()
})

test('two hundred connections and no more, and the rest is served', async () => {
  const pages = []
  for (let i = 0; i < 110; i++) pages.push(await Page.open(gateway.port))
  await pause(200)
  const open = pages.filter((page) => page.status === 101 && !page.closed)
  assert.ok(open.length <= 100, `${open.length} of one address`)
  assert.equal((await gateway.get('/healthz')).status, 200)
  for (const page of pages) page.leave()
})

test('on SIGTERM pages are sent elsewhere with 1012', async () => {
  await pause(seconds(1))
  const second = await Gateway.start(desk2)
  await second.ready()
  const page = await Page.open(second.port)
  page.say(hello())
  await desk2.find('hello')
  const idle = await Page.open(second.port)
  await second.stop()
  assert.equal((await page.ended)?.code, 1012)
  assert.equal((await idle.ended)?.code, 1012)
})

const desk2 = new Desk()
before(() => desk2.listen())
after(() => desk2.stop())
