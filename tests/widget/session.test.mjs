// The widget's mind by small stories; simulator.test.mjs has the large one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backoff, shown, start, step } from '../../widget-gateway/widget/session.js'

function play (events, from = start) {
  let state = from
  let todo = []
  for (const event of events) ({ state, todo } = step(state, event))
  return { state, todo, sent: todo.filter((one) => one.type === 'send').map((one) => one.frame) }
}

const line = (n, more = {}) => ({ n, who: 'agent', nick: 'Ben', at: 0, body: `line ${n}`, ...more })
const heard = (frame, more) => ({ type: 'heard', now: 0, chance: 0, frame, ...more })
const welcome = (more = {}) => heard({ type: 'welcome', id: 'q1', token: 'T', channel: { open: true }, state: { is: 'none' }, stored: [], have: 0, seen: 0, lines: [], more: false, ...more })
const opening = [{ type: 'begin' }, { type: 'connect' }, { type: 'connected', now: 0 }, { type: 'token', token: null }]
const say = (id, body = id) => ({ type: 'say', id, body, now: 1 })
const opened = play([...opening, welcome()]).state

test('before hello the token is read again', () => {
  const { todo } = play(opening.slice(0, 3))
  assert.equal(todo[0].type, 'reread')
  const { sent } = play([...opening.slice(0, 3), { type: 'token', token: 'X' }])
  assert.equal(sent[0].token, 'X')
})

test('one line is in flight, and the next goes when it is stored', () => {
  const first = play([say('a'), say('b')], opened)
  assert.deepEqual(first.sent, [])
  assert.equal(first.state.inFlight, 'a')
  const next = play([heard({ type: 'stored', id: 'a', n: 1 })], first.state)
  assert.deepEqual(next.sent.map(({ type, id }) => [type, id]), [['marks', undefined], ['line', 'b']])
  assert.equal(next.state.lines[0].body, 'a')
})

test('what was typed while offline is kept and sent in order', () => {
  const { state, todo } = play([{ type: 'lost', chance: 0.5 }, say('a'), say('b')], opened)
  assert.equal(todo[0].type, 'keep')
  assert.deepEqual(state.outbox.map(({ id }) => id), ['a', 'b'])
  const back = play([{ type: 'hurry' }, { type: 'connected', now: 9 }, { type: 'token', token: 'T' }], state)
  assert.deepEqual(back.sent[0].unanswered, ['a', 'b'])
})

test('a hello learns which lines were stored before the link broke', () => {
  const sent = play([say('a'), { type: 'lost', chance: 0 }, { type: 'hurry' }, { type: 'connected', now: 0 }, { type: 'token', token: 'T' }], opened)
  const { state } = play([welcome({ id: 'q2', stored: [{ id: 'a', n: 1, at: 5 }] })], sent.state)
  assert.equal(state.outbox.length, 0)
  assert.deepEqual(state.lines.map(({ n, body }) => [n, body]), [[1, 'a']])
})

test('a refused line leaves the outbox with its words; a hasty one is tried again', () => {
  const { state } = play([say('a'), heard({ type: 'refused', of: 'message', id: 'a', code: 'conflict', text: 'No.' })], opened)
  assert.deepEqual(state.failed.map(({ body, code, text }) => [body, code, text]), [['a', 'conflict', 'No.']])
  const held = play([say('a'), heard({ type: 'refused', of: 'message', id: 'a', code: 'too-fast', retry: 2 })], opened)
  assert.equal(held.todo[0].after, 2000)
  assert.equal(play([{ type: 'line' }], held.state).sent[0].id, 'a')
})

test('what was refused, and what is being written, is kept', () => {
  const last = ({ todo }) => todo.findLast(({ type }) => type === 'keep')
  const refused = play([say('a'), heard({ type: 'refused', id: 'a', code: 'full', text: 'No.' })], opened)
  assert.deepEqual(last(refused).lines, [{ id: 'a', body: 'a', at: 1, who: 'visitor', code: 'full', text: 'No.' }])
  const drafted = play([{ type: 'typing', draft: 'half a' }], refused.state)
  assert.equal(last(drafted).draft, 'half a')
  const { state } = play([{ ...last(drafted), type: 'begin' }])
  assert.deepEqual([state.failed.length, state.outbox.length, state.draft], [1, 0, 'half a'])
  const again = play([{ type: 'again', of: 'a', id: 'b', now: 2 }], state)
  assert.deepEqual(last(again).lines.map(({ id, code }) => [id, code]), [['b', undefined]])
  assert.equal(last(again).draft, 'half a')
  const said = play([{ ...say('c', 'half a') }], again.state)
  assert.deepEqual([said.state.draft, last(said).lines.length, last(said).draft], ['', 2, '']) // both, or neither
})

test('a line that was refused here and taken from another tab was taken', () => {
  const refused = play([say('a'), heard({ type: 'refused', id: 'a', code: 'full' })], opened)
  const { state } = play([heard({ type: 'line', line: line(1, { who: 'visitor', id: 'a' }) })], refused.state)
  assert.deepEqual([state.failed, state.lines.length], [[], 1])
})

test('what a channel no longer says is no longer so', () => {
  const busy = play([heard({ type: 'channel', channel: { open: true, wait: 60 } })], opened).state
  assert.equal(play([heard({ type: 'channel', channel: { open: true } })], busy).state.channel.wait, undefined)
})

test('a gap is asked for, and what the answer leaves out does not exist', () => {
  const gap = play([heard({ type: 'line', line: line(3) })], opened)
  assert.deepEqual(gap.sent.map(({ type, after }) => [type, after]), [['lines', 0]])
  const filled = play([heard({ type: 'lines', id: gap.state.paging, lines: [line(2), line(3)], more: false })], gap.state)
  assert.equal(filled.state.last, 3)
  assert.deepEqual(filled.sent.map(({ type, have }) => [type, have]), [['marks', 3]])
})

test('what others said is told once, however it came; history is not', () => {
  const tells = ({ todo }) => todo.filter(({ type }) => type === 'tell').map(({ detail }) => detail.n)
  const first = play([...opening, welcome({ lines: [line(1), line(2)], more: true })])
  assert.deepEqual(tells(first), [])
  const early = play([heard({ type: 'line', line: line(5) })], first.state)
  assert.deepEqual(tells(early), [5])
  const rest = play([heard({ type: 'lines', id: first.state.paging, lines: [line(3), line(4), line(5)], more: false })], early.state)
  assert.deepEqual(tells(rest), [])
  const gap = play([heard({ type: 'line', line: line(7) })], rest.state)
  const filled = play([heard({ type: 'lines', id: gap.state.paging, lines: [line(6), line(7)], more: false })], gap.state)
  assert.deepEqual([tells(gap), tells(filled)], [[7], [6]])
  const back = play([{ type: 'lost', chance: 0 }, { type: 'hurry' }, { type: 'connected', now: 0 }, { type: 'token', token: 'T' },
    welcome({ id: 'q4', lines: [line(8, { who: 'visitor' }), line(9), line(10, { replaces: 9 })] })], filled.state)
  assert.deepEqual(tells(back), [9])
})

test('lines come in pages', () => {
  const { state, sent } = play([...opening, welcome({ lines: [line(1), line(2)], more: true })])
  assert.equal(sent.find(({ type }) => type === 'lines').after, 2)
  const done = play([heard({ type: 'lines', id: state.paging, lines: [line(3)], more: false })], state)
  assert.equal(done.state.last, 3)
  assert.equal(done.state.paging, null)
})

test('seen is said only while the visitor looks', () => {
  const hidden = play([heard({ type: 'line', line: line(1) })], opened)
  assert.deepEqual(hidden.sent[0], { type: 'marks', have: 1, seen: 0 })
  assert.deepEqual(play([{ type: 'show', is: true }], hidden.state).sent[0], { type: 'marks', have: 1, seen: 1 })
})

test('a burst of lines is marked a few times a second, and its end is', () => {
  let state = play([{ type: 'show', is: true }], opened).state
  const marks = []
  let isWoken
  const feed = (event) => {
    const next = step(state, event)
    state = next.state
    marks.push(...next.todo.filter(({ frame }) => frame?.type === 'marks').map(({ frame }) => frame))
    isWoken = next.todo.some(({ type, name }) => type === 'timer' && name === 'marks')
  }
  feed(heard({ type: 'line', line: line(1) }, { now: 1000 }))
  assert.deepEqual(marks, [{ type: 'marks', have: 1, seen: 1 }]) // the first at once
  for (let n = 2; n <= 500; n++) feed(heard({ type: 'line', line: line(n) }, { now: 1000 + 2 * n }))
  assert.ok(marks.length <= 5, `${marks.length} frames`)
  assert.ok(isWoken)
  feed({ type: 'marks', now: 3000 })
  assert.deepEqual(marks.at(-1), { type: 'marks', have: 500, seen: 500 })
  feed(heard({ type: 'line', line: line(501) }, { now: 500 })) // a clock that was set back
  assert.equal(marks.at(-1).have, 501)
})

test('without the desk nothing is sent, and nothing is forgotten', () => {
  const away = play([say('a'), heard({ type: 'away' }), say('b')], opened)
  assert.deepEqual(away.sent, [])
  const again = play([heard({ type: 'again', within: 4000 }, { chance: 0.5 })], away.state)
  assert.equal(again.todo[0].after, 2000)
  const hello = play([{ type: 'hello' }, { type: 'token', token: 'T' }], again.state)
  assert.deepEqual(hello.sent[0].unanswered, ['a', 'b'])
})

test('a page that the desk does not know says hello at once; one without a desk waits', () => {
  const unknown = play([say('a'), heard({ type: 'away' })], opened)
  assert.deepEqual(unknown.todo.map(({ type }) => type), ['reread', 'timer'])
  const hello = play([{ type: 'token', token: 'T' }], unknown.state)
  assert.deepEqual(hello.sent[0].unanswered, ['a'])
  const { id } = hello.sent[0]
  assert.equal(play([welcome({ id })], hello.state).sent.at(-1).id, 'a')
  const none = play([heard({ type: 'away', id }, { chance: 0.5 })], hello.state)
  assert.deepEqual(none.todo, [{ type: 'timer', name: 'hello', after: 22500 }])
  assert.equal(play([heard({ type: 'away' }, { chance: 0.5 })], opened).todo[0].after, 22500) // nobody asked
})

test('a flooded channel is worked for, on the link that asked', () => {
  const asked = play([...opening, heard({ type: 'refused', of: 'iq', id: 'q1', code: 'work', seed: 's', bits: 12 })])
  assert.deepEqual(asked.todo, [{ type: 'work', seed: 's', bits: 12 }])
  const { sent } = play([{ type: 'worked', answer: '7' }, { type: 'token', token: null }], asked.state)
  assert.equal(sent[0].work, '7')
  const late = play([{ type: 'lost', chance: 0 }, { type: 'worked', answer: '7' }], asked.state)
  assert.deepEqual([late.state.link, late.todo], ['waiting', []])
})

test('a refused token is read again, and only then the page starts anew', () => {
  const before = play([{ type: 'begin', token: 'old' }, { type: 'connect' }, { type: 'connected', now: 0 }, { type: 'token', token: 'old' }, heard({ type: 'refused', of: 'iq', id: 'q1', code: 'token' })])
  assert.equal(before.todo[0].type, 'reread')
  assert.equal(play([{ type: 'token', token: 'new' }], before.state).sent[0].token, 'new')
  const anew = play([{ type: 'token', token: 'old' }], before.state)
  assert.equal(anew.sent[0].token, null)
  assert.equal(anew.sent[0].last, 0)
})

test('a good token of a younger visit is taken without what is known of the older', () => {
  const old = play([heard({ type: 'line', line: line(1) }), { type: 'lost', chance: 0 }, { type: 'hurry' }, { type: 'connected', now: 0 }, { type: 'token', token: 'Y' }], opened)
  assert.deepEqual([old.sent[0].token, old.sent[0].last], ['Y', 1])
  const refused = play([heard({ type: 'refused', id: old.sent[0].id, code: 'token' })], old.state)
  assert.ok(!refused.todo.some(({ type }) => type === 'keep')) // it is not ours to void
  const { sent } = play([{ type: 'token', token: 'Y' }], refused.state)
  assert.deepEqual([sent[0].token, sent[0].last], ['Y', 0])
})

test('leaving forgets everything', () => {
  const asked = play([say('a'), { type: 'ask', request: { name: 'leave' } }], opened)
  const { state, todo } = play([heard({ type: 'result', id: Object.keys(asked.state.pending)[0] })], asked.state)
  assert.deepEqual(todo.map(({ type }) => type), ['keep', 'close', 'hide', 'forget'])
  assert.deepEqual([state.token, state.lines, state.outbox, state.link], [null, [], [], 'off'])
})

test('what was left in another tab is forgotten here', () => {
  const { state, todo } = play([heard({ type: 'line', line: line(1) }), heard({ type: 'state', state: { is: 'none' } })], opened)
  assert.equal(todo[0].type, 'reread')
  const anew = play([{ type: 'token', token: null }], state)
  assert.deepEqual([anew.state.lines, anew.sent[0].type, anew.sent[0].token], [[], 'hello', null])
})

test('a silent link is pinged, then given up, within 40 s', () => {
  const ticks = (from, until) => Array.from({ length: (until - from) / 5000 }, (_, i) => ({ type: 'tick', now: from + 5000 * (i + 1) }))
  assert.equal(play(ticks(0, 20000), opened).sent[0].type, 'ping')
  assert.equal(play(ticks(0, 25000), opened).todo.length, 0)
  assert.equal(play(ticks(0, 30000), opened).todo[0].type, 'close')
  assert.equal(play(ticks(4999, 39999), opened).todo[0].type, 'close')
  const late = play([heard({ type: 'result' }, { now: 9e6 })], opened).state // then the clock is set back
  assert.equal(play([{ type: 'tick', now: 5e6 }], late).sent[0].type, 'ping')
  const pinged = play([{ type: 'tick', now: 9e6 + 20000 }], late).state
  assert.equal(play([{ type: 'tick', now: 5e6 }], pinged).todo[0].type, 'close')
})

test('a hidden page that is woken once a minute keeps its link', () => {
  let { state } = play([], opened)
  for (let now = 60000; now < 600000; now += 60000) {
    const woken = play([{ type: 'tick', now }], state)
    assert.deepEqual(woken.sent.map(({ type }) => type), ['ping'])
    ;({ state } = play([heard({ type: 'result' }, { now: now + 100 })], woken.state))
  }
})

test('a call that nobody takes is made again', () => {
  const dialled = play([{ type: 'begin' }, { type: 'connect', now: 0 }])
  assert.equal(play([{ type: 'tick', now: 29000 }], dialled.state).todo.length, 0)
  assert.equal(play([{ type: 'tick', now: 30000 }], dialled.state).todo[0].type, 'close')
  const taken = play([{ type: 'connected', now: 29000 }, { type: 'tick', now: 31000 }], dialled.state)
  assert.equal(taken.todo.length, 0)
})

test('the store can tell which of two lines of one moment was first', () => {
  const { state } = play([say('b'), say('a'), { ...say('c'), now: -5000 }], opened)
  assert.deepEqual([...state.outbox].sort((one, two) => one.at - two.at || (one.id < two.id ? -1 : 1)).map(({ id }) => id), ['b', 'a', 'c'])
})

test('a page of lines that came too fast is asked for again', () => {
  const gap = play([heard({ type: 'line', line: line(3) })], opened)
  const held = play([heard({ type: 'refused', id: gap.state.paging, code: 'too-fast', retry: 2 })], gap.state)
  assert.deepEqual(held.todo, [{ type: 'timer', name: 'line', after: 2000 }])
  assert.equal(held.state.problem, null)
  assert.deepEqual(play([{ type: 'line' }], held.state).sent.map(({ type, after }) => [type, after]), [['lines', 0]])
})

test('typing ends, also where nobody says so', () => {
  const types = play([{ type: 'typing', draft: 'x' }], opened)
  const timer = ({ todo }) => todo.find((one) => one.type === 'timer').name
  assert.deepEqual([types.sent[0].is, timer(types)], ['composing', 'typing'])
  const more = play([{ type: 'typing', draft: 'xy' }], types.state)
  assert.deepEqual([more.sent, timer(more)], [[], 'typing'])
  assert.equal(play([{ type: 'typing' }], more.state).sent[0].is, 'paused')
  const agent = play([heard({ type: 'typing', is: true })], opened)
  assert.equal(play([{ type: agent.todo[0].name }], agent.state).state.isTyping, false)
  assert.equal(play([heard({ type: 'away' })], agent.state).state.isTyping, false)
})

test('who is named while the page is linked is told at once', () => {
  const named = play([{ type: 'identify', who: { name: 'Ann' } }, { type: 'token', token: 'T' }], opened)
  assert.deepEqual([named.sent[0].type, named.sent[0].who.name], ['hello', 'Ann'])
  assert.deepEqual(play([{ type: 'begin' }, { type: 'identify', who: { name: 'Ann' } }]).todo, [])
})

test('a hello that is taken at last leaves no complaint', () => {
  const hasty = play([...opening, heard({ type: 'refused', id: 'q1', code: 'too-fast', retry: 1, text: 'Wait.' })])
  assert.equal(hasty.state.problem.text, 'Wait.')
  assert.equal(play([{ type: 'hello' }, { type: 'token', token: null }, welcome({ id: 'q2' })], hasty.state).state.problem, null)
})

test('corrections and retractions change the bubble they name', () => {
  const { state } = play([1, 2].map((n) => heard({ type: 'line', line: line(n) })).concat([
    heard({ type: 'line', line: line(3, { body: 'better', replaces: 1 }) }),
    heard({ type: 'line', line: line(4, { body: '', retracts: 2 }) }),
    heard({ type: 'line', line: line(5, { who: 'desk', body: 'not his', replaces: 1 }) })]), opened)
  assert.deepEqual(shown(state).map(({ n, body, isRetracted = false }) => [n, body, isRetracted]), [[1, 'better', false], [2, '', true]])
})

test('a line has words, and at most 4000 characters', () => {
  assert.equal(play([say('a', '  ')], opened).state.outbox.length, 0)
  assert.equal(play([say('a', '😀'.repeat(4000))], opened).sent.length, 1)
  assert.equal(play([say('a', '😀'.repeat(4001))], opened).state.outbox.length, 0)
})

test('retries spread out and stay within half a minute', () => {
  for (let tries = 0; tries < 50; tries++) {
    assert.ok(backoff(tries, 0) >= 250 && backoff(tries, 1) <= 30250)
  }
})
