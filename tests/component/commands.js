// Every command once as a line and once as a form, with the same result: two
// desks live through the same story, one is told by lines, the other by forms as
// clients fill them in. A command that is missing here is a failure.
import { execFileSync } from 'node:child_process'
import path from 'node:path'

import { bare } from '../runners/client.js'
import { BUILD, Desk } from '../runners/desk.js'
import { SPACES } from '../runners/match.js'
import { Played } from '../runners/played.js'
import { endAll, makeDirectory, makePlace, removePlaces, until } from '../runners/process.js'
import { parse, raw, xml } from '../runners/xml.js'

const SUPPORT = 'support@desk.example.org'
const ALICE = 'alice@example.org/desk' // a manager
const BOB = 'bob@example.org/pda'
const VERA = 'vera@example.org/phone'

/*
 * What happens: somebody writes (a string), or gives an order. Its values are
 * those of the form's fields; the line is the command and these, in order. What
 * the form is to offer besides is in `offers`.
 */
const STORY = [
  [VERA, 'Where is my parcel?'],
  [BOB, 'help'],
  [BOB, 'help', { command: 'all' }],
  [BOB, 'list'],
  [BOB, 'why', { chat: '1' }],
  [BOB, 'next'],
  [BOB, 'mine'],
  [BOB, 'info', { chat: '1' }],
  [BOB, 'note', { chat: '1', text: 'likes parcels' }],
  [BOB, 'tag', { chat: '1', tag: 'parcel' }],
  [BOB, 'history', { chat: '1', page: '1' }],
  [ALICE, 'listen', { chat: '1' }, { chat: ['1'] }],
  [ALICE, 'whisper', { chat: '1', text: 'be nice' }],
  [ALICE, 'leave', { chat: '1' }],
  [BOB, 'transfer', { chat: '1', to: 'alice@example.org', note: 'yours' }, { to: ['alice@example.org', 'sales'] }],
  [BOB, 'cancel', { chat: '1' }],
  [BOB, 'transfer', { chat: '1', to: 'alice@example.org' }],
  [ALICE, 'reject', { chat: '1' }],
  [BOB, 'transfer', { chat: '1', to: 'alice@example.org' }],
  [ALICE, 'accept', { chat: '1' }],
  [BOB, 'leave', { chat: '1' }],
  [ALICE, 'transfer', { chat: '1', to: 'bob@example.org' }],
  [BOB, 'accept', { chat: '1' }],
  [ALICE, 'takeover', { chat: '1' }],
  [ALICE, 'end', { chat: '1', text: 'Goodbye' }],
  [ALICE, 'block', { chat: '1', time: '1h' }, { time: ['30m', '1h', '8h', '1d'] }],
  [ALICE, 'unblock', { chat: '1' }],
  [ALICE, 'reopen', { chat: '1' }],
  [ALICE, 'end', { chat: '1' }],
  [ALICE, 'recent'],
  [ALICE, 'find', { words: 'parcel' }],
  [VERA, 'One more thing'],
  [ALICE, 'take', { chat: '2' }],
  [ALICE, 'who'],
  [ALICE, 'here'],
  [ALICE, 'away'],
  [ALICE, 'auto'],
  [ALICE, 'room', { number: '3' }],
  [ALICE, 'language', { language: 'en' }],
  [BOB, 'takeover', { chat: '2' }] // he may not
]

// As clients are known to order (CLIENTS, section 1).
const CLIENTS = [
  { name: 'Gajim', first: 'execute', then: 'complete', fixed: true },
  { name: 'Poezio', first: 'execute', then: 'next', fixed: true },
  { name: 'Profanity' },
  { name: 'Psi', resource: '/desk' },
  { name: 'Converse', first: 'execute', then: 'complete' }
]

class Scene {
  async open () {
    this.heard = []
    this.server = new Played({
      domain: 'example.org',
      component: 'desk.example.org',
      secret: 's3cret',
      roster: [
        { jid: bare(ALICE), name: 'Alice', groups: ['support:manager'] },
        { jid: bare(BOB), name: 'Bob', groups: ['support'] },
        { jid: 'sam@example.org', name: 'Sam', groups: ['sales'] }
      ],
      arrived: (element) => this.heard.push(element)
    })
    this.server.directory = makeDirectory(path.join(makePlace(), 'server'))
    await this.server.start()
    this.desk = new Desk(this.server, {
      settings: { account: { settle: '0s' }, 'channel sales': { title: 'Sales' } }
    })
    this.desk.launch()
    await until('the component', () => this.server.component)
    for (const jid of [ALICE, BOB]) {
      this.server.route(jid, parse(xml`<presence to='${this.server.account}'/>`))
    }
    await this.desk.says(/account is logged in/)
    for (const jid of [ALICE, BOB]) {
      await until('the channel to greet', () => this.heard.some(({ name, attrs }) =>
        name === 'presence' && bare(attrs.to) === bare(jid)))
    }
  }

  async close () {
    const code = await this.desk.stop()
    this.server.stop()
    if (code !== 0 || this.desk.complaint()) throw new Error(this.desk.complaint() ?? `deskbell ended with ${code}`)
  }

  // All that comes of it; twice, for the store may be asked in between.
  async send (from, stanza) {
    this.heard = []
    this.server.route(from, parse(stanza))
    for (let i = 0; i < 3; i++) {
      const id = `barrier${i}`
      this.server.route('barrier@example.org/b', parse(
        xml`<iq type='get' id='${id}' to='${SUPPORT}'><query xmlns='${SPACES.last}'/></iq>`))
      await until('the desk to answer', () => this.heard.some(({ attrs }) => attrs.id === id))
    }
    return this.heard
  }

  async line (from, body, to = SUPPORT) {
    const heard = await this.send(from, xml`<message type='chat' to='${to}'><body>${body}</body></message>`)
    return bodies(heard, from)
  }

  async ask (from, client, node, inside, session) {
    const action = session ? client.then : client.first
    const heard = await this.send(from, xml`<iq type='set' id='i1' to='${SUPPORT + (client.resource ?? '')}'>
      <command xmlns='${SPACES.commands}' node='${node}'${raw(action ? xml` action='${action}'` : '')}${raw(session ? xml` sessionid='${session}'` : '')}>${raw(inside)}</command></iq>`)
    const iq = heard.find(({ name, attrs }) => name === 'iq' && attrs.id === 'i1')
    const command = iq?.child('command')
    if (!command || command.attrs.node !== node) throw new Error(`${client.name}: ${node} is answered with ${iq}`)
    return { command, said: bodies(heard, from) }
  }

  // The note, which one of the lines must say, too.
  async order (from, client, node, values, offers) {
    let { command, said } = await this.ask(from, client, node, '')
    if (command.attrs.status === 'executing') {
      const filled = fillIn(command, client, values, offers);
      ({ command, said } = await this.ask(from, client, node, filled, command.attrs.sessionid))
    }
    const note = command.childText('note')
    if (command.attrs.status !== 'completed' || !said.includes(note)) {
      throw new Error(`${client.name}: ${node} ends with ${command}, and in the chat stands:\n${said.join('\n')}`)
    }
    return note
  }
}

// What is from a visitor's address is marked there.
function bodies (heard, to) {
  return heard.filter(({ name, attrs }) => name === 'message' && bare(attrs.to) === bare(to))
    .map((message) => message.childText('body')?.replace(/^-- /gm, '') ?? '')
}

function fillIn (command, client, values, offers = {}) {
  const form = command.child('x')
  if (!form?.childText('title')) throw new Error(`${client.name} gets no form: ${command}`)
  const fields = form.elements.filter(({ name }) => name === 'field').map((field) => {
    const name = field.attrs.var
    const options = field.elements.filter(({ name }) => name === 'option').map((option) => option.childText('value'))
    const preset = field.childText('value')
    if (!field.attrs.label) throw new Error(`no label: ${field}`)
    if (options.length && !options.includes(preset)) throw new Error(`a list without a default: ${field}`)
    if (options.length && values[name] && !options.includes(values[name])) throw new Error(`${values[name]} is not offered: ${field}`)
    for (const offer of offers[name] ?? []) {
      if (!options.includes(offer)) throw new Error(`${offer} is not offered: ${field}`)
    }
    return xml`<field var='${name}' type='${field.attrs.type}'><value>${values[name] ?? ''}</value></field>`
  })
  for (const name of Object.keys(values)) {
    if (!form.elements.some(({ attrs }) => attrs.var === name)) throw new Error(`no field ${name}: ${form}`)
  }
  const fixed = client.fixed ? "<field type='fixed'><value>Please</value></field>" : ''
  return `<x xmlns='${SPACES.data}' type='submit'>${fixed}${fields.join('')}</x>`
}

// Addresses, times and what a clock shows are chance.
const plain = (text) => text.replace(/visitor-[a-z2-7]{4,5}/g, '@')
  .replace(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?( UTC)?/g, 'then').replace(/\d+:\d\d/g, 'so long')

async function live (perform) {
  const scene = new Scene()
  await scene.open()
  const results = []
  for (const [i, [who, node, values = {}, offers]] of STORY.entries()) {
    results.push(who === VERA ? await scene.line(who, node) : await perform(scene, i, who, node, values, offers))
  }
  await scene.close()
  return results
}

const failures = []
try {
  const known = execFileSync(path.join(BUILD, 'deskbell'), ['--commands'], { encoding: 'utf8' })
    .match(/^\| `\w+/gm).map((row) => row.slice(3))
  for (const node of known) {
    if (!STORY.some(([who, told]) => who !== VERA && told === node)) failures.push(`${node} is in no story`)
  }
  const said = await live((scene, i, who, node, values) =>
    scene.line(who, [node, ...Object.values(values)].join(' ')))
  const noted = await live((scene, i, who, node, values, offers) =>
    scene.order(who, CLIENTS[i % CLIENTS.length], node, values, offers))
  STORY.forEach(([who, node], i) => {
    if (who !== VERA && !said[i].map(plain).includes(plain(noted[i]))) {
      failures.push(`${node}, step ${i + 1}, by form:\n  ${noted[i]}\nby line:\n  ${said[i].join('\n  ')}`)
    }
  })
  if (process.env.DESKBELL_TRACE) STORY.forEach(([, node], i) => console.log(`${node}: ${noted[i]}`))
  for (const failure of failures) console.log(failure)
  console.log(`${STORY.length - failures.length} passed, ${failures.length} failed`)
} finally {
  await endAll()
  removePlaces()
}
process.exit(failures.length ? 1 : 0)
