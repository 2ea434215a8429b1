// kill -9 of the daemon at random moments under traffic, also while it starts:
// no line that was acknowledged is lost, none changes its place, and what comes
// twice comes with the same id.
import { pause } from '../runners/process.js'
import { story } from '../runners/story.js'
import { aliceAndVera, anyOf, CHANNEL, underTraffic } from './scene.js'

const KILLS = Number(process.env.DESKBELL_KILLS || 10)

story(async (test) => {
  const talk = await aliceAndVera(test)
  const { desk, alice, vera, address } = talk

  await underTraffic(test, talk, { pause: 30, least: 10 * KILLS }, async () => {
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
  })
  const gaps = alice.inbox.filter((element) => /was away/.test(element.childText('body') ?? ''))
  test.step(`the agent was told of ${gaps.length} gaps`)
  if (!gaps.length) throw new Error('no agent was told of a gap')

  test.step('and it still ends as it should')
  await vera.sayFor(CHANNEL, 'The last line')
  await alice.line(address, 'The last line')
  if (await desk.stop() !== 0) throw new Error('not 0')
})
