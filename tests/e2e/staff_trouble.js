// Whatever strangers and servers do to deskbell-staff costs a new login and
// one sentence in the log; whoever is known stays known meanwhile.
import assert from 'node:assert/strict'
import fs from 'node:fs'

import { pause } from '../runners/process.js'
import { Watch } from '../runners/staff.js'
import { story } from '../runners/story.js'

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'eve'],
    groups: { support: ['alice', 'eve'] }
  })
  await server.login('alice')
  const watch = new Watch(server, { patience: 2400 }).start()
  const isBack = async () => {
    await watch.says(/^lost\n[^]*begins\n(member .*\n)+whole\n[^]*^shows alice@example.org\/test available 0$/m)
    watch.mark()
  }
  await watch.says(/^shows alice/m)
  watch.mark()

  test.step('it is killed')
  process.kill(watch.child(), 'SIGKILL')
  await isBack()
  assert.equal(watch.times(/warn: the desk account: deskbell-staff has ended/g), 1)

  test.step('it is frozen')
  process.kill(watch.child(), 'SIGSTOP')
  await isBack()
  assert.equal(watch.times(/warn: the desk account: deskbell-staff does not move/g), 1)

  test.step('its server is frozen')
  await server.freeze()
  await watch.says(/^lost$/m)
  server.thaw()
  await isBack()
  assert.equal(watch.times(/warn: the desk account: the server does not answer/g), 1)

  test.step('its server is killed')
  await server.kill()
  await watch.says(/^lost$/m)
  await server.start()
  await server.login('alice')
  await isBack()

  // libstrophe takes seconds for each of these, so it is not given them whole.
  test.step('a contact sends presences with 62 000 elements and 250 000 lines')
  const eve = await server.login('eve')
  await watch.says(/^shows eve@example.org\/test available 0$/m)
  const before = Date.now()
  eve.send(`<presence>${'<a/>'.repeat(62000)}</presence>`)
  eve.send(`<presence><status>${'\n'.repeat(250000)}</status></presence>`)
  eve.presence({ show: 'xa' })
  await watch.says(/^shows eve@example.org\/test xa 0$/m)
  assert(Date.now() - before < 3000, `it took ${Date.now() - before} ms`)
  assert.equal(watch.times(/^lost$/mg), 4)
  assert(await watch.stop() <= 100, watch.log())

  test.step('a wrong password is one sentence, and is not tried again at once')
  const connections = () => [...fs.readFileSync(server.logFile, 'utf8').matchAll({
    prosody: /Client connected/g,
    ejabberd: new RegExp(`Accepted connection .*:${server.port}$`, 'mg')
  }[server.kind])].length
  const tries = connections()
  const refused = new Watch(server, { password: 'wrong' }).start()
  await refused.says(/error: the desk account: the server refuses the account's password \(\[account\] jid, password\)$/m)
  await pause(2500)
  assert.equal(refused.times(/the desk account/g), 1)
  assert.equal(connections() - tries, 1)
  await refused.stop()

  test.step('nobody is there')
  const alone = new Watch(server, { port: 1 }).start()
  await alone.says(/warn: the desk account: no connection to the server.*\(\[account\] host, port\)$/m)
  await alone.stop()
})
