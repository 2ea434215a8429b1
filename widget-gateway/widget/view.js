// The panel: what the mind's state looks like.

import { linked, make, makeButton, makeIcon, put } from './dom.js'
import { drawFace, Lines } from './lines.js'
import { isOpen, LINE_MOST } from './session.js'
import { fill } from './words.js'

const NEAR = 60 // pixels from the end that still are the end
const COUNTED = 200 // characters left, where counting begins

export class View {
  /**
   * @param {{words: Object<string, any>, language: string, called?: string, photoUrl: Function, feed: (type: string, rest?: object) => void, hide: () => void, dress: (css: string) => void}} options
   */
  constructor (options) {
    Object.assign(this, options)
    const { language } = options
    this.plural = new Intl.PluralRules(language)
    this.numbers = new Intl.NumberFormat(language)
    this.minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' })
    this.moments = new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit' })
    this.word = (name, values) => fill(this.words[name], values, this.plural)
    this.isAtEnd = true
    this.missed = 0
    this.build()
  }

  // Each part is known by its class.
  build () {
    const { word, feed, hide } = this
    const part = (name, ...rest) => (this[name.split('.')[1]] = make(name, ...rest))
    const button = (name, label, onclick, icon) => part(`button.${name}`, { type: 'button', 'aria-label': word(label), title: word(label), onclick }, makeIcon(icon))
    const sends = (event) => {
      event.preventDefault()
      this.submit()
    }
    part('dialog.panel', {
      'aria-labelledby': 'title',
      title: '', // not the element's own
      hidden: true,
      oncancel: (event) => {
        event.preventDefault()
        hide()
      },
      onkeydown: (event) => this.pressed(event),
      onclick: (event) => { if (!this.menu.contains(event.target)) this.menu.open = false }
    },
    part('header.header', {},
      part('div.face'),
      make('div.who', { role: 'status' }, make('b', {}, part('bdi.title', { id: 'title' })), part('bdi.status')),
      part('details.menu', {}, make('summary', { 'aria-label': word('more') }, makeIcon('M12 5v.01M12 12v.01M12 19v.01')),
        part('div.acts', {}, ...['end', 'leave'].map((name) => makeButton(name, () => {
          this.menu.open = false
          feed('ask', { request: { name } })
        }, word(name))))),
      button('close', 'close', hide, 'M6 6l12 12M18 6 6 18')),
    part('div.note', { role: 'status', dir: 'auto' }),
    part('div.log', { tabindex: 0, onscroll: () => this.scrolled() },
      part('p.greeting', { dir: 'auto' }),
      part('div.lines', { role: 'log', 'aria-label': word('log') }),
      part('div.typing', { role: 'status' }, make('span.dots', {}, make('i'), make('i'), make('i')), make('span.said')),
      part('div.queue', { role: 'status' }),
      part('div.extra')),
    part('button.pill', { onclick: () => this.toEnd() }),
    part('div.emoji', { role: 'group', 'aria-label': word('emoji'), hidden: true }),
    part('form.composer', { onsubmit: sends },
      button('opener', 'emoji', () => this.showEmoji(this.emoji.hidden), 'M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M8 14a5 5 0 0 0 8 0M9 9v.01M15 9v.01'),
      part('textarea.input', {
        rows: 1,
        'aria-label': word('write'),
        placeholder: word('write'),
        enterkeyhint: 'send',
        dir: 'auto',
        oninput: () => this.typed(),
        // 229: Safari ends a composition before it says so
        onkeydown: (event) => event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229 && sends(event)
      }),
      button('send', 'send', sends, 'M4 12 3 4l18 8-18 8 1-8h8'),
      part('div.count', { role: 'status' })))
    this.conversation = new Lines(this.lines, this)
    // The end stays in sight when a picture comes, or a keyboard.
    const grown = new ResizeObserver(() => this.isAtEnd && this.toEnd())
    for (const one of [this.log, ...this.log.children]) grown.observe(one)
  }

  // ---- what the visitor does ----

  pressed (event) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!this.emoji.hidden) {
      this.showEmoji(false)
    } else if (this.menu.open) {
      this.menu.open = false
      this.menu.firstChild.focus()
    } else {
      this.hide()
    }
  }

  typed () {
    this.feed('typing', { draft: this.input.value })
  }

  submit () {
    this.feed('say', { body: this.input.value })
    this.showEmoji(false)
    this.toEnd()
  }

  async showEmoji (is) {
    const { emoji, input } = this
    if (is && !emoji.firstChild) {
      const { css, makeEmoji } = await import('./emoji.js')
      this.dress(css)
      emoji.replaceChildren(...makeEmoji(make, (one) => {
        input.setRangeText(one, input.selectionStart, input.selectionEnd, 'end')
        this.typed()
        this.showEmoji(false)
      }))
    }
    this.opener.ariaExpanded = is
    emoji.hidden = !is
    const next = is ? emoji.firstChild : input
    next.focus()
  }

  scrolled () {
    const { scrollHeight, scrollTop, clientHeight } = this.log
    this.isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR
    if (this.isAtEnd) this.missed = 0
    this.drawPill()
  }

  toEnd () {
    this.log.scrollTop = this.isForm ? 0 : this.log.scrollHeight
    this.scrolled()
  }

  // ---- drawing ----

  draw (state, now) {
    const { chat, channel } = state
    const isTalking = chat.is === 'talking'
    const nick = (isTalking && chat.nick) || ''
    put(this.title, nick || this.called || channel?.title || this.word('open'))
    drawFace(this.face, this.title.textContent, nick && this.photoUrl(chat.photo))
    put(this.status, this.statusOf(state, nick))
    const [note, kind = ''] = this.noteOf(state)
    put(this.note, note)
    this.note.className = `note ${kind}`
    put(this.greeting, channel?.texts.welcome)
    const fresh = this.conversation.draw(state, now)
    this.typing.hidden = !state.isTyping
    put(this.typing.lastChild, state.isTyping && this.word('typing', { name: nick || this.title.textContent }))
    this.drawQueue(state)
    this.drawExtra(this.state = state)
    if (!this.isAtEnd) this.missed += fresh
    this.drawPill()
    this.drawInput(state)
  }

  /** Counts only where it matters; a line that is too long stays where it is. */
  drawInput ({ draft, isShown }) {
    const { input, word, numbers } = this
    const sign = isShown + draft
    if (input.sign === sign) return
    input.sign = sign
    if (input.value !== draft) input.value = draft
    const left = LINE_MOST - [...draft.trim()].length
    const isLong = left < 0
    put(this.count, left < COUNTED && numbers.format(left) + (isLong ? ` · ${word('too-long', { n: numbers.format(LINE_MOST) })}` : ''))
    this.composer.classList.toggle('long', isLong)
    this.send.disabled = isLong || !draft.trim()
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight + 2}px` // and its edges
  }

  drawPill () {
    put(this.pill, this.missed && this.word('unread', { n: this.missed }))
  }

  statusOf ({ link, chat, channel }, nick) {
    if (nick) return channel?.title
    return link === 'open' && chat.is === 'none' && channel.open && channel.wait && this.waitOf(channel)
  }

  waitOf ({ wait }) {
    return this.word('wait', { time: this.minutes.format(Math.ceil(wait / 60)) })
  }

  /** What is the matter, and how bad it is. */
  noteOf (state) {
    const { word } = this
    const { chat, channel, problem, done } = state
    if (problem) return [problem.text ?? word('problem'), 'bad']
    if (state.link === 'waiting' || state.isAway || (state.tries && state.link !== 'open')) return [`${word('reconnecting')} …`, 'quiet']
    if (state.link !== 'open') return [state.link !== 'off' && `${word('connecting')} …`, 'quiet']
    if (done === 'rate' || done === 'transcript') return [word('thanks')]
    if (chat.is === 'posted') return [word('posted', { request: chat.request ?? '' })]
    if (channel.open || chat.is === 'talking') return []
    return [`${channel.texts.closed ?? word('closed')} ${channel.back ? word('back', { time: this.moments.format(channel.back) }) : ''}`]
  }

  drawQueue ({ chat, channel }) {
    const isWaiting = chat.is === 'waiting'
    const sign = isWaiting ? `${chat.place} ${chat.wait}` : ''
    if (this.queue.sign === sign) return
    this.queue.sign = sign
    this.queue.hidden = !sign
    if (!isWaiting) return
    const wait = chat.wait ? this.waitOf(chat) : ''
    const own = channel?.texts.waiting
    const text = own ? fill(own, { position: chat.place, wait }) : chat.place ? this.word('waiting', chat) : this.word('soon')
    this.queue.replaceChildren(make('b', { 'aria-hidden': 'true' }, chat.place ?? '…'), make('bdi', {}, text, !own && ` ${wait}`))
  }

  // What stands after the lines comes with forms.js.
  drawExtra (state) {
    const { chat, channel, lines } = state
    const canEnd = isOpen(state) && ['waiting', 'talking', 'asking'].includes(chat.is)
    this.acts.firstChild.hidden = !canEnd
    this.acts.lastChild.hidden = !lines.length
    this.menu.hidden = !canEnd && !lines.length
    const isAsking = chat.is === 'asking' || chat.is === 'none'
    const kind = chat.is === 'offline' || (isAsking && channel?.open === false) ? 'post' : isAsking ? 'ask' : ''
    const fields = channel?.forms[kind]
    const isOver = chat.is === 'ended'
    this.isForm = !!fields?.length
    this.composer.hidden = this.isForm || (isOver && !!chat.until)
    this.extra.hidden = !this.isForm && !isOver
    if (this.extra.hidden) return
    if (this.drawForms) return this.drawForms(this.extra, state, kind, fields)
    this.loading ??= import('./forms.js').then(({ css, makeDrawer }) => {
      this.dress(css)
      this.drawForms = makeDrawer({ make, linked, word: this.word, ask: (request) => this.feed('ask', { request }) })
      this.drawExtra(this.state)
    }).catch(() => { this.loading = null })
  }
}
