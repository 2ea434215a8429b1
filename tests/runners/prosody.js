// A Prosody of the test's own, on loopback.
import path from 'node:path'

import { freePort, makeDirectory, Process, run, write } from './process.js'
import { DOMAIN, Server } from './server.js'

export class Prosody extends Server {
  static kind = 'prosody'

  constructor (options) {
    super(options)
    this.data = makeDirectory(path.join(this.directory, 'data'))
    this.configFile = path.join(this.directory, 'prosody.cfg.lua')
    this.groupsFile = path.join(this.directory, 'groups.txt')
    this.logFile = path.join(this.directory, 'prosody.log')
  }

  // All components share a port.
  async portOf () {
    this.onePort ??= await freePort()
    return this.onePort
  }

  configure () {
    write(this.groupsFile, '')
    write(this.configFile, this.config())
  }

  config () {
    const tls = this.hasTls
      ? `ssl = { certificate = "${this.directory}/server.pem"; key = "${this.directory}/server.key" }`
      : ''
    const components = this.components.map((name) =>
      `Component "${name}"\n  component_secret = "${this.secret}"\n`).join('')
    return `
data_path = "${this.data}"
pidfile = "${this.data}/prosody.pid"
log = { { levels = { min = "info" }, to = "file", filename = "${this.logFile}" } }
interfaces = { "127.0.0.1" }
local_interfaces = { "127.0.0.1" }
c2s_ports = { ${this.port} }
component_ports = { ${this.componentPort} }
component_interfaces = { "127.0.0.1" }
http_ports = { ${this.httpPort} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
c2s_direct_tls_ports = {}
modules_disabled = { "s2s"${this.hasTls ? '' : ', "tls"'} }
c2s_require_encryption = ${this.hasTls}
allow_unencrypted_plain_auth = true
modules_enabled = {
  "roster", "saslauth", "disco", "posix", "ping", "time", "version",
  "private", "vcard4", "vcard_legacy", "pep", "blocklist", "carbons",
  "offline", "smacks", "groups", "admin_shell",${this.hasTls ? ' "tls",' : ''}
}
component_conflict_resolve = "kick_old"
authentication = "internal_plain"
storage = "internal"
admin_socket = "${this.data}/prosody.sock"
groups_file = "${this.groupsFile}"
${tls}
VirtualHost "${DOMAIN}"
VirtualHost "anon.${DOMAIN}"
  authentication = "anonymous"
${components}`
  }

  launch () {
    return new Process('prosody', ['prosody', '-F', '--config', this.configFile],
      { log: path.join(this.directory, 'stdout.log'), cwd: this.directory })
  }

  // As `prosodyctl register` does, without its start-up.
  async addAccount (user, password = `${user}-pw`) {
    const host = makeDirectory(path.join(this.data, DOMAIN.replaceAll('.', '%2e')))
    const accounts = makeDirectory(path.join(host, 'accounts'))
    write(path.join(accounts, `${encodeURIComponent(user)}.dat`),
      `return { ["password"] = "${password}"; };\n`)
  }

  // The file of mod_groups; whoever is online keeps his old roster until he
  // has logged out.
  async setGroups (groups) {
    const sections = Object.entries(groups).map(([group, members]) =>
      `[${group}]\n` + Object.entries(members).map(([user, name]) =>
        `${user}@${DOMAIN}=${name}\n`).join(''))
    write(this.groupsFile, sections.join(''))
    if (this.process && !this.process.exited) {
      this.shell(`module:reload("groups", "${DOMAIN}")`)
    }
  }

  shell (command) {
    return run(['prosodyctl', '--config', this.configFile, 'shell', command],
      { cwd: this.directory, env: { ...process.env, HOME: this.directory } })
  }

  logs () {
    return [this.process?.logFile, this.logFile]
  }
}
