#ifndef RUNNERS_OWNERS_H
#define RUNNERS_OWNERS_H

#include "world.h"

/*
 * Whose chat it is, as they were told: nobody goes on believing that a chat is
 * his when it is another's, and whoever was asked to take one over hears how
 * that ended, and so does who asked him.
 */

struct crew;
struct owners;

struct owners *owners_create(struct world *world);
void owners_destroy(struct owners *owners);

/* One step, before any of it is kept. */
void owners_step(struct owners *owners, const struct desk_event *event,
		const struct desk_effects *effects, size_t first);

void owners_hear(struct owners *owners, const struct desk_effect *effect);

/* The desk died: who knows what they heard last. */
void owners_forget(struct owners *owners);

/* At the end of a turn. */
void owners_check(struct owners *owners, const struct crew *crew);

#endif
