// The ground that all other stories stand on: two people talk to each other
// through the server, which dies and comes back.
import assert from 'node:assert/strict'

import { story } from '../runners/story.js'

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'bob'],
    groups: { support: ['alice', 'bob'] }
  })
  const alice = await server.login('alice', { resource: 'desk' })
  const bob = await server.login('bob', { mechanism: 'PLAIN', receipts: true })

  test.step('a line and its receipt')
  await alice.sayFor(bob.bare, 'hi <there> & "you" \u{1F642}')
  await bob.line(alice.bare, 'hi <there> & "you" \u{1F642}')

  test.step('the server\'s groups')
  const roster = await alice.roster()
  assert.deepEqual(roster.map(({ jid }) => jid).sort(), ['bob@example.org', 'desk@example.org'])
  assert(roster.every(({ groups }) => groups.includes('support')))

  test.step('a contact of his own')
  await bob.contact('vera@example.org', { name: 'Vera', groups: ['customers'] })
  const vera = (await bob.roster()).find(({ jid }) => jid === 'vera@example.org')
  assert.deepEqual([vera.name, vera.groups], ['Vera', ['customers']])

  test.step('the server dies and comes back')
  await server.kill()
  await Promise.all([alice.gone, bob.gone])
  await server.start()
  await Promise.all([alice.connect(), bob.connect()])
  await alice.sayFor(bob.bare, 'still there?')

  test.step('what does not come is named')
  await assert.rejects(alice.line(bob.bare, 'a word', 100), /in vain for "a word" from bob@/)
})
