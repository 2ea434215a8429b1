// The conversation: what was said, in groups, with its days, times and marks.
// It touches only what changed, so that a screen reader hears each line once.

import { clean, linked, make, makeButton, makeFile, put, safeUrl } from './dom.js'
import { isOpen, shown } from './session.js'

const DAY = 86400000
const PAUSE = 300000 // a longer one begins a new group

const SIGNS = { later: '…', sending: '…', stored: '✓', seen: '✓✓' }

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
    if (this.drawn?.every((one, i) => one === drawn[i])) return 0
    this.drawn = drawn
    const all = [
      ...shown(state).map((line) => ({ ...line, mark: line.who !== 'visitor' ? '' : line.n <= state.marks.seen ? 'seen' : 'stored' })),
      ...state.outbox.map((line) => ({ ...line, who: 'visitor', mark: waits })),
      ...state.failed.map((line) => ({ ...line, who: 'visitor', mark: 'failed' }))
    ]
    const keys = all.map((line) => line.id ?? line.n)
    for (const [key, { node }] of this.items) {
      if (keys.includes(key)) continue
      node.remove()
      this.items.delete(key)
    }
    const begins = all.map((line, i) => this.begins(line, all[i - 1]))
    let fresh = 0
    all.forEach((line, i) => {
      let item = this.items.get(keys[i])
      if (!item) {
        this.items.set(keys[i], item = this.make())
        if (line.who !== 'visitor') fresh++
      }
      const next = all[i + 1]
      this.update(item, line, begins[i], !next || begins[i + 1] || next.mark !== line.mark || line.isCorrected, now)
      if (this.log.children[i] !== item.node) this.log.insertBefore(item.node, this.log.children[i] ?? null)
    })
    return fresh
  }

  // A day, or at least a group.
  begins (line, before) {
    if (!before || new Date(before.at).toDateString() !== new Date(line.at).toDateString()) return 'day'
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

  update (item, line, begins, isLast, now) {
    const { word } = this
    const own = line.who === 'visitor'
    const name = own ? word('you') : clean(line.nick ?? '')
    const classes = `line ${line.who}${begins ? ' first' : ''}${isLast ? ' last' : ''}${line.mark === 'failed' ? ' failed' : ''}`
    item.line.className = classes
    item.line.setAttribute('part', classes)
    put(item.day, begins === 'day' && this.day(line.at, now))
    put(item.nick, begins && line.who !== 'desk' && name)
    if (line.who === 'agent') drawFace(item.face, name, this.photoUrl(line.photo))
    const mark = line.mark && `${word(line.mark)} ${SIGNS[line.mark] ?? ''}`
    const text = [line.at && this.times.format(line.at), line.isCorrected && word('edited'), mark].filter(Boolean).join(' · ')
    if (line.mark !== 'failed') put(item.facts, text)
    else if (!item.facts.children.length) item.facts.replaceChildren([word('failed'), line.text].filter(Boolean).join(' · '), makeButton('again', () => this.feed('again', { of: line.id }), word('again')))
    const sign = [line.body, line.file, line.isRetracted].join('\0')
    if (item.sign === sign) return
    item.sign = sign
    item.bubble.replaceChildren(...this.content(line, name))
  }

  content (line, name) {
    if (line.isRetracted) return [make('i', {}, this.word('retracted'))]
    const url = line.file && safeUrl(line.file)
    const body = clean(line.body)
    const words = body === line.file ? '' : body
    if (url && url.protocol !== 'mailto:') return [makeFile(url), ...words ? [make('div', {}, ...linked(words))] : []]
    if (/^\/me\s/.test(body)) return [make('i', {}, `${name} `, ...linked(body.slice(4)))] // XEP-0245
    return linked(body)
  }

  day (at, now) {
    const ago = [0, 1].find((days) => new Date(now - days * DAY).toDateString() === new Date(at).toDateString())
    return ago === undefined ? this.dates.format(at) : this.nearby.format(-ago, 'day')
  }
}
