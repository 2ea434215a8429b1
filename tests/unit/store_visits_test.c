/*
 * Visits, their tokens and marks, and the pages of lines that a browser asks
 * for, over all chats of its conversation.
 */
#include "store/sqlite.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store_case.h"

static void test_visits_come_back(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_visit visit = case_stay(1);

	effects_init(&effects);
	case_add_token(&effects, 1, 1, 10);
	effects_add(&effects, DESK_EFFECT_KEEP_VISIT)->visit = visit;
	visit.left = 1700000000020;
	visit.page.url = "https://shop.example.org/c";
	effects_add(&effects, DESK_EFFECT_KEEP_VISIT)->visit = visit;
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_ENDED)->ended_by =
			DESK_SIDE_VISITOR;
	case_add_line(&effects, 1, 1, 1, "one");
	effects_add(&effects, DESK_EFFECT_KEEP_MARKS)->marks =
			(struct desk_conversation){ 1, "support", 0, 1, 0, 1, 0 };
	effects_add(&effects, DESK_EFFECT_KEEP_MARKS)->marks =
			(struct desk_conversation){ 1, "support", 0, 4, 3, 2, 1 };
	case_add_token(&effects, 1, 2, 200);
	case_add_token(&effects, 1, 3, 90);
	case_add_token(&effects, 1, 3, 90);
	effects.items[effects.count - 1].token.until = 1700000000030;
	case_add_token(&effects, 1, 2, 200);
	effects.items[effects.count - 1].type = DESK_EFFECT_KEEP_TOKEN_GONE;
	CHECK(case_keep(store, &effects));
	store_close(store);
	store = case_open();
	CHECK_SAME(case_revive(store),
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
	CHECK(case_keep(store, &effects));
	CHECK(!strstr(case_revive(store), "visit 1") &&
			!strstr(case_heard.text, "token"));
	store_close(store);
	effects_finish(&effects);
}

/* What a conversation's marks are after a life that only a kill ended. */
static const char *marks_after_life(bool has_beat) {
	struct desk_effects effects;
	struct store *store;
	pid_t child = fork();

	if (child == 0) {
		store = case_open();
		effects_init(&effects);
		effects_add(&effects, DESK_EFFECT_KEEP_MARKS)->marks =
				(struct desk_conversation){ 1, "support", 0, 4, 3, 2, 1 };
		bool is_told = case_keep(store, &effects) &&
				strstr(case_revive(store), "have 4 2 seen 3 1") &&
				(!has_beat || store_beat(store, 1700000001000));
		_exit(is_told ? 0 : 1);
	}
	int status = 0;
	CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
	store = case_open();
	CHECK(store_was_unclean(store));
	case_revive(store);
	store_close(store);
	return strstr(case_heard.text, "conversation");
}

/* Marks alone wait: for the next beat at the latest. */
static void test_marks_wait_for_a_beat(void) {
	static const char none[] = "conversation 1 support 1\n";
	struct desk_effects effects;
	struct store *store = case_open_fresh();

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	case_add_line(&effects, 1, 1, 1, "one");
	CHECK(case_keep(store, &effects));
	effects_finish(&effects);
	store_close(store);
	const char *left = marks_after_life(false);
	CHECK(left && strncmp(left, none, strlen(none)) == 0);
	left = marks_after_life(true);
	CHECK(left && strstr(left, "have 4 2 seen 3 1\n"));
}

static void test_pages_of_a_conversation(void) {
	static const char *const ids[] = { "m9", "no", "m1", "b1", "m3" };
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_effect asked = { .type = DESK_EFFECT_FETCH_PAGE,
		.from = "support",
		.to = "k3m9@web.example.org",
		.resource = "",
		.asked = "h1" };
	struct desk_line *line;

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_visitor(&effects, 2);
	case_add_chat(&effects, 1, 1, CHAT_STATE_CLOSED);
	case_add_chat(&effects, 2, 2, CHAT_STATE_TALKING);
	case_add_chat(&effects, 3, 1, CHAT_STATE_TALKING);
	case_add_chat(&effects, 4, 1, CHAT_STATE_TALKING)->channel = "sales";
	case_add_line(&effects, 1, 1, 1, "one");
	case_add_line(&effects, 2, 2, 1, "not his");
	case_add_line(&effects, 4, 1, 1, "not here")->id = "no";
	line = case_add_line(&effects, 3, 1, 2, "https://example.org/b.png");
	line->file = "https://example.org/b.png";
	line->side = DESK_SIDE_AGENT;
	line->id = "b1"; /* the agent's: no visitor can ask for it */
	line = case_add_line(&effects, 3, 1, 3, "");
	line->retracts = 1;
	line->id = "m3";
	CHECK(case_keep(store, &effects));
	asked.fetch_page.visitor = 1;
	asked.fetch_page.is_hello = true;
	asked.fetch_page.token = "t1";
	asked.fetch_page.ids = ids;
	asked.fetch_page.id_count = sizeof(ids) / sizeof(ids[0]);
	case_fetch_page(store, &asked);
	CHECK_SAME(case_heard.text,
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
	case_fetch_page(store, &asked);
	CHECK_SAME(case_heard.text,
			"page of support for k3m9@web.example.org asked h1 after 3 token "
			"none all\n");
	asked.from = "unheard of";
	case_fetch_page(store, &asked);
	CHECK(case_heard.lines == 0 && case_heard.is_all);
	store_close(store);
	effects_finish(&effects);
}

static void test_long_pages_of_a_conversation(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_effect asked = { .type = DESK_EFFECT_FETCH_PAGE,
		.from = "support",
		.to = "",
		.resource = "" };
	char *body = xcalloc(1, 16001);

	memset(body, 'x', 16000);
	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	for (uint32_t i = 1; i <= 101; i++) {
		case_add_line(&effects, 1, 1, i, "short");
	}
	for (uint32_t i = 102; i <= 120; i++) {
		case_add_line(&effects, 1, 1, i, body);
	}
	CHECK(case_keep(store, &effects));
	asked.fetch_page.visitor = 1;
	case_fetch_page(store, &asked);
	CHECK(case_heard.lines == 100 && case_heard.last_number == 100 &&
			!case_heard.is_all);
	asked.fetch_page.after = 101;
	case_fetch_page(store, &asked);
	CHECK(!case_heard.is_all && case_heard.lines >= 3 &&
			case_heard.bytes <= 64 * 1024);
	asked.fetch_page.after = 119;
	case_fetch_page(store, &asked);
	CHECK(case_heard.is_all && case_heard.lines == 1);
	xfree(body);
	store_close(store);
	effects_finish(&effects);
}

int main(void) {
	if (!case_begin()) {
		return 1;
	}
	test_visits_come_back();
	test_marks_wait_for_a_beat();
	test_pages_of_a_conversation();
	test_long_pages_of_a_conversation();
	return case_end();
}
