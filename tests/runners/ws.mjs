// A WebSocket client that can misbehave: every byte of the handshake and every
// frame is the test's to choose. It knows nothing of XMPP.
import crypto from 'node:crypto'
import net from 'node:net'
import { seconds } from './process.js'

export const OPCODE = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 }

// One frame, masked as RFC 6455, section 5.3, wants it. `length` may lie.
export function frame (opcode, payload, { final = true, masked = true, length } = {}) {
  const bytes = Buffer.from(payload)
  const said = length ?? bytes.length
  const head = [(final ? 0x80 : 0) | opcode]
  const mask = masked ? 0x80 : 0
  if (said < 126) head.push(mask | said)
  else if (said < 65536) head.push(mask | 126, said >> 8, said & 255)
  else {
    const big = Buffer.alloc(8)
    big.writeBigUInt64BE(BigInt(said))
    head.push(mask | 127, ...big)
  }
  if (!masked) return Buffer.concat([Buffer.from(head), bytes])
  const key = crypto.randomBytes(4)
  const hidden = Buffer.from(bytes.map((byte, i) => byte ^ key[i & 3]))
  return Buffer.concat([Buffer.from(head), key, hidden])
}

// Sends raw bytes and returns what comes back until the peer closes, or until
// `within` has passed in which it kept the line open.
export function exchange (port, bytes, within = seconds(2)) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    let heard = ''
    let isClosed = false
    const end = () => {
      socket.destroy()
      resolve({ heard, isClosed, status: Number(/^HTTP\/1\.[01] (\d+)/.exec(heard)?.[1] ?? 0) })
    }
    const timer = setTimeout(end, within)
    socket.on('data', (data) => { heard += data.toString('latin1') })
    socket.on('error', () => {})
    socket.on('close', () => {
      isClosed = true
      clearTimeout(timer)
      end()
    })
    socket.on('connect', () => socket.write(bytes))
  })
}

export function request ({ path = '/chat/support', method = 'GET', headers = {} } = {}) {
  const all = {
    Host: 'chat.example.org',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': crypto.randomBytes(16).toString('base64'),
    'Sec-WebSocket-Protocol': 'deskbell.1',
    Origin: 'https://shop.example.org',
    ...headers
  }
  const lines = Object.entries(all).filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`
}

export class Page {
  // Resolves when the upgrade was answered; `status` says how.
  static open (port, options) {
    const page = new Page(port, options)
    return page.begin(request(options)).then(() => page)
  }

  constructor (port, { from } = {}) {
    this.frames = []
    this.waiting = []
    this.rest = Buffer.alloc(0)
    this.parts = []
    this.pings = this.pongs = 0
    this.status = 0
    this.closed = null
    this.socket = net.connect({ port, host: '127.0.0.1', localAddress: from })
    this.socket.on('error', () => {})
    this.ended = new Promise((resolve) => this.socket.on('close', () => {
      for (const one of this.waiting.splice(0)) one.resolve(null)
      resolve(this.closed)
    }))
  }

  begin (text) {
    return new Promise((resolve) => {
      this.socket.once('close', resolve)
      this.socket.on('data', (data) => {
        this.rest = Buffer.concat([this.rest, data])
        if (!this.status) {
          const end = this.rest.indexOf('\r\n\r\n')
          if (end < 0) return
          this.status = Number(this.rest.toString('latin1', 9, 12))
          this.head = this.rest.toString('latin1', 0, end)
          this.rest = this.rest.subarray(end + 4)
          resolve()
        }
        if (this.status === 101) this.take()
      })
      this.socket.write(text)
    })
  }

  take () {
    while (this.rest.length >= 2) {
      let length = this.rest[1] & 127
      let at = 2
      if (length === 126) {
        if (this.rest.length < 4) return
        length = this.rest.readUInt16BE(2)
        at = 4
      } else if (length === 127) {
        if (this.rest.length < 10) return
        length = Number(this.rest.readBigUInt64BE(2))
        at = 10
      }
      if (this.rest.length < at + length) return
      const [first] = this.rest
      this.receive(first & 15, (first & 128) !== 0, this.rest.subarray(at, at + length))
      this.rest = this.rest.subarray(at + length)
    }
  }

  receive (opcode, isFinal, payload) {
    if (opcode === OPCODE.ping) {
      this.pings++
      if (!this.isMute) this.socket.write(frame(OPCODE.pong, payload))
    } else if (opcode === OPCODE.pong) {
      this.pongs++
    } else if (opcode === OPCODE.close) {
      this.closed = { code: payload.length ? payload.readUInt16BE(0) : 1005, reason: payload.toString('utf8', 2) }
      this.socket.end(frame(OPCODE.close, payload))
    } else if (opcode <= OPCODE.binary) {
      this.parts.push(Buffer.from(payload))
      if (!isFinal) return
      this.tell(Buffer.concat(this.parts.splice(0)).toString())
    }
  }

  tell (text) {
    const waiting = this.waiting.shift()
    if (waiting) waiting.resolve(text)
    else this.frames.push(text)
  }

  say (text, options) {
    this.socket.write(frame(OPCODE.text, text, options))
  }

  raw (bytes) {
    this.socket.write(bytes)
  }

  // The next frame; null when the socket closes, an error when none comes.
  next (within = seconds(5)) {
    if (this.frames.length) return Promise.resolve(this.frames.shift())
    if (this.socket.destroyed) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no frame came')), within)
      this.waiting.push({
        resolve: (text) => {
          clearTimeout(timer)
          resolve(text)
        }
      })
    })
  }

  // What came with a refusal.
  body () {
    return this.rest.toString()
  }

  leave () {
    this.socket.destroy()
  }
}
