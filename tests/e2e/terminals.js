// Two real clients in terminals serve a visitor: mcabber is rung, takes the
// chat and hands it over; Profanity accepts it and ends it, and the other way.
import assert from 'node:assert/strict'

import { Mcabber } from '../runners/mcabber.js'
import { until } from '../runners/process.js'
import { Profanity } from '../runners/profanity.js'
import { story } from '../runners/story.js'
import { CHANNEL, visitorAsks } from './scene.js'

// The address of the chat that the channel has just given to an agent.
async function isGiven (agent, chat) {
  const taken = await agent.line(CHANNEL, new RegExp(`Chat ${chat} with .* is yours`))
  return taken.match(/[a-z0-9-]+@desk\.example\.org/)[0]
}

story(async (test) => {
  const server = await test.server({ accounts: ['alice', 'bob', 'vera'], groups: { support: ['alice', 'bob'] } })
  await test.desk(server)
  const vera = await server.login('vera', { receipts: true })
  const alice = new Mcabber(server, 'alice')
  const bob = new Profanity(server, 'bob')
  await Promise.all([alice.start(), bob.start()])
  await until('mcabber to be in', () => alice.isIn())
  await until('Profanity to be in', () => bob.isIn())

  test.step('both ask for help, and both are rung')
  for (const agent of [alice, bob]) {
    agent.say(CHANNEL, 'help')
    await agent.line(CHANNEL, /next/)
  }
  await visitorAsks(vera, 'Where is my parcel?')
  for (const agent of [alice, bob]) await agent.line(CHANNEL, 'Where is my parcel?')

  test.step('next in mcabber: the visitor writes from an address of his own')
  alice.say(CHANNEL, 'next')
  const address = await isGiven(alice, 1)
  await alice.line(address, /^-- .* · /)
  await alice.line(address, 'Where is my parcel?')
  await bob.line(CHANNEL, /taken by Alice/i)

  test.step('lines go both ways')
  alice.say(address, 'Let me look')
  await vera.line(CHANNEL, 'Let me look')
  await vera.sayFor(CHANNEL, 'It is \u{1F4E6}, number <4711>')
  await alice.line(address, 'It is \u{1F4E6}, number <4711>')
  alice.say(CHANNEL, 'mine')
  await alice.line(CHANNEL, address)

  test.step('a command of hers in the wrong window stays there')
  alice.say(address, 'next')
  await alice.line(address, 'Not sent')

  test.step('she hands it to Profanity, which accepts')
  alice.say(address, '!transfer bob likes \u{1F4E6}')
  await bob.line(CHANNEL, /Alice wants to hand you chat 1 [^]*likes \u{1F4E6}/iu)
  bob.say(CHANNEL, 'accept')
  assert.equal(await isGiven(bob, 1), address)
  await bob.line(address, 'It is \u{1F4E6}, number <4711>')
  await bob.line(address, /^\[Alice\] Let me look$/i)
  await vera.line(CHANNEL, /You are now talking to Bob/i)
  await alice.line(CHANNEL, /Bob now has chat 1/i)

  test.step('lines go both ways, and she reads on')
  bob.say(address, 'It is in Oslo')
  await vera.line(CHANNEL, 'It is in Oslo')
  await alice.line(address, /^\[Bob\] It is in Oslo$/i)
  await vera.sayFor(CHANNEL, 'At last!')
  for (const agent of [alice, bob]) await agent.line(address, 'At last!')

  test.step('Profanity ends it, takes the next one, and mcabber ends that')
  bob.say(address, '!end')
  await vera.line(CHANNEL, 'This chat has ended')
  await bob.line(CHANNEL, /Chat 1 with .* has ended/)
  await visitorAsks(vera, 'One thing more')
  for (const agent of [alice, bob]) await agent.line(CHANNEL, 'One thing more')
  bob.say(CHANNEL, 'next')
  assert.equal(await isGiven(bob, 2), address)
  bob.say(CHANNEL, 'transfer alice')
  await alice.line(CHANNEL, /Bob wants to hand you chat 2/i)
  alice.say(CHANNEL, 'accept 2')
  await isGiven(alice, 2)
  alice.say(address, 'And this is all')
  await vera.line(CHANNEL, 'And this is all')
  await bob.line(address, /^\[Alice\] And this is all$/i)
  alice.say(address, '!end')
  await vera.line(CHANNEL, 'This chat has ended')
  await alice.line(CHANNEL, /Chat 2 with .* has ended/)

  test.step('of what was not for her the visitor has nothing')
  await vera.sync(CHANNEL)
  vera.nothing('a command', (element) =>
    /^(next|!end|accept.*|.?transfer.*)$|likes/u.test(element.childText('body') ?? ''))
  assert.deepEqual(await alice.stop(), { code: 0, signal: null })
  await bob.stop()
})
