// An admin edits the desk account's own roster with a client, and the staff
// follows at once; an agent is asked for his presence once and never again.
import assert from 'node:assert/strict'

import { seconds } from '../runners/process.js'
import { Watch } from '../runners/staff.js'
import { story } from '../runners/story.js'
import { raw, xml } from '../runners/xml.js'

const isAsked = (element) => element.name === 'presence' && element.attrs.type === 'subscribe'

story(async (test) => {
  const server = await test.server({ accounts: ['alice', 'bob'] })
  const admin = await server.login('desk', { resource: 'admin', priority: -5 })
  const alice = await server.login('alice', { resource: 'laptop' })
  await alice.roster() // who asked for it is told of subscriptions

  test.step('an empty roster is whole')
  const watch = new Watch(server).start()
  await watch.says(/^begins\nwhole$/m)

  test.step('a new contact is a member at once, and is asked once')
  await admin.contact(alice.bare, { name: 'Alice <A>', groups: ['support', 'sales:manager'] })
  await watch.says(/^member alice@example.org "Alice <A>"( \[(support|sales:manager)\]){2}$/m)
  await alice.expect('to be asked', isAsked)
  alice.presence({ to: admin.bare, type: 'subscribed' })
  await watch.says(/^shows alice@example.org\/laptop available 0$/m)

  test.step('he asks in turn and is let in; a stranger hears nothing')
  alice.presence({ to: admin.bare, type: 'subscribe' })
  await alice.expect('to be let in', ({ name, attrs }) =>
    name === 'presence' && attrs.type === 'subscribed' && attrs.from === admin.bare)
  const bob = await server.login('bob')
  bob.presence({ to: admin.bare, type: 'subscribe' })

  test.step('all his clients are told, with show and priority')
  watch.mark()
  const phone = await server.login('alice', { resource: 'ph/one @', show: 'dnd', priority: 7 })
  await watch.says(/^shows alice@example.org\/ph\/one @ dnd 7$/m)
  alice.presence({ show: 'xa', priority: -2 })
  await watch.says(/^shows alice@example.org\/laptop xa -2$/m)
  await phone.logout()
  await watch.says(/^shows alice@example.org\/ph\/one @ gone/m)

  test.step('who changes his mind in haste is told of slowly, the last word last')
  watch.mark()
  for (let i = 0; i < 100; i++) alice.presence({ show: i % 2 ? 'away' : 'dnd', priority: i })
  await watch.says(/laptop away 99$/m)
  assert(watch.news().match(/laptop/g).length <= 4, watch.news())

  test.step('after a restart he is there, and nobody is asked again')
  alice.presence({ to: admin.bare, type: 'unsubscribed' })
  await watch.says(/laptop gone/m)
  await admin.contact('bob@example.org', { name: 'Bob', groups: ['support'] })
  await bob.expect('to be asked', isAsked)
  assert(await watch.stop() <= 100)
  const again = new Watch(server, { relogin: 1000 }).start()
  await again.says(/^member bob@example.org "Bob" \[support\]$/m)
  await again.says(/^begins[^]*^begins[^]*^begins[^]*^whole$/m)
  assert.equal(again.times(/^lost$/mg), 0, 'a planned login is no loss')
  await bob.sync(admin.domain)
  bob.nothing('a second prompt', isAsked)
  bob.nothing('an answer', ({ attrs }) => attrs.type === 'subscribed' || attrs.type === 'unsubscribed')

  test.step('an accepted prompt brings him in')
  bob.presence({ to: admin.bare, type: 'subscribed' })
  await again.says(/^shows bob@example.org\/test available 0$/m)

  test.step('whom the roster does not name is called as his vCard says')
  const card = async (payload) => {
    const { attrs } = await bob.iq('set', null, xml`<vCard xmlns='vcard-temp'>${raw(payload)}</vCard>`)
    assert.equal(attrs.type, 'result')
  }
  await card('<FN>Robert Tables</FN>')
  await admin.contact('bob@example.org', { groups: ['support'] })
  await again.says(/^member bob@example.org "Robert" \[support\]$/m)
  await card('<FN>Robert Tables</FN><NICKNAME>Bobby</NICKNAME>')
  await again.says(/^member bob@example.org "Bobby" \[support\]$/m)

  test.step('a new photo in his vCard is seen, and that it is gone')
  // His card is asked for once in 10 s, after a login that has come to its end.
  const photo = (type) => `<PHOTO><TYPE>image/gif</TYPE><BINVAL>${Buffer.from(type).toString('base64')}</BINVAL></PHOTO>`
  await admin.contact('bob@example.org', { name: 'Bob', groups: ['support'] })
  await card(`<NICKNAME>Bobby</NICKNAME>${photo('GIF89a\x10\0\x10\0 and so on')}`)
  bob.presence({})
  await again.says(/^photo bob@example.org [0-9a-f]{64}$/m, seconds(60))
  await card('<NICKNAME>Bobby</NICKNAME>')
  bob.presence({})
  await again.says(/^photo bob@example.org $/m, seconds(60))

  test.step('a removed contact is gone at once')
  again.mark()
  await admin.contact('bob@example.org', { remove: true })
  await again.says(/^gone bob@example.org$/m)
  assert(await again.stop() <= 100)
})
