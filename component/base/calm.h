#ifndef BASE_CALM_H
#define BASE_CALM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What nobody waits for (a mark, say) may lie in a queue for a moment, until
 * something else leaves that it can go with: a write and the reader's waking
 * cost far more than the bytes. Nothing overtakes it.
 */

#define CALM_MOST 100 /* ms */

struct calm {
	size_t bytes; /* that the queue holds, if all of them may wait; or 0 */
	int64_t until;
};

/* Something that may wait was added: the queue's length before and after. */
void calm_add(struct calm *calm, size_t before, size_t after, int64_t now);

/* What was queued is being written. */
void calm_end(struct calm *calm);

/* Whether the queue, being so long, need not be written yet. */
bool calm_holds(const struct calm *calm, size_t queued, int64_t now);

#endif
