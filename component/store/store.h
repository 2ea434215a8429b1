#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/types.h"
#include "ports.h"
#include "store/statement.h"

/* The store as the files of this room see it; all others see sqlite.h. */

struct arena;
struct buffer;
struct desk_effect;
struct desk_effects;
struct desk_line;

/* A search for words that takes several turns. */
struct search {
	struct arena *arena; /* what was found so far */
	struct desk_found *rows;
	size_t count, looked; /* chats found, lines looked at */
	int64_t before;       /* only lines with lower ids are still to be seen */
	bool is_running;
};

struct store {
	struct sqlite3 *db;
	struct sqlite3_stmt *statements[STATEMENT_COUNT];
	struct arena *arena;   /* a page of lines, a member's groups */
	struct desk_past past; /* read before this life changed it */
	struct search search;
	bool has_failed; /* says no from now on */
	int wal_pages;   /* in the log after the last commit */
	uint64_t turns, lines, pages;
	uint64_t beat_lines; /* so many there were at the last beat */
};

struct use store_use(struct store *store, enum statement statement);

/* Logs why and says no, now and from now on. */
bool store_fail(struct store *store, const char *what);

/* keep.c: all KEEP_* in one transaction. */
bool store_keep(struct store *store, const struct desk_effects *effects);
/* … and of what may wait, now. */
bool store_commit(struct store *store);

/* page.c: lines that are asked for, as events. */
bool store_fetch_page(struct store *store, const struct desk_effect *asked,
		const struct event_sink *sink);
bool store_fetch(struct store *store, uint32_t chat, enum desk_leg leg,
		uint32_t after, const struct event_sink *sink);
/* The columns from `number` to `file`, in the order of every SELECT of them. */
void store_read_line(struct use *use, struct desk_line *line);

/* search.c: what an agent looks up, as an event. */
bool store_search(struct store *store, const struct desk_effect *asked,
		const struct event_sink *sink, bool *is_done);

/* words.c: puts some lines into the index; `is_whole`: those were all. */
bool store_index(struct store *store, bool *is_whole);

/* What somebody typed as an FTS5 query: all of his words, and no syntax. */
void store_write_query(struct buffer *to, const char *words);

/* After each commit: copies the log into the file where it is long. */
bool store_checkpoint(struct store *store);

/* recall.c: what was kept, as events. */
bool store_revive(struct store *store, const struct event_sink *sink);

#endif
