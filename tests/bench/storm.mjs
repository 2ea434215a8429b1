// All pages lose their gateway, or their desk, at once, and come back: how long
// until all are welcome again, whose CPU that was, and what a line of somebody
// who was not concerned takes meanwhile.
//   node storm.mjs prosody|ejabberd [pages [talking [hellos/s]]]
// The programs are DESKBELL_PROGRAMS' or build/release's, without sanitizers.
// Pages are gateway/storm.c: they have the widget's back-off, jitter, patience.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { agentComes } from '../e2e/scene.js'
import { SOURCE } from '../runners/desk.js'
import { Gate } from '../runners/gate.js'
import { pause } from '../runners/process.js'
import { story } from '../runners/story.js'

const build = path.resolve(process.env.DESKBELL_PROGRAMS ?? path.join(SOURCE, 'build/release'))
const [pages, talking, rate] = [10000, 200, 1000].map((preset, i) => Number(process.argv[i + 3] ?? preset))
const WITHIN = 60000 // RELIABILITY: ten thousand are back in a minute

class Pages {
  constructor () {
    this.child = spawn(path.join(build, 'tests/bench/gateway/gateway_storm'), { stdio: ['pipe', 'pipe', 'inherit'] })
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
  }

  async ask (line) {
    this.child.stdin.write(line + '\n')
    const { value } = await this.lines.next()
    if (!value) throw new Error(`the pages ended at: ${line}`)
    return JSON.parse(value)
  }
}

// CPU, and the time in which there was none to be had: milliseconds.
function spend (pid) {
  const [used, queued] = fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map((ns) => ns / 1e6)
  return { used, queued }
}

story(async (test) => {
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org', 'web2.example.org'],
    accounts: ['alice'],
    groups: { 'support:quiet': ['alice'] }
  })
  const desk = await test.desk(server, {
    build,
    settings: {
      desk: { log_level: 'info' },
      'gateway web': { domain: 'web.example.org' },
      'gateway web2': { domain: 'web2.example.org' },
      'channel support': { title: 'Support', origins: 'https://shop.example.org', queue_most: 100000 }
    }
  })
  await agentComes(server, 'alice')
  const [first, second] = [await gate('web.example.org'), await gate('web2.example.org')]
  const crowd = new Pages()

  async function gate (domain) {
    const one = await Gate.start(server, { domain, build, settings: { connections_most: pages + talking, hellos_per_second: rate } })
    test.desks.push(one)
    return one
  }

  function tell (name, seen, before) {
    const { live } = seen
    console.log(name.padEnd(30) + [`${seen.back} back`, `p50 ${seen.p50}`, `p99 ${seen.p99}`, `all ${seen.all} ms`,
      `${seen.calls} calls`, `${seen.hellos} hellos`, `${seen.refused} refused`, `${seen.noUpgrade} no upgrade`, `${seen.closed} closed`, `${seen.hungUp} hung up`].join(', '))
    console.log(`${' '.repeat(30)}a line: ${live.lines}, p50 ${live.p50}, p99 ${live.p99}, most ${live.most} ms ${live.at ? `(${live.at} s after the blow) ` : ''}, ${live.cut} cut`)
    console.log(' '.repeat(30) + Object.entries(costs()).map(([who, { used, queued }]) =>
      `${who} ${(used - before[who].used).toFixed(0)} ms (and ${(queued - before[who].queued).toFixed(0)} in line)`).join(', '))
  }

  function costs () {
    return Object.fromEntries(Object.entries({ first, second, desk, server, pages: { process: crowd.child } })
      .map(([name, one]) => [name, spend(one.process.pid)]))
  }

  async function storm (name, port, strike) {
    const before = costs()
    const storming = crowd.ask(`storm ${port} ${talking}`)
    await pause(1000) // the lines go on a while before it
    before[await strike()] = { used: 0, queued: 0 } // a fresh process
    const seen = await storming
    tell(name, seen, before)
    if (seen.back < pages || seen.all > WITHIN || seen.off) throw new Error(`${name}: not all came back in time`)
  }

  test.step(`${pages} pages come to one gateway, ${talking} to another, and each says a line`)
  for (let open = 0; open < pages; open += 1000) await crowd.ask(`open ${Math.min(1000, pages - open)} ${first.port}`)
  await crowd.ask(`open ${talking} ${second.port}`)
  const calm = costs()
  tell('calm, 10 s', await crowd.ask(`calm 10 ${talking}`), calm)

  await storm('the gateway dies, comes back', first.port, async () => {
    await first.kill()
    await first.start()
    return 'first'
  })
  await storm('it dies, all go to the other', second.port, async () => {
    await first.kill()
    await first.start()
    return 'first'
  })
  await storm('the desk dies, comes back', second.port, async () => {
    await desk.kill()
    await desk.start()
    return 'desk'
  })
  await storm('the server dies, comes back', second.port, async () => {
    await server.kill()
    await server.start()
    return 'server'
  })
  crowd.child.kill()
})
