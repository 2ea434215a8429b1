// What most stories begin with: an agent takes a visitor's chat.
import { bare, NS } from '../runners/client.js'

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
  await agent.line(address, /^-- .* --$/s)
  if (question) await agent.line(address, question)
  return address
}

export const state = (name, from) => (element) =>
  element.name === 'message' && element.child(name, NS.states) &&
  !element.childText('body') && bare(element.attrs.from) === from

// Says that somebody is typing, or no longer.
export function types (client, to, name) {
  client.send(`<message to='${to}' type='chat'><${name} xmlns='${NS.states}'/></message>`)
}
