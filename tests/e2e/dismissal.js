// Who is taken out of the group stops being an agent at once, or where the
// server pushes nothing, with the next login of the desk account.
import assert from 'node:assert/strict'

import { story } from '../runners/story.js'
import { agentComes, CHANNEL, takesNext, visitorAsks } from './scene.js'

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'bob', 'vera'],
    groups: { support: ['alice', 'bob'] }
  })
  const desk = await test.desk(server, { settings: { account: { relogin_every: '2s' } } })
  const alice = await agentComes(server, 'alice')
  const bob = await agentComes(server, 'bob')
  const vera = await server.login('vera')
  await visitorAsks(vera, 'Where is my parcel?')
  const address = await takesNext(alice, 'Where is my parcel?')
  await alice.sayFor(address, 'Let me look')
  await vera.line(CHANNEL, 'Let me look')

  test.step('alice is dismissed; her chat goes back and bob is rung')
  bob.inbox.length = 0
  await test.staff(server, { support: ['bob'] })
  await alice.line(CHANNEL, 'You no longer answer here')
  await bob.line(CHANNEL, 'waiting')
  await vera.line(CHANNEL, 'Sorry')

  test.step('what she writes now reaches nobody')
  assert.match((await alice.error(alice.say(address, 'psst'))).child('error').childText('text'),
    /Not delivered/)
  assert.match((await alice.error(alice.say(CHANNEL, 'next'))).child('error').childText('text'),
    /no longer answer here/)

  test.step('bob has all that was said')
  assert.equal(await takesNext(bob, 'Where is my parcel?'), address)
  await bob.sayFor(address, 'I am Bob')
  await vera.line(CHANNEL, 'I am Bob')
  vera.nothing('her line', (element) => /psst/.test(element.childText('body') ?? ''))

  test.step('a group of another name makes nobody an agent, and the operator is told')
  await test.staff(server, { suport: ['alice'], support: ['bob'] })
  await desk.says(/warn: the roster's group "suport" names no channel$/m)

  test.step('hired again, she is an agent again')
  await test.staff(server, { support: ['alice', 'bob'] })
  await agentComes(server, 'alice', { resource: 'again' })
})
