// A gateway with a desk behind it, both played, for what is about the page
// alone: it serves a site and the packed widget, speaks WebSocket, keeps the
// lines it is sent and says what the test wants said.
import crypto from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import { pack } from '../../widget-gateway/widget/pack.js'
import { parse } from '../../widget-gateway/widget/wire.js'

const V = "xmlns='urn:deskbell:visit:1'"
const PAGE = 100 // lines
const escape = (text) => text.replace(/[&<>'"]/g, (c) => `&#${c.charCodeAt()};`)

/** As strict as a policy can be: nothing inline, no eval, Trusted Types. */
export const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'none'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// RFC 6455 as far as a test needs it: whole text frames, close, no fragments.
class Socket {
  constructor (socket, heard) {
    this.socket = socket
    let bytes = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more])
      for (;;) {
        if (bytes.length < 2) return
        let length = bytes[1] & 127
        let at = 2
        if (length === 126) {
          if (bytes.length < 4) return
          length = bytes.readUInt16BE(2)
          at = 4
        }
        if (bytes.length < at + 4 + length) return
        const key = bytes.subarray(at, at + 4)
        const text = Buffer.from(bytes.subarray(at + 4, at + 4 + length).map((byte, i) => byte ^ key[i & 3]))
        const opcode = bytes[0] & 15
        bytes = bytes.subarray(at + 4 + length)
        if (opcode === 8) return socket.end()
        if (opcode === 1) heard(text.toString())
      }
    })
  }

  say (text) {
    const bytes = Buffer.from(text)
    const head = bytes.length < 126 ? Buffer.from([129, bytes.length]) : Buffer.from([129, 126, bytes.length >> 8, bytes.length & 255])
    this.socket.write(Buffer.concat([head, bytes]))
  }
}

export class Played {
  constructor () {
    this.reset()
    this.sockets = new Set()
    this.frames = [] // all that pages sent
    this.photos = new Map()
  }

  reset () {
    this.drop()
    this.lines = []
    this.marks = { have: 0, seen: 0 }
    this.state = "is='none'"
    this.channel = { open: true, attributes: '', inner: '' }
    this.isMute = false // hears, and answers nothing
    this.isDown = false // takes no socket
    this.isForgetful = false // keeps a line, and goes before it says so
    this.refusal = null // of lines
    this.problem = null // refusal of hello
    this.frames = []
    this.attributes = ''
    this.script = '/deskbell.js'
    this.html = 'lang=en'
  }

  async start () {
    this.files = await pack()
    this.server = http.createServer((request, response) => this.serve(request, response))
    this.server.on('upgrade', (request, socket) => this.upgrade(request, socket))
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.origin = `http://127.0.0.1:${this.server.address().port}`
  }

  stop () {
    this.drop()
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(resolve))
  }

  drop () {
    for (const { socket } of this.sockets ?? []) socket.destroy()
    this.sockets?.clear()
  }

  serve (request, response) {
    const { pathname } = new URL(request.url, this.origin)
    const name = pathname.slice(1)
    const send = (type, body) => response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body)
    if (this.files.has(name)) return send('text/javascript', this.files.get(name))
    if (/^src\/[\w-]+\.js$/.test(name)) return send('text/javascript', fs.readFileSync(new URL(`../../widget-gateway/widget/${name.slice(4)}`, import.meta.url)))
    if (name.startsWith('channel/')) return this.isDown ? response.destroy() : send('text/xml', this.channelXml())
    if (this.photos.has(name)) return send('image/svg+xml', this.photos.get(name))
    if (pathname !== '/' && !pathname.startsWith('/page')) return response.writeHead(404).end()
    response.setHeader('content-security-policy', POLICY)
    send('text/html', `<!doctype html><html ${this.html}><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1,viewport-fit=cover">` +
      `<title>Shop</title><script type=module src=${this.script}></script>` +
      '<main><h1>Shop</h1><p>Everything for the garden.</p><a href=/page2>Next</a></main>' +
      `<deskbell-chat channel=support ${this.attributes}></deskbell-chat>`)
  }

  upgrade (request, socket) {
    if (this.isDown) return socket.destroy()
    const accept = crypto.createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: deskbell.1\r\n\r\n`)
    const page = new Socket(socket, (text) => this.hear(page, text))
    this.sockets.add(page)
    socket.on('close', () => this.sockets.delete(page))
  }

  // ---- the desk ----

  channelXml () {
    const { open, attributes, inner } = this.channel
    return `<channel ${V} name='support' title='Support' open='${open}' ${attributes}>${inner}</channel>`
  }

  stateXml () {
    return `<state ${V} ${this.state}/>`
  }

  tell (inner, but) {
    for (const page of this.sockets) if (page !== but) page.say(`<message xmlns='jabber:client'>${inner}</message>`)
  }

  setState (state) {
    this.state = state
    this.tell(this.stateXml())
  }

  setMarks (marks) {
    this.marks = { ...this.marks, ...marks }
    this.tell(Object.entries(marks).map(([name, n]) => `<${name} ${V} n='${n}'/>`).join(''))
  }

  setTyping (is) {
    this.tell(`<${is ? 'composing' : 'paused'} xmlns='http://jabber.org/protocol/chatstates'/>`)
  }

  lineXml ({ n, who, nick, photo, at, id, body, file, replaces, retracts }) {
    return (body === undefined ? '' : `<body>${escape(body)}</body>`) +
      `<line ${V} n='${n}' who='${who}' ${nick ? `nick='${escape(nick)}'` : ''} ${photo ? `photo='${photo}'` : ''} at='${new Date(at).toISOString()}'/>` +
      (id ? `<origin-id xmlns='urn:xmpp:sid:0' id='${id}'/>` : '') +
      (file ? `<x xmlns='jabber:x:oob'><url>${escape(file)}</url></x>` : '') +
      (replaces ? `<replace xmlns='urn:xmpp:message-correct:0' id='${replaces}'/>` : '') +
      (retracts ? `<retract xmlns='urn:xmpp:message-retract:1' id='${retracts}'/>` : '')
  }

  /** A line with the next number; the pages hear of it unless it is history. */
  add (line, { isTold = true, but } = {}) {
    const whole = { who: 'agent', nick: line.who === 'visitor' ? undefined : 'Ben', at: Date.now(), ...line, n: this.lines.length + 1 }
    this.lines.push(whole)
    if (isTold) this.tell(this.lineXml(whole), but)
    return whole
  }

  hear (page, text) {
    this.frames.push(text)
    if (this.isMute) return
    const stanza = parse(text)
    const { id } = stanza.attrs
    const [child] = stanza.children
    const answer = (inner) => page.say(`<iq xmlns='jabber:client' type='result' id='${id}'>${inner}</iq>`)
    const makePage = (after) => {
      const rest = this.lines.filter(({ n }) => n > after)
      return `<lines ${V} more='${rest.length > PAGE}'>${rest.slice(0, PAGE).map((line) => `<message xmlns='jabber:client'>${this.lineXml(line)}</message>`).join('')}</lines>`
    }
    switch (child?.name) {
      case 'hello': {
        this.hello = child
        if (this.problem) {
          return page.say(`<iq xmlns='jabber:client' type='error' id='${id}'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>` +
            `<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Too many are waiting. Please come back later.</text><refused ${V} code='${this.problem}'/></error></iq>`)
        }
        const stored = child.children.map((one) => this.lines.find((line) => line.id === one.attrs.id)).filter(Boolean)
        return answer(`<welcome ${V} token='${'a'.repeat(52)}'>${this.channelXml()}${this.stateXml()}` +
          stored.map((line) => `<stored id='${line.id}' n='${line.n}'/>`).join('') +
          `<have n='${this.marks.have}'/><seen n='${this.marks.seen}'/>${makePage(+child.attrs.last)}</welcome>`)
      }
      case 'lines':
        return answer(makePage(+child.attrs.after))
      case 'body': {
        if (this.refusal) {
          return page.say(`<message xmlns='jabber:client' type='error' id='${id}'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>` +
            `<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Too many are waiting.</text><refused ${V} code='${this.refusal}'/></error></message>`)
        }
        const line = this.lines.find((one) => one.id === id) ?? this.add({ who: 'visitor', id, body: child.text }, { but: page })
        if (this.isForgetful) return page.socket.destroy()
        return page.say(`<message xmlns='jabber:client'><received xmlns='urn:xmpp:receipts' id='${id}'/><stored ${V} n='${line.n}'/></message>`)
      }
      case 'end':
        this.state = "is='ended' by='visitor' rating='true' transcript='true' until='2040-01-01T00:00:00Z'"
        return answer(this.stateXml())
      case 'return':
        this.state = "is='talking' with='Ben'"
        return answer(this.stateXml())
      case 'form':
        this.state = child.attrs.kind === 'post' ? "is='posted' request='R-1042'" : "is='waiting' place='3' wait='120'"
        return answer(this.stateXml())
      default:
        if (id && stanza.name === 'iq') answer('')
    }
  }
}
