#ifndef RUNNERS_BROWSE_H
#define RUNNERS_BROWSE_H

#include <stdint.h>

/*
 * People with browsers, at random: tabs, reloads, lines that were never
 * answered, tokens as the pages got them, gateways that start anew. They know
 * what pages.h says that they were told.
 */

struct arena;
struct browse;
struct world;

struct browse *browse_create(void);
void browse_destroy(struct browse *browse);

/* A line of what one of them does now. `dice` is fresh chance. */
const char *browse_next(struct browse *browse, const struct world *world,
		uint64_t dice, struct arena *arena);

#endif
