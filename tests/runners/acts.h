#ifndef RUNNERS_ACTS_H
#define RUNNERS_ACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What people and machines do next, at random by seed, as lines of a script:
 * whatever goes wrong can be read, replayed and made shorter.
 */

/* The line that mends everything after a crash; it counts as no step. */
#define ACTS_MENDED "everybody is back"

struct acts;
struct arena;
struct world;

struct acts *acts_create(uint64_t seed, uint32_t crash_one_in);
void acts_destroy(struct acts *acts);

/* The `at`-th line of the set-up, or NULL after the last. */
const char *acts_set_up(struct acts *acts, size_t at, struct arena *arena);

/* An event line that is likely to mean something in this world. */
const char *acts_next(struct acts *acts, const struct world *world,
		struct arena *arena);

#endif
