// The conversation: what was said, in groups, with its days, times and marks.
// It touches only what changed, so that a screen reader hears each line once.

import { linked, make, makeButton, makeFile, put, safeUrl } from './dom.js'
import { isOpen, shown } from './session.js'

const DAY = 86400000
const PAUSE = 300000 // a longer one begins a new group

const SIGNS = { later: '…', sending: '…', stored: '✓', seen: '✓✓' }

const dayOf = (at) => new Date(at).toDateString()
const isSame = (before, now) => before?.every((one, i) => one === now[i])

/** A round picture of somebody, or the first letter of his name. */
export function drawFace (face, nick, photo) {
  const sign = `${nick} ${photo}`
  if (face.sign === sign) return
  face.sign = sign
  const [letter = ''] = nick.toUpperCase()
  face.replaceChildren(photo ? make('img', { src: photo, alt: '', onerror: () => face.replaceChildren(letter) }) : letter)
}

export class Lines {
  /**
   * @param {HTMLElement} log
   * @param {{word: (name: string) => string, language: string, feed: (type: string, rest?: object) => void, photoUrl: (hash?: string) => string | undefined}} options
   */
  constructor (log, { word, language, feed, photoUrl }) {
    Object.assign(this, { log, word, feed, photoUrl })
    this.items = new Map()
    this.times = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
    this.dates = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
    this.nearby = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  }

  /** @returns {number} how many new ones others wrote */
  draw (state, now) {
    const waits = isOpen(state) ? 'sending' : 'later'
    const drawn = [state.lines, state.outbox, state.failed, state.marks, waits]
    if (isSame(this.drawn, drawn)) return 0
    this.drawn = drawn
    const all = [
      ...shown(state).map((line) => [line, line.who !== 'visitor' ? '' : line.n <= state.marks.seen ? 'seen' : 'stored']),
      ...state.outbox.map((line) => [line, waits]),
      ...state.failed.map((line) => [line, 'failed'])
    ]
    const keys = all.map(([{ id, n }]) => id ?? n)
    const stays = new Set(keys)
    for (const [key, { node }] of this.items) {
      if (stays.has(key)) continue
      node.remove()
      this.items.delete(key)
    }
    const begins = all.map(([line], i) => this.begins(line, all[i - 1]?.[0]))
    let fresh = 0
    all.forEach(([line, mark], i) => {
      let item = this.items.get(keys[i])
      if (!item) {
        this.items.set(keys[i], item = this.make())
        if (line.who !== 'visitor') fresh++
      }
      const next = all[i + 1]
      const isLast = !next || begins[i + 1] || next[1] !== mark || line.isCorrected || line.code
      const drawn = [line, mark, begins[i], isLast]
      if (!isSame(item.drawn, drawn)) this.update(item, ...item.drawn = drawn)
      put(item.day, begins[i] === 'day' && this.day(line.at, now))
      if (this.log.children[i] !== item.node) this.log.insertBefore(item.node, this.log.children[i])
    })
    return fresh
  }

  // A day, or at least a group.
  begins (line, before) {
    if (!before || dayOf(before.at) !== dayOf(line.at)) return 'day'
    return (before.who !== line.who || before.nick !== line.nick || line.at - before.at > PAUSE) && 'group'
  }

  make () {
    const item = {
      day: make('div.day'),
      face: make('div.face', { 'aria-hidden': 'true' }),
      nick: make('bdi.nick'),
      bubble: make('div.bubble', { dir: 'auto' }),
      facts: make('div.facts', { 'aria-live': 'off', dir: 'auto' })
    }
    item.line = make('div', {}, item.face, item.nick, item.bubble, item.facts)
    item.node = make('div', {}, item.day, item.line)
    return item
  }

  update (item, line, mark, begins, isLast) {
    const { word } = this
    const own = line.who === 'visitor'
    const name = own ? word('you') : line.nick ?? ''
    const classes = `line ${line.who}${begins ? ' first' : ''}${isLast ? ' last' : ''}${mark === 'failed' ? ' failed' : ''}`
    item.line.className = classes
    item.line.setAttribute('part', classes)
    put(item.nick, begins && line.who !== 'desk' && name)
    if (line.who === 'agent') drawFace(item.face, name, this.photoUrl(line.photo))
    const said = mark && `${word(mark)} ${SIGNS[mark] ?? ''}`
    const text = [line.at && this.times.format(line.at), line.isCorrected && word('edited'), said].filter(Boolean).join(' · ')
    if (mark !== 'failed') put(item.facts, text)
    else if (!item.facts.children.length) item.facts.replaceChildren([word('failed'), line.text].filter(Boolean).join(' · '), makeButton('again', () => this.feed('again', { of: line.id }), word('again')))
    const sign = line.body + line.file + line.isRetracted
    if (item.sign === sign) return
    item.sign = sign
    item.bubble.replaceChildren(...this.content(line, name))
  }

  content (line, name) {
    if (line.isRetracted) return [make('i', {}, this.word('retracted'))]
    const url = safeUrl(line.file)
    const { body } = line
    const words = body === line.file ? '' : body
    if (url) return [makeFile(url), ...words ? [make('div', {}, ...linked(words))] : []]
    if (/^\/me\s/.test(body)) return [make('i', {}, `${name} `, ...linked(body.slice(4)))] // XEP-0245
    return linked(body)
  }

  day (at, now) {
    const ago = [0, 1].find((days) => dayOf(now - days * DAY) === dayOf(at))
    return ago === undefined ? this.dates.format(at) : this.nearby.format(-ago, 'day')
  }
}
