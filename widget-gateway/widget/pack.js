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

// What is loaded when it is first wanted.
const LATER = ['emoji', 'forms', 'ring', 'work']

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

/**
 * The names of all that is loaded later share the hash of it all: one name's
 * worth of chance in what names them.
 * @returns {Promise<Map<string, string>>} file names and their texts
 */
export async function pack () {
  const { words } = await import('./words.js')
  const later = new Map(LATER.map((name) => [name, bundle(name)]))
  for (const [language, said] of Object.entries(words)) later.set(`words-${language}`, `export default ${JSON.stringify(said)}\n`)
  const stamp = hash([...later.values()].join())
  const files = new Map([...later].map(([name, text]) => [`${name}-${stamp}.js`, text]))
  const languages = `{${Object.keys(words).map((language) => `${language}:1`)}}`
  const chat = bundle('deskbell-chat', (name, text) => text
    .replace(/^export const words = \{[^]*?^\}$/m, `export const words = ${languages}`)
    .replace("const { words } = await import('./words.js')\n  return words[language]", `return (await import(\`./words-\${language}-${stamp}.js\`)).default`)
    .replace(/\.\/(\w+)\.js(?='\))/g, (whole, one) => later.has(one) ? `./${one}-${stamp}.js` : whole))
  if (/'\.\/\w+\.js'/.test(chat)) throw new Error('something does not load by itself')
  const name = `chat-${hash(chat)}.js`
  const loader = readFileSync(join(here, 'define.js'), 'utf8').replace('export class', 'class').replace("import('./deskbell-chat.js')", `import('./${name}')`)
  return files.set(name, chat).set('deskbell.js', minify(loader))
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
