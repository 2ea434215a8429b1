// The chat behind the button: joins mind, socket, store and panel, and is the
// only one of them that asks for the time or for chance. define.js loads it at
// the first click, or at once where a chat is going on.

import { css } from './style.js'
import { connect, openStore } from './transport.js'
import { View } from './view.js'
import { read, write } from './wire.js'
import { fill, pickLanguage } from './words.js'
import { LINE_MOST, start, step } from './session.js'

const TICK = 5000

const makeId = () => crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

// SHA-256 of seed and answer begins with `bits` zero bits.
async function work (seed, bits) {
  for (let i = 0; ; i++) {
    const hash = new DataView(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(seed + i)))
    if (bits > 0 && hash.getUint32(0) >>> (32 - Math.min(bits, 32))) continue
    return String(i)
  }
}

const bare = (url) => {
  const { origin, pathname } = new URL(url)
  return (origin + pathname).slice(0, 2048)
}

/** What the desk may know of the page: no query, no fragment, no path of others. */
function aboutPage (language) {
  let referrer = ''
  try {
    referrer = new URL(document.referrer).host
  } catch {}
  return {
    url: bare(location.href),
    title: document.title.slice(0, 250),
    referrer: referrer.slice(0, 250),
    language,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    browser: (navigator.userAgentData?.brands?.map(({ brand }) => brand).join(', ') ?? navigator.userAgent).slice(0, 250)
  }
}

export class Chat {
  /** @param {{host: HTMLElement, shadow: ShadowRoot, signal: AbortSignal, base: string, changed: (unread: number) => void, closed: () => void}} options */
  static async open (options) {
    const { host } = options
    const language = pickLanguage([host.getAttribute('language'), document.documentElement.lang, ...navigator.languages].filter(Boolean))
    const chat = new Chat()
    Object.assign(chat, options, { language, state: start, timers: new Map() })
    chat.words = await loadWords(language)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    chat.shadow.adoptedStyleSheets = [sheet]
    chat.store = await openStore(`${options.base}${host.getAttribute('channel')}`)
    const { token, outbox } = await chat.store.begin()
    chat.isResumed = !!token || outbox.length > 0
    chat.view = new View({ words: chat.words, language, title: host.getAttribute('title') || chat.words.open, act: (name, detail) => chat.act(name, detail) })
    chat.view.root.lang = language
    chat.view.root.hidden = true
    chat.shadow.append(chat.view.root)
    chat.listen()
    chat.feed({ type: 'begin', token, outbox, page: aboutPage(language), who: options.who })
    return chat
  }

  listen () {
    const { signal } = this
    const hurry = () => this.feed({ type: 'hurry' })
    const look = () => {
      this.feed({ type: 'visible', is: !document.hidden })
      if (!document.hidden) hurry()
    }
    addEventListener('online', hurry, { signal })
    addEventListener('pageshow', hurry, { signal })
    document.addEventListener('visibilitychange', look, { signal })
    visualViewport?.addEventListener('resize', () =>
      this.host.style.setProperty('--deskbell-height', `${visualViewport.height}px`), { signal })
    const ticker = setInterval(() => this.feed({ type: 'tick', now: Date.now() }), TICK)
    signal.addEventListener('abort', () => {
      clearInterval(ticker)
      for (const timer of this.timers.values()) clearTimeout(timer)
      this.socket?.close()
      this.store.close()
      this.view.root.remove()
    })
  }

  feed (event) {
    if (this.signal.aborted) return
    const before = this.state
    const { state, todo } = step(before, event)
    this.state = state
    for (const one of todo) this.perform(one)
    if (state !== before) this.draw(before)
  }

  draw (before) {
    this.view.draw(this.state)
    const unread = this.state.lines.filter((line) => line.who !== 'visitor' && line.n > this.state.told.seen).length
    this.changed(this.state.isShown ? 0 : unread)
    if (before.chat.is !== this.state.chat.is || before.link !== this.state.link) {
      this.tell('state', { chat: this.state.chat.is, link: this.state.link })
    }
  }

  tell (name, detail) {
    this.host.dispatchEvent(new CustomEvent(`deskbell:${name}`, { detail, bubbles: true, composed: true }))
  }

  perform (one) {
    const { signal } = this
    switch (one.type) {
      case 'connect':
        this.socket = connect(`${this.base.replace(/^http/, 'ws')}chat/${encodeURIComponent(this.host.getAttribute('channel'))}`, {
          opened: () => this.feed({ type: 'connected', now: Date.now() }),
          heard: (text) => this.feed({ type: 'heard', now: Date.now(), chance: Math.random(), frame: read(text) }),
          lost: () => this.feed({ type: 'lost', chance: Math.random() })
        })
        return
      case 'send':
        return this.socket?.send(write(one.frame))
      case 'close':
        return void queueMicrotask(() => this.socket?.close())
      case 'keep':
        return this.store.keep(one)
      case 'reread':
        return this.store.token().then((token) => this.feed({ type: 'token', token }))
      case 'work':
        return work(one.seed, one.bits).then((answer) => this.feed({ type: 'worked', answer }))
      case 'timer':
        clearTimeout(this.timers.get(one.name))
        return this.timers.set(one.name, setTimeout(() => signal.aborted || this.feed({ type: 'timer', name: one.name }), one.after))
      case 'tell':
        return this.tell(one.name, one.detail)
    }
  }

  act (name, detail) {
    switch (name) {
      case 'say': {
        if ([...detail.trim()].length > LINE_MOST) {
          this.view.say(this.words['too-long'])
          return false
        }
        return this.feed({ type: 'say', id: makeId(), body: detail, now: Date.now() })
      }
      case 'again':
        return this.feed({ type: 'retry-failed', id: detail, newId: makeId(), now: Date.now() })
      case 'typing':
        return this.feed({ type: 'typing', is: detail })
      case 'ask':
        return this.feed({ type: 'ask', request: detail })
      case 'close':
        return this.closed()
    }
  }

  show (is) {
    this.view.root.hidden = !is
    if (is) this.feed({ type: 'connect' })
    this.feed({ type: 'show', is })
    if (is) this.view.toEnd()
    if (is && !this.view.form.hidden) this.view.input.focus()
  }

  unreadWords (n) {
    return fill(this.words.unread, { n })
  }
}

async function loadWords (language) {
  const { words } = await import('./words.js')
  return words[language]
}
