// A site with a policy that could not be stricter, and the widget on each of
// its pages.
import http from 'node:http'

import { freePort } from './process.js'

export class Site {
  static async start () {
    const site = new Site()
    const port = await freePort()
    site.origin = `http://127.0.0.1:${port}`
    site.server = http.createServer((request, response) => site.serve(request, response))
    await new Promise((resolve) => site.server.listen(port, '127.0.0.1', resolve))
    return site
  }

  // Its origin is wanted before there is a gateway: set `gate` when there is.
  serve (request, response) {
    const url = `http://127.0.0.1:${this.gate.port}`
    response.setHeader('content-security-policy', `default-src 'none'; script-src ${url}; ` +
      `connect-src ${url} ${url.replace('http', 'ws')}; img-src data: ${url}; base-uri 'none'; ` +
      "require-trusted-types-for 'script'; trusted-types 'none'")
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang=en><title>Shop</title><link rel=icon href="data:,">' +
      `<script type=module src="${url}/deskbell.js?channel=support"></script>` +
      `<h1>${request.url}</h1><a href=/other>Other</a>`)
  }
}
