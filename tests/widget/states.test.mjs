// Every state renders: at each width it fits, its words are there, nothing is
// too small to be touched, axe-core finds nothing, and the strictest policy has
// nothing to report.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { skip, Stage, states } from './stage.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const few = ['talking', 'queue', 'ask-form', 'rating', 'menu', 'emoji', 'too-long', 'rich']
const looks = [
  { width: 320, height: 640 },
  { width: 1280, height: 720, colorScheme: 'dark' },
  { width: 390, height: 780, html: 'lang=he dir=rtl', only: few },
  { width: 640, height: 360, only: few } // 200 % of a laptop
]
let stage

before(async () => { if (!skip) stage = await Stage.open() })
after(() => stage?.close())

// In the page: what sticks out of the window, and what is hard to touch.
function measure () {
  const root = document.querySelector('deskbell-chat').shadowRoot
  const seen = [...root.querySelectorAll('*')].filter((one) => one.checkVisibility())
  const name = (one) => `${one.localName}.${one.getAttribute('class')}`
  const out = seen.filter((one) => {
    if (one.closest('.log, .emoji, svg') && one !== one.closest('.log, .emoji')) return false
    if (one.matches('.said, .badge')) return false
    const { left, right, top, bottom } = one.getBoundingClientRect()
    return left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5
  })
  const log = root.querySelector('.log')
  const wide = log?.checkVisibility() && log.scrollWidth > log.clientWidth ? ['.log scrolls sideways'] : []
  // 2.5.8 of WCAG 2.2 asks for 24; a link within words may be less
  const small = seen.filter((one) => one.matches('button, summary, select, input:not([type=checkbox]), textarea')).filter((one) => {
    const { width, height } = one.getBoundingClientRect()
    return width < 43.5 || height < 43.5
  })
  return [...out.map((one) => `${name(one)} sticks out`), ...wide, ...small.map((one) => `${name(one)} is small`)]
}

async function inspect () {
  const found = await stage.page.evaluate(measure)
  const { violations } = await stage.page.evaluate(async () => window.axe.run('deskbell-chat', {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false } } // a widget is no part of the page's outline
  }))
  return [...found, ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))]
}

for (const look of looks) {
  const { width, height, html, only, ...options } = look
  for (const state of states) {
    if (only && !only.includes(state.name)) continue
    test(`${state.name} at ${width}`, { skip }, async () => {
      stage.played.reset()
      stage.played.html = html ?? 'lang=en'
      stage.played.attributes = 'language=en'
      state.before?.(stage.played)
      await stage.enter({ viewport: { width, height }, reducedMotion: 'reduce', ...options, bypassCSP: false })
      // evaluated by the debugger: the page's own policy does not see it
      await stage.page.evaluate(axe)
      await state.play(stage)
      assert.deepEqual(await inspect(), [])
      assert.deepEqual(stage.complaints, [])
    })
  }
}
