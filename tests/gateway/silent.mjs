// A process that opens sockets and says nothing on them, or a byte at a time:
//   node silent.mjs PORT COUNT [drip]
// It says "open" when all are, and ends when its input does.
import net from 'node:net'

const [port, count, drip] = process.argv.slice(2)
const sockets = []
let left = Number(count)

function done () {
  if (--left === 0) console.log('open')
}

for (let i = 0; i < Number(count); i++) {
  const socket = net.connect({ port: Number(port), host: '127.0.0.1', localAddress: `127.0.${2 + (process.pid + i) % 200}.${1 + i % 250}` })
  // one that is turned away at once counts as well
  let isDone = false
  for (const event of ['connect', 'error', 'close']) {
    socket.on(event, () => {
      if (!isDone) done()
      isDone = true
    })
  }
  sockets.push(socket)
}
const head = 'GET /chat/support HTTP/1.1\r\nHost: a\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
let at = 0
if (drip) setInterval(() => {
  for (const socket of sockets) if (!socket.destroyed) socket.write(head[at % head.length])
  at++
}, 300)
process.stdin.on('end', () => process.exit(0)).resume()
