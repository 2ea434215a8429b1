// The shop is shown when Alice is at her desk: its button would be told so
// within half a minute, and whoever tries this looks at it at once.
const shop = document.querySelector('iframe')

async function isOpen () {
  try {
    const answer = await fetch('http://127.0.0.1:8080/channel/support', { cache: 'no-store' })
    return / open='true'/.test(await answer.text())
  } catch {
    return false
  }
}

for (let tries = 0; tries < 40 && !await isOpen(); tries++) {
  await new Promise((resolve) => setTimeout(resolve, 250))
}
shop.src = 'shop.html'
