// A random walk: tabs, a network that drops, doubles and reorders, a gateway
// that dies, a desk that restarts, pages that go between any two things that
// the mind wants done, and a browser that refuses to remember. Whatever
// happens, in the end every tab shows every line exactly once and in order, and
// the desk has each line that was typed exactly once and in the order of its tab.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shown, start, step } from '../../widget-gateway/widget/session.js'
import { parse, write } from '../../widget-gateway/widget/wire.js'

const runs = Number(process.env.DESKBELL_RUNS ?? 150)
const PAGE = 3

// mulberry32
function makeRandom (seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

class World {
  constructor (seed, { isRefused = false } = {}) {
    this.random = makeRandom(seed)
    this.isRefused = isRefused // storage: the page has nothing but itself
    this.desk = { lines: [], tokens: new Set(), known: new Set() }
    this.store = { token: null, outbox: new Map() }
    const tabs = isRefused ? [0] : this.chance(0.3) ? [0, 1, 2] : [0, 1]
    this.typed = tabs.map(() => [])
    this.tabs = []
    for (const i of tabs) this.tabs[i] = this.makeTab(i)
    this.count = 0
    this.gone = 0 // pages that went in mid-step
  }

  anyTab () {
    return this.tabs[Math.floor(this.random() * this.tabs.length)]
  }

  chance (of) {
    return this.random() < of
  }

  makeTab (index) {
    const tab = { index, state: start, up: [], down: [], timers: new Map(), link: 0, mine: new Set(), told: new Set() }
    const outbox = [...this.store.outbox.values()]
    for (const { id } of outbox) tab.mine.add(id)
    this.feed(tab, { type: 'begin', token: this.store.token, lines: outbox })
    this.feed(tab, { type: 'show', is: true })
    this.feed(tab, { type: 'connect' })
    return tab
  }

  feed (tab, event) {
    const { state, todo } = step(tab.state, event)
    if (!tab.state.hasHistory && state.hasHistory) tab.history = state.last
    tab.state = state
    const isEnd = tab.isDoomed && todo.length > 1 && todo.some(({ type }) => type === 'keep')
    for (const one of todo) {
      if (isEnd && this.chance(0.4)) return this.go(tab)
      this.perform(tab, one)
      if (tab.isGone) return // by its own socket's end
    }
    if (isEnd) this.go(tab)
  }

  // The page goes, with whatever it had not done yet.
  go (tab) {
    if (tab.isGone) return
    tab.isGone = true
    this.gone++
    this.reload(tab)
  }

  perform (tab, one) {
    switch (one.type) {
      case 'connect':
        tab.isDialling = true
        break
      case 'send':
        if (one.frame.type === 'hello') {
          assert.equal(one.frame.token, tab.readToken, 'another tab knew better')
        }
        if (tab.link) tab.up.push(parse(write(one.frame)))
        break
      case 'timer':
        tab.timers.set(one.name, true)
        break
      case 'keep': {
        this.store.token = one.token
        for (const line of one.lines) {
          const typed = this.typed[tab.index]
          if (line.id.startsWith(`u${tab.index}-`) && !typed.includes(line.id)) typed.push(line.id)
          this.store.outbox.set(line.id, line)
          tab.mine.add(line.id)
        }
        for (const id of tab.mine) {
          if (!one.lines.some((line) => line.id === id)) {
            this.store.outbox.delete(id)
            tab.mine.delete(id)
          }
        }
        break
      }
      case 'reread':
        tab.isReading = true
        break
      case 'close':
        this.drop(tab)
        break
      default:
        assert.equal(one.type, 'tell')
        assert.ok(!tab.told.has(one.detail.n), 'told twice')
        tab.told.add(one.detail.n)
    }
  }

  drop (tab) {
    this.desk.known.delete(tab)
    tab.link = 0
    tab.isDialling = false
    tab.up = []
    tab.down = []
    this.feed(tab, { type: 'lost', chance: this.random() })
  }

  // ---- the desk ----

  page (after) {
    const rest = this.desk.lines.filter((line) => line.n > after)
    return { lines: rest.slice(0, PAGE), more: rest.length > PAGE }
  }

  tell (tab, frame) {
    if (this.desk.known.has(tab) || frame.type === 'away') tab.down.push(frame)
  }

  keepLine (id, body, who) {
    const line = { n: this.desk.lines.length + 1, who, id, body, at: 1 }
    this.desk.lines.push(line)
    for (const tab of this.tabs) {
      if (tab.link && this.desk.known.has(tab)) this.tell(tab, { type: 'line', line })
    }
    return line
  }

  serve (tab, frame) {
    const [child] = frame.children
    const { id } = frame.attrs
    if (child?.name === 'hello') {
      const { token, last } = child.attrs
      if (token && !this.desk.tokens.has(token)) {
        tab.down.push({ type: 'refused', of: 'iq', id, code: 'token' })
        return
      }
      this.desk.known.add(tab)
      tab.marked = 0
      const fresh = `t${++this.count}`
      this.desk.tokens.add(fresh)
      const unanswered = child.children.map((one) => one.attrs.id)
      this.tell(tab, {
        type: 'welcome',
        id,
        token: fresh,
        channel: { open: true },
        state: { is: 'talking' },
        have: 0,
        seen: 0,
        stored: this.desk.lines.filter((line) => unanswered.includes(line.id)).map(({ id, n, at }) => ({ id, n, at })),
        ...this.page(+last)
      })
      return
    }
    if (!this.desk.known.has(tab)) {
      this.tell(tab, { type: 'away' })
      return
    }
    if (frame.children.some(({ name }) => name === 'have')) {
      tab.marked = +child.attrs.n
    } else if (child?.name === 'lines') {
      this.tell(tab, { type: 'lines', id, ...this.page(+child.attrs.after) })
    } else if (child?.name === 'body') {
      const known = this.desk.lines.find((line) => line.id === id)
      assert.ok(!known || known.body === child.text, 'same id, other words')
      if (!known && this.chance(0.1)) {
        this.tell(tab, { type: 'refused', of: 'message', id, code: 'too-fast', retry: 1 })
        return
      }
      const line = known ?? this.keepLine(id, child.text, 'visitor')
      this.tell(tab, { type: 'stored', id, n: line.n, at: 1 })
    }
  }

  restartDesk () {
    for (const tab of this.desk.known) {
      if (this.chance(0.5)) tab.down.push({ type: 'away' })
      tab.down.push({ type: 'again', within: 1000 })
    }
    this.desk.known.clear()
  }

  // ---- what happens ----

  act (tab, isTrouble) {
    const { random } = this
    const dice = Math.floor(random() * (isTrouble ? 12 : 6))
    switch (dice) {
      case 0:
        if (tab.isDialling) {
          tab.isDialling = false
          tab.link = 1
          this.feed(tab, { type: 'connected', now: 0 })
        }
        break
      case 1:
        if (tab.isReading) {
          tab.isReading = false
          tab.readToken = this.store.token
          this.feed(tab, { type: 'token', token: this.store.token })
        }
        break
      case 2:
        if (tab.up.length) this.serve(tab, tab.up.shift())
        break
      case 3:
      case 4:
        if (tab.down.length) this.feed(tab, { type: 'heard', now: 0, chance: random(), frame: tab.down.shift() })
        break
      case 5: {
        const [name] = tab.timers.keys()
        if (name) {
          tab.timers.delete(name)
          this.feed(tab, { type: name })
        }
        break
      }
      case 6:
        this.say(tab)
        break
      case 7:
        if (tab.link) this.keepLine(undefined, `agent ${++this.count}`, 'agent')
        break
      case 8:
        if (this.chance(0.2) && (tab.link || tab.isDialling)) this.drop(tab)
        break
      case 9: // doubled, or told before its turn
        if (tab.down.length > 1 && this.chance(0.3)) {
          const line = tab.down.find((frame) => frame.type === 'line' || frame.type === 'stored')
          if (line) tab.down.splice(Math.floor(random() * tab.down.length), 0, line)
        }
        break
      case 10:
        if (this.chance(0.05)) this.restartDesk()
        break
      case 11:
        if (this.isRefused) break
        if (this.chance(0.05)) this.reload(tab)
        else if (this.chance(0.2)) tab.isDoomed = true // by its next step
        break
    }
  }

  say (tab) {
    if (!this.store.token && tab.index) return // a second tab is opened later
    const id = `u${tab.index}-${++this.count}`
    if (!this.isRefused && this.chance(0.2)) tab.isDoomed = true
    this.feed(tab, { type: 'say', id, body: `words of ${id}`, now: 0 })
  }

  reload (tab) {
    const isAll = this.chance(0.7)
    while (tab.up.length && (isAll || this.chance(0.7))) this.serve(tab, tab.up.shift()) // was on its way
    this.desk.known.delete(tab)
    this.tabs[tab.index] = this.makeTab(tab.index)
  }

  // No more trouble: all that was begun comes to its end.
  rest () {
    let left = 20000
    while (!this.isQuiet() && left-- > 0) this.act(this.anyTab(), false)
    assert.ok(left > 0, 'it never came to rest')
  }

  isQuiet () {
    return this.tabs.every((tab) => !tab.isDialling && !tab.isReading && !tab.up.length &&
      !tab.down.length && tab.link && tab.state.link === 'open' && !tab.state.isAway &&
      !tab.state.outbox.length && !tab.state.paging && !tab.state.isMore && tab.marked === tab.state.last)
  }
}

function run (seed, options) {
  const world = new World(seed, options)
  for (let i = 0; i < 300 * (world.tabs.length); i++) world.act(world.anyTab(), true)
  for (const tab of world.tabs) tab.isDoomed = false
  world.rest()
  if (!world.isRefused && world.chance(0.5)) world.reload(world.tabs[0])
  world.rest()
  const all = world.desk.lines.map(({ n, body }) => `${n} ${body}`)
  for (const tab of world.tabs) {
    assert.deepEqual(shown(tab.state).map(({ n, body }) => `${n} ${body}`), all)
    assert.equal(tab.state.last, all.length)
    assert.equal(tab.state.failed.length, 0)
    const news = world.desk.lines.filter(({ who, n }) => who === 'agent' && n > tab.history)
    assert.ok(news.every(({ n }) => tab.told.has(n)), 'not told')
  }
  const ids = world.desk.lines.filter(({ who }) => who === 'visitor').map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length, 'a line was stored twice')
  assert.ok(ids.every((id) => world.typed.flat().includes(id)), 'a line was sent that no page had kept')
  for (const typed of world.typed) {
    assert.deepEqual(ids.filter((id) => typed.includes(id)), typed)
  }
  return { lines: ids.length, gone: world.gone }
}

function walk (options) {
  const all = { lines: 0, gone: 0 }
  for (let seed = 1; seed <= runs; seed++) {
    try {
      const { lines, gone } = run(seed, options)
      all.lines += lines
      all.gone += gone
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`
      throw error
    }
  }
  assert.ok(all.lines > runs * 5, `only ${all.lines} lines: the walk does not walk`)
  return all
}

test(`${runs} random walks: each line once, in order, everywhere`, () => {
  const { gone } = walk()
  assert.ok(gone > runs, `only ${gone} pages went in mid-step`)
})

test(`${runs} random walks of a page that may keep nothing`, () => {
  walk({ isRefused: true })
})
