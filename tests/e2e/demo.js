// examples/demo, as the README says it: an agent and a visitor talk, Ctrl-C
// ends it, and nothing is left of it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { Client } from '../runners/client.js'
import { SOURCE } from '../runners/desk.js'
import { isOpen, seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'

const CHANNEL = 'support@desk.localhost'

// Processes that have this text in their arguments.
function processesOf (text) {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false // it has ended meanwhile
    }
  })
}

story(async (test) => {
  let output = ''
  const demo = spawn(path.join(SOURCE, 'examples/demo'), { detached: true })
  const ended = new Promise((resolve) => demo.once('exit', (code, signal) => resolve({ code, signal })))
  process.once('exit', () => { try { process.kill(-demo.pid, 'SIGINT') } catch {} })
  for (const stream of [demo.stdout, demo.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => { output += text })
  }

  test.step('it says how to log in')
  ended.then(() => { output += '\n(ended)' })
  await until('the demo to be ready', () => {
    if (output.endsWith('(ended)')) throw new Error(`the demo ended:\n${output}`)
    return /Ctrl-C ends it/.test(output)
  }, seconds(300))
  const directory = output.match(/logs are in (\S+)\. /)[1]
  const port = Number(output.match(/port (\d+)/)[1])
  assert.equal(output.split('\n').filter((line) => line.startsWith('  ')).length, 5)
  assert(processesOf(directory).length >= 2)

  test.step('an agent and a visitor talk')
  const login = (user) => Client.login({ port, domain: 'localhost', user, password: user, receipts: true })
  const alice = await login('alice')
  await alice.expect('the channel', (element) =>
    element.name === 'presence' && element.attrs.from?.startsWith(CHANNEL))
  const vera = await login('vera')
  await vera.sayFor(CHANNEL, 'Is this the demo?')
  await alice.line(CHANNEL, 'waiting')
  alice.say(CHANNEL, 'next')
  const question = await alice.line(null, 'Is this the demo?')
  await alice.sayFor(question.attrs.from.split('/')[0], 'It is')
  await vera.line(CHANNEL, 'It is')

  test.step('Ctrl-C ends it, and nothing is left')
  process.kill(-demo.pid, 'SIGINT')
  assert.deepEqual(await ended, { code: 0, signal: null }, output)
  assert.deepEqual(processesOf(directory), [])
  assert.equal(fs.existsSync(directory), false)
  assert.equal(await isOpen(port), false)
})
