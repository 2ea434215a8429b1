// What the desk may know of the page and, from the site, of the visitor.

/** No query, no fragment, no path of others. */
export function aboutPage (language) {
  const cut = (text) => String(text).slice(0, 250)
  const { host, origin, pathname } = location
  const [, , from = ''] = document.referrer.split('/')
  return {
    url: (origin + pathname).slice(0, 2048),
    title: cut(document.title),
    referrer: from === host ? '' : cut(from), // his own site is no news
    language,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    browser: cut(navigator.userAgent)
  }
}

/** The element's attributes; identify() may say more. */
export function whoOf (host) {
  const said = ['name', 'email', 'phone', 'company', 'proof'].map((name) => [name, host.getAttribute(name)]).filter(([, text]) => text)
  return said[0] ? Object.fromEntries(said) : null
}
