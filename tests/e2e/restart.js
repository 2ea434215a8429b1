// A restart in mid-chat: nobody loses a chat, a place in the queue or a line.
import assert from 'node:assert/strict'

import { story } from '../runners/story.js'
import { agentComes, CHANNEL, channelPresence, takesNext, visitorAsks } from './scene.js'

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'vera', 'walt', 'yann'],
    groups: { support: ['alice'] }
  })
  const desk = await test.desk(server)
  const alice = await agentComes(server, 'alice')
  const vera = await server.login('vera')
  const walt = await server.login('walt')
  const yann = await server.login('yann')

  test.step('one is talking, two wait')
  await visitorAsks(vera, 'Where is my parcel?')
  const address = await takesNext(alice, 'Where is my parcel?')
  await visitorAsks(walt, 'I am first')
  await visitorAsks(yann, 'I am second')

  test.step('SIGTERM ends it with 0')
  assert.equal(await desk.stop(), 0)

  test.step('while it is away nothing is acknowledged')
  const lost = vera.say(CHANNEL, 'Hello?', { receipt: true })
  await vera.error(lost)

  test.step('back again, the chat goes on')
  await desk.start()
  await channelPresence(alice)
  await alice.sayFor(address, 'Sorry, where were we?')
  await vera.line(CHANNEL, 'Sorry, where were we?')
  await vera.sayFor(CHANNEL, 'My parcel')
  await alice.line(address, 'My parcel')

  test.step('and the queue is as it was')
  const second = await takesNext(alice, 'I am first')
  const third = await takesNext(alice, 'I am second')
  assert.equal(new Set([address, second, third]).size, 3)

  test.step('a killed one comes back, too, and owns up to it')
  await desk.kill()
  const since = desk.log().length
  await desk.start()
  await channelPresence(alice)
  await alice.line(null, 'The desk was away')
  await vera.sayFor(CHANNEL, 'Still here')
  await alice.line(address, 'Still here')
  assert(!/error/i.test(desk.log().slice(since).replace(/_error|error_/g, '')), 'no errors in the log')
  assert.equal(await desk.stop(), 0)
})
