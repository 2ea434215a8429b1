// The first whole conversation: a visitor asks while nobody is there, an agent
// comes, is rung, takes the chat, both talk, the agent ends it.
import assert from 'node:assert/strict'

import { bare, NS } from '../runners/client.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL, isFromVisitor, state, takesNext, types } from './scene.js'

story(async (test) => {
  const server = await test.server({
    accounts: ['alice', 'bob', 'vera'],
    groups: { support: ['alice', 'bob'] }
  })
  await test.desk(server)
  const vera = await server.login('vera', { resource: 'phone', receipts: true })

  test.step('with nobody there the visitor is told so, and the line is kept')
  await vera.sayFor(CHANNEL, 'Where is my <parcel> & why?', { lang: 'en' })
  await vera.line(CHANNEL, 'Nobody is here right now')

  test.step('the first agent who comes is rung')
  const alice = await agentComes(server, 'alice', { resource: 'desk' })
  await alice.line(CHANNEL, 'waiting')

  test.step('so is the second; one takes it, the other is told')
  const bob = await agentComes(server, 'bob')
  await bob.line(CHANNEL, 'waiting')
  const address = await takesNext(alice)
  assert.match(address, /^[a-z0-9]+-[a-z2-7]{4,5}@desk\.example\.org$/)
  await bob.line(CHANNEL, /taken by Alice/i)

  test.step('the visitor is introduced: name, presence, what was said')
  await alice.expect('presence of the visitor', (element) =>
    element.name === 'presence' && bare(element.attrs.from) === address && !element.attrs.type)
  const first = await alice.line(address, 'Where is my <parcel> & why?')
  assert.equal(first.attrs.type, 'chat')
  assert(first.child('request', NS.receipts), 'a line asks for a receipt')
  assert.equal(first.child('origin-id', 'urn:xmpp:sid:0')?.attrs.id ?? first.attrs.id, first.attrs.id)

  test.step('lines go both ways, with receipts')
  await alice.sayFor(address, 'Let me look \u{1F50E}')
  const answer = await vera.line(CHANNEL, 'Let me look \u{1F50E}')
  assert.equal(bare(answer.attrs.from), CHANNEL)
  await vera.sayFor(CHANNEL, 'Thanks')
  await alice.line(address, 'Thanks')

  test.step('typing goes both ways')
  types(vera, CHANNEL, 'composing')
  await alice.expect('typing', state('composing', address))
  types(alice, address, 'composing')
  await vera.expect('typing', state('composing', CHANNEL))
  types(alice, address, 'paused')
  await vera.expect('a pause', state('paused', CHANNEL))

  test.step('a correction names the line that it corrects')
  const wrong = await vera.sayFor(CHANNEL, 'Number 4711')
  const shown = await alice.line(address, 'Number 4711')
  await vera.sayFor(CHANNEL, 'Number 4712', {
    more: `<replace xmlns='${NS.correct}' id='${wrong}'/>`
  })
  const corrected = await alice.line(address, 'Number 4712')
  assert.equal(corrected.child('replace', NS.correct)?.attrs.id, shown.attrs.id)
  const slip = await alice.sayFor(address, 'On Munday')
  const slipped = await vera.line(CHANNEL, 'On Munday')
  await alice.sayFor(address, 'On Monday', {
    more: `<replace xmlns='${NS.correct}' id='${slip}'/>`
  })
  assert.equal((await vera.line(CHANNEL, 'On Monday')).child('replace', NS.correct)?.attrs.id,
    slipped.attrs.id)

  test.step('the language of a line stays with it')
  await vera.sayFor(CHANNEL, 'Tusen takk', { lang: 'nb' })
  assert.equal((await alice.line(address, 'Tusen takk')).attrs['xml:lang'], 'nb')

  test.step('what looks like a command never reaches the visitor')
  alice.say(address, '!nonsense')
  await alice.line(null, 'Not sent')
  alice.say(address, 'next')
  await alice.line(null, 'Not sent')
  await alice.sayFor(address, '!!important')
  await vera.line(CHANNEL, /^!important$/)
  vera.nothing('a command', (element) => /nonsense|^next$/.test(element.childText('body') ?? ''))

  test.step('a line that cannot be read is not passed on')
  const secret = alice.say(address, 'I sent you an OMEMO encrypted message', {
    more: "<encryption xmlns='urn:xmpp:eme:0' namespace='eu.siacs.conversations.axolotl'/>"
  })
  await alice.expect('what to switch off', (element) =>
    /encrypt/i.test(element.child('error')?.childText('text') ?? element.childText('body') ?? '') &&
    (element.attrs.id === secret || isFromVisitor(element) || bare(element.attrs.from) === CHANNEL))
  await alice.sync(CHANNEL)
  await vera.sync(CHANNEL)
  vera.nothing('an encrypted line', (element) => /OMEMO/.test(element.childText('body') ?? ''))

  test.step('the agent ends it, and late lines are refused with a sentence')
  alice.say(address, '!end')
  await vera.line(CHANNEL, 'avsluttet') // she wrote Norwegian last
  await alice.line(null, 'has ended')
  const late = alice.say(address, 'One more thing', { receipt: true })
  const refused = await alice.error(late)
  assert.match(refused.child('error').childText('text'), /ended/)
  await vera.sync(CHANNEL)
  vera.nothing('a late line', (element) => /One more thing/.test(element.childText('body') ?? ''))

  test.step('who comes back has the address he had')
  await vera.sayFor(CHANNEL, 'Hello again')
  await vera.line(CHANNEL, 'Thank you')
  await bob.line(CHANNEL, 'waiting')
  assert.equal(await takesNext(bob, 'Hello again'), address)

  await bob.sayFor(address, 'Welcome back')
  await vera.line(CHANNEL, 'Welcome back')
})
