/*
 * A store in a directory of its own, rows to keep in it, and what it gives
 * back as text. Knows nothing of what a test claims.
 */
#include "store_case.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store/sqlite.h"

static char directory[] = "/tmp/store_test.XXXXXX";
static char path[64];

struct case_heard case_heard;

__attribute__((format(printf, 1, 2))) static void hear(const char *format,
		...) {
	va_list arguments;
	int count;

	va_start(arguments, format);
	count = vsnprintf(case_heard.text + case_heard.length,
			sizeof(case_heard.text) - case_heard.length, format, arguments);
	va_end(arguments);
	if (count > 0 &&
			(size_t)count < sizeof(case_heard.text) - case_heard.length) {
		case_heard.length += (size_t)count;
	}
}

static void hear_line(const char *what, const struct desk_line *line) {
	hear("%s %u %u %s %u %d %s %s %s %s %s %u %llu %lld\n", what, line->chat,
			line->visitor, line->channel, line->number, (int)line->side,
			line->sender, line->nick, line->id, line->lang,
			line->body ? line->body : "(none)", line->replaces,
			(unsigned long long)line->digest, (long long)line->wall);
}

static void hear_chat(const struct desk_chat *chat) {
	hear("chat %u %u %s %d %s %d %lld %lld %lld %d %u %u %u", chat->id,
			chat->visitor, chat->channel, (int)chat->state, chat->agent,
			chat->is_returned, (long long)chat->opened,
			(long long)chat->waits_since, (long long)chat->deadline,
			(int)chat->last_word, chat->first_number, chat->handed_agent,
			chat->handed_visitor);
	if (chat->ended_by) {
		hear(" by %d", (int)chat->ended_by);
	}
	if (chat->serving[0] || chat->heir[0] || chat->tags[0] || chat->ended) {
		hear(" for %s to %s by %s [%s] until %lld ended %lld tags %s",
				chat->serving, chat->heir, chat->passed_by, chat->pass_note,
				(long long)chat->pass_until, (long long)chat->ended,
				chat->tags);
	}
	hear("\n");
}

static void hear_page(const struct desk_event *event) {
	case_heard.pages++;
	case_heard.is_all = event->fetched.is_all;
	for (size_t i = 0; i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		CHECK(line->number > case_heard.last_number);
		case_heard.last_number = line->number;
		case_heard.lines++;
		case_heard.bytes += strlen(line->body);
		hear_line("line", line);
	}
}

static void hear_visit(const struct desk_visit *visit) {
	const struct desk_page *page = &visit->page;

	hear("visit %u %s %lld %lld [%s] [%s] %s %s %s %s %s %s %s\n",
			visit->visitor, visit->site, (long long)visit->born,
			(long long)visit->left, page->url, page->title, page->referrer,
			page->language, page->zone, page->browser, visit->who.email,
			visit->who.phone, visit->who.company);
}

static void hear_token(const struct desk_token *token) {
	hear("token %u %u of %u for %u %lld %lld\n", token->digest[0],
			token->number, token->visitor, token->replaces,
			(long long)token->wall, (long long)token->until);
	for (int i = 1; i < DESK_DIGEST_BYTES; i++) {
		CHECK(token->digest[i] == (uint8_t)(token->digest[0] + i));
	}
}

static void hear_web_page(const struct desk_event *event) {
	hear("page of %s for %s asked %s after %u%s token %s%s\n", event->to,
			event->from, event->asked, event->fetched_page.after,
			event->fetched_page.is_hello ? " hello" : "",
			event->fetched_page.token ? event->fetched_page.token : "none",
			event->fetched_page.is_all ? " all" : "");
	case_heard.is_all = event->fetched_page.is_all;
	for (size_t i = 0; i < event->fetched_page.count; i++) {
		const struct desk_line *line = &event->fetched_page.lines[i];
		CHECK(line->number > case_heard.last_number);
		case_heard.last_number = line->number;
		case_heard.lines++;
		case_heard.bytes += strlen(line->body);
		hear("  %u %u %u %s %u [%s] %s\n", line->number, line->chat,
				line->visitor, line->channel, line->retracts, line->file,
				line->body);
	}
	for (size_t i = 0; i < event->fetched_page.stored_count; i++) {
		const struct desk_stored *stored = &event->fetched_page.stored[i];
		hear("  stored %s %u %lld\n", stored->id, stored->number,
				(long long)stored->wall);
	}
}

static void hear_found(const struct desk_event *event) {
	hear("found");
	if (event->searched.pages) {
		hear(" page %u of %u", event->searched.page, event->searched.pages);
	}
	hear("\n");
	for (size_t i = 0; i < event->searched.count; i++) {
		const struct desk_found *row = &event->searched.rows[i];
		hear("  %u", row->chat);
		if (row->number) {
			hear(" line %u of %d", row->number, (int)row->side);
		} else if (row->deed) {
			hear(" deed %d", (int)row->deed);
		} else {
			hear(" %d %s %s", (int)row->state, row->visitor, row->address);
		}
		hear(" [%s] [%s] %s%s%s %lld\n", row->who, row->text, row->whom,
				row->tags[0] ? " tags " : "", row->tags, (long long)row->wall);
	}
}

static void feed(void *self, struct desk_event *event) {
	(void)self;
	switch ((int)event->type) {
	case DESK_EVENT_REVIVE_VISIT:
		hear_visit(&event->visit);
		break;
	case DESK_EVENT_REVIVE_TOKEN:
		hear_token(&event->token);
		break;
	case DESK_EVENT_SEARCHED:
		hear_found(event);
		break;
	case DESK_EVENT_FETCHED_PAGE:
		hear_web_page(event);
		break;
	case DESK_EVENT_REVIVE_MEMBER:
		hear("member %s %s", event->member.jid, event->member.name);
		for (size_t i = 0; i < event->member.group_count; i++) {
			hear(" [%s]", event->member.groups[i]);
		}
		hear("\n");
		break;
	case DESK_EVENT_REVIVE_DISMISSAL:
		hear("dismissal %s %s %lld\n", event->dismissal.jid,
				event->dismissal.channel, (long long)event->dismissal.wall);
		break;
	case DESK_EVENT_REVIVE_HABIT:
		hear("habit %s %d %s\n", event->habit.jid, (int)event->habit.duty,
				event->habit.lang);
		break;
	case DESK_EVENT_REVIVE_ROOM:
		hear("room %s %s %u\n", event->room.jid, event->room.channel,
				event->room.room);
		break;
	case DESK_EVENT_REVIVE_EAR:
		hear("ear %u %s %u\n", event->ear.chat, event->ear.jid,
				event->ear.handed);
		break;
	case DESK_EVENT_REVIVE_ENTRY:
		hear("entry %s %s %s %lld %u %d\n", event->entry.jid,
				event->entry.address, event->entry.name,
				(long long)event->entry.until, event->entry.idle,
				event->entry.is_there);
		break;
	case DESK_EVENT_REVIVE_BLOCK:
		hear("block %u in %u %s %s %lld\n", event->block.visitor,
				event->block.chat, event->block.address, event->block.by,
				(long long)event->block.until);
		break;
	case DESK_EVENT_REVIVE_VISITOR:
		hear("visitor %u %s %s %s %lld\n", event->visitor.id,
				event->visitor.jid, event->visitor.address, event->visitor.name,
				(long long)event->visitor.wall);
		break;
	case DESK_EVENT_REVIVE_CONVERSATION:
		hear("conversation %u %s %u", event->conversation.visitor,
				event->conversation.channel, event->conversation.last_number);
		if (event->conversation.have || event->conversation.agent_have) {
			hear(" have %u %u seen %u %u", event->conversation.have,
					event->conversation.agent_have, event->conversation.seen,
					event->conversation.agent_seen);
		}
		hear("\n");
		break;
	case DESK_EVENT_REVIVE_CHAT:
		hear_chat(&event->chat);
		break;
	case DESK_EVENT_REVIVE_LINE:
		CHECK(!event->line_row.body);
		hear_line("row", &event->line_row);
		break;
	case DESK_EVENT_FETCHED:
		hear_page(event);
		break;
	case DESK_EVENT_REVIVED:
		case_heard.past = event->revived;
		hear("revived\n");
		break;
	default: /* not of the store */
		CHECK(false);
		break;
	}
}

static const struct event_sink sink = { .feed = feed };

const char *case_revive(struct store *store) {
	struct store_port port = store_port(store);

	memset(&case_heard, 0, sizeof(case_heard));
	CHECK(port.revive(port.self, &sink));
	return case_heard.text;
}

void case_fetch(struct store *store, uint32_t chat, uint32_t after) {
	struct store_port port = store_port(store);

	memset(&case_heard, 0, sizeof(case_heard));
	CHECK(port.fetch(port.self, chat, DESK_LEG_AGENT, after, &sink));
}

void case_fetch_page(struct store *store, struct desk_effect *asked) {
	struct store_port port = store_port(store);

	memset(&case_heard, 0, sizeof(case_heard));
	CHECK(port.fetch_page(port.self, asked, &sink));
}

int case_search(struct store *store, const struct desk_effect *asked) {
	struct store_port port = store_port(store);
	bool is_done = false;
	int steps = 0;

	memset(&case_heard, 0, sizeof(case_heard));
	while (!is_done && steps < 1000) {
		CHECK(!case_heard.length);
		CHECK(port.search(port.self, asked, &sink, &is_done));
		steps++;
	}
	CHECK(is_done && case_heard.length);
	return steps;
}

struct store *case_open(void) {
	char why[512] = "";
	struct store *store = store_open(path, why, sizeof(why));

	if (!CHECK(store)) {
		fprintf(stderr, "%s\n", why);
		exit(1);
	}
	return store;
}

struct store *case_open_fresh(void) {
	char wal[80];

	snprintf(wal, sizeof(wal), "%s-wal", path);
	unlink(path);
	unlink(wal);
	return case_open();
}

bool case_keep(struct store *store, struct desk_effects *effects) {
	struct store_port port = store_port(store);
	bool is_kept = port.keep(port.self, effects);

	effects_reset(effects);
	return is_kept;
}

static struct desk_visitor anna(uint32_t id) {
	static char jid[40], address[40];

	snprintf(jid, sizeof(jid), "anna%u@example.org", id);
	snprintf(address, sizeof(address), "anna-%u", id);
	return (struct desk_visitor){ id, jid, address, "Änna", 1700000000001 };
}

void case_add_visitor(struct desk_effects *effects, uint32_t id) {
	struct desk_visitor visitor = anna(id);

	visitor.jid = arena_copy(effects->arena, visitor.jid);
	visitor.address = arena_copy(effects->arena, visitor.address);
	effects_add(effects, DESK_EFFECT_KEEP_VISITOR)->visitor = visitor;
}

struct desk_chat *case_add_chat(struct desk_effects *effects, uint32_t id,
		uint32_t visitor, enum chat_state state) {
	struct desk_effect *effect = effects_add(effects, DESK_EFFECT_KEEP_CHAT);

	effect->chat = (struct desk_chat){
		.id = id,
		.visitor = visitor,
		.channel = "support",
		.state = state,
		.agent = "",
		.opened = 1700000000002,
		.waits_since = 1700000000003,
		.deadline = 0,
		.serving = "",
		.heir = "",
		.passed_by = "",
		.pass_note = "",
		.tags = "",
		.last_word = DESK_SIDE_VISITOR,
		.first_number = 1,
	};
	return &effect->chat;
}

struct desk_line *case_add_line(struct desk_effects *effects, uint32_t chat,
		uint32_t visitor, uint32_t number, const char *body) {
	struct desk_effect *effect = effects_add(effects, DESK_EFFECT_KEEP_LINE);

	effect->line = (struct desk_line){
		.chat = chat,
		.visitor = visitor,
		.channel = "support",
		.number = number,
		.side = DESK_SIDE_VISITOR,
		.sender = "anna1@example.org",
		.nick = "",
		.id = "m1",
		.body = body,
		.lang = "",
		.file = "",
		.digest = 0xfedcba9876543210,
		.wall = 1700000000004 + number,
	};
	return &effect->line;
}

struct desk_deed_row *case_add_deed(struct desk_effects *effects, uint32_t chat,
		enum desk_deed deed, uint32_t after) {
	struct desk_effect *effect = effects_add(effects, DESK_EFFECT_KEEP_DEED);

	effect->deed = (struct desk_deed_row){
		.chat = chat,
		.after = after,
		.deed = deed,
		.who = "ben@example.org",
		.nick = "Ben",
		.whom = "",
		.text = "",
		.wall = 1700000000004 + after,
	};
	return &effect->deed;
}

struct desk_visit case_stay(uint32_t visitor) {
	return (struct desk_visit){
		.visitor = visitor,
		.site = "https://shop.example.org",
		.born = 1700000000001,
		.page = { "https://shop.example.org/b", "Blue “shoes”",
				"search.example", "nl", "Europe/Amsterdam", "Firefox" },
		.who = { "", "anna@example.org", "", "Shoes & Co" },
	};
}

void case_add_token(struct desk_effects *effects, uint32_t visitor,
		uint32_t number, uint8_t first) {
	struct desk_token *token =
			&effects_add(effects, DESK_EFFECT_KEEP_TOKEN)->token;

	*token = (struct desk_token){ .visitor = visitor,
		.number = number,
		.replaces = number - 1,
		.wall = 1700000000010 };
	for (int i = 0; i < DESK_DIGEST_BYTES; i++) {
		token->digest[i] = (uint8_t)(first + i);
	}
}

const char *case_path(void) {
	return path;
}

bool case_begin(void) {
	if (!mkdtemp(directory)) {
		return false;
	}
	snprintf(path, sizeof(path), "%s/desk.sqlite", directory);
	log_open("store_test", LOG_LEVEL_ERROR);
	/* What the store says of its failures is not for the reader of a test. */
	return getenv("LOUD") || freopen("/dev/null", "w", stderr);
}

int case_end(void) {
	unlink(path);
	rmdir(directory);
	return check_report();
}
