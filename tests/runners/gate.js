// The gateway under test, beside the desk under test, on the same XMPP server.
import fs from 'node:fs'
import path from 'node:path'

import { BUILD } from './desk.js'
import { freePort, isOpen, makeDirectory, Process, seconds, until, write } from './process.js'

export class Gate {
  constructor (server, { domain = 'web.example.org', desk = 'desk.example.org', build = BUILD, settings } = {}) {
    Object.assign(this, { server, domain })
    this.directory = makeDirectory(path.join(path.dirname(server.directory), domain))
    this.logFile = path.join(this.directory, 'gateway.log')
    this.settings = {
      domain,
      desk,
      server_host: '127.0.0.1',
      server_port: server.componentPorts[domain],
      secret: server.secret,
      files: path.join(this.directory, 'widget'),
      address_key: 'not so secret a key',
      connections_most: 200,
      ...settings
    }
    fs.cpSync(path.join(build, 'widget'), this.settings.files, { recursive: true })
    this.program = path.join(this.directory, 'deskbell-gateway')
    fs.copyFileSync(path.join(build, 'deskbell-gateway'), this.program)
    fs.chmodSync(this.program, 0o755)
  }

  static async start (server, options) {
    const gate = new Gate(server, options)
    gate.settings.port = gate.port = await freePort()
    await gate.start()
    return gate
  }

  launch () {
    const file = path.join(this.directory, 'gateway.conf')
    write(file, '[gateway]\n' + Object.entries(this.settings)
      .map(([name, value]) => `${name} = ${value}\n`).join(''))
    this.process = new Process('gateway', [this.program, file],
      { log: this.logFile, cwd: this.directory })
  }

  // It listens, and the desk is in its reach.
  async start () {
    this.launch()
    await until('the gateway to listen', () => this.process.exited || isOpen(this.port))
    if (this.process.exited) throw new Error(this.log())
    await until('the gateway to have the desk', () => this.isHealthy(), seconds(30))
  }

  async isHealthy () {
    const answer = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => null)
    return answer?.status === 200
  }

  async kill () {
    await this.process.end('SIGKILL')
  }

  async stop () {
    const { code, signal } = await this.process.end('SIGTERM')
    if (code !== 0) throw new Error(`the gateway ended with ${code ?? signal}: ${this.log().slice(-2000)}`)
  }

  log () {
    return fs.readFileSync(this.logFile, 'utf8')
  }

  complaint () {
    return this.log().match(/^.*(Sanitizer(?! has encountered| does not work)|runtime error:|Assertion .* failed).*$/m)?.[0]
  }
}
