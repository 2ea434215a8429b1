// All that a page loads before the first click: <deskbell-chat>, its button,
// and whether anybody is there. The rest comes when it is wanted.

const HERE = new URL('./', import.meta.url).href
const ASK_EVERY = 30000

export class DeskbellChat extends HTMLElement {
  #stop = null
  #chat = null
  #who = null
  #button = null
  #badge = null

  static define (tag = 'deskbell-chat', registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this)
  }

  connectedCallback () {
    if (this.#stop) return // only moved
    this.#stop = new AbortController()
    const { signal } = this.#stop
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    this.#badge = document.createElement('span')
    this.#badge.className = 'badge'
    this.#badge.hidden = true
    this.#button = document.createElement('button')
    this.#button.className = 'launcher'
    this.#button.part = 'launcher'
    this.#button.ariaExpanded = 'false'
    this.#button.append(this.getAttribute('label') || '💬', this.#badge)
    if (!this.hasAttribute('label')) this.#button.ariaLabel = 'Chat'
    this.#button.addEventListener('click', () => this.open(), { signal })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(':host{position:fixed;inset-block-end:20px;inset-inline-end:20px;z-index:2147483000}button{font:16px system-ui;border:0;border-radius:30px;min-width:60px;height:60px;padding:0 18px;background:var(--deskbell-accent,#0b6e4f);color:var(--deskbell-on-accent,#fff);cursor:pointer}[hidden]{display:none!important}')
    shadow.adoptedStyleSheets = [sheet]
    shadow.replaceChildren(this.#button)
    const ask = () => document.hidden || this.#chat || this.#ask()
    const timer = setInterval(ask, ASK_EVERY)
    signal.addEventListener('abort', () => clearInterval(timer))
    document.addEventListener('visibilitychange', ask, { signal })
    ask()
    // A chat that is going on goes on: its token is here only if one began.
    indexedDB?.databases?.().then((all) =>
      all.some(({ name }) => name === `deskbell:${this.#base}${this.getAttribute('channel')}`) && this.#load(), () => {})
  }

  disconnectedCallback () {
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#stop?.abort()
      this.#stop = this.#chat = null
    })
  }

  get #base () {
    return new URL(this.getAttribute('gateway') ?? HERE, HERE).href
  }

  async #ask () {
    try {
      const answer = await fetch(`${this.#base}channel/${encodeURIComponent(this.getAttribute('channel'))}`, { signal: this.#stop?.signal })
      const [, open] = /^<channel[^>]*? open='(\w+)'/.exec(await answer.text()) ?? []
      if (!open) return
      this.toggleAttribute('closed', open === 'false')
      this.dispatchEvent(new CustomEvent('deskbell:open', { detail: open === 'true', bubbles: true, composed: true }))
    } catch {} // the next one may work; the button opens all the same
  }

  async #load () {
    const { signal } = this.#stop
    this.#chat ??= import('./deskbell-chat.js').then(({ Chat }) => Chat.open({
      host: this,
      shadow: this.shadowRoot,
      signal,
      base: this.#base,
      who: this.#who ?? this.#attributesWho(),
      closed: () => this.close(),
      changed: (unread) => {
        this.#badge.hidden = !unread
        this.#badge.textContent = unread
      }
    })).then((chat) => {
      if (chat.isResumed) chat.feed({ type: 'connect' })
      return chat
    })
    this.#chat.catch(() => { this.#chat = null })
    return this.#chat
  }

  #attributesWho () {
    const who = {}
    for (const name of ['name', 'email', 'phone', 'company', 'proof']) {
      const said = this.getAttribute(name)
      if (said) who[name] = said
    }
    return Object.keys(who).length ? who : null
  }

  async open () {
    const chat = await this.#load()
    this.toggleAttribute('open', true)
    this.#button.ariaExpanded = 'true'
    this.#button.hidden = true
    chat.show(true)
  }

  async close () {
    const chat = await this.#chat
    chat?.show(false)
    this.toggleAttribute('open', false)
    this.#button.ariaExpanded = 'false'
    this.#button.hidden = false
    this.#button.focus()
  }

  async send (text) {
    return (await this.#load()).act('say', String(text))
  }

  async identify (who) {
    this.#who = { ...this.#who, ...who }
    return (await this.#chat)?.feed({ type: 'identify', who: this.#who })
  }
}

DeskbellChat.define()

// One script tag is enough: <script type=module src=…/deskbell.js?channel=support>
const channel = new URL(import.meta.url).searchParams.get('channel')
if (channel && !document.querySelector('deskbell-chat')) {
  const chat = document.createElement('deskbell-chat')
  chat.setAttribute('channel', channel)
  document.body ? document.body.append(chat) : addEventListener('DOMContentLoaded', () => document.body.append(chat))
}
