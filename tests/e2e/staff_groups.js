// The server's shared groups say who works here: nobody is asked for anything.
import assert from 'node:assert/strict'

import { Watch } from '../runners/staff.js'
import { story } from '../runners/story.js'

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'bob'],
    groups: { support: ['alice'], 'sales:listener': ['alice'] }
  })
  const alice = await server.login('alice', { resource: 'laptop', show: 'chat', priority: 3 })
  const bob = await server.login('bob')

  // Prosody's file reaches an account at its next login, ejabberd pushes.
  test.step('members with their groups, and their presence')
  const watch = new Watch(server, { relogin: server.kind === 'prosody' ? 1500 : -1 }).start()
  await watch.says(/^begins\n(member .*\n)*whole$/m)
  await watch.says(/^member alice@example.org "(Alice)?"( \[(support|sales:listener)\]){2}$/m)
  await watch.says(/^shows alice@example.org\/laptop chat 3$/m)

  test.step('a new member comes in')
  await test.staff(server, { support: ['alice', 'bob'], 'sales:listener': ['alice'] })
  await watch.says(/^member bob@example.org .*\[support\]$/m)
  if (server.kind === 'prosody') {
    // His session has the old roster, too: he is not seen before he is back.
    await bob.logout()
    await bob.connect()
  }
  await watch.says(/^shows bob@example.org\/test available 0$/m)

  test.step('a member who is dismissed is gone')
  watch.mark()
  await test.staff(server, { support: ['alice'], 'sales:listener': ['alice'] })
  if (server.kind === 'prosody') {
    await watch.says(/^begins\n(?!(.*\n)*member bob)(member .*\n)+whole$/m)
  } else {
    await watch.says(/^(gone bob@example.org|member bob@example.org "[^"]*")$/m)
  }

  test.step('nobody was asked')
  for (const client of [alice, bob]) {
    await client.sync(client.domain)
    client.nothing('a prompt', ({ attrs }) => attrs.type === 'subscribe')
  }
  assert.equal(watch.times(/^lost$/mg), 0)
  assert(await watch.stop() <= 100)
})
