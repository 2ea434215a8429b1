#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The statements, prepared once, and the only two ways to use one: bind and
 * run, or bind and read. Both look at every return code, because a bind that
 * failed for want of memory would else store a NULL and call it success.
 */

struct sqlite3;
struct sqlite3_stmt;

enum statement {
	STATEMENT_BEGIN,
	STATEMENT_COMMIT,
	STATEMENT_ROLLBACK,

	STATEMENT_KEEP_MEMBER,
	STATEMENT_KEEP_GROUPS_GONE,
	STATEMENT_KEEP_GROUP,
	STATEMENT_KEEP_MEMBER_GONE,
	STATEMENT_KEEP_DISMISSAL,
	STATEMENT_KEEP_DISMISSAL_GONE,
	STATEMENT_KEEP_VISITOR,
	STATEMENT_KEEP_CHAT,
	STATEMENT_KEEP_LINE,
	STATEMENT_KEEP_HANDED_AGENT,
	STATEMENT_KEEP_HANDED_VISITOR,
	STATEMENT_KEEP_VISIT,
	STATEMENT_KEEP_VISIT_GONE,
	STATEMENT_KEEP_TOKEN,
	STATEMENT_KEEP_TOKEN_GONE,
	STATEMENT_KEEP_MARKS,
	STATEMENT_KEEP_HABIT,
	STATEMENT_KEEP_ROOM,
	STATEMENT_KEEP_EAR,
	STATEMENT_KEEP_EAR_GONE,
	STATEMENT_KEEP_BLOCK,
	STATEMENT_KEEP_BLOCK_GONE,
	STATEMENT_KEEP_DEED,
	STATEMENT_KEEP_ENTRY,
	STATEMENT_KEEP_ENTRY_GONE,

	STATEMENT_FETCH,
	STATEMENT_FETCH_PAGE,
	STATEMENT_FETCH_OWN,
	STATEMENT_SEARCH_CHAT,
	STATEMENT_SEARCH_RECENT,
	STATEMENT_SEARCH_EARLIER,
	STATEMENT_SEARCH_DEEDS,
	STATEMENT_SEARCH_COUNT,
	STATEMENT_SEARCH_HISTORY,
	STATEMENT_SEARCH_WORDS,
	STATEMENT_UNINDEXED,
	STATEMENT_INDEX,
	STATEMENT_INDEXED,
	STATEMENT_REVIVE_MEMBERS,
	STATEMENT_REVIVE_GROUPS,
	STATEMENT_REVIVE_DISMISSALS,
	STATEMENT_REVIVE_HABITS,
	STATEMENT_REVIVE_ROOMS,
	STATEMENT_REVIVE_VISITORS,
	STATEMENT_REVIVE_BLOCKS,
	STATEMENT_REVIVE_ENTRIES,
	STATEMENT_REVIVE_VISITS,
	STATEMENT_REVIVE_TOKENS,
	STATEMENT_REVIVE_CONVERSATIONS,
	STATEMENT_REVIVE_CHATS,
	STATEMENT_REVIVE_EARS,
	STATEMENT_REVIVE_TALKS,
	STATEMENT_REVIVE_LINES,

	STATEMENT_PAST,
	STATEMENT_COUNTED,
	STATEMENT_MARK_OPEN,
	STATEMENT_BEAT,
	STATEMENT_COUNT
};

/* All or nothing; on false the database has the reason. */
bool statements_prepare(struct sqlite3 *db,
		struct sqlite3_stmt *statements[STATEMENT_COUNT]);
void statements_finish(struct sqlite3_stmt *statements[STATEMENT_COUNT]);

/* One use of a statement, from the first bind to the reset. */
struct use {
	struct sqlite3_stmt *statement;
	int bound; /* parameters so far */
	int read;  /* columns of the row so far */
	int code;  /* the first failure, or SQLITE_OK */
};

struct use use_begin(struct sqlite3_stmt *statement);

/* The next parameter. The text must live until the use ends. */
void use_bind(struct use *use, int64_t number);
void use_bind_text(struct use *use, const char *text);
void use_bind_bytes(struct use *use, const void *bytes, size_t count);

/* Runs it to its end and resets it. */
bool use_run(struct use *use);

/* The next row; false at the end and after a failure. */
bool use_row(struct use *use);

/* The next column. A text lives until the next row; NULL is a failure. */
int64_t use_number(struct use *use);
uint32_t use_id(struct use *use);
const char *use_text(struct use *use);

/* As many bytes as were stored, or it is a failure and they are 0. */
void use_bytes(struct use *use, void *bytes, size_t count);

/* Whether the row so far is what was stored. */
bool use_is_whole(const struct use *use);

/* Resets it. True: every row came whole. */
bool use_end(struct use *use);

#endif
