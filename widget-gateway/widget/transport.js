// The socket and the store: how the mind reaches the gateway, and what outlives
// the page. It knows neither frames nor lines.

const PROTOCOL = 'deskbell.1'

/**
 * One WebSocket. `on` has opened(), heard(text) and lost(); lost comes once.
 * @param {string} url
 * @param {{opened: () => void, heard: (text: string) => void, lost: () => void}} on
 */
export function connect (url, on) {
  let isOver = false
  const end = () => {
    if (isOver) return
    isOver = true
    on.lost()
  }
  let socket
  try {
    socket = new WebSocket(url, PROTOCOL)
  } catch {
    // the page's own policy forbids it; it may not forbid the next
    queueMicrotask(end)
    return { send () {}, close () {} }
  }
  socket.onopen = () => { if (!isOver) on.opened() }
  socket.onmessage = ({ data }) => { if (!isOver && typeof data === 'string') on.heard(data) }
  socket.onclose = socket.onerror = end
  return {
    send (text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close () {
      socket.close()
      end() // a dead link would let us wait for its goodbye
    }
  }
}

const asPromise = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

/**
 * Token and outbox of one channel. They lie in IndexedDB of the page's origin,
 * or in memory where the browser refuses that; the tabs of a visit share them,
 * so a line is put and taken by itself, never the list.
 * @param {string} name
 */
export async function openStore (name) {
  const memory = { token: null }
  const mine = new Set()
  let base = null
  try {
    const request = indexedDB.open(`deskbell:${name}`, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('lines', { keyPath: 'id' })
      request.result.createObjectStore('facts')
    }
    base = await asPromise(request)
    base.onclose = () => { base = null }
  } catch {}

  const change = (act) => new Promise((resolve) => {
    try {
      const change = base.transaction(['lines', 'facts'], 'readwrite')
      act(change.objectStore('lines'), change.objectStore('facts'))
      change.oncomplete = change.onerror = change.onabort = () => resolve()
    } catch {
      resolve()
    }
  })

  return {
    /** What an earlier page left. */
    async begin () {
      if (!base) return { token: null, outbox: [] }
      const look = base.transaction(['lines', 'facts'])
      const token = await asPromise(look.objectStore('facts').get('token'))
      const outbox = await asPromise(look.objectStore('lines').getAll())
      for (const { id } of outbox) mine.add(id)
      return { token: token ?? null, outbox: outbox.sort((a, b) => a.at - b.at) }
    },

    async token () {
      if (!base) return memory.token
      return await asPromise(base.transaction('facts').objectStore('facts').get('token')).catch(() => memory.token) ?? null
    },

    async keep ({ token, outbox }) {
      memory.token = token
      if (!base) return
      await change((lines, facts) => {
        if (token) facts.put(token, 'token')
        else facts.delete('token')
        for (const line of outbox) {
          lines.put(line)
          mine.add(line.id)
        }
        for (const id of mine) {
          if (outbox.some((line) => line.id === id)) continue
          lines.delete(id)
          mine.delete(id)
        }
      })
    },

    close () {
      base?.close()
      base = null
    }
  }
}
