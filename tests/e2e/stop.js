// SIGTERM at any moment, while it starts, logs in or works: it ends with 0,
// soon, and leaves nothing running.
import assert from 'node:assert/strict'
import fs from 'node:fs'

import { pause, seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL, takesNext } from './scene.js'

const ROUNDS = Number(process.env.DESKBELL_ROUNDS || 15)

// Whoever still runs a program of that directory.
function running (directory) {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return fs.readlinkSync(`/proc/${pid}/exe`).startsWith(directory)
    } catch {
      return false // ended meanwhile, or the kernel's own
    }
  })
}

// Before its handler stands, SIGTERM simply ends a process: signal(7).
function heeds (pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  const masks = ['SigCgt', 'SigBlk'].map((name) =>
    BigInt('0x' + status.match(new RegExp(`^${name}:\\s*(\\w+)`, 'm'))[1]))
  return ((masks[0] | masks[1]) >> 14n) & 1n
}

story(async (test) => {
  const server = await test.server({ accounts: ['alice', 'vera'], groups: { support: ['alice'] } })
  const desk = await test.desk(server)
  for (let round = 0; round < ROUNDS; round++) {
    const code = await desk.stop(seconds(10))
    assert.equal(code, 0, `round ${round}: ended with ${code}`)
    assert.equal(desk.complaint(), undefined)
    assert.deepEqual(running(desk.directory), [], `round ${round}: still running`)
    desk.launch()
    await until('deskbell to heed SIGTERM', () => heeds(desk.process.pid))
    await pause(Math.random() * 300)
  }
  await desk.stop()

  test.step('what the server still says while it stops is kept')
  await desk.start()
  const vera = await server.login('vera')
  await vera.sayFor(CHANNEL, 'line 0')
  const ids = Array.from({ length: 50 }, (_, i) =>
    vera.say(CHANNEL, `line ${i + 1}`, { receipt: true }))
  assert.equal(await desk.stop(), 0)
  await desk.start()
  const alice = await agentComes(server, 'alice')
  const address = await takesNext(alice, 'line 0')
  await alice.sayFor(address, 'That was all?') // by then she has all of them
  await alice.sync(CHANNEL)
  const refused = new Set(vera.inbox.filter(({ attrs }) => attrs.type === 'error')
    .map(({ attrs }) => attrs.id))
  const here = new Set(alice.inbox.map((one) => one.childText('body')))
  const lost = ids.map((id, i) => [id, `line ${i + 1}`])
    .filter(([id, body]) => !refused.has(id) && !here.has(body))
  assert.deepEqual(lost, [], 'neither refused nor kept')
  test.step(`${ids.length - refused.size} of ${ids.length} were kept, the others refused`)
})
