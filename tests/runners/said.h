#ifndef RUNNERS_SAID_H
#define RUNNERS_SAID_H

#include "world.h"

/*
 * What is said of a chat is said to the agent or the visitor of that chat, from
 * the right address, in the words and of the time in which it was kept.
 */
void said_check(struct world *world, const struct desk_effect *effect,
		const struct desk_chat *row, const struct desk_line *line);

#endif
