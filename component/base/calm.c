/*
 * When a queue of what may wait has to be written. Knows neither what is in it
 * nor where it goes.
 */

#include "base/calm.h"

void calm_add(struct calm *calm, size_t before, size_t after, int64_t now) {
	if (before == 0) {
		calm->bytes = after;
		calm->until = now + CALM_MOST;
	} else if (before == calm->bytes) {
		calm->bytes = after;
	}
}

void calm_end(struct calm *calm) {
	calm->bytes = 0;
}

bool calm_holds(const struct calm *calm, size_t queued, int64_t now) {
	return calm->bytes > 0 && calm->bytes == queued && now < calm->until;
}
