// The socket and the store: how the mind reaches the gateway, and what outlives
// the page. It knows neither frames nor lines.

const PROTOCOL = 'deskbell.1'

/**
 * One WebSocket. `on` has opened(), heard(text) and lost(); lost comes once.
 * @param {string} url
 * @param {{opened: () => void, heard: (text: string) => void, lost: () => void}} on
 */
export function connect (url, on) {
  let end = () => {
    end = () => {}
    on.lost()
  }
  try {
    const socket = new WebSocket(url, PROTOCOL)
    socket.onopen = on.opened
    socket.onmessage = ({ data }) => on.heard(data)
    socket.onclose = () => end()
    return {
      send: (text) => socket.send(text),
      close () {
        socket.onopen = socket.onmessage = null
        socket.close()
        end() // a dead link would let us wait for its goodbye
      }
    }
  } catch {
    // the page's own policy forbids it; it may not forbid the next
    queueMicrotask(end)
  }
}

const asPromise = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

/**
 * Token, outbox and how far the visitor has read, of one channel. They lie in
 * IndexedDB of the page's origin, or in memory where the browser refuses that;
 * the tabs of a visit share them, so a line is put and taken by itself, never
 * the list.
 * @param {string} name
 */
export async function openStore (name) {
  const kept = { token: null, seen: 0, outbox: [] }
  let base
  try {
    const request = indexedDB.open(`deskbell:${name}`, 1)
    request.onupgradeneeded = () => ['facts', 'lines'].map((name) => request.result.createObjectStore(name))
    base = await asPromise(request)
  } catch {}

  // What cannot be written, say on a full disk, may not be read: it is old.
  const forget = () => { base = null }

  return {
    /** What an earlier page left, or another tab has. */
    async read () {
      try {
        const all = base.transaction(['facts', 'lines'])
        const facts = all.objectStore('facts')
        const [token = null, seen = 0, outbox] = await Promise.all([facts.get('token'), facts.get('seen'), all.objectStore('lines').getAll()].map(asPromise))
        return { token, seen, outbox: outbox.sort((a, b) => a.at - b.at) }
      } catch {
        return kept
      }
    },

    keep ({ token, seen, outbox }) {
      try {
        const all = base.transaction(['facts', 'lines'], 'readwrite')
        const [facts, lines] = ['facts', 'lines'].map((name) => all.objectStore(name))
        all.onabort = forget
        if (token !== kept.token) facts.put(token, 'token')
        if (seen !== kept.seen) facts.put(seen, 'seen')
        for (const { id } of kept.outbox) lines.delete(id)
        for (const line of outbox) lines.put(line, line.id)
        all.commit() // a page that goes now leaves it all the same
      } catch {
        forget()
      }
      Object.assign(kept, { token, seen, outbox })
    },

    close () {
      base?.close()
    }
  }
}
