// kill -9 of the XMPP server under traffic: what the desk has acknowledged is
// said again, with the same id, to those who come back.
import { pause, seconds } from '../runners/process.js'
import { story } from '../runners/story.js'
import { aliceAndVera, anyOf, underTraffic } from './scene.js'

const KILLS = Number(process.env.DESKBELL_KILLS || 4)

story(async (test) => {
  const talk = await aliceAndVera(test)
  const { server, desk, alice, vera } = talk

  await underTraffic(test, talk, { pause: 20, least: 10 * KILLS }, async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      await pause(anyOf(200, 900))
      await server.kill()
      await Promise.all([alice.gone, vera.gone])
      await server.start()
      await Promise.all([alice.connect(), vera.connect()])
      await desk.linked(seconds(90)) // it backs off from a server that dies often
    }
    await pause(1000)
  })
  if (await desk.stop() !== 0) throw new Error('not 0')
})
