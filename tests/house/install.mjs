// `cmake --install` into a directory of the test's own: the programs run from
// there and find each other, and the settings to begin with are beside them.
//   node install.mjs BUILD
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { endAll, freePort, makeDirectory, makePlace, Process, removePlaces, run, until, write } from '../runners/process.js'

const [build] = process.argv.slice(2)
const place = makePlace()
const stage = makeDirectory(path.join(place, 'stage'))

// Found by name: where each goes is GNUInstallDirs' to say.
function installed (name) {
  const found = execFileSync('find', [stage, '-type', 'f', '-name', name], { encoding: 'utf8' })
    .split('\n').filter(Boolean)
  assert.equal(found.length, 1, `${name} is installed ${found.length} times`)
  return found[0]
}

let code = 0
try {
  execFileSync('cmake', ['--install', build], { env: { ...process.env, DESTDIR: stage }, stdio: 'pipe' })
  const deskbell = installed('deskbell')
  assert(fs.statSync(installed('deskbell-staff')).mode & 0o001, 'everybody may run deskbell-staff')
  assert.equal(run([deskbell, '--settings']), fs.readFileSync(installed('deskbell.conf'), 'utf8'))
  for (const name of ['README.md', 'prosody.cfg.lua', 'ejabberd.yml']) installed(name)

  // Nobody listens there: deskbell-staff says so, if it was found.
  const port = await freePort()
  const settings = path.join(place, 'deskbell.conf')
  write(settings, `[desk]
domain = desk.example.org
secret = s3cret
server_port = ${port}
store = ${path.join(place, 'desk.sqlite')}
[account]
jid = desk@example.org
password = desk-pw
host = 127.0.0.1
port = ${port}
tls = off
[channel support]
title = Support
`)
  const desk = new Process('deskbell', [deskbell, '--config', settings], { log: path.join(place, 'log') })
  const [said] = await until('deskbell-staff to say something', () => desk.log().match(/the desk account: .*/))
  assert.doesNotMatch(said, /cannot be started/)
  assert.equal((await desk.end('SIGTERM')).code, 0)
  console.log(`passed: ${said}`)
} catch (error) {
  code = 1
  console.log(`FAILED: ${error.stack}`)
}
await endAll()
removePlaces()
process.exit(code)
