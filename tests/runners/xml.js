// XML for tests: a stream of bytes becomes elements, a template becomes XML.
// It trusts what it reads to be well-formed; only tests use it.

export class Element {
  constructor (name, ns, attrs = {}, children = []) {
    this.name = name
    this.ns = ns
    this.attrs = attrs
    this.children = children
  }

  get elements () {
    return this.children.filter((child) => child instanceof Element)
  }

  get text () {
    return this.children.filter((child) => typeof child === 'string').join('')
  }

  // The first child of that name, in `ns` where one is given.
  child (name, ns) {
    return this.elements.find((child) =>
      child.name === name && (ns === undefined || child.ns === ns))
  }

  childText (name, ns) {
    return this.child(name, ns)?.text
  }

  toString (outer) {
    const ns = this.ns === outer || this.ns === undefined
      ? ''
      : ` xmlns='${escape(this.ns)}'`
    const attrs = Object.entries(this.attrs)
      .map(([name, value]) => ` ${name}='${escape(value)}'`).join('')
    if (!this.children.length) return `<${this.name}${ns}${attrs}/>`
    const inner = this.children
      .map((child) => typeof child === 'string' ? escape(child) : child.toString(this.ns))
      .join('')
    return `<${this.name}${ns}${attrs}>${inner}</${this.name}>`
  }
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const NAMES = Object.fromEntries(Object.entries(ENTITIES).map(([k, v]) => [v, k]))

export function escape (value) {
  return String(value).replace(/[<>&"']/g, (c) => `&${NAMES[c]};`)
}

function unescape (text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== '#') {
      if (!(name in ENTITIES)) throw new Error(`no such entity: ${whole}`)
      return ENTITIES[name]
    }
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return String.fromCodePoint(code)
  })
}

// xml`<message to='${jid}'>${element}</message>`: whatever is no element is
// escaped.
export function xml (strings, ...values) {
  return strings.reduce((out, string, i) => {
    const value = values[i - 1]
    const shown = value instanceof Element || value instanceof Raw
      ? String(value)
      : escape(value ?? '')
    return out + shown + string
  })
}

class Raw {
  constructor (text) {
    this.text = text
  }

  toString () {
    return this.text
  }
}

// Text that is XML already.
export const raw = (text) => new Raw(text)

const TAG = /^<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/*
 * Reads a stream, RFC 6120, section 4: the root is told to `onOpen` when it
 * begins, its children one by one to `onElement` when they end, its end to
 * `onClose`. With `isDocument` the root itself is the element.
 */
export class Reader {
  constructor ({ onOpen, onElement, onClose, isDocument }) {
    Object.assign(this, { onOpen, onElement, onClose, isDocument })
    this.reset()
  }

  reset () {
    this.rest = ''
    this.stack = []
    this.scopes = [{ xml: 'http://www.w3.org/XML/1998/namespace' }]
  }

  write (text) {
    this.rest += text
    while (this.rest) {
      const used = this.rest[0] === '<' ? this.takeTag() : this.takeText()
      if (!used) return
      this.rest = this.rest.slice(used)
    }
  }

  // Text is taken when the tag behind it has begun.
  takeText () {
    const end = this.rest.indexOf('<')
    const parent = this.stack.at(-1)
    if (end < 0) {
      return parent && (this.stack.length > 1 || this.isDocument) ? 0 : this.rest.length
    }
    if (parent && (this.stack.length > 1 || this.isDocument)) {
      parent.children.push(unescape(this.rest.slice(0, end)))
    }
    return end
  }

  takeTag () {
    for (const [begin, end] of [['<?', '?>'], ['<!--', '-->']]) {
      if (this.rest.startsWith(begin)) {
        const at = this.rest.indexOf(end)
        return at < 0 ? 0 : at + end.length
      }
    }
    const found = TAG.exec(this.rest)
    if (!found) {
      return 0
    }
    const [whole, closing, name, attributes, empty] = found
    if (closing) {
      this.close()
    } else {
      this.open(name, attributes)
      if (empty) this.close()
    }
    return whole.length
  }

  open (qualified, attributes) {
    const scope = { ...this.scopes.at(-1) }
    const attrs = {}
    for (const [, name, double, single] of attributes.matchAll(ATTRIBUTE)) {
      const value = unescape(double ?? single)
      if (name === 'xmlns') scope[''] = value
      else if (name.startsWith('xmlns:')) scope[name.slice(6)] = value
      else attrs[name] = value
    }
    const [prefix, local] = qualified.includes(':') ? qualified.split(':') : ['', qualified]
    const element = new Element(local, scope[prefix], attrs)
    this.scopes.push(scope)
    this.stack.push(element)
    if (this.stack.length === 1 && !this.isDocument) this.onOpen?.(element)
  }

  close () {
    const element = this.stack.pop()
    this.scopes.pop()
    const depth = this.stack.length
    if (this.isDocument) {
      if (depth) this.stack.at(-1).children.push(element)
      else this.onElement(element)
    } else if (depth === 0) {
      this.onClose?.()
    } else if (depth === 1) {
      this.onElement(element)
    } else {
      this.stack.at(-1).children.push(element)
    }
  }
}

// One whole element from text; a default namespace may be given.
export function parse (text, ns) {
  let root
  const reader = new Reader({ isDocument: true, onElement: (element) => { root = element } })
  reader.scopes[0][''] = ns
  reader.write(text.trim())
  if (!root) throw new Error(`not an XML element: ${text}`)
  return root
}
