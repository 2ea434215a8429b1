/*
 * What the tables refuse: a row that would be a bug of ours is not kept, and
 * nothing of its turn. And how a file of an older version is raised.
 */
#include "store/sqlite.h"

#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/text.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store/schema.h"
#include "store_case.h"

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

	unlink(case_path());
	CHECK(sqlite3_open(case_path(), &db) == SQLITE_OK);
	CHECK(schema_raise(db, schema_steps, 1, why, sizeof(why)));
	CHECK(sqlite3_exec(db, rows, NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	struct store *store = case_open();
	CHECK_SAME(case_revive(store),
			"visitor 1 anna@example.org anna-1 Anna 5\n"
			"conversation 1 support 1\n"
			"chat 1 1 support 3 ben@example.org 0 6 7 0 1 1 1 0\n"
			"row 1 1 support 1 1 anna@example.org  m1  (none) 0 9 8\n"
			"revived\n");
	case_fetch(store, 1, 0);
	CHECK(strstr(case_heard.text, "Where is my parcel?"));
	effects_init(&effects);
	effects_add(&effects, DESK_EFFECT_KEEP_VISIT)->visit = case_stay(1);
	case_add_token(&effects, 1, 1, 10);
	CHECK(case_keep(store, &effects));
	store_close(store);
	store = case_open();
	CHECK(strstr(case_revive(store), "token 10 1 of 1"));
	store_close(store);
	effects_finish(&effects);
}

/* Takes a query's first number out of the file, as no desk would. */
static int64_t ask(const char *sql) {
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;
	int64_t answer = -1;

	CHECK(sqlite3_open(case_path(), &db) == SQLITE_OK);
	CHECK(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK);
	if (CHECK(sqlite3_step(statement) == SQLITE_ROW)) {
		answer = sqlite3_column_int64(statement, 0);
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return answer;
}

/* Version 2 knew who wrote, and not who took: the one tells the other. */
static void test_file_without_deeds(void) {
	static const char rows[] =
			"INSERT INTO visitor VALUES (1, 'anna@example.org', 'anna-1', "
			"'Anna', 5);"
			"INSERT INTO chat VALUES (1, 1, 'support', 5, 'ben@example.org', 0,"
			" 6, 7, 0, 1, 1, 1, 0, 2);"
			"INSERT INTO visit VALUES (1, 'https://shop.example.org', 1, 0, '',"
			" '', '', '', '', '', '', '', '');"
			"INSERT INTO line VALUES (1, 1, 1, 1, 0, 9, 8, 'anna@example.org',"
			" '', 'm1', '', 'Where is my parcel?', 0, ''),"
			" (2, 1, 2, 2, 0, 9, 11, 'cleo@example.org', 'Cleo', 'm2', '',"
			" 'Here', 0, ''),"
			" (3, 1, 3, 2, 0, 9, 12, 'ben@example.org', 'Ben', 'm3', '',"
			" 'There', 0, ''),"
			" (4, 1, 4, 2, 0, 9, 13, 'cleo@example.org', 'Cleo', 'm4', '',"
			" 'Anywhere', 0, '')";
	sqlite3 *db = NULL;
	char why[256] = "";

	unlink(case_path());
	CHECK(sqlite3_open(case_path(), &db) == SQLITE_OK);
	CHECK(schema_raise(db, schema_steps, 2, why, sizeof(why)));
	CHECK(sqlite3_exec(db, rows, NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	struct store *store = case_open();
	CHECK(strstr(case_revive(store), "visit 1 https://shop.example.org"));
	case_fetch(store, 1, 0);
	CHECK(case_heard.lines == 4);
	store_close(store);
	CHECK(ask("SELECT count(*) FROM deed") == 2);
	CHECK(ask("SELECT after FROM deed WHERE who = 'cleo@example.org' AND"
			  " deed = 1 AND nick = 'Cleo' AND wall = 11") == 1);
	CHECK(ask("SELECT after FROM deed WHERE who = 'ben@example.org'") == 2);
	CHECK(ask("PRAGMA user_version") == (int64_t)schema_step_count);
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
	WRONG_DEED_OF_NOTHING,
	WRONG_DEED,
	WRONG_EAR_OF_NOTHING,
	WRONG_BLOCK_OF_NOBODY,
	WRONG_DUTY,
	WRONG_COUNT,
};

static void add_wrong(struct desk_effects *effects, enum wrong wrong) {
	switch (wrong) {
	case WRONG_NO_SUCH_CHAT:
		case_add_line(effects, 77, 1, 1, "lost");
		break;
	case WRONG_NO_SUCH_VISITOR:
		case_add_chat(effects, 2, 77, CHAT_STATE_WAITING);
		break;
	case WRONG_TWICE:
		case_add_line(effects, 1, 1, 1, "again");
		break;
	case WRONG_NULL:
		case_add_line(effects, 1, 1, 3, NULL);
		break;
	case WRONG_ZERO:
		case_add_line(effects, 1, 1, 0, "zero");
		break;
	case WRONG_STATE:
		case_add_chat(effects, 1, 1, (enum chat_state)9);
		break;
	case WRONG_HANDED:
		effects_add(effects, DESK_EFFECT_KEEP_HANDED)->handed.chat = 77;
		break;
	case WRONG_OWNER:
		case_add_visitor(effects, 2);
		case_add_chat(effects, 1, 2, CHAT_STATE_WAITING);
		break;
	case WRONG_TOKEN_OF_NOBODY:
		case_add_token(effects, 1, 1, 10);
		break;
	case WRONG_TOKEN_OWNER:
		case_add_visitor(effects, 2);
		effects_add(effects, DESK_EFFECT_KEEP_VISIT)->visit = case_stay(1);
		effects_add(effects, DESK_EFFECT_KEEP_VISIT)->visit = case_stay(2);
		case_add_token(effects, 1, 1, 10);
		case_add_token(effects, 2, 1, 10);
		break;
	case WRONG_DEED_OF_NOTHING:
		case_add_deed(effects, 77, DESK_DEED_TAKE, 1);
		break;
	case WRONG_DEED:
		case_add_deed(effects, 1, (enum desk_deed)0, 1);
		break;
	case WRONG_EAR_OF_NOTHING:
		effects_add(effects, DESK_EFFECT_KEEP_EAR)->ear =
				(struct desk_ear){ 77, "ben@example.org" };
		break;
	case WRONG_BLOCK_OF_NOBODY:
		effects_add(effects, DESK_EFFECT_KEEP_BLOCK)->block =
				(struct desk_block){ 77, 1, "", "ben@example.org", 1 };
		break;
	case WRONG_DUTY:
		effects_add(effects, DESK_EFFECT_KEEP_HABIT)->habit =
				(struct desk_habit){ "ben@example.org", (enum desk_duty)3, "" };
		break;
	case WRONG_COUNT:
		break;
	}
}

static void test_wrong_rows(void) {
	struct desk_effects effects;

	effects_init(&effects);
	for (int i = 0; i < WRONG_COUNT; i++) {
		struct store *store = case_open_fresh();
		char before[4096];
		case_add_visitor(&effects, 1);
		case_add_chat(&effects, 1, 1, CHAT_STATE_WAITING);
		case_add_line(&effects, 1, 1, 1, "one");
		CHECK(case_keep(store, &effects));
		text_copy(before, sizeof(before), case_revive(store));
		case_add_line(&effects, 1, 1, 2, "two");
		add_wrong(&effects, (enum wrong)i);
		CHECK(!case_keep(store, &effects));
		/* And never again in this life. */
		case_add_line(&effects, 1, 1, 2, "two");
		CHECK(!case_keep(store, &effects));
		CHECK(!store_beat(store, 1));
		store_close(store);
		store = case_open();
		CHECK(store_was_unclean(store));
		CHECK_SAME(case_revive(store), before);
		CHECK(case_heard.past.is_unclean);
		store_close(store);
	}
	effects_finish(&effects);
}

int main(void) {
	if (!case_begin()) {
		return 1;
	}
	test_old_file();
	test_file_without_deeds();
	test_wrong_rows();
	return case_end();
}
