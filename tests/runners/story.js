// One test is one story: it starts what it needs, tells its steps as it goes
// and leaves nothing behind. A story that fails shows the ends of all logs.
import fs from 'node:fs'

import { Desk } from './desk.js'
import { Ejabberd } from './ejabberd.js'
import { endAll, makePlace, removePlaces } from './process.js'
import { Prosody } from './prosody.js'

const KINDS = { prosody: Prosody, ejabberd: Ejabberd }
const SKIPPED = 77

class Skip extends Error {}

class Test {
  constructor () {
    this.kind = process.argv[2] ?? 'prosody'
    this.began = Date.now()
    this.servers = []
    this.desks = []
    this.place = makePlace()
  }

  step (text) {
    console.log(`${((Date.now() - this.began) / 1000).toFixed(1).padStart(6)}  ${text}`)
  }

  skip (why) {
    throw new Skip(why)
  }

  /*
   * The server this test was asked to run on. The accounts `desk` and `prober`
   * are always there; groups: { support: ['alice', 'bob'] }, and the desk
   * account is a member of each.
   */
  async server ({ kind = this.kind, accounts = [], groups = {}, ...options } = {}) {
    if (!KINDS[kind]) throw new Error(`no such server: ${kind}`)
    const server = await KINDS[kind].start({ place: this.place, ...options })
    this.servers.push(server)
    for (const user of new Set(['desk', 'prober', ...accounts])) await server.addAccount(user)
    await this.staff(server, groups)
    return server
  }

  async staff (server, groups) {
    const named = Object.entries(groups).map(([group, users]) => [group,
      Object.fromEntries(['desk', ...users].map((user) => [user, capital(user)]))])
    await server.setGroups(Object.fromEntries(named))
  }

  async desk (server, options) {
    const desk = new Desk(server, options)
    this.desks.push(desk)
    if (options?.start !== false) await desk.start()
    return desk
  }
}

const capital = (word) => word[0].toUpperCase() + word.slice(1)

function showEnd (file, lines) {
  if (!file || !fs.existsSync(file)) return
  const all = fs.readFileSync(file, 'utf8').trimEnd().split('\n')
  console.log(`--- ${file}, the last ${Math.min(lines, all.length)} of ${all.length} lines`)
  console.log(all.slice(-lines).map((line) => line.slice(0, 400)).join('\n'))
}

async function cleanUp (test) {
  await endAll()
  removePlaces()
}

export async function story (tell) {
  const test = new Test()
  let code = 0
  process.on('unhandledRejection', () => {}) // whoever awaits it is told
  try {
    await tell(test)
    for (const desk of test.desks) {
      if (desk.complaint()) throw new Error(desk.complaint())
    }
    test.step('done')
  } catch (error) {
    if (error instanceof Skip) {
      console.log(`skipped: ${error.message}`)
      code = SKIPPED
    } else {
      code = 1
      test.step(`FAILED: ${error.stack}`)
      for (const desk of test.desks) showEnd(desk.logFile, 80)
      for (const server of test.servers) {
        for (const file of server.logs()) showEnd(file, 20)
      }
    }
  }
  await cleanUp(test)
  process.exit(code)
}
