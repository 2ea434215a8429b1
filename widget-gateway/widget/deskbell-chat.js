// The chat behind the button: joins mind, socket, store and panel, and is the
// only one of them that asks for the time or for chance. define.js loads it at
// the first click, or at once where a chat is going on.

import { connect, openStore } from './transport.js'
import { countUnread, start, step } from './session.js'
import { read, write } from './wire.js'
import { pickLanguage } from './words.js'
import { make, put } from './dom.js'
import { aboutPage, whoOf } from './page.js'
import { View } from './view.js'
import { css, SHEET } from './style.js'

const TICK = 5000

const makeId = () => crypto.getRandomValues(new Uint32Array(4)).join('-')

export class Chat {
  /** @param {{host: HTMLElement, button: HTMLElement, base: string, signal: AbortSignal}} options */
  static async open (options) {
    const { host, base, button, signal } = options
    const { channel, shadowRoot } = host
    const language = pickLanguage([host.getAttribute('language'), document.documentElement.lang, ...navigator.languages].filter(Boolean))
    const chat = new Chat()
    Object.assign(chat, options, { state: start, timers: {}, name: base + channel, badge: make('span.badge') })
    const store = chat.store = openStore(chat.name)
    const [words, kept] = await Promise.all([loadWords(language), store.read()])
    if (signal.aborted) store.close()
    signal.throwIfAborted() // the element is gone
    chat.view = new View({
      words,
      language,
      called: host.getAttribute('title'),
      photoUrl: (hash) => hash && `${base}photo/${hash}`,
      feed: (type, rest) => chat.feed({ type, ...rest }),
      hide: () => chat.hide(),
      dress: (css) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        shadowRoot.adoptedStyleSheets.push(sheet)
      }
    })
    chat.view.panel.lang = language
    chat.view.dress(css)
    shadowRoot.append(chat.view.panel)
    button.append(chat.badge)
    chat.listen()
    chat.feed({ ...kept, type: 'begin', page: aboutPage(language), who: host.who ?? whoOf(host) })
    if (kept.token || kept.lines.length) chat.feed({ type: 'connect' })
    return chat
  }

  listen () {
    const { signal, view } = this
    const on = (target, name, act) => target.addEventListener(name, act, { signal })
    const hurry = () => this.feed({ type: 'hurry' })
    const look = () => {
      const is = !document.hidden
      this.feed({ type: 'visible', is })
      if (!is) return
      this.lead()
      this.reread() // what another tab has seen
      hurry()
    }
    on(window, 'online', hurry)
    on(window, 'pageshow', hurry)
    // A page with a socket would not be kept for the way back.
    on(window, 'pagehide', () => this.socket?.close())
    on(document, 'visibilitychange', look)
    on(matchMedia(SHEET), 'change', () => view.panel.open && this.show(true))
    // What the keyboard leaves of the window
    const fit = () => {
      const { height, offsetTop } = visualViewport
      view.panel.style.cssText = `--_height:${height}px;--_top:${offsetTop}px`
    }
    for (const name of ['resize', 'scroll']) on(visualViewport, name, fit)
    const ticker = setInterval(() => this.feed({ type: 'tick' }), TICK)
    signal.addEventListener('abort', () => {
      clearInterval(ticker)
      for (const timer of Object.values(this.timers)) clearTimeout(timer)
      this.socket?.close()
      this.store.close()
      view.panel.remove()
      this.host.toggleAttribute('open', false)
      this.entitle(0)
    })
    look()
  }

  // The tab that was looked at last makes the sound and has the number in its title.
  lead () {
    if (this.isFirst) return
    this.isFirst = true
    navigator.locks?.request(`deskbell:${this.name}`, { steal: true }, () => new Promise((resolve) =>
      this.signal.addEventListener('abort', resolve))).catch(() => {
      this.isFirst = false
      this.entitle(0)
    })
  }

  entitle (unread) {
    if (this.unreadTitle) document.title = document.title.replace(/^\(\d+\) /, '')
    this.unreadTitle = this.isFirst && unread > 0
    if (this.unreadTitle) document.title = `(${unread}) ${document.title}`
  }

  /** All that the mind hears of time and chance. */
  feed (event) {
    if (this.signal.aborted) return
    const before = this.state
    const { state, todo } = step(before, { id: makeId(), now: Date.now(), chance: Math.random(), ...event })
    this.state = state
    for (const one of todo) this[one.type](one)
    if (state !== before) this.draw(before)
  }

  draw (before) {
    const { state } = this
    this.view.draw(state, Date.now())
    if (state.channel) this.host.toggleAttribute('closed', !state.channel.open)
    const unread = countUnread(state)
    if (unread !== this.unread) {
      this.unread = unread
      const { button, badge, view } = this
      put(badge, unread ? String(unread) : '')
      button.ariaLabel = (this.host.getAttribute('label') ?? view.word('open')) + (unread ? `, ${view.word('unread', { n: unread })}` : '')
      this.entitle(unread)
      this.host.tell('unread', { unread })
    }
    if (before.chat.is !== state.chat.is || before.link !== state.link) {
      this.host.tell('state', { chat: state.chat.is, link: state.link })
    }
  }

  // ---- what the mind wants done, by its type ----

  connect () {
    this.socket = connect(`${this.base.replace(/^http/, 'ws')}chat/${encodeURIComponent(this.host.channel)}`, {
      opened: () => this.feed({ type: 'connected' }),
      heard: (text) => this.feed({ type: 'heard', frame: read(text) }),
      lost: () => this.feed({ type: 'lost' })
    })
  }

  send ({ frame }) {
    this.socket?.send(write(frame))
  }

  close () {
    queueMicrotask(() => this.socket?.close())
  }

  keep (one) {
    this.store.keep(one)
  }

  forget () {
    this.store.forget()
  }

  async reread () {
    this.feed({ ...await this.store.read(), type: 'token' })
  }

  async work ({ seed, bits }) {
    const { work } = await import('./work.js')
    this.feed({ type: 'worked', answer: await work(seed, bits) })
  }

  timer ({ name, after }) {
    clearTimeout(this.timers[name])
    this.timers[name] = setTimeout(() => this.feed({ type: name }), after)
  }

  hide () {
    this.show(false)
  }

  async tell ({ name, detail }) {
    const { host, isFirst, state } = this
    host.tell(name, detail)
    if (name !== 'message' || detail.who !== 'agent' || !isFirst || (state.isShown && state.isVisible) || host.hasAttribute('silent')) return
    const { ring } = await import('./ring.js')
    ring()
  }

  show (is) {
    const { host, button, signal } = this
    const { panel, input, composer } = this.view
    const isInside = host.shadowRoot.activeElement
    if (signal.aborted || (!is && panel.hidden)) return
    panel.close()
    panel.hidden = !is
    button.hidden = is
    button.ariaExpanded = is
    host.toggleAttribute('open', is)
    if (is) {
      // A sheet over the page keeps the keyboard in; a panel beside it does not.
      if (matchMedia(SHEET).matches) panel.showModal()
      else panel.show()
      this.feed({ type: 'connect' })
    }
    this.feed({ type: 'show', is })
    host.tell('toggle', { isOpen: is })
    this.view.toEnd()
    if (is && !composer.hidden) input.focus()
    if (!is && isInside) button.focus()
  }
}

async function loadWords (language) {
  const { words } = await import('./words.js')
  return words[language]
}
