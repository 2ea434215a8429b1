/*
 * Every SQL text that the running desk uses. Knows the tables and the codes of
 * SQLite, and nothing of effects or events.
 */
#include "store/statement.h"

#include <assert.h>

#include <sqlite3.h>

/* A chat that a restart must know of. */
#define IS_ALIVE "state NOT IN (5, 7, 8)" /* CLOSED, POSTED, LEFT */

static const char *const texts[STATEMENT_COUNT] = {
	[STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
	[STATEMENT_COMMIT] = "COMMIT",
	[STATEMENT_ROLLBACK] = "ROLLBACK",

	[STATEMENT_KEEP_MEMBER] =
			"INSERT INTO member (jid, name) VALUES (?1, ?2)"
			" ON CONFLICT (jid) DO UPDATE SET name = excluded.name",
	[STATEMENT_KEEP_GROUPS_GONE] = "DELETE FROM member_group WHERE jid = ?1",
	[STATEMENT_KEEP_GROUP] =
			"INSERT INTO member_group (jid, place, name) VALUES (?1, ?2, ?3)",
	[STATEMENT_KEEP_MEMBER_GONE] = "DELETE FROM member WHERE jid = ?1",
	[STATEMENT_KEEP_DISMISSAL] =
			"INSERT INTO dismissal (jid, channel, wall) VALUES (?1, ?2, ?3)"
			" ON CONFLICT (jid, channel) DO UPDATE SET wall = excluded.wall",
	[STATEMENT_KEEP_DISMISSAL_GONE] =
			"DELETE FROM dismissal WHERE jid = ?1 AND channel = ?2",
	[STATEMENT_KEEP_VISITOR] =
			"INSERT INTO visitor (id, jid, address, name, wall)"
			" VALUES (?1, ?2, ?3, ?4, ?5)"
			" ON CONFLICT (id) DO UPDATE SET jid = excluded.jid,"
			" address = excluded.address, name = excluded.name,"
			" wall = excluded.wall",
	/* A chat never changes hands: then no row changes, and keep.c says no. */
	[STATEMENT_KEEP_CHAT] =
			"INSERT INTO chat (id, visitor, channel, state, agent,"
			" is_returned, opened, waits_since, deadline, last_word,"
			" first_number, handed_agent, handed_visitor) VALUES"
			" (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
			" ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
			" agent = excluded.agent, is_returned = excluded.is_returned,"
			" opened = excluded.opened, waits_since = excluded.waits_since,"
			" deadline = excluded.deadline, last_word = excluded.last_word,"
			" first_number = excluded.first_number,"
			" handed_agent = excluded.handed_agent,"
			" handed_visitor = excluded.handed_visitor"
			" WHERE visitor = excluded.visitor AND channel = excluded.channel",
	[STATEMENT_KEEP_LINE] =
			"INSERT INTO line (chat, number, side, replaces, digest, wall,"
			" sender, nick, said, lang, body)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
	[STATEMENT_KEEP_HANDED_AGENT] =
			"UPDATE chat SET handed_agent = ?2 WHERE id = ?1",
	[STATEMENT_KEEP_HANDED_VISITOR] =
			"UPDATE chat SET handed_visitor = ?2 WHERE id = ?1",

	[STATEMENT_FETCH] =
			"SELECT visitor, channel, number, side, replaces, digest,"
			" line.wall, sender, nick, said, lang, body"
			" FROM line JOIN chat ON chat.id = line.chat"
			" WHERE line.chat = ?1 AND number > ?2 ORDER BY number",
	[STATEMENT_REVIVE_MEMBERS] = "SELECT jid, name FROM member ORDER BY jid",
	[STATEMENT_REVIVE_GROUPS] =
			"SELECT count(*) OVER (), name FROM member_group WHERE jid = ?1"
			" ORDER BY place",
	[STATEMENT_REVIVE_DISMISSALS] = "SELECT jid, channel, wall FROM dismissal"
									" ORDER BY wall, jid, channel",
	[STATEMENT_REVIVE_VISITORS] =
			"SELECT id, jid, address, name, wall FROM visitor ORDER BY id",
	[STATEMENT_REVIVE_CONVERSATIONS] =
			"SELECT visitor, channel, coalesce(max((SELECT max(number)"
			" FROM line WHERE line.chat = chat.id)), 0)"
			" FROM chat GROUP BY visitor, channel",
	[STATEMENT_REVIVE_CHATS] =
			"SELECT id, visitor, channel, state, agent, is_returned, opened,"
			" waits_since, deadline, last_word, first_number, handed_agent,"
			" handed_visitor FROM chat WHERE " IS_ALIVE " ORDER BY id",
	[STATEMENT_REVIVE_TALKS] =
			"SELECT DISTINCT visitor, channel FROM chat WHERE " IS_ALIVE
			" ORDER BY visitor, channel",
	/* The last ?3 lines of each side of a conversation. */
	[STATEMENT_REVIVE_LINES] =
			"SELECT chat, number, side, replaces, digest, wall, sender, nick,"
			" said, lang FROM (SELECT chat, number, side, replaces, digest,"
			" line.wall, sender, nick, said, lang, row_number() OVER"
			" (PARTITION BY side ORDER BY number DESC) AS back"
			" FROM chat JOIN line ON line.chat = chat.id"
			" WHERE visitor = ?1 AND channel = ?2)"
			" WHERE back <= ?3 ORDER BY number",

	[STATEMENT_PAST] =
			"SELECT is_open, max(last_wall, coalesce((SELECT wall FROM line"
			" ORDER BY id DESC LIMIT 1), 0)) FROM desk",
	[STATEMENT_COUNTED] = "SELECT coalesce((SELECT max(id) FROM chat), 0),"
						  " coalesce((SELECT max(id) FROM visitor), 0)",
	[STATEMENT_MARK_OPEN] = "UPDATE desk SET is_open = ?1",
	[STATEMENT_BEAT] = "UPDATE desk SET last_wall = ?1",
};

bool statements_prepare(sqlite3 *db,
		sqlite3_stmt *statements[STATEMENT_COUNT]) {
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		if (sqlite3_prepare_v3(db, texts[i], -1, SQLITE_PREPARE_PERSISTENT,
					&statements[i], NULL) != SQLITE_OK) {
			return false;
		}
	}
	return true;
}

void statements_finish(sqlite3_stmt *statements[STATEMENT_COUNT]) {
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		/* It gives the code of the last step, which was looked at then. */
		(void)sqlite3_finalize(statements[i]);
		statements[i] = NULL;
	}
}

static void note(struct use *use, int code) {
	if (use->code == SQLITE_OK) {
		use->code = code;
	}
}

struct use use_begin(sqlite3_stmt *statement) {
	return (struct use){ .statement = statement };
}

void use_bind(struct use *use, int64_t number) {
	note(use, sqlite3_bind_int64(use->statement, ++use->bound, number));
}

void use_bind_text(struct use *use, const char *text) {
	/* NULL is NULL, which NOT NULL refuses. */
	note(use,
			sqlite3_bind_text(use->statement, ++use->bound, text, -1,
					SQLITE_STATIC));
}

bool use_row(struct use *use) {
	int code;

	assert(use->bound == sqlite3_bind_parameter_count(use->statement));
	if (use->code != SQLITE_OK) {
		return false;
	}
	use->read = 0;
	code = sqlite3_step(use->statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE) {
		note(use, code);
	}
	return code == SQLITE_ROW;
}

bool use_end(struct use *use) {
	note(use, sqlite3_reset(use->statement));
	return use->code == SQLITE_OK;
}

bool use_run(struct use *use) {
	while (use_row(use)) {
	}
	return use_end(use);
}

int64_t use_number(struct use *use) {
	return sqlite3_column_int64(use->statement, use->read++);
}

uint32_t use_id(struct use *use) {
	return (uint32_t)use_number(use);
}

const char *use_text(struct use *use) {
	const unsigned char *text =
			sqlite3_column_text(use->statement, use->read++);

	/* No column of ours is NULL, so it is memory that was short. */
	if (!text) {
		note(use, SQLITE_NOMEM);
	}
	return text ? (const char *)text : "";
}

bool use_is_whole(const struct use *use) {
	return use->code == SQLITE_OK;
}
