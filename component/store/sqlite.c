/*
 * The file: opened, checked, closed. Knows how SQLite must be told to keep its
 * word (RELIABILITY, section 2.4) and nothing of what is kept.
 */
#include "store/sqlite.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "store/schema.h"
#include "store/store.h"

#define QUIET_LINES   1000 /* fewer from beat to beat: there is time to index */
#define CHECK_MOST_MS 1000 /* for looking through the file after a kill */
#define CHECK_STEPS   10000 /* of SQLite's machine between two looks */

/*
 * One connection that never lets go: with two of them SQLite 3.40's log can be
 * corrupted when it is reset. FULL, because NORMAL loses what was said yes to
 * when the power goes. EXCLUSIVE comes first: then no file is shared.
 */
static const char setup[] = "PRAGMA locking_mode = EXCLUSIVE;"
							"PRAGMA journal_mode = WAL;"
							"PRAGMA synchronous = FULL;"
							"PRAGMA foreign_keys = ON;"
							"PRAGMA trusted_schema = OFF;"
							"PRAGMA secure_delete = ON;"
							"PRAGMA temp_store = MEMORY;"
							"PRAGMA journal_size_limit = 67108864;"
							"PRAGMA mmap_size = 0;"
							"PRAGMA cache_size = -16384;"
							"PRAGMA wal_autocheckpoint = 0;";

/* A PRAGMA that is not obeyed says nothing, so these are asked again. */
static const struct {
	const char *sql, *answer;
} obeyed[] = {
	{ "PRAGMA locking_mode", "exclusive" },
	{ "PRAGMA journal_mode", "wal" },
	{ "PRAGMA synchronous", "2" },
	{ "PRAGMA foreign_keys", "1" },
	{ "PRAGMA trusted_schema", "0" },
	{ "PRAGMA secure_delete", "1" },
};

/* Far above what the desk writes, far below what could hurt. */
static const struct {
	int id, most;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024 },
	{ SQLITE_LIMIT_SQL_LENGTH, 64 * 1024 },
	{ SQLITE_LIMIT_COLUMN, 64 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 64 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 8 },
	{ SQLITE_LIMIT_VDBE_OP, 100000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 16 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1024 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 64 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 8 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

struct use store_use(struct store *store, enum statement statement) {
	return use_begin(store->statements[statement]);
}

bool store_fail(struct store *store, const char *what) {
	int code = sqlite3_extended_errcode(store->db);
	bool is_ours = code == SQLITE_OK || code == SQLITE_DONE;

	/* No value of a row is in these sentences. */
	log_error("store: %s: %s (SQLite %d)", what,
			is_ours ? "a row is missing, wrong or not whole"
					: sqlite3_errmsg(store->db),
			code);
	store->has_failed = true;
	if (!sqlite3_get_autocommit(store->db)) {
		struct use use = store_use(store, STATEMENT_ROLLBACK);
		/* Where it fails the process ends, which undoes as well. */
		(void)use_run(&use);
	}
	return false;
}

/* Asks for one text; false with the database's reason, or another answer. */
static bool answers(sqlite3 *db, const char *sql, const char *answer) {
	sqlite3_stmt *statement = NULL;
	const char *is = NULL;
	bool holds;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
		return false;
	}
	if (sqlite3_step(statement) == SQLITE_ROW) {
		is = (const char *)sqlite3_column_text(statement, 0);
	}
	holds = is && strcmp(is, answer) == 0;
	return sqlite3_finalize(statement) == SQLITE_OK && holds;
}

static int note_log(void *self, sqlite3 *db, const char *name, int pages) {
	struct store *store = self;

	(void)db;
	(void)name;
	store->wal_pages = pages;
	return SQLITE_OK;
}

static bool harden(sqlite3 *db) {
	int is_on = 0;

	if (sqlite3_extended_result_codes(db, 1) != SQLITE_OK ||
			sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, &is_on) !=
					SQLITE_OK ||
			!is_on) {
		return false;
	}
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		(void)sqlite3_limit(db, limits[i].id, limits[i].most);
	}
	return true;
}

static bool set_up(sqlite3 *db) {
	return harden(db) && sqlite3_exec(db, setup, NULL, NULL, NULL) == SQLITE_OK;
}

static bool obeys(sqlite3 *db) {
	for (size_t i = 0; i < sizeof(obeyed) / sizeof(obeyed[0]); i++) {
		if (!answers(db, obeyed[i].sql, obeyed[i].answer)) {
			return false;
		}
	}
	return true;
}

static bool read_past(struct store *store) {
	struct use past = store_use(store, STATEMENT_PAST);
	struct use counted = store_use(store, STATEMENT_COUNTED);
	bool is_there = use_row(&past);

	if (is_there) {
		store->past.is_unclean = use_number(&past) != 0;
		store->past.last_wall = use_number(&past);
	}
	if (!use_end(&past) || !is_there) {
		return false;
	}
	if (use_row(&counted)) {
		store->past.last_chat = use_id(&counted);
		store->past.last_visitor = use_id(&counted);
	}
	return use_end(&counted);
}

static int is_late(void *until) {
	return clock_now() > *(const int64_t *)until;
}

/* True unless damage was found; a large file is looked at for a second. */
static bool looks_sound(sqlite3 *db) {
	int64_t until = clock_now() + CHECK_MOST_MS;
	bool is_sound;

	sqlite3_progress_handler(db, CHECK_STEPS, is_late, &until);
	is_sound = answers(db, "PRAGMA quick_check(1)", "ok");
	sqlite3_progress_handler(db, 0, NULL, NULL);
	if (!is_sound && (sqlite3_errcode(db) & 0xff) == SQLITE_INTERRUPT) {
		log_info("store: the check after the unclean stop was cut short");
		return true;
	}
	return is_sound;
}

static bool mark_open(struct store *store, bool is_open) {
	struct use use = store_use(store, STATEMENT_MARK_OPEN);

	use_bind(&use, is_open);
	return use_run(&use);
}

/* What SQLite says, as what the operator can do about it. */
static bool explain(sqlite3 *db, const char *path, char *why, size_t size) {
	switch (sqlite3_errcode(db) & 0xff) {
	case SQLITE_BUSY:
		snprintf(why, size, "%s is in use by another deskbell", path);
		break;
	case SQLITE_CANTOPEN:
		snprintf(why, size,
				"%s cannot be opened: its directory must exist and deskbell "
				"must be allowed to write there",
				path);
		break;
	case SQLITE_READONLY:
		snprintf(why, size, "%s cannot be written by deskbell's user", path);
		break;
	case SQLITE_FULL:
		snprintf(why, size, "%s: the disk is full", path);
		break;
	case SQLITE_NOTADB:
		snprintf(why, size, "%s is not a store of deskbell", path);
		break;
	case SQLITE_CORRUPT:
	case SQLITE_OK: /* read without a failure, and found to be wrong */
		snprintf(why, size,
				"%s is damaged: put it aside and start from a backup", path);
		break;
	default: /* SQLite's codes, not ours */
		snprintf(why, size, "%s cannot be used: %s", path, sqlite3_errmsg(db));
		break;
	}
	return false;
}

static bool raise_tables(sqlite3 *db, const char *path, char *why,
		size_t size) {
	char said[256];

	if (schema_raise(db, schema_steps, schema_step_count, said, sizeof(said))) {
		return true;
	}
	snprintf(why, size, "%s %s", path, said);
	return false;
}

static bool begin_life(struct store *store, const char *path, char *why,
		size_t size) {
	sqlite3 *db = store->db;

	if (sqlite3_db_readonly(db, "main") != 0) {
		snprintf(why, size, "%s cannot be written by deskbell's user", path);
		return false;
	}
	if (!set_up(db)) {
		return explain(db, path, why, size);
	}
	if (!obeys(db)) {
		snprintf(why, size, "%s: this SQLite does not do what it is told",
				path);
		return false;
	}
	if (!raise_tables(db, path, why, size)) {
		return false;
	}
	if (!statements_prepare(db, store->statements) || !read_past(store)) {
		return explain(db, path, why, size);
	}
	(void)sqlite3_wal_hook(db, note_log, store);
	return ((!store->past.is_unclean || looks_sound(db)) &&
				   mark_open(store, true)) ||
			explain(db, path, why, size);
}

static void let_go(struct store *store) {
	statements_finish(store->statements);
	if (sqlite3_close(store->db) != SQLITE_OK) {
		log_error("store: the file was not closed");
	}
	arena_destroy(store->search.arena);
	arena_destroy(store->arena);
	xfree(store);
}

struct store *store_open(const char *path, char *why, size_t why_size) {
	struct store *store = xcalloc(1, sizeof(*store));
	mode_t before = umask(0077); /* what people say is nobody else's */
	bool is_alive;

	store->arena = arena_create();
	store->search.arena = arena_create();
	if (sqlite3_open_v2(path, &store->db,
				SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
						SQLITE_OPEN_NOMUTEX,
				NULL) == SQLITE_OK) {
		is_alive = begin_life(store, path, why, why_size);
	} else {
		is_alive = explain(store->db, path, why, why_size);
	}
	(void)umask(before);
	if (!is_alive) {
		let_go(store);
		return NULL;
	}
	return store;
}

void store_close(struct store *store) {
	if (!store) {
		return;
	}
	if (!store->has_failed &&
			!(mark_open(store, false) && store_commit(store))) {
		(void)store_fail(store, "the end was not noted");
	}
	let_go(store);
}

static bool keep(void *self, const struct desk_effects *effects) {
	return store_keep(self, effects);
}

static bool fetch(void *self, uint32_t chat, enum desk_leg leg, uint32_t after,
		const struct event_sink *sink) {
	return store_fetch(self, chat, leg, after, sink);
}

static bool fetch_page(void *self, const struct desk_effect *asked,
		const struct event_sink *sink) {
	return store_fetch_page(self, asked, sink);
}

static bool search(void *self, const struct desk_effect *asked,
		const struct event_sink *sink, bool *is_done) {
	return store_search(self, asked, sink, is_done);
}

static bool revive(void *self, const struct event_sink *sink) {
	return store_revive(self, sink);
}

struct store_port store_port(struct store *store) {
	return (struct store_port){
		.self = store,
		.keep = keep,
		.fetch = fetch,
		.fetch_page = fetch_page,
		.search = search,
		.revive = revive,
	};
}

bool store_was_unclean(const struct store *store) {
	return store->past.is_unclean;
}

bool store_beat(struct store *store, int64_t wall) {
	struct use use = store_use(store, STATEMENT_BEAT);

	if (store->has_failed) {
		return false;
	}
	use_bind(&use, wall);
	if (!use_run(&use) || !store_commit(store)) {
		return store_fail(store, "a beat was not kept");
	}
	bool is_quiet = store->lines - store->beat_lines < QUIET_LINES;
	store->beat_lines = store->lines;
	return !is_quiet || store_index(store, &(bool){ false });
}

int64_t store_free_bytes(const char *path) {
	char directory[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t)(slash - path) + 1 : 0;
	struct statvfs room;

	if (length >= sizeof(directory)) {
		return -1;
	}
	memcpy(directory, path, length);
	directory[length] = '\0';
	if (statvfs(length ? directory : ".", &room) != 0) {
		return -1;
	}
	return (int64_t)room.f_bavail * (int64_t)room.f_frsize;
}

static int64_t file_bytes(const char *path) {
	struct stat found;

	return path && stat(path, &found) == 0 ? (int64_t)found.st_size : 0;
}

void store_count(const struct store *store, struct store_figures *figures) {
	const char *path = sqlite3_db_filename(store->db, "main");

	figures->turns = store->turns;
	figures->lines = store->lines;
	figures->pages = store->pages;
	figures->file_bytes = file_bytes(path);
	figures->wal_bytes = file_bytes(path ? sqlite3_filename_wal(path) : NULL);
}
