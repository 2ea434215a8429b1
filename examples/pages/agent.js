// Alice's client: Converse.js as it comes, which knows nothing of Deskbell. The
// channel is one of her contacts, and its conversation is open.
import './converse/converse.min.js'

const { converse, location } = globalThis

converse.initialize({
  websocket_url: new URL('xmpp-websocket', location).href.replace('http', 'ws'),
  discover_connection_methods: false,
  authentication: 'login',
  auto_login: true,
  jid: 'alice@localhost',
  password: 'alice',
  auto_join_private_chats: ['support@desk.localhost'],
  persistent_store: 'sessionStorage',
  view_mode: 'fullscreen',
  theme: 'classic',
  dark_theme: 'classic',
  i18n: 'en',
  assets_path: 'converse/',
  show_client_info: false,
  blacklisted_plugins: ['converse-omemo', 'converse-register']
})
