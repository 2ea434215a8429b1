/*
 * What agents look up: which chats they may see, what a record shows, and
 * words, which are never anything but words.
 */
#include "store/sqlite.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/limits.h"
#include "store_case.h"

static struct desk_effect ask(enum desk_search what, const char *jid) {
	struct desk_effect asked = {
		.type = DESK_EFFECT_SEARCH,
		.from = "support",
		.to = "ben@example.org",
		.resource = "pda",
	};

	asked.search.what = what;
	asked.search.channel = "support";
	asked.search.jid = jid;
	asked.search.words = "";
	return asked;
}

static const char *recent(struct store *store, const char *jid, int64_t since) {
	struct desk_effect asked = ask(DESK_SEARCH_RECENT, jid);

	asked.search.since = since;
	CHECK(case_search(store, &asked) == 1);
	return case_heard.text;
}

static const char *look(struct store *store, enum desk_search what,
		const char *jid, uint32_t chat) {
	struct desk_effect asked = ask(what, jid);

	asked.search.chat = chat;
	CHECK(case_search(store, &asked) == 1);
	return case_heard.text;
}

static const char *find(struct store *store, const char *jid,
		const char *words) {
	struct desk_effect asked = ask(DESK_SEARCH_WORDS, jid);

	asked.search.words = words;
	case_search(store, &asked);
	return case_heard.text;
}

/* So many chats were found. */
static size_t count(const char *found) {
	size_t rows = 0;

	for (; *found; found++) {
		rows += *found == '\n';
	}
	return rows - 1;
}

/*
 * Chat 1 was taken by ben; 2 was his and is dan's; 3 is of the visitor to whom
 * he talks in 4; 5 waits; 6 is dan's, 7 another channel's, 8 was passed to
 * that one, 9 he is asked to take.
 */
static void add_all(struct desk_effects *effects) {
	static const enum chat_state states[] = { CHAT_STATE_CLOSED,
		CHAT_STATE_TALKING, CHAT_STATE_CLOSED, CHAT_STATE_TALKING,
		CHAT_STATE_WAITING, CHAT_STATE_LEFT, CHAT_STATE_WAITING,
		CHAT_STATE_TALKING, CHAT_STATE_TALKING };
	static const char ben[] = "ben@example.org", dan[] = "dan@example.org";
	static const char *const agents[] = { ben, dan, dan, ben, "", dan, "", dan,
		dan };

	for (uint32_t id = 1; id <= 9; id++) {
		struct desk_chat *chat;
		case_add_visitor(effects, id);
		chat = case_add_chat(effects, id, id == 3 ? 4 : id, states[id - 1]);
		chat->agent = agents[id - 1];
		chat->ended = 1000 + id;
		chat->channel = id == 7 ? "sales" : "support";
		chat->serving = id == 8 ? "sales" : "";
		chat->heir = id == 9 ? ben : "";
		chat->tags = id == 1 ? "slow" : "";
		case_add_line(effects, id, id, 1,
				arena_print(effects->arena, "Where is parcel %u?", id));
	}
	case_add_deed(effects, 2, DESK_DEED_TAKE, 1);
	struct desk_deed_row *taken =
			case_add_deed(effects, 2, DESK_DEED_ACCEPT, 1);
	taken->who = dan;
	taken->nick = "Dan";
}

static bool sees(struct store *store, const char *channel, const char *jid,
		uint32_t chat) {
	struct desk_effect asked = ask(DESK_SEARCH_INFO, jid);

	asked.search.channel = channel;
	asked.search.chat = chat;
	CHECK(case_search(store, &asked) == 1);
	return strcmp(case_heard.text, "found\n") != 0;
}

static void test_who_may_see(void) {
	static const char his[] = "110110011", waiting[] = "000010000";
	struct desk_effects effects;
	struct store *store = case_open_fresh();

	effects_init(&effects);
	add_all(&effects);
	CHECK(case_keep(store, &effects));
	for (uint32_t chat = 1; chat <= 9; chat++) {
		bool is_earlier = chat == 3;
		CHECK(sees(store, "support", NULL, chat) == (chat != 7));
		CHECK(sees(store, "sales", NULL, chat) == (chat == 7 || chat == 8));
		CHECK(sees(store, "support", "ben@example.org", chat) ==
				((his[chat - 1] == '1' && chat != 8) || is_earlier));
		CHECK(sees(store, "support", "eva@example.org", chat) ==
				(waiting[chat - 1] == '1'));
		CHECK(!sees(store, "nobody", NULL, chat));
	}
	CHECK(!sees(store, "support", NULL, 77));
	CHECK(!sees(store, "support", NULL, 0));
	CHECK(!sees(store, "support", NULL, UINT32_MAX));
	CHECK(count(find(store, NULL, "parcel")) == 8);
	CHECK(count(find(store, "ben@example.org", "parcel")) == 6);
	CHECK(count(find(store, "eva@example.org", "parcel")) == 1);
	CHECK_SAME(recent(store, "ben@example.org", 1002),
			"found\n"
			"  9 3 Änna anna-9 [dan@example.org] [Where is parcel 9?]  1009\n"
			"  5 2 Änna anna-5 [] [Where is parcel 5?]  1005\n"
			"  4 3 Änna anna-4 [ben@example.org] [Where is parcel 4?]  1004\n"
			"  3 5 Änna anna-4 [dan@example.org] [Where is parcel 3?]  1003\n"
			"  2 3 Änna anna-2 [Dan] [Where is parcel 2?]  1002\n");
	CHECK_SAME(recent(store, "eva@example.org", 1006), "found\n");
	CHECK_SAME(recent(store, NULL, 1008),
			"found\n"
			"  9 3 Änna anna-9 [dan@example.org] [Where is parcel 9?]  1009\n"
			"  8 3 Änna anna-8 [dan@example.org] [Where is parcel 8?]  1008\n");
	store_close(store);
	effects_finish(&effects);
}

static void test_info(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	for (uint32_t id = 1; id <= 8; id++) {
		case_add_chat(&effects, id, 1, CHAT_STATE_CLOSED)->tags =
				id == 7 ? "slow, late" : "";
	}
	case_add_deed(&effects, 7, DESK_DEED_TAKE, 1);
	for (uint32_t i = 1; i <= NOTES_MOST + 2; i++) {
		case_add_deed(&effects, 7, DESK_DEED_NOTE, i)->text =
				arena_print(effects.arena, "note %u", i);
	}
	case_add_deed(&effects, 7, DESK_DEED_ROUTE, 0)->text = "turn";
	CHECK(case_keep(store, &effects));
	look(store, DESK_SEARCH_INFO, NULL, 7);
	CHECK(count(case_heard.text) == 1 + NOTES_MOST + EARLIER_MOST);
	CHECK(strstr(case_heard.text,
			"found\n"
			"  7 5 Änna anna-1 [Ben] []  tags slow, late 1700000000002\n"
			"  7 deed 14 [Ben] [note 3]  1700000000007\n"
			"  7 deed 14 [Ben] [note 4]  1700000000008\n"));
	CHECK(strstr(case_heard.text,
			"[note 12]  1700000000016\n"
			"  6 5 Änna anna-1 [] []  1700000000002\n"
			"  5 5 "));
	CHECK_SAME(look(store, DESK_SEARCH_WHY, NULL, 7),
			"found\n"
			"  7 5 Änna anna-1 [Ben] []  tags slow, late 1700000000002\n"
			"  7 deed 19 [Ben] [turn]  1700000000004\n");
	store_close(store);
	effects_finish(&effects);
}

static void test_history_pages(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_effect asked = ask(DESK_SEARCH_HISTORY, NULL);

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	CHECK(case_keep(store, &effects));
	CHECK(count(look(store, DESK_SEARCH_HISTORY, NULL, 1)) == 1);
	CHECK(!strstr(case_heard.text, "page"));
	for (uint32_t i = 1; i < 2 * RECORD_ROWS_MOST; i++) {
		case_add_line(&effects, 1, 1, i, "Hello?");
	}
	case_add_deed(&effects, 1, DESK_DEED_TAKE, RECORD_ROWS_MOST - 1);
	case_add_deed(&effects, 1, DESK_DEED_ROUTE, 0);
	CHECK(case_keep(store, &effects));
	asked.search.chat = 1;
	asked.search.page = 1;
	CHECK(case_search(store, &asked) == 1);
	CHECK(strstr(case_heard.text, "found page 1 of 2\n  1 3 "));
	CHECK(strstr(case_heard.text, "  1 deed 1 [Ben]"));
	CHECK(count(case_heard.text) == 1 + RECORD_ROWS_MOST);
	for (uint32_t page = 0; page <= 3; page++) {
		asked.search.page = page == 1 ? UINT32_MAX : page;
		CHECK(case_search(store, &asked) == 1);
		CHECK(strstr(case_heard.text, "found page 2 of 2\n"));
		CHECK(count(case_heard.text) == 1 + RECORD_ROWS_MOST);
		CHECK(strstr(case_heard.text,
				"\n  1 line 30 of 1 [anna1@example.org]"
				" [Hello?]  1700000000034\n"));
		CHECK(!strstr(case_heard.text, "line 29 "));
	}
	/* Who listens is for those alone who may, and his own to know. */
	case_add_deed(&effects, 1, DESK_DEED_LISTEN, 59)->who = "eva@example.org";
	CHECK(case_keep(store, &effects));
	look(store, DESK_SEARCH_HISTORY, NULL, 1);
	CHECK(strstr(case_heard.text, "page 3 of 3") &&
			strstr(case_heard.text, "deed 11"));
	look(store, DESK_SEARCH_HISTORY, "ben@example.org", 1);
	CHECK(strstr(case_heard.text, "page 2 of 2") &&
			!strstr(case_heard.text, "deed 11"));
	case_add_deed(&effects, 1, DESK_DEED_TAKE_OVER, 59)->who =
			"eva@example.org";
	CHECK(case_keep(store, &effects));
	look(store, DESK_SEARCH_HISTORY, "eva@example.org", 1);
	CHECK(strstr(case_heard.text, "page 3 of 3") &&
			strstr(case_heard.text, "deed 11"));
	store_close(store);
	effects_finish(&effects);
}

/* Who takes a word back has not said it, and the last correction counts. */
static void test_corrections(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	case_add_line(&effects, 1, 1, 1, "my password is swordfish");
	case_add_line(&effects, 1, 1, 2, "where is my parcell");
	case_add_line(&effects, 1, 1, 3, "where is my parcil")->replaces = 2;
	case_add_line(&effects, 1, 1, 4, "where is my parcel")->replaces = 2;
	case_add_line(&effects, 1, 1, 5, "")->retracts = 1;
	case_add_line(&effects, 1, 1, 6, "anchovy");
	case_add_line(&effects, 1, 1, 7, "herring")->replaces = 6;
	case_add_line(&effects, 1, 1, 8, "")->retracts = 6;
	case_add_line(&effects, 1, 1, 9, "")->file = "https://example.org/p.png";
	CHECK(case_keep(store, &effects));
	CHECK_SAME(look(store, DESK_SEARCH_HISTORY, NULL, 1),
			"found page 1 of 1\n"
			"  1 3 Änna anna-1 [] [where is my parcel]  1700000000002\n"
			"  1 line 4 of 1 [anna1@example.org] [where is my parcel]  "
			"1700000000008\n"
			"  1 line 5 of 1 [anna1@example.org] []  1700000000009\n"
			"  1 line 8 of 1 [anna1@example.org] []  1700000000012\n"
			"  1 line 9 of 1 [anna1@example.org] [https://example.org/p.png]  "
			"1700000000013\n");
	CHECK(count(find(store, NULL, "swordfish")) == 0);
	CHECK(count(find(store, NULL, "parcell")) == 0);
	CHECK(count(find(store, NULL, "parcil")) == 0);
	CHECK(count(find(store, NULL, "anchovy")) == 0);
	CHECK(count(find(store, NULL, "herring")) == 0);
	CHECK_SAME(find(store, NULL, "parc"),
			"found\n"
			"  1 3 Änna anna-1 [] [where is my parcel]  1700000000008\n");
	store_close(store);
	effects_finish(&effects);
}

/* What is typed is words: no operator, no column, no quote of FTS5's. */
static void test_words(void) {
	static const struct {
		const char *words;
		size_t found;
	} all[] = {
		{ "parcel", 2 },
		{ "PARCEL", 2 },
		{ "pärcel", 2 },
		{ "parc", 2 },
		{ "arcel", 0 },
		{ "parc blue", 0 },
		{ "parcel bl", 1 },
		{ "bl parcel", 0 },
		{ " \t parcel \r\n  blue ", 1 },
		{ "cafe", 1 },
		{ "ANNA@example.org", 1 },
		{ "example org", 1 },
		{ "NEAR", 1 },
		{ "near AND not", 1 },
		{ "parcel OR crème", 0 },
		{ "NEAR(", 1 },
		{ "NEAR(parcel blue)", 0 },
		{ "parcel NOT blue", 0 },
		{ "body:parcel", 0 },
		{ "{body}:parcel", 0 },
		{ "^parcel", 2 },
		{ "-parcel", 2 },
		{ "\"parcel\"", 2 },
		{ "\"", 0 },
		{ "\"\"\" *", 0 },
		{ "*", 0 },
		{ "* parcel *", 2 },
		{ "' OR 1 = 1; DROP TABLE line; --", 0 },
		{ "\\", 0 },
		{ "(", 0 },
		{ "+ +", 0 },
		{ "包裹", 1 },
		{ "包", 1 },
		{ "\xef\xbf\xbd", 0 },
		{ "📦", 0 },
		{ "", 0 },
	};
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	char *much = xcalloc(1, 10001);

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_CLOSED);
	case_add_chat(&effects, 2, 1, CHAT_STATE_CLOSED);
	case_add_line(&effects, 1, 1, 1, "Where is my blue parcel?");
	case_add_line(&effects, 1, 1, 2, "My parcel!");
	case_add_line(&effects, 2, 1, 3,
			"The parcel from the café is near, and not 包裹");
	case_add_line(&effects, 2, 1, 4, "anna@example.org");
	CHECK(case_keep(store, &effects));
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (!CHECK(count(find(store, NULL, all[i].words)) == all[i].found)) {
			printf("%s: %s", all[i].words, case_heard.text);
		}
	}
	memset(much, 'x', 10000);
	CHECK(count(find(store, NULL, much)) == 0);
	memset(much, '"', 10000);
	CHECK(count(find(store, NULL, much)) == 0);
	for (size_t i = 1; i < 10000; i += 2) {
		much[i] = ' ';
	}
	CHECK(count(find(store, NULL, much)) == 0);
	xfree(much);
	store_close(store);
	effects_finish(&effects);
}

/* Many lines: found in steps, the newest chats first, and no more of them. */
static void test_many_lines(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_effect asked = ask(DESK_SEARCH_WORDS, "eva@example.org");

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	for (uint32_t chat = 1; chat <= LIST_ROWS_MOST + 10; chat++) {
		case_add_chat(&effects, chat, 1, CHAT_STATE_CLOSED)->agent =
				chat == 1 ? "eva@example.org" : "";
		for (uint32_t i = 0; i < 100; i++) {
			case_add_line(&effects, chat, 1, (chat - 1) * 100 + i + 1,
					i % 2 ? "parcel" : "Parcel of mine");
		}
	}
	CHECK(case_keep(store, &effects));
	CHECK(store_beat(store, 1));
	asked.search.words = "parcel";
	/* What the beat left to index, and 3000 lines to look at. */
	CHECK(case_search(store, &asked) > 6);
	CHECK(count(case_heard.text) == 1);
	CHECK(strstr(case_heard.text,
			"\n  1 5 Änna anna-1 [eva@example.org] [parcel]"));
	CHECK(count(find(store, NULL, "parcel")) == LIST_ROWS_MOST + 1);
	CHECK(strstr(case_heard.text, "found\n  30 5 "));
	CHECK(strstr(case_heard.text, "\n  10 5 "));
	/* A line is found as soon as it is kept, and after a restart. */
	case_add_line(&effects, 7, 1, 5000, "rhubarb");
	CHECK(case_keep(store, &effects));
	CHECK(count(find(store, NULL, "rhubarb")) == 1);
	store_close(store);
	store = case_open();
	CHECK(count(find(store, NULL, "rhubarb")) == 1);
	store_close(store);
	effects_finish(&effects);
}

int main(void) {
	if (!case_begin()) {
		return 1;
	}
	test_who_may_see();
	test_info();
	test_history_pages();
	test_corrections();
	test_words();
	test_many_lines();
	return case_end();
}
