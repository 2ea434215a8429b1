/*
 * Stanzas into events. Decides syntax only and knows no chat, no channel and
 * no socket. Whatever is sent here gives an event, an error that is due, or
 * nothing: nothing in it may end the process.
 */

#include "xmpp/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/commands.h"
#include "xmpp/digest.h"
#include "xmpp/gateways.h"
#include "xmpp/privilege.h"
#include "xmpp/reading.h"
#include "xmpp/spaces.h"
#include "xmpp/visit.h"
#include "xmpp/words/words.h"

struct reader {
	char *domain;
	const struct gateways *gateways;
	const struct work *work;
	struct sessions *sessions;
	struct digest *digest;
};

/* The children of a message that say something to us. */
enum part {
	PART_BODY,
	PART_ORIGIN_ID,
	PART_REPLACE,
	PART_RETRACT,
	PART_FASTEN,
	PART_OOB,
	PART_NICK,
	PART_REQUEST,
	PART_RECEIVED,
	PART_DISPLAYED,
	PART_EME,
	PART_OMEMO_OLD,
	PART_OMEMO,
	PART_PGP,
	PART_OX,
	PART_COUNT,
};

static const struct {
	const char *name, *space;
} part_table[PART_COUNT] = {
	[PART_BODY] = { "body", STREAM_SPACE },
	[PART_ORIGIN_ID] = { "origin-id", SPACE_SID },
	[PART_REPLACE] = { "replace", SPACE_CORRECT },
	[PART_RETRACT] = { "retract", SPACE_RETRACT },
	[PART_FASTEN] = { "apply-to", SPACE_FASTEN },
	[PART_OOB] = { "x", SPACE_OOB },
	[PART_NICK] = { "nick", SPACE_NICK },
	[PART_REQUEST] = { "request", SPACE_RECEIPTS },
	[PART_RECEIVED] = { "received", SPACE_RECEIPTS },
	[PART_DISPLAYED] = { "displayed", SPACE_MARKERS },
	[PART_EME] = { "encryption", SPACE_EME },
	[PART_OMEMO_OLD] = { "encrypted", SPACE_OMEMO_OLD },
	[PART_OMEMO] = { "encrypted", SPACE_OMEMO },
	[PART_PGP] = { "x", SPACE_PGP },
	[PART_OX] = { "openpgp", SPACE_OX },
};

struct parts {
	const struct element *found[PART_COUNT]; /* the first of each, or NULL */
};

static void parts_find(struct parts *parts, const struct element *message) {
	*parts = (struct parts){ 0 };
	for (const struct element *at = message->children; at; at = at->next) {
		for (int i = 0; i < PART_COUNT; i++) {
			if (element_is(at, part_table[i].name, part_table[i].space)) {
				parts->found[i] = parts->found[i] ? parts->found[i] : at;
				break;
			}
		}
	}
}

/*
 * XEP-0380 and what came before it. XEP-0384, section 5.5: an OMEMO message
 * without payload only turns the ratchet, nobody said anything.
 */
static bool is_encrypted(const struct parts *parts) {
	const struct element *old = parts->found[PART_OMEMO_OLD];
	const struct element *omemo = parts->found[PART_OMEMO];

	return parts->found[PART_EME] || parts->found[PART_PGP] ||
			parts->found[PART_OX] ||
			(old && element_child(old, "payload", SPACE_OMEMO_OLD)) ||
			(omemo && element_child(omemo, "payload", SPACE_OMEMO));
}

/* An empty OMEMO message may carry an EME hint, too. */
static bool is_key_transport(const struct parts *parts) {
	const struct element *old = parts->found[PART_OMEMO_OLD];
	const struct element *omemo = parts->found[PART_OMEMO];

	return !parts->found[PART_BODY] && (old || omemo) &&
			!(old && element_child(old, "payload", SPACE_OMEMO_OLD)) &&
			!(omemo && element_child(omemo, "payload", SPACE_OMEMO));
}

/* XEP-0424; clients of before 2023 fasten it (XEP-0422) to the line. */
static const char *retracted(const struct parts *parts) {
	const struct element *fasten = parts->found[PART_FASTEN];

	if (parts->found[PART_RETRACT]) {
		return reading_id_of(parts->found[PART_RETRACT]);
	}
	return fasten && element_child(fasten, "retract", SPACE_RETRACT_OLD)
			? reading_id_of(fasten)
			: NULL;
}

/* XEP-0066, section 3. Nobody is led anywhere but to the web. */
static const char *file_of(const struct parts *parts) {
	const struct element *oob = parts->found[PART_OOB];
	const char *url = oob ? element_child_text(oob, "url", SPACE_OOB) : NULL;

	return url && reading_is_web(url) ? url : NULL;
}

/* What a line has besides its words counts only where there is any. */
static uint64_t digest_line(struct digest *digest,
		const struct desk_event *event) {
	const char *const texts[] = { event->line.body,
		event->line.replaces ? event->line.replaces : "",
		event->line.retracts ? event->line.retracts : "",
		event->line.file ? event->line.file : "" };
	bool has_more = event->line.retracts || event->line.file;

	return digest_short(digest, texts, has_more ? 4 : 2);
}

static void read_line(struct reader *reader, const struct element *message,
		const struct parts *parts, struct arena *arena,
		struct reading *reading) {
	const struct element *body = parts->found[PART_BODY];
	const struct element *nick = parts->found[PART_NICK];
	/* Beside a retraction stands a text for those who do not know it. */
	const char *said = body && !retracted(parts) ? body->text : "";
	struct desk_event *event = &reading->event;

	reading_find_event(reading, DESK_EVENT_LINE);
	reading_want_answer(reading, arena, "");
	event->line.body = reading_cut(arena, said, READER_BODY_MOST);
	event->line.is_too_long = event->line.body != said;
	/* XEP-0359: the sender's own name for it, which bridges do not change. */
	event->line.id = reading_id_of(parts->found[PART_ORIGIN_ID]);
	if (!event->line.id) {
		event->line.id = reading_id_of(message);
	}
	event->line.lang = body ? reading_lang_of(body) : NULL;
	if (!event->line.lang) {
		event->line.lang = reading_lang_of(message);
	}
	event->line.nick = nick && nick->text[0] ? nick->text : NULL;
	event->line.replaces = reading_id_of(parts->found[PART_REPLACE]);
	event->line.retracts = retracted(parts);
	event->line.file = file_of(parts);
	event->line.digest = digest_line(reader->digest, event);
	event->line.wants_receipt = parts->found[PART_REQUEST];
	event->line.is_encrypted = is_encrypted(parts) ||
			parts->found[PART_OMEMO] || parts->found[PART_OMEMO_OLD];
}

/*
 * Whether sending the same again is vain. Both servers say service-unavailable
 * for a user they do not have and for one who blocks us.
 */
static bool is_lasting(const struct element *message) {
	static const char *const lasting[] = { "forbidden", "gone",
		"item-not-found", "jid-malformed", "not-acceptable", "not-allowed",
		"registration-required", "service-unavailable",
		"subscription-required" };
	const struct element *error = element_child(message, "error", STREAM_SPACE);

	/* RFC 6120, section 8.3.2: wait is the only type to try again after. */
	if (!error || reading_is_type(error, "wait")) {
		return false;
	}
	for (size_t i = 0; i < sizeof(lasting) / sizeof(*lasting); i++) {
		if (element_child(error, lasting[i], SPACE_STANZAS)) {
			return true;
		}
	}
	return false;
}

static void read_bounce(const struct element *message,
		struct reading *reading) {
	if (reading_id_of(message)) {
		reading_find_event(reading, DESK_EVENT_BOUNCE);
		reading->event.bounce.id = reading_id_of(message);
		reading->event.bounce.is_lasting = is_lasting(message);
	}
}

static bool read_mark(const struct parts *parts, struct reading *reading) {
	const char *seen = reading_id_of(parts->found[PART_DISPLAYED]);
	const char *received = reading_id_of(parts->found[PART_RECEIVED]);

	if (!seen && !received) {
		return false;
	}
	reading_find_event(reading, DESK_EVENT_MARK);
	reading->event.mark.id = seen ? seen : received;
	reading->event.mark.mark = seen ? DESK_MARK_DISPLAYED : DESK_MARK_RECEIVED;
	return true;
}

/* RFC 6121, section 5.2.2: no type, or one we do not know, is normal. */
static void read_message(struct reader *reader, const struct element *message,
		struct arena *arena, struct reading *reading) {
	struct parts parts;

	if (reading_is_type(message, "error")) {
		read_bounce(message, reading);
		return;
	}
	if (reading_is_type(message, "groupchat") ||
			reading_is_type(message, "headline")) {
		return;
	}
	parts_find(&parts, message);
	if (is_key_transport(&parts) || privilege_read_advert(message, reading)) {
		return;
	}
	if (parts.found[PART_BODY] || is_encrypted(&parts) || retracted(&parts)) {
		read_line(reader, message, &parts, arena, reading);
	} else if (!read_mark(&parts, reading)) {
		reading_find_typing(reading, message);
	}
}

static void read_presence(const struct element *presence,
		struct reading *reading) {
	static const struct {
		const char *type;
		enum desk_contact what;
	} types[] = {
		{ "unavailable", DESK_CONTACT_UNAVAILABLE },
		{ "probe", DESK_CONTACT_PROBE },
		{ "subscribe", DESK_CONTACT_SUBSCRIBE },
		{ "unsubscribe", DESK_CONTACT_UNSUBSCRIBE },
	};

	if (!element_get(presence, "type")) {
		reading_find_event(reading, DESK_EVENT_CONTACT);
		reading->event.contact.what = DESK_CONTACT_AVAILABLE;
		return;
	}
	/* The others answer what we never ask. */
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (reading_is_type(presence, types[i].type)) {
			reading_find_event(reading, DESK_EVENT_CONTACT);
			reading->event.contact.what = types[i].what;
			return;
		}
	}
}

/* What the desk must be asked about an address; the rest needs no desk. */
static bool is_about(const struct element *iq, enum desk_about *about) {
	const struct element *child = iq->children;
	bool is_get = reading_is_type(iq, "get");

	if (is_get && element_is(child, "vCard", SPACE_VCARD)) {
		*about = DESK_ABOUT_CARD;
	} else if (is_get && element_is(child, "query", SPACE_LAST)) {
		*about = DESK_ABOUT_LAST;
	} else if (is_get && element_is(child, "query", SPACE_DISCO_INFO)) {
		*about = DESK_ABOUT_INFO;
	} else if (is_get && element_is(child, "query", SPACE_DISCO_ITEMS)) {
		const char *node = element_get(child, "node");
		*about = node ? DESK_ABOUT_COMMANDS : DESK_ABOUT_ITEMS;
		return !node || strcmp(node, SPACE_COMMANDS) == 0;
	} else if (element_is(child, "ping", SPACE_PING) ||
			element_is(child, "query", SPACE_VERSION) ||
			element_is(child, "pubsub", SPACE_PUBSUB)) {
		return false;
	} else {
		*about = DESK_ABOUT_OTHER;
	}
	return true;
}

/* What the desk knows: of its own domain only who may use which command. */
static bool is_for_desk(const struct element *iq, const struct reading *reading,
		enum desk_about *about) {
	const char *node = element_get(iq->children, "node");

	return is_about(iq, about) &&
			(reading->to.local[0] ||
					((*about == DESK_ABOUT_COMMANDS ||
							 *about == DESK_ABOUT_INFO) &&
							node && commands_is_node(node)));
}

static void read_iq(const struct reader *reader, const struct element *iq,
		struct arena *arena, struct reading *reading) {
	const struct element *child = iq->children;
	const char *node = child ? element_get(child, "node") : NULL;
	enum desk_about about;

	if (reading_is_type(iq, "result") || reading_is_type(iq, "error")) {
		(void)privilege_read_answer(iq, reading);
		return;
	}
	/* RFC 6120, section 8.2.3: an id, a type, and exactly one child. */
	if (!reading->reply.id || !child || child->next ||
			(!reading_is_type(iq, "get") && !reading_is_type(iq, "set"))) {
		reading_find_fault(reading, "modify", "bad-request", NULL);
		return;
	}
	if (reading_is_type(iq, "set") &&
			element_is(child, "command", SPACE_COMMANDS)) {
		commands_read(reader->sessions, iq, arena, reading);
		return;
	}
	if (!is_for_desk(iq, reading, &about)) {
		reading->finding = READER_FINDING_QUERY;
		return;
	}
	if (node && strchr(node, '\n')) {
		reading_find_fault(reading, "cancel", "item-not-found", NULL);
		return;
	}
	reading_find_event(reading, DESK_EVENT_WHO);
	reading_want_answer(reading, arena, node ? node : "");
	reading->event.who.about = about;
}

/*
 * RFC 6120, section 8.3.1 and RFC 6121, section 8.5: nothing is answered that
 * is an answer, and nobody waits for one to a presence or a headline.
 */
static bool may_have_error(const struct element *stanza) {
	if (strcmp(stanza->name, "iq") == 0) {
		return !reading_is_type(stanza, "result") &&
				!reading_is_type(stanza, "error");
	}
	return strcmp(stanza->name, "message") == 0 &&
			!reading_is_type(stanza, "error") &&
			!reading_is_type(stanza, "headline") &&
			!reading_is_type(stanza, "groupchat");
}

static void doubt(const struct element *stanza, struct reading *reading,
		const char *condition, const char *text) {
	if (may_have_error(stanza)) {
		reading_find_fault(reading, "modify", condition, text);
	}
}

/* What only gateways say: a request, or something without words. */
static bool is_forged(const struct element *stanza) {
	bool is_visit = false;

	if (element_child(stanza, "body", STREAM_SPACE)) {
		return false; /* its words are words, and the rest is passed over */
	}
	for (const struct element *at = stanza->children; at; at = at->next) {
		is_visit = is_visit ||
				strcmp(at->space ? at->space : "", SPACE_VISIT) == 0;
	}
	return is_visit;
}

/*
 * From whom and to whom. The server vouches for both; what it lets through and
 * we cannot keep is refused. False: `reading` says what comes of it.
 */
static bool read_envelope(const struct reader *reader,
		const struct element *stanza, struct reading *reading) {
	const char *from = element_get(stanza, "from");
	const char *to = element_get(stanza, "to");

	reading->event = (struct desk_event){ 0 };
	reading->words = words_find(reading_lang_of(stanza));
	reading->from.domain[0] = '\0';
	reading_find_nothing(reading);
	if (!from || !from[0] || !to || !to[0]) {
		return false; /* nobody, or to nobody: RFC 6120, section 8.1 */
	}
	reading->reply = (struct reply){
		.from = reader->domain,
		.to = from,
		.id = element_get(stanza, "id"),
	};
	if (!jid_parse(&reading->to, to)) {
		doubt(stanza, reading, "jid-malformed",
				reading->words->refusals[DESK_REFUSAL_NO_SUCH_ADDRESS]);
		return false;
	}
	/* ejabberd may route another component's domain to us. */
	if (strcmp(reading->to.domain, reader->domain) != 0) {
		return false;
	}
	jid_print(reading->address, sizeof(reading->address), reading->to.local,
			reading->to.domain, reading->to.resource);
	reading->reply.from = reading->address;
	if (!jid_parse(&reading->from, from)) {
		doubt(stanza, reading, "not-acceptable", reading->words->long_address);
		return false;
	}
	/* What we say to ourselves is no conversation. */
	return strcmp(reading->from.domain, reader->domain) != 0;
}

struct reader *reader_create(const char *domain,
		const struct gateways *gateways, const struct work *work,
		struct sessions *sessions) {
	struct reader *reader = xcalloc(1, sizeof(*reader));

	reader->domain = xstrdup(domain);
	reader->gateways = gateways;
	reader->work = work;
	reader->sessions = sessions;
	reader->digest = digest_create();
	return reader;
}

void reader_destroy(struct reader *reader) {
	if (!reader) {
		return;
	}
	digest_destroy(reader->digest);
	free(reader->domain);
	free(reader);
}

void reader_read(struct reader *reader, const struct element *stanza,
		struct arena *arena, struct reading *reading) {
	if (!read_envelope(reader, stanza, reading)) {
		return;
	}
	if (gateways_has(reader->gateways, reading->from.domain)) {
		const struct visit_tools tools = { reader->digest, reader->work };
		visit_read(&tools, stanza, arena, reading);
	} else if (is_forged(stanza)) {
		if (may_have_error(stanza)) {
			reading_find_fault(reading, "cancel", "not-allowed", NULL);
		}
	} else if (element_is(stanza, "message", STREAM_SPACE)) {
		read_message(reader, stanza, arena, reading);
	} else if (element_is(stanza, "presence", STREAM_SPACE)) {
		read_presence(stanza, reading);
	} else if (element_is(stanza, "iq", STREAM_SPACE)) {
		read_iq(reader, stanza, arena, reading);
	}
}

void reader_read_head(struct reader *reader, const struct element *head,
		struct reading *reading) {
	if (read_envelope(reader, head, reading)) {
		doubt(head, reading, "policy-violation", reading->words->too_large);
		if (gateways_has(reader->gateways, reading->from.domain)) {
			reading->error.lang = NULL; /* down.xsd */
		}
	}
}
