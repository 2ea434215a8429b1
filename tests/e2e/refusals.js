// A daemon that cannot do its work says why in one line, and does not hammer.
import assert from 'node:assert/strict'

import { Desk } from '../runners/desk.js'
import { pause, seconds } from '../runners/process.js'
import { story } from '../runners/story.js'

const errors = (desk) => desk.log().split('\n').filter((line) => /\b(error|warn)\b/.test(line))

story(async (test) => {
  const server = await test.server({ groups: { support: [] } })

  test.step('a second one on the same file ends with a sentence')
  const desk = await test.desk(server)
  const second = new Desk(server, { settings: { desk: { store: desk.store } } })
  const exited = await second.launch().end(null, seconds(10))
  assert.notEqual(exited.code, 0)
  assert.equal(exited.signal, null)
  assert.match(second.log(), /in use|another|already|lock/i)
  assert.equal((await desk.prober().then((one) => one.ping(desk.domain))).attrs.type, 'result')

  test.step('a setting that is wrong stops the start')
  const wrong = new Desk(server, { settings: { desk: { colour: 'blue' } } })
  assert.notEqual((await wrong.launch().end()).code, 0)
  assert.match(wrong.log(), /deskbell\.conf:\d+: .*colour/)
  assert.equal(wrong.log().trim().split('\n').length, 1)
  await desk.stop()

  test.step('a wrong secret is told once, and is no hot loop')
  const stranger = await test.desk(server, {
    start: false, settings: { desk: { secret: 'wrong' } }
  })
  stranger.launch()
  await stranger.says(/error: .*secret/)
  await pause(9000) // a look at what it does next: the first try is after 5 s
  assert.equal(errors(stranger).length, 1, errors(stranger).join('\n'))
  assert.equal(await stranger.stop(), 0)

  if (test.kind === 'prosody') {
    test.step('so is a domain that the server does not know')
    const lost = await test.desk(server, {
      start: false, settings: { desk: { domain: 'elsewhere.example.org' } }
    })
    lost.launch()
    await lost.says(/error: .*elsewhere\.example\.org/)
    assert.equal(await lost.stop(), 0)
  }

  test.step('a server that is not there is waited for')
  const early = await test.desk(server, { start: false })
  await server.stop()
  early.launch()
  await early.says(/refused|connect/i)
  await server.start()
  await early.linked()
  assert.equal(await early.stop(), 0)
})
