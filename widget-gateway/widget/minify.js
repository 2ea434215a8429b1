// Makes our own modules small: comments, layout and long names go. It is no
// minifier for anybody's JavaScript: it knows the style that these files are
// written in (no semicolons, no labels, no `with`, no function but a named
// one), and throws at what it does not know. Of scopes it knows only the top
// and its pieces: names that meet in one piece stay apart, so that none inside
// has to be understood.

const KEYWORDS = new Set(('async await break case catch class const continue default delete do else export extends false finally for from ' +
  'function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while yield').split(' '))

// What the language and the browser define. Node has most of it.
const GLOBALS = new Set([...Object.getOwnPropertyNames(globalThis),
  ...('AudioContext CSS CSSStyleSheet CustomEvent FormData HTMLElement ResizeObserver WebSocket addEventListener crypto customElements document window ' +
  'getComputedStyle indexedDB location matchMedia navigator visualViewport window').split(' ')])

// Properties that only our own objects have, and only within one bundle. None
// of them is kept, sent or shown by its name.
const OWN = new Set(('begins blamed called chance content conversation dates drawExtra drawForms drawInput drawn drawPill drawQueue dress ' +
  'due entitle frame fresh hasHistory heardAt inFlight isAtEnd isAway isCorrected isFirst isForm isHeld isMore ' +
  'isRetracted isShown isTyping isVisible items lead listen loading minutes missed moments nearby node nodes noteOf ' +
  'numbers opened outbox paging pending photoUrl plural pressed refusedToken replaces retracts saidTyping ' +
  'scrolled serial showEmoji sign socket statusOf timers times toEnd told toldAt tries typed unreadTitle update waitOf').split(' '))

const WORD = /[A-Za-z_$][\w$]*/y
const NUMBER = /\d[\w.]*/y
const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y
const SIGN = /\.\.\.|\?\.(?!\d)|=>|===|!==|\*\*|\+\+|--|&&=|\|\|=|\?\?=|&&|\|\||\?\?|[<>=!+\-*/%&|^]=|>>>|<<|>>|[{}()[\];,<>+\-*/%&|^!~?:=.#@]/y

const at = (pattern, text, from) => {
  pattern.lastIndex = from
  return pattern.exec(text)?.[0]
}

// A slash begins a regular expression where a value may begin.
const mayBegin = (before) => !before || (before.kind === 'sign'
  ? ![')', ']', '}'].includes(before.text)
  : before.kind === 'word' && ['return', 'case', 'of', 'in', 'typeof'].includes(before.text))

/** Text of a template up to `until`, with tokens for what is in ${}. */
function readTemplate (text, from, tokens) {
  let begin = from
  for (let i = from + 1; ; i++) {
    if (i >= text.length) throw new Error('a template without an end')
    if (text[i] === '\\') {
      i++
    } else if (text[i] === '`') {
      tokens.push({ kind: 'text', text: text.slice(begin, i + 1) })
      return i + 1
    } else if (text[i] === '$' && text[i + 1] === '{') {
      tokens.push({ kind: 'text', text: text.slice(begin, i + 2), opens: true })
      i = tokenize(text, i + 2, tokens, true)
      begin = i
      tokens.push({ kind: 'template' })
    }
  }
}

function tokenize (text, from, tokens, isInside) {
  let depth = 0
  let isNewLine = false
  const add = (kind, said) => {
    tokens.push({ kind, text: said, isNewLine })
    isNewLine = false
    return said.length
  }
  for (let i = from; i < text.length;) {
    const c = text[i]
    if (c === '\n' || c === ' ' || c === '\t') {
      isNewLine ||= c === '\n'
      i++
    } else if (text.startsWith('//', i)) {
      i = text.indexOf('\n', i)
    } else if (text.startsWith('/*', i)) {
      i = text.indexOf('*/', i) + 2
    } else if (c === '`') {
      const first = tokens.length
      i = readTemplate(text, i, tokens)
      tokens[first].isNewLine = isNewLine
      isNewLine = false
    } else if (c === '}' && isInside && depth === 0) {
      return i
    } else {
      const before = tokens[tokens.length - 1]
      const found = [['word', WORD], ['number', NUMBER], ['text', STRING], ...(c === '/' && mayBegin(before) ? [['text', REGEX]] : []), ['sign', SIGN]]
        .map(([kind, pattern]) => [kind, at(pattern, text, i)]).find(([, said]) => said)
      if (!found) throw new Error(`unknown: ${text.slice(i, i + 40)}`)
      if (found[0] === 'sign') depth += { '{': 1, '}': -1 }[found[1]] ?? 0
      i += add(...found)
    }
  }
  return text.length
}

const isCloser = ({ kind, text }) => kind === 'template' || (kind === 'sign' && [')', ']', '}'].includes(text))

/** Whether token `i` is a variable, the name of a property, or both. */
function classify (tokens) {
  const open = [] // indices of open brackets
  const closes = new Map()
  tokens.forEach((token, i) => {
    const last = open[open.length - 1]
    // after these a brace opens a block, else an object or a pattern
    const isBlock = /^(?:\)|=>|try|else|finally)$/.test(tokens[last - 1]?.text)
    token.inside = last === undefined || isBlock ? '' : tokens[last].text
    if (token.opens || ['(', '[', '{'].includes(token.text)) open.push(i)
    else if (isCloser(token)) closes.set(open.pop(), i)
  })
  tokens.forEach((token, i) => {
    if (token.kind !== 'word' || KEYWORDS.has(token.text)) return
    const before = tokens[i - 1]?.text
    const next = tokens[i + 1]?.text
    const isFirst = token.inside === '{' && (before === '{' || before === ',')
    if (before === '#') token.role = 'variable'
    else if (before === '.' || before === '?.') token.role = 'property'
    else if (isFirst && next === ':') token.role = 'property'
    else if (isFirst && (next === ',' || next === '}')) token.role = 'both'
    else if (isFirst && next === '=') token.role = 'fixed'
    else if (next === '(' && before !== 'function' && tokens[closes.get(i + 1) + 1]?.text === '{') token.role = 'property'
    else token.role = 'variable'
  })
  return closes
}

// A line end ends a statement unless something shows that it does not.
const GOES_ON = /^(?:[)\]},.?:;=*%&|^<>+]|=>|\?\.|in$|of$|instanceof$)/
const WANTS_MORE = /(?:[({[,.?:;=!&|^<>*%]|(?<!\+)\+|(?<!-)-|=>)$/

/** Whether a statement begins, or a member of a class. */
function markBeginnings (tokens) {
  tokens.forEach((token, i) => {
    token.begins = token.isNewLine && !GOES_ON.test(token.text) && !WANTS_MORE.test(tokens[i - 1]?.text ?? ';')
  })
}

function* shortNames (taken) {
  const letters = 'enrtsiaolducphmfgvbwykxjzqSTACDMLHEPRINBOFUGVWKXYJQZ' // as often as they are met
  const all = [...letters, ...[...letters].flatMap((a) => [...letters].map((b) => a + b))]
  for (const name of all) if (!taken.has(name) && !KEYWORDS.has(name) && !GLOBALS.has(name)) yield name
}

/**
 * Gives each token its piece: a statement of the top, or a member of a class
 * there. What is declared at the top may be meant in any piece; every other
 * name lives in its piece alone, and may be called what another is elsewhere.
 */
function divide (tokens) {
  const top = new Set()
  let depth = 0
  let piece = 0
  let isClass = false
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]
    if (token.text === '}' || token.text === ')' || token.text === ']' || token.kind === 'template') depth--
    if (depth === 0 && token.begins) isClass = false
    if (depth === 0 && token.text === 'class') isClass = true
    if ((token.begins && depth === 0) || (token.isNewLine && depth === 1 && isClass)) piece++
    if (depth === 0 && token.kind === 'word' && ['const', 'let', 'function', 'class'].includes(before?.text)) {
      if (top.has(token.text)) throw new Error(`two at the top are called ${token.text}`)
      top.add(token.text)
    }
    if (before?.text === '#') top.add(token.text)
    if (token.text === '{' || token.text === '(' || token.text === '[' || token.opens) depth++
    token.piece = piece
  })
  return top
}

const isNamed = ({ role, text }) => (role === 'variable' || role === 'both') && !GLOBALS.has(text)

function count (names) {
  const counts = new Map()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}

/**
 * Every arrow function: where it begins and ends, and what its brackets declare.
 * @returns {{from: number, to: number, names: Set<string>}[]} inner ones last
 */
function findArrows (tokens, closes) {
  const opens = new Map([...closes].map(([from, to]) => [to, from]))
  return tokens.flatMap((token, i) => {
    if (token.text !== '=>') return []
    const from = opens.get(i - 1)
    const names = new Set()
    for (let at = from + 1; at < i - 1; at++) {
      if (tokens[at].text === '=') while (at < i - 1 && tokens[at].text !== ',') at = (closes.get(at) ?? at) + 1
      else if (isNamed(tokens[at])) names.add(tokens[at].text)
    }
    let to = closes.get(i + 1)
    if (tokens[i + 1].text !== '{') {
      to = i + 1
      while (tokens[to] && !isCloser(tokens[to]) && ![',', ';'].includes(tokens[to].text) && !tokens[to].begins) to = (closes.get(to) ?? to) + 1
    }
    return [{ from, to, names }]
  }).sort((a, b) => a.from - b.from)
}

/**
 * The variables of one piece. Each lives in the arrow that declares it, or in
 * the smallest that has all of it, or in the whole.
 * @returns {{text: string, from: number, to: number, places: number[]}[]} outer ones first
 */
function findVariables (places, tokens, arrows) {
  const found = new Map()
  for (const at of places) {
    const { text } = tokens[at]
    const home = arrows.findLast(({ from, to, names }) => from < at && at < to && names.has(text))
    const key = `${text} ${home?.from}`
    if (!found.has(key)) found.set(key, { text, home, places: [] })
    found.get(key).places.push(at)
  }
  return [...found.values()].map(({ text, home, places }) => {
    const { from, to } = home ?? arrows.findLast((one) => one.from < places[0] && places.at(-1) < one.to) ?? { from: -1, to: Infinity }
    return { text, from, to, places }
  }).sort((a, b) => a.from - b.from)
}

const isWithin = (places, { from, to }) => places.some((at) => from < at && at < to)

/** @param {string[]} fixed names at the top that are exported, and stay */
function rename (tokens, closes, fixed) {
  const top = divide(tokens)
  const defaults = tokens.filter(({ role }) => role === 'fixed').map(({ text }) => text)
  for (const name of defaults) if (OWN.has(name)) throw new Error(`${name} is a property and a default`)
  // what is said may be the name of a property: `table[frame.type]`
  for (const { kind, text } of tokens) {
    const said = kind === 'text' && text.slice(1, -1).split('.').find((word) => OWN.has(word))
    if (said) throw new Error(`${said} is a property and a text`)
  }
  const stays = new Set([...fixed, ...defaults])
  const give = (names, taken) => {
    const short = shortNames(taken)
    return new Map(names.filter((name) => !stays.has(name)).map((name) => [name, short.next().value]))
  }
  const wide = give(count(tokens.filter((token) => isNamed(token) && top.has(token.text)).map(({ text }) => text)), stays)
  const shared = tokens.filter(({ role }) => role === 'property' || role === 'both').map(({ text }) => text)
  const own = give([...OWN], new Set([...stays, ...shared]))
  const pieces = []
  tokens.forEach((token, i) => { if (isNamed(token) && !stays.has(token.text)) (pieces[token.piece] ??= []).push(i) })
  const arrows = findArrows(tokens, closes)
  const variables = new Map()
  for (const places of pieces.filter(Boolean)) {
    const isTop = (at) => top.has(tokens[at].text)
    const wides = places.filter(isTop)
    for (const at of wides) variables.set(at, wide.get(tokens[at].text))
    const done = []
    for (const one of findVariables(places.filter((at) => !isTop(at)), tokens, arrows)) {
      const near = done.filter((other) => isWithin(other.places, one) || other.from === one.from)
      const taken = new Set([...stays, ...near.map(({ name }) => name), ...wides.filter((at) => isWithin([at], one)).map((at) => variables.get(at))])
      one.name = shortNames(taken).next().value
      done.push(one)
      for (const at of one.places) variables.set(at, one.name)
    }
  }
  tokens.forEach((token, i) => {
    const { role, text } = token
    const property = own.get(text) ?? text
    const variable = variables.get(i) ?? text
    if (role === 'property') token.text = property
    else if (role === 'both') token.text = property === variable ? variable : `${property}:${variable}`
    else if (role === 'variable') token.text = variable
  })
}

const SHORTER = new Map([['const', 'let'], ['true', '!0'], ['false', '!1']])

/** A statement and no more, and no declaration: it needs no block around it. */
function isAlone (tokens, closes, from, to) {
  const first = tokens[from + 1].text
  if (from + 1 === to || /^(?:let|class|function)$/.test(first)) return false
  // an inner `if` would take the `else` that is not its own
  if (tokens[to + 1]?.text === 'else' && /^(?:if|for|while)$/.test(first)) return false
  for (let at = from + 2; at < to; at++) {
    if (tokens[at].begins || tokens[at].text === ';') return false
    at = closes.get(at) ?? at
  }
  return true
}

/** Leaves out what the language can do without. */
function omit (tokens, closes) {
  const heads = new Set([...closes].filter(([from]) => /^(?:if|for|while)$/.test(tokens[from - 1]?.text)).map(([, to]) => to))
  const leave = (...all) => { for (const at of all) tokens[at].isLeft = true }
  for (const token of tokens) token.text = SHORTER.get(token.text) ?? token.text
  tokens.forEach(({ text, kind }, i) => {
    const [one, two, three] = [3, 2, 1].map((back) => tokens[i - back])
    if (text === '=>' && one.text === '(' && two.kind === 'word' && three.text === ')') leave(i - 3, i - 1)
    const isBlock = text === '{' && (/^(?:\)|else|try|catch|finally)$/.test(three?.text) || /^(?:class|extends)$/.test(two?.text))
    if (!isBlock) return
    const to = closes.get(i)
    const next = tokens[to + 1] ?? {}
    if ((three.text === 'else' || heads.has(i - 1)) && isAlone(tokens, closes, i, to)) {
      leave(i, to)
      next.begins ||= next.text === 'else'
    } else {
      next.isFree = true // of a separator: a block ends itself
    }
  })
  return tokens.filter(({ isLeft }) => !isLeft)
}

/**
 * @param {string} text a program of const, let, function and class at its top
 * @param {string[]} fixed names that stay
 * @returns {string}
 */
export function minify (text, fixed = []) {
  const tokens = []
  tokenize(text, 0, tokens, false)
  const closes = classify(tokens)
  markBeginnings(tokens)
  rename(tokens, closes, fixed)
  let out = ''
  const begun = ['']
  for (const { kind, text: said = '', begins, isFree, opens } of omit(tokens, closes)) {
    const isFirst = begins || /[{}]$/.test(out) || !out
    if (kind === 'template' || (kind === 'sign' && /[)\]}]/.test(said))) begun.pop()
    if (begins && said === 'let' && begun.at(-1) === 'let') {
      out += ','
      continue
    }
    if (isFirst) begun[begun.length - 1] = said
    if (opens || (kind === 'sign' && /[([{]/.test(said))) begun.push('')
    if (begins && !isFree) out += ';'
    else if (/[\w$]$/.test(out) && /^[\w$#]/.test(said) && kind !== 'template') out += ' '
    else if (/[+-]$/.test(out) && out.endsWith(said[0])) out += ' '
    out += said
  }
  return out
}
