-- The demo's Prosody: loopback, ports of its own, everything in $DEMO_DIR.
-- What a server in use needs for Deskbell is in prosody.cfg.lua.
local dir = os.getenv("DEMO_DIR")

data_path = dir .. "/data"
pidfile = dir .. "/data/prosody.pid"
log = { { levels = { min = "info" }, to = "file",
  filename = dir .. "/prosody.log" } }

interfaces = { "127.0.0.1" }
local_interfaces = { "127.0.0.1" }
c2s_ports = { tonumber(os.getenv("DEMO_CLIENT_PORT")) }
component_ports = { tonumber(os.getenv("DEMO_COMPONENT_PORT")) }
c2s_direct_tls_ports = {}
http_ports = { tonumber(os.getenv("DEMO_PAGES_PORT")) }
http_interfaces = { "127.0.0.1" }
https_ports = {}
modules_disabled = { "s2s" }
modules_enabled = {
  "roster", "saslauth", "tls", "disco", "posix", "ping", "time", "version",
  "private", "vcard4", "vcard_legacy", "pep", "blocklist", "bookmarks",
  "carbons", "mam", "offline", "smacks", "csi_simple", "groups",
  "websocket", "http_files",
}

-- The pages, and for one of them an agent's login by WebSocket.
http_default_host = "localhost"
http_files_dir = dir .. "/pages"
http_paths = { files = "/", websocket = "/xmpp-websocket" }
consider_websocket_secure = true

-- Whoever logs in comes from this machine; clients that insist on TLS have it.
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
ssl = { certificate = dir .. "/server.pem", key = dir .. "/server.key" }
authentication = "internal_hashed"
storage = "internal"
groups_file = dir .. "/groups.txt"

VirtualHost "localhost"

Component "desk.localhost"
  component_secret = os.getenv("DEMO_SECRET")

Component "web.localhost"
  component_secret = os.getenv("DEMO_SECRET")
