// Dino without a monitor: typed into through xdotool, heard by the database it
// keeps, and looked at. It knows no other server than its domain's, with a
// certificate that the system trusts: it sees such a system.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'

import { Process, seconds, until, write } from '../runners/process.js'
import { Screen } from './screen.js'
import { serve } from './serving.js'

const ADDRESS = '127.0.52.22' // where example.org is, for Dino alone

class Dino {
  static title = 'dino'
  static tls = true

  constructor (server, user) {
    Object.assign(this, { server, user })
    this.screen = new Screen(path.join(path.dirname(server.directory), `dino-${user}`))
    this.base = path.join(this.screen.make('.local', 'share', 'dino'), 'dino.db')
  }

  async start () {
    await this.screen.start()
    await this.makeAccount()
    this.relay = net.createServer((from) => {
      const to = net.connect(this.server.port, '127.0.0.1')
      for (const [one, other] of [[from, to], [to, from]]) one.on('error', () => other.destroy()).pipe(other)
    })
    await new Promise((resolve) => this.relay.listen(5222, ADDRESS, resolve))
    this.process = this.launch()
    await until('Dino to be in', () => this.rows('SELECT 1 FROM roster').length, seconds(60))
  }

  // Its first start makes the tables.
  async makeAccount () {
    const first = this.screen.launch('dino-im')
    await until('the tables', () => fs.existsSync(this.base) && this.rows(
      "SELECT 1 FROM sqlite_master WHERE name = 'conversation_settings'").length)
    await first.end('SIGTERM')
    this.screen.tell(`INSERT INTO account (bare_jid, resourcepart, password, alias, enabled, roster_version, mam_earliest_synced)
      VALUES ('${this.user}@${this.server.domain}', 'dino', '${this.user}-pw', '', 1, '', 0)`, this.base)
  }

  launch () {
    const at = (name) => path.join(this.screen.directory, name)
    write(at('hosts'), `${ADDRESS} ${this.server.domain}\n127.0.0.1 localhost\n`, 0o644)
    write(at('resolv.conf'), `nameserver ${ADDRESS}\n`, 0o644)
    const isRoot = process.getuid() === 0
    const script = `set -e
      mount --bind ${at('hosts')} /etc/hosts
      mount --bind ${at('resolv.conf')} /etc/resolv.conf
      mount --bind ${this.server.caFile} /etc/ssl/certs/ca-certificates.crt
      exec ${isRoot ? 'setpriv --reuid=nobody --regid=nogroup --clear-groups --' : ''} dino-im`
    return new Process('dino', ['unshare', isRoot ? '-m' : '-rm', 'sh', '-c', script], {
      log: at('dino.log'), cwd: this.screen.directory, env: this.screen.env, isRoot: true
    })
  }

  rows (sql, ...values) {
    return this.screen.query(this.base, sql, ...values)
  }

  // 0 what was heard, 1 what was said.
  messages (jid, direction) {
    return this.rows(`SELECT body FROM message JOIN jid ON counterpart_id = jid.id
      WHERE bare_jid = ? AND direction = ? ORDER BY message.id`, jid, String(direction)).map(([body]) => body)
  }

  show (jid) {
    this.screen.run('dino-im', `xmpp:${jid}?message;type=chat`)
    this.front = jid
  }

  async say (to, text) {
    if (this.front !== to) this.show(to)
    const before = this.messages(to, 1).length
    this.screen.run('xdotool', 'type', '--delay', '20', text)
    this.screen.run('xdotool', 'key', 'Return')
    await until(`Dino to have sent "${text}"`, () => this.messages(to, 1).slice(before).includes(text))
  }

  async line (from, words) {
    return await until(`Dino to show "${words}" of ${from}`, () =>
      this.messages(from, 0).find((line) => words instanceof RegExp ? words.test(line) : line.includes(words)))
  }

  async shoot (file) {
    this.screen.shoot(file)
  }

  async stop () {
    this.relay.close()
    await this.process.end('SIGTERM')
  }
}

await serve(Dino)
