// Gateway and desk are frozen in turn, as by a debugger or a disk that hangs.
// Each finds the other silent; when it thaws, both find together again without
// a restart, and what was written meanwhile arrives.
import { Gate } from '../runners/gate.js'
import { until } from '../runners/process.js'
import { story } from '../runners/story.js'
import { Visitor } from '../runners/visitor.js'
import { agentComes, takesNext } from './scene.js'

const PINGS = { ping_every: '1s', ping_timeout: '1s' }

story(async (test) => {
  const server = await test.server({
    components: ['desk.example.org', 'web.example.org'],
    accounts: ['alice'],
    groups: { support: ['alice'] }
  })
  const desk = await test.desk(server, {
    settings: {
      desk: { ...PINGS },
      'gateway web': { domain: 'web.example.org' },
      'channel support': { title: 'Support', origins: 'https://shop.example.org' }
    }
  })
  const gate = await Gate.start(server, { settings: PINGS })
  test.desks.push(gate)
  const alice = await agentComes(server, 'alice')
  const anna = new Visitor(gate)
  const first = anna.say('Hello')
  await until('the line to be stored', () => anna.stored.has(first))
  const address = await takesNext(alice, 'Hello')

  test.step('the gateway is frozen: the desk lets it go, its pages with it')
  const since = desk.log().length
  gate.process.signal('SIGSTOP')
  await desk.says(/the gateway web\.example\.org does not answer/, { since })
  await alice.sayFor(address, 'Are you there?')
  const { welcomes } = anna
  gate.process.signal('SIGCONT')
  await until('the page to be welcome anew', () => anna.welcomes > welcomes && anna.isWelcome)
  await until('what was written meanwhile', () => anna.shows('Are you there?'))
  anna.say('I am')
  await alice.line(address, 'I am')

  test.step('the desk is frozen: pages are told to wait, and their lines are kept')
  const before = anna.welcomes
  desk.process.signal('SIGSTOP')
  await until('the page to be told', () => !anna.isWelcome)
  const late = anna.say('And you?')
  desk.process.signal('SIGCONT')
  await until('the line to be stored', () => anna.stored.has(late))
  await alice.line(address, 'And you?')
  await until('the page to be welcome anew', () => anna.welcomes > before && anna.isWelcome)
  if (anna.fault) throw new Error(anna.fault)

  await anna.leave()
  await gate.stop()
  if (await desk.stop() !== 0) throw new Error('not 0')
})
