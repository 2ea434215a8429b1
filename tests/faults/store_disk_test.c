/*
 * The disk fails at its N-th change, once or for ever, for N = 1, 2, ... until
 * none fails; and the power goes after the N-th. Every turn that was said yes
 * to is there afterwards, and none is torn.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "check.h"
#include "disk.h"
#include "scene.h"
#include "store/sqlite.h"

#define TURNS     12
#define FAT       60 /* times the lines: a turn of some 200 KB */
#define FAT_TURNS 90 /* until the log was copied into the file in keep() */
#define FAT_CUTS  20

static char path[64], image[64];

static struct store *opened(void) {
	char why[512];

	return store_open(path, why, sizeof(why));
}

/* Lives until the disk fails; gives how many turns were said yes to. */
static uint32_t live(struct scene *scene, uint32_t turns) {
	struct store *store = opened();
	uint32_t acked = scene->turns;

	while (store && scene->turns < turns && scene_keep(scene, store)) {
		acked = scene->turns;
	}
	store_close(store);
	return acked;
}

/* Two lives, so that an open of a file that has rows is hit as well. */
static void test_failures(enum disk_mode mode) {
	unsigned long at = 0;
	bool was_hit;

	do {
		struct scene scene;
		uint32_t acked;
		scene_unlink(path);
		scene_begin(&scene, 1);
		disk_set(mode, ++at);
		acked = live(&scene, TURNS / 2);
		if (acked == scene.turns) {
			acked = live(&scene, TURNS);
		}
		was_hit = disk_was_hit();
		disk_set(DISK_WORKS, 0);
		if (!CHECK(scene_is_kept(path, 1, acked, scene.turns))) {
			fprintf(stderr, "the disk failed at call %lu\n", at);
		}
	} while (was_hit);
	printf("%lu places to fail, %s\n", at - 1,
			mode == DISK_FAILS_ONCE ? "once" : "for ever");
}

/* What was begun and said yes to before each change. */
struct tape {
	unsigned long begun[FAT_TURNS + 1], acked[FAT_TURNS + 1], calls;
	uint32_t turns;
	size_t line_repeat;
};

static void play(struct tape *tape, uint32_t lives, uint32_t turns,
		size_t line_repeat) {
	struct store_figures figures = { 0 };
	struct scene scene;

	*tape = (struct tape){ .turns = turns, .line_repeat = line_repeat };
	scene_unlink(path);
	scene_begin(&scene, line_repeat);
	disk_set(DISK_WORKS, 0);
	disk_record(path);
	for (uint32_t life = 0; life < lives; life++) {
		struct store *store = opened();
		while (store && scene.turns < turns * (life + 1) / lives) {
			tape->begun[scene.turns + 1] = disk_calls();
			CHECK(scene_keep(&scene, store));
			tape->acked[scene.turns] = disk_calls();
		}
		store_count(store, &figures);
		store_close(store);
	}
	tape->calls = disk_calls();
	/* In one life the log is copied into the file only by keep(). */
	CHECK(lives > 1 || figures.file_bytes > 1024 * 1024);
}

/* Whether all is well when the power goes after this many changes. */
static bool survives(const struct tape *tape, unsigned long calls,
		unsigned seed, bool is_lying) {
	uint32_t begun = 0, acked = 0;

	while (begun < tape->turns && tape->begun[begun + 1] <= calls) {
		begun++;
	}
	while (acked < tape->turns && tape->acked[acked + 1] <= calls) {
		acked++;
	}
	return disk_cut(image, calls, seed, is_lying) &&
			scene_is_kept(image, tape->line_repeat, acked, begun);
}

static void test_power(void) {
	struct tape tape;
	unsigned lies_found = 0;

	play(&tape, 3, TURNS, 1);
	for (unsigned long calls = 0; calls <= tape.calls; calls++) {
		for (unsigned seed = 0; seed < 3; seed++) {
			if (!CHECK(survives(&tape, calls, seed, false))) {
				fprintf(stderr, "cut after %lu, seed %u\n", calls, seed);
			}
		}
	}
	printf("%lu power cuts\n", 3 * (tape.calls + 1));
	/* The same on a disk that lies when it syncs: the test can fail. */
	for (unsigned long calls = 0; calls <= tape.calls; calls += 7) {
		lies_found += !survives(&tape, calls, 1, true);
	}
	CHECK(lies_found > 0);
	printf("%u of the cuts of a lying disk were found out\n", lies_found);
	disk_forget();
}

/* Fat turns: the log is copied into the file between two of them. */
static void test_power_while_copying(void) {
	struct tape tape;
	unsigned seed = 1;

	play(&tape, 1, FAT_TURNS, FAT);
	for (unsigned i = 0; i < FAT_CUTS; i++) {
		unsigned long calls = (unsigned long)rand_r(&seed) % tape.calls;
		if (!CHECK(survives(&tape, calls, i, false))) {
			fprintf(stderr, "fat, cut after %lu, seed %u\n", calls, i);
		}
	}
	printf("%u power cuts of %lu with fat turns\n", FAT_CUTS, tape.calls);
	disk_forget();
}

int main(void) {
	char directory[] = "/tmp/store_disk.XXXXXX";
	int64_t begun = clock_now();

	if (!mkdtemp(directory)) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/desk.sqlite", directory);
	snprintf(image, sizeof(image), "%s/image.sqlite", directory);
	/* What the store says of its failures is not for the reader of a test. */
	log_open("store_disk_test", LOG_LEVEL_ERROR);
	if (!getenv("LOUD") && !freopen("/dev/null", "w", stderr)) {
		return 1;
	}
	disk_install();
	test_failures(DISK_FAILS_ONCE);
	test_failures(DISK_FAILS_FROM);
	test_power();
	test_power_while_copying();
	scene_unlink(path);
	scene_unlink(image);
	rmdir(directory);
	printf("%d ms\n", (int)(clock_now() - begun));
	return check_report();
}
