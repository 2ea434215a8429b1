// deskbell-staff as the component sees it: staff_watch starts it through
// component/xmpp/staff and prints one line for each event; see staff_watch.c.
import fs from 'node:fs'
import path from 'node:path'

import { BUILD } from './desk.js'
import { makeDirectory, Process, seconds, until } from './process.js'

let count = 0

export class Watch {
  constructor (server, options = {}) {
    this.options = {
      jid: `desk@${server.domain}`,
      password: 'desk-pw',
      host: '127.0.0.1',
      port: server.port,
      tls: server.ca ? 'required' : 'off',
      ca: server.ca ? server.caFile : '',
      relogin: -1,
      patience: 0,
      ...options
    }
    this.directory = makeDirectory(path.join(path.dirname(server.directory), `watch${++count}`))
    for (const name of ['tests/e2e/staff_watch', 'deskbell-staff']) {
      const from = path.join(BUILD, name)
      const to = path.join(this.directory, path.basename(name))
      if (!fs.existsSync(from)) throw new Error(`${from} is not built`)
      fs.copyFileSync(from, to)
      fs.chmodSync(to, 0o755)
    }
    this.seen = 0
  }

  start () {
    const { program = path.join(this.directory, 'deskbell-staff') } = this.options
    const { jid, password, host, port, tls, ca, relogin, patience } = this.options
    this.process = new Process('staff_watch',
      [path.join(this.directory, 'staff_watch'), program,
        jid, password, host, port, tls, ca, relogin, patience].map(String),
      { log: path.join(this.directory, 'log'), cwd: this.directory })
    return this
  }

  log () {
    return this.process.log()
  }

  // What was printed since the last call of mark().
  news () {
    return this.log().slice(this.seen)
  }

  mark () {
    this.seen = this.log().length
  }

  // Waits for it in the news.
  async says (pattern, within = seconds(15)) {
    return await until(`staff_watch to say ${pattern}`, () => {
      if (this.process.exited) throw new Error(`staff_watch ended:\n${this.news()}`)
      return this.news().match(pattern)
    }, within).catch((error) => {
      throw new Error(`${error.message}; it said\n${this.news()}`)
    })
  }

  // The pid of deskbell-staff, or undefined while there is none.
  child () {
    const { pid } = this.process
    const all = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return all.trim().split(' ').map(Number).filter(Boolean)[0]
  }

  // How often the log has it.
  times (pattern) {
    return [...this.log().matchAll(pattern)].length
  }

  // Ends it in good order; gives back how long the longest turn was, in ms.
  async stop () {
    const { code } = await this.process.end('SIGTERM')
    const found = this.log().match(/^longest turn (\d+) ms$/m)
    const complaint = this.log().match(/^.*(Sanitizer(?! has encountered| does not work)|runtime error:|Assertion .* failed).*$/m)
    if (code !== 0 || !found || complaint) {
      throw new Error(`staff_watch ended with ${code}:\n${this.log()}`)
    }
    return Number(found[1])
  }
}
