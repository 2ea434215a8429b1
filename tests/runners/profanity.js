// Profanity, a real client in a terminal: typed into through tmux, heard by the
// chat logs it writes.
import fs from 'node:fs'
import path from 'node:path'

import { makeDirectory, Process, run, until, write } from './process.js'

export class Profanity {
  constructor (server, user) {
    this.server = server
    this.jid = `${user}@${server.domain}`
    this.directory = makeDirectory(path.join(path.dirname(server.directory), `profanity-${user}`))
    const at = (...names) => makeDirectory(path.join(this.directory, ...names))
    at('.config')
    at('.local')
    at('.local', 'share')
    const config = at('.config', 'profanity')
    this.data = at('.local', 'share', 'profanity')
    this.socket = path.join(this.directory, 'tmux')
    write(path.join(config, 'profrc'), '[logging]\nchlog=true\n[ui]\nsplash=false\n[notifications]\nmessage=off\n')
    write(path.join(this.data, 'accounts'), `[${user}]
enabled=true
jid=${this.jid}
server=127.0.0.1
port=${server.port}
password=${user}-pw
resource=profanity
tls.policy=disable
`)
    this.user = user
  }

  tmux (...command) {
    return run(['tmux', '-S', this.socket, ...command], { cwd: this.directory, env: this.env() })
  }

  env () {
    return { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: this.directory, TERM: 'xterm' }
  }

  // tmux in the foreground, so that it dies with the test.
  async start () {
    this.process = new Process('tmux', ['tmux', '-D', '-S', this.socket, '-f', '/dev/null'], {
      log: path.join(this.directory, 'tmux.log'), cwd: this.directory, env: this.env()
    })
    await until('tmux to listen', () => fs.existsSync(this.socket))
    this.tmux('new-session', '-d', '-x', '120', '-y', '40', 'profanity', '-a', this.user)
  }

  screen () {
    return this.tmux('capture-pane', '-p')
  }

  isIn () {
    return this.screen().includes('logged in successfully')
  }

  // A line, as if it had been typed.
  type (line) {
    this.tmux('send-keys', '-l', '--', line)
    this.tmux('send-keys', 'Enter')
  }

  say (to, text) {
    this.type(`/msg ${to} ${text}`)
  }

  // What that contact has said, as Profanity has kept it.
  heard (from) {
    const directory = path.join(this.data, 'chatlogs', ...[this.jid, from].map((jid) => jid.replace('@', '_at_')))
    if (!fs.existsSync(directory)) return []
    return fs.readdirSync(directory).sort()
      .flatMap((file) => fs.readFileSync(path.join(directory, file), 'utf8').split(/^(?=\d{4}-\d\d-\d\dT\S+ - )/m))
      .map((entry) => entry.match(/^\S+ - (\S+): ([^]*)$/)).filter((entry) => entry && entry[1] !== 'me')
      .map(([, , text]) => text.trimEnd())
  }

  // Waits for a line with these words and gives it back.
  async line (from, words) {
    return await until(`Profanity to show "${words}" of ${from}`, () =>
      this.heard(from).find((line) => words instanceof RegExp ? words.test(line) : line.includes(words)))
  }

  async stop () {
    this.type('/quit')
    await until('Profanity to end', () => !this.tmux('list-sessions', '-F', 'a session').trim())
    return await this.process.end('SIGTERM')
  }
}
