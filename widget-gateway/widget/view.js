// The panel: what the mind's state looks like. Text enters the page only as
// textContent, and a link only when its scheme is one of three.

import { fill } from './words.js'
import { shown } from './session.js'

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif)$/i

/**
 * @param {string} name
 * @param {Object<string, any>} [attributes]
 * @param {...(Node | string | null | undefined | false)} inner
 */
export function make (name, attributes = {}, ...inner) {
  const node = document.createElement(name)
  for (const [key, said] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), said)
    else if (said !== undefined && said !== false) node.setAttribute(key, said === true ? '' : said)
  }
  node.append(...inner.filter((one) => one || one === ''))
  return node
}

/** A URL that may be followed, or null: never javascript:, data: or the like. */
export function safeUrl (text) {
  try {
    const url = new URL(text)
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url : null
  } catch {
    return null
  }
}

/** Text with its links, as nodes. */
export function linked (text) {
  const nodes = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const url = safeUrl(found)
    if (!url) continue
    nodes.push(text.slice(from, index), make('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, found))
    from = index + found.length
  }
  return [...nodes, text.slice(from)]
}

function content (line, words) {
  if (line.isRetracted) return [make('span', { class: 'gone' }, words.retracted)]
  const url = line.file && safeUrl(line.file)
  if (!url || url.protocol === 'mailto:') return linked(line.body)
  const name = decodeURIComponent(url.pathname.split('/').pop() || url.host)
  return [make('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' },
    IMAGE.test(url.pathname) ? make('img', { src: url.href, alt: name, loading: 'lazy', referrerpolicy: 'no-referrer' }) : name)]
}

export class View {
  /**
   * @param {{words: Object<string, string>, language: string, title: string, act: (name: string, detail?: any) => void}} options
   */
  constructor ({ words, language, title, act }) {
    Object.assign(this, { words, act, title })
    this.times = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
    this.days = new Intl.DateTimeFormat(language, { dateStyle: 'full' })
    this.moments = new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit' })
    this.nodes = new Map()
    this.build()
  }

  build () {
    const { words, act } = this
    this.heading = make('h2', { id: 'title' }, this.title)
    this.note = make('div', { class: 'note', role: 'status', part: 'note' })
    this.log = make('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.log, tabindex: '0', part: 'log', onscroll: () => this.scrolled() })
    this.typing = make('div', { class: 'typing', hidden: true }, make('i'), make('i'), make('i'), make('span', { class: 'said' }))
    this.pill = make('button', { class: 'pill', type: 'button', hidden: true, onclick: () => this.toEnd() }, words.new)
    this.extra = make('div', { part: 'extra' })
    this.input = make('textarea', {
      rows: 1,
      'aria-label': words.write,
      placeholder: words.write,
      enterkeyhint: 'send',
      dir: 'auto',
      oninput: () => act('typing', this.input.value !== ''),
      onkeydown: (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
        event.preventDefault()
        this.submit()
      }
    })
    this.form = make('form', { part: 'composer', onsubmit: (event) => { event.preventDefault(); this.submit() } },
      this.input, make('button', { class: 'go', type: 'submit', part: 'send' }, words.send))
    this.root = make('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', part: 'panel', onkeydown: (event) => { if (event.key === 'Escape') act('close') } },
      make('header', { part: 'header' }, this.heading,
        make('button', { type: 'button', 'aria-label': words.close, onclick: () => act('close') }, '×')),
      this.note, this.log, this.typing, this.pill, this.extra, this.form)
  }

  submit () {
    const text = this.input.value
    if (!text.trim()) return
    if (this.act('say', text) === false) return
    this.input.value = ''
    this.toEnd()
  }

  isAtEnd () {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60
  }

  scrolled () {
    if (this.isAtEnd()) this.pill.hidden = true
  }

  toEnd () {
    this.log.scrollTop = this.log.scrollHeight
    this.pill.hidden = true
  }

  say (text) {
    if (this.note.textContent !== text) this.note.textContent = text
    this.note.hidden = !text
  }

  // ---- drawing ----

  draw (state) {
    const wasAtEnd = this.isAtEnd()
    const isNew = this.drawLines(state)
    this.typing.hidden = !state.isTyping
    if (state.isTyping) this.typing.lastChild.textContent = fill(this.words.typing, { name: state.chat.nick ?? '' })
    this.say(this.status(state))
    this.drawExtra(state)
    if (isNew && wasAtEnd) this.toEnd()
    else if (isNew) this.pill.hidden = false
  }

  status (state) {
    const { words } = this
    const { chat, channel } = state
    if (state.problem) return words[state.problem.code] ?? state.problem.text ?? words.problem
    if (state.link === 'waiting' || state.isAway) return `${words.reconnecting} …`
    if (chat.is === 'waiting') {
      const place = chat.place ? fill(words.waiting, chat) : words.soon
      return chat.wait ? `${place} ${fill(words.wait, { minutes: Math.ceil(chat.wait / 60) })}` : place
    }
    if (chat.is === 'talking' && chat.nick) return fill(words.talking, { name: chat.nick })
    if (chat.is === 'ended' || chat.is === 'closed' || chat.is === 'left') return words.ended
    if (chat.is === 'posted') return fill(words.posted, { request: chat.request ?? '' })
    if (channel && !channel.open) {
      return channel.back ? `${words.closed} ${fill(words.back, { time: this.moments.format(channel.back) })}` : words.closed
    }
    return channel?.texts?.welcome ?? ''
  }

  // Only what changed is touched: a screen reader hears each line once.
  drawLines (state) {
    const items = [
      ...shown(state).map((line) => ({ ...line, key: `n${line.n}`, mark: this.markOf(line, state) })),
      ...state.outbox.map((line) => ({ ...line, who: 'visitor', key: line.id, mark: this.words.sending })),
      ...state.failed.map((line) => ({ ...line, who: 'visitor', key: line.id, isFailed: true }))
    ]
    const keys = new Set(items.map(({ key }) => key))
    for (const [key, old] of this.nodes) {
      if (keys.has(key)) continue
      old.node.remove()
      this.nodes.delete(key)
    }
    let isNew = false
    let before = null
    items.forEach((item, i) => {
      const sign = [item.body, item.file, item.mark, item.isRetracted, item.isCorrected, before?.who, before && this.days.format(before.at)].join('\0')
      let known = this.nodes.get(item.key)
      if (known?.sign !== sign) {
        const node = this.makeLine(item, before)
        if (known) known.node.replaceWith(node)
        else isNew = true
        this.nodes.set(item.key, known = { node, sign })
      }
      if (this.log.children[i] !== known.node) this.log.insertBefore(known.node, this.log.children[i] ?? null)
      before = item
    })
    return isNew
  }

  markOf (line, { marks }) {
    if (line.who !== 'visitor') return ''
    return line.n <= marks.seen ? this.words.seen : this.words.stored
  }

  makeLine (item, before) {
    const { words } = this
    const day = item.at ? this.days.format(item.at) : ''
    const isDay = day && (!before || this.days.format(before.at) !== day)
    const isSame = !isDay && before?.who === item.who && before?.nick === item.nick
    const facts = [item.at && this.times.format(item.at), item.isCorrected && words.edited, item.mark].filter(Boolean).join(' · ')
    return make('div', {},
      isDay && make('div', { class: 'day' }, day),
      make('div', { class: `line ${item.who}${isSame ? ' same' : ''}`, part: `line ${item.who}` },
        item.who === 'visitor' && make('span', { class: 'said' }, `${words.you}: `),
        item.nick && !isSame && item.who === 'agent' && make('div', { class: 'nick' }, item.nick),
        make('div', { class: 'bubble', part: 'bubble', dir: 'auto' }, ...content(item, words)),
        item.isFailed
          ? make('div', { class: 'facts' }, `${words.failed} `, make('button', { type: 'button', onclick: () => this.act('again', item.id) }, words.again))
          : make('div', { class: 'facts' }, facts)))
  }

  // What stands between the lines and the field: forms, stars, buttons.
  drawExtra (state) {
    const { chat, channel } = state
    const form = chat.is === 'asking' ? channel?.forms?.ask : chat.is === 'offline' ? channel?.forms?.post : null
    const isOver = chat.is === 'ended' || chat.is === 'closed'
    const sign = `${chat.is} ${chat.rating} ${!!form} ${chat.until ?? ''}`
    this.form.hidden = !!form?.length || isOver || chat.is === 'posted'
    if (this.sign === sign) return
    this.sign = sign
    this.extra.replaceChildren(...[
      form?.length && this.makeForm(chat.is === 'asking' ? 'ask' : 'post', form),
      isOver && chat.rating && this.makeStars(),
      isOver && this.makeActs(chat),
      chat.is === 'talking' && make('div', { class: 'acts' }, this.makeAct('end'))
    ].filter(Boolean))
  }

  makeAct (name) {
    return make('button', { type: 'button', onclick: () => this.act('ask', { name }) }, this.words[name])
  }

  makeActs (chat) {
    return make('div', { class: 'acts' }, chat.until && this.makeAct('return'), this.makeAct('leave'))
  }

  makeStars () {
    const { words } = this
    const box = make('div', { class: 'stars', role: 'group', 'aria-label': words.rate },
      ...[1, 2, 3, 4, 5].map((n) => make('button', {
        type: 'button',
        'aria-label': fill(words.stars, { n }),
        onclick: () => {
          this.act('ask', { name: 'rate', stars: n })
          box.replaceChildren(words.thanks)
        }
      }, '★')))
    return box
  }

  makeForm (kind, fields) {
    const controls = fields.map((field) => this.makeField(field))
    return make('form', {
      class: 'fields',
      part: 'form',
      onsubmit: (event) => {
        event.preventDefault()
        this.act('ask', {
          name: 'form',
          kind,
          fields: Object.fromEntries(fields.map((field, i) => [field.name, controls[i].type === 'checkbox' ? String(+controls[i].checked) : controls[i].value]))
        })
      }
    }, ...fields.map((field, i) => make('label', {}, `${field.label}${field.required ? ` (${this.words.required})` : ''}`, controls[i], field.desc && make('small', {}, field.desc))),
    make('button', { class: 'go', type: 'submit' }, this.words.send))
  }

  makeField ({ name, type, required, value, options }) {
    if (type === 'list-single') {
      return make('select', { name, required }, ...options.map((one) => make('option', { value: one.value, selected: one.value === value }, one.label)))
    }
    if (type === 'boolean') return make('input', { name, type: 'checkbox', required, checked: value === '1' || value === 'true' })
    const control = make(type === 'text-multi' ? 'textarea' : 'input', { name, required, maxlength: 4000, type: type === 'text-multi' ? undefined : name === 'email' ? 'email' : 'text', autocomplete: { name: 'name', email: 'email', phone: 'tel', company: 'organization' }[name] })
    control.value = value
    return control
  }
}
