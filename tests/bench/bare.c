/*
 * The bare loops. They use our parser, for its limits are no choice, and
 * SQLite as the store tells it to be: what is left out is the desk.
 */
#include "bare.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "store/sqlite.h"
#include "stub.h"
#include "whole.h"
#include "wire/element.h"
#include "wire/parser.h"

#define SPACE "jabber:component:accept"

enum {
	BEGIN,
	COMMIT,
	LINE,
	HANDED,
	STATEMENTS
};

struct bare {
	sqlite3 *db; /* NULL: nothing is kept */
	sqlite3_stmt *statements[STATEMENTS];
	int visitors, number; /* of the next line, over all chats */
	int chat;             /* whose row is changed next */
	const struct turn *turn;
	int lines; /* of this turn, so far */
	struct buffer out;
};

static void run(struct bare *bare, int statement) {
	check(sqlite3_step(bare->statements[statement]) == SQLITE_DONE &&
					sqlite3_reset(bare->statements[statement]) == SQLITE_OK,
			sqlite3_sql(bare->statements[statement]));
}

static void end_turn(struct bare *bare) {
	for (int i = 0; i < bare->turn->handed; i++, bare->chat++) {
		sqlite3_stmt *handed = bare->statements[HANDED];
		sqlite3_bind_int(handed, 1, bare->chat % bare->visitors + 1);
		sqlite3_bind_int(handed, 2, bare->number);
		run(bare, HANDED);
	}
	run(bare, COMMIT);
	run(bare, BEGIN);
	bare->turn++;
	bare->lines = 0;
}

/* The one behind the last has no rows at all. */
static void end_full_turns(struct bare *bare) {
	while (bare->turn->lines + bare->turn->handed > 0 &&
			bare->lines == bare->turn->lines) {
		end_turn(bare);
	}
}

static void keep_line(struct bare *bare, const struct element *element) {
	sqlite3_stmt *line = bare->statements[LINE];

	sqlite3_bind_int(line, 1, bare->number % bare->visitors + 1);
	sqlite3_bind_int(line, 2, ++bare->number);
	sqlite3_bind_int64(line, 3, 0x1234567890abcdef);
	sqlite3_bind_int64(line, 4, 1700000000000);
	sqlite3_bind_text(line, 5, "v17@example.org", -1, SQLITE_STATIC);
	sqlite3_bind_text(line, 6, element_get(element, "id"), -1, SQLITE_STATIC);
	sqlite3_bind_text(line, 7, element_child_text(element, "body", SPACE), -1,
			SQLITE_STATIC);
	run(bare, LINE);
	bare->lines++;
	end_full_turns(bare);
}

static void on_element(void *self, const struct element *element) {
	struct bare *bare = self;

	if (bare->db) {
		keep_line(bare, element);
		return;
	}
	element_write(element, SPACE, &bare->out);
	if (bare->out.length > 65536) {
		buffer_empty(&bare->out);
	}
}

static void on_opened(void *self, const struct element *root) {
	(void)self;
	(void)root;
}

static void on_closed(void *self) {
	(void)self;
}

static struct cost parse(struct bare *bare, const struct buffer *lines) {
	const struct parser_limits limits = { 1 << 20, 16, 1000, 1000 };
	const struct parser_sink sink = { bare, on_opened, on_element, on_element,
		on_closed };
	static const char root[] =
			"<stream:stream xmlns='" SPACE "' "
			"xmlns:stream='http://etherx.jabber.org/streams'>";
	struct parser *parser = parser_create(&limits, &sink);

	check(parser_feed(parser, root, strlen(root)), "root");
	struct cost before = cost_now();
	check(parser_feed(parser, lines->bytes, lines->length), "parse");
	struct cost cost = cost_since(before);
	parser_destroy(parser);
	return cost;
}

/* A store like any other, with the chats that lines and watermarks are of. */
static void make_file(const char *path, int visitors) {
	char why[256];
	sqlite3 *db;

	store_close(store_open(path, why, sizeof(why)));
	check(sqlite3_open(path, &db) == SQLITE_OK, path);
	char *sql = sqlite3_mprintf(
			"WITH RECURSIVE n(i) AS"
			" (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
			" INSERT INTO visitor SELECT i, 'v' || i || '@example.org',"
			" 'visitor-' || i, '', 1700000000000 FROM n;"
			"INSERT INTO chat (id, visitor, channel, state, agent, is_returned,"
			" opened, waits_since, deadline, last_word, first_number,"
			" handed_agent, handed_visitor)"
			" SELECT id, id, 'support', 3, 'ann@example.org',"
			" 0, wall, wall, 0, 1, 1, 0, 0 FROM visitor",
			visitors);
	check(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "chats");
	sqlite3_free(sql);
	sqlite3_close(db);
}

struct bare *bare_open(const char *path, int visitors) {
	static const char *const texts[STATEMENTS] = {
		[BEGIN] = "BEGIN IMMEDIATE",
		[COMMIT] = "COMMIT",
		[LINE] = "INSERT INTO line (chat, number, side, replaces, digest,"
				 " wall, sender, nick, said, lang, retracts, file, body)"
				 " VALUES (?, ?, 1, 0, ?, ?, ?, '', ?, '', 0, '', ?)",
		[HANDED] = "UPDATE chat SET handed_agent = ?2 WHERE id = ?1",
	};
	static const char setup[] =
			"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
			"PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
			"PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;"
			"PRAGMA wal_autocheckpoint = 4000";
	struct bare *bare = xcalloc(1, sizeof(*bare));

	bare->visitors = visitors;
	make_file(path, visitors);
	check(sqlite3_open_v2(path, &bare->db,
				  SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
				  NULL) == SQLITE_OK &&
					sqlite3_exec(bare->db, setup, NULL, NULL, NULL) ==
							SQLITE_OK,
			path);
	for (int i = 0; i < STATEMENTS; i++) {
		check(sqlite3_prepare_v2(bare->db, texts[i], -1, &bare->statements[i],
					  NULL) == SQLITE_OK,
				texts[i]);
	}
	return bare;
}

void bare_close(struct bare *bare) {
	for (int i = 0; i < STATEMENTS; i++) {
		sqlite3_finalize(bare->statements[i]);
	}
	sqlite3_close(bare->db);
	free(bare);
}

struct cost bare_keep(struct bare *bare, const struct turn *turns,
		size_t count) {
	struct turn *all = xcalloc(count + 1, sizeof(*all)); /* and one of none */
	int lines = 0;

	memcpy(all, turns, count * sizeof(*all));
	for (size_t i = 0; i < count; i++) {
		lines += turns[i].lines;
	}
	struct buffer bytes = stub_render_lines(lines, bare->visitors);
	bare->turn = all;
	bare->lines = 0;
	run(bare, BEGIN);
	end_full_turns(bare);
	struct cost cost = parse(bare, &bytes);
	run(bare, COMMIT);
	check(bare->turn == all + count, "turns");
	buffer_finish(&bytes);
	free(all);
	return cost;
}

struct cost bare_echo(int lines, int visitors) {
	struct bare bare = { .visitors = visitors };
	struct buffer bytes = stub_render_lines(lines, visitors);
	struct cost cost = parse(&bare, &bytes);

	buffer_finish(&bytes);
	buffer_finish(&bare.out);
	return cost;
}
