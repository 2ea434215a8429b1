#ifndef BASE_HISTOGRAM_H
#define BASE_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>

/* How long something took, counted by length. */

#define HISTOGRAM_BOUNDS 12

struct histogram {
	uint64_t counts[HISTOGRAM_BOUNDS + 1]; /* the last: longer than all */
	uint64_t sum, total;                   /* ms; how often */
};

/* The upper end of a count, in ms. */
int64_t histogram_bound(size_t i);

void histogram_note(struct histogram *histogram, int64_t ms);

#endif
