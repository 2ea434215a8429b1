// Whether a file says what a program prints: node same.mjs FILE[:START] PROGRAM …
// With START only the block of lines from that one to the next ``` counts, of
// a table to its end.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const [place, program, ...args] = process.argv.slice(2)
const [file, start] = place.split(':')

function block (text) {
  if (!start) return text
  const from = text.indexOf(`\n${start}\n`) + 1
  return start.startsWith('|')
    ? text.slice(from, text.indexOf('\n\n', from) + 1)
    : text.slice(from, text.indexOf('```', from))
}

const said = block(readFileSync(join(root, file), 'utf8')).split('\n')
const printed = execFileSync(program, args, { encoding: 'utf8' }).split('\n')
const wrong = printed.findIndex((line, i) => line !== said[i])
if (wrong !== -1 || said.length !== printed.length) {
  console.log(`${file} is not what ${program} ${args.join(' ')} prints, first here:`)
  console.log(`  the file:    ${said[wrong] ?? '(its end)'}`)
  console.log(`  the program: ${printed[wrong] ?? '(its end)'}`)
}
const same = wrong === -1 && said.length === printed.length && printed.length > 1
console.log(same ? '1 passed, 0 failed' : '0 passed, 1 failed')
process.exit(same ? 0 : 1)
