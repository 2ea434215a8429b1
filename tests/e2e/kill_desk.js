// kill -9 of the daemon at random moments under traffic, also while it starts:
// no line that was acknowledged is lost, none changes its place, and what comes
// twice comes with the same id.
import { pause } from '../runners/process.js'
import { Ledger } from '../runners/ledger.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL, takesNext, visitorAsks } from './scene.js'

const KILLS = Number(process.env.DESKBELL_KILLS || 10)

const anyOf = (least, most) => least + Math.random() * (most - least)

story(async (test) => {
  const server = await test.server({ accounts: ['alice', 'vera'], groups: { support: ['alice'] } })
  const desk = await test.desk(server, { settings: { desk: { log_level: 'info' } } })
  const alice = await agentComes(server, 'alice')
  const vera = await server.login('vera', { receipts: true })
  await visitorAsks(vera, 'Where is my parcel?')
  const address = await takesNext(alice, 'Where is my parcel?')

  const up = new Ledger('question', { sender: vera, to: CHANNEL, receiver: alice, from: address })
  const down = new Ledger('answer', { sender: alice, to: address, receiver: vera, from: CHANNEL })
  const running = [up.run(() => anyOf(1, 30)), down.run(() => anyOf(1, 30))]

  for (let kill = 1; kill <= KILLS; kill++) {
    await pause(anyOf(50, 700))
    await desk.kill()
    desk.launch()
    if (kill % 3 === 0) {
      await pause(anyOf(0, 300))
      await desk.kill()
      desk.launch()
    }
    await desk.linked()
  }
  await pause(500)
  up.stop()
  down.stop()
  await Promise.all(running)

  test.step(`up:   ${await up.check()}`)
  test.step(`down: ${await down.check()}`)
  if (up.acknowledged.size < 10 * KILLS || down.acknowledged.size < 10 * KILLS) {
    throw new Error('too little was acknowledged to prove anything')
  }
  const gaps = alice.inbox.filter((element) => /was away/.test(element.childText('body') ?? ''))
  test.step(`the agent was told of ${gaps.length} gaps`)
  if (!gaps.length) throw new Error('no agent was told of a gap')

  test.step('and it still ends as it should')
  await vera.sayFor(CHANNEL, 'The last line')
  await alice.line(address, 'The last line')
  if (await desk.stop() !== 0) throw new Error('not 0')
})
