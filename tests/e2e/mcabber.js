// A real client in a terminal does the whole conversation: mcabber is rung,
// takes the chat, answers, looks at its lists and ends it.
import assert from 'node:assert/strict'

import { Mcabber } from '../runners/mcabber.js'
import { until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { CHANNEL, visitorAsks } from './scene.js'

story(async (test) => {
  const server = await test.server({ accounts: ['alice', 'vera'], groups: { support: ['alice'] } })
  await test.desk(server)
  const alice = new Mcabber(server, 'alice')
  await alice.start()
  await until('mcabber to be in', () => alice.isIn())

  test.step('she asks for help, and is rung')
  alice.say(CHANNEL, 'help')
  await alice.line(CHANNEL, /next/)
  const vera = await server.login('vera', { receipts: true })
  await visitorAsks(vera, 'Where is my parcel?')
  await alice.line(CHANNEL, 'Where is my parcel?')

  test.step('next: the visitor writes from an address of his own')
  alice.say(CHANNEL, 'next')
  const taken = await alice.line(CHANNEL, /^Chat \d+ with .* is yours/)
  const address = taken.match(/[a-z0-9-]+@desk\.example\.org/)[0]
  await alice.line(address, /^-- .* · /)
  await alice.line(address, 'Where is my parcel?')

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

  test.step('she ends it')
  alice.say(address, '!end')
  await vera.line(CHANNEL, 'This chat has ended')
  await alice.line(address, 'has ended')
  vera.nothing('a command', (element) => /^(next|!end)$/.test(element.childText('body') ?? ''))
  assert.deepEqual(await alice.stop(), { code: 0, signal: null })
})
