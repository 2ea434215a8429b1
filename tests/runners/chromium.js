// Debian's Chromium, without a window, for stories that need a real browser.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { chromium } from 'playwright-core'

import { seconds } from './process.js'

export function launch () {
  const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  return chromium.launch({
    executablePath,
    ignoreDefaultArgs: ['--disable-back-forward-cache'], // as people have it
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']
  })
}

// A page that takes its time where the machine does, and tells what went wrong
// in it: exceptions, and whatever a policy forbade. `mayTell` leaves some out.
export async function open (context, url, mayTell = () => true) {
  const page = await context.newPage()
  page.complaints = []
  const complain = (text, where) => { if (mayTell(text, where)) page.complaints.push(text) }
  page.on('pageerror', (error) => complain(String(error), error.stack ?? ''))
  page.on('console', (message) => {
    if (/Content Security|Trusted/.test(message.text())) complain(message.text(), message.location().url)
  })
  page.setDefaultTimeout(seconds(20))
  await page.goto(url)
  return page
}

// For people to look at; DESKBELL_SHOTS names a directory.
export async function shoot (page, name) {
  const directory = process.env.DESKBELL_SHOTS
  if (!directory) return
  fs.mkdirSync(directory, { recursive: true })
  await page.screenshot({ path: path.join(directory, `${name}.png`), animations: 'disabled' })
}
