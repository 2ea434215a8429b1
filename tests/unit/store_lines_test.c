/*
 * Lines: kept in any order within a turn, given back by the page, with every
 * text as it was.
 */
#include "store/sqlite.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store_case.h"

static void test_pages(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct store_figures figures;
	char *body;

	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_visitor(&effects, 2);
	case_add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	case_add_chat(&effects, 2, 2, CHAT_STATE_TALKING);
	for (uint32_t i = 1; i <= 250; i++) {
		case_add_line(&effects, 1, 1, i * 2, "short");
		case_add_line(&effects, 2, 2, i * 2, "not his");
	}
	CHECK(case_keep(store, &effects));
	case_fetch(store, 1, 0);
	CHECK(case_heard.lines == 100 && case_heard.last_number == 200 &&
			!case_heard.is_all);
	case_fetch(store, 1, 200);
	CHECK(case_heard.lines == 100 && case_heard.last_number == 400 &&
			!case_heard.is_all);
	case_fetch(store, 1, 400);
	CHECK(case_heard.lines == 50 && case_heard.last_number == 500 &&
			case_heard.is_all);
	case_fetch(store, 1, 300);
	CHECK(case_heard.lines == 100 && case_heard.is_all);
	case_fetch(store, 1, 500);
	CHECK(case_heard.lines == 0 && case_heard.is_all && case_heard.pages == 1);
	case_fetch(store, 99, 0);
	CHECK(case_heard.lines == 0 && case_heard.is_all && case_heard.pages == 1);

	body = xcalloc(1, 16001);
	memset(body, 'x', 16000);
	for (uint32_t i = 501; i <= 560; i++) {
		case_add_line(&effects, 1, 1, i, body);
	}
	CHECK(case_keep(store, &effects));
	case_fetch(store, 1, 500);
	CHECK(!case_heard.is_all && case_heard.bytes > 240 * 1024 &&
			case_heard.bytes < 280 * 1024);
	store_count(store, &figures);
	CHECK(figures.turns == 2 && figures.lines == 560 && figures.pages == 7);
	CHECK(figures.file_bytes > 0 && figures.wal_bytes > 560 * 1024);
	xfree(body);
	store_close(store);
	effects_finish(&effects);
}

static void test_texts(void) {
	static char wide[4000 * 4 + 1];
	const char *const texts[] = { "\xef\xbf\xbd",
		"👩‍👩‍👧‍👦 ✋🏽", "' ; DROP TABLE line; --", "%s%n",
		"\t\n\r", "مرحبا \xe2\x80\xae", " ", "", wide };
	struct desk_effects effects;
	struct store *store = case_open_fresh();

	for (size_t i = 0; i < 4000; i++) {
		memcpy(wide + 4 * i, "😀", 4);
	}
	effects_init(&effects);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 1, 1, CHAT_STATE_WAITING);
	for (uint32_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct desk_line *line = case_add_line(&effects, 1, 1, i + 1, texts[i]);
		line->nick = texts[i];
		line->id = texts[i];
	}
	CHECK(case_keep(store, &effects));
	store_close(store);
	store = case_open();
	for (uint32_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		static char expected[3 * sizeof(wide) + 200];
		case_fetch(store, 1, i);
		snprintf(expected, sizeof(expected),
				"line 1 1 support %u 1 anna1@example.org %s %s  %s 0 "
				"18364758544493064720 %lld\n",
				i + 1, texts[i], texts[i], texts[i],
				(long long)(1700000000004 + i + 1));
		CHECK(strncmp(case_heard.text, expected, strlen(expected)) == 0);
	}
	store_close(store);
	effects_finish(&effects);
}

/* Rows may come in any order within a turn. */
static void test_order_within_a_turn(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();

	effects_init(&effects);
	case_add_line(&effects, 1, 1, 1, "first the line");
	case_add_chat(&effects, 1, 1, CHAT_STATE_WAITING);
	case_add_visitor(&effects, 1);
	CHECK(case_keep(store, &effects));
	CHECK(case_keep(store, &effects)); /* nothing to keep is no transaction */
	effects_add(&effects, DESK_EFFECT_TELL);
	CHECK(case_keep(store, &effects));
	store_close(store);
	effects_finish(&effects);
}

int main(void) {
	if (!case_begin()) {
		return 1;
	}
	test_pages();
	test_texts();
	test_order_within_a_turn();
	return case_end();
}
