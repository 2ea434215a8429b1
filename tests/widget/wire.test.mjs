// What the page writes is what up.xsd says, and what down.xsd allows it reads.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse, read, write } from '../../widget-gateway/widget/wire.js'
import { validate } from '../runners/gateway.mjs'
import { removePlaces } from '../runners/process.js'

const examples = path.join(path.dirname(fileURLToPath(import.meta.url)), '../schemas')
const nasty = '<b>&amp; ]]> "\' \u0000\ud800 \t\r\n é 😀 </body>'
after(removePlaces)

const frames = [
  { type: 'hello', id: 'q1', last: 0, unanswered: [] },
  {
    type: 'hello',
    id: 'q2',
    last: 17,
    token: 'a'.repeat(52),
    work: '4711',
    unanswered: ['a1', 'a2'],
    page: { url: 'https://shop.example.org/', title: nasty, language: 'de' },
    who: { name: nasty, proof: nasty }
  },
  { type: 'line', id: '6f1c0a52-1a53-4d0e-9c8e-6d2f8c1b7a10', body: nasty },
  { type: 'marks', have: 3, seen: 2 },
  { type: 'marks', have: 3, seen: 0 },
  { type: 'typing', is: 'composing' },
  { type: 'visible', is: true },
  { type: 'visible', is: false },
  { type: 'lines', id: 'q3', after: 40 },
  { type: 'ping', id: 'q4' },
  { type: 'form', id: 'q5', kind: 'ask', fields: { name: nasty, topic: 'x' } },
  { type: 'rate', id: 'q6', stars: 5, comment: nasty },
  { type: 'rate', id: 'q6', stars: 1 },
  { type: 'transcript', id: 'q7', email: 'a@example.org' },
  { type: 'end', id: 'q8' },
  { type: 'return', id: 'q9' },
  { type: 'leave', id: 'q10' }
]

test('every frame that can be written is as the schema says', () => {
  validate('up', frames.map(write))
})

test('what is written can be read, and only what XML cannot say is lost', () => {
  const body = parse(write(frames[2])).children[0].text
  assert.equal(body, nasty.replace(/[\0\ud800](?![\udc00-\udfff])/g, '\ufffd'))
})

test('every example of the schema says something', () => {
  for (const name of readdirSync(path.join(examples, 'down'))) {
    assert.ok(read(readFileSync(path.join(examples, 'down', name), 'utf8')), name)
  }
})

test('a welcome says all at once', () => {
  const told = read(readFileSync(path.join(examples, 'down/welcome.xml'), 'utf8'))
  assert.equal(told.type, 'welcome')
  assert.equal(told.token.length, 52)
  assert.deepEqual(told.stored.map(({ id, n }) => [id.slice(-2), n]), [['10', 18]])
  assert.deepEqual(told.lines.map(({ n, who, body }) => [n, who, body]), [[19, 'agent', 'It is on its way.']])
  assert.equal(told.more, true)
  assert.equal(told.state.nick, 'Ben')
  assert.deepEqual(told.channel.forms.ask.filter(({ name }) => name === 'field').map(({ attrs }) => attrs.var), ['name', 'topic'])
  assert.equal(told.channel.texts.welcome, 'Womit können wir helfen?')
})

test('what is no element is nothing, however it looks', () => {
  const bad = ['', 'x', '<', '<a', '<a>', '</a>', '<a></b>', '<a/><b/>', '<a/>x', 'x<a/>', '<!DOCTYPE a><a/>',
    '<!-- x --><a/>', '<?xml?><a/>', '<a b=c/>', '<a><![CDATA[x]]></a>', '<a b="<"/>']
  for (const text of bad) assert.equal(parse(text), null, text)
  assert.ok(!read('<message/>'))
  assert.ok(!read("<presence xmlns='jabber:client'/>"))
})

test('nothing makes the reader throw or slow', () => {
  const seed = readFileSync(path.join(examples, 'down/welcome.xml'), 'utf8')
  let random = 1
  const next = () => (random = (random * 1103515245 + 12345) % 2147483648)
  for (let i = 0; i < 5000; i++) {
    const at = next() % seed.length
    read(seed.slice(0, at) + '<>&"\'/=; \0'[next() % 10] + seed.slice(at + next() % 3))
  }
  const began = performance.now()
  for (const piece of ['<', '<a ', '<a b="', '&', ' ', "<a b='c' ", '</']) parse(piece.repeat(60000))
  assert.ok(performance.now() - began < 2000)
})
