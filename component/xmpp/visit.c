/*
 * What gateways and pages say, as events. The gateway has let through what
 * up.xsd allows, but a gateway is a program like any other: whatever is not as
 * the schema says is passed over here, and nothing of it may end the process.
 */

#include "xmpp/visit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/browser.h"
#include "xmpp/digest.h"
#include "xmpp/reading.h"
#include "xmpp/spaces.h"
#include "xmpp/work.h"

#define TOKEN_CHARS  52 /* 256 bits and four more, in base32 */
#define SHORT_MOST   256
#define URL_MOST     2048
#define NUMBER_MOST  999999999
#define NUMBER_CHARS 9

_Static_assert(DIGEST_BYTES == DESK_DIGEST_BYTES, "both are SHA-256");
_Static_assert(LINE_MOST == READER_BODY_MOST, "one contract, one line");

static const struct element *visit_child(const struct element *parent,
		const char *name) {
	return element_child(parent, name, SPACE_VISIT);
}

/* visit.xsd, `number`. False for what is none. */
static bool read_number(const struct element *element, const char *name,
		uint32_t *to) {
	const char *text = element ? element_get(element, name) : NULL;

	if (!text || !text[0] || strlen(text) > NUMBER_CHARS ||
			text[strspn(text, "0123456789")]) {
		return false;
	}
	*to = (uint32_t)strtoul(text, NULL, 10);
	return *to <= NUMBER_MOST;
}

/* What a page said of itself, fit to stand in somebody's line. */
static const char *fact(struct arena *arena, const struct element *element,
		const char *name) {
	const char *text = element_get(element, name);

	return text ? text_one_line(arena, text, SHORT_MOST) : "";
}

/* Without query and fragment: what they hold may be nobody's business. */
static const char *address(struct arena *arena, const struct element *page) {
	const char *url = element_get(page, "url");

	if (!url || !reading_is_web(url)) {
		return "";
	}
	url = arena_copy_bytes(arena, url, strcspn(url, "?#"));
	return text_one_line(arena, url, URL_MOST);
}

static void read_page(const struct element *page, struct arena *arena,
		struct desk_page *to) {
	to->url = address(arena, page);
	to->title = fact(arena, page, "title");
	to->referrer = fact(arena, page, "referrer");
	to->language = fact(arena, page, "language");
	to->zone = fact(arena, page, "zone");
	to->browser = browser_name(arena, fact(arena, page, "browser"));
}

static void read_who(const struct element *who, struct arena *arena,
		struct desk_who *to) {
	to->name = fact(arena, who, "name");
	to->email = fact(arena, who, "email");
	to->phone = fact(arena, who, "phone");
	to->company = fact(arena, who, "company");
}

static void read_unanswered(const struct element *hello, struct arena *arena,
		struct desk_event *event) {
	const char **ids = arena_alloc(arena, DESK_UNANSWERED_MOST * sizeof(*ids));
	size_t count = 0;

	for (const struct element *at = hello->children;
			at && count < DESK_UNANSWERED_MOST; at = at->next) {
		if (element_is(at, VISIT_UNANSWERED, SPACE_VISIT) &&
				reading_id_of(at)) {
			ids[count++] = reading_id_of(at);
		}
	}
	event->hello.unanswered = ids;
	event->hello.unanswered_count = count;
}

/*
 * The token is known to the browser alone: here its digest is made, and the
 * next one with its own, for the desk can neither hash nor keep a secret.
 */
static void read_tokens(struct digest *digest, const struct element *hello,
		struct arena *arena, struct desk_event *event) {
	const char *presented = element_get(hello, "token");
	uint8_t chance[TOKEN_CHARS];
	char *token = arena_alloc(arena, TOKEN_CHARS + 1);

	if (presented) {
		uint8_t *bytes = arena_alloc(arena, DIGEST_BYTES);
		digest_texts(digest, &presented, 1, bytes);
		event->hello.token = bytes;
	}
	clock_chance(chance, sizeof(chance));
	text_base32(token, TOKEN_CHARS, chance);
	event->hello.new_token = token;
	digest_texts(digest, &event->hello.new_token, 1, event->hello.new_digest);
}

static void read_hello(const struct visit_tools *tools,
		const struct element *hello, struct arena *arena,
		struct reading *reading) {
	const struct element *page = visit_child(hello, VISIT_PAGE);
	const struct element *who = visit_child(hello, VISIT_WHO);
	struct desk_event *event = &reading->event;

	reading_find_event(reading, DESK_EVENT_HELLO);
	reading_want_answer(reading, arena, "");
	if (!read_number(hello, "last", &event->hello.last)) {
		event->hello.last = 0; /* it gets all there is */
	}
	read_tokens(tools->digest, hello, arena, event);
	read_unanswered(hello, arena, event);
	event->hello.work =
			work_proven(tools->work, event->from, element_get(hello, "work"));
	if (page) {
		read_page(page, arena, &event->hello.page);
	}
	if (who) {
		read_who(who, arena, &event->hello.who);
	}
}

static void read_wants(const struct element *lines, struct arena *arena,
		struct reading *reading) {
	uint32_t after = 0;

	(void)read_number(lines, "after", &after);
	reading_find_event(reading, DESK_EVENT_PAGE_WANTS);
	reading_want_answer(reading, arena, "");
	reading->event.wants.after = after;
}

static bool read_wish(const struct element *child, struct arena *arena,
		struct reading *reading) {
	static const struct {
		const char *name;
		enum desk_wish wish;
	} wishes[] = {
		{ VISIT_FORM, DESK_WISH_FORM },
		{ VISIT_RATE, DESK_WISH_RATE },
		{ VISIT_TRANSCRIPT, DESK_WISH_TRANSCRIPT },
		{ VISIT_END, DESK_WISH_END },
		{ VISIT_RETURN, DESK_WISH_RETURN },
		{ VISIT_LEAVE, DESK_WISH_LEAVE },
	};

	for (size_t i = 0; i < sizeof(wishes) / sizeof(*wishes); i++) {
		if (element_is(child, wishes[i].name, SPACE_VISIT)) {
			reading_find_event(reading, DESK_EVENT_PAGE_WISHES);
			reading_want_answer(reading, arena, "");
			reading->event.wishes.what = wishes[i].wish;
			return true;
		}
	}
	return false;
}

/* Everything that is asked is answered: what is nothing here, by service. */
static void read_request(const struct visit_tools *tools,
		const struct element *iq, struct arena *arena,
		struct reading *reading) {
	const struct element *child = iq->children;
	bool is_set = reading_is_type(iq, "set");

	if (!reading->reply.id || !child || child->next) {
		reading_find_fault(reading, "modify", "bad-request", NULL);
		return;
	}
	if (is_set && element_is(child, VISIT_HELLO, SPACE_VISIT)) {
		read_hello(tools, child, arena, reading);
	} else if (!is_set && element_is(child, VISIT_LINES, SPACE_VISIT)) {
		read_wants(child, arena, reading);
	} else if (!is_set || !read_wish(child, arena, reading)) {
		reading->finding = READER_FINDING_QUERY;
	}
}

/* RFC 6120, section 8.3.1: an error that says that nobody is there. */
static bool is_error(const struct element *stanza) {
	return reading_is_type(stanza, "error");
}

static void read_iq(const struct visit_tools *tools, const struct element *iq,
		struct arena *arena, struct reading *reading) {
	if (is_error(iq) && !reading->from.local[0]) {
		/* It is our ping that comes back: the server has no such gateway. */
		reading_find_event(reading, DESK_EVENT_GATEWAY_GONE);
	} else if (reading_is_type(iq, "get") || reading_is_type(iq, "set")) {
		read_request(tools, iq, arena, reading);
	}
}

/* of a gateway itself */
static void read_announcement(const struct element *presence,
		struct arena *arena, struct reading *reading) {
	const struct element *wanted = visit_child(presence, VISIT_WANTED);

	if (reading->to.local[0]) {
		return;
	}
	if (reading_is_type(presence, "unavailable") || is_error(presence)) {
		reading_find_event(reading, DESK_EVENT_GATEWAY_GONE);
	} else if (!element_get(presence, "type") &&
			visit_child(presence, VISIT_GATEWAY)) {
		reading_find_event(reading, DESK_EVENT_GATEWAY);
	} else if (!element_get(presence, "type") && wanted) {
		reading_find_event(reading, DESK_EVENT_GATEWAY_WANTS);
		reading->event.photo.hash = fact(arena, wanted, "hash");
	}
}

static void read_connection(const struct element *connection,
		struct arena *arena, struct reading *reading) {
	const char *site = fact(arena, connection, "site");
	const char *hash = fact(arena, connection, "address");

	if (site[0] && hash[0]) {
		reading_find_event(reading, DESK_EVENT_CONNECTION);
		reading->event.connection.site = site;
		reading->event.connection.address = hash;
	}
}

static void read_presence(const struct element *presence, struct arena *arena,
		struct reading *reading) {
	const struct element *connection = visit_child(presence, VISIT_CONNECTION);
	const char *show = element_child_text(presence, "show", STREAM_SPACE);

	if (reading_is_type(presence, "unavailable") || is_error(presence)) {
		reading_find_event(reading, DESK_EVENT_CONNECTION_GONE);
	} else if (element_get(presence, "type")) {
		reading_find_nothing(reading);
	} else if (connection) {
		read_connection(connection, arena, reading);
	} else {
		reading_find_event(reading, DESK_EVENT_PAGE_SHOWS);
		reading->event.page_shows.is_visible = !show;
	}
}

/* Its id is the page's own: there is one origin, and nobody between. */
static void read_line(struct digest *digest, const struct element *message,
		struct arena *arena, struct reading *reading) {
	const char *said = element_child_text(message, "body", STREAM_SPACE);
	struct desk_event *event = &reading->event;

	reading_find_event(reading, DESK_EVENT_LINE);
	reading_want_answer(reading, arena, "");
	event->line.id = reading_id_of(message);
	event->line.body = reading_cut(arena, said, READER_BODY_MOST);
	event->line.is_too_long = event->line.body != said;
	event->line.lang = reading_lang_of(message);
	const char *const texts[] = { event->line.body, "" };
	event->line.digest = digest_short(digest, texts, 2);
}

static bool read_has(const struct element *message, struct reading *reading) {
	uint32_t have = 0, seen = 0;
	bool has = read_number(visit_child(message, VISIT_HAVE), "n", &have);
	bool is_seen = read_number(visit_child(message, VISIT_SEEN), "n", &seen);

	if (!has && !is_seen) {
		return false;
	}
	reading_find_event(reading, DESK_EVENT_PAGE_HAS);
	reading->event.has.have = has ? have : 0;
	reading->event.has.seen = is_seen ? seen : 0;
	return true;
}

static void read_message(struct digest *digest, const struct element *message,
		struct arena *arena, struct reading *reading) {
	if (is_error(message)) {
		/* Ours came back: the gateway is away, and what it had with it. */
		reading_find_event(reading, DESK_EVENT_CONNECTION_GONE);
	} else if (element_child(message, "body", STREAM_SPACE)) {
		/* Marks beside it are cumulative: the next say the same. */
		read_line(digest, message, arena, reading);
	} else if (!read_has(message, reading)) {
		reading_find_typing(reading, message);
	}
}

void visit_read(const struct visit_tools *tools, const struct element *stanza,
		struct arena *arena, struct reading *reading) {
	bool is_page = reading->from.local[0];

	reading_find_nothing(reading);
	if (element_is(stanza, "iq", STREAM_SPACE)) {
		read_iq(tools, stanza, arena, reading);
	} else if (element_is(stanza, "presence", STREAM_SPACE)) {
		if (is_page) {
			read_presence(stanza, arena, reading);
		} else {
			read_announcement(stanza, arena, reading);
		}
	} else if (is_page && element_is(stanza, "message", STREAM_SPACE)) {
		read_message(tools->digest, stanza, arena, reading);
	}
}
