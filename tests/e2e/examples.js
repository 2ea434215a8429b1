// The snippets for servers that are in use do what they say: with their own
// words in a server's settings, and only ports, paths and secrets replaced, the
// desk is linked and knows its agent, and so is the widget's gateway.
import { Ejabberd } from '../runners/ejabberd.js'
import { example } from '../runners/example.js'
import { Gate } from '../runners/gate.js'
import { Prosody } from '../runners/prosody.js'
import { story } from '../runners/story.js'
import { agentComes, CHANNEL } from './scene.js'

const WEB = 'web.example.org'

const configs = {
  prosody: (server) => {
    const own = Prosody.prototype.config.call(server)
      .replace(/^(component_|groups_file|VirtualHost|Component| {2}component_| {2}authentication).*$/gm, '')
      .replace(' "groups",', '')
    return own + example('prosody.cfg.lua', {
      5347: server.componentPort,
      '/etc/prosody/groups.txt': server.groupsFile,
      'change this': server.secret,
      'and this': server.secret
    })
  },
  ejabberd: (server) => {
    const text = example('ejabberd.yml', {
      5347: server.componentPort,
      5348: server.componentPorts[WEB],
      'change this': server.secret,
      'and this': server.secret
    })
    const [listen, modules] = text.split(/^modules:$/m)
    return Ejabberd.prototype.config.call(server)
      .replace(/\n {2}- port: \d+\n.*\n {4}module: ejabberd_service[^]*?password.*$/gm, '')
      .replace(/ {2}mod_(muc|shared_roster): {}\n/g, '')
      .replace(/^listen:$/m, listen.replace(/^#.*$/gm, '').trim())
      .replace(/^modules:$/m, `modules:${modules.trimEnd()}`)
  }
}

story(async (test) => {
  const server = await test.server({
    accounts: ['alice'],
    groups: { support: ['alice'] },
    components: ['desk.example.org', WEB],
    config: configs[test.kind]
  })
  test.step('the server takes the example')
  await test.desk(server, { settings: { 'gateway web': { domain: WEB } } })
  const alice = await agentComes(server, 'alice')
  alice.say(CHANNEL, 'help')
  await alice.line(CHANNEL, 'next')
  test.step('and the gateway')
  test.desks.push(await Gate.start(server))
})
