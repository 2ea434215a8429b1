/*
 * The store's file: who may have it, which is refused and with what sentence,
 * how tables are raised, and what is looked at after an unclean stop.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/log.h"
#include "check.h"
#include "scene.h"
#include "store/schema.h"
#include "store/sqlite.h"

static char directory[] = "/tmp/store_file.XXXXXX";
static char path[64];

static struct store *opened(void) {
	char why[512] = "";
	struct store *store = store_open(path, why, sizeof(why));

	if (!CHECK(store)) {
		fprintf(stderr, "%s\n", why);
		exit(1);
	}
	return store;
}

static struct store *fresh(void) {
	scene_unlink(path);
	return opened();
}

/* Whether the file is refused with this sentence, its name in front. */
static bool is_refused(const char *file, const char *sentence) {
	char why[512] = "", expected[512];
	struct store *store = store_open(file, why, sizeof(why));

	store_close(store);
	snprintf(expected, sizeof(expected), "%s %s", file, sentence);
	return !store && check_same(why, expected, __FILE__, __LINE__);
}

static void write_file(const char *file, const char *bytes, size_t length) {
	FILE *out = fopen(file, "wb");

	CHECK(out && fwrite(bytes, 1, length, out) == length);
	if (out) {
		fclose(out);
	}
}

static void run_sql(const char *file, const char *sql) {
	sqlite3 *db = NULL;

	CHECK(sqlite3_open(file, &db) == SQLITE_OK);
	CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
}

static void test_second_instance(void) {
	static const char sentence[] = "is in use by another deskbell";
	struct store *store = fresh();
	struct stat found;
	pid_t child;
	int status = 0;

	CHECK(is_refused(path, sentence));
	child = fork();
	if (child == 0) {
		_exit(is_refused(path, sentence) ? 0 : 1);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	CHECK(stat(path, &found) == 0 && (found.st_mode & 0777) == 0600);
	store_close(store);
	store = opened();
	CHECK(!store_was_unclean(store));
	store_close(store);
}

static void test_refused_files(void) {
	static const char cannot[] = "cannot be opened: its directory must exist "
								 "and deskbell must be allowed to write there";
	static const char other[] =
			"is a database of something else: choose another file";
	char *page = xcalloc(1, 8192);

	store_close(fresh());
	run_sql(path, "PRAGMA user_version = 1000");
	CHECK(is_refused(path,
			"was written by a newer deskbell (its tables have version 1000, "
			"this one knows 3): install that one"));
	unlink(path);
	run_sql(path, "CREATE TABLE songs (name)");
	CHECK(is_refused(path, other));
	run_sql(path, "PRAGMA user_version = 1");
	CHECK(is_refused(path, other));

	memset(page, 'x', 8192);
	write_file(path, page, 8192);
	CHECK(is_refused(path, "is not a store of deskbell"));
	xfree(page);
	unlink(path);

	CHECK(is_refused("/tmp/no/such/directory/desk.sqlite", cannot));
	CHECK(is_refused(directory, cannot));
}

/* As somebody who may not write there; root may everywhere. */
static void test_readonly(void) {
	pid_t child;
	int status = 0;

	store_close(fresh());
	chmod(path, 0444);
	chmod(directory, 0555);
	child = fork();
	if (child == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
			_exit(2);
		}
		_exit(is_refused(path, "cannot be written by deskbell's user") ? 0 : 1);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	chmod(directory, 0755);
	unlink(path);
	chmod(directory, 0555);
	child = fork();
	if (child == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
			_exit(2);
		}
		_exit(is_refused(path,
					  "cannot be opened: its directory must exist and deskbell "
					  "must be allowed to write there")
						? 0
						: 1);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	chmod(directory, 0755);
}

static void keep_turns(struct store *store, uint32_t turns) {
	struct scene scene;

	scene_begin(&scene, 10);
	while (scene.turns < turns) {
		CHECK(scene_keep(&scene, store));
	}
}

/* A life that ends as by a kill, after it has kept this many turns. */
static void cut_off(uint32_t turns) {
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		keep_turns(opened(), turns);
		_exit(0);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
}

static void test_unclean_stop(void) {
	struct store *store;

	store_close(fresh());
	cut_off(9);
	store = opened();
	CHECK(store_was_unclean(store));
	store_close(store);
	store = opened();
	CHECK(!store_was_unclean(store));
	store_close(store);
	CHECK(scene_is_kept(path, 10, 9, 9));
}

static void overwrite(long offset, size_t length) {
	char junk[4096];
	FILE *file = fopen(path, "r+b");

	memset(junk, 0x5a, sizeof(junk));
	CHECK(file && fseek(file, offset, SEEK_SET) == 0 &&
			fwrite(junk, 1, length, file) == length);
	if (file) {
		fclose(file);
	}
}

/* Damage is looked for after an unclean stop, and found. */
static void test_damaged(void) {
	static const char damaged[] =
			"is damaged: put it aside and start from a backup";
	struct store *store = fresh();

	keep_turns(store, 60);
	store_close(store);
	cut_off(0);
	overwrite(20 * 4096, 4096);
	CHECK(is_refused(path, damaged));

	store = fresh();
	keep_turns(store, 60);
	store_close(store);
	overwrite(4096, 4096);
	CHECK(is_refused(path, damaged));
	CHECK(truncate(path, 3 * 4096) == 0);
	CHECK(is_refused(path, damaged));
}

static void test_steps(void) {
	static const char *const steps[] = {
		"PRAGMA application_id = 1147499371; PRAGMA user_version = 1;"
		"CREATE TABLE a (n INTEGER NOT NULL) STRICT; INSERT INTO a VALUES (7)",
		"ALTER TABLE a ADD COLUMN m INTEGER NOT NULL DEFAULT 8;"
		"PRAGMA user_version = 2",
		"CREATE TABLE b (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"
		"PRAGMA user_version = 3",
		"CREATE TABLE c (n INTEGER) STRICT",
	};
	sqlite3 *db = NULL;
	char why[256] = "";

	unlink(path);
	CHECK(sqlite3_open(path, &db) == SQLITE_OK);
	CHECK(schema_raise(db, steps, 1, why, sizeof(why)));
	CHECK(schema_raise(db, steps, 1, why, sizeof(why)));
	CHECK(schema_raise(db, steps, 2, why, sizeof(why)));
	CHECK(sqlite3_exec(db, "INSERT INTO a (n, m) VALUES (1, 2)", NULL, NULL,
				  NULL) == SQLITE_OK);
	CHECK(!schema_raise(db, steps, 3, why, sizeof(why)));
	CHECK_SAME(why, "cannot be raised to version 3: no such table: nowhere");
	CHECK(sqlite3_get_autocommit(db));
	CHECK(sqlite3_exec(db, "SELECT n FROM b", NULL, NULL, NULL) != SQLITE_OK);
	CHECK(schema_raise(db, steps, 2, why, sizeof(why)));
	CHECK(!schema_raise(db, steps, 1, why, sizeof(why)));
	CHECK_SAME(why,
			"was written by a newer deskbell (its tables have version 2, this "
			"one knows 1): install that one");
	sqlite3_close(db);

	/* A step that does not say its version is our bug, and undone. */
	unlink(path);
	CHECK(sqlite3_open(path, &db) == SQLITE_OK);
	CHECK(!schema_raise(db, steps + 3, 1, why, sizeof(why)));
	CHECK(sqlite3_exec(db, "SELECT n FROM c", NULL, NULL, NULL) != SQLITE_OK);
	sqlite3_close(db);
	unlink(path);
}

static void test_free_bytes(void) {
	CHECK(store_free_bytes(path) > 0);
	CHECK(store_free_bytes("desk.sqlite") > 0);
	CHECK(store_free_bytes("/tmp/no/such/directory/desk.sqlite") == -1);
}

int main(void) {
	if (!mkdtemp(directory) || chmod(directory, 0755) != 0) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/desk.sqlite", directory);
	log_open("store_file_test", LOG_LEVEL_ERROR);
	test_second_instance();
	test_refused_files();
	test_readonly();
	test_unclean_stop();
	test_damaged();
	test_steps();
	test_free_bytes();
	scene_unlink(path);
	rmdir(directory);
	return check_report();
}
