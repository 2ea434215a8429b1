// Thousands of pages, by the bench's load: what must not grow with their number.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'

import { Desk, Gateway, VISIT } from '../runners/gateway.mjs'
import { endAll, pause, removePlaces } from '../runners/process.js'

const program = path.join(process.env.DESKBELL_BUILD, 'tests/bench/gateway/gateway_load')
const desk = new Desk()
const loads = []
const WELCOME = `<welcome xmlns='${VISIT}' token='${'k'.repeat(52)}'><channel name='support' title='Support' open='true'/><state is='none'/></welcome>`

after(async () => {
  for (const { child } of loads) child.kill()
  await desk.stop()
  await endAll()
  removePlaces()
})

class Load {
  constructor (port) {
    this.child = spawn(program, ['desk', String(port)], { stdio: ['pipe', 'pipe', 'inherit'] })
    loads.push(this)
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
  }

  async ask (line) {
    this.child.stdin.write(line + '\n')
    return JSON.parse((await this.lines.next()).value)
  }

  async end () {
    this.child.stdin.end()
    await new Promise((resolve) => this.child.once('exit', resolve))
  }
}

// Of its own time in microseconds: what others on the machine do counts little.
function cpu (pid) {
  return Number(fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000
}

async function drain (count) {
  const gateway = await Gateway.start(desk, { connections_most: count, hellos_per_second: 100000 })
  await gateway.ready()
  const load = new Load(gateway.port)
  // the load is for pages that say hello within 5 s, so they come by and by
  for (let open = 0; open < count; open += 500) {
    assert.equal((await load.ask('open 500')).dead, 0)
    assert.equal((await load.ask('greet')).dead, 0)
  }
  // They are far away: none answers the goodbye before the last has had it.
  const before = cpu(gateway.process.pid)
  let spent = 0
  gateway.process.signal('SIGTERM')
  while (!gateway.process.exited) {
    try { spent = cpu(gateway.process.pid) - before } catch {}
    await pause(5)
  }
  const { told } = await load.ask('gone')
  await load.end()
  assert.equal(told, count, 'pages were cut without 1012')
  return spent / count
}

test('a goodbye costs the same, however many there are, and all hear it in time', async () => {
  await desk.listen()
  desk.hear = (element) => {
    if (!element.child('hello')) return
    const { from, to, id } = element.attrs
    desk.say(`<iq type='result' id='${id}' from='${to}' to='${from}'>${WELCOME}</iq>`)
  }
  const few = await drain(1000)
  const many = await drain(10000)
  assert.ok(many < 2.5 * few, `${few.toFixed(0)} us of 1000, ${many.toFixed(0)} us of 10000`)
})
