// An XMPP server that a wire script plays: for the component (XEP-0114) and for
// the desk account (RFC 6120, without TLS). It does what every server does by
// itself, routing to the component included; the rest is for the script.
import crypto from 'node:crypto'
import net from 'node:net'

import { bare, NS } from './client.js'
import { freePort } from './process.js'
import { Reader, raw, xml } from './xml.js'

const STREAM = `xmlns:stream='${NS.streams}'`

const domainOf = (jid = '') => bare(jid).split('@').at(-1)

// One stream of either kind.
class Peer {
  constructor (socket, { onOpen, onElement, onGone }) {
    this.socket = socket
    this.isOpen = true
    socket.setEncoding('utf8').setNoDelay(true)
    socket.on('error', () => {})
    socket.once('close', () => {
      this.isOpen = false
      onGone(this)
    })
    this.reader = new Reader({
      onOpen: (root) => onOpen(this, root),
      onElement: (element) => onElement(this, element),
      onClose: () => this.end()
    })
    socket.on('data', (text) => {
      if (process.env.DESKBELL_TRACE) console.log(`<- ${text}`)
      this.reader.write(text)
    })
  }

  send (text) {
    if (process.env.DESKBELL_TRACE) console.log(`-> ${text}`)
    if (this.isOpen) this.socket.write(String(text))
  }

  end () {
    if (this.isOpen) this.socket.end('</stream:stream>')
  }
}

export class Played {
  /*
   * `roster` has the members of the desk account: { jid, name, groups,
   * subscription, photo }. `arrived(element)` is told what the script must expect.
   */
  constructor ({ domain, component, secret, roster, arrived }) {
    Object.assign(this, { domain, secret, roster, arrived })
    this.components = [component]
    this.account = `desk@${domain}`
    this.present = new Map() // full JID: presence for the desk account
    this.links = 0
    this.isDeaf = false // takes no more of the component's pings
    this.pings = 0 // of the component, since it said a line
  }

  async start () {
    this.componentPort = await freePort()
    this.port = await freePort()
    this.servers = await Promise.all([
      listen(this.componentPort, (socket) => this.newComponent(socket)),
      listen(this.port, (socket) => this.newAccount(socket))
    ])
  }

  stop () {
    for (const server of this.servers) server.close()
    this.component?.socket.destroy()
    this.staff?.socket.destroy()
  }

  // --- the component

  newComponent (socket) {
    new Peer(socket, { // eslint-disable-line no-new
      onOpen: (peer, root) => {
        peer.id = crypto.randomBytes(8).toString('hex')
        peer.send(`<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept' ${STREAM} from='${root.attrs.to}' id='${peer.id}'>`)
      },
      onElement: (peer, element) => {
        if (element.name === 'handshake') this.shake(peer, element.text)
        else this.fromComponent(element)
      },
      onGone: (peer) => {
        if (peer === this.component) this.component = null
      }
    })
  }

  shake (peer, proof) {
    const right = crypto.createHash('sha1').update(peer.id + this.secret).digest('hex')
    if (proof !== right) {
      peer.send("<stream:error><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>")
      peer.end()
      return
    }
    peer.send('<handshake/>')
    this.component = peer
    this.links++
  }

  fromComponent (element) {
    if (element.ns === NS.streams) {
      element.attrs.to = 'the server'
      this.arrived(element)
      return
    }
    const { to, from } = element.attrs
    if (domainOf(from) !== this.components[0]) {
      this.fault ??= new Error(`the component says that it is ${from}: ${element}`)
    }
    if (/^c\d+\./.test(element.attrs.id)) this.pings = 0
    if (domainOf(to) !== this.components[0]) {
      this.arrived(element)
      return
    }
    this.pings++
    if (!this.isDeaf || !element.child('ping')) {
      this.component?.send(element.toString('jabber:component:accept'))
    }
  }

  // --- the desk account

  // No login is answered until the function that it gives back is called.
  holdLogins () {
    let letIn
    this.mayLogIn = new Promise((resolve) => { letIn = resolve })
    return letIn
  }

  newAccount (socket) {
    new Peer(socket, { // eslint-disable-line no-new
      onOpen: async (peer) => {
        await this.mayLogIn
        peer.send(`<?xml version='1.0'?><stream:stream xmlns='jabber:client' ${STREAM} from='${this.domain}' id='${crypto.randomBytes(8).toString('hex')}' version='1.0'>`)
        peer.send(peer.isAuthenticated
          ? xml`<stream:features><bind xmlns='${NS.bind}'/></stream:features>`
          : xml`<stream:features><mechanisms xmlns='${NS.sasl}'><mechanism>PLAIN</mechanism></mechanisms></stream:features>`)
      },
      onElement: (peer, element) => this.fromAccount(peer, element),
      onGone: (peer) => {
        if (peer === this.staff) this.staff = null
      }
    })
  }

  fromAccount (peer, element) {
    if (element.name === 'auth') {
      const [, user, password] = Buffer.from(element.text, 'base64').toString().split('\0')
      peer.isAuthenticated = user === 'desk' && password === 'desk-pw'
      peer.send(peer.isAuthenticated
        ? xml`<success xmlns='${NS.sasl}'/>`
        : xml`<failure xmlns='${NS.sasl}'><not-authorized/></failure>`)
      peer.reader.reset()
    } else if (element.name === 'iq') {
      this.answer(peer, element)
    } else if (element.name === 'presence' && !element.attrs.to) {
      if (element.attrs.type) return
      this.staff = peer
      for (const presence of this.present.values()) peer.send(presence)
    } else {
      this.arrivedFromAccount(element)
    }
  }

  arrivedFromAccount (element) {
    element.attrs.from = this.account
    this.arrived(element)
  }

  answer (peer, iq) {
    const { id, type, to } = iq.attrs
    const from = raw(to ? xml` from='${to}'` : '')
    const result = (inner = '') =>
      peer.send(xml`<iq type='result' id='${id}'${from}>${raw(inner)}</iq>`)
    const [child] = iq.elements
    if (type === 'result' || type === 'error') {
      if (id === this.asked) this.asked = null
      else if (to) this.arrivedFromAccount(iq)
      return
    }
    if (child.ns === NS.bind) {
      peer.jid = `${this.account}/${child.childText('resource') || 'deskbell'}`
      result(xml`<bind xmlns='${NS.bind}'><jid>${peer.jid}</jid></bind>`)
    } else if (child.ns === NS.roster && type === 'get') {
      result(xml`<query xmlns='${NS.roster}'>${raw(this.roster.map(rosterItem).join(''))}</query>`)
    } else if (child.ns === NS.ping || child.ns === NS.roster || child.ns === NS.session) {
      result()
    } else if (child.ns === 'vcard-temp' && this.photoOf(to)) {
      result(xml`<vCard xmlns='vcard-temp'><PHOTO><TYPE>image/svg+xml</TYPE><BINVAL>\n${this.photoOf(to)}\n</BINVAL></PHOTO></vCard>`)
    } else {
      peer.send(xml`<iq type='error' id='${id}'${from}><error type='cancel'><service-unavailable xmlns='${NS.stanzas}'/></error></iq>`)
    }
  }

  photoOf (to) {
    return this.roster.find(({ jid }) => jid === to)?.photo
  }

  // `asked` is null again when the account has taken all that was sent to it.
  ask () {
    this.asked = `ask-${crypto.randomUUID()}`
    this.staff.send(xml`<iq type='get' id='${this.asked}' from='${this.domain}'><ping xmlns='${NS.ping}'/></iq>`)
  }

  // A roster push, RFC 6121, section 2.1.6.
  push (member) {
    this.roster = this.roster.filter(({ jid }) => jid !== member.jid)
    if (member.subscription !== 'remove') this.roster.push(member)
    this.staff?.send(xml`<iq type='set' id='push-${crypto.randomUUID()}'><query xmlns='${NS.roster}'>${raw(rosterItem(member))}</query></iq>`)
  }

  // --- what people send

  // To whichever of the two it is for; `from` is stamped as a server does it.
  route (from, element) {
    element.attrs.from = from
    const { to } = element.attrs
    if (domainOf(to) === this.components[0]) {
      if (!this.component) throw new Error('the component is not connected')
      this.component.send(element.toString('jabber:component:accept'))
    } else if (bare(to) === this.account) {
      if (element.name === 'presence') {
        if (element.attrs.type) this.present.delete(from)
        else this.present.set(from, element.toString('jabber:client'))
      }
      this.staff?.send(element.toString('jabber:client'))
    } else {
      throw new Error(`nobody here is ${to}`)
    }
  }
}

function rosterItem ({ jid, name = '', groups = [], subscription = 'both' }) {
  const inner = groups.map((group) => xml`<group>${group}</group>`).join('')
  return xml`<item jid='${jid}' name='${name}' subscription='${subscription}'>${raw(inner)}</item>`
}

function listen (port, onSocket) {
  return new Promise((resolve, reject) => {
    const server = net.createServer(onSocket)
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
