// Lines in one direction while servers and daemons die: what was acknowledged
// must arrive, in order, and what arrives twice must have the same id.
import { isLine, NS } from './client.js'
import { pause, seconds, until } from './process.js'

export class Ledger {
  // `word` begins each line: `word 1`, `word 2` … `to` is where `sender` writes,
  // `from` the address from which `receiver` gets them.
  constructor (word, { sender, to, receiver, from }) {
    Object.assign(this, { word, sender, to, receiver, from })
    this.said = new Map() // id: number
    this.acknowledged = new Set()
    this.refused = new Set()
    this.arrived = [] // { number, id }
    this.isRunning = false
    sender.watchers.add((element) => this.sees(element))
    receiver.watchers.add((element) => this.takes(element))
  }

  sees (element) {
    const received = element.child('received', NS.receipts)?.attrs.id
    const number = this.said.get(received ?? element.attrs.id)
    if (number === undefined) return false
    if (received) this.acknowledged.add(number)
    else if (element.attrs.type === 'error') this.refused.add(number)
    return true
  }

  takes (element) {
    if (!isLine(this.from, `${this.word} `)(element)) return false
    const number = Number(element.childText('body').match(/ (\d+)$/)?.[1])
    this.arrived.push({ number, id: element.attrs.id, isLate: Boolean(element.child('delay')) })
    return true
  }

  // Writes until stop(), as long as there is a connection to write to.
  async run (every) {
    this.isRunning = true
    for (let number = 1; this.isRunning; await pause(every())) {
      if (!this.sender.isReady) continue
      const id = this.sender.say(this.to, `${this.word} ${number}`, { receipt: true })
      this.said.set(id, number++)
    }
  }

  stop () {
    this.isRunning = false
  }

  missing () {
    const here = new Set(this.arrived.map(({ number }) => number))
    return [...this.acknowledged].filter((number) => !here.has(number))
  }

  // Waits for what is still on its way, then judges.
  async check () {
    await until(`${this.word}: the acknowledged lines`, () => !this.missing().length, seconds(20))
      .catch(() => {
        throw new Error(`${this.word}: acknowledged and lost: ${this.missing().join(' ')}; ${this}`)
      })
    const ids = new Map()
    let highest = 0
    for (const { number, id } of this.arrived) {
      if (!ids.has(number)) {
        if (number < highest) {
          throw new Error(`${this.word}: ${number} came after ${highest}; ${this}`)
        }
        highest = number
        ids.set(number, id)
      } else if (ids.get(number) !== id) {
        throw new Error(`${this.word} ${number} came twice, as ${ids.get(number)} and ${id}`)
      }
    }
    return this
  }

  toString () {
    const once = new Set(this.arrived.map(({ number }) => number)).size
    return `${this.said.size} said, ${this.acknowledged.size} acknowledged, ` +
      `${this.refused.size} refused, ${once} arrived, ${this.arrived.length - once} of them twice`
  }
}
