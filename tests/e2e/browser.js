// The widget in a real browser, on a page with the strictest policy, and an
// agent, through the real gateway, desk and server: the page is loaded anew at
// a dozen points of a line's way, left and come back to, open twice, refused
// its storage, and everything behind it is killed. Each line is once before
// each side's eyes, and in order.
import assert from 'node:assert/strict'

import { shoot } from '../runners/chromium.js'
import { seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { begin, openShop } from './pages.js'
import { takesNext } from './scene.js'

// Lets frames pass, or not, between page and gateway. `up` and `down` are asked
// for each; what they do not return is lost.
class Valve {
  constructor () {
    this.open()
  }

  open () {
    this.isShut = false
    this.up = this.down = (frame) => frame
  }

  async fit (context) {
    await context.routeWebSocket(/\/chat\//, (socket) => {
      if (this.isShut) return socket.close()
      const gateway = socket.connectToServer()
      socket.onMessage((frame) => this.pass(this.up(frame), gateway))
      gateway.onMessage((frame) => this.pass(this.down(frame), socket))
    })
  }

  pass (frame, to) {
    if (frame) to.send(frame)
  }

  // Resolves when such a frame is under way in this direction. It passes or is
  // lost, and nothing passes after it.
  stopAt (direction, pattern, { isLost }) {
    return new Promise((resolve) => {
      let isOver = false
      this[direction] = (frame) => {
        if (isOver) return null
        if (!pattern.test(frame)) return frame
        isOver = true
        this.up = this.down = () => null
        resolve()
        return isLost ? null : frame
      }
    })
  }
}

const LINE = /<body>/
const STORED = /<stored /
const HELLO = /<hello /
const WELCOME = /<welcome /

// Points of a line's way, each with what is done until the page is loaded anew.
const points = {
  'as Enter is pressed': async (tab, words) => {
    await tab.chat.locator('textarea').fill(words)
    await meet(tab.page.waitForEvent('load'), tab.chat.locator('textarea').evaluate((field) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      location.reload()
    }))
  },
  'when the bubble is there': async (tab, words) => {
    await tab.write(words)
    await tab.bubble(words)
  },
  'before the line leaves': (tab, words, valve) =>
    meet(valve.stopAt('up', LINE, { isLost: true }), tab.write(words)),
  'when the line has left': (tab, words, valve) =>
    meet(valve.stopAt('up', LINE, { isLost: false }), tab.write(words)),
  'when the answer is lost': (tab, words, valve) =>
    meet(valve.stopAt('down', STORED, { isLost: true }), tab.write(words)),
  'as the answer comes': (tab, words, valve) =>
    meet(valve.stopAt('down', STORED, { isLost: false }), tab.write(words)),
  'with the line answered': async (tab, words, valve) => {
    await tab.write(words)
    await tab.bubble(words)
    await tab.chat.getByText(/Sent|Delivered|Seen/).last().waitFor()
  },
  'without a gateway': async (tab, words, valve) => {
    valve.isShut = true
    await tab.reload()
    await tab.write(words)
    await tab.bubble(words)
  },
  'before the hello': async (tab, words, valve) => {
    await meet(valve.stopAt('up', HELLO, { isLost: true }), tab.reload())
    await tab.write(words)
    await tab.bubble(words)
  },
  'before the welcome': async (tab, words, valve) => {
    await meet(valve.stopAt('down', WELCOME, { isLost: true }), tab.reload())
    await tab.write(words)
    await tab.bubble(words)
  },
  'twice': async (tab, words, valve) => {
    await meet(valve.stopAt('up', LINE, { isLost: true }), tab.write(words))
    valve.open()
    await meet(valve.stopAt('up', HELLO, { isLost: false }), tab.page.reload())
  },
  'and comes in another tab': async (tab, words, valve, browser) => {
    await meet(valve.stopAt('up', LINE, { isLost: true }), tab.write(words))
    await tab.page.close()
    valve.open()
    const { page, chat } = await browser.openTab()
    Object.assign(tab, { page, chat })
  }
}

const meet = (...all) => Promise.all(all)

async function reloads (test, { browser, alice }) {
  const valve = new Valve()
  const { tab, desk } = await begin(browser, alice, 'Hello', (context) => valve.fit(context))
  const lines = ['Hello']
  for (const [name, go] of Object.entries(points)) {
    await go(tab, `Loaded anew ${name}`, valve, browser)
    lines.push(`Loaded anew ${name}`)
    valve.open()
    await tab.reload()
    await tab.has(lines, name)
    await desk.has(lines, name)
    test.step(`  ${name}`)
  }
  assert.deepEqual(tab.page.complaints, [])
}

async function comesBack ({ browser, alice }) {
  const { tab, desk } = await begin(browser, alice, 'Here I am')
  await tab.page.getByText('Other').click()
  await tab.page.getByText('/other').waitFor()
  await alice.sayFor(desk.address, 'Where are you?')
  await tab.page.goBack({ waitUntil: 'commit' }) // not loaded: it was kept
  await tab.chat.locator('.launcher, textarea').filter({ visible: true }).waitFor()
  if (!await tab.chat.locator('textarea').isVisible()) await tab.show()
  await tab.has(['Here I am', 'Where are you?'], 'back')
  await tab.write('Back again')
  await desk.has(['Here I am', 'Back again'], 'back')
  assert.deepEqual(tab.page.complaints, [])
}

async function opensTwo ({ browser, alice }) {
  const { tab, desk } = await begin(browser, alice, 'One')
  const other = await browser.openTab()
  await other.show()
  await other.bubble('One')
  for (let i = 0; i < 5; i++) await Promise.all([tab.write(`left ${i}`), other.write(`right ${i}`)])
  await alice.sayFor(desk.address, 'I see both')
  await until('all in both tabs', async () =>
    (await tab.bubbles()).length === 12 && (await other.bubbles()).length === 12)
  const lines = await tab.bubbles()
  await other.has(lines, 'the other tab')
  await desk.has(lines.filter((words) => words !== 'I see both'), 'two tabs')
  for (const side of ['left', 'right']) {
    assert.deepEqual(lines.filter((words) => words.startsWith(side)), [0, 1, 2, 3, 4].map((i) => `${side} ${i}`))
  }
  for (const { page } of [tab, other]) assert.deepEqual(page.complaints, [])
}

// Nobody who sits down at this computer reads on in the other tab.
async function isLeft ({ browser, alice }) {
  const { tab, desk } = await begin(browser, alice, 'Forget me')
  const other = await browser.openTab()
  await other.show()
  await other.bubble('Forget me')
  await tab.chat.locator('summary').click()
  await tab.chat.getByText('Leave and forget').click()
  await alice.line(desk.address, 'has ended')
  await until('the other tab to forget it', async () => !(await other.bubbles()).length)
  await other.write('Who else?')
  await other.has(['Who else?'], 'anew')
  await takesNext(alice, 'Who else?')
  for (const { page } of [tab, other]) assert.deepEqual(page.complaints, [])
}

async function isRefusedStorage ({ browser, alice }) {
  const { tab, desk } = await begin(browser, alice, 'I keep nothing', (context) => context.addInitScript(() => {
    const refuse = () => { throw new DOMException('refused', 'SecurityError') }
    Object.assign(IDBFactory.prototype, { open: refuse, databases: refuse, deleteDatabase: refuse })
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get: refuse })
  }))
  await alice.sayFor(desk.address, 'Nor do I')
  await tab.has(['I keep nothing', 'Nor do I'], 'no storage')
  assert.deepEqual(tab.page.complaints, [])
  await tab.reload()
  assert.deepEqual(await tab.bubbles(), [])
}

// Lines are written while each is away; a quiet note is all that is seen of it.
async function outlives (test, { browser, alice, server, desk: daemon, gate }) {
  const valve = new Valve()
  const { tab, desk } = await begin(browser, alice, 'Still there?', (context) => valve.fit(context))
  const lines = ['Still there?']
  const note = tab.chat.getByText(/reconnect/i)
  const ends = {
    gateway: [() => gate.kill(), () => gate.start()],
    desk: [() => daemon.kill(), () => daemon.start()],
    server: [async () => {
      await server.kill()
      await alice.gone
    }, async () => {
      await server.start()
      await alice.connect()
    }],
    // nobody says that it is gone: the page has to find out
    network: [() => { valve.up = valve.down = () => null }, async () => {
      await note.waitFor({ timeout: seconds(45) })
      await shoot(tab.page, 'browser-reconnecting')
      valve.open()
    }]
  }
  for (const [name, [end, begin]] of Object.entries(ends)) {
    await end()
    for (const words of [`Without a ${name}`, `and without a ${name}`]) {
      await tab.write(words)
      await tab.bubble(words)
      lines.push(words)
    }
    await begin()
    await desk.has(lines, name)
    await tab.has(lines, name)
    await note.waitFor({ state: 'hidden' })
    test.step(`  ${name}`)
  }
  await tab.reload()
  await tab.has(lines, 'all of it')
  assert.deepEqual(tab.page.complaints, [])
}

story(async (test) => {
  const world = await openShop(test)

  test.step('the page is loaded anew at each point of a line\'s way')
  await reloads(test, world)
  test.step('it is left, and come back to')
  await comesBack(world)
  test.step('it is open twice, and both write at once')
  await opensTwo(world)
  test.step('it is left in one of two tabs')
  await isLeft(world)
  test.step('it is refused its storage')
  await isRefusedStorage(world)
  test.step('what is behind it is killed')
  await outlives(test, world)
  await world.browser.browser.close()
})
