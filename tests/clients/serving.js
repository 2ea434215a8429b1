// The story that every client plays, as alice with a contact `Support`: she is
// rung, takes a chat, talks, hands it to bob, reads on, gets it back, ends it.
// bob and the visitor are scripted. What the client shows is left as pictures.
import fs from 'node:fs'
import path from 'node:path'

import { execute } from '../runners/adhoc.js'
import { until } from '../runners/process.js'
import { Prosody } from '../runners/prosody.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL, visitorAsks } from '../e2e/scene.js'

/*
 * The face of a client, made with (server, user):
 *   start() stop()        it is logged in and shown; it is gone
 *   say(to, text)         as its user would type it
 *   line(from, words)     waits until it has this of somebody, and gives it back
 *   shoot(file)           a picture of it (PNG, or text where it is a terminal)
 *   form(node, words, shoot)   optional: a command of the channel by the client's
 *                         own dialog, as it is offered, until it shows these words
 * Client.modules and Client.more(server) are what its Prosody needs besides, and
 * with Client.tls it speaks TLS.
 */
export function serve (Client) {
  const shots = process.env.DESKBELL_SHOTS
  fs.mkdirSync(shots, { recursive: true })
  let picture = 0

  return story(async (test) => {
    const config = (server) => Prosody.prototype.config.call(server)
      .replace('modules_enabled = {', `${Client.more?.(server) ?? ''}\nmodules_enabled = { "adhoc",` +
        (Client.modules ?? []).map((name) => ` "${name}",`).join(''))
    const server = await test.server({
      kind: 'prosody', tls: Client.tls, config, accounts: ['alice', 'bob', 'vera'], groups: { support: ['alice', 'bob'] }
    })
    await test.desk(server, { settings: { 'channel support': { title: 'Support' } } })
    await addChannel(server)
    const bob = await agentComes(server, 'bob')
    const vera = await server.login('vera', { receipts: true })
    const nick = "<nick xmlns='http://jabber.org/protocol/nick'>Vera</nick>"
    const alice = new Client(server, 'alice')
    const shoot = async (what) => {
      await alice.shoot(path.join(shots, `${Client.title}-${++picture}-${what}`))
    }

    test.step(`${Client.title} is in`)
    await alice.start()

    test.step('rung')
    await alice.say(CHANNEL, 'help')
    await alice.line(CHANNEL, 'who has waited longest')
    await visitorAsks(vera, 'Where is my parcel?', { more: nick })
    await alice.line(CHANNEL, 'Where is my parcel?')
    await shoot('rung')

    test.step('next, and talk')
    await alice.say(CHANNEL, 'next')
    const taken = await alice.line(CHANNEL, /Chat 1 with .* is yours/)
    const address = taken.match(/[a-z0-9-]+@desk\.example\.org/)[0]
    await alice.line(address, 'Where is my parcel?')
    await alice.say(address, 'Let me look')
    await vera.line(CHANNEL, 'Let me look')
    await vera.sayFor(CHANNEL, 'It is \u{1F4E6} number <4711>')
    await alice.line(address, 'It is \u{1F4E6} number <4711>')
    await shoot('talking')

    test.step('handed to bob, who accepts: she reads on')
    await alice.say(address, '!transfer bob knows the carrier')
    await bob.line(CHANNEL, 'knows the carrier')
    bob.say(CHANNEL, 'accept')
    await alice.line(CHANNEL, 'Bob now has chat 1')
    await vera.line(CHANNEL, 'You are now talking to Bob')
    await bob.sayFor(address, 'It is in Oslo')
    await alice.line(address, '[Bob] It is in Oslo')
    await shoot('listening')

    test.step('bob hands it back, she accepts')
    await execute(bob, CHANNEL, 'transfer', { chat: '1', to: 'alice', note: 'she likes you' })
    await alice.line(CHANNEL, 'she likes you')
    await shoot('offered')
    await alice.say(CHANNEL, 'accept')
    await vera.line(CHANNEL, 'You are now talking to Alice')
    if (alice.form) {
      test.step('a form')
      await alice.form('info', 'Writes from vera@example.org', shoot)
    }
    await alice.say(CHANNEL, 'mine')
    await alice.line(CHANNEL, '1 · Vera')
    await shoot('mine')

    test.step('ended')
    await alice.say(address, '!end')
    await vera.line(CHANNEL, 'This chat has ended')
    await alice.line(CHANNEL, 'Chat 1 with Vera has ended')
    await shoot('ended')
    await vera.sync(CHANNEL)
    vera.nothing('a command', (element) => /^!|knows the carrier/.test(element.childText('body') ?? ''))
    await alice.stop()
  })
}

// As the set-up page says it: the channel is a contact.
async function addChannel (server) {
  const early = await server.login('alice', { resource: 'early' })
  await early.contact(CHANNEL, { name: 'Support' })
  early.presence({ to: CHANNEL, type: 'subscribe' })
  await until('the channel to be a contact', async () =>
    (await early.roster()).some(({ jid, subscription }) => jid === CHANNEL && subscription === 'to'))
  await early.logout()
}
