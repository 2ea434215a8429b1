/*
 * The gateway's settings: their table and what the table cannot check. Which
 * sites may use a channel is not here: the desk says that, in one place.
 */

#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/jid.h"

#define HOUR (60L * 60 * 1000)

static const char *const levels[] = { "error", "warn", "info", "debug", NULL };

#define AT(member) offsetof(struct settings, member)
static const struct setting table[] = {
	{ "domain", SETTING_TEXT, AT(domain), NULL, 0, 0, NULL,
			"The gateway's own component domain.", "web.example.org" },
	{ "desk", SETTING_TEXT, AT(desk), NULL, 0, 0, NULL, "The desk's domain.",
			"desk.example.org" },
	{ "server_host", SETTING_TEXT, AT(server_host), "127.0.0.1", 0, 0, NULL,
			"Where the XMPP server takes components, best as a number. "
			"XEP-0114 has no TLS: loopback, a VPN or a tunnel." },
	{ "server_port", SETTING_NUMBER, AT(server_port), "5347", 1, 65535, NULL,
			"The server's component port." },
	{ "secret", SETTING_SECRET, AT(secret), NULL, 0, 0, NULL,
			"What it shares with the XMPP server; file:PATH reads it from "
			"there.",
			"file:/etc/deskbell/gateway-secret" },
	{ "listen", SETTING_TEXT, AT(listen), "127.0.0.1", 0, 0, NULL,
			"The address that pages reach; any for all of this machine." },
	{ "port", SETTING_NUMBER, AT(port), "8080", 1, 65535, NULL, "Its port." },
	{ "certificate", SETTING_TEXT, AT(certificate), "", 0, 0, NULL,
			"A PEM file with the chain; empty where a proxy speaks TLS." },
	{ "key", SETTING_TEXT, AT(key), "", 0, 0, NULL,
			"The PEM file with its private key. Both may be replaced at any "
			"time, and must be readable to the user below." },
	{ "user", SETTING_TEXT, AT(user), "", 0, 0, NULL,
			"Whom to become once the port is bound; empty: whoever starts "
			"it." },
	{ "metrics", SETTING_TEXT, AT(metrics), "", 0, 0, NULL,
			"Where /metrics is shown to Prometheus: 127.0.0.1:9280, or "
			"unix:/run/deskbell-gateway/metrics; empty: nowhere." },
	{ "files", SETTING_TEXT, AT(files), "/usr/share/deskbell/widget", 0, 0,
			NULL, "The directory of the built widget." },
	{ "proxies", SETTING_TEXT, AT(proxies), "", 0, 0, NULL,
			"Addresses of own proxies, whose X-Forwarded-For is believed." },
	{ "address_key", SETTING_SECRET, AT(address_key), NULL, 0, 0, NULL,
			"Hides visitors' addresses from the desk; the same at all "
			"gateways, so that a block holds at each.",
			"file:/etc/deskbell/address-key" },
	{ "connections_most", SETTING_NUMBER, AT(connections_most), "10000", 1,
			500000, NULL,
			"So many WebSockets; 704 files more must be allowed open." },
	{ "per_address", SETTING_NUMBER, AT(per_address), "64", 1, 500000, NULL,
			"So many of them from one address (of IPv6: its first 64 bits)." },
	{ "hellos_per_second", SETTING_NUMBER, AT(hellos_per_second), "1000", 1,
			100000, NULL,
			"So many pages a second may say hello; the others are told to do "
			"it in a moment, so that the server and those who talk are not "
			"overrun when all come back at once." },
	{ "ping_every", SETTING_TIME, AT(ping_every), "30s", 100, HOUR, NULL,
			"How often the desk is asked whether it is alive." },
	{ "ping_timeout", SETTING_TIME, AT(ping_timeout), "15s", 100, HOUR, NULL,
			"No answer in this time: pages are told to wait." },
	{ "log_level", SETTING_WORD, AT(log_level), "info", 0, 0, levels,
			"error, warn, info or debug." },
	{ 0 },
};
#undef AT

const struct section settings_sections[] = {
	{ "gateway", false, true, sizeof(struct settings), table, NULL,
			"The widget gateway." },
	{ 0 },
};

static bool is_domain(const char *text) {
	struct jid jid;

	/* compared and sent as it stands, so it is in the form that is kept */
	return jid_parse(&jid, text) && !jid.local[0] && !jid.resource[0] &&
			strcmp(jid.domain, text) == 0;
}

/* Who watches is on this machine: the numbers are nobody else's business. */
static bool is_near(const char *where) {
	const char *colon = strrchr(where, ':');

	return strncmp(where, "unix:/", 6) == 0 ||
			((strncmp(where, "127.", 4) == 0 ||
					 strncmp(where, "::1:", 4) == 0) &&
					strspn(colon + 1, "0123456789") == strlen(colon + 1) &&
					colon[1] && strlen(colon + 1) <= 5);
}

static bool check(const struct settings *settings, char *why, size_t size) {
	if (!is_domain(settings->domain)) {
		snprintf(why, size, "domain: \"%s\" is no domain in lower case",
				settings->domain);
		return false;
	}
	if (!is_domain(settings->desk)) {
		snprintf(why, size, "desk: \"%s\" is no domain in lower case",
				settings->desk);
		return false;
	}
	if (!settings->certificate[0] != !settings->key[0]) {
		snprintf(why, size, "certificate and key: both, or neither");
		return false;
	}
	if (settings->metrics[0] && !is_near(settings->metrics)) {
		snprintf(why, size,
				"metrics: \"%s\" is neither unix:/PATH nor a "
				"loopback address with its port",
				settings->metrics);
		return false;
	}
	if (strlen(settings->address_key) < 16) {
		snprintf(why, size, "address_key: at least 16 characters");
		return false;
	}
	return true;
}

bool settings_read(struct settings *settings, const char *path, char *why,
		size_t why_size) {
	struct conf *conf = xcalloc(1, sizeof(*conf));

	memset(settings, 0, sizeof(*settings));
	if (!conf_read(conf, path, settings_sections, why, why_size)) {
		free(conf);
		return false;
	}
	memcpy(settings, conf->entries[0].values, sizeof(*settings));
	settings->conf = conf;
	if (!check(settings, why, why_size)) {
		settings_finish(settings);
		return false;
	}
	return true;
}

void settings_finish(struct settings *settings) {
	if (settings->conf) {
		conf_finish(settings->conf);
		free(settings->conf);
	}
	memset(settings, 0, sizeof(*settings));
}
