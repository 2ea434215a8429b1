// The gateway as a service: its files, its certificate, its rights, its end.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import tls from 'node:tls'

import { Desk, Gateway, hello, line } from '../runners/gateway.mjs'
import { endAll, makePlace, removePlaces, seconds, until, write } from '../runners/process.js'
import { Page, exchange } from '../runners/ws.mjs'

const desks = []

async function aDesk (options) {
  const desk = new Desk(options)
  desks.push(desk)
  await desk.listen()
  return desk
}

after(async () => {
  for (const desk of desks) await desk.stop()
  await endAll()
  removePlaces()
})

test('files come from memory, in the coding that the browser takes', async () => {
  const gateway = await Gateway.start(await aDesk(), {}, {
    'chat-0123456789ab.js': 'x'.repeat(50000),
    'chat-0123456789ab.js.gz': 'zipped',
    'chat-0123456789ab.js.br': 'squeezed'
  })
  const ask = async (coding) => (await exchange(gateway.port, `GET /chat-0123456789ab.js HTTP/1.1\r\nHost: a\r\nAccept-Encoding: ${coding}\r\nConnection: close\r\n\r\n`)).heard
  const plain = await gateway.get('/chat-0123456789ab.js', { 'Accept-Encoding': 'identity' })
  assert.equal((await plain.text()).length, 50000)
  assert.match(plain.headers.get('cache-control'), /immutable/)
  assert.equal(plain.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(plain.headers.get('access-control-allow-origin'), '*')
  assert.ok(plain.headers.get('content-security-policy'))
  assert.ok(!/\d/.test(plain.headers.get('server') ?? ''))
  assert.equal((await gateway.get('/chat-0123456789ab.js', { 'If-None-Match': plain.headers.get('etag') })).status, 304)
  assert.match(await ask('gzip, deflate, br'), /content-encoding: br[^]*squeezed$/i)
  assert.match(await ask('gzip;q=0.5, br;q=0'), /content-encoding: gzip[^]*zipped$/i)
  assert.ok(!/content-encoding/i.test(await ask('gzip;q=0, x-br')))
  assert.match((await gateway.get('/deskbell.js')).headers.get('cache-control'), /max-age=300/)
  for (const where of ['/', '/../gateway.conf', '/%2e%2e/gateway.conf', '/chat-0123456789ab.js.gz', '/channel/']) {
    assert.equal((await gateway.get(where)).status, 404, where)
  }
  await gateway.stop()
})

function certify (place, name) {
  const [key, chain] = [path.join(place, 'key.pem'), path.join(place, 'chain.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', `/CN=${name}`, '-keyout', `${key}.new`, '-out', `${chain}.new`], { stdio: 'ignore' })
  write(`${key}.new`, fs.readFileSync(`${key}.new`))
  write(`${chain}.new`, fs.readFileSync(`${chain}.new`))
  return { key, chain }
}

function put (...files) {
  for (const file of files) fs.renameSync(`${file}.new`, file)
}

function shake (port, options = {}) {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => resolve(socket))
    socket.once('error', reject)
  })
}

const nameAt = async (port) => {
  const socket = await shake(port)
  const name = socket.getPeerCertificate().subject.CN
  socket.destroy()
  return name
}

test('the certificate may be replaced, and half of a pair is not taken', async () => {
  const place = makePlace()
  const { key, chain } = certify(place, 'first.example.org')
  put(key, chain)
  const desk = await aDesk()
  const gateway = await Gateway.start(desk, { certificate: chain, key })
  await until('the desk to be known', () => /the desk is there/.test(gateway.process.log()))
  const socket = await shake(gateway.port, { ALPNProtocols: ['h2', 'http/1.1'] })
  assert.equal(socket.alpnProtocol, 'http/1.1')
  assert.equal(socket.getPeerCertificate().subject.CN, 'first.example.org')
  await assert.rejects(shake(gateway.port, { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }))
  certify(place, 'second.example.org')
  put(chain)
  await until('a complaint', () => /are no pair/.test(gateway.process.log()))
  assert.equal(await nameAt(gateway.port), 'first.example.org')
  put(key)
  await until('the new one', async () => await nameAt(gateway.port) === 'second.example.org')
  // what was open before goes on
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
  const [answer] = await new Promise((resolve) => socket.once('data', (data) => resolve([data.toString()])))
  assert.match(answer, /^HTTP\/1\.1 200/)
  socket.destroy()
  await gateway.stop()
})

test('nobody below TLS is answered on a TLS port', async () => {
  const place = makePlace()
  const { key, chain } = certify(place, 'first.example.org')
  put(key, chain)
  const gateway = await Gateway.start(await aDesk(), { certificate: chain, key })
  const { status } = await exchange(gateway.port, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n', seconds(2))
  assert.equal(status, 0)
  await gateway.stop()
})

test('the rights of root are given up', { skip: process.getuid() !== 0 && 'only root has them' }, async () => {
  const gateway = await Gateway.start(await aDesk(), { user: 'nobody' }, {}, { isRoot: true })
  await gateway.ready()
  const status = fs.readFileSync(`/proc/${gateway.process.pid}/status`, 'utf8')
  const field = (name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)[1]
  const [uid, gid] = ['-u', '-g'].map((flag) => execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim())
  assert.deepEqual(new Set(field('Uid').split('\t')), new Set([uid]))
  assert.deepEqual(new Set(field('Gid').split('\t')), new Set([gid]))
  assert.deepEqual(field('Groups').trim().split(' '), [gid])
  assert.equal(Number('0x' + field('CapEff')), 0)
  assert.equal(Number('0x' + field('CapPrm')), 0)
  assert.equal(field('NoNewPrivs'), '1')
  await gateway.stop()
})

test('metrics are shown at a unix socket too, to its owner', async () => {
  const place = makePlace()
  const socket = path.join(place, 'metrics.sock')
  const gateway = await Gateway.start(await aDesk(), { metrics: `unix:${socket}` })
  await gateway.ready()
  const text = execFileSync('curl', ['-s', '--unix-socket', socket, 'http://a/metrics'], { encoding: 'utf8' })
  assert.match(text, /^deskbell_gateway_sessions 0$/m)
  assert.equal(fs.statSync(socket).mode & 0o007, 0)
  await gateway.stop()
})

test('after kill -9 of its gateway a page goes on at another, with what it had', async () => {
  const [deskA, deskB] = [await aDesk(), await aDesk({ domain: 'web2.example.org' })]
  const [first, second] = [await Gateway.start(deskA), await Gateway.start(deskB, { domain: 'web2.example.org' })]
  await Promise.all([first.ready(), second.ready()])
  const page = await Page.open(first.port)
  page.say(hello())
  await deskA.find('hello')
  page.say(line('a1', 'Are you there?'))
  await deskA.find('body')
  first.process.signal('SIGKILL')
  assert.equal(await page.next(), null)
  // token, number and unanswered ids are all that another gateway needs
  const again = await Page.open(second.port)
  again.say(hello('h2', `last='7' token='${'k'.repeat(52)}'`).replace('/></iq>', "><unanswered id='a1'/></hello></iq>"))
  const heard = (await deskB.find('hello')).child('hello')
  assert.equal(heard.attrs.last, '7')
  assert.equal(heard.attrs.token, 'k'.repeat(52))
  assert.equal(heard.child('unanswered').attrs.id, 'a1')
  again.leave()
  await second.stop()
})

test('a server that takes the link and drops it is not called in a hot loop', async () => {
  const desk = await aDesk()
  desk.hear = (element) => { if (element.child('gateway')) desk.socket.destroy() }
  const gateway = await Gateway.start(desk)
  await until('a third link', () => desk.links >= 3)
  const [links, began] = [desk.links, Date.now()]
  await until('two more', () => desk.links >= links + 2)
  assert.ok(Date.now() - began >= 2000, 'it calls more than once a second')
  assert.ok(gateway.process.log().split('\n').length < 30)
  await gateway.stop()
})

test('the settings are checked before anything is served', async () => {
  const desk = await aDesk()
  for (const [settings, sentence] of [
    [{ metrics: '0.0.0.0:9280' }, /neither unix:/],
    [{ connections_most: 400000 }, /raise LimitNOFILE/],
    [{ certificate: '/nonexistent' }, /both, or neither/],
    [{ files: '/nonexistent' }, /cannot read the widget's files/]
  ]) {
    await assert.rejects(Gateway.start(desk, settings), sentence)
  }
})
