// Poezio in a terminal: typed into through tmux, heard by the logs it writes.
import fs from 'node:fs'
import path from 'node:path'

import { until, write } from '../runners/process.js'
import { Tmux } from '../runners/tmux.js'
import { CHANNEL } from '../e2e/scene.js'
import { serve } from './serving.js'

class Poezio {
  static title = 'poezio'

  constructor (server, user) {
    this.tmux = new Tmux(path.join(path.dirname(server.directory), `poezio-${user}`))
    this.logs = path.join(this.tmux.make('.local', 'share', 'poezio'), 'logs')
    write(path.join(this.tmux.make('.config', 'poezio'), 'poezio.cfg'), `[Poezio]
jid = ${user}@${server.domain}
password = ${user}-pw
custom_host = 127.0.0.1
custom_port = ${server.port}
force_encryption = false
use_log = true
load_log = 0
`)
  }

  async start () {
    await this.tmux.start('poezio')
    await until('Poezio to be in', () => /Support/.test(this.tmux.screen()))
  }

  input () {
    return this.tmux.screen().trimEnd().split('\n').at(-1)
  }

  // What comes in one piece is taken for a paste, Enter with it.
  async type (line) {
    for (const part of [line[0], line.slice(1)]) {
      this.tmux.text(part)
      await until(`Poezio to have taken "${part}"`, () => this.input().endsWith(part.slice(-40).trimEnd()))
    }
    this.tmux.keys('Enter')
    await until('Poezio to have done it', () => !this.input().endsWith(line.slice(-40).trimEnd()))
  }

  // Pressed too fast, keys are lost; what is chosen is seen by its colour.
  async press (key) {
    const before = this.tmux.screen('-e')
    this.tmux.keys(key)
    await until(`Poezio to have seen ${key}`, () => this.tmux.screen('-e') !== before)
  }

  async say (to, text) {
    await this.type(`/message ${to} ${text}`)
  }

  heard (from) {
    const file = path.join(this.logs, from)
    if (!fs.existsSync(file)) return []
    return fs.readFileSync(file, 'utf8').split(/^(?=M[RI] \d{8}T)/m).filter((entry) => entry.startsWith('MR'))
      .map((entry) => entry.replace(/^MR \S+ \d+ <[^>]*>\s*/, '').replace(/^ /mg, '').trimEnd())
  }

  async line (from, words) {
    return await until(`Poezio to show "${words}" of ${from}`, () =>
      this.heard(from).find((line) => words instanceof RegExp ? words.test(line) : line.includes(words)))
  }

  async form (node, words, shoot) {
    const rows = () => this.tmux.screen().split('\n').map((row) => row.split('│')[1] ?? '')
    const at = (name) => rows().findIndex((row) => row.startsWith(`${name} `))
    await this.type(`/ad-hoc ${CHANNEL}`)
    await until('the commands to be listed', () => at(node) > 0)
    for (let row = at('Node') + 1; row < at(node); row++) await this.press('Down')
    this.tmux.keys('Enter')
    await until('the form', () => rows().some((row) => row.includes('Ctrl+Y')))
    await shoot('form')
    this.tmux.keys('C-y')
    await until('the result', () => rows().some((row) => row.includes(words)))
    await shoot('note')
  }

  async shoot (file) {
    fs.writeFileSync(`${file}.txt`, this.tmux.screen())
  }

  async stop () {
    await this.type('/quit')
    await this.tmux.end()
  }
}

await serve(Poezio)
