/*
 * The watch. Knows nothing of what is measured.
 */
#include "bench.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double read_clock(clockid_t clock) {
	struct timespec at;

	check(clock_gettime(clock, &at) == 0, "clock");
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

struct cost cost_now(void) {
	return (struct cost){
		.cpu = read_clock(CLOCK_PROCESS_CPUTIME_ID),
		.wall = read_clock(CLOCK_MONOTONIC),
	};
}

struct cost cost_since(struct cost before) {
	struct cost now = cost_now();

	return (struct cost){ now.cpu - before.cpu, now.wall - before.wall };
}

static int compare(const void *a, const void *b) {
	const double *one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

double median(double *figures, size_t count) {
	qsort(figures, count, sizeof(*figures), compare);
	return figures[count / 2];
}

void check(bool holds, const char *what) {
	if (!holds) {
		fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
		exit(1);
	}
}

int number_at(char **argv, int at, int preset) {
	for (int i = 1; i <= at; i++) {
		if (!argv[i]) {
			return preset;
		}
	}
	return (int)strtol(argv[at], NULL, 10);
}
