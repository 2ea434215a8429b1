// Gajim without a monitor: told what to say by gajim-remote, heard by the
// database it keeps, and looked at.
import fs from 'node:fs'
import path from 'node:path'

import { seconds, until } from '../runners/process.js'
import { Screen } from './screen.js'
import { serve } from './serving.js'

class Gajim {
  static title = 'gajim'

  constructor (server, user) {
    this.user = user
    this.screen = new Screen(path.join(path.dirname(server.directory), `gajim-${user}`))
    const app = { remote_control: true, use_keyring: false, show_main_window: 'always', is_window_visible: true }
    const account = {
      name: user,
      hostname: server.domain,
      password: `${user}-pw`,
      active: true,
      use_custom_host: true,
      custom_host: '127.0.0.1',
      custom_port: server.port,
      custom_type: 'PLAIN',
      use_plain_connection: true,
      confirm_unencrypted_connection: false
    }
    this.config = this.screen.make('.config', 'gajim')
    this.logs = path.join(this.screen.make('.local', 'share', 'gajim'), 'logs.db')
    this.screen.tell(`CREATE TABLE settings (name TEXT UNIQUE, settings TEXT);
      CREATE TABLE account_settings (account TEXT UNIQUE, settings TEXT);
      INSERT INTO settings VALUES ('app', '${JSON.stringify(app)}'), ('soundevents', '{}'), ('status_presets', '{}'),
        ('proxies', '{}'), ('plugins', '{}'),
        ('workspaces', '{"1": {"name": "My Workspace", "color": "rgb(191,27,77)", "avatar_sha": "", "chats": []}}');
      INSERT INTO account_settings VALUES ('${user}',
        '${JSON.stringify({ account, contact: {}, group_chat: {} })}');
      PRAGMA user_version=5;`, path.join(this.config, 'settings.sqlite'))
  }

  async start () {
    await this.screen.start()
    this.process = this.screen.launch('gajim')
    await until('Gajim to be in', () => this.isIn(), seconds(60))
    this.screen.run('xdotool', 'search', '--onlyvisible', '--class', 'gajim', 'windowsize', '1270', '770')
  }

  isIn () {
    try {
      return this.remote('get_status', this.user).includes('online')
    } catch {
      return false // not there yet
    }
  }

  remote (...command) {
    return this.screen.run('gajim-remote', ...command)
  }

  say (to, text) {
    this.remote('send_chat_message', to, text, this.user)
  }

  heard (from) {
    if (!fs.existsSync(this.logs)) return []
    return this.screen.query(this.logs, `SELECT message FROM logs JOIN jids USING (jid_id)
      WHERE jid = ? AND kind IN (2, 4) ORDER BY log_line_id`, from).map(([message]) => message)
  }

  async line (from, words) {
    this.front = from
    return await until(`Gajim to show "${words}" of ${from}`, () =>
      this.heard(from).find((line) => words instanceof RegExp ? words.test(line) : line.includes(words)))
  }

  // The conversation that was heard of last.
  async shoot (file) {
    this.screen.run('gajim', `xmpp:${this.front}?message;type=chat`)
    this.screen.shoot(file)
  }

  async stop () {
    await this.process.end('SIGTERM')
  }
}

await serve(Gajim)
