// Visitors' pages on one side, agents' clients on the other, and between them
// everything as it is used: how long a line takes each way, whether each came
// exactly once and in order, and whose the CPU was.
//   node end-to-end.mjs prosody|ejabberd [visits [agents [seconds [lines/s]]]]
// The programs are DESKBELL_PROGRAMS' or build/release's, without sanitizers.
// Pages and agents are one process, so that one clock sees both ends.
import fs from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

import { agentComes, CHANNEL, takesNext } from '../e2e/scene.js'
import { NS } from '../runners/client.js'
import { SOURCE } from '../runners/desk.js'
import { Gate } from '../runners/gate.js'
import { cpu, freePort, pause, seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { Visitor } from '../runners/visitor.js'

const build = process.env.DESKBELL_PROGRAMS ?? path.join(SOURCE, 'build/release')
const [visits, agents, duration, rate] = [2000, 50, 25, 200]
  .map((preset, i) => Number(process.argv[i + 3] ?? preset))
const WORDS = 'The parcel was to come on Tuesday, and it is Friday now. Where is it, please?'
const GROSS = seconds(0.5)
const OURS = ['deskbell', 'deskbell-staff', 'deskbell-gateway']

// What took how long, in milliseconds.
const took = {
  'visitor to stored (his page knows)': [],
  "visitor to agent's client": [],
  'agent to stored (his client knows)': [],
  "agent to visitor's page": [],
  'a ping that the server answers': []
}
const [stored, up, receipted, down, pings] = Object.values(took)
const faults = []

// One chat's lines in one direction: each is to arrive once, and in its turn.
class Way {
  constructor (name, took) {
    Object.assign(this, { name, took, saidAt: [], arrived: 0 })
  }

  next () {
    this.saidAt.push(performance.now())
    return `${this.saidAt.length}. ${WORDS}`
  }

  arrive (body) {
    const number = parseInt(body)
    if (number !== this.arrived + 1) faults.push(`${this.name}: ${number} came after ${this.arrived}`)
    this.arrived = number
    this.took.push(performance.now() - this.saidAt[number - 1])
  }
}

// A page, and its agent once there is one.
class Chat extends Visitor {
  constructor (gate, index) {
    super(gate, { from: `127.1.${index >> 7}.${1 + (index & 127)}` })
    this.index = index
    this.questions = new Way(`question of ${index}`, up)
    this.answers = new Way(`answer to ${index}`, down)
    this.pending = new Map() // id: when it was said
  }

  question () {
    this.pending.set(this.say(this.questions.next()), performance.now())
  }

  reply () {
    const id = this.agent.say(this.address, this.answers.next(), { receipt: true })
    this.agent.pending.set(id, performance.now())
  }

  forget (id, n) {
    super.forget(id, n)
    settle(this.pending, id, stored)
  }

  show (line) {
    super.show(line)
    if (line.who === 'agent') this.answers.arrive(line.body)
  }

  isWhole () {
    return [this.questions, this.answers].every((way) => way.arrived === way.saidAt.length) && !this.pending.size
  }
}

function settle (pending, id, took) {
  if (!pending.has(id)) return
  took.push(performance.now() - pending.get(id))
  pending.delete(id)
}

// From now on only what is measured is looked at.
function watch (agent, chats) {
  const own = new Map(chats.filter((chat) => chat.agent === agent).map((chat) => [chat.address, chat]))
  agent.pending = new Map()
  agent.inbox.length = 0
  agent.watchers.add((element) => {
    const chat = own.get(element.attrs.from?.split('/')[0])
    if (element.attrs.type === 'error') faults.push(String(element))
    else if (chat && element.childText('body')) chat.questions.arrive(element.childText('body'))
    settle(agent.pending, element.child('received', NS.receipts)?.attrs.id, receipted)
    return true
  })
}

// As many come as there are agents, each of them takes one; and so on.
async function fill (gate, crew) {
  const chats = []
  while (chats.length < visits) {
    const some = crew.slice(0, visits - chats.length).map((_, i) => new Chat(gate, chats.length + i))
    chats.push(...some)
    await until('the pages to be welcome', () => some.every((chat) => chat.isWelcome))
    for (const chat of some) chat.first = chat.say(`Visit ${chat.index}`)
    await until('their first lines to be stored', () => some.every((chat) => chat.stored.has(chat.first)))
    await Promise.all(some.map((_, i) => take(crew[i], chats)))
  }
  await until('all pages to talk', () => chats.every((chat) => chat.state.is === 'talking'))
  return chats
}

async function take (agent, chats) {
  const address = await takesNext(agent)
  const line = await agent.line(address, /^Visit \d+$/)
  Object.assign(chats[line.childText('body').slice(6)], { agent, address })
  agent.inbox.length = 0
}

// By turns, at moments of chance, as if nobody knew of the others.
async function talk (chats) {
  let due = performance.now()
  const end = due + duration * 1000
  for (let n = 0; due < end; n++) {
    due -= Math.log(1 - Math.random()) * 1000 / rate
    while (due > performance.now()) await pause(due - performance.now())
    const isAnswer = n % 2
    const chat = chats[((n >> 1) + isAnswer * (visits >> 1)) % visits]
    if (isAnswer) chat.reply()
    else chat.question()
  }
}

// What the server alone makes of it, on the same machine in the same moment.
async function ping (client, isOver) {
  while (!isOver()) {
    const began = performance.now()
    await client.ping(client.domain)
    pings.push(performance.now() - began)
    await pause(100)
  }
}

// CPU, and the time in which there was none to be had: milliseconds.
function spend (pid) {
  return { used: cpu(pid), queued: fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1] / 1e6 }
}

// What the desk counts itself.
async function count (metrics) {
  const text = await (await fetch(`http://${metrics}/metrics`)).text()
  return ['line_seconds_sum', 'line_seconds_count', 'lines_total', 'turns_total'].map((name) =>
    Number(text.match(new RegExp(`^deskbell_${name} (.*)$`, 'm'))[1]))
}

function row (what, all) {
  all.sort((a, b) => a - b)
  const at = (share) => (all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? NaN).toFixed(1).padStart(8)
  return what.padEnd(36) + String(all.length).padStart(6) + at(0.5) + at(0.9) + at(0.99) + at(1)
}

function tell (kind, spent) {
  console.log('ms'.padEnd(36) + ['lines', 'p50', 'p90', 'p99', 'most'].map((word, i) => word.padStart(i ? 8 : 6)).join(''))
  for (const [what, all] of Object.entries(took)) console.log(row(what, all))
  const percent = (ms) => `${(ms / duration / 10).toFixed(1)} %`.padStart(7)
  for (const [name, { used, queued }] of Object.entries(spent)) {
    console.log(`${name.padEnd(36)}${percent(used)} of a core, and stood in line for one for ${percent(queued)}`)
  }
  const ours = OURS.reduce((sum, name) => sum + spent[name].used, 0)
  console.log(`ours are ${(100 * ours / (ours + spent[kind].used)).toFixed(1)} % of what we and ${kind} used (aim: 15)`)
}

function judge (chats) {
  for (const { fault, refused, outages, index, welcomes } of chats) {
    if (fault || refused.size || outages.length || welcomes !== 1) {
      faults.push(`page ${index}: ${fault ?? [...refused, ...outages]}, ${welcomes} welcomes`)
    }
  }
  if (faults.length) throw new Error(`${faults.length} faults\n${faults.slice(0, 10).join('\n')}`)
  for (const all of [stored, up, receipted, down]) {
    if (!(all[all.length >> 1] < GROSS)) throw new Error(`no noise makes it ${all[all.length >> 1]} ms`)
  }
}

story(async (test) => {
  const people = Array.from({ length: agents }, (_, i) => `agent${i}`)
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org'],
    accounts: people,
    groups: { 'support:quiet': people } // who are not rung, or filling the house takes minutes
  })
  const metrics = `127.0.0.1:${await freePort()}`
  const desk = await test.desk(server, {
    build,
    settings: {
      desk: { log_level: 'info', metrics },
      'gateway web': { domain: 'web.example.org' },
      'channel support': { title: 'Support', origins: 'https://shop.example.org' }
    }
  })
  const gate = await Gate.start(server, { build, settings: { connections_most: visits + 100 } })
  test.desks.push(gate)
  const crew = []
  for (const name of people) crew.push(await agentComes(server, name))

  test.step(`${visits} visitors come, and ${agents} agents take them all`)
  const chats = await fill(gate, crew)
  for (const agent of crew) await agent.sync(CHANNEL)
  for (const agent of crew) watch(agent, chats)
  stored.length = 0

  test.step(`${rate} lines a second, from either side by turns, for ${duration} s`)
  const pids = {
    [test.kind]: server.process.pid,
    deskbell: desk.process.pid,
    'deskbell-staff': children(desk.process.pid)[0],
    'deskbell-gateway': gate.process.pid,
    'pages and agents, this script': process.pid
  }
  const names = Object.keys(pids)
  const [before, counted] = [names.map((name) => spend(pids[name])), await count(metrics)]
  const lag = monitorEventLoopDelay({ resolution: 1 })
  lag.enable()
  let isOver = false
  const pinging = ping(await desk.prober(), () => isOver)
  await talk(chats)
  lag.disable()
  const spent = Object.fromEntries(names.map((name, i) => {
    const { used, queued } = spend(pids[name])
    return [name, { used: used - before[i].used, queued: queued - before[i].queued }]
  }))
  isOver = true
  await pinging
  await until('every line to arrive', () => chats.every((chat) => chat.isWhole()) &&
    crew.every((agent) => !agent.pending.size), seconds(30))
  // Behind this nothing more is on its way that might be one too many.
  for (const agent of crew) await agent.sync(CHANNEL)

  tell(test.kind, spent)
  const [sum, visitors, lines, turns] = (await count(metrics)).map((value, i) => value - counted[i])
  console.log(`the desk: ${(sum / visitors * 1000).toFixed(2)} ms from a visitor's line to its commit, on average; ` +
    `${(turns / lines).toFixed(1)} commits a line`)
  console.log(`this script: late by ${(lag.percentile(50) / 1e6 - 1).toFixed(1)} ms, p99 ${(lag.percentile(99) / 1e6 - 1).toFixed(1)}`)
  judge(chats)
})

function children (pid) {
  return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
}
