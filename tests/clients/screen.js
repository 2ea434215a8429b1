// A desk for programs with windows: an X server without a monitor, a window
// manager and a message bus, of the test's own.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { makeDirectory, Process, run, until, write } from '../runners/process.js'

export class Screen {
  // `directory` becomes the programs' HOME.
  constructor (directory) {
    this.directory = makeDirectory(directory)
    this.runtime = this.make('run')
    fs.chmodSync(this.runtime, 0o700)
    this.env = {
      PATH: '/usr/bin:/bin', // Debian's, as these programs are
      LANG: 'C.UTF-8',
      HOME: directory,
      XDG_RUNTIME_DIR: this.runtime,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${this.runtime}/bus`,
      GDK_BACKEND: 'x11',
      GSK_RENDERER: 'cairo',
      GSETTINGS_BACKEND: 'memory',
      NO_AT_BRIDGE: '1'
    }
  }

  // A directory below HOME and all that lead there.
  make (...names) {
    names.reduce((above, name) => makeDirectory(path.join(above, name)), this.directory)
    return path.join(this.directory, ...names)
  }

  async start () {
    const place = (n) => `/tmp/.X11-unix/X${n}`
    let display
    do display = 100 + Math.floor(Math.random() * 800); while (fs.existsSync(place(display)))
    this.env.DISPLAY = `:${display}`
    this.launch('Xvfb', this.env.DISPLAY, '-screen', '0', '1280x800x24', '-nolisten', 'tcp')
    await until('the X server', () => fs.existsSync(place(display)))
    // Not the system's services: nothing that a program asks for is started.
    const bus = path.join(this.directory, 'bus.conf')
    write(bus, `<busconfig><type>session</type><listen>${this.env.DBUS_SESSION_BUS_ADDRESS}</listen>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`)
    this.launch('dbus-daemon', '--nofork', '--nopidfile', `--config-file=${bus}`)
    await until('the message bus', () => fs.existsSync(`${this.runtime}/bus`))
    this.launch('openbox')
  }

  launch (...command) {
    return new Process(command[0], command, {
      log: path.join(this.directory, `${command[0]}.log`), cwd: this.directory, env: this.env
    })
  }

  run (...command) {
    return run(command, { cwd: this.directory, env: this.env })
  }

  // Rows of a database that a program keeps: columns are parted by \t.
  query (file, sql, ...values) {
    return JSON.parse(this.run('python3', '-c', `
import json, sqlite3, sys
base = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True, timeout=5)
print(json.dumps(base.execute(sys.argv[2], sys.argv[3:]).fetchall()))`, file, sql, ...values))
  }

  tell (sql, file) {
    this.run('python3', '-c', 'import sqlite3, sys; base = sqlite3.connect(sys.argv[1]); base.executescript(sys.argv[2]); base.commit()', file, sql)
  }

  shoot (file) {
    execFileSync('import', ['-window', 'root', `${file}.png`], { env: this.env })
  }
}
