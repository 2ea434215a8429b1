/* Lengths of time, counted. Knows nothing of what took so long. */

#include "base/histogram.h"

#include <assert.h>

static const int64_t bounds[HISTOGRAM_BOUNDS] = { 1, 2, 5, 10, 20, 50, 100, 200,
	500, 1000, 2000, 5000 };

int64_t histogram_bound(size_t i) {
	assert(i < HISTOGRAM_BOUNDS);
	return bounds[i];
}

void histogram_note(struct histogram *histogram, int64_t ms) {
	size_t i = 0;

	while (i < HISTOGRAM_BOUNDS && ms > bounds[i]) {
		i++;
	}
	histogram->counts[i]++;
	histogram->sum += ms > 0 ? (uint64_t)ms : 0;
	histogram->total++;
}
