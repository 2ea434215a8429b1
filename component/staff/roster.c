/*
 * Reads and answers the desk account's stanzas. Knows libstrophe's trees and
 * the contacts, nothing of how the login is made and kept.
 */

#include "staff/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/jid.h"
#include "base/photos.h"
#include "base/text.h"
#include "staff/contacts.h"
#include "staff/post.h"
#include "staff/sieve.h"

#define ROSTER_ID    "roster"
#define ROSTER_SPACE "jabber:iq:roster"
#define CARD_ID      "card"
#define CARD_SPACE   "vcard-temp"
#define UPDATE_SPACE "vcard-temp:x:update"
#define PING_SPACE   "urn:xmpp:ping"
#define ERROR_SPACE  "urn:ietf:params:xml:ns:xmpp-stanzas"

struct roster {
	xmpp_conn_t *conn;
	xmpp_ctx_t *ctx;
	struct post *post;
	struct contacts *contacts;
	struct jid own;
	bool is_whole, is_refused;
};

static bool is_same(const char *a, const char *b) {
	return a && b && strcmp(a, b) == 0;
}

static xmpp_stanza_t *element(struct roster *roster, const char *name,
		const char *space) {
	xmpp_stanza_t *made = xmpp_stanza_new(roster->ctx);

	xmpp_stanza_set_name(made, name);
	if (space) {
		xmpp_stanza_set_ns(made, space);
	}
	return made;
}

/* Takes the child over. */
static void adopt(xmpp_stanza_t *parent, xmpp_stanza_t *child) {
	xmpp_stanza_add_child(parent, child);
	xmpp_stanza_release(child);
}

static void send_and_release(struct roster *roster, xmpp_stanza_t *stanza) {
	xmpp_send(roster->conn, stanza);
	xmpp_stanza_release(stanza);
}

static void send_presence(struct roster *roster, const char *type,
		const char *to) {
	xmpp_stanza_t *presence = xmpp_presence_new(roster->ctx);

	xmpp_stanza_set_type(presence, type);
	xmpp_stanza_set_to(presence, to);
	send_and_release(roster, presence);
}

/* RFC 6121, section 8.5.3.2.1: below zero, so no chat is delivered here. */
static void appear(struct roster *roster) {
	xmpp_stanza_t *presence = xmpp_presence_new(roster->ctx);
	xmpp_stanza_t *priority = element(roster, "priority", NULL);
	xmpp_stanza_t *text = xmpp_stanza_new(roster->ctx);

	xmpp_stanza_set_text(text, "-1");
	adopt(priority, text);
	adopt(presence, priority);
	send_and_release(roster, presence);
}

/* RFC 6120, section 8.2.3: each get and set is answered. */
static void answer(struct roster *roster, xmpp_stanza_t *asked, bool is_taken) {
	const char *from = xmpp_stanza_get_from(asked);
	xmpp_stanza_t *iq = xmpp_iq_new(roster->ctx, is_taken ? "result" : "error",
			xmpp_stanza_get_id(asked));

	if (from) {
		xmpp_stanza_set_to(iq, from);
	}
	if (!is_taken) {
		xmpp_stanza_t *error = element(roster, "error", NULL);
		xmpp_stanza_set_type(error, "cancel");
		adopt(error, element(roster, "service-unavailable", ERROR_SPACE));
		adopt(iq, error);
	}
	send_and_release(roster, iq);
}

/* The text of a child of that name; NULL, or for xmpp_free. */
static char *child_text(xmpp_stanza_t *stanza, const char *name) {
	xmpp_stanza_t *child = xmpp_stanza_get_child_by_name(stanza, name);

	return child ? xmpp_stanza_get_text(child) : NULL;
}

static void put_groups(struct contact_item *item, xmpp_stanza_t *from) {
	xmpp_stanza_t *at = xmpp_stanza_get_children(from);

	for (; at && item->group_count < FACT_GROUPS_MOST;
			at = xmpp_stanza_get_next(at)) {
		/* The text of one that has but text is its only child's. */
		xmpp_stanza_t *text = xmpp_stanza_get_children(at);
		const char *group = text ? xmpp_stanza_get_text_ptr(text) : NULL;
		if (group && is_same(xmpp_stanza_get_name(at), "group")) {
			item->groups[item->group_count++] = group;
		}
	}
}

/* XEP-0054, section 3.2: his server answers for him. */
static void ask_card(struct roster *roster, const char *jid) {
	xmpp_stanza_t *iq = xmpp_iq_new(roster->ctx, "get", CARD_ID);

	xmpp_stanza_set_to(iq, jid);
	adopt(iq, element(roster, "vCard", CARD_SPACE));
	send_and_release(roster, iq);
}

/* XEP-0054, PHOTO. The sieve has taken the line ends out. */
static void take_photo(struct roster *roster, xmpp_stanza_t *card,
		const char *jid) {
	xmpp_stanza_t *photo = xmpp_stanza_get_child_by_name(card, "PHOTO");
	char *text = photo ? child_text(photo, "BINVAL") : NULL;
	size_t length = 0;

	for (const char *at = text; at && *at; at++) {
		if (*at != ' ' && *at != '\t') {
			text[length++] = *at;
		}
	}
	if (text && length <= PHOTO_TEXT_MOST) {
		text[length] = '\0';
		contacts_take_photo(roster->contacts, jid, text);
	} else {
		contacts_take_photo(roster->contacts, jid, "");
	}
	xmpp_free(roster->ctx, text);
}

/* CONTRACT, Staff: the nickname, else the first word of the name. */
static void take_card(struct roster *roster, xmpp_stanza_t *iq) {
	const char *from = xmpp_stanza_get_from(iq);
	xmpp_stanza_t *card = xmpp_stanza_get_child_by_ns(iq, CARD_SPACE);
	struct jid jid;

	if (!from || !card || !jid_parse(&jid, from) || *jid.resource) {
		return;
	}
	take_photo(roster, card, jid.bare);
	char *nick = child_text(card, "NICKNAME");
	char *whole = child_text(card, "FN");
	if (nick && *nick) {
		contacts_take_card(roster->contacts, jid.bare, nick);
	} else if (whole) {
		whole[strcspn(whole, " ")] = '\0';
		contacts_take_card(roster->contacts, jid.bare, whole);
	}
	xmpp_free(roster->ctx, nick);
	xmpp_free(roster->ctx, whole);
}

/* RFC 6121, section 2.1.2: one item of the roster or of a push. */
static void take_item(struct roster *roster, xmpp_stanza_t *from) {
	const char *address = xmpp_stanza_get_attribute(from, "jid");
	struct jid jid;

	if (!address || !jid_parse(&jid, address) || *jid.resource ||
			strcmp(jid.bare, roster->own.bare) == 0) {
		return;
	}
	struct contact_item item = {
		.jid = jid.bare,
		.name = xmpp_stanza_get_attribute(from, "name"),
		.subscription = xmpp_stanza_get_attribute(from, "subscription"),
		.is_pending =
				is_same(xmpp_stanza_get_attribute(from, "ask"), "subscribe"),
	};
	if (is_same(item.subscription, "remove")) {
		contacts_remove(roster->contacts, jid.bare);
		return;
	}
	put_groups(&item, from);
	if (contacts_put(roster->contacts, &item)) {
		send_presence(roster, "subscribe", jid.bare);
	}
	if (contacts_wants_card(roster->contacts, jid.bare)) {
		ask_card(roster, jid.bare);
	}
}

static void take_items(struct roster *roster, xmpp_stanza_t *query) {
	xmpp_stanza_t *at = xmpp_stanza_get_children(query);

	for (; at; at = xmpp_stanza_get_next(at)) {
		if (is_same(xmpp_stanza_get_name(at), "item")) {
			take_item(roster, at);
		}
	}
}

static void take_roster(struct roster *roster, xmpp_stanza_t *iq) {
	xmpp_stanza_t *query = xmpp_stanza_get_child_by_ns(iq, ROSTER_SPACE);

	if (roster->is_whole) {
		return;
	}
	if (!query || !is_same(xmpp_stanza_get_type(iq), "result")) {
		roster->is_refused = true;
		return;
	}
	post_say(roster->post, FACT_BEGINS, NULL, NULL, NULL);
	contacts_begin(roster->contacts);
	take_items(roster, query);
	contacts_end(roster->contacts);
	post_say(roster->post, FACT_WHOLE, NULL, NULL, NULL);
	roster->is_whole = true;
	/* Only now, so that whoever is shown is known already. */
	appear(roster);
}

/* RFC 6121, section 2.1.6: a push comes from our own account alone. */
static bool is_from_account(const struct roster *roster, const char *from) {
	struct jid jid;

	return !from ||
			(jid_parse(&jid, from) && !*jid.resource &&
					strcmp(jid.bare, roster->own.bare) == 0);
}

static void take_request(struct roster *roster, xmpp_stanza_t *iq) {
	const char *from = xmpp_stanza_get_from(iq);
	bool is_set = is_same(xmpp_stanza_get_type(iq), "set");
	xmpp_stanza_t *query = xmpp_stanza_get_child_by_ns(iq, ROSTER_SPACE);

	if (!is_set) {
		answer(roster, iq, xmpp_stanza_get_child_by_ns(iq, PING_SPACE) != NULL);
	} else if (!query || !is_from_account(roster, from)) {
		answer(roster, iq, false);
	} else {
		answer(roster, iq, true);
		/* What comes before the roster itself is in it. */
		if (roster->is_whole) {
			take_items(roster, query);
		}
	}
}

static int on_iq(xmpp_conn_t *conn, xmpp_stanza_t *iq, void *self) {
	struct roster *roster = self;
	const char *type = xmpp_stanza_get_type(iq);

	(void)conn;
	if (is_same(type, "get") || is_same(type, "set")) {
		take_request(roster, iq);
	} else if (is_same(xmpp_stanza_get_id(iq), ROSTER_ID) &&
			is_from_account(roster, xmpp_stanza_get_from(iq))) {
		take_roster(roster, iq);
	} else if (is_same(xmpp_stanza_get_id(iq), CARD_ID)) {
		take_card(roster, iq);
	}
	return 1;
}

/* RFC 6121, section 4.7.2.1: what is no known show is none. */
static enum fact_show read_show(struct roster *roster,
		xmpp_stanza_t *presence) {
	enum fact_show show = FACT_SHOW_AVAILABLE;
	char *text = child_text(presence, "show");

	if (text && strcmp(text, "gone") != 0) {
		fact_show_parse(text, &show);
	}
	xmpp_free(roster->ctx, text);
	return show;
}

/* RFC 6121, section 4.7.2.3: -128 to 127, and 0 where there is none. */
static int read_priority(struct roster *roster, xmpp_stanza_t *presence) {
	long long priority = 0;
	char *text = child_text(presence, "priority");

	if (text) {
		fact_number(text, -128, 127, &priority);
	}
	xmpp_free(roster->ctx, text);
	return (int)priority;
}

/* XEP-0153, section 4.1: without the element he does not say yet. */
static void note_photo(struct roster *roster, xmpp_stanza_t *presence,
		const char *jid) {
	xmpp_stanza_t *update = xmpp_stanza_get_child_by_ns(presence, UPDATE_SPACE);

	if (!update || !xmpp_stanza_get_child_by_name(update, "photo")) {
		contacts_shows_photo(roster->contacts, jid, NULL);
		return;
	}
	char *hash = child_text(update, "photo");
	contacts_shows_photo(roster->contacts, jid, hash ? hash : "");
	xmpp_free(roster->ctx, hash);
}

static int on_presence(xmpp_conn_t *conn, xmpp_stanza_t *presence, void *self) {
	struct roster *roster = self;
	const char *from = xmpp_stanza_get_from(presence);
	const char *type = xmpp_stanza_get_type(presence);
	struct jid jid;

	(void)conn;
	if (!from || !jid_parse(&jid, from) ||
			!contacts_has(roster->contacts, jid.bare)) {
		return 1; /* a stranger; who wants to subscribe gets no answer */
	}
	if (!type) {
		contacts_show(roster->contacts, &jid, read_show(roster, presence),
				read_priority(roster, presence), clock_now());
		note_photo(roster, presence, jid.bare);
	} else if (is_same(type, "unavailable") || is_same(type, "error")) {
		/* RFC 6121, section 4.3.2: an error means that he is not there. */
		contacts_show(roster->contacts, &jid, FACT_SHOW_GONE, 0, clock_now());
	} else if (is_same(type, "subscribe")) {
		send_presence(roster, "subscribed", jid.bare);
	}
	return 1;
}

struct roster *roster_create(xmpp_conn_t *conn, const char *own,
		struct post *post) {
	struct roster *roster = xcalloc(1, sizeof(*roster));

	roster->conn = conn;
	roster->ctx = xmpp_conn_get_context(conn);
	roster->post = post;
	roster->contacts = contacts_create(post);
	if (!jid_parse(&roster->own, own)) {
		post->is_over = true; /* the component has checked it */
	}
	sieve_trust(roster->own.bare);
	xmpp_handler_add(conn, on_iq, NULL, "iq", NULL, roster);
	xmpp_handler_add(conn, on_presence, NULL, "presence", NULL, roster);
	return roster;
}

void roster_destroy(struct roster *roster) {
	if (!roster) {
		return;
	}
	contacts_destroy(roster->contacts);
	free(roster);
}

void roster_begin(struct roster *roster) {
	xmpp_stanza_t *iq = xmpp_iq_new(roster->ctx, "get", ROSTER_ID);

	roster->is_whole = false;
	roster->is_refused = false;
	adopt(iq, element(roster, "query", ROSTER_SPACE));
	send_and_release(roster, iq);
}

bool roster_is_whole(const struct roster *roster) {
	return roster->is_whole;
}

bool roster_is_refused(const struct roster *roster) {
	return roster->is_refused;
}

void roster_tick(struct roster *roster, int64_t now) {
	/* Whom it names is asked: before that nobody may be taken from it. */
	const char *jid =
			roster->is_whole ? contacts_next_card(roster->contacts, now) : NULL;

	contacts_tick(roster->contacts, now);
	if (jid) {
		ask_card(roster, jid);
	}
}

int64_t roster_deadline(const struct roster *roster) {
	return contacts_deadline(roster->contacts, roster->is_whole);
}
