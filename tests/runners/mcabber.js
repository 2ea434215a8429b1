// mcabber, a real client in a terminal: told what to do by its FIFO, heard by
// the history files it writes.
import fs from 'node:fs'
import path from 'node:path'

import { makeDirectory, Process, run, until, write } from './process.js'

export class Mcabber {
  constructor (server, user) {
    this.directory = makeDirectory(path.join(path.dirname(server.directory), `mcabber-${user}`))
    this.history = makeDirectory(path.join(this.directory, 'histo'))
    this.fifo = path.join(this.directory, 'fifo')
    this.rc = path.join(this.directory, 'mcabberrc')
    run(['mkfifo', '-m', '600', this.fifo])
    write(this.rc, `
set jid = ${user}@${server.domain}
set password = ${user}-pw
set server = 127.0.0.1
set port = ${server.port}
set tls = 0
set logging = 1
set logging_dir = ${this.history}
set log_muc_conf = 0
set beep_on_message = 0
set tracelog_level = 2
set tracelog_file = ${path.join(this.directory, 'trace')}
module load fifo
set fifo_name = ${this.fifo}
`)
  }

  // It wants a terminal: script(1) gives it one.
  async start () {
    this.process = new Process('mcabber',
      ['script', '-qefc', `exec mcabber -f ${this.rc}`, '/dev/null'], {
        log: path.join(this.directory, 'screen'),
        cwd: this.directory,
        env: { HOME: this.directory, TERM: 'xterm', COLUMNS: '120', LINES: '40' }
      })
  }

  // It has logged in and seen itself.
  isIn () {
    return fs.readdirSync(this.history).length > 0
  }

  // A command of mcabber, without its slash.
  tell (command) {
    fs.appendFileSync(this.fifo, command + '\n')
  }

  say (to, text) {
    this.tell(`say_to -q ${to} ${text}`)
  }

  // What that contact has said, as mcabber has kept it.
  heard (from) {
    const file = path.join(this.history, from)
    if (!fs.existsSync(file)) return []
    return fs.readFileSync(file, 'utf8').split(/^(?=[MS][A-Z] \d{8}T)/m)
      .filter((entry) => entry.startsWith('MR')).map((entry) => entry.slice(26).trimEnd())
  }

  // Waits for a line with these words and gives it back.
  async line (from, words) {
    return await until(`mcabber to show "${words}" of ${from}`, () =>
      this.heard(from).find((line) => words instanceof RegExp ? words.test(line) : line.includes(words)))
  }

  async stop () {
    this.tell('quit')
    return await this.process.end(null)
  }
}
