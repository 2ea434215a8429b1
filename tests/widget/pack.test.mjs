// What a page loads, and that it is still the same program.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { bundle, pack } from '../../widget-gateway/widget/pack.js'
import { words } from '../../widget-gateway/widget/words.js'

const files = await pack()
const weigh = (name) => gzipSync(files.get(name), { level: 9, memLevel: 7 }).length
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
