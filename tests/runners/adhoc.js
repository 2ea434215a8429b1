// Commands as forms (XEP-0050, XEP-0004), as a client sends them.
import { raw, xml } from './xml.js'

export const COMMANDS = 'http://jabber.org/protocol/commands'
const DATA = 'jabber:x:data'
const ITEMS = 'http://jabber.org/protocol/disco#items'

const fail = (answer) => { throw new Error(`not done: ${answer}`) }

// The nodes of all commands that `to` offers.
export async function commandsOf (client, to) {
  const answer = await client.iq('get', to, xml`<query xmlns='${ITEMS}' node='${COMMANDS}'/>`)
  return answer.child('query').elements.map((item) => item.attrs.node)
}

async function step (client, to, attributes, form = '') {
  const all = Object.entries(attributes).map(([name, value]) => xml` ${raw(name)}='${value}'`).join('')
  const answer = await client.iq('set', to, xml`<command xmlns='${COMMANDS}'${raw(all)}>${raw(form)}</command>`)
  return answer.child('command', COMMANDS) ?? fail(answer)
}

/*
 * Opens a command's form, fills it in (`values` by name; the rest stays as it
 * was offered) and gives back { note, type }: what it says when it is done.
 */
export async function execute (client, to, node, values = {}, action = 'complete') {
  let command = await step(client, to, { node, action: 'execute' })
  if (command.attrs.status === 'executing') {
    const fields = command.child('x', DATA).elements.filter(({ name }) => name === 'field')
    for (const name of Object.keys(values)) {
      if (!fields.some((field) => field.attrs.var === name)) throw new Error(`no field ${name}: ${command}`)
    }
    const filled = fields.map((field) => xml`<field var='${field.attrs.var}'>` +
      xml`<value>${values[field.attrs.var] ?? field.childText('value') ?? ''}</value></field>`).join('')
    command = await step(client, to, { node, sessionid: command.attrs.sessionid, action },
      xml`<x xmlns='${DATA}' type='submit'>${raw(filled)}</x>`)
  }
  if (command.attrs.status !== 'completed') throw new Error(`not completed: ${command}`)
  const note = command.child('note')
  return { note: note?.text, type: note?.attrs.type }
}
