// A minute without a network, as in a tunnel, in a real browser: what the
// visitor writes meanwhile and what the agent says is there once, and in order,
// on both sides, and the page has said that it looks for the link.
import assert from 'node:assert/strict'

import { shoot } from '../runners/chromium.js'
import { Cable } from '../runners/cable.js'
import { seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { begin, openShop } from './pages.js'

const MINUTE = 60000

story(async (test) => {
  let cable
  const { browser, alice } = await openShop(test, async (gate) => (cable = await Cable.start(gate.port)))
  const { tab, desk } = await begin(browser, alice, 'Before the tunnel')
  const note = tab.chat.getByText(/reconnect/i)
  const asked = ['Before the tunnel']
  const answered = []
  const talk = async (n) => {
    asked.push(`From the tunnel, ${n}`)
    await tab.write(asked.at(-1))
    await tab.bubble(asked.at(-1))
    answered.push(`To the tunnel, ${n}`)
    await alice.sayFor(desk.address, answered.at(-1))
  }

  test.step('the network goes, and nobody is told')
  const since = Date.now()
  cable.pull()
  for (const n of [1, 2]) await talk(n)
  await note.waitFor({ timeout: seconds(45) })
  test.step(`the page found it after ${((Date.now() - since) / 1000).toFixed(1)} s`)
  await browser.context.setOffline(true) // a new call fails at once, too
  for (const n of [3, 4]) await talk(n)
  await shoot(tab.page, 'offline')
  await until('a minute to be over', () => Date.now() - since >= MINUTE, 2 * MINUTE)
  assert.deepEqual(await tab.bubbles(), asked)
  assert.equal(desk.lines.size, 1)
  assert.ok(await note.isVisible())
  await tab.chat.getByText('Waiting for the network').last().waitFor()

  test.step('it is back')
  cable.plug()
  await browser.context.setOffline(false)
  const [first, ...rest] = asked
  await tab.has([first, ...answered, ...rest], 'the page')
  await desk.has(asked, 'the agent')
  await note.waitFor({ state: 'hidden' })
  await tab.reload()
  await tab.has([first, ...answered, ...rest], 'the page, loaded anew')
  assert.deepEqual([...desk.lines.values()], asked)
  assert.deepEqual(tab.page.complaints, [])
  await browser.browser.close()
})
