/*
 * What a page may do when, and what becomes of it. The desk's answers are
 * handed on; the only things the gateway says by itself are that the desk is
 * out of reach, that somebody is too fast, and goodbye.
 */

#include "gate/connection.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "deskbell.h"
#include "gate/filter.h"
#include "wire/element.h"

/*
 * Rates, in ms: what one costs and how many come at once. A line a second and
 * 64 KB a minute is more than anybody types; frames are also typing states,
 * marks and pings; a hello makes the desk look things up.
 */
#define LINE_COST   1000
#define LINE_BURST  (10 * LINE_COST)
#define BYTE_COST   1 /* ms for each byte: about 60 KB a minute */
#define BYTE_BURST  65536
#define FRAME_COST  100
#define FRAME_BURST (100 * FRAME_COST)
#define HELLO_COST  2000
#define HELLO_BURST (8 * HELLO_COST)
#define PAGE_COST   500 /* of lines: what is asked for is 64 KB, at most */

/* RFC 6455, section 7.4.1 */
enum close_code {
	CLOSE_BROKEN = 1008,  /* policy: what was said may not be said */
	CLOSE_RESTART = 1012, /* the gateway stops; another may be there */
	CLOSE_LATER = 1013,   /* it does not read what it is told */
};

static struct connection_effect *add(struct connection_effects *out,
		enum connection_effect_type type) {
	assert(out->count < CONNECTION_EFFECTS_MOST);
	struct connection_effect *effect = &out->items[out->count++];

	*effect = (struct connection_effect){ .type = type };
	return effect;
}

static void tell_page(struct connection_effects *out,
		const struct element *frame) {
	add(out, CONNECTION_EFFECT_TELL_PAGE)->element = frame;
}

static void close_with(struct connection *connection, enum close_code code,
		const char *reason, struct connection_effects *out) {
	struct connection_effect *effect = add(out, CONNECTION_EFFECT_CLOSE);

	effect->code = (uint16_t)code;
	effect->reason = reason;
	connection->state = CONNECTION_STATE_CLOSING;
}

/* A message that holds one element of ours. */
static struct element *tell_visit(struct connection_effects *out,
		const char *name) {
	struct element *message =
			element_create(out->arena, "message", SPACE_CLIENT);
	struct element *child = element_add(out->arena, message, name, SPACE_VISIT);

	tell_page(out, message);
	return child;
}

static struct element *make_answer(struct connection_effects *out,
		const struct element *asked, const char *type) {
	struct element *answer =
			element_create(out->arena, asked->name, SPACE_CLIENT);

	element_set(out->arena, answer, "type", type);
	element_set(out->arena, answer, "id", element_get(asked, "id"));
	return answer;
}

static struct element *make_error(struct connection_effects *out,
		struct element *answer, const char *condition) {
	struct element *error =
			element_add(out->arena, answer, "error", SPACE_CLIENT);

	element_set(out->arena, error, "type", "wait");
	element_add(out->arena, error, condition, SPACE_STANZAS);
	return error;
}

/* RFC 6120, section 8.3, with the code that says it is no outage. */
static void refuse(struct connection_effects *out, const struct element *asked,
		const char *code, int64_t wait, const char *sentence) {
	struct element *answer = make_answer(out, asked, "error");
	struct element *error = make_error(out, answer, "policy-violation");

	element_add_text(out->arena, error, "text", SPACE_STANZAS, sentence);
	struct element *refused =
			element_add(out->arena, error, VISIT_REFUSED, SPACE_VISIT);
	element_set(out->arena, refused, "code", code);
	if (wait > 0) {
		element_set(out->arena, refused, "retry",
				arena_print(out->arena, "%d", (int)((wait + 999) / 1000)));
	}
	tell_page(out, answer);
}

/* Each request is answered, and an answer without a code is an outage. */
static void say_away(struct connection_effects *out,
		const struct element *asked) {
	if (asked && strcmp(asked->name, "iq") == 0) {
		struct element *answer = make_answer(out, asked, "error");
		make_error(out, answer, "remote-server-timeout");
		tell_page(out, answer);
		return;
	}
	tell_visit(out, VISIT_AWAY);
}

static const char *own_address(const struct connection *connection,
		struct connection_effects *out) {
	return arena_join(out->arena, connection->id, "@", out->domain);
}

static const char *channel_address(const struct connection *connection,
		struct connection_effects *out) {
	return arena_join(out->arena, connection->channel, "@", out->desk);
}

/* How far the page is, and nothing else. */
static bool is_mark(const struct element *frame) {
	const struct element *child = frame->children;

	while (child &&
			(element_is(child, VISIT_HAVE, SPACE_VISIT) ||
					element_is(child, VISIT_SEEN, SPACE_VISIT))) {
		child = child->next;
	}
	return frame->children && !child;
}

static void tell_desk(const struct connection *connection,
		struct connection_effects *out, const struct element *frame) {
	add(out,
			is_mark(frame) ? CONNECTION_EFFECT_MARK
						   : CONNECTION_EFFECT_TELL_DESK)
			->element = filter_stamp(out->arena, frame,
			own_address(connection, out), channel_address(connection, out));
}

static const char *print_hash(struct arena *arena, const uint8_t *hash) {
	static const char digits[] = "0123456789abcdef";
	char *text = arena_alloc(arena, CONNECTION_ADDRESS * 2 + 1);

	for (size_t i = 0; i < CONNECTION_ADDRESS; i++) {
		text[2 * i] = digits[hash[i] >> 4];
		text[2 * i + 1] = digits[hash[i] & 15];
	}
	return text;
}

/* What only the gateway can know of a page, once for each desk. */
static void announce(struct connection *connection,
		struct connection_effects *out) {
	struct element *presence =
			element_create(out->arena, "presence", SPACE_CLIENT);
	struct element *child =
			element_add(out->arena, presence, VISIT_CONNECTION, SPACE_VISIT);

	element_set(out->arena, child, "site", connection->site);
	element_set(out->arena, child, "address",
			print_hash(out->arena, connection->address));
	tell_desk(connection, out, presence);
	connection->is_announced = true;
}

static bool may_say_line(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	const char *body = element_child_text(event->element, "body", SPACE_CLIENT);
	int64_t bytes = (int64_t)event->length * BYTE_COST;
	int64_t now = event->now;

	if (!body) {
		return true;
	}
	if (strlen(body) > LINE_MOST && text_count(body) > LINE_MOST) {
		refuse(out, event->element, REFUSED_TOO_LONG, 0,
				"A line has at most 4000 characters.");
		return false;
	}
	int64_t wait = quota_wait(&connection->lines, now, LINE_COST, LINE_BURST);
	int64_t more = quota_wait(&connection->bytes, now, bytes, BYTE_BURST);
	if (wait > 0 || more > 0) {
		refuse(out, event->element, REFUSED_TOO_FAST, wait > more ? wait : more,
				"That was too fast. Please wait a moment.");
		return false;
	}
	quota_take(&connection->lines, now, LINE_COST, LINE_BURST);
	quota_take(&connection->bytes, now, bytes, BYTE_BURST);
	return true;
}

/* A hello, or a page of lines: little is said, and much may be answered. */
static bool may_ask(struct connection *connection,
		const struct connection_event *event, int64_t cost,
		struct connection_effects *out) {
	int64_t now = event->now;

	if (quota_take(&connection->hellos, now, cost, HELLO_BURST)) {
		return true;
	}
	refuse(out, event->element, REFUSED_TOO_FAST,
			quota_wait(&connection->hellos, now, cost, HELLO_BURST),
			"That was too often. Please wait a moment.");
	return false;
}

static bool may_say(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	if (element_child(event->element, VISIT_HELLO, SPACE_VISIT)) {
		return may_ask(connection, event, HELLO_COST, out);
	}
	if (element_child(event->element, VISIT_LINES, SPACE_VISIT)) {
		return may_ask(connection, event, PAGE_COST, out);
	}
	return may_say_line(connection, event, out);
}

static void does_ping(const struct connection_event *event,
		struct connection_effects *out) {
	tell_page(out, make_answer(out, event->element, "result"));
}

/* It has another hello to say, by and by: all at once would be a storm. */
static void say_again(struct connection *connection, unsigned within,
		struct connection_effects *out) {
	element_set(out->arena, tell_visit(out, VISIT_AGAIN), "within",
			arena_print(out->arena, "%u", within));
	connection->is_late = true;
}

static void greets(struct connection *connection,
		struct connection_effects *out) {
	if (!connection->is_announced) {
		announce(connection, out);
	}
	connection->is_late = false;
	out->is_hello = true;
}

/* The frame is one that the schema knows. */
static void does_say(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	const struct element *frame = event->element;
	bool is_hello = element_child(frame, VISIT_HELLO, SPACE_VISIT) != NULL;

	if (element_child(frame, "ping", SPACE_PING)) {
		does_ping(event, out);
		return;
	}
	if (connection->state == CONNECTION_STATE_NEW && !is_hello) {
		close_with(connection, CLOSE_BROKEN, "hello comes first", out);
		return;
	}
	connection->state = CONNECTION_STATE_GREETED;
	if (is_hello && event->is_reachable && event->within > 0) {
		say_again(connection, event->within, out);
		return;
	}
	if (!may_say(connection, event, out)) {
		return;
	}
	/* A desk that was not greeted by this page does not know it. */
	if (!event->is_reachable || (!is_hello && !connection->is_announced)) {
		say_away(out, frame);
		return;
	}
	if (is_hello) {
		greets(connection, out);
	}
	if (element_child(frame, "body", SPACE_CLIENT)) {
		connection->asked_at = event->now;
	}
	tell_desk(connection, out, frame);
}

static void page_says(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	const char *why = event->why;

	connection->heard = event->now;
	connection->is_pinged = false;
	connection->began = 0;
	if (!quota_take(&connection->frames, event->now, FRAME_COST, FRAME_BURST)) {
		close_with(connection, CLOSE_BROKEN, "too many frames", out);
		return;
	}
	if (event->type == CONNECTION_EVENT_BABBLED ||
			!filter_up(event->element, &why)) {
		close_with(connection, CLOSE_BROKEN, why, out);
		return;
	}
	does_say(connection, event, out);
}

static bool is_refusal(const struct element *stanza, const char *space) {
	const struct element *error = element_child(stanza, "error", space);

	return error && element_child(error, VISIT_REFUSED, SPACE_VISIT);
}

/* Only the desk is heard: whoever else found the address is a stranger. */
static bool is_from_desk(const struct connection *connection,
		const struct element *stanza, const struct connection_effects *out) {
	const char *from = element_get(stanza, "from");
	size_t local = strlen(connection->channel);

	/* Both are in the form that RFC 7622 keeps: the server sees to it. */
	return from && strncmp(from, connection->channel, local) == 0 &&
			from[local] == '@' && strcmp(from + local + 1, out->desk) == 0;
}

/* One line is in flight at a time, so any answer to a line is to this one. */
static void note_answer(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	if (connection->asked_at > 0 &&
			element_child(event->element, "received", SPACE_RECEIPTS)) {
		out->took = event->now - connection->asked_at;
		connection->asked_at = 0;
	}
}

static void desk_says(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	const struct element *stanza = event->element;
	const char *type = element_get(stanza, "type");

	if (!is_from_desk(connection, stanza, out)) {
		return;
	}
	note_answer(connection, event, out);
	bool is_error = type && strcmp(type, "error") == 0;
	if (is_error && !is_refusal(stanza, SPACE_COMPONENT)) {
		/* The server speaks for a desk that is not there, or a desk that
		 * does not know this page: it is announced with its next hello. */
		connection->is_announced = false;
		say_away(out, stanza);
		return;
	}
	const struct element *frame = filter_down(out->arena, stanza);
	if (frame) {
		tell_page(out, frame);
	}
}

static void tell_channel(const struct element *channel,
		struct connection_effects *out) {
	struct element *presence =
			element_create(out->arena, "presence", SPACE_CLIENT);
	struct element *known = filter_channel(out->arena, channel);

	if (known) {
		element_adopt(presence, known);
		tell_page(out, presence);
	}
}

/* It does not read: what it missed it gets by number when it is back. */
static bool is_too_slow(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	if (event->queued <= CONNECTION_QUEUE_MOST) {
		return false;
	}
	close_with(connection, CLOSE_LATER, "too slow to read", out);
	return true;
}

static void desk_is_new(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	connection->is_announced = false;
	if (connection->state == CONNECTION_STATE_GREETED) {
		say_again(connection, event->within, out);
	}
}

static void tick(struct connection *connection, int64_t now,
		struct connection_effects *out) {
	bool is_closing = connection->state == CONNECTION_STATE_CLOSING;

	if (is_closing ? now >= connection->since + CONNECTION_GONE_WITHIN
				   : now >= connection->heard + CONNECTION_HANG_AFTER) {
		add(out, CONNECTION_EFFECT_HANG_UP);
		connection->state = CONNECTION_STATE_CLOSING;
		connection->since = now;
		return;
	}
	if (is_closing) {
		return;
	}
	if (connection->state == CONNECTION_STATE_NEW &&
			now >= connection->since + CONNECTION_HELLO_WITHIN) {
		close_with(connection, CLOSE_BROKEN, "no hello", out);
		return;
	}
	if (connection->began > 0 &&
			now >= connection->began + CONNECTION_WHOLE_WITHIN) {
		close_with(connection, CLOSE_BROKEN, "a frame took too long", out);
		return;
	}
	if (!connection->is_pinged &&
			now >= connection->heard + CONNECTION_PING_AFTER) {
		add(out, CONNECTION_EFFECT_PING);
		connection->is_pinged = true;
	}
}

static void is_gone(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	connection->state = CONNECTION_STATE_CLOSING;
	connection->is_late = false;
	if (!connection->is_announced || !event->is_reachable) {
		return;
	}
	struct element *presence =
			element_create(out->arena, "presence", SPACE_CLIENT);
	element_set(out->arena, presence, "type", "unavailable");
	tell_desk(connection, out, presence);
	connection->is_announced = false;
}

void connection_init(struct connection *connection, const uint8_t *random,
		int64_t now) {
	assert(connection->channel && connection->site && connection->address);
	text_base32(connection->id, CONNECTION_ID_CHARS, random);
	connection->since = connection->heard = now;
}

static void step(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	switch (event->type) {
	case CONNECTION_EVENT_BEGAN:
		if (connection->began == 0) {
			connection->began = event->now;
		}
		return;
	case CONNECTION_EVENT_SAID:
	case CONNECTION_EVENT_BABBLED:
		if (!is_too_slow(connection, event, out)) {
			page_says(connection, event, out);
		}
		return;
	case CONNECTION_EVENT_HEARD:
		connection->heard = event->now;
		connection->is_pinged = false;
		return;
	case CONNECTION_EVENT_TOLD:
		if (!is_too_slow(connection, event, out)) {
			desk_says(connection, event, out);
		}
		return;
	case CONNECTION_EVENT_DESK_LOST:
		connection->is_announced = connection->is_late = false;
		if (connection->state == CONNECTION_STATE_GREETED) {
			tell_visit(out, VISIT_AWAY);
		}
		return;
	case CONNECTION_EVENT_DESK_NEW:
		desk_is_new(connection, event, out);
		return;
	case CONNECTION_EVENT_CHANNEL:
		if (!is_too_slow(connection, event, out)) {
			tell_channel(event->element, out);
		}
		return;
	case CONNECTION_EVENT_CHANNEL_GONE:
		close_with(connection, CLOSE_BROKEN, event->why, out);
		return;
	case CONNECTION_EVENT_TICK:
		tick(connection, event->now, out);
		return;
	case CONNECTION_EVENT_DRAIN:
		close_with(connection, CLOSE_RESTART, "the gateway restarts", out);
		return;
	case CONNECTION_EVENT_GONE:
		is_gone(connection, event, out);
		return;
	}
}

void connection_step(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out) {
	out->count = 0;
	out->took = -1;
	out->is_hello = false;
	/* After goodbye nothing matters but that it goes. */
	uint8_t before = connection->state;
	if (before == CONNECTION_STATE_CLOSING &&
			event->type != CONNECTION_EVENT_GONE &&
			event->type != CONNECTION_EVENT_TICK) {
		return;
	}
	step(connection, event, out);
	if (connection->state != before) {
		connection->since = event->now;
	}
}

int64_t connection_deadline(const struct connection *connection) {
	int64_t next = connection->heard +
			(connection->is_pinged ? CONNECTION_HANG_AFTER
								   : CONNECTION_PING_AFTER);
	int64_t hello = connection->since + CONNECTION_HELLO_WITHIN;
	int64_t whole = connection->began + CONNECTION_WHOLE_WITHIN;

	if (connection->state == CONNECTION_STATE_CLOSING) {
		return connection->since + CONNECTION_GONE_WITHIN;
	}
	if (connection->state == CONNECTION_STATE_NEW && hello < next) {
		next = hello;
	}
	return connection->began > 0 && whole < next ? whole : next;
}
