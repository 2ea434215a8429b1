// The examples for nginx and Caddy do what they say: the widget's files and
// WebSockets pass, /metrics does not, and the address that counts is the one
// that the proxy has seen, whatever a visitor claims.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import tls from 'node:tls'

import { example } from '../runners/example.js'
import { Gate } from '../runners/gate.js'
import { freePort, isOpen, makePlace, Process, seconds, until, write } from '../runners/process.js'
import { story } from '../runners/story.js'
import { request } from '../runners/ws.mjs'

const SITE = 'https://shop.example.org'
const HOST = 'chat.example.org'
const PER_ADDRESS = 3

// Each writes its settings into a directory of its own and gives its command.
const proxies = {
  nginx (place, port, gate) {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1',
      '-nodes', '-days', '3', '-subj', `/CN=${HOST}`, '-keyout', 'key.pem', '-out', 'cert.pem'],
    { cwd: place, stdio: 'pipe' })
    for (const name of ['key.pem', 'cert.pem']) write(path.join(place, name), fs.readFileSync(path.join(place, name)))
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${place}/${name};`).join(' ')
    write(path.join(place, 'nginx.conf'), `daemon off; pid ${place}/pid; events {}\n` +
      `http { access_log off; ${temporary}\n` + example('nginx.conf', {
      'listen [::]:443 ssl http2;': '',
      'listen 443': `listen 127.0.0.1:${port}`,
      '127.0.0.1:8080': `127.0.0.1:${gate.port}`,
      [`/etc/letsencrypt/live/${HOST}/fullchain.pem`]: `${place}/cert.pem`,
      [`/etc/letsencrypt/live/${HOST}/privkey.pem`]: `${place}/key.pem`
    }) + '}\n')
    return ['nginx', '-e', 'stderr', '-p', place, '-c', path.join(place, 'nginx.conf')]
  },
  caddy (place, port, gate) {
    write(path.join(place, 'Caddyfile'), '{\n\tadmin off\n\tskip_install_trust\n\tlocal_certs\n' +
      `\tauto_https disable_redirects\n\thttps_port ${port}\n}\n` +
      example('Caddyfile', { '127.0.0.1:8080': `127.0.0.1:${gate.port}` }))
    return ['caddy', 'run', '--adapter', 'caddyfile', '--config', path.join(place, 'Caddyfile')]
  }
}

// What comes back of a request over TLS: its head, once it is whole.
function ask (port, text) {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: '127.0.0.1', servername: HOST, rejectUnauthorized: false },
      () => socket.write(text))
    let heard = ''
    socket.on('error', reject)
    socket.on('close', () => resolve({ status: 0 }))
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      const end = heard.indexOf('\r\n\r\n')
      if (end >= 0) resolve({ status: Number(heard.slice(9, 12)), head: heard.slice(0, end).toLowerCase(), socket })
    })
  })
}

async function get (port, where, header) {
  const { status, head, socket } = await ask(port, `GET ${where} HTTP/1.1\r\nHost: ${HOST}\r\n${header}\r\n\r\n`)
  socket.destroy()
  return { status, head }
}

async function tryProxy (name, gate) {
  const place = makePlace()
  const port = await freePort()
  const proxy = new Process(name, proxies[name](place, port, gate),
    { log: path.join(place, 'log'), cwd: place, env: { HOME: place } })
  await until(`${name} to serve`, async () => {
    if (proxy.exited) throw new Error(proxy.log())
    return await isOpen(port) &&
      (await get(port, '/healthz', 'Accept: */*').catch(() => null))?.status === 200
  }, seconds(20))

  const loader = await get(port, '/deskbell.js', 'Accept-Encoding: gzip')
  assert.match(loader.head, /^content-encoding: gzip/m)
  assert.match(loader.head, /^access-control-allow-origin: \*/m)
  const channel = await get(port, '/channel/support', `Origin: ${SITE}`)
  assert.match(channel.head, /^access-control-allow-origin: https:\/\/shop\.example\.org/m)
  assert.equal((await get(port, '/metrics', 'Accept: */*')).status, 404)

  const open = (claimed) => ask(port, request({ headers: { Host: HOST, Origin: SITE, 'X-Forwarded-For': claimed } }))
  const sockets = []
  for (let i = 1; i <= PER_ADDRESS; i++) sockets.push(await open(`192.0.2.${i}`))
  assert.deepEqual(sockets.map(({ status }) => status), [101, 101, 101])
  assert.equal((await open('192.0.2.4')).status, 429)
  for (const { socket } of sockets) socket.destroy()
  await proxy.end('SIGTERM')
}

story(async (test) => {
  const server = await test.server({ components: ['desk.example.org', 'web.example.org'] })
  await test.desk(server, {
    settings: {
      'gateway web': { domain: 'web.example.org' },
      'channel support': { title: 'Support', origins: SITE }
    }
  })
  for (const name of Object.keys(proxies)) {
    test.step(name)
    const gate = await Gate.start(server, { settings: { proxies: '127.0.0.1', per_address: PER_ADDRESS } })
    test.desks.push(gate)
    await tryProxy(name, gate)
    await gate.stop()
  }
})
