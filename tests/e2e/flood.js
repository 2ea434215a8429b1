// Strangers flood the desk with what has big answers, while an agent and a
// visitor talk: the link holds, every line comes, and all are answered again.
import assert from 'node:assert/strict'

import { seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { aliceAndVera, CHANNEL, underTraffic } from './scene.js'

const DISCO = 'http://jabber.org/protocol/disco#info'

// What each of them writes, as often as that; none of it is a chat.
const FLOOD = {
  eve: [8000, `<iq type='get' id='q' to='${CHANNEL}'><query xmlns='${DISCO}'/></iq>`],
  mal: [8000, `<iq type='get' id='q' to='${CHANNEL}/desk'><query xmlns='${DISCO}'/></iq>`],
  ned: [4000, `<message type='chat' id='m' to='${CHANNEL}'><body/></message>`],
  zoe: [300, `<message type='chat' id='m' to='${CHANNEL}'><body>${'x'.repeat(20000)}</body></message>`]
}

// He reads what he is answered, and looks at none of it.
function flood (stranger, [times, stanza]) {
  stranger.socket.removeAllListeners('data')
  stranger.heard = 0
  stranger.socket.on('data', (text) => { stranger.heard += text.length })
  stranger.socket.write(stanza.repeat(times))
}

story(async (test) => {
  const all = await aliceAndVera(test)
  const { server, desk } = all
  for (const name of Object.keys(FLOOD)) await server.addAccount(name)
  const strangers = await Promise.all(Object.keys(FLOOD).map((name) => server.login(name)))

  test.step('the flood begins, and both go on talking')
  await underTraffic(test, all, { pause: 50, least: 10 }, async () => {
    const began = Date.now()
    for (const one of strangers) flood(one, FLOOD[one.options.user])
    await until('the flood to be through', () =>
      strangers.every(({ socket }) => socket.writableLength === 0), seconds(90))
    await desk.linked(seconds(90))
    test.step(`it was through after ${Date.now() - began} ms; strangers heard ` +
      strangers.map(({ heard }) => heard).join(', '))
  })
  assert.doesNotMatch(desk.log(), /is lost/)

  test.step('who asks now is answered')
  const late = await server.login('prober')
  assert.equal((await late.iq('get', CHANNEL, `<query xmlns='${DISCO}'/>`)).attrs.type, 'result')
})
