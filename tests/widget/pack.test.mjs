// What a page loads, and that it is still the same program.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { minify } from '../../widget-gateway/widget/minify.js'
import { bundle, pack } from '../../widget-gateway/widget/pack.js'
import { words } from '../../widget-gateway/widget/words.js'

const files = await pack()
const weigh = (name) => gzipSync(files.get(name), { level: 9 }).length
const find = (start) => [...files.keys()].filter((name) => name.startsWith(start))

test('the loader weighs at most 2 KB, what it loads in one language at most 14', () => {
  const loader = weigh('deskbell.js')
  const [chat] = find('chat-')
  assert.ok(loader <= 2048, `the loader has ${loader} bytes`)
  for (const name of find('words-')) {
    const all = weigh(chat) + weigh(name)
    assert.ok(all <= 14 * 1024, `with ${name} it has ${all} bytes`)
  }
  for (const name of ['emoji-', 'forms-', 'ring-', 'work-']) assert.ok(weigh(find(name)[0]) <= 2048, name)
  console.log([...files.keys()].map((name) => `${name} ${weigh(name)}`).join('\n'))
})

test('names say the content, and the loader names what it loads', () => {
  const [chat] = find('chat-')
  assert.match(chat, /^chat-[0-9a-f]{12}\.js$/)
  assert.ok(files.get('deskbell.js').includes(`import('./${chat}')`))
  const [, stamp] = /^emoji-([0-9a-f]{12})\.js$/.exec(find('emoji-')[0])
  for (const name of ['emoji', 'forms', 'ring', 'work']) assert.ok(files.get(chat).includes(`import('./${name}-${stamp}.js')`), name)
  assert.ok(files.get(chat).includes(`-${stamp}.js`))
  assert.deepEqual(find('words-').sort(), Object.keys(words).map((language) => `words-${language}-${stamp}.js`).sort())
})

test('nothing in it breaks a strict policy', () => {
  for (const [name, text] of files) {
    for (const word of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'eval(', 'new Function', 'DOMParser', 'createContextualFragment']) {
      assert.ok(!text.includes(word), `${name} has ${word}`)
    }
  }
})

test('the joined modules run', async () => {
  const place = mkdtempSync(path.join(tmpdir(), 'deskbell-pack-'))
  try {
    for (const [name, text] of files) writeFileSync(path.join(place, name), text)
    writeFileSync(path.join(place, 'package.json'), '{"type":"module"}')
    const [chat] = find('chat-')
    assert.equal(typeof (await import(path.join(place, chat))).Chat.open, 'function')
    for (const name of readdirSync(place).filter((one) => one.startsWith('words-'))) {
      const said = (await import(path.join(place, name))).default
      assert.ok(said.send)
    }
    writeFileSync(path.join(place, 'wire.js'), bundle('wire'))
    const { read, write } = await import(path.join(place, 'wire.js'))
    assert.equal(read(write({ type: 'line', id: 'a', body: 'x' }).replace('chat', 'error')).type, 'away')
  } finally {
    rmSync(place, { recursive: true })
  }
})

test('what is made small does the same', () => {
  const programs = {
    'arrows in arrows': 'const outer = 1\nexport const it = [1, 2].map((one) => [3].map((two) => one * two + outer)).join()',
    'a default that is another variable': 'const far = 5\nexport const it = ((near, one = far) => near + one)(1)',
    'a name in two arrows, and between': 'const f = (line) => line + 1\nexport const it = ((all) => { const line = all[0]\n return all.map((line) => line * 2).join() + line })([1, 2]) + f(1)',
    'patterns': 'const g = ({ a, b: { c }, ...rest }) => { const [d, e = 7] = [a]\n return { a, c, d, e, rest } }\nexport const it = JSON.stringify(g({ a: 1, b: { c: 2 }, z: 3 }))',
    'templates': 'const n = 2\nexport const it = `${[1, n].map((one) => `<${one}>`).join(`${n}`)} / ${"}"}`',
    'classes': 'class Box {\n  #held = 1\n\n  constructor (more) {\n    this.more = more\n  }\n\n  get sum () {\n    return this.#held + this.more\n  }\n\n  static of (held) {\n    return new Box(held)\n  }\n}\nexport const it = Box.of(4).sum',
    'regular expressions and division': 'const a = 8\nconst b = a / 2 / 2\nexport const it = ["x/y".replace(/[/]/g, "-"), b, /a\\/b/.test("a/b")].join()',
    'line ends': 'let n = 1\nif (n) n += 1\nelse n = 9\nconst m = n\n  ? n + 1\n  : 0\nfor (const one of [1, 2]) {\n  if (one > 1) continue\n  n += one\n}\nexport const it = [n, m].join()',
    'blocks of one statement': 'const f = (a, b) => {\n  let n = 0\n  if (a) {\n    if (b) n = 1\n  } else {\n    n = 2\n  }\n  for (const one of [1, 2]) {\n    if (a) {\n      n += one\n    } else {\n      n += 7\n    }\n  }\n  if (n > 5) {\n    const m = n\n    n = m + 1\n  }\n  if (b) {\n    n++\n    n += 2\n  }\n  while (n > 20) {\n    n--\n  }\n  return n\n}\nexport const it = [f(1, 1), f(1, 0), f(0, 1), f(0, 0)].join()',
    'ends of blocks': 'function f () {\n  return { constructor: 1 }\n}\nconst a = { b: () => {\n  return { c: true }\n} }\nfunction g () {\n  try {\n    null.none()\n  } catch {\n    return false\n  }\n}\nexport const it = JSON.stringify([f(), a.b(), g()])',
    'shadows': 'const it1 = 1\nfunction f (a) {\n  const b = (a) => a + it1\n  return [1].map((c) => b(c) + a).join()\n}\nexport const it = f(3)'
  }
  for (const [name, program] of Object.entries(programs)) {
    const run = (text) => new Function(`${text.replace('export ', '')}\nreturn it`)()
    assert.equal(run(minify(program.replace('export ', ''), ['it'])), run(program), name)
  }
})
