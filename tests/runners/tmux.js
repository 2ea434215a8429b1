// A terminal that a program in it believes to be a person's: tmux, in the
// foreground, so that it dies with the test.
import fs from 'node:fs'
import path from 'node:path'

import { makeDirectory, Process, run, until } from './process.js'

export class Tmux {
  // `directory` becomes the program's HOME.
  constructor (directory) {
    this.directory = makeDirectory(directory)
    this.socket = path.join(directory, 'tmux')
    this.env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: directory, TERM: 'xterm-256color' }
  }

  // A directory below HOME and all that lead there.
  make (...names) {
    names.reduce((above, name) => makeDirectory(path.join(above, name)), this.directory)
    return path.join(this.directory, ...names)
  }

  async start (...command) {
    this.process = new Process('tmux', ['tmux', '-D', '-S', this.socket, '-f', '/dev/null'], {
      log: path.join(this.directory, 'tmux.log'), cwd: this.directory, env: this.env
    })
    await until('tmux to listen', () => fs.existsSync(this.socket))
    // One word alone would go to the user's shell, which may be none.
    this.tell('new-session', '-d', '-x', '120', '-y', '40', 'env', ...command)
  }

  tell (...command) {
    return run(['tmux', '-S', this.socket, ...command], { cwd: this.directory, env: this.env })
  }

  // `-e` with its colours.
  screen (...how) {
    return this.tell('capture-pane', '-p', ...how)
  }

  // As if somebody pressed them.
  text (text) {
    this.tell('send-keys', '-l', '--', text)
  }

  keys (...names) {
    this.tell('send-keys', ...names)
  }

  // The program has been told to end.
  async end () {
    await until('the terminal to be left', () => !this.tell('list-sessions', '-F', 'a session').trim())
    await this.process.end('SIGTERM')
  }
}
