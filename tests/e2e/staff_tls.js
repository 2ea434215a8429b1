// The login's TLS: the authority that is named, and the name that is meant,
// or no login at all.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { write } from '../runners/process.js'
import { Watch } from '../runners/staff.js'
import { story } from '../runners/story.js'

story(async (test) => {
  const server = await test.server({ tls: true, groups: { support: ['alice'] }, accounts: ['alice'] })
  const refused = async (what, options, why) => {
    test.step(what)
    const watch = new Watch(server, options).start()
    await watch.says(why)
    await watch.stop()
  }

  test.step('the right authority')
  const watch = new Watch(server).start()
  await watch.says(/^begins\n(member .*\n)+whole$/m)
  const alice = await server.login('alice')
  alice.presence({ status: 'x'.repeat(60000), show: 'away' }) // many records
  await watch.says(/^shows alice@example.org\/test away 0$/m)
  await watch.stop()

  const other = path.join(server.directory, 'other.pem')
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1',
    '-nodes', '-keyout', other + '.key', '-out', other, '-days', '30', '-subj', '/CN=Somebody else'],
  { stdio: 'pipe' })
  write(other, fs.readFileSync(other))
  const distrust = /error: the desk account: the server's certificate is not to be trusted: unable to get (local )?issuer certificate.*\(\[account\] ca, jid\)$/m
  await refused('another authority', { ca: other }, distrust)
  await refused('the system\'s authorities', { ca: '' }, distrust)
  await refused('TLS is optional, not its proof', { ca: other, tls: 'optional' }, distrust)
  await refused('no such file', { ca: '/nowhere/ca.pem' },
    /error: the desk account: the file of certificate authorities cannot be read \(\[account\] ca\)$/m)
  await refused('no TLS where the server wants it', { tls: 'off' },
    /error: the desk account: the server offers no login without TLS/m)

  test.step('the right authority, another name')
  await server.stop()
  const at = (name) => path.join(server.directory, name)
  write(at('names'), 'subjectAltName=DNS:example.com\n')
  execFileSync('openssl', ['x509', '-req', '-in', at('server.csr'), '-CA', at('ca.pem'),
    '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '30', '-extfile', at('names'),
    '-out', at('server.pem')], { stdio: 'pipe' })
  write(at('both.pem'), fs.readFileSync(at('server.pem')) + fs.readFileSync(at('server.key'), 'utf8'))
  await server.start()
  await refused('… is no proof', {},
    /error: the desk account: the server's certificate is not to be trusted: hostname mismatch/m)

  test.step('no TLS where the account wants it')
  const plain = await test.server({ kind: server.kind === 'prosody' ? 'ejabberd' : 'prosody' })
  const bare = new Watch(plain, { tls: 'required' }).start()
  await bare.says(/error: the desk account: the server offers no TLS \(\[account\] tls\)$/m)
  await bare.stop()
})
