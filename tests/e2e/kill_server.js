// kill -9 of the XMPP server under traffic: what the desk has acknowledged is
// said again, with the same id, to those who come back.
import { Ledger } from '../runners/ledger.js'
import { pause, seconds } from '../runners/process.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL, takesNext, visitorAsks } from './scene.js'

const KILLS = Number(process.env.DESKBELL_KILLS || 4)

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
  const running = [up.run(() => anyOf(1, 20)), down.run(() => anyOf(1, 20))]

  for (let kill = 1; kill <= KILLS; kill++) {
    await pause(anyOf(200, 900))
    await server.kill()
    await Promise.all([alice.gone, vera.gone])
    await server.start()
    await Promise.all([alice.connect(), vera.connect()])
    await desk.linked(seconds(90)) // it backs off from a server that dies often
  }
  await pause(1000)
  up.stop()
  down.stop()
  await Promise.all(running)

  test.step(`up:   ${await up.check()}`)
  test.step(`down: ${await down.check()}`)
  if (up.acknowledged.size < 10 * KILLS || down.acknowledged.size < 10 * KILLS) {
    throw new Error('too little was acknowledged to prove anything')
  }
  if (await desk.stop() !== 0) throw new Error('not 0')
})
