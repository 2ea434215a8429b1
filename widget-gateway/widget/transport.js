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
 * Token, draft, unanswered and refused lines, and how far the visitor has read,
 * of one channel. They lie in IndexedDB of the page's origin, or in memory
 * where the browser refuses that; the tabs of a visit share them, so each is
 * put and taken by itself, and only by who changed it.
 * @param {string} name
 */
export function openStore (name) {
  const called = `deskbell:${name}`
  const refused = { close () {} } // stands for a base, and can nothing
  let kept
  let written // what of it the base has
  let base

  // What cannot be written, say on a full disk, may not be read: it is old.
  const lose = () => {
    base.close()
    base = refused
  }

  async function open () {
    written = {}
    try {
      const request = indexedDB.open(called)
      request.onupgradeneeded = () => request.result.createObjectStore('kept')
      const opened = base = await asPromise(request)
      // Another tab has left, and forgets. What this one knows since is its own.
      opened.onversionchange = () => {
        opened.close()
        base = null
        write()
      }
    } catch {
      base = refused
    }
  }

  function write () {
    if (!base) return open().then(write)
    try {
      const transaction = base.transaction('kept', 'readwrite')
      const all = transaction.objectStore('kept')
      transaction.onabort = lose
      for (const key in { ...written, ...kept }) {
        if (!(key in kept)) all.delete(key)
        else if (kept[key] !== written[key]) all.put(kept[key], key)
      }
      transaction.commit() // a page that goes now leaves it all the same
      written = kept
    } catch {
      lose()
    }
  }

  return {
    /** What an earlier page left, or another tab has. */
    async read () {
      if (!base) await open()
      let found = kept ?? {}
      try {
        const all = base.transaction('kept').objectStore('kept')
        const [keys, values] = await Promise.all([all.getAllKeys(), all.getAll()].map(asPromise))
        found = Object.fromEntries(keys.map((key, i) => [key, values[i]]))
      } catch {}
      kept ??= written = found // from now on these lines are this tab's too
      const { token = null, seen = 0, draft = '', ...lines } = found
      return { token, seen, draft, lines: Object.values(lines).sort((a, b) => a.at - b.at) }
    },

    keep ({ token, seen, draft, lines }) {
      kept = { token, seen, draft, ...Object.fromEntries(lines.map((line) => [line.id, line])) }
      write()
    },

    close () {
      base?.close()
    },

    /** No trace stays; who comes again begins anew. */
    forget () {
      base.close()
      base = null
      try {
        indexedDB.deleteDatabase(called)
      } catch {}
    }
  }
}
