-- What an existing Prosody (0.12) needs for Deskbell. Take it over into
-- /etc/prosody/prosody.cfg.lua, then: prosodyctl check && prosodyctl restart

-- Global section. Components speak without TLS (XEP-0114): loopback only.
component_ports = { 5347 }
component_interfaces = { "127.0.0.1" }

-- Without it a line waits now and then 40 ms for an agent's client, which
-- acknowledges the one before when it has something to say.
network_settings = { nagle = false }

-- When the desk was cut off, its next link takes the place of the dead one.
component_conflict_resolve = "kick_old"

-- Shared groups are one way to say who works here; an administrator who logs
-- in as the desk account and edits its contacts is the other. The file has
--     [support]
--     alice@example.org=Alice
--     bob@example.org=Bob
--     desk@example.org=Deskbell
-- with the desk account in each group. After a change:
--     prosodyctl shell 'module:reload("groups", "example.org")'
groups_file = "/etc/prosody/groups.txt"

VirtualHost "example.org"
  -- Beside the modules that are there; `blocklist` and others stay.
  modules_enabled = { "groups" }
  -- The account that deskbell-staff logs in to:
  --     prosodyctl adduser desk@example.org

  -- If you like: visitors' names in agents' rosters (XEP-0356, mod_privilege of
  -- the package prosody-modules; here and in the component). It lets the desk
  -- write into every roster of this host.
  -- modules_enabled = { "groups", "privilege" }
  -- privileged_entities = { ["desk.example.org"] = { roster = "both" } }

-- The desk; the secret is that of [desk] in deskbell.conf.
Component "desk.example.org"
  component_secret = "change this"
  -- modules_enabled = { "privilege" }

-- The widget's gateway; the secret is that of deskbell-gateway.conf. A second
-- gateway is a second component, and a second [gateway] in deskbell.conf.
Component "web.example.org"
  component_secret = "and this"
