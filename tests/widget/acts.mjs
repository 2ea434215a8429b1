// What the tests of the widget in a browser, against a played gateway, share.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { skip, Stage } from './stage.mjs'

export let stage, page, played

/** A fresh visitor; `options` are playwright's of a context. */
export async function enter (options) {
  page = await stage.enter(options)
}

before(async () => { if (!skip) stage = await Stage.open() })
after(() => stage?.close())
beforeEach(async () => {
  if (skip) return
  played = stage.played
  played.reset()
  played.state = "is='talking' with='Ben'"
  await enter()
})

export const check = (name, play) => test(name, { skip }, async () => {
  await play()
  assert.deepEqual(stage.complaints, [])
})

export const bubbles = (where = page) => where.locator('.bubble').allTextContents()
export const until = (where, of, ...rest) => where.waitForFunction(of, ...rest)
export const countBubbles = (n, where = page) => until(where, (n) => document.querySelector('deskbell-chat').shadowRoot.querySelectorAll('.bubble').length === n, n)
export const bodies = () => played.lines.map(({ body }) => body)
// The n-th line is the last, and the desk has it.
export const isStored = (n) => until(page, (n) => {
  const root = document.querySelector('deskbell-chat').shadowRoot
  return root.querySelectorAll('.bubble').length === n && /Sent|Seen/.test(root.querySelector('.lines > :last-child .visitor .facts')?.textContent)
}, n)
export async function reload () {
  await page.reload()
  await page.waitForSelector('.launcher')
}
export const inFocus = () => page.evaluate(() => document.querySelector('deskbell-chat').shadowRoot.activeElement?.className)
