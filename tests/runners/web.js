// The widget's gateway on a test's server, beside its desk. Like the desk it is
// copied first: the user it runs as may not be able to read the checkout.
import fs from 'node:fs'
import path from 'node:path'

import { BUILD } from './desk.js'
import { freePort, makeDirectory, Process, seconds, until, write } from './process.js'
import { DOMAIN } from './server.js'

export class Web {
  constructor (server, { domain = `web.${DOMAIN}`, settings = {} } = {}) {
    this.directory = makeDirectory(path.join(path.dirname(server.directory), domain))
    this.settings = {
      domain,
      desk: server.components[0],
      server_port: server.componentPorts?.[domain] ?? server.componentPort,
      secret: server.secret,
      files: path.join(this.directory, 'widget'),
      address_key: 'hides no address that matters',
      connections_most: 200,
      log_level: 'debug',
      ...settings
    }
    this.logFile = path.join(this.directory, 'gateway.log')
    this.program = path.join(this.directory, 'deskbell-gateway')
    fs.copyFileSync(path.join(BUILD, 'deskbell-gateway'), this.program)
    fs.cpSync(path.join(BUILD, 'widget'), this.settings.files, { recursive: true })
  }

  static async start (server, options) {
    const web = new Web(server, options)
    web.settings.port ??= await freePort()
    await web.start()
    return web
  }

  get url () {
    return `http://127.0.0.1:${this.settings.port}`
  }

  // Started, and linked to the server.
  async start () {
    const file = path.join(this.directory, 'gateway.conf')
    write(file, '[gateway]\n' + Object.entries(this.settings)
      .map(([name, value]) => `${name} = ${value}\n`).join(''))
    this.process = new Process('deskbell-gateway', [this.program, file],
      { log: this.logFile, cwd: this.directory })
    await until('the gateway to be linked', () => {
      if (this.process.exited) throw new Error(`the gateway ended: ${this.log()}`)
      return /connected to the XMPP server/.test(this.log())
    }, seconds(20))
  }

  // The desk has answered it: pages are served.
  async ready () {
    await until('the gateway to be healthy', async () => {
      const answer = await fetch(`${this.url}/healthz`).catch(() => null)
      return answer?.status === 200
    }, seconds(20))
  }

  log () {
    return fs.existsSync(this.logFile) ? fs.readFileSync(this.logFile, 'utf8') : ''
  }
}
