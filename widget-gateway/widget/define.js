// All that a page loads before the first click: <deskbell-chat>, its button,
// and whether anybody is there. The rest comes when it is wanted.

const HERE = new URL('./', import.meta.url).href
const ASK_EVERY = 30000

const css = `:host{--_accent:var(--deskbell-accent,var(--_channel-accent,#0b6e4f));--_on:var(--deskbell-on-accent,#fff);--_inset:var(--deskbell-inset,20px);position:fixed;inset-block-end:max(var(--_inset),env(safe-area-inset-bottom));inset-inline-end:var(--_inset);z-index:2147483000;font:var(--deskbell-font,15px/1.45 system-ui,sans-serif);color-scheme:light dark}
:host([side=start]){inset-inline:var(--_inset) auto}
@supports(color:lch(from red l 0 0)){:host{--_on:var(--deskbell-on-accent,lch(from var(--_accent) calc((50 - l)*infinity) 0 0))}}
.launcher{position:relative;display:flex;align-items:center;gap:10px;font:inherit;font-weight:600;border:1px solid #0000;border-radius:30px;min-width:60px;height:60px;padding:0 16px;background:var(--_accent);color:var(--_on);box-shadow:0 8px 28px #0005;cursor:pointer}
:host([closed]) .launcher{background:#59636e;color:#fff}
.launcher:hover{filter:brightness(1.08)}
.launcher:focus-visible{outline:3px solid;outline-offset:-6px}
svg{width:26px;height:26px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.launcher[aria-busy=true]{opacity:.7}
[hidden]{display:none!important}`

export class DeskbellChat extends HTMLElement {
  #stop = null
  #chat = null
  #button = null

  static define (tag = 'deskbell-chat', registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this)
  }

  connectedCallback () {
    if (this.#stop) return // only moved
    this.#stop = new AbortController()
    const { signal } = this.#stop
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [sheet]
    shadow.replaceChildren(this.#makeButton())
    const ask = () => document.hidden || this.#chat || this.#ask(signal)
    const timer = setInterval(ask, ASK_EVERY)
    signal.onabort = () => clearInterval(timer)
    document.addEventListener('visibilitychange', ask, { signal })
    ask()
    this.#resume(`deskbell:${this.#base}${this.channel}`)
  }

  disconnectedCallback () {
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#stop?.abort()
      this.#stop = this.#chat = null
    })
  }

  // A chat that is going on goes on: its base is here only if one began.
  async #resume (base) {
    try {
      const all = await indexedDB.databases()
      if (all.some(({ name }) => name === base)) await this.#load()
    } catch {}
  }

  get channel () {
    return this.getAttribute('channel')
  }

  get #base () {
    return new URL(this.getAttribute('gateway') ?? HERE, HERE).href
  }

  #makeButton () {
    const [icon, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name))
    icon.setAttribute('viewBox', '0 0 24 24')
    path.setAttribute('d', 'M21 11.5a8.5 8.5 0 0 1-12.3 7.6L3 21l1.9-5.7A8.5 8.5 0 1 1 21 11.5zM8.5 11.5v.01M12.5 11.5v.01M16.5 11.5v.01')
    icon.append(path)
    const label = this.getAttribute('label')
    const button = this.#button = document.createElement('button')
    button.className = button.part = 'launcher'
    button.ariaExpanded = false
    button.ariaLabel = label ?? 'Chat'
    button.append(icon, label ?? '')
    button.onclick = () => this.open()
    button.title = '' // not the element's own
    button.hidden = true
    setTimeout(() => { button.hidden = this.hasAttribute('open') }, this.getAttribute('delay') * 1000)
    return button
  }

  async #ask (signal) {
    try {
      const answer = await fetch(`${this.#base}channel/${encodeURIComponent(this.channel)}`, { signal })
      const text = await answer.text()
      const [, open] = /^<channel[^>]* open='(\w+)'/.exec(text)
      for (const [one] of text.matchAll(/<colour [^>]*/g)) { // servers put attributes in any order
        const [name, value] = ['name', 'value'].map((what) => one.match(`${what}='(#?\\w+)'`)[1])
        this.style.setProperty(`--_channel-${name}`, value)
      }
      this.toggleAttribute('closed', open !== 'true')
      this.tell('available', { isOpen: open === 'true' })
    } catch {} // the next one may work; the button opens all the same
  }

  tell (name, detail) {
    this.dispatchEvent(new CustomEvent(`deskbell:${name}`, { detail, bubbles: true, composed: true }))
  }

  #load () {
    const { signal } = this.#stop
    this.#chat ??= import('./deskbell-chat.js').then(({ Chat }) => Chat.open({
      host: this,
      button: this.#button,
      base: this.#base,
      signal
    }))
    this.#chat.catch(() => { if (!signal.aborted) this.#chat = null })
    return this.#chat
  }

  async open () {
    this.#button.ariaBusy = true
    try {
      const chat = await this.#load()
      chat.show(true)
    } finally {
      this.#button.ariaBusy = false
    }
  }

  async close () {
    const chat = await this.#chat
    chat?.show(false)
  }

  async send (text) {
    const chat = await this.#load()
    chat.feed({ type: 'say', body: String(text) })
  }

  async identify (who) {
    this.who = { ...this.who, ...who }
    const chat = await this.#chat
    chat?.feed({ type: 'identify', who })
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
