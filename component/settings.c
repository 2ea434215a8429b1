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

/* enum desk_routing */
static const char *const routings[] = { "pull", "broadcast", "round-robin",
	"least-busy", NULL };

#define MINUTE (60L * 1000)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)
#define YEAR   (365 * DAY)

/* A welcome must fit into a frame with a page of lines: CONTRACT. */
#define TEXT_MOST    300
#define ORIGINS_MOST 64
#define COLOURS_MOST 16
#define ORIGIN_MOST  255

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
	{ "token_idle", SETTING_TIME, AT(token_idle), "30d", MINUTE, YEAR, NULL,
			"A browser that stayed away for so long begins a new "
			"conversation." },
	{ "token_life", SETTING_TIME, AT(token_life), "180d", MINUTE, YEAR, NULL,
			"So does one whose conversation began so long ago." },
	{ "ping_every", SETTING_TIME, AT(ping_every), "30s", 1000, HOUR, NULL,
			"How often the server, and each gateway, is asked whether it is "
			"alive." },
	{ "ping_timeout", SETTING_TIME, AT(ping_timeout), "15s", 1000, HOUR, NULL,
			"No answer in this time: connect anew, or let the gateway go." },
	{ "free_space", SETTING_NUMBER, AT(free_space), "64", 0, 1000000000, NULL,
			"Below so many MB of free disk new lines are refused politely." },
	{ "setup_page", SETTING_TEXT, AT(setup_page), "", 0, 0, NULL,
			"A web page that tells agents how to set up their clients, such as "
			"examples/clients.md; help setup shows it." },
	{ "metrics", SETTING_TEXT, AT(metrics), "", 0, 0, NULL,
			"Where /metrics and /healthz are shown: 127.0.0.1:9281, or "
			"unix:/run/deskbell/desk.sock; empty: nowhere." },
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
	{ "work", SETTING_NUMBER, AT(work), "0", 0, 24, NULL,
			"Once half of them wait, a browser that is new here first has to "
			"find a hash with so many zero bits: 16 are about a second's work "
			"for a desktop computer, each more doubles it; 0: none." },
	{ "routing", SETTING_WORD, AT(routing), "pull", 0, 0, routings,
			"How a waiting chat finds its agent: pull rings everybody who is "
			"here; broadcast does, with all that was written; round-robin and "
			"least-busy offer it to one of them at a time." },
	{ "offer_time", SETTING_TIME, AT(offer_time), "30s", 5000, HOUR, NULL,
			"How long one agent has to accept an offer." },
	{ "room", SETTING_NUMBER, AT(room), "0", 0, 1000, NULL,
			"So many chats of an agent at once, unless he says otherwise; 0: "
			"any number." },
	{ "silent_after", SETTING_TIME, AT(silent_after), "10m", 0, DAY, NULL,
			"A chat in which nothing was written for so long takes no room; "
			"0s: every chat does." },
	{ "priority", SETTING_NUMBER, AT(priority), "0", 0, 100, NULL,
			"Who answers in several channels is offered the chats of the one "
			"with the higher number first." },
	{ "ring_new", SETTING_TIMER, AT(ring_new), "0s", 0, DAY, NULL,
			"When a chat that nobody takes rings the agents who are here; "
			"off: never." },
	{ "ring_new_manager", SETTING_TIMER, AT(ring_new_manager), "off", 0, DAY,
			NULL, "When it rings the managers, if some agent is here." },
	{ "ring_open", SETTING_TIMER, AT(ring_open), "off", 0, DAY, NULL,
			"When a line that its agent does not answer rings him." },
	{ "ring_open_manager", SETTING_TIMER, AT(ring_open_manager), "off", 0, DAY,
			NULL, "When it rings the managers." },
	{ "transfer_time", SETTING_TIME, AT(pass_time), "2m", 5000, HOUR, NULL,
			"How long a colleague has to accept a chat that is handed over." },
	{ "greeting", SETTING_TEXT, AT(greeting), "", 0, 0, NULL,
			"What a visitor reads when his chat is taken, with {agent} for the "
			"agent's name; empty: nothing." },
	{ "handover", SETTING_TEXT, AT(handover), "", 0, 0, NULL,
			"What he reads when another agent has it now; empty: in the desk's "
			"own words." },
	{ "origins", SETTING_TEXT, AT(origins), "", 0, 0, NULL,
			"The sites whose pages may have the widget, exactly as browsers "
			"say it: https://shop.example.org http://localhost:8080." },
	{ "welcome", SETTING_TEXT, AT(welcome), "", 0, 0, NULL,
			"What the widget says before the first line; at most 300 "
			"characters, as the next two." },
	{ "waiting", SETTING_TEXT, AT(waiting), "", 0, 0, NULL,
			"What it says to who waits, with {position} and {wait}; empty: "
			"its own words." },
	{ "closed", SETTING_TEXT, AT(closed), "", 0, 0, NULL,
			"What it says while nobody answers; empty: its own words." },
	{ "colours", SETTING_TEXT, AT(colours), "", 0, 0, NULL,
			"Colours of the widget, such as accent=#0a7f5a text=#1d1d1f." },
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

static void split(struct settings_list *list, const char *text) {
	list->words = xcalloc(strlen(text) / 2 + 1, sizeof(*list->words));
	for (;;) {
		text += strspn(text, " ");
		size_t length = strcspn(text, " ");
		if (!length) {
			return;
		}
		char *word = xcalloc(length + 1, 1);
		memcpy(word, text, length);
		list->words[list->count++] = word;
		text += length;
	}
}

static void forget(struct settings_list *list) {
	for (size_t i = 0; i < list->count; i++) {
		free(list->words[i]);
	}
	free(list->words);
}

/* RFC 6454, section 6.2: scheme, host and port in lower case, and no more. */
static bool is_origin(const char *word) {
	const char *host = text_begins_with(word, "https://") ? word + 8
			: text_begins_with(word, "http://")           ? word + 7
														  : "";

	return host[0] && strlen(word) <= ORIGIN_MOST &&
			!host[strspn(host, "abcdefghijklmnopqrstuvwxyz0123456789.-:[]")];
}

static bool is_colour(const char *word) {
	size_t name = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return name > 0 && name <= 32 && word[0] >= 'a' && word[name] == '=' &&
			word[name + 1] == '#' && strlen(word + name + 2) == 6 &&
			!word[name + 2 + strspn(word + name + 2, "0123456789abcdef")];
}

static bool check_widget(const char *name, struct settings_channel *channel,
		char *why, size_t size) {
	const char *texts[] = { channel->welcome, channel->waiting, channel->closed,
		channel->greeting, channel->handover };

	split(&channel->origin_list, channel->origins);
	split(&channel->colour_list, channel->colours);
	for (size_t i = 0; i < channel->origin_list.count; i++) {
		if (i >= ORIGINS_MOST || !is_origin(channel->origin_list.words[i])) {
			snprintf(why, size,
					"[channel %s] origins: \"%.60s\" is none of at most %d "
					"origins such as https://shop.example.org",
					name, channel->origin_list.words[i], ORIGINS_MOST);
			return false;
		}
	}
	for (size_t i = 0; i < channel->colour_list.count; i++) {
		if (i >= COLOURS_MOST || !is_colour(channel->colour_list.words[i])) {
			snprintf(why, size,
					"[channel %s] colours: \"%.60s\" is none of at most %d "
					"colours such as accent=#0a7f5a",
					name, channel->colour_list.words[i], COLOURS_MOST);
			return false;
		}
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		if (text_count(texts[i]) > TEXT_MOST) {
			snprintf(why, size,
					"[channel %s]: a text for the widget has at most %d "
					"characters",
					name, TEXT_MOST);
			return false;
		}
	}
	return true;
}

static bool check_gateways(const struct settings *settings, char *why,
		size_t size) {
	struct jid jid;

	for (size_t i = 0; i < settings->gateway_count; i++) {
		const char *domain = settings->gateways[i];
		/* compared as it stands, so it is in the form that is kept */
		if (!jid_parse(&jid, domain) || *jid.local || *jid.resource ||
				strcmp(jid.domain, domain) != 0 ||
				strcmp(domain, settings->desk->domain) == 0) {
			snprintf(why, size,
					"[gateway] domain: \"%s\" is no domain of its own in "
					"lower case",
					domain);
			return false;
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
		if (!check_widget(settings->channel_names[i], settings->channels[i],
					why, size)) {
			return false;
		}
	}
	return check_gateways(settings, why, size);
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
	settings->gateways = xcalloc(conf->count, sizeof(*settings->gateways));
	settings->channels = xcalloc(conf->count, sizeof(*settings->channels));
	settings->channel_names =
			xcalloc(conf->count, sizeof(*settings->channel_names));
	for (size_t i = 0; i < conf->count; i++) {
		struct conf_entry *entry = &conf->entries[i];
		if (strcmp(entry->section->name, "desk") == 0) {
			settings->desk = entry->values;
		} else if (strcmp(entry->section->name, "account") == 0) {
			settings->account = entry->values;
		} else if (strcmp(entry->section->name, "gateway") == 0) {
			const struct settings_gateway *gateway = entry->values;
			settings->gateways[settings->gateway_count++] = gateway->domain;
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
	for (size_t i = 0; i < settings->channel_count; i++) {
		forget(&settings->channels[i]->origin_list);
		forget(&settings->channels[i]->colour_list);
	}
	free(settings->gateways);
	free(settings->channels);
	free(settings->channel_names);
	if (settings->conf) {
		conf_finish(settings->conf);
		free(settings->conf);
	}
	memset(settings, 0, sizeof(*settings));
}
