#ifndef GATE_QUOTA_H
#define GATE_QUOTA_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A token bucket in one number: the moment at which it is full again. Each
 * taking moves that moment by `cost`; it may lie `most` ahead of now. Both are
 * in ms, so one a second with a burst of ten is 1000 and 10000.
 */
struct quota {
	int64_t full_at;
};

/* False, and nothing is taken, when there is not so much in it. */
static inline bool quota_take(struct quota *quota, int64_t now, int64_t cost,
		int64_t most) {
	int64_t at = quota->full_at > now ? quota->full_at : now;

	if (at + cost > now + most) {
		return false;
	}
	quota->full_at = at + cost;
	return true;
}

/* How long until `cost` can be taken, in ms. */
static inline int64_t quota_wait(const struct quota *quota, int64_t now,
		int64_t cost, int64_t most) {
	int64_t at = quota->full_at > now ? quota->full_at : now;

	return at + cost > now + most ? at + cost - now - most : 0;
}

#endif
