/*
 * Which tables the file has, and how it gets those of today. Knows SQL texts
 * and their order, and nothing of what the tables are for.
 */
#include "store/schema.h"

#include <stdint.h>
#include <stdio.h>

#include <sqlite3.h>

#define APPLICATION_ID 0x4465736b /* "Desk", as store.sql writes it */

/* schemas/store.sql, embedded by CMake. */
extern const char schema_store_sql[];

/*
 * Version 2: visits by the web. What is new in a line stands behind its body:
 * a table built anew would have it in better order, and need as much room
 * again and many times the second that half a million lines take so.
 */
static const char step_2[] =
		"ALTER TABLE chat ADD COLUMN ended_by INTEGER NOT NULL DEFAULT 0"
		"  CHECK (ended_by BETWEEN 0 AND 3);"
		"ALTER TABLE line ADD COLUMN retracts INTEGER NOT NULL DEFAULT 0"
		"  CHECK (retracts >= 0);"
		"ALTER TABLE line ADD COLUMN file TEXT NOT NULL DEFAULT '';"
		/* One browser's stay; `gone` is when its last page went, or 0. */
		"CREATE TABLE visit ("
		"  visitor INTEGER PRIMARY KEY"
		"    REFERENCES visitor DEFERRABLE INITIALLY DEFERRED,"
		"  site TEXT NOT NULL CHECK (site <> ''),"
		"  born INTEGER NOT NULL,"
		"  gone INTEGER NOT NULL,"
		"  url TEXT NOT NULL,"
		"  title TEXT NOT NULL,"
		"  referrer TEXT NOT NULL,"
		"  language TEXT NOT NULL,"
		"  zone TEXT NOT NULL,"
		"  browser TEXT NOT NULL,"
		"  email TEXT NOT NULL,"
		"  phone TEXT NOT NULL,"
		"  company TEXT NOT NULL"
		") STRICT;"
		/* What opens it again. The token itself is in the browser alone. */
		"CREATE TABLE token ("
		"  digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),"
		"  visitor INTEGER NOT NULL REFERENCES visit"
		"    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
		"  number INTEGER NOT NULL CHECK (number > 0),"
		"  replaces INTEGER NOT NULL CHECK (replaces >= 0),"
		"  wall INTEGER NOT NULL,"
		"  until INTEGER NOT NULL"
		") STRICT, WITHOUT ROWID;"
		"CREATE INDEX token_visit ON token (visitor, number);"
		/* How far the two sides of a conversation have and have seen it. */
		"CREATE TABLE marks ("
		"  visitor INTEGER NOT NULL"
		"    REFERENCES visitor DEFERRABLE INITIALLY DEFERRED,"
		"  channel TEXT NOT NULL CHECK (channel <> ''),"
		"  have INTEGER NOT NULL CHECK (have >= 0),"
		"  seen INTEGER NOT NULL CHECK (seen >= 0),"
		"  agent_have INTEGER NOT NULL CHECK (agent_have >= 0),"
		"  agent_seen INTEGER NOT NULL CHECK (agent_seen >= 0),"
		"  PRIMARY KEY (visitor, channel)"
		") STRICT, WITHOUT ROWID;"
		"PRAGMA user_version = 2;";

/*
 * Version 3: what agents decide and do. A chat that was answered before has
 * been taken by whoever wrote in it: the lines tell, once and for all.
 */
static const char step_3[] =
		/* The channel whose agents have it, where that is another. */
		"ALTER TABLE chat ADD COLUMN serving TEXT NOT NULL DEFAULT '';"
		/* A transfer is wanted: to whom, by whom, why, until when. */
		"ALTER TABLE chat ADD COLUMN heir TEXT NOT NULL DEFAULT '';"
		"ALTER TABLE chat ADD COLUMN passed_by TEXT NOT NULL DEFAULT '';"
		"ALTER TABLE chat ADD COLUMN pass_note TEXT NOT NULL DEFAULT '';"
		"ALTER TABLE chat ADD COLUMN pass_until INTEGER NOT NULL DEFAULT 0;"
		"ALTER TABLE chat ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;"
		"ALTER TABLE chat ADD COLUMN tags TEXT NOT NULL DEFAULT '';"
		"CREATE INDEX chat_ended ON chat (ended) WHERE ended > 0;"
		"CREATE INDEX chat_talking ON chat (agent, visitor) WHERE state = 3;"
		"CREATE TABLE habit ("
		"  jid TEXT PRIMARY KEY NOT NULL CHECK (jid <> ''),"
		"  duty INTEGER NOT NULL CHECK (duty BETWEEN 0 AND 2),"
		"  language TEXT NOT NULL"
		") STRICT, WITHOUT ROWID;"
		/* How many chats he takes at once; 0: any number. */
		"CREATE TABLE room ("
		"  jid TEXT NOT NULL CHECK (jid <> ''),"
		"  channel TEXT NOT NULL CHECK (channel <> ''),"
		"  room INTEGER NOT NULL CHECK (room >= 0),"
		"  PRIMARY KEY (jid, channel)"
		") STRICT, WITHOUT ROWID;"
		/* Who reads along; whoever came first is told first. */
		"CREATE TABLE ear ("
		"  id INTEGER PRIMARY KEY,"
		"  chat INTEGER NOT NULL REFERENCES chat DEFERRABLE INITIALLY DEFERRED,"
		"  jid TEXT NOT NULL CHECK (jid <> ''),"
		"  handed INTEGER NOT NULL CHECK (handed >= 0),"
		"  UNIQUE (chat, jid)"
		") STRICT;"
		"CREATE TABLE block ("
		"  visitor INTEGER PRIMARY KEY"
		"    REFERENCES visitor DEFERRABLE INITIALLY DEFERRED,"
		"  chat INTEGER NOT NULL," /* by which it is named */
		"  address TEXT NOT NULL," /* a connection's hash, or '' */
		"  by TEXT NOT NULL,"
		"  until INTEGER NOT NULL"
		") STRICT;"
		/* What stands in agents' rosters, or is to: XEP-0356. */
		"CREATE TABLE entry ("
		"  id INTEGER PRIMARY KEY,"
		"  jid TEXT NOT NULL CHECK (jid <> ''),"
		"  address TEXT NOT NULL CHECK (address <> ''),"
		"  name TEXT NOT NULL,"
		"  until INTEGER NOT NULL,"
		"  idle INTEGER NOT NULL CHECK (idle >= 0),"
		"  is_there INTEGER NOT NULL CHECK (is_there IN (0, 1)),"
		"  UNIQUE (jid, address)"
		") STRICT;"
		/* What happened to a chat after a line, beside its lines. */
		"CREATE TABLE deed ("
		"  id INTEGER PRIMARY KEY,"
		"  chat INTEGER NOT NULL REFERENCES chat DEFERRABLE INITIALLY DEFERRED,"
		"  after INTEGER NOT NULL CHECK (after >= 0),"
		"  deed INTEGER NOT NULL CHECK (deed > 0),"
		"  who TEXT NOT NULL,"
		"  nick TEXT NOT NULL,"
		"  whom TEXT NOT NULL,"
		"  text TEXT NOT NULL,"
		"  wall INTEGER NOT NULL"
		") STRICT;"
		"CREATE INDEX deed_chat ON deed (chat, after);"
		/* Who had to do with a chat; the desk's own are nobody's. */
		"CREATE INDEX deed_who ON deed (who, chat) WHERE who <> '';"
		"INSERT INTO deed (chat, after, deed, who, nick, whom, text, wall)"
		"  SELECT chat, min(number) - 1, 1, sender, nick, '', '', min(wall)"
		"  FROM line WHERE side = 2 GROUP BY chat, sender;"
		/* Which line another corrects or takes back: few do. */
		"CREATE INDEX line_change ON line (chat,"
		"  CASE WHEN retracts > 0 THEN retracts ELSE replaces END)"
		"  WHERE replaces > 0 OR retracts > 0;"
		/*
		 * The words of the lines, up to `indexed`: the texts stay where they
		 * are, and nothing else is looked for, so what FTS5 keeps is small.
		 */
		"ALTER TABLE desk ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;"
		"CREATE VIRTUAL TABLE words USING fts5 (body, content = 'line',"
		"  content_rowid = 'id', columnsize = 0,"
		"  tokenize = \"unicode61 remove_diacritics 2\");"
		"PRAGMA user_version = 3;";

const char *const schema_steps[] = {
	schema_store_sql,
	step_2,
	step_3,
};
const size_t schema_step_count = sizeof(schema_steps) / sizeof(schema_steps[0]);

/* One number out of the database; false when it could not be read. */
static bool ask(sqlite3 *db, const char *sql, int64_t *out) {
	sqlite3_stmt *statement = NULL;
	bool is_read = false;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
		return false;
	}
	if (sqlite3_step(statement) == SQLITE_ROW) {
		*out = sqlite3_column_int64(statement, 0);
		is_read = true;
	}
	return sqlite3_finalize(statement) == SQLITE_OK && is_read;
}

/* A file of version 0 is ours only while it is empty. */
static bool is_ours(sqlite3 *db, int64_t version, bool *out) {
	int64_t application, tables;

	if (!ask(db, "PRAGMA application_id", &application) ||
			!ask(db, "SELECT count(*) FROM sqlite_schema", &tables)) {
		return false;
	}
	*out = version > 0 ? application == APPLICATION_ID
					   : application == 0 && tables == 0;
	return true;
}

static bool take_step(sqlite3 *db, const char *sql, int64_t version) {
	int64_t reached = 0;

	if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) {
		return false;
	}
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
			ask(db, "PRAGMA user_version", &reached) && reached == version &&
			sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
}

static bool failed(sqlite3 *db, const char *doing, char *why, size_t size) {
	snprintf(why, size, "%s: %s", doing, sqlite3_errmsg(db));
	if (!sqlite3_get_autocommit(db)) {
		/* Where even this fails, closing undoes the transaction. */
		(void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	}
	return false;
}

bool schema_raise(sqlite3 *db, const char *const *steps, size_t count,
		char *why, size_t why_size) {
	int64_t version;
	bool ours;

	if (!ask(db, "PRAGMA user_version", &version) ||
			!is_ours(db, version, &ours)) {
		return failed(db, "cannot be read", why, why_size);
	}
	if (!ours) {
		snprintf(why, why_size,
				"is a database of something else: choose another file");
		return false;
	}
	if (version > (int64_t)count) {
		snprintf(why, why_size,
				"was written by a newer deskbell (its tables have version "
				"%d, this one knows %d): install that one",
				(int)version, (int)count);
		return false;
	}
	for (size_t i = (size_t)version; i < count; i++) {
		if (!take_step(db, steps[i], (int64_t)i + 1)) {
			char doing[64];
			snprintf(doing, sizeof(doing), "cannot be raised to version %d",
					(int)i + 1);
			return failed(db, doing, why, why_size);
		}
	}
	return true;
}
