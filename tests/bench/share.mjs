// What routed messages cost the XMPP server and what they cost the desk, in
// the same run: a second component plays the visitors, a client is the agent,
// between them are a real server and the real desk. For each line the server
// routes three messages: the line to the desk, its receipt back, and the line
// on to the agent.
//   node share.mjs prosody|ejabberd [lines [visitors [rounds]]]
// The programs are DESKBELL_PROGRAMS' or build/release's, without sanitizers.
import crypto from 'node:crypto'
import net from 'node:net'
import path from 'node:path'

import { agentComes, CHANNEL } from '../e2e/scene.js'
import { SOURCE } from '../runners/desk.js'
import { cpu, seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'

const AIM = 4
const LOAD = 'load.example.org'
const [lines, visitors, rounds] = [10000, 50, 3].map((preset, i) => Number(process.argv[i + 3] ?? preset))

// XEP-0114 without a parser: what comes is only counted.
class Load {
  constructor (server) {
    this.receipts = 0
    this.rest = ''
    this.sent = 0
    this.socket = net.connect(server.componentPorts[LOAD], '127.0.0.1')
    this.socket.setEncoding('utf8')
    this.socket.write(`<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams' to='${LOAD}'>`)
    this.socket.on('data', (text) => this.take(text, server.secret))
  }

  take (text, secret) {
    const whole = this.rest + text
    const id = this.isGreeted ? null : whole.match(/<stream:stream[^>]* id=['"]([^'"]+)/)?.[1]
    if (id) {
      this.isGreeted = true
      this.socket.write(`<handshake>${crypto.createHash('sha1').update(id + secret).digest('hex')}</handshake>`)
    }
    this.isReady ||= whole.includes('<handshake')
    this.receipts += whole.split('<received ').length - 1
    this.rest = whole.slice(Math.max(0, whole.lastIndexOf('<')))
    if (this.rest.startsWith('<received ')) this.rest = ''
  }

  ask (count) {
    let burst = ''
    for (let i = 0; i < count; i++, this.sent++) {
      burst += `<message type='chat' from='v${i % visitors}@${LOAD}/web' to='${CHANNEL}' id='line-${this.sent}'>` +
        '<body>The parcel was to come on Tuesday, and it is Friday now. Where is it, please?</body>' +
        "<request xmlns='urn:xmpp:receipts'/></message>"
    }
    this.receipts = 0
    this.socket.write(burst)
  }
}

story(async (test) => {
  const server = await test.server({
    accounts: ['alice'],
    groups: { support: ['alice'] },
    components: ['desk.example.org', LOAD]
  })
  const desk = await test.desk(server, {
    build: process.env.DESKBELL_PROGRAMS ?? path.join(SOURCE, 'build/release'),
    settings: { desk: { log_level: 'info' } }
  })
  const alice = await agentComes(server, 'alice', { receipts: false })
  const load = new Load(server)
  await until('the load to be linked', () => load.isReady)

  test.step(`${visitors} visitors ask, and the agent takes all`)
  load.ask(visitors)
  await until('all to be queued', () => load.receipts === visitors)
  for (let i = 0; i < visitors; i++) {
    alice.say(CHANNEL, 'next')
    await alice.line(CHANNEL, /is yours/)
  }
  await alice.sync(CHANNEL)
  let read = 0
  alice.watchers.add((element) => element.name === 'message' && ++read > 0)

  const shares = []
  for (let round = 0; round < rounds; round++) {
    read = 0
    const before = [cpu(server.process.pid), cpu(desk.process.pid)]
    const began = Date.now()
    load.ask(lines)
    await until('all to be answered and read', () => load.receipts >= lines && read >= lines, seconds(120))
    const took = Date.now() - began
    const [theirs, ours] = [cpu(server.process.pid) - before[0], cpu(desk.process.pid) - before[1]]
    const us = (ms) => (ms * 1000 / lines / 3).toFixed(1)
    shares.push(theirs / ours)
    test.step(`${lines} lines: ${test.kind} ${us(theirs)} us CPU a routed message, the desk ${us(ours)} us, ` +
      `1/${(theirs / ours).toFixed(1)} of it; ${Math.round(lines / took * 1000)} lines/s through all of them`)
    if (load.receipts !== lines || read !== lines) throw new Error(`${load.receipts} receipts, ${read} lines read`)
  }
  const share = shares.sort((a, b) => a - b)[rounds >> 1]
  console.log(`the desk spends 1/${share.toFixed(1)} of ${test.kind}'s CPU (aim: 1/${AIM} of Prosody's)`)
  if (share < AIM / 2) throw new Error('no noise makes half of it')
})
