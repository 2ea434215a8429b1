// Passes on what ctest prints, but for its closing lines: before them it says
// why tests were skipped. A skip that tests/skips does not list is a failure.
// After them, how many programs could not be looked for leaks: a line each in BLIND.
//
//   ctest … --output-junit RESULTS | node closing.js RESULTS SKIPS BLIND
import fs from 'node:fs'
import readline from 'node:readline'

import { parse } from './xml.js'

const [results, skips, blind] = process.argv.slice(2)
const closing = []

for await (const line of readline.createInterface({ input: process.stdin })) {
  if (closing.length || /^\d+% tests passed/.test(line)) closing.push(line)
  else console.log(line)
}

const listed = new Set(fs.readFileSync(skips, 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(/\s/)[0]))

let unlisted = 0
for (const test of parse(fs.readFileSync(results, 'utf8')).elements) {
  if (!test.child('skipped')) continue
  const { name } = test.attrs
  const why = test.childText('system-out')?.match(/skipped: (.*)/)?.[1] ?? 'it does not say why'
  console.log(`${name} was skipped: ${why}`)
  if (!listed.has(name)) {
    console.log(`${name} may not be skipped: tests/skips does not list it`)
    unlisted++
  }
}
console.log(closing.join('\n'))
const names = fs.readFileSync(blind, 'utf8').split('\n').filter(Boolean)
if (names.length) console.log(`${names.length} programs could not be looked for leaks: ${[...new Set(names)].join(', ')}`)
if (unlisted) process.exit(1)
