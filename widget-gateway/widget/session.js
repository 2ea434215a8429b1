// THE MIND of the widget: what it knows and what it wants. No DOM, no socket,
// no clock, no chance in here: step() takes a state and an event and returns
// the next state and what to do, in order. The rules are CONTRACT's: a line is
// kept until the desk has stored it, one is in flight at a time, and what the
// desk says is known by its number.

/**
 * @typedef {{n: number, who: string, nick?: string, photo?: string, at: number, id?: string, body: string, file?: string, replaces?: number, retracts?: number}} Line
 * @typedef {{id: string, body: string, at: number, who: 'visitor', code?: string, text?: string}} Waiting
 */

export const LINE_MOST = 4000
const PING_AFTER = 20000
const PONG_WITHIN = 10000
const TYPING_FOR = 30000 // who went away in the midst of it never says so
const MARKS_EVERY = 300 // a burst of lines is one mark
const UNANSWERED_MOST = 64
const RETRY_LEAST = 500
const RETRY_MOST = 30000
const ANSWER_WITHIN = 30000 // or it was swallowed: call, or hello, again
const WANTED_AGAIN = new Set(['too-fast', 'not-now'])

export const start = {
  link: 'off', // off, connecting, greeting, open, waiting
  isAway: false, // the desk is out of reach
  tries: 0,
  token: null,
  refusedToken: null, // not to be tried again
  lines: [], // by number
  last: 0, // all up to this are here
  hasHistory: false, // all that was said before the page came is here
  paging: null, // id of the `lines` under way
  outbox: [],
  inFlight: null, // id of the line in flight, the first of these
  failed: [], // refused: shown as not sent, with their words, and why
  draft: '',
  seen: 0, // by the visitor, in any tab
  told: { have: 0, seen: 0 }, // what the desk heard of us, on this link
  toldAt: -Infinity,
  marks: { have: 0, seen: 0 }, // what the agent has of ours
  chat: { is: 'none' },
  channel: null,
  isTyping: false, // the agent
  saidTyping: false, // we
  isShown: false, // the panel is open
  isVisible: true, // the page is
  pending: {}, // requests by id: what was asked
  problem: null, // { code, text } of the last refusal of a request
  done: null, // the last request that was granted
  page: null,
  who: null,
  hello: null, // id of the one under way
  work: undefined, // proof of it, when asked
  isMore: false, // the desk has more lines than it could send at once
  isHeld: false, // we were too fast
  heardAt: 0,
  due: 0, // dead, if nothing is heard by then; 0: nothing is expected
  serial: 0
}

const isLinked = ({ link }) => link === 'open' || link === 'greeting'
export const isOpen = (state) => state.link === 'open' && !state.isAway

/** Full jitter: whole fleets of pages come back at once. */
export const backoff = (tries, chance) =>
  Math.round(RETRY_LEAST / 2 + chance * Math.min(RETRY_MOST, RETRY_LEAST * 2 ** tries))

const send = (frame) => ({ type: 'send', frame })
const keep = ({ token, seen, draft, outbox, failed }) => ({ type: 'keep', token, seen, draft, lines: [...outbox, ...failed] })
// after so long, an event of that name
const wake = (name, after) => ({ type: 'timer', name, after })

function newId (state) {
  return [{ ...state, serial: state.serial + 1 }, `q${state.serial + 1}`]
}

// ---- lines ----

/** Puts lines where they belong; each number once. */
function add (state, lines) {
  const known = new Map(state.lines.map((line) => [line.n, line]))
  let fresh = false
  const stored = new Set()
  for (const line of lines) {
    if (line.id) stored.add(line.id)
    if (known.has(line.n)) continue
    known.set(line.n, line)
    fresh = true
  }
  return {
    ...state,
    lines: fresh ? [...known.values()].sort((a, b) => a.n - b.n) : state.lines,
    outbox: state.outbox.filter((one) => !stored.has(one.id)),
    failed: state.failed.filter((one) => !stored.has(one.id)) // another tab was luckier
  }
}

/** Goes on as far as there is no gap. */
function advance (state) {
  let last = state.last
  for (const { n } of state.lines) {
    if (n === last + 1) last = n
  }
  return last === state.last ? state : { ...state, last }
}

/** A page is complete: what it leaves out does not exist. */
function addPage (state, { lines, more }) {
  const next = add(state, lines)
  const last = lines.reduce((most, { n }) => Math.max(most, n), next.last)
  return advance({ ...next, last, isMore: more, hasHistory: next.hasHistory || !more })
}

/** What follows from any change, once, at the end of every step. */
function settle (before, state, todo, now) {
  if (state.isShown && state.isVisible && state.last > state.seen) state = { ...state, seen: state.last }
  if (isOpen(state)) {
    const isGap = state.lines.length && state.lines[state.lines.length - 1].n > state.last
    if ((isGap || state.isMore) && !state.paging) {
      const [next, id] = newId(state)
      state = { ...next, paging: id, isMore: false }
      todo.push(send({ type: 'lines', id, after: state.last }))
    }
    const { last: have, told } = state
    const seen = Math.min(state.seen, have)
    if (have > told.have || seen > told.seen) {
      if (Math.abs(now - state.toldAt) < MARKS_EVERY) {
        todo.push(wake('marks', MARKS_EVERY))
      } else {
        todo.push(send({ type: 'marks', have, seen }))
        state = { ...state, told: { have, seen }, toldAt: now }
      }
    }
    const [first] = state.outbox
    if (first && first.id !== state.inFlight && !state.isHeld) {
      todo.push(send({ type: 'line', id: first.id, body: first.body }))
      state = { ...state, inFlight: first.id }
    }
  }
  // First remembered, then said: a page may go between any two of these.
  const [was, is] = [before, state].map((one) => JSON.stringify(keep(one)))
  return { state, todo: was === is ? todo : [keep(state), ...todo] }
}

// ---- the link ----

const unsend = (state) => ({ ...state, inFlight: null, paging: null, isHeld: false, isTyping: false, saidTyping: false })

// Another tab may have a newer token, so before each hello it is read again.
function greet (state) {
  return [{ ...unsend(state), link: 'greeting', hello: null, isMore: false }, [{ type: 'reread' }, wake('hello', ANSWER_WITHIN)]]
}

function sayHello (state) {
  const [next, id] = newId(state)
  return [{ ...next, hello: id }, [
    send({
      type: 'hello',
      id,
      last: state.last,
      token: state.token,
      work: state.work,
      unanswered: state.outbox.slice(0, UNANSWERED_MOST).map((one) => one.id),
      page: state.page,
      who: state.who
    })
  ]]
}

// The answer to `reread`. Without the token that we had, another tab has left
// the visit; a token that was just refused is not tried twice.
function takeToken (before, token, seen) {
  const state = { ...before, seen: Math.max(before.seen, seen) }
  if (state.link !== 'greeting' || state.hello) return [state, []]
  const known = token === state.refusedToken ? null : token
  return sayHello({ ...known || !state.token ? state : anew(state), token: known })
}

const anew = (state) => ({ ...state, lines: [], last: 0, hasHistory: false, seen: 0, told: start.told, marks: start.marks, chat: start.chat })

function welcome (state, frame) {
  if (frame.id !== state.hello) return [state, []]
  const { token, channel, have, seen } = frame
  const next = { ...state, link: 'open', hello: null, isAway: false, tries: 0, problem: null, token, refusedToken: null, channel, chat: frame.state, work: undefined, marks: { have, seen }, told: start.told }
  return [frame.stored.reduce(storeLine, addPage(next, frame)), [send({ type: 'visible', is: state.isVisible })]]
}

/** The desk has committed one of ours: now it is a line with a number. */
function storeLine (state, { id, n, at }) {
  const mine = state.outbox.find((one) => one.id === id)
  if (!mine || !n) return state
  return advance(add(state, [{ ...mine, n, at: at ?? mine.at }]))
}

function refusedHello (state, frame, chance) {
  if (frame.code === 'token') {
    // a good one, of a visit that is younger than what we know, is good alone
    return greet(state.last ? anew(state) : { ...state, refusedToken: state.token })
  }
  if (frame.code === 'work') return [state, [{ type: 'work', seed: frame.seed, bits: frame.bits }]]
  const next = { ...state, problem: { code: frame.code, text: frame.text } }
  if (frame.retry === undefined) return [{ ...next, link: 'off' }, [{ type: 'close' }]]
  return [next, [wake('hello', (frame.retry + chance) * 1000)]]
}

function refused (state, frame, chance) {
  if (frame.id === state.hello) return refusedHello(state, frame, chance)
  const line = state.outbox.find((one) => one.id === frame.id)
  if ((line || frame.id === state.paging) && WANTED_AGAIN.has(frame.code)) {
    const next = { ...state, isHeld: true, inFlight: line ? null : state.inFlight }
    return [next, [wake('line', ((frame.retry ?? 5) + chance) * 1000)]]
  }
  if (line) {
    return [{
      ...state,
      outbox: state.outbox.filter((one) => one !== line),
      failed: [...state.failed, { ...line, code: frame.code, text: frame.text }]
    }, []]
  }
  return answered({ ...state, problem: { code: frame.code, field: frame.field, text: frame.text } }, frame, false)
}

function answered (state, frame, isDone) {
  const { [frame.id]: asked, ...pending } = state.pending
  let next = { ...state, pending, paging: frame.id === state.paging ? null : state.paging }
  if (asked && isDone) next = { ...next, problem: null, done: asked }
  if (frame.state) next = { ...next, chat: frame.state }
  if (asked === 'leave' && isDone) return [{ ...anew(next), token: null, outbox: [], failed: [], draft: '', link: 'off' }, [{ type: 'close' }, { type: 'hide' }, { type: 'forget' }]]
  return [next, asked ? [{ type: 'tell', name: 'answered', detail: { asked, isDone, problem: next.problem } }] : []]
}

function hear (state, frame, chance) {
  switch (frame.type) {
    case 'welcome':
      return welcome(state, frame)
    case 'line':
      return [advance(add({ ...state, isTyping: state.isTyping && frame.line.who !== 'agent' }, [frame.line])), []]
    case 'lines':
      return frame.id === state.paging
        ? [addPage({ ...state, paging: null }, frame), []]
        : [state, []]
    case 'stored':
      return [storeLine(state, frame), []]
    case 'marks':
      return [{ ...state, marks: { have: Math.max(state.marks.have, frame.have ?? 0), seen: Math.max(state.marks.seen, frame.seen ?? 0) } }, []]
    case 'typing':
      return [{ ...state, isTyping: frame.is }, frame.is ? [wake('silence', TYPING_FOR)] : []]
    case 'state': {
      const next = { ...state, chat: frame.state, isTyping: false }
      // left in another tab: its token is void, and all that it opened
      return frame.state.is === 'none' ? greet(anew(next)) : [next, []]
    }
    case 'channel':
      return [{ ...state, channel: frame.channel }, []]
    case 'refused':
      return refused(state, frame, chance)
    case 'result':
      return answered(state, frame, true)
    case 'away':
      // that it does not know this page is an answer, and soon mended
      if (isOpen(state) && (frame.id || state.outbox[0]?.id === state.inFlight)) return greet({ ...state, pending: {} })
      return [{ ...unsend(state), isAway: true, pending: {} }, [wake('hello', ANSWER_WITHIN / 2 * (1 + chance))]]
    case 'again':
      return [{ ...unsend(state), isAway: true }, [wake('hello', frame.within * chance)]]
    default: // newer than this page
      return [state, []]
  }
}

// ---- what the visitor does ----

function say (state, { id, body, now }) {
  const words = body.trim()
  if (!words || [...words].length > LINE_MOST) return [state, []]
  // The store is read in this order: no two at once, and no clock set back.
  const at = Math.max(now, (state.outbox.at(-1)?.at ?? 0) + 1)
  const next = { ...state, saidTyping: false, problem: null, done: null, draft: body === state.draft ? '' : state.draft, outbox: [...state.outbox, { id, body: words, at, who: 'visitor' }] }
  return next.link === 'off' ? dial(next, now) : [next, []]
}

function dial (state, now) {
  return [{ ...state, link: 'connecting', due: now + ANSWER_WITHIN }, [{ type: 'connect' }]]
}

function type (before, draft) {
  const state = { ...before, draft: draft ?? before.draft }
  if (draft === before.draft || !isOpen(before)) return [state, []]
  const is = !!draft
  const todo = is ? [wake('typing', TYPING_FOR)] : []
  if (is !== state.saidTyping) todo.push(send({ type: 'typing', is: is ? 'composing' : 'paused' }))
  return [{ ...state, saidTyping: is }, todo]
}

function ask (state, event) {
  const { name, ...rest } = event.request
  if (!isOpen(state)) return [{ ...state, problem: { code: 'away' } }, []]
  const [next, id] = newId(state)
  return [{ ...next, problem: null, done: null, pending: { ...next.pending, [id]: name } }, [send({ ...rest, type: name, id })]]
}

// A hidden page may be woken once a minute: long silence proves nothing, a
// ping without its answer does. And a clock may be set back.
function tick (state, now) {
  if (state.due) return [state, now >= state.due || state.due - now > ANSWER_WITHIN ? [{ type: 'close' }] : []]
  if (!isLinked(state) || Math.abs(now - state.heardAt) < PING_AFTER) return [state, []]
  const [next, id] = newId({ ...state, due: now + PONG_WITHIN })
  return [next, [send({ type: 'ping', id })]]
}

function react (state, event) {
  switch (event.type) {
    case 'begin': { // what the browser's storage had
      const { token = null, seen = 0, draft = '', lines = [], page = null, who = null } = event
      return [{ ...state, token, seen: token ? seen : 0, draft, page, who, outbox: lines.filter(({ code }) => !code), failed: lines.filter(({ code }) => code) }, []]
    }
    case 'connect':
      return state.link === 'off' ? dial(state, event.now) : [state, []]
    case 'connected':
      return greet({ ...state, heardAt: event.now, due: 0 })
    case 'lost':
      if (state.link === 'off') return [state, []]
      return [{ ...unsend(state), link: 'waiting', due: 0, hello: null, tries: state.tries + 1, pending: {} },
        [wake('hurry', backoff(state.tries, event.chance))]]
    case 'hurry': // time is up, the network is back, or the page is
      return state.link === 'waiting' ? dial(state, event.now) : [state, []]
    case 'heard': // `frame` is null for what wire.js does not know
      return hear({ ...state, heardAt: event.now, due: 0 }, event.frame ?? {}, event.chance)
    case 'token':
      return takeToken(state, event.token ?? null, event.seen ?? 0)
    case 'say':
      return say(state, event)
    case 'again': { // a line that was refused
      const { body } = state.failed.find((one) => one.id === event.of)
      return say({ ...state, failed: state.failed.filter((one) => one.id !== event.of) }, { ...event, body })
    }
    case 'typing': // or no more, when its timer says it
      return type(state, event.draft)
    case 'marks':
      return [state, []] // they are due
    case 'silence':
      return [{ ...state, isTyping: false }, []]
    case 'show':
      return [{ ...state, isShown: event.is }, []]
    case 'visible':
      return [{ ...state, isVisible: event.is }, isOpen(state) && event.is !== state.isVisible ? [send({ type: 'visible', is: event.is })] : []]
    case 'identify': {
      const next = { ...state, who: { ...state.who, ...event.who } }
      return isLinked(state) ? greet(next) : [next, []]
    }
    case 'ask':
      return ask(state, event)
    case 'tick':
      return tick(state, event.now)
    case 'hello':
    case 'worked': // the link may be gone by then
      return isLinked(state) && !isOpen(state) ? greet({ ...state, work: event.answer }) : [state, []]
    case 'line':
      return [{ ...state, isHeld: false, paging: null, isMore: state.isMore || !!state.paging }, []]
    default:
      throw new Error(event.type)
  }
}

// What others said is told once, however it came; what was said before the page
// came is no news.
function tellNew (before, state) {
  const old = new Set(before.lines)
  return state.lines.filter((line) => !old.has(line) && line.who !== 'visitor' && !line.replaces && !line.retracts)
    .map((detail) => ({ type: 'tell', name: 'message', detail }))
}

/**
 * @param {typeof start} before
 * @param {{type: string} & Object<string, any>} event
 */
export function step (before, event) {
  const [state, todo] = react(before, event)
  const isNews = before.hasHistory || event.frame?.type === 'line'
  return settle(before, state, isNews ? [...todo, ...tellNew(before, state)] : todo, event.now)
}

/** What is shown: corrections and retractions applied, in order. */
export function shown (state) {
  const bubbles = new Map()
  for (const line of state.lines) {
    const target = bubbles.get(line.replaces ?? line.retracts)
    if (line.retracts) {
      if (target && target.who === line.who) bubbles.set(line.retracts, { ...target, body: '', file: undefined, isRetracted: true })
    } else if (line.replaces) {
      if (target && target.who === line.who) bubbles.set(line.replaces, { ...target, body: line.body, isCorrected: true })
    } else {
      bubbles.set(line.n, line)
    }
  }
  return [...bubbles.values()]
}

/** How many lines of others the visitor has not seen. */
export const countUnread = (state) => shown(state).filter((line) => line.who === 'agent' && line.n > state.seen).length
