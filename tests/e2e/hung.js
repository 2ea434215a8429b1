// A server that hangs keeps its connections and says nothing: the pings find
// it, and when it is well again the desk is back.
import assert from 'node:assert/strict'
import fs from 'node:fs'

import { pause, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { aliceAndVera, CHANNEL, channelPresence } from './scene.js'

// What it has had of a processor, in hundredths of a second: proc(5).
function used (pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return Number(fields[11]) + Number(fields[12])
}

story(async (test) => {
  const { server, desk, alice, vera, address } = await aliceAndVera(test, {
    desk: { ping_every: '1s', ping_timeout: '1s' }
  })

  test.step('the server hangs')
  const since = desk.log().length
  await server.freeze()
  await desk.says(/answer|silent|pong|hang|hung/i, { since })

  test.step('and is well again')
  server.thaw()
  await desk.linked()
  await until('alice to be linked', async () => alice.isOpen || (await alice.connect(), true))
  await until('vera to be linked', async () => vera.isOpen || (await vera.connect(), true))
  await channelPresence(alice)
  await vera.sayFor(CHANNEL, 'And now?')
  await alice.line(address, 'And now?')

  test.step('it hangs while the desk takes its leave: the desk waits, and works at nothing')
  await server.freeze()
  const before = used(desk.process.pid)
  const stopped = desk.stop()
  await pause(800) // of the second in which the last ping may be answered
  const spent = used(desk.process.pid) - before
  server.thaw()
  assert.equal(await stopped, 0)
  assert.ok(spent < 10, `${spent} hundredths of a second for doing nothing`)
})
