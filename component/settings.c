/*
 * The component's settings: their table and what the table cannot check. It
 * knows files and words, and nothing of what they are for.
 */
#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/jid.h"
#include "base/text.h"

static const char *const levels[] = { "error", "warn", "info", "debug", NULL };
static const char *const tls_words[] = { "required", "optional", "off", NULL };

#define MINUTE (60L * 1000)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

#define AT(member) offsetof(struct settings_desk, member)
static const struct setting desk_table[] = {
	{ "domain", SETTING_TEXT, AT(domain), NULL, 0, 0, NULL,
			"The domain this component answers for.", "desk.example.org" },
	{ "server_host", SETTING_TEXT, AT(server_host), "127.0.0.1", 0, 0, NULL,
			"Where the XMPP server takes components. XEP-0114 has no TLS: "
			"loopback, a VPN or a tunnel." },
	{ "server_port", SETTING_NUMBER, AT(server_port), "5347", 1, 65535, NULL,
			"The server's component port." },
	{ "secret", SETTING_SECRET, AT(secret), NULL, 0, 0, NULL,
			"What it shares with the XMPP server; file:PATH reads it from "
			"there.",
			"file:/etc/deskbell/secret" },
	{ "store", SETTING_TEXT, AT(store), "/var/lib/deskbell/desk.sqlite", 0, 0,
			NULL, "The file that remembers everything." },
	{ "away_after", SETTING_TIME, AT(away_after), "5m", 0, DAY, NULL,
			"An agent whose clients are all away counts as Away after this; "
			"xa, dnd and offline count at once." },
	{ "status_every", SETTING_TIME, AT(status_every), "30s", 0, HOUR, NULL,
			"A channel's status text changes at most once in this time." },
	{ "dismissal_memory", SETTING_TIME, AT(dismissal_memory), "1d", 0, 30 * DAY,
			NULL,
			"How long a dismissed agent who writes to his channel is told so, "
			"and is no visitor." },
	{ "ping_every", SETTING_TIME, AT(ping_every), "30s", 1000, HOUR, NULL,
			"How often the server is asked whether it is alive." },
	{ "ping_timeout", SETTING_TIME, AT(ping_timeout), "15s", 1000, HOUR, NULL,
			"No answer in this time: connect anew." },
	{ "free_space", SETTING_NUMBER, AT(free_space), "64", 0, 1000000000, NULL,
			"Below so many MB of free disk new lines are refused politely." },
	{ "log_level", SETTING_WORD, AT(log_level), "info", 0, 0, levels,
			"error, warn, info or debug." },
	{ 0 },
};
#undef AT

#define AT(member) offsetof(struct settings_account, member)
static const struct setting account_table[] = {
	{ "jid", SETTING_TEXT, AT(jid), NULL, 0, 0, NULL,
			"The desk account: an ordinary account whose roster says who "
			"works "
			"here.",
			"desk@example.org" },
	{ "password", SETTING_SECRET, AT(password), NULL, 0, 0, NULL,
			"Its password; file:PATH reads it from there.",
			"file:/etc/deskbell/password" },
	{ "host", SETTING_TEXT, AT(host), "", 0, 0, NULL,
			"Where to log in; empty asks DNS, as any client does." },
	{ "port", SETTING_NUMBER, AT(port), "0", 0, 65535, NULL,
			"The port of `host`; 0 is the usual one." },
	{ "tls", SETTING_WORD, AT(tls), "required", 0, 0, tls_words,
			"required, optional or off; off only on loopback." },
	{ "ca", SETTING_TEXT, AT(ca), "", 0, 0, NULL,
			"A file of own certificate authorities, or empty for the "
			"system's." },
	{ "relogin_every", SETTING_TIMER, AT(relogin_every), "5m", 1000, DAY, NULL,
			"How often to log in anew, for servers that do not push changes "
			"of "
			"shared groups (Prosody's group file); off where they do." },
	{ "settle", SETTING_TIME, AT(settle), "10s", 0, HOUR, NULL,
			"How long after a login presences may take to come in." },
	{ 0 },
};
#undef AT

static const struct setting gateway_table[] = {
	{ "domain", SETTING_TEXT, offsetof(struct settings_gateway, domain), NULL,
			0, 0, NULL, "The gateway's own component domain.",
			"web.example.org" },
	{ 0 },
};

#define AT(member) offsetof(struct settings_channel, member)
static const struct setting channel_table[] = {
	{ "title", SETTING_TEXT, AT(title), NULL, 0, 0, NULL, "What people read.",
			"Support" },
	{ "group", SETTING_TEXT, AT(group), "", 0, 0, NULL,
			"The roster group of its agents; empty: the channel's name." },
	{ "language", SETTING_TEXT, AT(language), "en", 0, 0, NULL,
			"What the desk speaks to its visitors." },
	{ "grace", SETTING_TIME, AT(grace), "2m", 0, DAY, NULL,
			"An agent who vanishes in mid-chat keeps it for so long." },
	{ "reopen", SETTING_TIME, AT(reopen), "8h", 0, 30 * DAY, NULL,
			"How long an ended chat may be reopened." },
	{ "queue_most", SETTING_NUMBER, AT(queue_most), "1000", 1, 100000, NULL,
			"So many may wait; the next is told that it is full." },
	{ 0 },
};
#undef AT

const struct section settings_sections[] = {
	{ "desk", false, true, sizeof(struct settings_desk), desk_table, NULL,
			"The component." },
	{ "account", false, true, sizeof(struct settings_account), account_table,
			NULL, "The desk account, by which the staff is known." },
	{ "gateway", true, false, sizeof(struct settings_gateway), gateway_table,
			"web", "A widget gateway that may speak for visitors." },
	{ "channel", true, true, sizeof(struct settings_channel), channel_table,
			"support", "A subject that visitors can ask about." },
	{ 0 },
};

static bool is_channel_name(const char *name) {
	if (!*name || strlen(name) > 32) {
		return false;
	}
	for (const char *at = name; *at; at++) {
		bool is_letter = *at >= 'a' && *at <= 'z';
		if (!is_letter && !(*at >= '0' && *at <= '9')) {
			return false; /* no '-': visitors' addresses have one */
		}
	}
	return true;
}

static bool is_loopback(const char *host) {
	return strcmp(host, "localhost") == 0 || strcmp(host, "::1") == 0 ||
			text_begins_with(host, "127.");
}

static bool check(const struct settings *settings, char *why, size_t size) {
	struct jid jid;

	if (!jid_parse(&jid, settings->desk->domain) || *jid.local ||
			*jid.resource) {
		snprintf(why, size, "[desk] domain: \"%s\" is no domain",
				settings->desk->domain);
		return false;
	}
	if (!jid_parse(&jid, settings->account->jid) || !*jid.local) {
		snprintf(why, size, "[account] jid: \"%s\" is no account's address",
				settings->account->jid);
		return false;
	}
	if (settings->account->tls == SETTINGS_TLS_OFF &&
			!is_loopback(settings->account->host)) {
		snprintf(why, size,
				"[account] tls: off would show the password to the network: "
				"only with a `host` on loopback");
		return false;
	}
	for (size_t i = 0; i < settings->channel_count; i++) {
		if (!is_channel_name(settings->channel_names[i])) {
			snprintf(why, size,
					"[channel %s]: a channel's name has 1 to 32 of a-z 0-9",
					settings->channel_names[i]);
			return false;
		}
	}
	return true;
}

/* As the server will write it, who compares it with what we say. */
static void spell_domain(struct settings_desk *desk) {
	struct jid jid;

	if (jid_parse(&jid, desk->domain)) {
		free(desk->domain);
		desk->domain = xstrdup(jid.domain);
	}
}

bool settings_read(struct settings *settings, const char *path, char *why,
		size_t why_size) {
	struct conf *conf = xcalloc(1, sizeof(*conf));

	memset(settings, 0, sizeof(*settings));
	settings->conf = conf;
	if (!conf_read(conf, path, settings_sections, why, why_size)) {
		settings_finish(settings);
		return false;
	}
	settings->channels = xcalloc(conf->count, sizeof(*settings->channels));
	settings->channel_names =
			xcalloc(conf->count, sizeof(*settings->channel_names));
	for (size_t i = 0; i < conf->count; i++) {
		struct conf_entry *entry = &conf->entries[i];
		if (strcmp(entry->section->name, "desk") == 0) {
			settings->desk = entry->values;
		} else if (strcmp(entry->section->name, "account") == 0) {
			settings->account = entry->values;
		} else if (strcmp(entry->section->name, "channel") == 0) {
			settings->channel_names[settings->channel_count] = entry->name;
			settings->channels[settings->channel_count++] = entry->values;
		}
	}
	if (!check(settings, why, why_size)) {
		settings_finish(settings);
		return false;
	}
	spell_domain(settings->desk);
	return true;
}

void settings_finish(struct settings *settings) {
	free(settings->channels);
	free(settings->channel_names);
	if (settings->conf) {
		conf_finish(settings->conf);
		free(settings->conf);
	}
	memset(settings, 0, sizeof(*settings));
}
