/*
 * A reader as the link has it, and what it finds in a stanza, as text. Knows
 * nothing of what a test claims.
 */
#include "reader_case.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "check.h"
#include "desk/event.h"
#include "wire/element.h"
#include "wire/parser.h"
#include "wire/stream.h"
#include "xmpp/gateways.h"
#include "xmpp/page.h"
#include "xmpp/reader.h"
#include "xmpp/service.h"
#include "xmpp/sessions.h"
#include "xmpp/work.h"

static struct gateways *gateways;
static struct work *work;
static struct sessions *sessions;
static struct reader *reader;
static struct arena *arena;
static struct buffer story;
static struct case_line line;
static bool is_head;

static void say(const char *name, const char *value) {
	if (value) {
		buffer_add_text(&story, arena_print(arena, " %s=%s", name, value));
	}
}

static void say_text(const char *name, const char *value) {
	say(name, value && value[0] ? value : NULL);
}

static void say_if(const char *name, bool holds) {
	if (holds) {
		buffer_add_text(&story, arena_print(arena, " %s", name));
	}
}

static void say_hello(const struct desk_event *event) {
	static char last[64];

	buffer_add_text(&story,
			arena_print(arena, "HELLO last=%u", event->hello.last));
	if (event->hello.token) {
		say("token",
				arena_print(arena, "%02x%02x%02x%02x", event->hello.token[0],
						event->hello.token[1], event->hello.token[2],
						event->hello.token[3]));
	}
	for (size_t i = 0; i < event->hello.unanswered_count; i++) {
		say("unanswered", event->hello.unanswered[i]);
	}
	say_text("url", event->hello.page.url);
	say_text("title", event->hello.page.title);
	say_text("zone", event->hello.page.zone);
	say_text("name", event->hello.who.name);
	say_text("email", event->hello.who.email);
	/* 256 bits and never the same. */
	CHECK(strlen(event->hello.new_token) == 52 &&
			strcmp(event->hello.new_token, last) != 0);
	text_copy(last, sizeof(last), event->hello.new_token);
	CHECK(event->hello.work == 0);
}

static bool say_visit(const struct desk_event *event) {
	switch ((int)event->type) {
	case DESK_EVENT_GATEWAY:
		buffer_add_text(&story, "GATEWAY");
		return true;
	case DESK_EVENT_GATEWAY_GONE:
		buffer_add_text(&story, "GATEWAY_GONE");
		return true;
	case DESK_EVENT_CONNECTION:
		buffer_add_text(&story, "CONNECTION");
		say("site", event->connection.site);
		say("address", event->connection.address);
		return true;
	case DESK_EVENT_CONNECTION_GONE:
		buffer_add_text(&story, "CONNECTION_GONE");
		return true;
	case DESK_EVENT_HELLO:
		say_hello(event);
		return true;
	case DESK_EVENT_PAGE_WANTS:
		buffer_add_text(&story,
				arena_print(arena, "WANTS %u", event->wants.after));
		return true;
	case DESK_EVENT_PAGE_HAS:
		buffer_add_text(&story,
				arena_print(arena, "HAS %u %u", event->has.have,
						event->has.seen));
		return true;
	case DESK_EVENT_PAGE_SHOWS:
		buffer_add_text(&story, "PAGE_SHOWS");
		say_if("hidden", !event->page_shows.is_visible);
		return true;
	case DESK_EVENT_PAGE_WISHES:
		buffer_add_text(&story,
				arena_print(arena, "WISHES %d", event->wishes.what));
		return true;
	}
	return false;
}

static void say_order(const struct desk_event *event) {
	buffer_add_text(&story,
			arena_print(arena, "%s %s",
					event->type == DESK_EVENT_FORM ? "FORM" : "ORDER",
					event->order.command));
	say_text("channel", event->order.channel);
	say_text("lang", event->order.lang);
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		say_text(arena_print(arena, "%u", (unsigned)i), event->order.values[i]);
	}
}

static void say_event(const struct desk_event *event) {
	switch ((int)event->type) {
	case DESK_EVENT_LINE:
		line.digest = event->line.digest;
		line.characters = text_count(event->line.body);
		buffer_add_text(&story, "LINE");
		say("id", event->line.id);
		say("body", event->line.body);
		say("lang", event->line.lang);
		say("nick", event->line.nick);
		say("replaces", event->line.replaces);
		say("retracts", event->line.retracts);
		say("file", event->line.file);
		say_if("receipt", event->line.wants_receipt);
		say_if("encrypted", event->line.is_encrypted);
		say_if("long", event->line.is_too_long);
		break;
	case DESK_EVENT_TYPING:
		buffer_add_text(&story,
				arena_print(arena, "TYPING %d", event->typing.state));
		break;
	case DESK_EVENT_MARK:
		buffer_add_text(&story,
				arena_print(arena, "MARK %d", event->mark.mark));
		say("id", event->mark.id);
		break;
	case DESK_EVENT_BOUNCE:
		buffer_add_text(&story, "BOUNCE");
		say("id", event->bounce.id);
		say_if("lasting", event->bounce.is_lasting);
		break;
	case DESK_EVENT_CONTACT:
		buffer_add_text(&story,
				arena_print(arena, "CONTACT %d", event->contact.what));
		break;
	case DESK_EVENT_FORM:
	case DESK_EVENT_ORDER:
		say_order(event);
		break;
	case DESK_EVENT_WHO:
		buffer_add_text(&story, arena_print(arena, "WHO %d", event->who.about));
		break;
	default:
		if (!say_visit(event)) {
			buffer_add_text(&story, "something else");
		}
	}
	say("asked", event->asked);
	if (strcmp(event->from, "ann@example.org") != 0 ||
			strcmp(event->resource, "x") != 0 ||
			strcmp(event->to, "support") != 0) {
		buffer_add_text(&story,
				arena_print(arena, " (%s/%s to %s)", event->from,
						event->resource, event->to));
	}
}

static void on_element(void *self, const struct element *stanza) {
	static const struct page_channel channels[] = {
		{ .name = "support", .title = "Help" },
		{ .name = "sales", .title = "Shop" },
	};
	const struct service service = { "desk.example.org", channels, 2 };
	struct reading reading;

	(void)self;
	if (is_head) {
		reader_read_head(reader, stanza, &reading);
	} else {
		reader_read(reader, stanza, arena, &reading);
	}
	switch (reading.finding) {
	case READER_FINDING_NOTHING:
		buffer_add_text(&story, "nothing");
		break;
	case READER_FINDING_EVENT:
		say_event(&reading.event);
		break;
	case READER_FINDING_QUERY:
		element_write(service_answer(&service, stanza, &reading, arena),
				STREAM_SPACE, &story);
		break;
	case READER_FINDING_FAULT:
		buffer_add_text(&story,
				arena_print(arena, "fault %s %s from %s to %s id %s",
						reading.error.type, reading.error.condition,
						reading.reply.from, reading.reply.to,
						reading.reply.id ? reading.reply.id : "(none)"));
		say("special", reading.error.special);
		break;
	}
}

static void on_nothing(void *self) {
	(void)self;
}

static void on_root(void *self, const struct element *root) {
	(void)self;
	(void)root;
}

const char *case_find(const char *xml) {
	static const struct parser_limits limits = { 1 << 20, 64, 4096, 4096 };
	static const struct parser_sink sink = {
		.opened = on_root,
		.element = on_element,
		.skipped = on_root,
		.closed = on_nothing,
	};
	struct parser *parser = parser_create(&limits, &sink);

	buffer_empty(&story);
	arena_reset(arena);
	CHECK(parser_feed(parser, "<s xmlns='" STREAM_SPACE "'>",
			strlen("<s xmlns='" STREAM_SPACE "'>")));
	CHECK(parser_feed(parser, xml, strlen(xml)));
	parser_destroy(parser);
	buffer_add_byte(&story, '\0');
	return story.bytes;
}

const struct case_line *case_last_line(void) {
	return &line;
}

static void check_rows(const struct case_row *rows, size_t count) {
	for (size_t i = 0; i < count; i++) {
		if (!CHECK_SAME(case_find(rows[i].stanza), rows[i].finding)) {
			fprintf(stderr, "  of:        %s\n", rows[i].stanza);
		}
	}
}

static void begin(void) {
	static const char *const domains[] = { "web.example.org" };

	gateways = gateways_create(
			&(struct gateways_settings){ .domain = "desk.example.org",
					.domains = domains,
					.count = 1 });
	work = work_create();
	sessions = sessions_create();
	reader = reader_create("desk.example.org", gateways, work, sessions);
	arena = arena_create();
}

static void end(void) {
	buffer_finish(&story);
	arena_destroy(arena);
	reader_destroy(reader);
	sessions_destroy(sessions);
	work_destroy(work);
	gateways_destroy(gateways);
}

int case_run(const struct case_table *table) {
	begin();
	check_rows(table->rows, table->row_count);
	is_head = true;
	check_rows(table->heads, table->head_count);
	is_head = false;
	if (table->then) {
		table->then();
	}
	end();
	return check_report();
}
