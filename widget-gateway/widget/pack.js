// Builds what a gateway serves: deskbell.js, the small loader with a short
// cache, and behind it files whose names are their content's hash. No
// dependency: modules become functions in one file, and minify.js makes it small.
//   node pack.js DIRECTORY
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { minify } from './minify.js'

const here = dirname(fileURLToPath(import.meta.url))

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const IMPORT = /^import \{ (.+) \} from '\.\/(.+)\.js'$/gm

/** @returns {{order: string[], sources: Map<string, string>}} each after what it imports */
function collect (name, found = { order: [], sources: new Map() }) {
  if (found.sources.has(name)) return found
  const text = readFileSync(join(here, `${name}.js`), 'utf8')
  found.sources.set(name, text)
  for (const [, , next] of text.matchAll(IMPORT)) collect(next, found)
  found.order.push(name)
  return found
}

/**
 * One module of `entry` and all that it imports, as one. The names at their
 * tops share a scope then: minify.js throws where two are the same.
 * `replace` edits sources.
 */
export function bundle (entry, replace = (name, text) => text) {
  const { order, sources } = collect(entry)
  const exported = [...sources.get(entry).matchAll(/^export (?:async function|function|const|class) ([\w$]+)/gm)].map(([, name]) => name)
  const text = order.map((name) => replace(name, sources.get(name)).replace(IMPORT, '').replace(/^export /gm, '')).join('\n')
  if (/^(import|export)\b/m.test(text)) throw new Error(`${entry}.js has an import or export that pack.js does not know`)
  return `${minify(text, exported)}\nexport {${exported.join()}}\n`
}

/** @returns {Promise<Map<string, string>>} file names and their texts */
export async function pack () {
  const files = new Map()
  const { words } = await import('./words.js')
  const languages = {}
  for (const [language, said] of Object.entries(words)) {
    const text = `export default ${JSON.stringify(said)}\n`
    languages[language] = `words-${language}-${hash(text)}.js`
    files.set(languages[language], text)
  }
  const chat = bundle('deskbell-chat', (name, text) => {
    if (name === 'words') return text.replace(/^export const words = \{[^]*?^\}$/m, `export const words = ${JSON.stringify(languages)}`)
    return name === 'deskbell-chat'
      ? text.replace("const { words } = await import('./words.js')\n  return words[language]", 'return (await import(`./${words[language]}`)).default')
      : text
  })
  if (chat.includes('./words.js')) throw new Error('the words are not split')
  const name = `chat-${hash(chat)}.js`
  files.set(name, chat)
  files.set('deskbell.js', minify(readFileSync(join(here, 'define.js'), 'utf8').replace('export class', 'class').replace("import('./deskbell-chat.js')", `import('./${name}')`)))
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , directory] = process.argv
  if (!directory) throw new Error('usage: node pack.js DIRECTORY')
  mkdirSync(directory, { recursive: true })
  for (const [name, text] of await pack()) {
    writeFileSync(join(directory, name), text)
    writeFileSync(join(directory, `${name}.gz`), gzipSync(text, { level: 9 }))
    writeFileSync(join(directory, `${name}.br`), brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
}
