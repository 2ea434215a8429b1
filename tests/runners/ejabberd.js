// An ejabberd of the test's own, on loopback: plain `erl`, without epmd and
// without distribution; its HTTP API does what ejabberdctl would.
import fs from 'node:fs'
import path from 'node:path'

import { freePort, makeDirectory, pause, Process, write } from './process.js'
import { DOMAIN, Server } from './server.js'

export class Ejabberd extends Server {
  static kind = 'ejabberd'

  constructor (options) {
    super(options)
    this.spool = makeDirectory(path.join(this.directory, 'spool'))
    this.configFile = path.join(this.directory, 'ejabberd.yml')
    this.logFile = path.join(this.directory, 'ejabberd.log')
  }

  // A port each: a listener with several hosts gives every component that
  // authenticates the routes of all of them.
  async portOf () {
    return await freePort()
  }

  configure () {
    write(this.configFile, this.config())
  }

  config () {
    const tls = this.hasTls
      ? `starttls: true, starttls_required: true, certfile: "${this.directory}/both.pem"`
      : 'starttls: false'
    const components = this.components.map((name) => `
  - port: ${this.componentPorts[name]}
    ip: "127.0.0.1"
    module: ejabberd_service
    access: all
    shaper: none
    max_stanza_size: 524288
    hosts:
      ${name}: {password: ${this.secret}}`).join('')
    return `
loglevel: info
log_rotate_count: 0
hosts: [${DOMAIN}, anon.${DOMAIN}]
acme: {auto: false}
s2s_access: nobody
auth_method: [internal]
auth_password_format: plain
host_config:
  anon.${DOMAIN}:
    auth_method: [anonymous]
    allow_multiple_connections: true
    anonymous_protocol: sasl_anon
acl:
  loopback: {ip: [127.0.0.0/8]}
access_rules:
  local: {allow: all}
  nobody: {deny: all}
  c2s: {allow: all}
api_permissions:
  "local":
    from: [mod_http_api]
    who: {access: {allow: {acl: loopback}}}
    what: "*"
shaper_rules:
  max_user_sessions: 100
  max_user_offline_messages: 5000
listen:
  - {port: ${this.port}, ip: "127.0.0.1", module: ejabberd_c2s, ${tls}, max_stanza_size: 262144, access: c2s, shaper: none}${components}
  - port: ${this.httpPort}
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers:
      /api: mod_http_api
modules:
  mod_admin_extra: {}
  mod_blocking: {}
  mod_caps: {}
  mod_carboncopy: {}
  mod_disco: {}
  mod_http_api: {}
  mod_last: {}
  mod_muc: {}
  mod_offline: {access_max_user_messages: max_user_offline_messages}
  mod_ping: {}
  mod_privacy: {}
  mod_private: {}
  mod_pubsub: {plugins: [flat, pep], force_node_config: {}}
  mod_roster: {versioning: true}
  mod_shared_roster: {}
  mod_stream_mgmt: {resend_on_timeout: if_offline}
  mod_vcard: {search: false}
  mod_version: {show_os: false}
`
  }

  launch () {
    const libraries = fs.readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`)
      .find((name) => fs.existsSync(name) && fs.statSync(name).isDirectory() &&
        fs.readdirSync(name).some((entry) => /^ejabberd-\d/.test(entry)))
    return new Process('ejabberd',
      ['erl', '-noshell', '-noinput', '+K', 'true', '-mnesia', 'dir', `"${this.spool}"`,
        '-s', 'ejabberd'], {
        log: path.join(this.directory, 'stdout.log'),
        cwd: this.directory,
        env: {
          HOME: this.directory,
          ERL_LIBS: libraries,
          EJABBERD_CONFIG_PATH: this.configFile,
          EJABBERD_LOG_PATH: this.logFile,
          ERL_CRASH_DUMP: '/dev/null'
        }
      })
  }

  // Mnesia's log lies two seconds in memory: accounts that were made just now
  // would be gone, which no test is about.
  async kill () {
    await pause(Math.max(0, this.changed + 2500 - Date.now()))
    await super.kill()
  }

  async api (command, body) {
    this.changed = Date.now()
    const answer = await fetch(`http://127.0.0.1:${this.httpPort}/api/${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body)
    })
    if (!answer.ok) throw new Error(`ejabberd ${command}: ${await answer.text()}`)
    return await answer.json()
  }

  async addAccount (user, password = `${user}-pw`) {
    await this.api('register', { user, host: DOMAIN, password })
  }

  // mod_shared_roster: changes reach whoever is online.
  async setGroups (groups) {
    this.groups ??= {}
    for (const [group, members] of Object.entries(groups)) {
      const of = { group, grouphost: DOMAIN, host: DOMAIN }
      if (!this.groups[group]) {
        await this.api('srg_create', {
          group, host: DOMAIN, label: group, description: group, display: group
        })
      }
      for (const user of Object.keys(members)) {
        if (!this.groups[group]?.[user]) await this.api('srg_user_add', { user, ...of })
      }
      for (const user of Object.keys(this.groups[group] ?? {})) {
        if (!members[user]) await this.api('srg_user_del', { user, ...of })
      }
      this.groups[group] = members
    }
  }

  logs () {
    return [this.logFile]
  }
}
