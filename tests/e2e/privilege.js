// With the optional lines of the examples, where the server can do it: the
// channel and the visitor come into the agent's roster, with name and group.
// ejabberd 23.01 cannot; there nothing else may suffer.
import assert from 'node:assert/strict'

import { NS } from '../runners/client.js'
import { Ejabberd } from '../runners/ejabberd.js'
import { example } from '../runners/example.js'
import { Prosody } from '../runners/prosody.js'
import { story } from '../runners/story.js'
import { CHANNEL, takesNext, visitorAsks } from './scene.js'

// What of an example is only a comment, taken for what it says.
const optional = (text, pattern) => {
  const found = text.match(pattern)
  assert(found, `the example no longer says ${pattern}`)
  return found[0].replace(/^( *)(--|#) /gm, '$1')
}

const configs = {
  prosody: (server) => {
    const text = example('prosody.cfg.lua', {})
    const host = optional(text, /^ {2}-- modules_enabled.*\n {2}-- privileged_entities.*$/m)
    const component = optional(text, /^ {2}-- modules_enabled = \{ "privilege" \}$/m)
    return Prosody.prototype.config.call(server)
      .replace('VirtualHost "example.org"', `$&\n${host}`)
      .replace('Component "desk.example.org"', `$&\n${component}`)
  },
  ejabberd: (server) => {
    const text = example('ejabberd.yml', {})
    const rule = (name) => text.match(new RegExp(`^  # ${name}: {(.*)}$`, 'm'))[1]
    return Ejabberd.prototype.config.call(server)
      .replace(/^acl:$/m, `$&\n  ${rule('acl')}`)
      .replace(/^access_rules:$/m, `$&\n  ${rule('access_rules')}`)
      .replace(/^modules:$/m, `$&\n${optional(text, /^ {2}# mod_privilege:\n {2}# {3}roster: .*$/m)}`)
  }
}

// A push of the entry that fits.
const entry = (client, what, fits) => client.expect(`${what} in the roster`, (element) => {
  const item = element.name === 'iq' && element.attrs.type === 'set' &&
    element.child('query', NS.roster)?.child('item')
  return item && fits(item.attrs.jid) && item
})

const itemOf = (push) => push.child('query', NS.roster).child('item')

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'vera'],
    groups: { support: ['alice'] },
    config: configs[test.kind]
  })
  const desk = await test.desk(server)
  // Pushes come to who has asked for his roster.
  const alice = await server.login('alice', { receipts: true, presence: false })
  await alice.roster()
  alice.presence()

  if (test.kind === 'ejabberd') {
    test.step('the server grants what it cannot do')
    await desk.says('example.org lets us write into its rosters')
    await desk.says('the roster of alice@example.org does not take support')
  } else {
    test.step('the channel is in the roster, and nobody was asked')
    const channel = itemOf(await entry(alice, 'the channel', (jid) => jid === CHANNEL))
    assert.equal(channel.attrs.name, 'Support')
    assert.equal(channel.attrs.subscription, 'both')
    assert.equal(channel.childText('group'), 'Deskbell')
  }

  test.step('a visitor is taken')
  const vera = await server.login('vera', { receipts: true })
  await visitorAsks(vera, 'Where is my parcel?', {
    more: "<nick xmlns='http://jabber.org/protocol/nick'>Vera Berg</nick>"
  })
  await alice.line(CHANNEL, 'waiting')
  const address = await takesNext(alice, 'Where is my parcel?')

  if (test.kind === 'prosody') {
    test.step('her name is in the roster')
    const visitor = itemOf(await entry(alice, 'the visitor', (jid) => jid === address))
    assert.equal(visitor.attrs.name, 'Vera Berg')
    assert.equal(visitor.childText('group'), 'Chats')
  }

  test.step('and they talk')
  await alice.sayFor(address, 'On its way')
  await vera.line(CHANNEL, 'On its way')
})
