// Elements, and what may be made of words that others wrote. Text enters the
// page only as textContent, and a link only when its scheme is one of three.

import { clean } from './wire.js'

/**
 * An element with its classes, which are its parts too: make('button.send').
 * @param {string} name
 * @param {Object<string, any>} [attributes] `on…` listens
 * @param {...(Node | string | null | undefined | false)} inner
 */
export function make (name, attributes = {}, ...inner) {
  const [tag, ...classes] = name.split('.')
  const node = document.createElement(tag)
  if (classes.length) attributes = { class: classes.join(' '), part: classes.join(' '), ...attributes }
  for (const [key, said] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), said)
    else if (said !== undefined && said !== false) node.setAttribute(key, said === true ? '' : said)
  }
  node.append(...inner.filter((one) => one))
  return node
}

/** A button that does no more than its act. */
export const makeButton = (name, act, ...inner) => make(`button.${name}`, { onclick: act }, ...inner)

/** A drawing of lines in a square of 24. */
export function makeIcon (path) {
  const [picture, line] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name))
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('aria-hidden', 'true')
  line.setAttribute('d', path)
  picture.append(line)
  return picture
}

/** Only what changed is touched: a screen reader hears it once. */
export function put (node, text) {
  const said = text || ''
  if (node.textContent !== said) node.textContent = said
  node.hidden = !said
}

/** A URL that may be followed, or null: never javascript:, data: or the like. */
export function safeUrl (text) {
  try {
    const url = new URL(text)
    return /^(https?|mailto):$/.test(url.protocol) ? url : null
  } catch {
    return null
  }
}

const makeLink = (url, ...inner) => make('a', { href: url.href, target: '_blank', rel: 'noreferrer nofollow' }, ...inner)

/** Text with its links, as nodes. */
export function linked (text) {
  const nodes = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(/\b(?:https?:\/\/|mailto:)[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi)) {
    const url = safeUrl(found)
    if (!url) continue
    nodes.push(text.slice(from, index), makeLink(url, found))
    from = index + found.length
  }
  return [...nodes, text.slice(from)]
}

function nameOf (url) {
  try {
    return clean(decodeURIComponent(url.pathname.split('/').pop())) || url.host
  } catch {
    return url.host
  }
}

/** A link to a file; a picture shows itself, unless the page's policy forbids it. */
export function makeFile (url) {
  const name = nameOf(url)
  const chip = () => make('span.file', {}, makeIcon('M13 3H6v18h12V8zv5h5M9 13h6M9 17h6'), name)
  const isImage = /\.(?:png|jpe?g|gif|webp|avif)$/i.test(url.pathname)
  return makeLink(url, isImage
    ? make('img', { src: url.href, alt: name, referrerpolicy: 'no-referrer', onerror: (event) => event.target.replaceWith(chip()) })
    : chip())
}
