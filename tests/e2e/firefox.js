// The basic round in Firefox: a visitor writes, an agent answers, the page is
// loaded anew, the chat ends, and the page's policy has nothing to complain of.
import assert from 'node:assert/strict'

import { ENTER, Firefox } from '../runners/firefox.js'
import { Gate } from '../runners/gate.js'
import { seconds, until } from '../runners/process.js'
import { Site } from '../runners/site.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL, takesNext } from './scene.js'

const chat = "document.querySelector('deskbell-chat')?.shadowRoot"
const bubbles = `[...${chat}.querySelectorAll('.bubble')].map((one) => one.textContent)`

story(async (test) => {
  const site = await Site.start()
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org'],
    accounts: ['alice'],
    groups: { support: ['alice'] }
  })
  await test.desk(server, {
    settings: {
      'gateway web': { domain: 'web.example.org' },
      'channel support': { title: 'Support', origins: site.origin }
    }
  })
  site.gate = await Gate.start(server)
  test.desks.push(site.gate)
  const alice = await agentComes(server, 'alice')
  const firefox = await Firefox.start()
  const see = (what, expression) => until(what, () => firefox.eval(expression), seconds(30))
  const show = async () => {
    await see('the button', `!!${chat}?.querySelector('.launcher')`)
    await firefox.eval(`${chat}.querySelector('.launcher').click()`)
    await see('the field', `${chat}.activeElement?.localName === 'textarea'`)
  }

  test.step('a visitor writes by keys, an agent answers')
  await firefox.go(site.origin)
  await show()
  await firefox.type(`Is <b>this</b> Firefox?${ENTER}`)
  await alice.line(CHANNEL, 'Is <b>this</b> Firefox?')
  const address = await takesNext(alice, 'Is <b>this</b> Firefox?')
  await alice.sayFor(address, 'It <i>is</i>')
  const lines = ['Is <b>this</b> Firefox?', 'It <i>is</i>']
  await see('the answer', `${bubbles}.length === 2`)
  assert.deepEqual(await firefox.eval(bubbles), lines)

  test.step('a reload brings it back')
  await firefox.reload()
  await show()
  await see('both lines', `${bubbles}.length === 2`)
  assert.deepEqual(await firefox.eval(bubbles), lines)
  await firefox.type(`Thanks${ENTER}`)
  await alice.line(address, 'Thanks')

  test.step('the end')
  alice.say(address, '!end')
  await see('the end', `${chat}.textContent.includes('This chat has ended.')`)
  assert.deepEqual(firefox.complaints, [])
  await firefox.end()
})
