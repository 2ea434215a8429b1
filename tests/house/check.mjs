// The house's laws that a program can check: who may include whom, what the
// mind may link, which words are banned, how long things may be.
//   node check.mjs arrows|banned|sizes|format|purity|asserts [build dir]
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const [what, build] = process.argv.slice(2)
const wrong = []
let right = 0

const read = file => readFileSync(join(root, file), 'utf8')
const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
const files = run('git', ['ls-files', '-co', '--exclude-standard']).split('\n').filter(Boolean)
const c = files.filter(f => /\.[ch]$/.test(f))
const own = c.filter(f => /^(component|widget-gateway)\//.test(f))

function claim (holds, sentence) {
  if (holds) right++
  else wrong.push(sentence)
}

// room: [rooms and headers that its files may include, beside their own]
const arrows = {
  base: [],
  wire: ['base'],
  desk: ['base'],
  store: ['base', 'ports.h', 'desk/event.h', 'desk/effect.h', 'desk/limits.h', 'desk/types.h', 'schema'],
  xmpp: ['base', 'wire', 'deskbell.h', 'ports.h', 'staff/fact.h', 'desk/command.h', 'desk/event.h', 'desk/effect.h', 'desk/limits.h', 'desk/types.h', 'desk/word.h'],
  staff: ['base'],
  'ports.h': ['desk/types.h'],
  'app.h': ['base', 'ports.h'],
  'app.c': ['app.h', 'base', 'ports.h', 'desk'],
  'metrics.h': ['base'],
  'metrics.c': ['metrics.h', 'base'],
  'status.h': [],
  'status.c': ['status.h', 'base'],
  'settings.h': ['base'],
  'settings.c': ['settings.h', 'base'],
  'daemon.h': [],
  'daemon.c': ['app.h', 'base', 'desk/desk.h', 'desk/event.h', 'metrics.h', 'settings.h', 'status.h', 'store/sqlite.h', 'xmpp/component.h', 'xmpp/staff.h'],
  'main.c': ['base', 'daemon.h', 'settings.h', 'xmpp/words/handbook.h']
}

// The gateway's rooms. The two ground floors are the component's; its other
// rooms are not the gateway's to know.
const gatewayArrows = {
  gate: ['base', 'wire', 'deskbell.h'],
  hub: ['base', 'wire', 'gate', 'ports.h', 'metrics.h', 'deskbell.h'],
  net: ['base', 'wire', 'ports.h', 'metrics.h', 'deskbell.h'],
  'ports.h': [],
  'metrics.h': ['base'],
  'metrics.c': ['metrics.h', 'base'],
  'rights.h': [],
  'rights.c': ['rights.h', 'base'],
  'settings.h': ['base'],
  'settings.c': ['settings.h', 'base'],
  'daemon.h': [],
  'daemon.c': ['daemon.h', 'base', 'hub/hub.h', 'net/net.h', 'ports.h', 'rights.h', 'settings.h'],
  'main.c': ['base', 'daemon.h', 'settings.h']
}

const libraries = {
  base: [],
  wire: ['expat.h', 'openssl/evp.h'],
  desk: [],
  store: ['sqlite3.h'],
  xmpp: ['openssl/sha.h', 'openssl/evp.h'],
  staff: ['strophe.h', 'expat.h'],
  net: ['libwebsockets.h', 'openssl/err.h', 'openssl/evp.h', 'openssl/params.h', 'openssl/ssl.h']
}

const pureSystem = /^(assert|stdbool|stddef|stdint|stdio|string|stdlib|stdarg|inttypes|limits)\.h$/

function room (file) {
  const path = file.replace(/^(component|widget-gateway)\//, '')
  return path.includes('/') ? path.split('/')[0] : path
}

function checkArrows () {
  for (const file of own) {
    const here = room(file)
    const drawing = file.startsWith('component/') ? arrows : gatewayArrows
    claim(here in drawing, `${file}: the room ${here} is in no drawing`)
    for (const [, to] of read(file).matchAll(/^#include "(.+)"/gm)) {
      const allowed = [here, ...(drawing[here] ?? [])]
      claim(allowed.some(a => to === a || to.startsWith(a + '/')) ||
        (basename(to) === to && files.includes(join(dirname(file), to))),
      `${file} may not include "${to}"`)
    }
    for (const [, to] of read(file).matchAll(/^#include <(.+)>/gm)) {
      if (/^(expat|sqlite3|strophe|libwebsockets|openssl)/.test(to)) {
        claim((libraries[here] ?? []).includes(to), `${file} may not include <${to}>`)
      }
      if (here === 'desk' || here === 'gate') claim(pureSystem.test(to), `${file}: the mind may not include <${to}>`)
    }
  }
}

// Inside the mind: what happens must follow in desk_settle(), so no room of
// events calls another, and nobody calls desk_step() but the face's owner.
function checkMind () {
  for (const file of own.filter(f => /^component\/desk\/on_.*\.c$/.test(f))) {
    for (const [, to] of read(file).matchAll(/^#include "desk\/(on_.+)\.h"/gm)) {
      claim(basename(file, '.c') === to, `${file} may not know ${to}`)
    }
    claim(!/\bdesk_step\(/.test(read(file)), `${file} may not call desk_step`)
  }
}

const stripped = text => text
  .replace(/\/\*[^]*?\*\//g, s => s.replace(/[^\n]/g, ' '))
  .replace(/"(\\.|[^"\\\n])*"/g, '""')

function checkBanned () {
  const banned = ['strcpy', 'strcat', 'sprintf', 'vsprintf', 'gets', 'strtok', 'atoi', 'alloca', 'setjmp', 'longjmp', 'sleep', 'usleep', 'nanosleep', 'system', 'popen', 'rand', 'srand', 'lws_spa_create', 'lejp_construct']
  const elsewhere = { time: /base\/clock\.c$/, clock_gettime: /base\/clock\.c$/, gettimeofday: /base\/clock\.c$/, getrandom: /base\/clock\.c$/, printf: /(main|log)\.c$/, fprintf: /(main|log)\.c$/, malloc: /base\/arena\.c$/, calloc: /base\/arena\.c$/, realloc: /base\/arena\.c$/ }
  for (const file of own) {
    const text = stripped(read(file))
    for (const word of banned) {
      claim(!new RegExp(`(?<![\\w.>])${word}\\s*\\(`).test(text), `${file}: ${word}() is banned`)
    }
    for (const [word, where] of Object.entries(elsewhere)) {
      claim(where.test(file) || !new RegExp(`(?<![\\w.>])${word}\\s*\\(`).test(text), `${file}: ${word}() has its own room`)
    }
    claim(!/sqlite3_exec\([^;]*%/.test(text) && !/INSERT OR IGNORE/i.test(read(file)), `${file}: SQL is prepared, and never OR IGNORE`)
  }
}

function checkSizes () {
  for (const file of c) {
    const lines = read(file).split('\n').length - 1
    claim(lines <= 600, `${file} has ${lines} lines, 600 at most`)
  }
  for (const file of own) {
    const lines = read(file).split('\n')
    claim(!/\/main\.c$/.test(file) || lines.length <= 151, `${file} has ${lines.length - 1} lines, 150 at most`)
    let start = 0
    lines.forEach((line, i) => {
      const width = [...line.replace(/\t/g, '    ')].length
      claim(width <= 80, `${file}:${i + 1} is ${width} columns wide`)
      if (/^\S.*\{$/.test(line) && /\)\s*\{$/.test(line)) start = i
      if (/^\}$/.test(line) && start) {
        claim(i - start < 60, `${file}:${start + 1}: a function of ${i - start + 1} lines, 60 at most`)
        start = 0
      }
    })
  }
  // Within one program a bound has one figure.
  const places = {}
  for (const file of own) {
    const program = file.match(/^(component\/staff|[\w-]+)\//)[1]
    for (const [, name] of read(file).matchAll(/^#define (\w+_MOST)\b/gm)) {
      const first = places[`${program} ${name}`] ??= file
      claim(first === file, `${name} has a figure in ${first}, and once more in ${file}`)
    }
  }
  const rooted = new Set(files.map(f => f.split('/')[0]).filter(f => !f.startsWith('.')))
  const named = ['component', 'widget-gateway', 'schemas', 'examples', 'tests', 'CMakeLists.txt', 'CMakePresets.json', 'README.md', 'LICENSE', 'CHANGELOG.md']
  for (const name of rooted) claim(named.includes(name), `the top level has ${name}, which the layout does not name`)
  claim(read('CMakeLists.txt').split('\n').length <= 121, 'CMakeLists.txt is longer than 120 lines')
}

function checkFormat () {
  for (const file of c) {
    let tidy = true
    try {
      run('clang-format', ['--dry-run', '-Werror', file])
    } catch {
      tidy = false
    }
    claim(tidy, `${file}: clang-format -i ${file}`)
  }
}

// What a mind's library names and none of its rooms defines: a stray time() or
// sqlite3_ call shows here. Asks the libraries without sanitizers.
function checkPurity () {
  const names = (library, flag) => run('nm', [flag, join(build, `lib${library}.a`)]).split('\n')
    .map(line => line.trim().split(/\s+/).pop()).filter(name => name && !name.endsWith(':'))
  for (const rooms of [['desk', 'base'], ['gate', 'base', 'wire']]) {
    const defined = new Set(rooms.flatMap(room => names(room, '--defined-only')))
    for (const name of new Set(names(rooms[0], '-u'))) {
      claim(defined.has(name) || /^(mem|str)\w+$|^(free|qsort|bsearch|snprintf|__assert_fail|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_)$|^__(mem|str|snprintf|vsnprintf)\w*_chk$/.test(name),
        `the mind in ${rooms[0]} may not call ${name}`)
    }
  }
}

// A program that knows of a bug of ours stops, whoever built it and how.
function checkAsserts () {
  for (const { command, file } of JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'))) {
    claim(command.match(/\s-[DU]\s*NDEBUG\b/g)?.pop().trim() === '-UNDEBUG', `${file} may be built without asserts`)
  }
  for (const file of c) claim(!/\bNDEBUG\b/.test(stripped(read(file))), `${file} asks for NDEBUG`)
}

const checks = {
  arrows () {
    checkArrows()
    checkMind()
  },
  banned: checkBanned,
  sizes: checkSizes,
  format: checkFormat,
  purity: checkPurity,
  asserts: checkAsserts
}

checks[what]()
for (const sentence of wrong) console.log(sentence)
console.log(`${right} passed, ${wrong.length} failed`)
process.exit(wrong.length || !right ? 1 : 0)
