/*
 * The store from outside: what is kept comes back as it was, and a row that
 * would be a bug of ours is not kept. Its files: tests/faults/store_file_test.c.
 */
#include "store/sqlite.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store/schema.h"

static char directory[] = "/tmp/store_test.XXXXXX";
static char path[64];

/* What the store gave, as text: one line an event. */
struct heard {
	char text[1 << 20];
	size_t length;
	uint32_t last_number;
	size_t lines, bytes, pages;
	bool is_all;
	struct desk_past past;
};

static struct heard heard;

__attribute__((format(printf, 1, 2))) static void hear(const char *format,
		...) {
	va_list arguments;
	int count;

	va_start(arguments, format);
	count = vsnprintf(heard.text + heard.length,
			sizeof(heard.text) - heard.length, format, arguments);
	va_end(arguments);
	if (count > 0 && (size_t)count < sizeof(heard.text) - heard.length) {
		heard.length += (size_t)count;
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
	hear("\n");
}

static void hear_page(const struct desk_event *event) {
	heard.pages++;
	heard.is_all = event->fetched.is_all;
	for (size_t i = 0; i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		CHECK(line->number > heard.last_number);
		heard.last_number = line->number;
		heard.lines++;
		heard.bytes += strlen(line->body);
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
	heard.is_all = event->fetched_page.is_all;
	for (size_t i = 0; i < event->fetched_page.count; i++) {
		const struct desk_line *line = &event->fetched_page.lines[i];
		CHECK(line->number > heard.last_number);
		heard.last_number = line->number;
		heard.lines++;
		heard.bytes += strlen(line->body);
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

static void feed(void *self, struct desk_event *event) {
	(void)self;
	switch ((int)event->type) {
	case DESK_EVENT_REVIVE_VISIT:
		hear_visit(&event->visit);
		break;
	case DESK_EVENT_REVIVE_TOKEN:
		hear_token(&event->token);
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
		heard.past = event->revived;
		hear("revived\n");
		break;
	default: /* not of the store */
		CHECK(false);
		break;
	}
}

static const struct event_sink sink = { .feed = feed };

static const char *revived(struct store *store) {
	struct store_port port = store_port(store);

	memset(&heard, 0, sizeof(heard));
	CHECK(port.revive(port.self, &sink));
	return heard.text;
}

static void fetch(struct store *store, uint32_t chat, uint32_t after) {
	struct store_port port = store_port(store);

	memset(&heard, 0, sizeof(heard));
	CHECK(port.fetch(port.self, chat, DESK_LEG_AGENT, after, &sink));
}

static struct store *opened(void) {
	char why[512] = "";
	struct store *store = store_open(path, why, sizeof(why));

	if (!CHECK(store)) {
		fprintf(stderr, "%s\n", why);
		exit(1);
	}
	return store;
}

static struct store *fresh(void) {
	char wal[80];

	snprintf(wal, sizeof(wal), "%s-wal", path);
	unlink(path);
	unlink(wal);
	return opened();
}

static bool keep(struct store *store, struct desk_effects *effects) {
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

static void add_visitor(struct desk_effects *effects, uint32_t id) {
	struct desk_visitor visitor = anna(id);

	visitor.jid = arena_copy(effects->arena, visitor.jid);
	visitor.address = arena_copy(effects->arena, visitor.address);
	effects_add(effects, DESK_EFFECT_KEEP_VISITOR)->visitor = visitor;
}

static struct desk_chat *add_chat(struct desk_effects *effects, uint32_t id,
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
		.last_word = DESK_SIDE_VISITOR,
		.first_number = 1,
	};
	return &effect->chat;
}

static struct desk_line *add_line(struct desk_effects *effects, uint32_t chat,
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

static void test_every_kind_comes_back(void) {
	static const char *const groups[] = { "support", "support:manager" };
	struct desk_effects effects;
	struct store *store = fresh();
	struct desk_chat *chat;
	struct desk_line *line;
	static const char is[] =
			"member ben@example.org Ben [support] [support:manager]\n"
			"member cleo@example.org \n"
			"dismissal eli@example.org support 1700000000003\n"
			"dismissal dan@example.org support 1700000000007\n"
			"visitor 1 anna1@example.org anna-1 Änna 1700000000001\n"
			"conversation 1 support 2\n"
			"chat 7 1 support 3 ben@example.org 1 1700000000002 1700000000003 "
			"1700000099999 2 1 2 1\n"
			"row 7 1 support 1 1 anna1@example.org  m1  (none) 0 "
			"18364758544493064720 1700000000005\n"
			"row 7 1 support 2 2 ben@example.org Ben  de (none) 1 "
			"18446744073709551615 1700000000006\n"
			"revived\n";

	effects_init(&effects);
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "ben@example.org", "B", groups, 1 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "ben@example.org", "Ben", groups, 2 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "cleo@example.org", "", NULL, 0 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "dan@example.org", "Dan", groups, 2 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER_GONE)->member.jid =
			"dan@example.org";
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER_GONE)->member.jid =
			"nobody@example.org";
	for (int64_t wall = 1700000000006; wall < 1700000000008; wall++) {
		effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
				(struct desk_dismissal){ "dan@example.org", "support", wall };
	}
	effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
			(struct desk_dismissal){ "eli@example.org", "support",
				1700000000003 };
	effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
			(struct desk_dismissal){ "eli@example.org", "sales",
				1700000000004 };
	for (int i = 0; i < 2; i++) {
		effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL_GONE)->dismissal =
				(struct desk_dismissal){ "eli@example.org", "sales", 0 };
	}
	add_visitor(&effects, 1);
	add_visitor(&effects, 1);
	add_chat(&effects, 7, 1, CHAT_STATE_WAITING);
	add_line(&effects, 7, 1, 1, "Where is my parcel?");
	line = add_line(&effects, 7, 1, 2, "Here");
	line->side = DESK_SIDE_AGENT;
	line->sender = "ben@example.org";
	line->nick = "Ben";
	line->id = "";
	line->lang = "de";
	line->replaces = 1;
	line->digest = UINT64_MAX;
	line->wall = 1700000000006;
	chat = add_chat(&effects, 7, 1, CHAT_STATE_TALKING);
	chat->agent = "ben@example.org";
	chat->is_returned = true;
	chat->deadline = 1700000099999;
	chat->last_word = DESK_SIDE_AGENT;
	effects_add(&effects, DESK_EFFECT_SAY);
	for (int leg = DESK_LEG_AGENT; leg <= DESK_LEG_VISITOR; leg++) {
		struct desk_effect *effect =
				effects_add(&effects, DESK_EFFECT_KEEP_HANDED);
		effect->handed.chat = 7;
		effect->handed.leg = (enum desk_leg)leg;
		effect->handed.number = leg == DESK_LEG_AGENT ? 2 : 1;
	}
	CHECK(keep(store, &effects));
	CHECK_SAME(revived(store), is);
	store_close(store);

	store = opened();
	CHECK(!store_was_unclean(store));
	CHECK_SAME(revived(store), is);
	CHECK(!heard.past.is_unclean);
	CHECK(heard.past.last_wall == 1700000000006);
	CHECK(heard.past.last_chat == 7 && heard.past.last_visitor == 1);
	CHECK(store_beat(store, 1700000001000));
	store_close(store);
	store = opened();
	revived(store);
	CHECK(heard.past.last_wall == 1700000001000);
	store_close(store);
	effects_finish(&effects);
}

static void test_what_is_over_stays_away(void) {
	static const enum chat_state over[] = { CHAT_STATE_CLOSED,
		CHAT_STATE_POSTED, CHAT_STATE_LEFT };
	struct desk_effects effects;
	struct store *store = fresh();
	uint32_t id = 0, number = 0;

	effects_init(&effects);
	for (size_t i = 0; i < 3; i++) {
		add_visitor(&effects, ++id);
		add_chat(&effects, id, id, over[i]);
		add_line(&effects, id, id, 5, "gone");
	}
	/* The fourth has a chat that is over and one that is not. */
	add_visitor(&effects, 4);
	add_chat(&effects, 4, 4, CHAT_STATE_ENDED);
	add_line(&effects, 4, 4, ++number, "first");
	add_chat(&effects, 4, 4, CHAT_STATE_CLOSED);
	add_chat(&effects, 5, 4, CHAT_STATE_WAITING);
	for (int i = 0; i < 130; i++) {
		add_line(&effects, 5, 4, ++number, "then");
	}
	add_line(&effects, 5, 4, ++number, "aha")->side = DESK_SIDE_AGENT;
	add_chat(&effects, 9, 1, CHAT_STATE_CLOSED);
	CHECK(keep(store, &effects));
	revived(store);
	CHECK(strstr(heard.text, "conversation 1 support 5\n"));
	CHECK(strstr(heard.text, "conversation 4 support 132\n"));
	CHECK(strstr(heard.text, "chat 5 4 ") && !strstr(heard.text, "chat 4 "));
	CHECK(!strstr(heard.text, "row 1 ") && !strstr(heard.text, "row 4 "));
	/* 128 of the visitor's 131 lines, and the agent's one. */
	CHECK(!strstr(heard.text, "row 5 4 support 3 "));
	CHECK(strstr(heard.text, "row 5 4 support 4 "));
	CHECK(strstr(heard.text, "row 5 4 support 132 2 "));
	store_close(store);
	store = opened();
	revived(store);
	CHECK(heard.past.last_chat == 9 && heard.past.last_visitor == 4);
	store_close(store);
	effects_finish(&effects);
}

static void test_pages(void) {
	struct desk_effects effects;
	struct store *store = fresh();
	struct store_figures figures;
	char *body;

	effects_init(&effects);
	add_visitor(&effects, 1);
	add_visitor(&effects, 2);
	add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	add_chat(&effects, 2, 2, CHAT_STATE_TALKING);
	for (uint32_t i = 1; i <= 250; i++) {
		add_line(&effects, 1, 1, i * 2, "short");
		add_line(&effects, 2, 2, i * 2, "not his");
	}
	CHECK(keep(store, &effects));
	fetch(store, 1, 0);
	CHECK(heard.lines == 100 && heard.last_number == 200 && !heard.is_all);
	fetch(store, 1, 200);
	CHECK(heard.lines == 100 && heard.last_number == 400 && !heard.is_all);
	fetch(store, 1, 400);
	CHECK(heard.lines == 50 && heard.last_number == 500 && heard.is_all);
	fetch(store, 1, 300);
	CHECK(heard.lines == 100 && heard.is_all);
	fetch(store, 1, 500);
	CHECK(heard.lines == 0 && heard.is_all && heard.pages == 1);
	fetch(store, 99, 0);
	CHECK(heard.lines == 0 && heard.is_all && heard.pages == 1);

	body = xcalloc(1, 16001);
	memset(body, 'x', 16000);
	for (uint32_t i = 501; i <= 560; i++) {
		add_line(&effects, 1, 1, i, body);
	}
	CHECK(keep(store, &effects));
	fetch(store, 1, 500);
	CHECK(!heard.is_all && heard.bytes > 240 * 1024 &&
			heard.bytes < 280 * 1024);
	store_count(store, &figures);
	CHECK(figures.turns == 2 && figures.lines == 560 && figures.pages == 7);
	CHECK(figures.file_bytes > 0 && figures.wal_bytes > 560 * 1024);
	xfree(body);
	store_close(store);
	effects_finish(&effects);
}

static struct desk_visit stay(uint32_t visitor) {
	return (struct desk_visit){
		.visitor = visitor,
		.site = "https://shop.example.org",
		.born = 1700000000001,
		.page = { "https://shop.example.org/b", "Blue “shoes”",
				"search.example", "nl", "Europe/Amsterdam", "Firefox" },
		.who = { "", "anna@example.org", "", "Shoes & Co" },
	};
}

static void add_token(struct desk_effects *effects, uint32_t visitor,
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

static void test_visits_come_back(void) {
	struct desk_effects effects;
	struct store *store = fresh();
	struct desk_visit visit = stay(1);

	effects_init(&effects);
	add_token(&effects, 1, 1, 10);
	effects_add(&effects, DESK_EFFECT_KEEP_VISIT)->visit = visit;
	visit.left = 1700000000020;
	visit.page.url = "https://shop.example.org/c";
	effects_add(&effects, DESK_EFFECT_KEEP_VISIT)->visit = visit;
	add_visitor(&effects, 1);
	add_chat(&effects, 1, 1, CHAT_STATE_ENDED)->ended_by = DESK_SIDE_VISITOR;
	add_line(&effects, 1, 1, 1, "one");
	effects_add(&effects, DESK_EFFECT_KEEP_MARKS)->marks =
			(struct desk_conversation){ 1, "support", 0, 1, 0, 1, 0 };
	effects_add(&effects, DESK_EFFECT_KEEP_MARKS)->marks =
			(struct desk_conversation){ 1, "support", 0, 4, 3, 2, 1 };
	add_token(&effects, 1, 2, 200);
	add_token(&effects, 1, 3, 90);
	add_token(&effects, 1, 3, 90);
	effects.items[effects.count - 1].token.until = 1700000000030;
	add_token(&effects, 1, 2, 200);
	effects.items[effects.count - 1].type = DESK_EFFECT_KEEP_TOKEN_GONE;
	CHECK(keep(store, &effects));
	store_close(store);
	store = opened();
	CHECK_SAME(revived(store),
			"visitor 1 anna1@example.org anna-1 Änna 1700000000001\n"
			"visit 1 https://shop.example.org 1700000000001 1700000000020 "
			"[https://shop.example.org/c] [Blue “shoes”] search.example nl "
			"Europe/Amsterdam Firefox anna@example.org  Shoes & Co\n"
			"token 10 1 of 1 for 0 1700000000010 0\n"
			"token 90 3 of 1 for 2 1700000000010 1700000000030\n"
			"conversation 1 support 1 have 4 2 seen 3 1\n"
			"chat 1 1 support 4  0 1700000000002 1700000000003 0 1 1 0 0 by 1\n"
			"row 1 1 support 1 1 anna1@example.org  m1  (none) 0 "
			"18364758544493064720 1700000000005\n"
			"revived\n");

	effects_add(&effects, DESK_EFFECT_KEEP_VISIT_GONE)->visit.visitor = 1;
	CHECK(keep(store, &effects));
	CHECK(!strstr(revived(store), "visit 1") && !strstr(heard.text, "token"));
	store_close(store);
	effects_finish(&effects);
}

static void fetch_page(struct store *store, struct desk_effect *asked) {
	struct store_port port = store_port(store);

	memset(&heard, 0, sizeof(heard));
	CHECK(port.fetch_page(port.self, asked, &sink));
}

static void test_pages_of_a_conversation(void) {
	static const char *const ids[] = { "m9", "no", "m1", "b1", "m3" };
	struct desk_effects effects;
	struct store *store = fresh();
	struct desk_effect asked = { .type = DESK_EFFECT_FETCH_PAGE,
		.from = "support",
		.to = "k3m9@web.example.org",
		.resource = "",
		.asked = "h1" };
	struct desk_line *line;

	effects_init(&effects);
	add_visitor(&effects, 1);
	add_visitor(&effects, 2);
	add_chat(&effects, 1, 1, CHAT_STATE_CLOSED);
	add_chat(&effects, 2, 2, CHAT_STATE_TALKING);
	add_chat(&effects, 3, 1, CHAT_STATE_TALKING);
	add_chat(&effects, 4, 1, CHAT_STATE_TALKING)->channel = "sales";
	add_line(&effects, 1, 1, 1, "one");
	add_line(&effects, 2, 2, 1, "not his");
	add_line(&effects, 4, 1, 1, "not here")->id = "no";
	line = add_line(&effects, 3, 1, 2, "https://example.org/b.png");
	line->file = "https://example.org/b.png";
	line->side = DESK_SIDE_AGENT;
	line->id = "b1"; /* the agent's: no visitor can ask for it */
	line = add_line(&effects, 3, 1, 3, "");
	line->retracts = 1;
	line->id = "m3";
	CHECK(keep(store, &effects));
	asked.fetch_page.visitor = 1;
	asked.fetch_page.is_hello = true;
	asked.fetch_page.token = "t1";
	asked.fetch_page.ids = ids;
	asked.fetch_page.id_count = sizeof(ids) / sizeof(ids[0]);
	fetch_page(store, &asked);
	CHECK_SAME(heard.text,
			"page of support for k3m9@web.example.org asked h1 after 0 hello "
			"token t1 all\n"
			"  1 1 1 support 0 [] one\n"
			"  2 3 1 support 0 [https://example.org/b.png] "
			"https://example.org/b.png\n"
			"  3 3 1 support 1 [] \n"
			"  stored m1 1 1700000000005\n"
			"  stored m3 3 1700000000007\n");
	asked.fetch_page.after = 3;
	asked.fetch_page.id_count = 0;
	asked.fetch_page.token = NULL;
	asked.fetch_page.is_hello = false;
	fetch_page(store, &asked);
	CHECK_SAME(heard.text,
			"page of support for k3m9@web.example.org asked h1 after 3 token "
			"none all\n");
	asked.from = "unheard of";
	fetch_page(store, &asked);
	CHECK(heard.lines == 0 && heard.is_all);
	store_close(store);
	effects_finish(&effects);
}

static void test_long_pages_of_a_conversation(void) {
	struct desk_effects effects;
	struct store *store = fresh();
	struct desk_effect asked = { .type = DESK_EFFECT_FETCH_PAGE,
		.from = "support",
		.to = "",
		.resource = "" };
	char *body = xcalloc(1, 16001);

	memset(body, 'x', 16000);
	effects_init(&effects);
	add_visitor(&effects, 1);
	add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	for (uint32_t i = 1; i <= 101; i++) {
		add_line(&effects, 1, 1, i, "short");
	}
	for (uint32_t i = 102; i <= 120; i++) {
		add_line(&effects, 1, 1, i, body);
	}
	CHECK(keep(store, &effects));
	asked.fetch_page.visitor = 1;
	fetch_page(store, &asked);
	CHECK(heard.lines == 100 && heard.last_number == 100 && !heard.is_all);
	asked.fetch_page.after = 101;
	fetch_page(store, &asked);
	CHECK(!heard.is_all && heard.lines >= 3 && heard.bytes <= 64 * 1024);
	asked.fetch_page.after = 119;
	fetch_page(store, &asked);
	CHECK(heard.is_all && heard.lines == 1);
	xfree(body);
	store_close(store);
	effects_finish(&effects);
}

/* A file of version 1 is raised, and nothing of it is lost. */
static void test_old_file(void) {
	static const char rows[] =
			"INSERT INTO visitor VALUES (1, 'anna@example.org', 'anna-1', "
			"'Anna', 5);"
			"INSERT INTO chat VALUES (1, 1, 'support', 3, 'ben@example.org', 0,"
			" 6, 7, 0, 1, 1, 1, 0);"
			"INSERT INTO line VALUES (1, 1, 1, 1, 0, 9, 8, 'anna@example.org',"
			" '', 'm1', '', 'Where is my parcel?')";
	sqlite3 *db = NULL;
	char why[256] = "";
	struct desk_effects effects;

	unlink(path);
	CHECK(sqlite3_open(path, &db) == SQLITE_OK);
	CHECK(schema_raise(db, schema_steps, 1, why, sizeof(why)));
	CHECK(sqlite3_exec(db, rows, NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	struct store *store = opened();
	CHECK_SAME(revived(store),
			"visitor 1 anna@example.org anna-1 Anna 5\n"
			"conversation 1 support 1\n"
			"chat 1 1 support 3 ben@example.org 0 6 7 0 1 1 1 0\n"
			"row 1 1 support 1 1 anna@example.org  m1  (none) 0 9 8\n"
			"revived\n");
	fetch(store, 1, 0);
	CHECK(strstr(heard.text, "Where is my parcel?"));
	effects_init(&effects);
	effects_add(&effects, DESK_EFFECT_KEEP_VISIT)->visit = stay(1);
	add_token(&effects, 1, 1, 10);
	CHECK(keep(store, &effects));
	store_close(store);
	store = opened();
	CHECK(strstr(revived(store), "token 10 1 of 1"));
	store_close(store);
	effects_finish(&effects);
}

static void test_texts(void) {
	static char wide[4000 * 4 + 1];
	const char *const texts[] = { "\xef\xbf\xbd",
		"👩‍👩‍👧‍👦 ✋🏽", "' ; DROP TABLE line; --", "%s%n",
		"\t\n\r", "مرحبا \xe2\x80\xae", " ", "", wide };
	struct desk_effects effects;
	struct store *store = fresh();

	for (size_t i = 0; i < 4000; i++) {
		memcpy(wide + 4 * i, "😀", 4);
	}
	effects_init(&effects);
	add_visitor(&effects, 1);
	add_chat(&effects, 1, 1, CHAT_STATE_WAITING);
	for (uint32_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct desk_line *line = add_line(&effects, 1, 1, i + 1, texts[i]);
		line->nick = texts[i];
		line->id = texts[i];
	}
	CHECK(keep(store, &effects));
	store_close(store);
	store = opened();
	for (uint32_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		static char expected[3 * sizeof(wide) + 200];
		fetch(store, 1, i);
		snprintf(expected, sizeof(expected),
				"line 1 1 support %u 1 anna1@example.org %s %s  %s 0 "
				"18364758544493064720 %lld\n",
				i + 1, texts[i], texts[i], texts[i],
				(long long)(1700000000004 + i + 1));
		CHECK(strncmp(heard.text, expected, strlen(expected)) == 0);
	}
	store_close(store);
	effects_finish(&effects);
}

/* Each of these is a bug of ours: nothing of such a turn is kept. */
enum wrong {
	WRONG_NO_SUCH_CHAT,
	WRONG_NO_SUCH_VISITOR,
	WRONG_TWICE,
	WRONG_NULL,
	WRONG_ZERO,
	WRONG_STATE,
	WRONG_HANDED,
	WRONG_OWNER,
	WRONG_TOKEN_OF_NOBODY,
	WRONG_TOKEN_OWNER,
	WRONG_COUNT,
};

static void add_wrong(struct desk_effects *effects, enum wrong wrong) {
	switch (wrong) {
	case WRONG_NO_SUCH_CHAT:
		add_line(effects, 77, 1, 1, "lost");
		break;
	case WRONG_NO_SUCH_VISITOR:
		add_chat(effects, 2, 77, CHAT_STATE_WAITING);
		break;
	case WRONG_TWICE:
		add_line(effects, 1, 1, 1, "again");
		break;
	case WRONG_NULL:
		add_line(effects, 1, 1, 3, NULL);
		break;
	case WRONG_ZERO:
		add_line(effects, 1, 1, 0, "zero");
		break;
	case WRONG_STATE:
		add_chat(effects, 1, 1, (enum chat_state)9);
		break;
	case WRONG_HANDED:
		effects_add(effects, DESK_EFFECT_KEEP_HANDED)->handed.chat = 77;
		break;
	case WRONG_OWNER:
		add_visitor(effects, 2);
		add_chat(effects, 1, 2, CHAT_STATE_WAITING);
		break;
	case WRONG_TOKEN_OF_NOBODY:
		add_token(effects, 1, 1, 10);
		break;
	case WRONG_TOKEN_OWNER:
		add_visitor(effects, 2);
		effects_add(effects, DESK_EFFECT_KEEP_VISIT)->visit = stay(1);
		effects_add(effects, DESK_EFFECT_KEEP_VISIT)->visit = stay(2);
		add_token(effects, 1, 1, 10);
		add_token(effects, 2, 1, 10);
		break;
	case WRONG_COUNT:
		break;
	}
}

static void test_wrong_rows(void) {
	struct desk_effects effects;

	effects_init(&effects);
	for (int i = 0; i < WRONG_COUNT; i++) {
		struct store *store = fresh();
		char before[4096];
		add_visitor(&effects, 1);
		add_chat(&effects, 1, 1, CHAT_STATE_WAITING);
		add_line(&effects, 1, 1, 1, "one");
		CHECK(keep(store, &effects));
		text_copy(before, sizeof(before), revived(store));
		add_line(&effects, 1, 1, 2, "two");
		add_wrong(&effects, (enum wrong)i);
		CHECK(!keep(store, &effects));
		/* And never again in this life. */
		add_line(&effects, 1, 1, 2, "two");
		CHECK(!keep(store, &effects));
		CHECK(!store_beat(store, 1));
		store_close(store);
		store = opened();
		CHECK(store_was_unclean(store));
		CHECK_SAME(revived(store), before);
		CHECK(heard.past.is_unclean);
		store_close(store);
	}
	effects_finish(&effects);
}

/* Rows may come in any order within a turn. */
static void test_order_within_a_turn(void) {
	struct desk_effects effects;
	struct store *store = fresh();

	effects_init(&effects);
	add_line(&effects, 1, 1, 1, "first the line");
	add_chat(&effects, 1, 1, CHAT_STATE_WAITING);
	add_visitor(&effects, 1);
	CHECK(keep(store, &effects));
	CHECK(keep(store, &effects)); /* nothing to keep is no transaction */
	effects_add(&effects, DESK_EFFECT_TELL);
	CHECK(keep(store, &effects));
	store_close(store);
	effects_finish(&effects);
}

int main(void) {
	if (!mkdtemp(directory)) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/desk.sqlite", directory);
	log_open("store_test", LOG_LEVEL_ERROR);
	/* What the store says of its failures is not for the reader of a test. */
	if (!getenv("LOUD") && !freopen("/dev/null", "w", stderr)) {
		return 1;
	}
	test_every_kind_comes_back();
	test_what_is_over_stays_away();
	test_pages();
	test_visits_come_back();
	test_pages_of_a_conversation();
	test_long_pages_of_a_conversation();
	test_old_file();
	test_texts();
	test_wrong_rows();
	test_order_within_a_turn();
	unlink(path);
	rmdir(directory);
	return check_report();
}
