// The daemon under test: deskbell with a settings file for a server, and with
// it deskbell-staff. Its programs are copied first, so that a build beside the
// test, or a checkout that the unprivileged user cannot read, does no harm.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { makeDirectory, Process, pause, seconds, until, write } from './process.js'

export const SOURCE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const BUILD = path.resolve(process.env.DESKBELL_PROGRAMS ?? path.join(SOURCE, 'build/dev'))

let count = 0

function deepMerge (ours, theirs = {}) {
  const merged = { ...ours }
  for (const [section, values] of Object.entries(theirs)) {
    merged[section] = { ...merged[section], ...values }
  }
  return merged
}

/*
 * libstrophe 0.12.2 forgets its SCRAM state when a login is broken off between
 * challenge and answer; deskbell-staff ends then anyway. A report of nothing
 * but libstrophe's own allocations is none of ours.
 */
function withoutForeignLeaks (log) {
  return log.replace(/^==\d+==ERROR: LeakSanitizer[^]*?^SUMMARY: .*$/gm, (report) =>
    report.match(/ leak of /g).length === report.match(/#1 .*libstrophe\.so/g)?.length ? '' : report)
}

/*
 * Settings are sections by name: { desk: { ping_every: '1s' }, account: {},
 * 'channel sales': { title: 'Sales' } }. They are added to what a test server
 * needs; `channel support` is there unless `channels: false`.
 */
export class Desk {
  constructor (server, { settings, domain = server.components[0], directory, build = BUILD, env } = {}) {
    this.server = server
    this.env = env
    this.domain = domain
    this.build = build
    this.directory = directory ??
      makeDirectory(path.join(path.dirname(server.directory), `desk${++count}`))
    this.settingsFile = path.join(this.directory, 'deskbell.conf')
    this.logFile = path.join(this.directory, 'deskbell.log')
    this.store = path.join(this.directory, 'desk.sqlite')
    this.configure(settings)
    this.install()
  }

  static async start (server, options) {
    const desk = new Desk(server, options)
    await desk.start()
    return desk
  }

  // Before start(), or between two of them.
  configure (settings) {
    const { server } = this
    this.settings = deepMerge({
      desk: {
        domain: this.domain,
        server_host: '127.0.0.1',
        server_port: server.componentPorts?.[this.domain] ?? server.componentPort,
        secret: server.secret,
        store: this.store,
        log_level: 'debug'
      },
      account: {
        jid: `desk@${server.domain}`,
        password: 'desk-pw',
        host: '127.0.0.1',
        port: server.port,
        ...(server.ca ? { tls: 'required', ca: server.caFile } : { tls: 'off' }),
        settle: '1s'
      },
      'channel support': { title: 'Support' }
    }, settings)
    write(this.settingsFile, Object.entries(this.settings)
      .filter(([, values]) => values)
      .map(([section, values]) => `[${section}]\n` + Object.entries(values)
        .map(([name, value]) => `${name} = ${value}\n`).join('')).join('\n'))
  }

  install () {
    const programs = makeDirectory(path.join(this.directory, 'bin'))
    this.program = path.join(programs, 'deskbell')
    for (const name of ['deskbell', 'deskbell-staff']) {
      const from = path.join(this.build, name)
      if (!fs.existsSync(from)) throw new Error(`${from} is not built`)
      fs.copyFileSync(from, path.join(programs, name))
      fs.chmodSync(path.join(programs, name), 0o755)
    }
  }

  launch () {
    this.process = new Process('deskbell', [this.program, '--config', this.settingsFile], {
      log: this.logFile,
      cwd: this.directory,
      env: {
        ASAN_OPTIONS: 'detect_leaks=1:abort_on_error=0',
        UBSAN_OPTIONS: 'print_stacktrace=1',
        ...this.env
      }
    })
    return this.process
  }

  // Started, linked, and it knows the staff.
  async start () {
    const since = this.log().length
    this.launch()
    await this.linked()
    await this.says(/the desk account is logged in/, { since })
  }

  // It answers a ping of somebody at the server.
  async linked (within = seconds(20)) {
    const prober = await this.prober()
    await until('deskbell to answer through the server', async () => {
      if (this.process.exited) {
        throw new Error(`deskbell ended: ${JSON.stringify(this.process.exited)}`)
      }
      // A server may lose one to the dead link that it has not yet missed.
      const answer = await prober.ping(this.domain, seconds(1)).catch(() => null)
      if (answer?.attrs.type === 'result') return true
      await pause(50)
    }, within)
  }

  // Somebody without a role, who stays unseen.
  async prober () {
    if (!this.probing?.isOpen) {
      this.probing = await this.server.login('prober', { presence: false })
    }
    return this.probing
  }

  async kill () {
    await this.process.end('SIGKILL')
    return this.process.exited
  }

  // As systemd does it; gives back the exit code.
  async stop (within = seconds(15)) {
    const { code, signal } = await this.process.end('SIGTERM', within)
    if (signal) throw new Error(`deskbell was ended by ${signal}`)
    return code
  }

  async restart () {
    if (!this.process.exited) await this.stop()
    await this.start()
  }

  log () {
    return fs.existsSync(this.logFile) ? fs.readFileSync(this.logFile, 'utf8') : ''
  }

  // Waits for a log line; from `since`, a length of log() taken before.
  async says (pattern, { since = 0, within = seconds(15) } = {}) {
    return await until(`deskbell to log ${pattern}`,
      () => this.log().slice(since).match(pattern), within)
  }

  // What must never be in a log: a report of a sanitizer, a failed assertion.
  complaint () {
    const found = withoutForeignLeaks(this.log())
      .match(/^.*(Sanitizer(?! has encountered| does not work)|runtime error:|Assertion .* failed).*$/m)
    return found?.[0]
  }

  channel (name = 'support') {
    return `${name}@${this.domain}`
  }
}
