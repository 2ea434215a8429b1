// What most stories begin with: an agent takes a visitor's chat.
import { bare, NS } from '../runners/client.js'
import { Ledger } from '../runners/ledger.js'

export const CHANNEL = 'support@desk.example.org'

export const isFromVisitor = (element) =>
  /^[a-z0-9-]+-[a-z2-7]{4,5}@desk\.example\.org$/.test(bare(element.attrs.from) ?? '')

// The channel's presence, which an agent gets as soon as the desk knows him.
export function channelPresence (agent, channel = CHANNEL) {
  return agent.expect(`presence of ${channel}`, (element) =>
    element.name === 'presence' && bare(element.attrs.from) === channel &&
    !element.attrs.type)
}

// Logs in and waits until the desk takes him for an agent.
export async function agentComes (server, user, options) {
  const agent = await server.login(user, { receipts: true, ...options })
  await channelPresence(agent)
  return agent
}

// A visitor's first line; gives back its id when the desk has stored it.
export async function visitorAsks (visitor, question, options) {
  const id = await visitor.sayFor(CHANNEL, question, options)
  await visitor.line(CHANNEL, /Thank you, your message is/)
  return id
}

// `next`, and all of the introduction; gives back the visitor's address.
export async function takesNext (agent, question) {
  agent.say(CHANNEL, 'next')
  const taken = await agent.line(CHANNEL, /^Chat \d+ with .* is yours/)
  const address = taken.childText('body').match(/[a-z0-9-]+@desk\.example\.org/)[0]
  await agent.line(address, /^-- .* · /)
  if (question) await agent.line(address, question)
  return address
}

// A server, a desk, and alice in vera's chat.
export async function aliceAndVera (test, settings) {
  const server = await test.server({ accounts: ['alice', 'vera'], groups: { support: ['alice'] } })
  const desk = await test.desk(server, { settings })
  const alice = await agentComes(server, 'alice')
  const vera = await server.login('vera', { receipts: true })
  await visitorAsks(vera, 'Where is my parcel?')
  const address = await takesNext(alice, 'Where is my parcel?')
  return { server, desk, alice, vera, address }
}

export const anyOf = (least, most) => least + Math.random() * (most - least)

// Both write, `pause` ms apart at the most, while `harm` goes on; what each has
// a receipt for is then looked for, and it must be `least` lines.
export async function underTraffic (test, { alice, vera, address }, { pause, least }, harm) {
  const up = new Ledger('question', { sender: vera, to: CHANNEL, receiver: alice, from: address })
  const down = new Ledger('answer', { sender: alice, to: address, receiver: vera, from: CHANNEL })
  const running = [up, down].map((ledger) => ledger.run(() => anyOf(1, pause)))
  await harm()
  up.stop()
  down.stop()
  await Promise.all(running)
  test.step(`up:   ${await up.check()}`)
  test.step(`down: ${await down.check()}`)
  if (up.acknowledged.size < least || down.acknowledged.size < least) {
    throw new Error('too little was acknowledged to prove anything')
  }
}

export const state = (name, from) => (element) =>
  element.name === 'message' && element.child(name, NS.states) &&
  !element.childText('body') && bare(element.attrs.from) === from

// Says that somebody is typing, or no longer.
export function types (client, to, name) {
  client.send(`<message to='${to}' type='chat'><${name} xmlns='${NS.states}'/></message>`)
}
