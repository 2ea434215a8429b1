// What a test starts and where it lives: a directory of its own, ports of its
// own, an unprivileged user where the test is root, and nothing left behind.
// It knows nothing of XMPP.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const isRoot = process.getuid() === 0
const nobody = isRoot
  ? {
      uid: Number(execFileSync('id', ['-u', 'nobody'])),
      gid: Number(execFileSync('id', ['-g', 'nobody']))
    }
  : { uid: process.getuid(), gid: process.getgid() }

// Slow machines and sanitizers: every time-out of a test is multiplied.
const patience = Number(process.env.DESKBELL_PATIENCE || 1)

export const seconds = (n) => n * 1000 * patience

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

// Asks `test` again and again until it is true; names what never came.
export async function until (what, test, within = seconds(15)) {
  const end = Date.now() + within
  for (;;) {
    const found = await test()
    if (found) return found
    if (Date.now() > end) {
      throw new Error(`waited ${within / 1000} s in vain for ${what}`)
    }
    await pause(20)
  }
}

const places = new Set()

export function makePlace () {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'deskbell-'))
  fs.chmodSync(place, 0o755)
  fs.chownSync(place, nobody.uid, nobody.gid)
  places.add(place)
  return place
}

export function makeDirectory (directory) {
  fs.mkdirSync(directory, { recursive: true })
  fs.chownSync(directory, nobody.uid, nobody.gid)
  return directory
}

// Whatever a test writes is for the user its processes run as.
export function write (file, text, mode = 0o600) {
  fs.writeFileSync(file, text, { mode })
  fs.chmodSync(file, mode)
  fs.chownSync(file, nobody.uid, nobody.gid)
}

const taken = new Set()

/*
 * Ports that are free now. Not by binding port 0: those are from the range of
 * outgoing connections, where the port of a server that a test has killed may
 * be taken by anybody's connection, or a client that calls it may by chance
 * get the same number and be connected to itself.
 */
export async function freePort () {
  for (;;) {
    const port = 10000 + Math.floor(Math.random() * 22000)
    if (!taken.has(port) && await isFree(port)) {
      taken.add(port)
      return port
    }
  }
}

function isFree (port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.close(() => resolve(true))
    })
  })
}

export function isOpen (port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

const running = new Set()

// One process with a log. It dies with the test, however the test dies.
export class Process {
  constructor (name, command, { log, env = {}, cwd = '/', isRoot: staysRoot = false }) {
    this.name = name
    this.logFile = log
    this.exited = null
    this.isStopping = false
    const as = isRoot && !staysRoot
      ? [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups']
      : []
    if (!fs.existsSync(log)) write(log, '', 0o644)
    this.logBegan = this.log().length
    const out = fs.openSync(log, 'a')
    this.child = spawn('setpriv',
      [...as, '--pdeathsig', 'KILL', '--', ...command], {
        cwd,
        env: { PATH: process.env.PATH + ':/usr/sbin:/sbin', LANG: 'C.UTF-8', ...env },
        stdio: ['ignore', out, out]
      })
    fs.closeSync(out)
    this.pid = this.child.pid
    running.add(this)
    this.ended = new Promise((resolve) => {
      const end = (exited) => {
        this.exited = exited
        running.delete(this)
        this.countBlind()
        resolve(exited)
      }
      this.child.once('error', (error) => end({ error: error.message }))
      this.child.once('exit', (code, signal) => end({ code, signal }))
    })
  }

  log () {
    return fs.readFileSync(this.logFile, 'utf8')
  }

  // What leaks.c says where it could not look, for the end of the whole run.
  countBlind () {
    if (!fs.existsSync(this.logFile)) return
    const count = this.log().slice(this.logBegan).match(/^It could not be looked for leaks\.$/mg)?.length
    if (!count) return
    console.log(`# ${this.name}: it could not be looked for leaks`)
    if (process.env.DESKBELL_BLIND) fs.appendFileSync(process.env.DESKBELL_BLIND, `${this.name}\n`.repeat(count))
  }

  signal (name) {
    if (!this.exited) this.child.kill(name)
  }

  // Waits for the end; what does not end by then is killed and complained of.
  async end (signal, within = seconds(10)) {
    if (signal) this.signal(signal)
    const timer = setTimeout(() => {
      this.isStuck = true
      this.child.kill('SIGKILL')
    }, within)
    const exited = await this.ended
    clearTimeout(timer)
    if (this.isStuck) {
      throw new Error(`${this.name} did not end ${within / 1000} s after ` +
        `${signal || 'it was awaited'}`)
    }
    return exited
  }
}

// Milliseconds of CPU that a process has used so far, all its threads.
export function cpu (pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

// A command that does its work and is gone, as the same user.
export function run (command, options = {}) {
  const as = isRoot
    ? [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups']
    : []
  return execFileSync('setpriv', [...as, '--', ...command],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds(30), ...options })
}

export async function endAll () {
  const all = [...running]
  for (const one of all) one.child.kill('SIGKILL')
  await Promise.all(all.map((one) => one.ended))
}

export function removePlaces () {
  for (const place of places) {
    if (process.env.DESKBELL_KEEP) {
      console.log(`kept: ${place}`)
    } else {
      fs.rmSync(place, { recursive: true, force: true, maxRetries: 3 })
    }
  }
  places.clear()
}

process.once('exit', () => {
  for (const one of running) one.child.kill('SIGKILL')
})
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(name, () => {
    for (const one of running) one.child.kill('SIGKILL')
    removePlaces()
    process.exit(1)
  })
}
