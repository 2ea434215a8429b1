/*
 * How long a desk takes to remember everything when it starts: a store of many
 * chats, of which a few are alive, and of the visits of people who may come
 * again. With the file in the system's cache, and without.
 *
 *     revive [chats [lines of each [rounds]]]
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

#include "app.h"
#include "base/clock.h"
#include "base/log.h"
#include "bench.h"
#include "desk/desk.h"
#include "desk/effect.h"
#include "store/sqlite.h"

/* One chat in 200 is alive; every second visitor came by the web. */
static const char rows[] =
		"BEGIN;"
		"CREATE TEMP TABLE n AS WITH RECURSIVE c (i) AS"
		" (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < %d) SELECT i FROM "
		"c;"
		"CREATE TEMP TABLE m AS SELECT i FROM n LIMIT %d;"
		"INSERT INTO visitor SELECT i, iif(i %% 2, '#' || i,"
		"  'anna' || i || '@example.org'), 'anna-' || i, 'Anna', %lld FROM n;"
		"INSERT INTO visit SELECT i, 'https://shop.example', %lld, %lld,"
		"  'https://shop.example/blue-shoes', 'Blue shoes', '', 'en',"
		"  'Europe/Amsterdam', 'Firefox', '', '', '' FROM n WHERE i %% 2;"
		"INSERT INTO token SELECT randomblob(32), i, 1, 0, %lld, 0 FROM n"
		"  WHERE i %% 2;"
		"INSERT INTO chat (id, visitor, channel, state, agent, is_returned,"
		"  opened, waits_since, deadline, last_word, first_number,"
		"  handed_agent, handed_visitor) SELECT i, i, 'support',"
		"  iif(i %% 200, 5, 3), 'ann@example.org', 0, 0, 0, 0, 1, 1, 0, 0"
		"  FROM n;"
		"INSERT INTO line (chat, number, side, replaces, digest, wall, sender,"
		"  nick, said, lang, body) SELECT n.i, m.i, 1 + m.i %% 2, 0,"
		"  random(), %lld, 'anna@example.org', '', 'id-' || m.i, 'en',"
		"  'The parcel was to come on Tuesday, and it is Friday now.'"
		"  FROM m, n;"
		"COMMIT;";

static void fill(const char *path, int chats, int lines) {
	char why[256], sql[4096];
	long long wall = clock_wall();
	sqlite3 *db = NULL;

	store_close(store_open(path, why, sizeof(why)));
	snprintf(sql, sizeof(sql), rows, chats, lines, wall, wall, wall, wall,
			wall);
	check(sqlite3_open(path, &db) == SQLITE_OK, "a file");
	check(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
			sqlite3_errmsg(db));
	check(sqlite3_close(db) == SQLITE_OK, "the file is whole");
}

static void speak(void *self, const struct desk_effects *effects) {
	(void)self;
	(void)effects;
}

static bool has_room(void *self) {
	(void)self;
	return false;
}

/* Out of the system's cache, as after a boot. */
static void forget(const char *path) {
	int fd = open(path, O_RDONLY);

	check(fd >= 0 && fsync(fd) == 0 &&
					posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED) == 0,
			"a cache");
	close(fd);
}

/* What it costs from nothing to a desk that knows all. */
static struct cost start(const char *path) {
	static const struct desk_channel_settings support = { .name = "support",
		.title = "Support",
		.group = "",
		.language = "en",
		.grace = 120000,
		.reopen = 28800000,
		.queue_most = 1000 };
	static const char *const gateways[] = { "web.example.org" };
	static const struct desk_settings settings = { .channels = &support,
		.channel_count = 1,
		.gateways = gateways,
		.gateway_count = 1,
		.token_idle = INT64_C(2592000000),
		.token_life = INT64_C(15552000000) };
	const struct xmpp_port xmpp = { .speak = speak, .has_room = has_room };
	const struct clock_port clock = { clock_now, clock_wall, clock_chance };
	char why[256] = "";

	struct cost before = cost_now();
	struct store *store = store_open(path, why, sizeof(why));
	check(store, why);
	struct store_port port = store_port(store);
	struct desk *desk = desk_create(&settings);
	struct app *app = app_create(desk, &port, &xmpp, &clock);
	check(app_revive(app), "all is read");
	struct cost cost = cost_since(before);
	app_destroy(app);
	desk_destroy(desk);
	store_close(store);
	return cost;
}

int main(int argc, char **argv) {
	(void)argc;
	int chats = number_at(argv, 1, 100000);
	int lines = number_at(argv, 2, 10);
	int rounds = number_at(argv, 3, 5);
	char folder[] = "/tmp/deskbell-bench-XXXXXX", path[64];
	double *cold = calloc((size_t)rounds, sizeof(*cold));
	double *warm = calloc((size_t)rounds, sizeof(*warm));
	double *cpu = calloc((size_t)rounds, sizeof(*cpu));

	log_open("revive", LOG_LEVEL_ERROR);
	check(mkdtemp(folder), "folder");
	snprintf(path, sizeof(path), "%s/desk.sqlite", folder);
	fill(path, chats, lines);
	for (int i = 0; i < rounds; i++) {
		forget(path);
		cold[i] = start(path).wall * 1000;
		struct cost cost = start(path);
		warm[i] = cost.wall * 1000;
		cpu[i] = cost.cpu * 1000;
	}
	printf("%d chats of %d lines: a start takes %.0f ms, %.0f of CPU; after "
		   "a boot %.0f\n",
			chats, lines, median(warm, (size_t)rounds),
			median(cpu, (size_t)rounds), median(cold, (size_t)rounds));
	free(cpu);
	free(cold);
	free(warm);
	unlink(path);
	rmdir(folder);
	return 0;
}
