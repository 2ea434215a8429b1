// Strangers flood the desk with what has big answers, while an agent and a
// visitor talk: the link holds, every line comes, and all are answered again.
import assert from 'node:assert/strict'

import { NS } from '../runners/client.js'
import { seconds, until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { aliceAndVera, CHANNEL, underTraffic } from './scene.js'

const PATIENCE = seconds(90)
const DISCO = 'http://jabber.org/protocol/disco#info'

// What each of them writes, as often as that; none of it is a chat.
const FLOOD = {
  eve: [8000, `<iq type='get' id='q' to='${CHANNEL}'><query xmlns='${DISCO}'/></iq>`],
  mal: [8000, `<iq type='get' id='q' to='${CHANNEL}/desk'><query xmlns='${DISCO}'/></iq>`],
  ned: [4000, `<message type='chat' id='m' to='${CHANNEL}'><body/></message>`],
  zoe: [300, `<message type='chat' id='m' to='${CHANNEL}'><body>${'x'.repeat(20000)}</body></message>`]
}

// He reads what he is answered and looks at none of it, until the server says
// that it has taken all of his.
async function flood (stranger, [times, stanza]) {
  let end = ''
  stranger.socket.removeAllListeners('data')
  stranger.heard = 0
  stranger.socket.on('data', (text) => {
    stranger.heard += text.length
    end = (end + text).slice(-text.length - 20)
    stranger.isThrough ||= end.includes('the-last-of-it')
  })
  stranger.socket.write(stanza.repeat(times) +
    `<iq type='get' id='the-last-of-it' to='${stranger.domain}'><ping xmlns='${NS.ping}'/></iq>`)
  await until(`the flood of ${stranger.name} to be through`, () => stranger.isThrough, PATIENCE)
}

// A line, and its receipt, however much is before it.
async function isHeard (client, to) {
  const id = client.say(to, 'Is it over?', { receipt: true })
  await client.expect('a receipt', (element) =>
    element.child('received', NS.receipts)?.attrs.id === id, PATIENCE)
}

story(async (test) => {
  const all = await aliceAndVera(test)
  const { server, desk, alice, vera, address } = all
  for (const name of Object.keys(FLOOD)) await server.addAccount(name)
  const strangers = await Promise.all(Object.keys(FLOOD).map((name) => server.login(name)))

  test.step('the flood begins, and both go on talking')
  await underTraffic(test, all, { pause: 50, least: 10 }, async () => {
    const began = Date.now()
    await Promise.all(strangers.map((one) => flood(one, FLOOD[one.options.user])))
    await isHeard(vera, CHANNEL)
    await isHeard(alice, address)
    test.step(`it was through after ${Date.now() - began} ms; strangers heard ` +
      strangers.map(({ heard }) => heard).join(', '))
  })
  assert.doesNotMatch(desk.log(), /is lost/)

  test.step('who asks now is answered')
  await desk.linked(PATIENCE)
  const late = await server.login('prober', { resource: 'late' })
  assert.equal((await late.iq('get', CHANNEL, `<query xmlns='${DISCO}'/>`)).attrs.type, 'result')
})
