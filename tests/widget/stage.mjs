// Everything a visitor may come to see, each a short play for states.test.mjs
// and screens.mjs: what the desk says, what he does, and how one knows that it
// is there.
import { execFileSync } from 'node:child_process'
import { chromium } from 'playwright-core'
import { seconds } from '../runners/process.js'
import { Played } from './played.mjs'

const find = (name) => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
const executablePath = find('chromium') ?? find('chromium-browser')
export const skip = executablePath ? false : 'no chromium'

export const launch = () => chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']
})

/** A browser, a played gateway, and a page with the widget. */
export class Stage {
  static async open () {
    const stage = new Stage()
    stage.played = new Played()
    await stage.played.start()
    stage.played.photos.set(`photo/${PHOTO}`, picture)
    stage.played.photos.set('parcel.png', picture)
    stage.browser = await launch()
    return stage
  }

  async close () {
    await this.browser?.close()
    await this.played?.stop()
  }

  /** A fresh visitor; `options` are playwright's of a context. */
  async enter (options = {}) {
    await this.context?.close()
    this.context = await this.browser.newContext({ viewport: { width: 1280, height: 720 }, timezoneId: 'Europe/Berlin', ...options })
    this.complaints = []
    this.page = await this.openPage()
    return this.page
  }

  async openPage (where = '/') {
    const page = await this.context.newPage()
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('console', (message) => { if (/Content Security|Trusted/.test(message.text())) this.complaints.push(message.text()) })
    page.setDefaultTimeout(seconds(30))
    await page.goto(this.played.origin + where)
    return page
  }

  async open () {
    await this.page.click('.launcher')
    await this.page.waitForSelector('.panel')
  }

  see (selector) {
    return this.page.waitForSelector(selector)
  }

  async say (text) {
    await this.page.fill('.input', text)
    await this.page.press('.input', 'Enter')
  }
}

export const PHOTO = '0123456789abcdef'.repeat(4)
// Somebody, and a landscape.
const picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 60' width='400' height='300'><rect width='80' height='60' fill='#bcd9ea'/>" +
  "<circle cx='40' cy='26' r='14' fill='#e8b48a'/><path d='M14 60a26 20 0 0 1 52 0z' fill='#7a4b2a'/></svg>"

const HELLO = "<text name='welcome'>Hello! 👋\nHow can we help you?</text>"
const ago = (minutes) => Date.now() - minutes * 60000

function talk (played) {
  played.channel.inner = HELLO
  played.state = `is='talking' with='Ben' photo='${PHOTO}'`
  const say = (who, body, minutes, more) => played.add({ who, body, at: ago(minutes), photo: who === 'agent' ? PHOTO : undefined, ...more }, { isTold: false })
  say('visitor', 'Hi! I ordered a watering can last week and it has not come yet.', 26)
  say('visitor', 'The number is 4711.', 25)
  say('desk', 'Ben joined the chat.', 24)
  say('agent', 'Good morning, let me have a look.', 24)
  say('agent', 'It left our house on Friday: https://track.example.org/4711?lang=en', 22)
  say('agent', 'It should be with you tomorrow.', 22)
  say('visitor', 'Wonderful, thank you 😊', 20)
  played.marks = { have: 7, seen: 2 }
}

const FIELDS = "<form kind='KIND'><x xmlns='jabber:x:data' type='form'>" +
  "<field var='name' label='Your name' type='text-single'><required/></field>" +
  "<field var='email' label='E-mail' type='text-single'><required/><desc>Only to answer you.</desc></field>" +
  "<field var='topic' label='What is it about?' type='list-single'><value>parcel</value><option label='A parcel'><value>parcel</value></option><option label='A bill'><value>bill</value></option></field>" +
  "<field var='question' label='Your question' type='text-multi'/>" +
  "<field var='consent' label='I have read https://shop.example.org/privacy' type='boolean'><required/></field></x></form>"

export const states = [
  { name: 'launcher', play: (stage) => stage.see('.launcher') },
  {
    name: 'launcher-closed',
    before: (played) => { played.channel.open = false },
    play: async (stage) => {
      await stage.page.waitForSelector('deskbell-chat[closed]', { state: 'attached' })
      await stage.see('.launcher')
    }
  },
  {
    name: 'launcher-unread',
    before: (played) => talk(played),
    async play (stage) {
      await stage.open()
      await stage.see('.agent .bubble')
      await stage.page.press('.input', 'Escape')
      stage.played.add({ body: 'Are you still there?' })
      await stage.see('.badge:not([hidden])')
    }
  },
  {
    name: 'connecting',
    before: (played) => { played.isMute = true },
    async play (stage) {
      await stage.open()
      await stage.see('.note.quiet:not([hidden])')
    }
  },
  {
    name: 'greeting',
    before: (played) => { played.channel = { open: true, attributes: "wait='120'", inner: HELLO } },
    async play (stage) {
      await stage.open()
      await stage.see('.greeting')
    }
  },
  {
    name: 'ask-form',
    before: (played) => { played.channel.inner = HELLO + FIELDS.replace('KIND', 'ask') },
    async play (stage) {
      await stage.open()
      await stage.see('.form')
    }
  },
  {
    name: 'queue',
    before: (played) => {
      played.channel.inner = HELLO
      played.state = "is='waiting' place='3' wait='240'"
      played.add({ who: 'visitor', body: 'Where is my parcel?', at: ago(1) }, { isTold: false })
    },
    async play (stage) {
      await stage.open()
      await stage.see('.queue b')
    }
  },
  {
    name: 'talking',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.see('.last .face img')
    }
  },
  {
    name: 'typing',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.see('.agent .bubble')
      stage.played.setTyping(true)
      await stage.see('.typing:not([hidden])')
    }
  },
  {
    name: 'marks',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.see('.agent .bubble')
      await stage.say('One more thing:')
      await stage.see('.visitor:has-text("One more thing") .facts:has-text("Sent")')
      stage.played.setMarks({ have: 8, seen: 8 })
      await stage.say('does it come with a rose?')
      await stage.see('.visitor:has-text("rose") .facts:has-text("Sent")')
      stage.played.isMute = true
      await stage.say('A brass one, I mean')
      await stage.see('.facts:has-text("Sending")')
    }
  },
  {
    name: 'failed',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.see('.agent .bubble')
      stage.played.refusal = 'conflict'
      await stage.say('This one is refused')
      await stage.see('.failed .again')
    }
  },
  {
    name: 'reconnecting',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.see('.agent .bubble')
      stage.played.isDown = true
      stage.played.drop()
      await stage.say('Written without a network')
      await stage.see('.note.quiet:has-text("Reconnecting")')
    }
  },
  {
    name: 'closed',
    before: (played) => { played.channel = { open: false, attributes: "back='2040-01-02T08:00:00Z'", inner: HELLO } },
    async play (stage) {
      await stage.open()
      await stage.see('.note:has-text("Nobody"), .note:has-text("niemand")')
    }
  },
  {
    name: 'offline-form',
    before: (played) => { played.channel = { open: false, attributes: '', inner: FIELDS.replace('KIND', 'post') } },
    async play (stage) {
      await stage.open()
      await stage.see('.form')
    }
  },
  {
    name: 'posted',
    before: (played) => { played.state = "is='posted' request='R-1042'" },
    async play (stage) {
      await stage.open()
      await stage.see('.note:has-text("R-1042")')
    }
  },
  {
    name: 'ended',
    before: (played) => {
      talk(played)
      played.state = "is='ended' by='agent' rating='true' transcript='true' until='2040-01-01T00:00:00Z'"
    },
    async play (stage) {
      await stage.open()
      await stage.see('.return')
    }
  },
  {
    name: 'rating',
    before: (played) => {
      talk(played)
      played.state = "is='ended' by='agent' rating='true' transcript='true' until='2040-01-01T00:00:00Z'"
    },
    async play (stage) {
      await stage.open()
      await stage.page.locator('.stars input').nth(3).check()
      await stage.see('.form textarea')
    }
  },
  {
    name: 'long',
    before: (played) => {
      played.state = "is='talking' with='Ben'"
      for (let i = 0; i < 60; i++) {
        const who = i % 5 < 2 ? 'visitor' : 'agent'
        played.add({ who, at: Date.now() - (60 - i) * 3600000, body: `Line ${i + 1}${i % 7 ? '' : ', which is longer than the others so that it has to be broken into several lines on any screen that there is'}` }, { isTold: false })
      }
      played.marks = { have: 60, seen: 60 }
    },
    async play (stage) {
      await stage.open()
      await stage.see('.day')
    }
  },
  {
    name: 'pill',
    before: (played) => states.find(({ name }) => name === 'long').before(played),
    async play (stage) {
      await stage.open()
      await stage.see('.day')
      await stage.page.locator('.log').evaluate((log) => log.scrollTo(0, 400))
      await stage.page.waitForTimeout(100)
      stage.played.add({ body: 'Have you seen this?' })
      stage.played.add({ body: 'And this?' })
      await stage.see('.pill:has-text("2 new messages")')
    }
  },
  {
    name: 'rich',
    before: (played) => {
      talk(played)
      const say = (line) => played.add({ at: ago(3), photo: PHOTO, ...line }, { isTold: false })
      say({ body: `${played.origin}/parcel.png`, file: `${played.origin}/parcel.png` })
      say({ body: 'The bill', file: 'https://files.example.org/bill%202026.pdf' })
      say({ body: '/me looks into the cellar' })
      say({ body: 'Not javascript:alert(1) but mailto:ben@example.org or https://example.org/a_(b)?c=d.' })
      say({ body: 'wron' })
      say({ body: 'right', replaces: 12 })
      say({ body: 'gone' })
      say({ retracts: 14 })
      say({ body: 'A_very_long_word_without_any_space_that_would_reach_out_of_every_bubble_if_it_could' })
      say({ body: 'שלום, bidi: \u202egpj.exe stays' })
    },
    async play (stage) {
      await stage.open()
      await stage.see('.bubble img')
    }
  },
  {
    name: 'emoji',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.page.click('.opener')
      await stage.see('.emoji button:focus')
    }
  },
  {
    name: 'menu',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.see('.agent .bubble')
      await stage.page.click('.menu summary')
      await stage.see('.menu .end')
    }
  },
  {
    name: 'too-long',
    before: talk,
    async play (stage) {
      await stage.open()
      await stage.page.fill('.input', 'All work and no play. '.repeat(190))
      await stage.see('.long .count')
    }
  },
  {
    name: 'error',
    before: talk,
    async play (stage) {
      stage.played.problem = 'full'
      await stage.open()
      await stage.see('.note.bad')
    }
  }
]
