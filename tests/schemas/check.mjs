// Every example is as the schema says, and what must not be is not; and each
// word of the schema that C names is spelled as the schema spells it.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const schemas = join(here, '../../schemas')
let passed = 0
const wrong = []

function claim (holds, sentence) {
  if (holds) passed++
  else wrong.push(sentence)
}

for (const kind of ['up', 'down', 'link', 'not-up', 'not-down']) {
  const schema = join(schemas, kind.replace('not-', '') + '.xsd')
  for (const name of readdirSync(join(here, kind))) {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet',
      '--schema', schema, join(here, kind, name)], { encoding: 'utf8' })
    // 3: well-formed and not valid; all else is a mistake of the test's own
    claim(status === (kind.startsWith('not-') ? 3 : 0),
      `${kind}/${name}: xmllint says ${status}\n${stderr}`)
  }
}

const visit = readFileSync(join(schemas, 'visit.xsd'), 'utf8')
const header = readFileSync(join(schemas, 'deskbell.h'), 'utf8')
for (const [, name] of header.matchAll(/^#define VISIT_\w+ +"(.+)"/gm)) {
  claim(visit.includes(`<xs:element name='${name}'`), `no element ${name}`)
}
const codes = new Set([...header.matchAll(/^#define REFUSED_\w+ +"(.+)"/gm)]
  .map(m => m[1]))
const refused = visit.slice(visit.indexOf("<xs:element name='refused'"))
const listed = new Set([...refused.slice(0, refused.indexOf('</xs:simpleType>'))
  .matchAll(/enumeration value='(.+?)'/g)].map(m => m[1]))
claim(codes.size === listed.size && [...codes].every(c => listed.has(c)),
  `codes differ: ${[...codes]} and ${[...listed]}`)

for (const sentence of wrong) console.log(sentence)
console.log(`${passed} passed, ${wrong.length} failed`)
process.exit(wrong.length || !passed ? 1 : 0)
