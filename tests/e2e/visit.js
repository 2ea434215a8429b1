// A visitor of the web and an agent, on a real server: they talk, the page is
// loaded anew, and gateway, desk and server are killed in mid-chat. What
// CONTRACT (Delivery) promises of that is looked at line by line.
import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import fs from 'node:fs'

import { isLine, NS } from '../runners/client.js'
import { Gate } from '../runners/gate.js'
import { freePort, pause, seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { Visitor } from '../runners/visitor.js'
import { xml } from '../runners/xml.js'
import { agentComes, CHANNEL, takesNext, types } from './scene.js'

const anyOf = (least, most) => least + Math.random() * (most - least)
const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex')
const SITE = 'https://shop.example.org'

// Both write until they are stopped; what each was told is kept.
class Traffic {
  constructor (visitor, agent, address) {
    Object.assign(this, { visitor, agent, address })
    this.asked = new Map() // a page's id: number
    this.answers = new Map() // an agent's id: number
    this.receipted = new Set()
    this.arrived = [] // at the agent: { number, id }
    agent.watchers.add((element) => this.sees(element))
  }

  sees (element) {
    const received = element.child('received', NS.receipts)?.attrs.id
    if (this.answers.has(received)) this.receipted.add(this.answers.get(received))
    if (this.answers.has(received)) return true
    if (this.answers.has(element.attrs.id)) return true // an error: it is not there
    if (!isLine(this.address, /^question \d+$/)(element)) return false
    this.arrived.push({ number: Number(element.childText('body').slice(9)), id: element.attrs.id })
    return true
  }

  async run () {
    this.isRunning = true
    for (let number = this.asked.size + 1; this.isRunning; number++) {
      if (this.visitor.memory.outbox.length < 5) {
        this.asked.set(this.visitor.say(`question ${number}`), number)
      } else {
        number--
      }
      if (this.agent.isReady) {
        const id = this.agent.say(this.address, `answer ${this.answers.size + 1}`, { receipt: true })
        this.answers.set(id, this.answers.size + 1)
      }
      // Less than a line a second is more than anybody types for long.
      await pause(anyOf(100, 300))
    }
  }

  stop () {
    this.isRunning = false
  }

  acknowledged () {
    return [...this.asked].filter(([id]) => this.visitor.stored.has(id)).map(([, number]) => number)
  }

  async check () {
    await until('the outbox to be empty', () => !this.visitor.memory.outbox.length, seconds(90))
    const missingUp = () => this.acknowledged().filter((number) => !this.arrived.some((one) => one.number === number))
    const missingDown = () => [...this.receipted].filter((number) => !this.visitor.shows(`answer ${number}`))
    await until('what was acknowledged to be there', () => !missingUp().length && !missingDown().length, seconds(30))
      .catch(() => { throw new Error(`acknowledged and lost: up ${missingUp()}; down ${missingDown()}`) })
    this.checkUp()
    this.checkDown()
    return `${this.acknowledged().length} of ${this.asked.size} lines of the visitor stored, ` +
      `${this.arrived.length} arrived; ${this.receipted.size} of ${this.answers.size} of the agent's ` +
      `receipted; ${this.visitor.shown.length} lines shown, ${this.visitor.welcomes} welcomes`
  }

  // At least once, in order, and twice only with the same id.
  checkUp () {
    const ids = new Map()
    let highest = 0
    for (const { number, id } of this.arrived) {
      if (ids.has(number)) {
        assert.equal(ids.get(number), id, `question ${number} came twice with different ids`)
      } else {
        assert(number > highest, `question ${number} came after ${highest}`)
        ids.set(number, id)
        highest = number
      }
    }
  }

  // Once and in order, by number and by what was written.
  checkDown () {
    const { shown } = this.visitor
    shown.forEach(({ n }, i) => assert(!i || n > shown[i - 1].n, `line ${n} after ${shown[i - 1]?.n}`))
    for (const word of ['question', 'answer']) {
      const numbers = shown.filter(({ body }) => body?.startsWith(`${word} `)).map(({ body }) => Number(body.split(' ')[1]))
      numbers.forEach((one, i) => assert(!i || one > numbers[i - 1], `${word} ${one} after ${numbers[i - 1]}`))
    }
    assert.equal(this.visitor.fault, undefined)
  }
}

story(async (test) => {
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org', 'web2.example.org'],
    accounts: ['alice'],
    groups: { support: ['alice'] }
  })
  // As large as may be, in lines as clients write them.
  const photo = Buffer.concat([Buffer.from('GIF89a\x10\0\x10\0'), crypto.randomBytes(65526)])
  const early = await server.login('alice')
  const card = await early.iq('set', null, xml`<vCard xmlns='vcard-temp'><PHOTO><TYPE>image/gif</TYPE>
    <BINVAL>${photo.toString('base64').replace(/.{76}/g, '$&\n')}</BINVAL></PHOTO></vCard>`)
  assert.equal(card.attrs.type, 'result')
  await early.logout()
  const metrics = `127.0.0.1:${await freePort()}`
  const desk = await test.desk(server, {
    settings: {
      desk: { log_level: 'info', metrics },
      'gateway web': { domain: 'web.example.org' },
      'gateway web2': { domain: 'web2.example.org' },
      'channel support': { title: 'Support', origins: SITE, welcome: 'How can we help?' }
    }
  })
  const gate = await Gate.start(server)
  test.desks.push(gate)
  const alice = await agentComes(server, 'alice')

  test.step('a page is welcome, its first line is stored and rings')
  let anna = new Visitor(gate)
  await until('a welcome', () => anna.isWelcome)
  const first = anna.say('Where is my <parcel> & ]]> why?')
  await until('the line to be stored', () => anna.stored.has(first))
  const address = await takesNext(alice, 'Where is my <parcel> & ]]> why?')
  await until('the page to be told who answers', () => anna.state.is === 'talking')
  assert.match(anna.state.with, /^alice$/i) // as the roster has it

  test.step('his photo is shown')
  const seesPhoto = async (gate) => {
    await until('the page to know the photo', () => anna.state.photo === sha256(photo))
    const answer = await until('the gateway to have it', async () => {
      const answer = await fetch(`http://127.0.0.1:${gate.port}/photo/${anna.state.photo}`)
      return answer.status === 200 && answer
    })
    assert.equal(answer.headers.get('content-type'), 'image/gif')
    assert(photo.equals(Buffer.from(await answer.arrayBuffer())), 'it is another photo')
  }
  await seesPhoto(gate)

  test.step('lines, marks and typing go both ways')
  const said = await alice.sayFor(address, 'Let me look \u{1F50E}', {
    more: `<markable xmlns='${NS.markers}'/>`
  })
  await until('the agent\'s line', () => anna.shows('Let me look \u{1F50E}'))
  anna.see()
  await alice.expect('a displayed marker', (element) => element.child('displayed', NS.markers)?.attrs.id === said)
  const thanks = anna.say('Thanks')
  const shown = await alice.line(address, 'Thanks')
  await until('the mark of the agent\'s client', () => anna.marks.have >= anna.stored.get(thanks))
  alice.send(`<message to='${address}'><displayed xmlns='${NS.markers}' id='${shown.attrs.id}'/></message>`)
  await until('the mark of the agent', () => anna.marks.seen >= anna.stored.get(thanks))
  types(alice, address, 'composing')

  test.step('a reload brings back all of it, by a token that was renewed')
  const before = anna.shown.map(({ n, body }) => `${n} ${body}`)
  const memory = await anna.leave()
  const token = memory.token
  anna = new Visitor(gate, { memory })
  await until('the history', () => anna.isWelcome && anna.shown.length === before.length)
  assert.deepEqual(anna.shown.map(({ n, body }) => `${n} ${body}`), before)
  assert.notEqual(anna.memory.token, token)

  test.step('another gateway takes the same token, and both pages are spoken to')
  const second = await Gate.start(server, { domain: 'web2.example.org' })
  test.desks.push(second)
  await seesPhoto(second)
  const elsewhere = new Visitor(second, { memory: { token: anna.memory.token, outbox: [] } })
  await until('the history there', () => elsewhere.isWelcome && elsewhere.last === anna.last)
  await alice.sayFor(address, 'Here and there')
  await until('both to hear it', () => anna.shows('Here and there') && elsewhere.shows('Here and there'))
  const there = elsewhere.say('From there')
  await until('it to be stored', () => elsewhere.stored.has(there))
  await until('the other page to show it', () => anna.shows('From there'))
  await alice.line(address, 'From there')
  const { token: spare } = await elsewhere.leave()

  const traffic = new Traffic(anna, alice, address)
  const running = traffic.run()
  const back = async (what) => {
    const { welcomes } = anna
    const began = Date.now()
    await until(`the page to be welcome after ${what}`, () => anna.isWelcome && anna.welcomes > welcomes, seconds(90))
    test.step(`  ${what}: back after ${((Date.now() - began) / 1000).toFixed(1)} s`)
    await pause(anyOf(500, 1000))
  }

  test.step('kill -9 of the gateway in mid-chat')
  for (let i = 0; i < 3; i++) {
    await gate.kill()
    const whole = back('the gateway')
    gate.launch()
    await whole
  }

  test.step('kill -9 of the desk in mid-chat')
  for (let i = 0; i < 3; i++) {
    await desk.kill()
    const whole = back('the desk')
    desk.launch()
    await whole
  }

  test.step('kill -9 of the server in mid-chat')
  for (let i = 0; i < 2; i++) {
    await server.kill()
    await alice.gone
    const whole = back('the server')
    await server.start()
    await alice.connect()
    await whole
  }
  traffic.stop()
  await running

  test.step('nothing that was acknowledged is lost, and nothing is shown twice')
  test.step(await traffic.check())
  assert(traffic.acknowledged().length > 10 && traffic.receipted.size > 10, 'too little was said')
  assert(alice.inbox.some((element) => /was away/.test(element.childText('body') ?? '')),
    'the agent is told of a gap')

  const look = async (page) => (await fetch(`http://${metrics}${page}`)).text()
  assert.equal(await look('/healthz'), 'well\n')
  const figures = await look('/metrics')
  assert.match(figures, /^deskbell_gateways_up 2$/m)
  assert.match(figures, /^deskbell_pages 1$/m)
  assert.match(figures, /^deskbell_chats_talking 1$/m)
  assert.match(figures, /^deskbell_line_seconds_count [1-9]/m)

  test.step('a page that knows nothing is shown the same, line by line')
  const again = new Visitor(gate, { memory: { ...await anna.leave() } })
  await until('all of it', () => again.isWelcome && again.last === anna.last)
  assert.deepEqual(again.shown.map(({ n, body }) => `${n} ${body}`),
    anna.shown.map(({ n, body }) => `${n} ${body}`))

  test.step('and the end')
  again.ask('set', "<leave xmlns='urn:deskbell:visit:1'/>")
  await alice.line(address, 'has ended').catch((error) => {
    throw new Error(`${error.message}\nthe page was told ${again.outages.join('\n')}`)
  })
  const left = await again.leave()
  const stranger = new Visitor(gate, { memory: { token: left.token, outbox: [] } })
  await until('the token to be refused', () => stranger.refused.get('hello') === 'token')
  await stranger.leave()
  await gate.stop()
  await second.stop()
  if (await desk.stop() !== 0) throw new Error('not 0')
  // A token is in the browser alone: a store that is stolen opens nothing.
  for (const file of [desk.store, `${desk.store}-wal`].filter(fs.existsSync)) {
    for (const secret of [token, spare, left.token]) {
      assert(!fs.readFileSync(file).includes(secret), `${file} has a token`)
    }
  }
  alice.nothing('a line for the channel', isLine(CHANNEL, 'question'))
})
