// Pictures of every state, to be looked at:
//   node tests/widget/screens.mjs DIRECTORY [STATE…]
import fs from 'node:fs'
import path from 'node:path'
import { Stage, states } from './stage.mjs'

const looks = [
  { name: '320', width: 320, height: 640 },
  { name: '390-dark', width: 390, height: 780, colorScheme: 'dark' },
  { name: '1280', width: 1280, height: 720 },
  { name: '1280-dark', width: 1280, height: 720, colorScheme: 'dark' },
  { name: '390-rtl', width: 390, height: 780, html: 'lang=he dir=rtl' },
  { name: '1280-rtl', width: 1280, height: 720, html: 'lang=he dir=rtl' },
  { name: '390-de', width: 390, height: 780, html: 'lang=de' },
  { name: '1280-forced', width: 1280, height: 720, forcedColors: 'active' },
  { name: '640-zoomed', width: 640, height: 360 }
]

const [, , directory, ...wanted] = process.argv
if (!directory) throw new Error('usage: screens.mjs DIRECTORY [STATE…]')
fs.mkdirSync(directory, { recursive: true })
const stage = await Stage.open()
try {
  for (const look of looks) {
    const { name, width, height, html, ...options } = look
    for (const state of states) {
      if (wanted.length && !wanted.includes(state.name)) continue
      stage.played.reset()
      stage.played.html = html ?? 'lang=en'
      if (html) stage.played.attributes = 'language=en'
      if (name.endsWith('-de')) stage.played.attributes = ''
      state.before?.(stage.played)
      await stage.enter({ viewport: { width, height }, reducedMotion: 'reduce', ...options })
      if (name.endsWith('-de') && /^(marks|reconnecting|pill)$/.test(state.name)) continue // they wait for English words
      await state.play(stage)
      await stage.page.screenshot({ path: path.join(directory, `${state.name}-${name}.png`) })
    }
  }
} finally {
  await stage.close()
}
