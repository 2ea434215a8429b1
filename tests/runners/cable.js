// A cable to a port, which can be pulled: then nothing passes, and nobody is
// told. What was under way waits, as TCP sends it again, until it is plugged in.
import net from 'node:net'

export class Cable {
  static async start (port) {
    const cable = new Cable()
    cable.ends = new Set()
    cable.server = net.createServer((near) => cable.join(near, net.connect(port, '127.0.0.1')))
    await new Promise((resolve) => cable.server.listen(0, '127.0.0.1', resolve))
    cable.port = cable.server.address().port
    return cable
  }

  join (near, far) {
    for (const [one, other] of [[near, far], [far, near]]) {
      this.ends.add(one)
      one.setNoDelay()
      one.on('data', (bytes) => other.write(bytes))
      one.on('error', () => {})
      one.on('close', () => {
        this.ends.delete(one)
        other.destroy()
      })
      if (this.isPulled) one.pause()
    }
  }

  pull () {
    this.isPulled = true
    for (const one of this.ends) one.pause()
  }

  plug () {
    this.isPulled = false
    for (const one of this.ends) one.resume()
  }
}
