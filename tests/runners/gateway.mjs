// The gateway between two players: this side plays the XMPP server and the
// desk, ws.mjs plays the pages. Whatever crosses is checked by the schema.
import { spawnSync } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, isOpen, makeDirectory, makePlace, Process, seconds, until, write } from './process.js'
import { parse, Reader } from './xml.js'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const build = path.resolve(process.env.DESKBELL_BUILD ?? path.join(root, 'build/dev'))

export const VISIT = 'urn:deskbell:visit:1'
const V = `xmlns='${VISIT}'`

// All frames at once: xmllint is started once a direction.
export function validate (direction, frames) {
  const place = makePlace()
  const files = frames.map((text, i) => {
    const file = path.join(place, `${i}.xml`)
    write(file, text, 0o644)
    return file
  })
  if (!files.length) return
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet',
    '--schema', path.join(root, 'schemas', `${direction}.xsd`), ...files], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${direction}: ${stderr}`)
}

// XEP-0114's other side, for one component, with a desk behind it.
export class Desk {
  constructor ({ epoch = 'deskdeskdeska', isThere = true, domain = 'web.example.org' } = {}) {
    this.domain = domain // the gateway's
    this.epoch = epoch
    this.isThere = isThere
    this.heard = []
    this.waiting = []
    this.links = 0
    this.channel = `<channel ${V} name='support' title='Support' open='true' wait='90'>` +
      "<text name='welcome'>Hello</text>" +
      '<origin>https://shop.example.org</origin></channel>'
  }

  async listen () {
    this.port ??= await freePort()
    this.server = net.createServer((socket) => this.accept(socket))
    await new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve))
  }

  accept (socket) {
    this.socket = socket
    socket.setEncoding('utf8')
    this.links++
    const reader = new Reader({
      onOpen: () => socket.write("<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept' " +
        "xmlns:stream='http://etherx.jabber.org/streams' from='" + this.domain + "' id='s1'>"),
      onElement: (element) => this.take(element),
      onClose: () => {
        this.saidGoodbye = true
        socket.end('</stream:stream>')
      }
    })
    socket.on('data', (data) => reader.write(data))
    socket.on('error', () => {})
  }

  take (element) {
    if (element.name === 'handshake') {
      this.socket.write('<handshake/>')
      return
    }
    const { from, to, id, type } = element.attrs
    if (to === from) {
      if (!this.isHung) this.say(`<iq type='result' id='${id}' from='${to}' to='${from}'/>`)
      return
    }
    if (element.child('gateway', VISIT) && this.isThere && !this.isHung) this.arrive()
    if (element.child('ping', 'urn:xmpp:ping') && type === 'get') {
      if (this.isThere && !this.isHung) this.say(`<iq type='result' id='${id}' from='${to}' to='${from}'/>`)
      return
    }
    this.hear(element)
  }

  // For next() and find(); a script's runner has its own.
  hear (element) {
    const waiting = this.waiting.shift()
    if (waiting) waiting(element)
    else this.heard.push(element)
  }

  arrive () {
    this.say(`<presence from='desk.example.org' to='${this.domain}'><desk ${V} epoch='${this.epoch}'/></presence>`)
    this.announce()
  }

  announce () {
    this.say(`<presence from='support@desk.example.org' to='${this.domain}'>${this.channel}</presence>`)
  }

  say (text) {
    this.socket.write(text)
  }

  // The next stanza, other than pings; the gateway's own greeting too.
  next (within = seconds(5)) {
    if (this.heard.length) return Promise.resolve(this.heard.shift())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the desk heard nothing')), within)
      this.waiting.push((element) => {
        clearTimeout(timer)
        resolve(element)
      })
    })
  }

  // The next one that holds such an element, or has this type.
  async find (name) {
    for (;;) {
      const element = await this.next()
      if (element.elements.some((child) => child.name === name) || element.attrs.type === name) return element
    }
  }

  async stop () {
    this.socket?.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

export class Gateway {
  static async start (desk, settings = {}, files = {}, options = {}) {
    const gateway = new Gateway()
    const place = makePlace()
    makeDirectory(path.join(place, 'files'))
    for (const [name, text] of Object.entries({ 'deskbell.js': 'loader', ...files })) {
      write(path.join(place, 'files', name), text, 0o644)
    }
    gateway.desk = desk
    gateway.port = await freePort()
    gateway.metersPort = await freePort()
    const all = {
      domain: 'web.example.org',
      desk: 'desk.example.org',
      server_port: desk.port,
      secret: 's3cret',
      port: gateway.port,
      files: path.join(place, 'files'),
      address_key: 'not so secret a key',
      connections_most: 200,
      metrics: `127.0.0.1:${gateway.metersPort}`,
      ...settings
    }
    write(path.join(place, 'gateway.conf'), '[gateway]\n' +
      Object.entries(all).map(([name, value]) => `${name} = ${value}\n`).join(''))
    gateway.process = new Process('gateway', [path.join(build, 'deskbell-gateway'),
      path.join(place, 'gateway.conf')], { log: path.join(place, 'log'), ...options })
    await until('the gateway to listen', () => gateway.process.exited || isOpen(gateway.port))
    if (gateway.process.exited) throw new Error(gateway.process.log())
    return gateway
  }

  ready () {
    return until('the gateway to be healthy', async () => (await this.get('/healthz')).status === 200)
  }

  get (where, headers = {}) {
    return fetch(`http://127.0.0.1:${this.port}${where}`, { headers })
  }

  // It ends as it was asked to, without a sanitizer's complaint.
  async stop () {
    const exited = await this.process.end('SIGTERM')
    if (exited.code !== 0) throw new Error(`the gateway ended with ${JSON.stringify(exited)}\n${this.process.log()}`)
  }
}

export const hello = (id = 'h1', attributes = "last='0'") =>
  `<iq xmlns='jabber:client' type='set' id='${id}'><hello ${V} ${attributes}/></iq>`

export const line = (id, words) =>
  `<message xmlns='jabber:client' id='${id}'><body>${words}</body><origin-id xmlns='urn:xmpp:sid:0' id='${id}'/></message>`

export { parse }
