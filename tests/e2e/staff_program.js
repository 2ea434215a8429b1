// deskbell-staff as a process: it ends with the component, and what it says
// is believed only as far as it makes sense.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

import { until, write } from '../runners/process.js'
import { Watch } from '../runners/staff.js'
import { story } from '../runners/story.js'

story(async (test) => {
  const server = await test.server()

  test.step('it dies with the component')
  const orphan = new Watch(server).start()
  await orphan.says(/^whole$/m)
  const child = orphan.child()
  await orphan.process.end('SIGKILL')
  await until('deskbell-staff to end', () => !fs.existsSync(`/proc/${child}`))

  test.step('it floods')
  const flood = path.join(server.directory, 'flood')
  write(flood, '#!/bin/sh\ni=0\nwhile [ $i -lt 20000 ]; do\n' +
    'printf "Peve@example.org/1\\0away\\0001\\0" >&3; i=$((i+1)); done\n', 0o755)
  const flooded = new Watch(server, { program: flood }).start()
  await flooded.says(/(^shows eve@example.org\/1 away 1\n){10000}/m)
  assert(await flooded.stop() <= 100)

  test.step('it makes no sense')
  const mad = path.join(server.directory, 'mad')
  write(mad, '#!/bin/sh\nprintf B >&3\nprintf "Gnobody at all\\0" >&3\nexec sleep 60\n', 0o755)
  const confused = new Watch(server, { program: mad }).start()
  await confused.says(/warn: the desk account: deskbell-staff makes no sense: started anew\nlost\nbegins$/m)
  await confused.stop()

  test.step('it is not there')
  const missing = new Watch(server, { program: '/nowhere/deskbell-staff' }).start()
  await missing.says(/error: the desk account: \/nowhere\/deskbell-staff cannot be started: No such file or directory$/m)
  await missing.stop()
})
