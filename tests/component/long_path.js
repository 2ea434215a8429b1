// deskbell-staff may lie as deep as the kernel goes: PATH_MAX, 4096 with its
// NUL. Deeper down it cannot be started, and the log says why.
import path from 'node:path'

import { Desk } from '../runners/desk.js'
import { Played } from '../runners/played.js'
import { endAll, makeDirectory, makePlace, removePlaces } from '../runners/process.js'

const PATH_MAX = 4096

async function tell (length, pattern) {
  const server = new Played({
    domain: 'example.org', component: 'desk.example.org', secret: 's3cret', roster: [], arrived () {}
  })
  server.directory = makeDirectory(path.join(makePlace(), 'server'))
  await server.start()
  const desk = new Desk(server)
  const folder = path.dirname(desk.program)
  const left = length - folder.length - '/deskbell-staff'.length
  desk.env = { DESKBELL_STAFF: folder + '/'.repeat(left % 2) + '/.'.repeat(left >> 1) + '/deskbell-staff' }
  desk.launch()
  await desk.says(pattern)
  const code = await desk.stop()
  server.stop()
  if (code !== 0 || desk.complaint()) throw new Error(desk.complaint() ?? `deskbell ended with ${code}`)
}

try {
  await tell(PATH_MAX - 1, /the desk account is logged in/)
  await tell(PATH_MAX, /error: the desk account: \/[^]* cannot be started: File name too long$/m)
  console.log('2 passed, 0 failed')
} finally {
  await endAll()
  removePlaces()
}
process.exit(0)
