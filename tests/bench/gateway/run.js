// What a session and a message cost: the gateway, the same without any check
// (forward.c), Prosody's own WebSocket with anonymous login, and Node's `ws`,
// one after the other in one run.
//
//   npm ci && DESKBELL_BUILD=build/release node run.js [sessions ...]
//
// CPU is the server process's own, from /proc; memory is its resident set.
// Prosody and the desk behind it are on the same machine and not counted.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import tls from 'node:tls'
import { fileURLToPath } from 'node:url'

import { hello } from '../../runners/gateway.mjs'
import { endAll, freePort, isOpen, makePlace, pause, Process, removePlaces, until, write } from '../../runners/process.js'
import { Prosody } from '../../runners/prosody.js'
import { OPCODE, frame, request } from '../../runners/ws.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const build = path.resolve(process.env.DESKBELL_BUILD ?? path.join(here, '../../../build/release'))
const bench = path.join(build, 'tests/bench/gateway')
const counts = process.argv.slice(2).map(Number)
if (!counts.length) counts.push(1000, 10000, 19000)
const most = Math.max(...counts)
// A login at Prosody takes milliseconds: ten thousand of them are enough.
const XMPP_MOST = 10000

const place = makePlace()
const server = await Prosody.start({
  components: ['web.example.org', 'forward.example.org', 'desk.example.org'],
  config: (prosody) => `
data_path = "${prosody.data}"
pidfile = "${prosody.data}/prosody.pid"
log = { error = "${prosody.logFile}" }
network_backend = "epoll"
interfaces = { "127.0.0.1" }
c2s_ports = { ${prosody.port} }
component_ports = { ${prosody.componentPort} }
http_ports = { ${prosody.httpPort} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
modules_disabled = { "s2s", "tls", "pep", "offline", "limits" }
modules_enabled = { "saslauth", "disco", "posix", "ping", "websocket", "http" }
consider_websocket_secure = true
cross_domain_websocket = true
c2s_require_encryption = false
component_conflict_resolve = "kick_old"
storage = "internal"
VirtualHost "anon.example.org"
  authentication = "anonymous"
  http_host = "127.0.0.1"
${prosody.components.map((name) => `Component "${name}"\n  component_secret = "${prosody.secret}"\n`).join('')}`
})

function start (name, command) {
  fs.rmSync(path.join(place, `${name}.log`), { force: true }) // an earlier one's
  return new Process(name, command, { log: path.join(place, `${name}.log`) })
}

function cpu (pid) {
  let spent = 0
  for (const task of fs.readdirSync(`/proc/${pid}/task`)) {
    spent += Number(fs.readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1000
  }
  return spent
}

function memory (pid) {
  return Number(/^Rss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1])
}

class Load {
  constructor (kind, port) {
    this.child = spawn(path.join(bench, 'gateway_load'), [kind, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
  }

  async ask (line) {
    this.child.stdin.write(line + '\n')
    const { value } = await this.lines.next()
    if (!value) throw new Error(`the load ended at: ${line}`)
    return JSON.parse(value)
  }

  async end () {
    this.child.stdin.end()
    await new Promise((resolve) => this.child.once('exit', resolve))
  }
}

const rows = []

async function measure (name, kind, port, pid, sizes) {
  const load = new Load(kind, port)
  await load.ask('open 200').then(() => load.ask('greet')) // what the first ones cost is not theirs
  let open = 200
  const first = memory(pid)
  for (const size of sizes) {
    const row = { name, sessions: size }
    let accept = 0
    let greet = 0
    const began = open
    while (open < size) {
      const step = Math.min(1000, size - open)
      const a = cpu(pid)
      await load.ask(`open ${step}`)
      const b = cpu(pid)
      const { ready, dead } = await load.ask('greet')
      if (dead) throw new Error(`${name}: ${dead} of ${ready + dead} died`)
      accept += b - a
      greet += cpu(pid) - b
      open += step
    }
    row.acceptUs = accept / (open - began)
    row.greetUs = greet / (open - began)
    await pause(500)
    row.kb = (memory(pid) - first) / (open - 200)
    for (const [what, command] of [['', `talk ${Math.min(8 * open, 20000)} 50`], ['light', 'light 2000 2']]) {
      await pause(300)
      const a = cpu(pid)
      const said = await load.ask(command)
      if (said.dead) throw new Error(`${name}: ${said.dead} died`)
      row[what + 'CpuUs'] = (cpu(pid) - a) / said.answered
      row[what + 'P50'] = said.p50
      row[what + 'P99'] = said.p99
      row[what + 'PerSecond'] = said.answered / said.ms * 1000
    }
    rows.push(row)
    console.log(show(row))
  }
  await load.end()
}

function show (row) {
  const cell = (number, digits = 1) => number.toFixed(digits).padStart(9)
  return row.name.padEnd(12) + String(row.sessions).padStart(6) + cell(row.kb, 2) + cell(row.acceptUs) + cell(row.greetUs) +
    cell(row.CpuUs) + cell(row.PerSecond, 0) + cell(row.P50, 0) + cell(row.P99, 0) +
    cell(row.lightCpuUs) + cell(row.lightP50, 0) + cell(row.lightP99, 0)
}

async function gateway (extra = {}) {
  const port = await freePort()
  const settings = {
    domain: 'web.example.org',
    desk: 'desk.example.org',
    server_port: server.componentPort,
    secret: server.secret,
    port,
    files: place,
    address_key: 'not so secret a key',
    connections_most: most + 100,
    hellos_per_second: 100000,
    ...extra
  }
  write(path.join(place, 'gateway.conf'), '[gateway]\n' +
    Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join(''))
  const one = start('gateway', [path.join(build, 'deskbell-gateway'), path.join(place, 'gateway.conf')])
  await until('the gateway', async () => {
    if (one.exited) throw new Error(one.log())
    return await isOpen(port) && /the desk is there/.test(one.log())
  })
  return { port, one }
}

// The gateway and the forwarder at the same time, a round of each in turn, so
// that a busy neighbour is a neighbour of both.
async function compare (size) {
  const sides = []
  for (const begin of [gateway, forward]) {
    const { port, one } = await begin()
    const load = new Load('desk', port)
    for (let open = 0; open < size; open += 1000) {
      await load.ask('open 1000')
      const { dead } = await load.ask('greet')
      if (dead) throw new Error(`${dead} died`)
    }
    sides.push({ one, load, spent: [] })
  }
  for (let round = 0; round < 7; round++) {
    for (const side of sides) {
      const a = cpu(side.one.pid)
      const { answered, dead } = await side.load.ask(`talk ${size} 50`)
      if (dead) throw new Error(`${dead} died`)
      side.spent.push((cpu(side.one.pid) - a) / answered)
    }
  }
  const [ours, theirs] = sides.map(({ spent }) => spent.sort((a, b) => a - b)[3])
  console.log(`a line, in turns, median of 7: ${ours.toFixed(1)} us, forwarder ${theirs.toFixed(1)} us: ${(ours / theirs).toFixed(2)} times; least ${sides.map(({ spent }) => spent[0].toFixed(1)).join(' and ')}`)
  for (const { one, load } of sides) {
    await one.end('SIGTERM')
    await load.end()
  }
}

// What it costs to send all pages elsewhere, and whether each was told.
async function drain (sizes) {
  for (const size of sizes) {
    const { port, one } = await gateway()
    const load = new Load('desk', port)
    for (let open = 0; open < size; open += 1000) {
      await load.ask(`open ${Math.min(1000, size - open)}`)
      await load.ask('greet')
    }
    const before = cpu(one.pid)
    const gone = load.ask('gone')
    one.signal('SIGTERM')
    let after = before
    while (!one.exited) {
      try { after = cpu(one.pid) } catch {}
      await pause(5)
    }
    const { told, ms } = await gone
    console.log(`SIGTERM ${String(size).padStart(11)} ${((after - before) / size).toFixed(1).padStart(8)} us each, ${told} told in ${ms.toFixed(0)} ms`)
    await load.end()
  }
}

// Sessions under TLS, from this process: how much each keeps when it is idle.
async function measureTls (size) {
  const [key, chain] = ['key.pem', 'chain.pem'].map((name) => path.join(place, name))
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', '/CN=a', '-keyout', key, '-out', chain], { stdio: 'ignore' })
  for (const file of [key, chain]) write(file, fs.readFileSync(file))
  const { port, one } = await gateway({ certificate: chain, key, connections_most: size })
  const sockets = []
  const open = (i) => new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: '127.0.0.1', localAddress: `127.1.${i >> 7}.${1 + (i & 127)}`, rejectUnauthorized: false }, () => socket.write(request()))
    socket.once('error', reject)
    socket.on('data', (data) => {
      if (data.includes('101 Switching')) socket.write(frame(OPCODE.text, hello()))
      if (data.includes('<welcome')) resolve(socket)
    })
  })
  const openAll = async (count) => {
    for (let i = 0; i < count; i += 20) {
      sockets.push(...await Promise.all(Array.from({ length: 20 }, (_, j) => open(sockets.length + j))))
    }
  }
  await openAll(200)
  const [before, spent] = [memory(one.pid), cpu(one.pid)]
  await openAll(size - 200)
  const acceptUs = (cpu(one.pid) - spent) / (size - 200)
  await pause(500)
  console.log(`gateway, TLS ${String(size).padStart(5)} ${((memory(one.pid) - before) / (size - 200)).toFixed(2).padStart(8)} KB each, ${acceptUs.toFixed(1)} us to accept and greet one`)
  for (const socket of sockets) socket.destroy()
  await one.end('SIGTERM')
}

async function forward () {
  const port = await freePort()
  const one = start('forward', [path.join(bench, 'gateway_forward'), String(port), String(server.componentPort), 'forward.example.org', server.secret])
  await until('the forwarder', () => isOpen(port))
  await pause(500)
  return { port, one }
}

async function node () {
  const port = await freePort()
  const one = start('node', [process.execPath, path.join(here, 'echo.js'), String(port)])
  await until('node', () => isOpen(port))
  return { port, one }
}

try {
  const desk = start('desk', [path.join(bench, 'gateway_desk'), String(server.componentPort), 'desk.example.org', server.secret])
  await until('the desk', () => /ready/.test(desk.log()))
  console.log('us of CPU, KB of memory; "all" is 50 at once, "light" one in 2 ms; latency in us\n' +
    'name'.padEnd(12) + ['  size', 'KB each', 'accept', 'hello', 'line all', '/s', 'p50', 'p99', 'light', 'p50', 'p99'].map((s, i) => i ? s.padStart(9) : s).join(''))
  const which = (process.env.ONLY ?? 'gateway,forward,turns,drain,tls,node,xmpp').split(',')
  for (const [name, kind, begin] of [['gateway', 'desk', gateway], ['forward', 'desk', forward], ['node', 'echo', node]]) {
    if (!which.includes(name)) continue
    const { port, one } = await begin()
    await measure(name, kind, port, one.pid, counts)
    await one.end('SIGTERM')
  }
  if (which.includes('turns')) await compare(Math.min(3000, most))
  if (which.includes('drain')) await drain(counts)
  if (which.includes('tls')) await measureTls(2000)
  if (which.includes('xmpp')) {
    await measure('prosody ws', 'xmpp', server.httpPort, server.process.pid, counts.filter((n) => n <= XMPP_MOST))
  }
} finally {
  await endAll()
  removePlaces()
}
process.exit(0)
