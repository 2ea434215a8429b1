// All that a client hears said, in the order in which it came, whatever else a
// test does with it: what was lost, doubled, out of order or not for him shows.
import { bare } from './client.js'

export class Diary {
  constructor (client) {
    this.name = client.name
    this.lines = [] // { from, body }
    client.watchers.add((element) => {
      const body = element.childText('body')
      if (element.name === 'message' && element.attrs.type !== 'error' && body !== undefined) {
        this.lines.push({ from: bare(element.attrs.from), body })
      }
      return false
    })
  }

  // What that address has said to him; `but` leaves some of it out.
  of (address, but = /^$/) {
    return this.lines.filter(({ from, body }) => from === address && !but.test(body))
      .map(({ body }) => body)
  }

  // Nobody has ever said these words to him.
  never (words) {
    const found = this.lines.find(({ body }) => body.includes(words))
    if (found) throw new Error(`${this.name} heard of ${found.from}: ${found.body}`)
  }
}
