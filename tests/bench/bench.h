#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>

/* What all benches need: a watch, and an end where something is not so. */

/* Of this process: seconds of CPU it has used, and of a clock on the wall. */
struct cost {
	double cpu, wall;
};

struct cost cost_now(void);
struct cost cost_since(struct cost before);

/* Sorts them: a machine that others use disturbs some rounds, not the middle. */
double median(double *figures, size_t count);

/* Ends the bench; nothing it prints would be true. */
void check(bool holds, const char *what);

/* An argument of main(), or `preset` where there is none. */
int number_at(char **argv, int at, int preset);

#endif
