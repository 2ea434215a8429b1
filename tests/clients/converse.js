// Converse.js in Debian's Chromium, on the page of the demo.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { launch, open } from '../runners/chromium.js'
import { SOURCE } from '../runners/desk.js'
import { run, write } from '../runners/process.js'
import { CHANNEL } from '../e2e/scene.js'
import { serve } from './serving.js'

const pagesOf = (server) => path.join(server.directory, 'pages')

class Converse {
  static title = 'converse'
  static modules = ['websocket', 'http_files']
  static more = (server) => `http_default_host = "example.org"
http_files_dir = "${pagesOf(server)}"
http_paths = { files = "/", websocket = "/xmpp-websocket" }
consider_websocket_secure = true`

  constructor (server, user) {
    const pages = pagesOf(server)
    const from = execFileSync(path.join(SOURCE, 'examples/converse'), { encoding: 'utf8' }).trim()
    fs.cpSync(from, path.join(pages, 'converse'), { recursive: true })
    fs.cpSync(path.join(SOURCE, 'examples/pages/agent.html'), path.join(pages, 'agent.html'))
    const script = fs.readFileSync(path.join(SOURCE, 'examples/pages/agent.js'), 'utf8')
    write(path.join(pages, 'agent.js'), script.replaceAll('localhost', server.domain)
      .replace("password: 'alice'", `password: '${user}-pw'`), 0o644)
    run(['test', '-r', path.join(pages, 'agent.html')])
    this.url = `http://127.0.0.1:${server.httpPort}/agent.html`
  }

  async start () {
    this.browser = await launch()
    this.page = await open(await this.browser.newContext({ viewport: { width: 1100, height: 720 } }), this.url)
    await this.page.locator('textarea.chat-textarea').waitFor()
  }

  // That conversation, in front.
  async show (jid) {
    const box = this.page.locator(`converse-chat[jid="${jid}"]`)
    const field = box.locator('textarea.chat-textarea')
    if (!await field.isVisible()) {
      await this.page.locator(`converse-roster a[data-jid="${jid}"]`).first().click()
      await field.waitFor()
    }
    return box
  }

  async say (to, text) {
    const box = await this.show(to)
    await box.locator('textarea.chat-textarea').fill(text)
    await box.locator('textarea.chat-textarea').press('Enter')
  }

  async line (from, words) {
    const box = await this.show(from)
    const line = box.locator('converse-chat-message').getByText(words).last()
    await line.waitFor()
    return await line.textContent()
  }

  async form (node, words, shoot) {
    await this.page.locator('.show-client-info').click()
    const dialog = this.page.locator('converse-adhoc-commands')
    await dialog.locator('input[name=jid]').fill(CHANNEL)
    await dialog.locator('input[type=submit]').click()
    await dialog.locator(`[data-command-node="${node}"]`).click()
    await shoot('form')
    await dialog.locator('input[data-action=complete]').click()
    await dialog.getByText(words).waitFor()
    await shoot('note')
    await this.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }

  async shoot (file) {
    await this.page.screenshot({ path: `${file}.png`, animations: 'disabled' })
  }

  async stop () {
    await this.browser.close()
  }
}

await serve(Converse)
