// A link that goes dead without a word, as when a machine or a cable is gone:
// no packet passes and no socket is told. Found in 15 s, though the pings, of
// 30 s, are not due. It has a network of its own, whose loopback it takes away.
import { execFileSync, spawnSync } from 'node:child_process'

import { seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { aliceAndVera, CHANNEL } from './scene.js'

const ALONE = 'DESKBELL_HAS_OWN_NETWORK'
const unshare = ['--net', ...(process.getuid() ? ['--map-current-user', '--keep-caps'] : [])]

const loopback = (state) => execFileSync('ip', ['link', 'set', 'lo', state])

async function tell (test) {
  loopback('up')
  const { desk, alice, vera, address } = await aliceAndVera(test)

  test.step('nothing passes any more')
  const since = desk.log().length
  const began = Date.now()
  loopback('down')
  await desk.says(/the link to the XMPP server is lost/, { since, within: seconds(20) })
  const found = (Date.now() - began) / 1000
  test.step(`found after ${found.toFixed(1)} s`)
  if (found > 15) throw new Error('that is more than 15 s')

  test.step('and everything passes again')
  loopback('up')
  await desk.linked(seconds(60))
  await until('alice to be linked', async () => alice.isOpen || (await alice.connect(), true))
  await until('vera to be linked', async () => vera.isOpen || (await vera.connect(), true))
  await vera.sayFor(CHANNEL, 'And now?')
  await alice.line(address, 'And now?')
}

if (process.env[ALONE]) {
  story(tell)
} else if (spawnSync('unshare', [...unshare, 'true']).status) {
  console.log('skipped: no right to make a network namespace')
  process.exit(77)
} else {
  const { status } = spawnSync('unshare', [...unshare, process.execPath, ...process.argv.slice(1)],
    { env: { ...process.env, [ALONE]: '1' }, stdio: 'inherit' })
  process.exit(status ?? 1)
}
