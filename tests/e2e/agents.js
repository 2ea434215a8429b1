// Three agents and two visitors at once: rings, a transfer that is refused and
// one that is not, listening, a whisper, a takeover, an end and a return, notes
// and past chats; then the same by forms. What each of them heard is compared
// to the line: nothing lost, doubled, out of order, or meant for another.
import assert from 'node:assert/strict'

import { commandsOf, execute } from '../runners/adhoc.js'
import { isLine } from '../runners/client.js'
import { Diary } from '../runners/diary.js'
import { Gate } from '../runners/gate.js'
import { until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { Visitor } from '../runners/visitor.js'
import { agentComes, CHANNEL, takesNext, visitorAsks } from './scene.js'

const SITE = 'https://shop.example.org'

// A command as a line, and what the channel says to it.
const asks = async (agent, command, answer) => {
  agent.say(CHANNEL, command)
  return await agent.line(CHANNEL, answer)
}

const says = async (agent, address, text, hears) => {
  await agent.sayFor(address, text)
  await hears(text)
}

// What was heard is what is written here, in this order, and no more.
function heard (diary, address, expected, but) {
  const lines = diary.of(address, but)
  const isSame = (line, at) => expected[at] instanceof RegExp ? expected[at].test(line) : line === expected[at]
  assert(lines.length === expected.length && lines.every(isSame),
    `${diary.name} heard of ${address}:\n  ${lines.join('\n  ')}\nand not:\n  ${expected.join('\n  ')}`)
}

// The page of a visitor, and what it is to hear.
const pageHears = (page) => (text) => until(`the page to show "${text}"`, () => page.shows(text))
const pageSays = async (page, text) => {
  const id = page.say(text)
  await until(`"${text}" to be stored`, () => page.stored.has(id))
}

async function ringing ({ test, agents, vera, anna }) {
  test.step('a visitor rings all three; a second one does not ring who is rung')
  await visitorAsks(vera, 'Where is my parcel?')
  for (const agent of agents) await agent.line(CHANNEL, 'Where is my parcel?')
  await pageSays(anna, 'Do you ship to Norway?')
  for (const agent of agents) await agent.sync(CHANNEL)
  for (const agent of agents) agent.nothing('a second ring', isLine(CHANNEL, 'Norway'))
}

async function talking (scene) {
  const { test, alice, bob, vera, anna } = scene
  test.step('two of them take one each, and all four talk at once')
  const parcel = scene.parcel = await takesNext(alice, 'Where is my parcel?')
  await bob.line(CHANNEL, /taken by Alice/i)
  await bob.line(CHANNEL, 'Do you ship to Norway?')
  const norway = scene.norway = await takesNext(bob, 'Do you ship to Norway?')
  await Promise.all([
    says(alice, parcel, 'Let me look', (text) => vera.line(CHANNEL, text))
      .then(() => says(vera, CHANNEL, 'Number 4711', (text) => alice.line(parcel, text))),
    says(bob, norway, 'We do', pageHears(anna))
      .then(() => pageSays(anna, 'By ship?')).then(() => bob.line(norway, 'By ship?'))
  ])
}

async function passing ({ test, alice, bob, vera, parcel }) {
  test.step('a transfer that is refused changes nothing')
  await asks(alice, 'transfer 1 bob', /Bob is asked to take chat 1/i)
  await bob.line(CHANNEL, /Alice wants to hand you chat 1/i)
  await asks(bob, 'reject', /did not take chat 1/)
  await alice.line(CHANNEL, /Bob cannot take chat 1/i)
  await says(vera, CHANNEL, 'Hello?', (text) => alice.line(parcel, text))

  test.step('one that is accepted does, and who had it reads on')
  alice.say(parcel, '!transfer bob knows the carrier')
  await alice.line(parcel, /Bob is asked to take chat 1/i)
  await bob.line(CHANNEL, 'knows the carrier')
  await says(alice, parcel, 'One moment', (text) => vera.line(CHANNEL, text))
  await asks(bob, 'accept 1', /^Chat 1 with .* is yours/)
  await vera.line(CHANNEL, /now talking to Bob/i)
  await alice.line(CHANNEL, /Bob now has chat 1/i)
  await bob.line(parcel, /One moment/)
  await says(bob, parcel, 'It is in Oslo', (text) => vera.line(CHANNEL, text))
  await alice.line(parcel, 'It is in Oslo')
  await says(vera, CHANNEL, 'At last', (text) => bob.line(parcel, text))
  await alice.line(parcel, 'At last')

  test.step('what she writes there now goes nowhere')
  alice.say(parcel, 'Secret of the listener')
  await alice.line(parcel, /Not sent: you only read this chat/)
  await asks(alice, 'leave 1', /no longer listen to chat 1/)
}

async function watching ({ test, bob, mia, vera, anna, parcel, norway }) {
  test.step('a manager listens, and whispers to the agent alone')
  await asks(mia, 'listen 2', /listening to chat 2/)
  await mia.line(norway, 'By ship?')
  await says(bob, norway, 'By air', pageHears(anna))
  await mia.line(norway, 'By air')
  await pageSays(anna, 'How much?')
  await mia.line(norway, 'How much?')
  await bob.line(norway, 'How much?')
  mia.say(norway, 'Secret of the manager')
  await mia.line(norway, /Not sent/)
  await asks(mia, 'whisper 2 free over 50', /Only Bob reads that/i)
  await bob.line(norway, /Mia whispers: free over 50/i)

  test.step('she takes the other chat over')
  await asks(mia, 'takeover 1', /^Chat 1 with .* is yours/)
  await bob.line(CHANNEL, /Mia has taken over chat 1/i)
  await vera.line(CHANNEL, /now talking to Mia/i)
  await says(mia, parcel, 'It comes today', (text) => vera.line(CHANNEL, text))
  await bob.line(parcel, 'It comes today')
  await asks(bob, 'leave 1', /no longer listen/)
}

async function ending ({ test, mia, vera, parcel }) {
  test.step('it is ended with a text, and taken up again')
  await asks(mia, 'end 1 Have a good day', /Chat 1 with .* has ended/)
  await vera.line(CHANNEL, 'Have a good day')
  await vera.line(CHANNEL, /chat has ended/)
  await asks(mia, 'reopen 1', /Chat 1 with .* is yours again/)
  await says(mia, parcel, 'One thing more', (text) => vera.line(CHANNEL, text))
  await says(vera, CHANNEL, 'Yes?', (text) => mia.line(parcel, text))
}

async function keeping ({ test, mia }) {
  test.step('notes and tags are kept, past chats are found')
  await asks(mia, 'note 1 wants a call', /Kept with chat 1/)
  await asks(mia, 'tag 1 shipping', /Tags of chat 1: shipping/)
  const past = (await asks(mia, 'history 1', /^Chat 1 with .*UTC/)).childText('body')
  const words = ['Where is my parcel?', 'Let me look', 'Number 4711', 'knows the carrier', 'One moment',
    'It is in Oslo', 'At last', 'It comes today', 'Have a good day', 'One thing more', 'Yes?', 'wants a call']
  words.reduce((from, word) => {
    const at = past.indexOf(word, from)
    assert(at >= from, `"${word}" in its place in:\n${past}`)
    return at
  }, 0)
  assert.match((await asks(mia, 'find oslo', /was found/)).childText('body'), /^1 · .*Oslo/m)
  assert.match((await asks(mia, 'info 1', /^Chat 1: /)).childText('body'), /shipping[^]*wants a call/)
  await asks(mia, 'leave 2', /no longer listen to chat 2/)
}

// The note, and the same words as a line of the channel.
async function fills (agent, node, values, words, action) {
  const { note, type } = await execute(agent, CHANNEL, node, values, action)
  assert.match(note, words)
  assert.equal(type, 'info')
  await agent.line(CHANNEL, note)
}

async function filling ({ test, alice, bob, mia, vera, anna, norway }) {
  test.step('the same by forms')
  const nodes = await commandsOf(alice, CHANNEL)
  for (const node of ['next', 'transfer', 'accept', 'reject', 'end', 'list', 'mine', 'note']) assert(nodes.includes(node), node)
  assert(!nodes.includes('takeover'), 'it is for managers')
  assert((await commandsOf(mia, `${CHANNEL}/desk`)).includes('takeover'))
  await fills(bob, 'transfer', { chat: '2', to: 'alice', note: 'likes fish' }, /Alice is asked to take chat 2/i, 'next')
  await alice.line(CHANNEL, 'likes fish')
  await fills(alice, 'reject', {}, /did not take chat 2/)
  await bob.line(CHANNEL, /Alice cannot take chat 2/i)
  await fills(bob, 'transfer', { chat: '2', to: 'alice' }, /Alice is asked to take chat 2/i, 'execute')
  await alice.line(CHANNEL, /wants to hand you chat 2/)
  await fills(alice, 'accept', {}, /^Chat 2 with .* is yours/)
  await bob.line(CHANNEL, /Alice now has chat 2/i)
  await says(alice, norway, 'Ten crowns', pageHears(anna))
  await fills(mia, 'whisper', { chat: '2', text: 'or free' }, /Only Alice reads that/i)
  await alice.line(norway, /Mia whispers: or free/i)
  await fills(alice, 'note', { chat: '2', text: 'eats fish' }, /Kept with chat 2/)
  await fills(mia, 'takeover', { chat: '2' }, /^Chat 2 with .* is yours/)
  await until('the page to know', () => /^mia$/i.test(anna.state.with))
  await fills(mia, 'end', { chat: '2', text: 'Good night' }, /Chat 2 with .* has ended/)
  await pageHears(anna)('Good night')
  await until('the page to have ended', () => anna.state.is === 'ended')
  await fills(mia, 'reopen', { chat: '2' }, /Chat 2 with .* is yours again/)
  await until('the page to be back', () => anna.state.is === 'talking')
  await fills(mia, 'end', { chat: '1', text: '' }, /Chat 1 with .* has ended/)
  await vera.line(CHANNEL, /chat has ended/)
}

async function comparing (scene) {
  const { test, agents, vera, anna, parcel, norway } = scene
  test.step('what each of them has heard')
  for (const client of [...agents, vera]) await client.sync(CHANNEL)
  const { diaries } = scene
  heard(diaries.vera, CHANNEL, [/^Thank you/, 'Let me look', 'One moment', /talking to Bob/i, 'It is in Oslo',
    /talking to Mia/i, 'It comes today', 'Have a good day', /has ended/, /talking to Mia/i, 'One thing more', /has ended/])
  const toPage = anna.shown.filter(({ who }) => who === 'agent').map(({ body }) => body)
  assert.deepEqual(toPage, ['We do', 'By air', 'Ten crowns', 'Good night'])
  assert.equal(anna.fault, undefined)
  const desk = /^-- /
  heard(diaries.alice, parcel, ['Where is my parcel?', 'Number 4711', 'Hello?', /^\[Bob\] It is in Oslo$/i, 'At last'], desk)
  heard(diaries.alice, norway, ['Do you ship to Norway?', /^\[Bob\] We do$/i, 'By ship?', /^\[Bob\] By air$/i, 'How much?',
    /^\[Mia\] Good night$/i], desk)
  heard(diaries.bob, parcel, ['Where is my parcel?', /^\[Alice\] Let me look$/i, 'Number 4711', 'Hello?', /^\[Alice\] One moment$/i,
    'At last', /^\[Mia\] It comes today$/i], desk)
  const before = ['Do you ship to Norway?', /^\[Bob\] We do$/i, 'By ship?', /^\[Bob\] By air$/i, 'How much?']
  heard(diaries.mia, norway, [...before, ...before, /^\[Alice\] Ten crowns$/i], desk) // as listener, then as agent
  heard(diaries.mia, parcel, ['Where is my parcel?', /^\[Alice\] Let me look$/i, 'Number 4711', 'Hello?', /^\[Alice\] One moment$/i,
    /^\[Bob\] It is in Oslo$/i, 'At last', 'Yes?'], desk)
  for (const secret of ['Secret of the', 'knows the carrier', 'free over 50', 'wants a call', 'or free', 'eats fish', 'whispers']) {
    diaries.vera.never(secret)
    assert(!anna.shown.some(({ body }) => body.includes(secret)), secret)
  }
  for (const diary of [diaries.alice, diaries.bob]) diary.never('Secret of the manager')
  for (const diary of [diaries.bob, diaries.mia]) diary.never('Secret of the listener')
}

story(async (test) => {
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org'],
    accounts: ['alice', 'bob', 'mia', 'vera'],
    groups: { support: ['alice', 'bob'], 'support:manager': ['mia'] }
  })
  await test.desk(server, {
    settings: { 'gateway web': { domain: 'web.example.org' }, 'channel support': { title: 'Support', origins: SITE } }
  })
  const gate = await Gate.start(server)
  test.desks.push(gate)
  const [alice, bob, mia] = await Promise.all(['alice', 'bob', 'mia'].map((user) => agentComes(server, user)))
  const vera = await server.login('vera', { receipts: true })
  const anna = new Visitor(gate)
  await until('the page to be welcome', () => anna.isWelcome)
  const diaries = Object.fromEntries(Object.entries({ alice, bob, mia, vera }).map(([name, client]) => [name, new Diary(client)]))
  const scene = { test, agents: [alice, bob, mia], alice, bob, mia, vera, anna, diaries }
  for (const act of [ringing, talking, passing, watching, ending, keeping, filling, comparing]) await act(scene)
  await anna.leave()
})
