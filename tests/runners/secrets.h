#ifndef RUNNERS_SECRETS_H
#define RUNNERS_SECRETS_H

#include "world.h"

/*
 * What is not for everybody: of who reads along nobody hears anything, what is
 * whispered is for the agent alone, what is noted is said to nobody, and what
 * a blocked visitor writes is not kept.
 */

/* One step, before any of it is kept. */
void secrets_step(struct world *world, const struct desk_event *event,
		const struct desk_effects *effects, size_t first);

/* One effect, after all that was before it. */
void secrets_hear(struct world *world, const struct desk_effect *effect);

#endif
