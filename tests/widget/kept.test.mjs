// That nothing is lost or doubled in a browser, against a played gateway:
// reloads, tabs, lost links, storage that is refused, and what stays after all.
import assert from 'node:assert/strict'
import { bodies, bubbles, check, countBubbles, isStored, page, played, reload, stage, until } from './acts.mjs'

check('two tabs show the same, though both write at once', async () => {
  await stage.open()
  const second = await stage.openPage()
  await second.click('.launcher')
  await second.waitForSelector('.input')
  await stage.say('hello')
  await countBubbles(1, second)
  await Promise.all([page, second].flatMap(async (one, i) => {
    for (let n = 0; n < 5; n++) {
      await one.fill('.input', `tab ${i} line ${n}`)
      await one.press('.input', 'Enter')
    }
  }))
  await countBubbles(11)
  await countBubbles(11, second)
  await until(page, () => ![...document.querySelector('deskbell-chat').shadowRoot.querySelectorAll('.facts')].some((one) => one.textContent.includes('Sending')))
  assert.deepEqual(await bubbles(), bodies())
  assert.deepEqual(await bubbles(second), bodies())
  for (const i of [0, 1]) assert.deepEqual(bodies().filter((body) => body.startsWith(`tab ${i}`)), [0, 1, 2, 3, 4].map((n) => `tab ${i} line ${n}`))
})

// Where a line may be when its page goes: what is done before, and between.
const points = {
  'typed, and nothing more': {},
  'sent, and not heard': { before: () => { played.isMute = true }, after: () => { played.isMute = false; played.drop() } },
  'kept, and not answered': { before: () => { played.isForgetful = true }, after: () => { played.isForgetful = false } },
  'answered': { between: () => isStored(2) },
  'without a gateway': { before: () => { played.isDown = true; played.drop() }, after: () => { played.isDown = false } },
  'without a gateway, twice': {
    before: () => { played.isDown = true; played.drop() },
    between: () => reload(),
    after: () => { played.isDown = false }
  },
  'while the link is lost': { between: () => played.drop() },
  'before the welcome': {
    before: async () => {
      played.isMute = true
      played.drop()
    },
    after: () => { played.isMute = false; played.drop() }
  }
}
for (const [name, { before, between, after }] of Object.entries(points)) {
  check(`a reload loses and doubles nothing: ${name}`, async () => {
    await stage.open()
    await stage.say('first')
    await isStored(1)
    await before?.()
    await stage.say('second')
    await between?.()
    await reload()
    await after?.()
    await stage.open()
    await stage.say('third')
    await isStored(3)
    assert.deepEqual(bodies(), ['first', 'second', 'third'])
    assert.deepEqual(await bubbles(), ['first', 'second', 'third'])
  })
}

check('a full disk costs no chat', async () => {
  await stage.open()
  await stage.say('one')
  await isStored(1)
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') } })
  await stage.say('two')
  await isStored(2)
  played.drop()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await stage.say('three')
  await isStored(3)
  assert.deepEqual(await bubbles(), ['one', 'two', 'three'])
  assert.equal(played.hello.attrs.token?.length, 52)
})

check('a refused line says why, and stays until it is sent', async () => {
  await stage.open()
  await stage.say('zero')
  await isStored(1)
  played.refusal = 'full'
  for (const words of ['one', 'two']) await stage.say(words)
  await stage.see('.failed:has-text("two") .facts:has-text("Not sent · Too many are waiting.")')
  await reload()
  await stage.open()
  await countBubbles(3)
  assert.deepEqual(await bubbles(), ['zero', 'one', 'two'])
  assert.equal(await page.locator('.failed .facts:has-text("Too many are waiting.")').count(), 2)
  played.refusal = null
  await page.locator('.failed:has-text("one") .again').click()
  await until(page, () => document.querySelector('deskbell-chat').shadowRoot.querySelectorAll('.failed').length === 1)
  await reload()
  await stage.open()
  await countBubbles(3)
  assert.deepEqual(await bubbles(), ['zero', 'one', 'two'])
  assert.deepEqual(bodies(), ['zero', 'one'])
  assert.equal(await page.locator('.failed').count(), 1)
})

check('what is being written is there after a reload, at its height, and is sent once', async () => {
  await stage.open()
  await page.locator('.input').pressSequentially('half')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('a line')
  const { height } = await page.locator('.input').boundingBox()
  await reload()
  assert.equal(played.frames.some((text) => text.includes('<body')), false)
  await stage.open()
  assert.equal(await page.inputValue('.input'), 'half\na line')
  assert.equal((await page.locator('.input').boundingBox()).height, height)
  await page.press('.input', 'Enter')
  await isStored(1)
  await reload()
  await stage.open()
  assert.equal(await page.inputValue('.input'), '')
  assert.deepEqual(bodies(), ['half\na line'])
})

check('what was written without a network goes in order when it is back', async () => {
  await stage.open()
  await stage.say('a')
  await isStored(1)
  played.isDown = true
  played.drop()
  await stage.see('.note:has-text("Reconnecting")')
  for (const text of ['b', 'c', 'd']) await stage.say(text)
  await stage.see('.last .facts:has-text("Waiting for the network")')
  played.isDown = false
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await isStored(4)
  assert.deepEqual(bodies(), ['a', 'b', 'c', 'd'])
  assert.equal(await page.isHidden('.note'), true)
})

check('what was said while the page was away is told, and rings once', async () => {
  played.add({ body: 'history' }, { isTold: false })
  await page.evaluate(() => {
    window.heard = []
    addEventListener('deskbell:message', ({ detail }) => window.heard.push(detail.body))
    window.rings = 0
    window.AudioContext = class {
      constructor () {
        window.rings++
        throw new Error('silent')
      }
    }
  })
  await stage.open()
  await countBubbles(1)
  await page.press('.input', 'Escape')
  played.isDown = true
  played.drop()
  for (const body of ['one', 'two', 'three']) played.add({ body })
  played.isDown = false
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await stage.see('.badge:has-text("3")')
  await until(page, () => window.rings)
  assert.deepEqual(await page.evaluate(() => [window.heard, window.rings]), [['one', 'two', 'three'], 1])
})

check('a page that is left hangs up, and calls again when it is back', async () => {
  await stage.open()
  await stage.say('a')
  await isStored(1)
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  await stage.see('.note:has-text("Reconnecting")')
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await stage.say('b')
  await isStored(2)
})

check('a browser that refuses storage chats all the same', async () => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get () { throw new DOMException('no', 'SecurityError') } }))
  await reload()
  await stage.open()
  await stage.say('a')
  await isStored(1)
  played.drop()
  await stage.say('b')
  await isStored(2)
  assert.deepEqual(bodies(), ['a', 'b'])
})

const bases = () => page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)))
async function leave () {
  await page.click('.menu summary')
  await page.click('.leave')
  await stage.see('.launcher')
}

check('whoever leaves is forgotten', async () => {
  await stage.open()
  await stage.say('x')
  await isStored(1)
  await page.fill('.input', 'not yet')
  assert.equal((await bases()).length, 1)
  await leave()
  await page.waitForFunction(() => indexedDB.databases().then((all) => !all.length))
  assert.equal(await page.inputValue('.input'), '')
  played.reset()
  await reload()
  await stage.open()
  await until(page, () => !document.querySelector('deskbell-chat').shadowRoot.querySelector('.bubble'))
  assert.ok(!played.frames[0].includes('token='))
})

check('who comes again after he left is kept anew', async () => {
  await stage.open()
  await stage.say('x')
  await isStored(1)
  await leave()
  await page.waitForFunction(() => indexedDB.databases().then((all) => !all.length))
  played.lines = []
  await stage.open()
  await stage.say('y')
  await isStored(1)
  await reload()
  await stage.open()
  await countBubbles(1)
  assert.equal(played.hello.attrs.token?.length, 52)
})

check('one of two tabs leaves: what the other begins then is kept', async () => {
  await stage.open()
  await stage.say('x')
  await isStored(1)
  const second = await stage.openPage()
  await second.click('.launcher')
  await countBubbles(1, second)
  await leave()
  played.lines = []
  played.setState("is='none'") // as the desk tells the others
  await countBubbles(0, second)
  await second.fill('.input', 'y')
  await second.press('.input', 'Enter')
  await second.waitForSelector('.facts:has-text("Sent")')
  await second.reload()
  await second.waitForSelector('deskbell-chat .bubble', { state: 'attached' })
  assert.equal(played.hello.attrs.token?.length, 52)
  assert.deepEqual(await bubbles(second), ['y'])
})
