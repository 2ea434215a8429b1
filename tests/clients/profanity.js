// Profanity once more, for its forms and for what its screen shows.
import fs from 'node:fs'

import { until } from '../runners/process.js'
import { Profanity } from '../runners/profanity.js'
import { CHANNEL } from '../e2e/scene.js'
import { serve } from './serving.js'

class Shown extends Profanity {
  static title = 'profanity'

  async start () {
    await super.start()
    await until('Profanity to be in', () => this.isIn())
  }

  async form (node, words, shoot) {
    const shows = (what) => until(`Profanity to show "${what}"`, () => this.tmux.screen().includes(what))
    this.type(`/cmd list ${CHANNEL}`)
    await shows(node)
    this.type(`/cmd exec ${node} ${CHANNEL}`)
    await shows('Where is my parcel?')
    await shoot('form')
    this.type('/form submit')
    this.type(`/msg ${CHANNEL}`) // the note is there
    await shows(words)
    await shoot('note')
  }

  async shoot (file) {
    fs.writeFileSync(`${file}.txt`, this.tmux.screen())
  }
}

await serve(Shown)
