/*
 * Lives through random events by seed, and dies at random moments, under the
 * eyes of check.c. What fails is made short and printed as a desk script.
 *
 *   simulator [--seed S] [--steps N] [--crash 1/K] [--episode N]
 *
 * A run is cut into episodes, each with a world and a process of its own, so
 * that even an assertion leaves a story behind.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "acts.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "events.h"
#include "shrink.h"
#include "story.h"
#include "world.h"

#define MOST_SECONDS 20 /* for one episode, which takes some milliseconds */

struct run {
	uint64_t seed;
	unsigned long steps, episode;
	uint32_t crash_one_in;
};

struct life {
	struct world world;
	struct check *check;
	struct hearer hearers[2];
	struct buffer told; /* the story, where it is wanted */
	FILE *to;           /* each line before it happens, or NULL */
};

static void tell(void *self, const struct desk_effect *effect) {
	struct life *life = self;

	if (life->to) {
		buffer_empty(&life->told);
		story_tell_indented(&life->told, effect, life->world.wall);
		fwrite(life->told.bytes, 1, life->told.length, life->to);
	}
}

static void life_begin(struct life *life, uint64_t seed) {
	*life = (struct life){ 0 };
	world_init(&life->world, seed);
	life->check = check_create(&life->world);
	life->hearers[0] = check_hearer(life->check);
	life->hearers[1] = (struct hearer){ .self = life, .heard = tell };
	life->world.hearers = life->hearers;
	life->world.hearer_count = 1;
}

static void life_end(struct life *life) {
	check_destroy(life->check);
	world_finish(&life->world);
	buffer_finish(&life->told);
}

/* False when a law was broken. */
static bool live(struct life *life, const char *line, bool is_set_up) {
	enum happening done = is_set_up ? events_set_up(&life->world, line)
									: events_happen(&life->world, line);

	if (done == HAPPENING_UNKNOWN) {
		world_blame(&life->world, "no form fits \"%.100s\"", line);
	}
	return !life->world.fault[0];
}

/* One episode by seed. Each line goes to `to` first, if there is one. */
static bool live_by_seed(const struct run *run, uint64_t seed, FILE *to) {
	struct acts *acts = acts_create(seed, run->crash_one_in);
	struct life life;
	const char *line;
	bool is_good = true;

	life_begin(&life, seed);
	for (size_t i = 0; (line = acts_set_up(acts, i, life.world.passing)); i++) {
		if (to) {
			fprintf(to, "%s\n", line);
		}
		is_good = is_good && live(&life, line, true);
	}
	events_begin(&life.world);
	for (unsigned long step = 0; is_good && step < run->episode;) {
		arena_reset(life.world.passing);
		line = acts_next(acts, &life.world, life.world.passing);
		step += strcmp(line, ACTS_MENDED) != 0;
		if (to) {
			fprintf(to, "> %s\n", line);
			fflush(to);
		}
		is_good = live(&life, line, false);
	}
	life_end(&life);
	acts_destroy(acts);
	return is_good;
}

/* The same from lines. With `to`, what follows is told as well. */
static bool live_by_lines(const struct story_lines *lines, uint64_t seed,
		FILE *to) {
	struct life life;
	bool is_good = true;

	life_begin(&life, seed);
	for (size_t i = 0; i < lines->set_up_count; i++) {
		live(&life, lines->lines[i], true);
	}
	events_begin(&life.world);
	life.to = to;
	life.world.hearer_count = to ? 2 : 1;
	for (size_t i = lines->set_up_count; is_good && i < lines->count; i++) {
		arena_reset(life.world.passing);
		if (to) {
			fprintf(to, "\n> %s\n", lines->lines[i] + 2);
			fflush(to);
		}
		is_good = live(&life, lines->lines[i] + 2, false);
	}
	if (!is_good && to) {
		fprintf(to, "\n# %s\n", life.world.fault);
	}
	life_end(&life);
	return is_good;
}

/* Waits for a child and says whether all was well with it. */
static bool is_well(pid_t child) {
	int status = 0;

	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR) {
			return false;
		}
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* fork(), with the parent's output written before it is copied. */
static pid_t split(void) {
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child < 0) {
		perror("fork");
		exit(2);
	}
	if (child == 0) {
		alarm(MOST_SECONDS); /* what does not end is a failure, too */
	}
	return child;
}

static uint64_t shrinking_seed;

static bool fails(const struct story_lines *lines) {
	pid_t child = split();

	if (child == 0) {
		(void)!freopen("/dev/null", "w", stderr);
		_exit(live_by_lines(lines, shrinking_seed, NULL) ? 0 : 1);
	}
	return !is_well(child);
}

static void add_line(struct story_lines *lines, const char *line) {
	if (lines->count == lines->room) {
		lines->room = lines->room * 2 + 64;
		lines->lines =
				xrealloc(lines->lines, lines->room * sizeof(*lines->lines));
	}
	lines->set_up_count += strncmp(line, "> ", 2) != 0;
	lines->lines[lines->count++] = xstrdup(line);
}

/* The episode once more, and every line of it up to its end. */
static struct story_lines record(const struct run *run, uint64_t seed) {
	struct story_lines lines = { 0 };
	FILE *tape = tmpfile();
	char line[4096];
	pid_t child;

	if (!tape) {
		perror("tmpfile");
		exit(2);
	}
	child = split();
	if (child == 0) {
		(void)!freopen("/dev/null", "w", stderr);
		_exit(live_by_seed(run, seed, tape) ? 0 : 1);
	}
	is_well(child);
	rewind(tape);
	while (fgets(line, sizeof(line), tape)) {
		line[strcspn(line, "\n")] = '\0';
		add_line(&lines, line);
	}
	fclose(tape);
	return lines;
}

static void print_story(const struct run *run, uint64_t seed) {
	struct story_lines lines = record(run, seed);
	size_t all = lines.count;
	pid_t child;

	shrinking_seed = seed;
	if (!fails(&lines)) {
		printf("# Episode %llu fails, but not when it is told again.\n",
				(unsigned long long)seed);
		return;
	}
	shrink(&lines, fails);
	printf("# Episode %llu, %zu of its %zu lines.\n\n",
			(unsigned long long)seed, lines.count, all);
	for (size_t i = 0; i < lines.set_up_count; i++) {
		printf("%s\n", lines.lines[i]);
	}
	child = split();
	if (child == 0) {
		live_by_lines(&lines, seed, stdout);
		fflush(stdout);
		_exit(0);
	}
	is_well(child);
}

static bool read_options(struct run *run, int argc, char **argv) {
	for (int i = 1; i + 1 < argc; i += 2) {
		const char *value = argv[i + 1];
		if (strcmp(argv[i], "--seed") == 0) {
			run->seed = strtoull(value, NULL, 10);
		} else if (strcmp(argv[i], "--steps") == 0) {
			run->steps = strtoul(value, NULL, 10);
		} else if (strcmp(argv[i], "--episode") == 0) {
			run->episode = strtoul(value, NULL, 10);
		} else if (strcmp(argv[i], "--crash") == 0 &&
				strncmp(value, "1/", 2) == 0) {
			run->crash_one_in = (uint32_t)strtoul(value + 2, NULL, 10);
		} else {
			return false;
		}
	}
	return argc % 2 == 1 && run->episode > 0;
}

int main(int argc, char **argv) {
	struct run run = { .seed = 1,
		.steps = 100000,
		.episode = 2500,
		.crash_one_in = 1000 };
	unsigned long passed = 0, failed = 0;

	if (!read_options(&run, argc, argv)) {
		fprintf(stderr,
				"usage: simulator [--seed S] [--steps N] "
				"[--crash 1/K] [--episode N]\n");
		return 2;
	}
	for (unsigned long step = 0; step < run.steps && failed == 0;
			step += run.episode) {
		uint64_t seed = run.seed * 1000003 + step / run.episode;
		pid_t child = split();
		if (child == 0) {
			_exit(live_by_seed(&run, seed, NULL) ? 0 : 1);
		}
		if (is_well(child)) {
			passed++;
		} else {
			failed++;
			print_story(&run, seed);
		}
	}
	printf("%lu steps, seed %llu: %lu passed, %lu failed\n",
			passed * run.episode, (unsigned long long)run.seed, passed, failed);
	return failed > 0;
}
