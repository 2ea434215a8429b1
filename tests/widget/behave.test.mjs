// What the widget does in a browser, against a played gateway: keyboard, forms,
// colours, the element, and what other people's words may not do.
import assert from 'node:assert/strict'
import { bodies, bubbles, check, countBubbles, enter, inFocus, isStored, page, played, reload, stage, until } from './acts.mjs'

check('the keyboard is enough', async () => {
  await page.locator('a').focus()
  await page.keyboard.press('Tab')
  assert.equal(await inFocus(), 'launcher')
  await page.keyboard.press('Enter')
  await stage.see('.input:focus')
  await page.keyboard.type('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await countBubbles(1)
  assert.deepEqual(await bubbles(), ['one\ntwo'])
  assert.equal(await page.inputValue('.input'), '')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await stage.see('.emoji button:focus')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  assert.equal(await page.inputValue('.input'), '😃')
  assert.equal(await inFocus(), 'input')
  await page.keyboard.press('Escape')
  assert.equal(await inFocus(), 'launcher')
  assert.equal(await page.getAttribute('.launcher', 'aria-expanded'), 'false')
})

check('on a phone the keyboard stays in the sheet', async () => {
  await page.setViewportSize({ width: 390, height: 780 })
  await stage.open()
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => ['DESKBELL-CHAT', 'BODY'].includes(document.activeElement.tagName)))
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  await until(page, () => !document.querySelector('deskbell-chat').shadowRoot.querySelector('.panel').matches(':modal'))
  assert.equal(await page.isVisible('.panel'), true)
})

check('Enter that ends a composition sends nothing', async () => {
  await stage.open()
  await page.fill('.input', 'かな')
  for (const more of [{ isComposing: true }, { keyCode: 229 }]) {
    await page.locator('.input').evaluate((input, more) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more })), more)
  }
  assert.equal(await page.inputValue('.input'), 'かな')
  await page.keyboard.press('Enter')
  await countBubbles(1)
})

check('a line that is too long stays, and says so', async () => {
  await stage.open()
  await page.fill('.input', 'x'.repeat(3900))
  await stage.see('.count:has-text("100")')
  await page.fill('.input', '😀'.repeat(4001))
  await stage.see('.long .count:has-text("At most 4,000 characters")')
  await page.press('.input', 'Enter')
  assert.equal(await page.isDisabled('.send'), true)
  assert.deepEqual(await bubbles(), [])
  await page.fill('.input', '😀'.repeat(4000))
  await page.press('.input', 'Enter')
  await countBubbles(1)
  await isStored(1)
  assert.equal(bodies()[0].length, 8000)
})

check('what others write is only text', async () => {
  const nasty = '<img src=x onerror=alert(1)> ]]> &amp; javascript:alert(1) data:text/html,x \u202egpj.exe'
  await stage.open()
  played.add({ body: `${nasty} https://example.org/?a=b&c=d, mailto:a@example.org`, nick: '<b>\u202eBen' })
  played.add({ body: '', file: 'javascript:alert(1)' })
  played.add({ body: 'x', file: 'data:text/html,<script>alert(1)</script>' })
  await countBubbles(3)
  const [first] = await bubbles()
  assert.ok(first.startsWith(nasty.replace('\u202e', '')))
  const links = await page.locator('.bubble a').evaluateAll((all) => all.map(({ href, rel, target }) => [href, rel, target]))
  assert.deepEqual(links, ['https://example.org/?a=b&c=d', 'mailto:a@example.org'].map((href) => [href, 'noreferrer nofollow', '_blank']))
  assert.equal(await page.locator('.bubble img, .bubble b, .bubble script').count(), 0)
  assert.equal(await page.locator('.agent .nick').first().textContent(), '<b>Ben')
})

check('who waits reads his place and about how long, where that is known', async () => {
  const queue = (text) => until(page, (text) => document.querySelector('deskbell-chat').shadowRoot.querySelector('.queue bdi')?.textContent.trim() === text, text)
  played.state = "is='waiting' place='2' wait='240'"
  played.add({ who: 'visitor', body: 'Where is my parcel?' }, { isTold: false })
  await stage.open()
  await queue('You are number 2 in the queue. About 4 minutes.')
  played.setState("is='waiting' place='1' wait='60'")
  await queue('You are number 1 in the queue. About 1 minute.')
  played.setState("is='waiting' place='1'")
  await queue('You are number 1 in the queue.')
})

check('a site says in its own words how long it takes', async () => {
  played.channel.inner = "<text name='waiting'>Place {position}! {wait} Thank you.</text>"
  played.channel.attributes = "wait='720'"
  played.state = "is='none'"
  await stage.open()
  await stage.see('.status:has-text("About 12 minutes.")')
  played.setState("is='waiting' place='3' wait='720'")
  await stage.see('.queue bdi:has-text("Place 3! About 12 minutes. Thank you.")')
})

check('a picture that the policy forbids is a link with its name', async () => {
  await page.route('**/*.png', (route) => route.abort())
  played.add({ body: '', file: `${played.origin}/par%20cel.png` }, { isTold: false })
  await stage.open()
  await stage.see('.bubble .file:has-text("par cel.png")')
})

check('a correction changes its bubble and nothing else', async () => {
  await stage.open()
  played.add({ body: 'wron' })
  played.add({ body: 'next' })
  await countBubbles(2)
  await page.evaluate(() => {
    const root = document.querySelector('deskbell-chat').shadowRoot
    window.first = root.querySelector('.bubble')
    window.added = []
    new MutationObserver((all) => window.added.push(...all.flatMap(({ addedNodes }) => [...addedNodes].map((one) => one.className ?? one.nodeName))))
      .observe(root.querySelector('.lines'), { childList: true })
  })
  played.add({ body: 'right', replaces: 1 })
  await stage.see('.bubble:has-text("right")')
  await stage.see('.facts:has-text("edited")')
  played.add({ retracts: 2 })
  await stage.see('.bubble:has-text("This message was withdrawn.")')
  assert.deepEqual(await bubbles(), ['right', 'This message was withdrawn.'])
  assert.deepEqual(await page.evaluate(() => [window.first === document.querySelector('deskbell-chat').shadowRoot.querySelector('.bubble'), window.added]), [true, []])
})

check('marks come without the line being said again', async () => {
  await stage.open()
  await stage.say('hello')
  await isStored(1)
  await page.evaluate(() => { window.first = document.querySelector('deskbell-chat').shadowRoot.querySelector('.line') })
  played.setMarks({ have: 1, seen: 1 })
  await stage.see('.facts:has-text("Seen")')
  assert.ok(await page.evaluate(() => window.first === document.querySelector('deskbell-chat').shadowRoot.querySelector('.line')))
})

check('times are those of his zone', async () => {
  played.add({ body: 'x', at: Date.parse('2026-07-01T22:30:00Z') }, { isTold: false })
  await enter({ timezoneId: 'Asia/Tokyo' })
  await stage.open()
  await stage.see('.facts:has-text("7:30")')
  await stage.see('.day:has-text("Thursday, July 2")')
})

check('the modules run as they are, unpacked', async () => {
  played.script = '/src/define.js'
  played.attributes = 'gateway=/ language=nl'
  await enter()
  await stage.open()
  await page.fill('.input', 'hallo')
  await page.press('.input', 'Enter')
  await stage.see('.facts:has-text("Verstuurd")')
  await page.click('.opener')
  await stage.see('.emoji button:focus')
})

check('a site may let the button come later, and name it', async () => {
  played.attributes = 'delay=1 title=Florist'
  await enter()
  assert.equal(await page.isHidden('.launcher'), true)
  await stage.open()
  played.setState("is='none'")
  await stage.see('.title:has-text("Florist")')
})

check('unread lines are counted on the button and in the title', async () => {
  await stage.open()
  played.add({ body: 'seen' })
  await countBubbles(1)
  await page.press('.input', 'Escape')
  // looked at twice: the lock is not stolen from itself
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.evaluate(async () => {
    document.dispatchEvent(new Event('visibilitychange'))
    await navigator.locks.query()
  })
  played.add({ body: 'not seen' })
  await stage.see('.badge:has-text("1")')
  assert.equal(await page.title(), '(1) Shop')
  assert.equal(await page.getAttribute('.launcher', 'aria-label'), 'Chat with us, 1 new message')
  await reload()
  await stage.see('.badge:has-text("1")')
  await stage.open()
  await until(page, () => document.title === 'Shop')
  assert.equal(await page.isHidden('.badge'), true)
})

check('only the tab that was looked at last has the number in its title, and rings', async () => {
  const rings = []
  stage.context.on('request', (request) => { if (/ring-/.test(request.url())) rings.push(request.frame().page()) })
  await stage.open()
  await page.press('.input', 'Escape')
  const second = await stage.openPage()
  await second.click('.launcher')
  await second.press('.input', 'Escape')
  await second.waitForSelector('.launcher:visible')
  played.add({ body: 'which?' })
  await second.waitForSelector('.badge:has-text("1")')
  await stage.see('.badge:has-text("1")')
  assert.deepEqual([await page.title(), await second.title()], ['Shop', '(1) Shop'])
  assert.deepEqual(rings.map((one) => one === second), [true])
})

check('what the desk would refuse is not offered', async () => {
  played.state = "is='ended' by='agent' until='2040-01-01T00:00:00Z'"
  await stage.open()
  await stage.see('.return')
  assert.equal(await page.locator('.stars, .transcript').count(), 0)
})

check('who ends a chat or returns to it is not thanked', async () => {
  await stage.open()
  await stage.say('one')
  await isStored(1)
  await page.click('.menu summary')
  await page.click('.acts .end')
  await stage.see('.return')
  assert.equal(await page.isHidden('.note'), true)
  await page.click('.return')
  await stage.see('.input')
  assert.equal(await page.isHidden('.note'), true)
})

check('the texts of a channel and its forms turn nothing around them', async () => {
  const turned = '\u202egpj.exe\u2066'
  played.state = "is='none'"
  played.channel.attributes = `wait='60' title='Shop ${turned}'`
  played.channel.inner = `<text name='welcome'>Hello ${turned}</text><form kind='ask'><x xmlns='jabber:x:data' type='form'><field var='name' label='Name ${turned}' type='text-single'/></x></form>`
  await stage.open()
  await stage.see('.form .field')
  const seen = await page.evaluate(() => document.querySelector('deskbell-chat').shadowRoot.querySelector('.panel').textContent)
  for (const words of ['Hello gpj.exe', 'Name gpj.exe']) assert.ok(seen.includes(words), seen)
  assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(seen))
})

check('the page is told of, but not that it comes from itself', async () => {
  await page.evaluate(() => { location.href = '/?secret#part' })
  await page.waitForURL(/secret/)
  assert.equal(await page.evaluate(() => new URL(document.referrer).host === location.host), true)
  await stage.open()
  await stage.see('.status')
  const { attrs } = played.hello.children.find(({ name }) => name === 'page')
  assert.deepEqual([attrs.url, attrs.referrer], [`${played.origin}/`, undefined])
})

check('it works in a frame that may do nothing but run', async () => {
  const frames = await stage.context.newPage()
  await frames.setContent(`<iframe sandbox=allow-scripts width=400 height=700 src="${played.origin}"></iframe>`)
  const frame = frames.frameLocator('iframe')
  await frame.locator('.launcher').click()
  await frame.locator('.input').fill('from a frame')
  await frame.locator('.input').press('Enter')
  await frame.locator('.facts:has-text("Sent")').waitFor()
  assert.deepEqual(bodies(), ['from a frame'])
})

check('a form is sent as it was filled, and its faults are shown', async () => {
  played.state = "is='none'"
  played.channel.inner = "<form kind='ask'><x xmlns='jabber:x:data' type='form'><field var='name' label='Name' type='text-single'><required/></field>" +
    "<field var='news' label='News' type='boolean'/><field var='src' type='hidden'><value>shop</value></field></x></form>"
  await stage.open()
  await page.click('.main')
  assert.equal(played.frames.some((text) => text.includes('<form')), false)
  await page.fill('.form input', 'Anna & Co')
  await page.click('.main')
  await stage.see('.queue')
  const sent = played.frames.find((text) => text.includes('<form'))
  for (const part of ["var='name'><value>Anna &#38; Co</value>", "var='news'><value>0</value>", "var='src'><value>shop</value>"]) assert.ok(sent.includes(part), sent)
  await stage.see('.input')
})

check('the end: stars, a comment, the way back', async () => {
  await stage.open()
  await stage.say('x')
  await isStored(1)
  await page.click('.menu summary')
  await page.click('.end')
  await stage.see('.ended')
  assert.equal(await page.isHidden('.composer'), true)
  await page.locator('.stars input').nth(3).check()
  await page.fill('.form textarea', 'fine')
  await page.click('.main:visible')
  await stage.see('.note:has-text("Thank you")')
  assert.ok(played.frames.some((text) => /<rate [^>]*stars='4'><comment>fine</.test(text)))
  await page.click('.return')
  await stage.see('.input')
})

check('an element that goes while its chat is loaded leaves nothing behind', async () => {
  await page.evaluate(async () => {
    const chat = document.querySelector('deskbell-chat')
    const opening = chat.open()
    chat.remove()
    await opening.catch(() => {})
    document.body.append(chat)
  })
  await stage.open()
  await stage.say('x')
  await isStored(1)
  assert.equal(await page.locator('.panel').count(), 1)
  assert.equal(played.sockets.size, 1)
})

check('the element is an element: methods, events, attributes', async () => {
  played.attributes = 'name=Anna email=anna@example.org label="Ask us"'
  await enter()
  await page.evaluate(() => {
    window.heard = []
    for (const name of ['available', 'toggle', 'state', 'unread', 'message', 'answered']) {
      addEventListener(`deskbell:${name}`, (event) => window.heard.push([name, event.detail, event.composed]))
    }
  })
  assert.equal(await page.textContent('.launcher'), 'Ask us')
  const element = page.locator('deskbell-chat')
  await element.evaluate((one) => one.identify({ company: 'Bloom' }))
  await element.evaluate((one) => one.open())
  await stage.see('.input')
  assert.equal(await element.getAttribute('open'), '')
  await element.evaluate((one) => one.send('from the page'))
  await isStored(1)
  played.add({ body: 'hi' })
  await countBubbles(2)
  await element.evaluate((one) => one.close())
  await stage.see('.launcher')
  const heard = await page.evaluate(() => window.heard)
  assert.deepEqual(heard.filter(([name]) => name === 'toggle').map(([, { isOpen }]) => isOpen), [true, false])
  assert.ok(heard.some(([name, detail]) => name === 'message' && detail.body === 'hi' && detail.nick === 'Ben'))
  assert.ok(heard.some(([name, detail]) => name === 'state' && detail.chat === 'talking' && detail.link === 'open'))
  assert.ok(heard.every(([,, composed]) => composed))
  assert.match(played.frames[0], /<who [^>]*name='Anna'[^>]*company='Bloom'|<who company='Bloom'/)
  await element.evaluate((one) => one.remove())
  await until(page, () => true)
  for (let i = 0; played.sockets.size && i < 100; i++) await page.waitForTimeout(20)
  assert.equal(played.sockets.size, 0)
})

check('the sheet follows the part of the window that the keyboard leaves', async () => {
  await enter({ viewport: { width: 390, height: 780 }, reducedMotion: 'reduce' })
  await stage.open()
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, 'height', { value: 420 })
    Object.defineProperty(visualViewport, 'offsetTop', { value: 30 })
    visualViewport.dispatchEvent(new Event('resize'))
  })
  const { y, height } = await page.locator('.panel').boundingBox()
  assert.deepEqual([y, height], [30, 420])
})

check('colours are the channel\'s, the site\'s before that, and words stay readable on them', async () => {
  played.channel.inner = "<colour name='accent' value='#ffd400'/>"
  await reload()
  const colours = () => page.locator('.launcher').evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color])
  await until(page, () => getComputedStyle(document.querySelector('deskbell-chat').shadowRoot.querySelector('.launcher')).backgroundColor === 'rgb(255, 212, 0)')
  assert.match((await colours())[1], /^lch\(0 0 0\)|rgb\(0, 0, 0\)/)
  await page.evaluate(() => document.querySelector('deskbell-chat').style.setProperty('--deskbell-accent', '#222288'))
  assert.match((await colours())[1], /^lch\(100 0 0\)|rgb\(255, 255, 255\)/)
})
