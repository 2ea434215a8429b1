// Profanity, a real client in a terminal: typed into through tmux, heard by the
// chat logs it writes.
import fs from 'node:fs'
import path from 'node:path'

import { until, write } from './process.js'
import { Tmux } from './tmux.js'

export class Profanity {
  constructor (server, user) {
    this.user = user
    this.jid = `${user}@${server.domain}`
    this.tmux = new Tmux(path.join(path.dirname(server.directory), `profanity-${user}`))
    this.data = this.tmux.make('.local', 'share', 'profanity')
    write(path.join(this.tmux.make('.config', 'profanity'), 'profrc'),
      '[logging]\nchlog=true\n[ui]\nsplash=false\n[notifications]\nmessage=off\n')
    write(path.join(this.data, 'accounts'), `[${user}]
enabled=true
jid=${this.jid}
server=127.0.0.1
port=${server.port}
password=${user}-pw
resource=profanity
tls.policy=disable
`)
  }

  async start () {
    await this.tmux.start('profanity', '-a', this.user)
  }

  isIn () {
    return this.tmux.screen().includes('logged in successfully')
  }

  type (line) {
    this.tmux.text(line)
    this.tmux.keys('Enter')
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
    await this.tmux.end()
  }
}
