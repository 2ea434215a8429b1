/*
 * A writer is killed, at each change of its files and then at random moments
 * under load. It tells every turn that was said yes to through a pipe, and
 * each of those is in the file afterwards, whole.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "check.h"
#include "disk.h"
#include "scene.h"
#include "store/sqlite.h"

#define TURNS        8
#define RANDOM_MS    8000 /* for the kills at random moments */
#define LIFE_MOST_MS 25
#define TURNS_MOST   300 /* then a fresh file, so that looking stays quick */

static char path[64];

/* The writer: goes on where the file is and tells of each turn. */
static void write_turns(int out, uint32_t from, uint32_t to) {
	struct scene scene;
	char why[512];
	struct store *store = store_open(path, why, sizeof(why));

	scene_begin(&scene, 1);
	scene_skip(&scene, from);
	while (store && scene.turns < to && scene_keep(&scene, store)) {
		if (write(out, &scene.turns, sizeof(scene.turns)) !=
				(ssize_t)sizeof(scene.turns)) {
			_exit(1);
		}
	}
	store_close(store);
	_exit(store && scene.turns == to ? 0 : 1);
}

/* What the writer has told before it died. */
static uint32_t last_told(int in, uint32_t before) {
	uint32_t turns[256], last = before;
	ssize_t length;

	/* Writes of four bytes to a pipe are whole, and so are the reads. */
	while ((length = read(in, turns, sizeof(turns))) > 0) {
		last = turns[(size_t)length / sizeof(turns[0]) - 1];
	}
	return last;
}

struct writer {
	pid_t pid;
	int pipe[2];
};

static bool begin(struct writer *writer, unsigned long die_at, uint32_t from,
		uint32_t to) {
	if (pipe(writer->pipe) != 0) {
		return false;
	}
	writer->pid = fork();
	if (writer->pid == 0) {
		close(writer->pipe[0]);
		disk_set(die_at ? DISK_KILLS : DISK_WORKS, die_at);
		write_turns(writer->pipe[1], from, to);
	}
	close(writer->pipe[1]);
	return writer->pid > 0;
}

/* Waits for its end; gives the last turn that it told, in `acked`. */
static int end(struct writer *writer, uint32_t *acked) {
	int status = 0;

	*acked = last_told(writer->pipe[0], *acked);
	close(writer->pipe[0]);
	CHECK(waitpid(writer->pid, &status, 0) == writer->pid);
	return status;
}

static void test_every_change(void) {
	unsigned long at = 0;
	int status;

	scene_unlink(path);
	do {
		struct writer writer;
		uint32_t acked = 0;
		scene_unlink(path);
		if (!CHECK(begin(&writer, ++at, 0, TURNS))) {
			return;
		}
		status = end(&writer, &acked);
		CHECK(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : status == 0);
		if (!CHECK(scene_is_kept(path, 1, acked,
					acked < TURNS ? acked + 1 : acked))) {
			fprintf(stderr, "killed at change %lu\n", at);
		}
	} while (WIFSIGNALED(status));
	printf("killed at %lu changes\n", at - 1);
}

static void test_random_moments(void) {
	int64_t until = clock_now() + RANDOM_MS;
	uint32_t turns = 0, kept = 0, kills = 0;
	unsigned seed = (unsigned)getpid();

	printf("seed %u\n", seed);
	scene_unlink(path);
	while (clock_now() < until) {
		struct writer writer;
		uint32_t acked = turns;
		int64_t found;
		if (!CHECK(begin(&writer, 0, turns, UINT32_MAX))) {
			return;
		}
		/* Every other one dies while it works, however slow the machine. */
		if (kills % 2) {
			poll(&(struct pollfd){ .fd = writer.pipe[0], .events = POLLIN }, 1,
					RANDOM_MS);
		}
		/* The pipe has room for all that a life of this length tells. */
		poll(NULL, 0, 1 + rand_r(&seed) % LIFE_MOST_MS);
		kill(writer.pid, SIGKILL);
		CHECK(WIFSIGNALED(end(&writer, &acked)));
		kills++;
		found = scene_remembered(path, 1);
		if (!CHECK(found == acked || found == (int64_t)acked + 1)) {
			return;
		}
		kept += (uint32_t)found - turns;
		turns = (uint32_t)found;
		if (turns > TURNS_MOST) {
			scene_unlink(path);
			turns = 0;
		}
	}
	printf("%u kills, %u turns kept\n", kills, kept);
	CHECK(kept >= kills / 2);
}

int main(void) {
	char directory[] = "/tmp/store_kill.XXXXXX";

	if (!mkdtemp(directory)) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/desk.sqlite", directory);
	log_open("store_kill_test", LOG_LEVEL_ERROR);
	disk_install();
	test_every_change();
	test_random_moments();
	scene_unlink(path);
	rmdir(directory);
	return check_report();
}
