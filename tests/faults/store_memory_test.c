/*
 * SQLite's N-th malloc fails, once or for ever, for N = 1, 2, ... until none
 * does: while a file is made, opened and revived, and while turns are kept.
 * Whatever comes of it, no row is wrong, and what was said yes to is there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/clock.h"
#include "base/log.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "scene.h"
#include "store/sqlite.h"

#define TURNS 3

static struct {
	sqlite3_mem_methods real;
	unsigned long calls, at; /* at 0: all succeed */
	bool is_lasting, was_hit;
} memory;

static bool fails(void) {
	memory.calls++;
	if (!memory.at || memory.calls < memory.at ||
			(memory.calls > memory.at && !memory.is_lasting)) {
		return false;
	}
	memory.was_hit = true;
	return true;
}

static void *on_malloc(int size) {
	return fails() ? NULL : memory.real.xMalloc(size);
}

static void *on_realloc(void *old, int size) {
	return fails() ? NULL : memory.real.xRealloc(old, size);
}

static void arm(unsigned long at, bool is_lasting) {
	memory.calls = 0;
	memory.at = at;
	memory.is_lasting = is_lasting;
	memory.was_hit = false;
}

static char path[64];

static void ignore(void *self, struct desk_event *event) {
	unsigned *count = self;

	(void)event;
	++*count;
}

static struct store *opened(void) {
	char why[512];

	return store_open(path, why, sizeof(why));
}

/* A file is made: it is there, or it is not, and can be made again. */
static bool make(unsigned long at, bool is_lasting) {
	struct store *store;
	bool was_hit;

	scene_unlink(path);
	arm(at, is_lasting);
	store = opened();
	store_close(store);
	was_hit = memory.was_hit;
	arm(0, false);
	CHECK(store || was_hit);
	CHECK(scene_is_kept(path, 1, 0, 0));
	return was_hit;
}

/* A word that stands in every line, looked for until there is an answer. */
static bool search(const struct store_port *port,
		const struct event_sink *sink) {
	struct desk_effect asked = { .type = DESK_EFFECT_SEARCH,
		.from = "",
		.to = "",
		.resource = "" };
	bool is_done = false, is_read = true;

	asked.search.what = DESK_SEARCH_WORDS;
	asked.search.channel = "support";
	asked.search.words = "päckchen";
	while (is_read && !is_done) {
		is_read = port->search(port->self, &asked, sink, &is_done);
	}
	return is_read;
}

/* A file with rows is opened and revived: all events, or a no. */
static bool revive(unsigned long at, bool is_lasting) {
	static unsigned should;
	unsigned events = 0;
	struct event_sink sink = { .self = &events, .feed = ignore };
	struct store *store;
	bool is_read = false, was_hit;

	arm(at, is_lasting);
	store = opened();
	if (store) {
		struct store_port port = store_port(store);
		is_read = port.revive(port.self, &sink) &&
				port.fetch(port.self, 2, DESK_LEG_AGENT, 0, &sink) &&
				search(&port, &sink);
	}
	store_close(store);
	was_hit = memory.was_hit;
	arm(0, false);
	should = at ? should : events; /* the first call is without a failure */
	CHECK(is_read ? events == should : was_hit);
	return was_hit;
}

static bool keep(unsigned long at, bool is_lasting) {
	struct scene scene;
	struct store *store;
	uint32_t acked = 0;
	bool was_hit;

	scene_unlink(path);
	scene_begin(&scene, 1);
	store = opened();
	arm(at, is_lasting);
	while (scene.turns < TURNS && scene_keep(&scene, store)) {
		acked = scene.turns;
	}
	store_close(store);
	was_hit = memory.was_hit;
	arm(0, false);
	CHECK(acked == TURNS || was_hit);
	CHECK(scene_is_kept(path, 1, acked, scene.turns));
	return was_hit;
}

/*
 * So many are passed over each time. Those that last end what the first of
 * them began, so where nothing was kept yet they are much alike.
 */
static void loop(const char *what, bool (*run)(unsigned long, bool),
		unsigned long once, unsigned long for_ever) {
	for (int is_lasting = 0; is_lasting < 2; is_lasting++) {
		unsigned long at = 1;
		while (run(at, is_lasting)) {
			at += is_lasting ? for_ever : once;
		}
		printf("%s: malloc failed up to the %luth, %s\n", what, at - 1,
				is_lasting ? "for ever" : "once");
	}
}

/* What is looked at: the whole of it is minutes of one processor. */
static bool is_asked(int count, char **words, const char *what) {
	return count < 2 || strcmp(words[1], what) == 0;
}

static void revive_all(void) {
	struct scene scene;
	struct store *store;

	scene_begin(&scene, 1);
	scene_unlink(path);
	store = opened();
	while (scene.turns < 8) {
		CHECK(scene_keep(&scene, store));
	}
	store_close(store);
	CHECK(!revive(0, false));
	loop("reviving", revive, 2, 14);
	CHECK(scene_is_kept(path, 1, 8, 8));
}

int main(int count, char **words) {
	/* No fsync is looked at here, so memory will do where it is a disk. */
	char directory[] = "/dev/shm/store_memory.XXXXXX";
	char elsewhere[] = "/tmp/store_memory.XXXXXX";
	char *made = mkdtemp(directory) ? directory : mkdtemp(elsewhere);
	sqlite3_mem_methods methods;
	int64_t begun = clock_now();

	if (!made || sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real) != 0) {
		return 1;
	}
	methods = memory.real;
	methods.xMalloc = on_malloc;
	methods.xRealloc = on_realloc;
	if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != 0) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/desk.sqlite", made);
	/* What the store says of its failures is not for the reader of a test. */
	log_open("store_memory_test", LOG_LEVEL_ERROR);
	if (!getenv("LOUD") && !freopen("/dev/null", "w", stderr)) {
		return 1;
	}
	if (is_asked(count, words, "making")) {
		/* The words' tables alone are ten thousand of them. */
		loop("making", make, 11, 77);
	}
	if (is_asked(count, words, "keeping")) {
		loop("keeping", keep, 1, 1);
	}
	if (is_asked(count, words, "reviving")) {
		revive_all();
	}
	scene_unlink(path);
	rmdir(made);
	printf("%d ms\n", (int)(clock_now() - begun));
	return check_report();
}
