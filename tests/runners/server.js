// What the two XMPP servers have in common: a directory, ports, a process that
// can be stopped, killed, frozen and started again. Prosody and Ejabberd say
// how they are configured; a test cannot tell them apart.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { Client } from './client.js'
import { freePort, isOpen, makeDirectory, makePlace, pause, seconds, until, write } from './process.js'

export const DOMAIN = 'example.org'

/*
 * The face of both:
 *   start() stop() kill() freeze() thaw()
 *   addAccount(user, password)      the password is `${user}-pw` if not given
 *   setGroups({ support: { alice: 'Alice' } })   the server's shared groups
 *   login(user, options)            a Client
 *   port, componentPort, secret, ca
 */
export class Server {
  constructor ({ place = makePlace(), components, tls = false, config } = {}) {
    this.domain = DOMAIN
    this.directory = makeDirectory(path.join(place, this.constructor.kind))
    this.secret = 'c0mponent-secret'
    this.components = components ?? [`desk.${DOMAIN}`]
    this.hasTls = tls
    this.clients = []
    if (config) this.config = () => config(this) // instead of the usual one
  }

  get kind () {
    return this.constructor.kind
  }

  static async start (options) {
    const server = new this(options)
    await server.prepare()
    await server.start()
    return server
  }

  async prepare () {
    this.port = await freePort()
    this.httpPort = await freePort()
    this.componentPorts = {}
    for (const name of this.components) {
      this.componentPorts[name] = await this.portOf(name)
    }
    this.componentPort = this.componentPorts[this.components[0]]
    if (this.hasTls) this.makeCertificate()
    this.configure()
  }

  async start () {
    this.process = this.launch()
    const ports = [this.port, ...new Set(Object.values(this.componentPorts))]
    await until(`${this.kind} on its ports ${ports}`, async () => {
      if (this.process.exited) {
        throw new Error(`${this.kind} ended at once: ${this.process.log().slice(-2000)}`)
      }
      for (const port of ports) {
        if (!await isOpen(port)) return false
      }
      return true
    }, seconds(30))
    await this.started()
  }

  async started () {}

  async stop () {
    await this.process.end('SIGTERM', seconds(20))
  }

  async kill () {
    await this.process.end('SIGKILL')
  }

  async freeze () {
    this.process.signal('SIGSTOP')
    await pause(1)
  }

  thaw () {
    this.process.signal('SIGCONT')
  }

  // A Client of an account; see client.js for the options.
  async login (user, options = {}) {
    const client = await Client.login(this.loginOptions(user, options))
    this.clients.push(client)
    return client
  }

  loginOptions (user, options = {}) {
    return {
      port: this.port,
      domain: this.domain,
      user,
      password: `${user}-pw`,
      tls: this.ca,
      ...options
    }
  }

  // An authority of our own and a certificate by it.
  makeCertificate () {
    const at = (name) => path.join(this.directory, name)
    const openssl = (...args) => execFileSync('openssl', args, { stdio: 'pipe', cwd: this.directory })
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    openssl('req', '-x509', ...key, '-keyout', at('ca.key'), '-out', at('ca.pem'),
      '-days', '30', '-subj', '/CN=Deskbell test authority')
    openssl('req', ...key, '-keyout', at('server.key'), '-out', at('server.csr'),
      '-subj', `/CN=${DOMAIN}`)
    fs.writeFileSync(at('names'), `subjectAltName=DNS:${DOMAIN}\n`)
    openssl('x509', '-req', '-in', at('server.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'),
      '-CAcreateserial', '-days', '30', '-extfile', at('names'), '-out', at('server.pem'))
    this.caFile = at('ca.pem')
    this.ca = fs.readFileSync(this.caFile)
    for (const name of ['ca.pem', 'server.key', 'server.pem']) {
      write(at(name), fs.readFileSync(at(name)))
    }
    write(at('both.pem'), fs.readFileSync(at('server.pem')) + fs.readFileSync(at('server.key'), 'utf8'))
  }
}
