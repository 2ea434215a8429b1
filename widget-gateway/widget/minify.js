// Makes our own modules small: comments, layout and long names go. It is no
// minifier for anybody's JavaScript: it knows the style that these files are
// written in (no semicolons, no labels, no `with`), and throws at what it does
// not know. A name gets the same short one everywhere, so that no scope has to
// be understood.

const KEYWORDS = new Set(('async await break case catch class const continue default delete do else export extends false finally for from ' +
  'function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while yield').split(' '))

// What the language and the browser define. Node has most of it.
const GLOBALS = new Set([...Object.getOwnPropertyNames(globalThis),
  ...'CSSStyleSheet CustomEvent HTMLElement WebSocket addEventListener customElements document indexedDB location navigator visualViewport'.split(' ')])

// Properties that only our own objects have, and only within one bundle. None
// of them is kept, sent or shown by its name.
const OWN = new Set(('asking drawExtra drawLines extra heading isAtEnd isAway isCorrected isFailed isHeld isMore isPinged isRetracted ' +
  'isSent isShown isTyping isVisible makeAct makeActs makeField makeForm makeLine makeStars markOf moments nodes outbox pending ' +
  'perform pill refusedToken replaces retracts saidTyping scrolled serial toEnd unanswered').split(' '))

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

/** Whether token `i` is a variable, the name of a property, or both. */
function classify (tokens) {
  const open = [] // indices of open brackets
  const closes = new Map()
  tokens.forEach((token, i) => {
    const last = open[open.length - 1]
    token.inside = last === undefined ? '' : tokens[last].text
    if (token.opens || ['(', '[', '{'].includes(token.text)) open.push(i)
    else if (token.kind === 'template' || (token.kind === 'sign' && [')', ']', '}'].includes(token.text))) closes.set(open.pop(), i)
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
}

function* shortNames (taken) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const all = [...letters, ...[...letters].flatMap((a) => [...letters].map((b) => a + b))]
  for (const name of all) if (!taken.has(name) && !KEYWORDS.has(name) && !GLOBALS.has(name)) yield name
}

function rename (tokens) {
  const counts = new Map()
  const fixed = new Set()
  for (const { role, text } of tokens) {
    if (role === 'fixed') fixed.add(text)
    if (role === 'variable' || role === 'both') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const wanted = [...counts].filter(([name]) => !GLOBALS.has(name) && !fixed.has(name)).sort((a, b) => b[1] - a[1])
  const taken = new Set([...fixed])
  const short = shortNames(taken)
  const names = new Map(wanted.map(([name]) => [name, short.next().value]))
  const own = new Map([...OWN].map((name) => [name, short.next().value]))
  for (const token of tokens) {
    const { role, text } = token
    const property = own.get(text) ?? text
    const variable = names.get(text) ?? text
    if (role === 'property') token.text = property
    else if (role === 'both') token.text = property === variable ? variable : `${property}:${variable}`
    else if (role === 'variable') token.text = variable
    else if (role === 'fixed' && OWN.has(text)) throw new Error(`${text} is a property and a default`)
  }
}

// A line end ends a statement unless something shows that it does not.
const GOES_ON = /^(?:[)\]},.?:;=*%&|^<>+]|=>|\?\.|in$|of$|instanceof$)/
const WANTS_MORE = /(?:[({[,.?:;=!&|^<>+\-*%]|=>)$/

/**
 * @param {string} text a program of const, function and class at its top
 * @returns {string}
 */
export function minify (text) {
  const tokens = []
  tokenize(text, 0, tokens, false)
  classify(tokens)
  rename(tokens)
  let out = ''
  for (const { kind, text: said = '', isNewLine } of tokens) {
    if (isNewLine && !GOES_ON.test(said) && !WANTS_MORE.test(out)) out += '\n'
    else if (/[\w$]$/.test(out) && /^[\w$#]/.test(said) && kind !== 'template') out += ' '
    else if (/[+-]$/.test(out) && out.endsWith(said[0])) out += ' '
    out += said
  }
  return out
}
