// A file of examples/, to be tried with a test's own ports, paths and secrets.
import fs from 'node:fs'
import path from 'node:path'

import { SOURCE } from './desk.js'

// Says which of the words is missing, so that an example cannot change unseen.
export function example (name, replacements) {
  let text = fs.readFileSync(path.join(SOURCE, 'examples', name), 'utf8')
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`examples/${name} no longer says: ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}
