#ifndef DESK_PACE_H
#define DESK_PACE_H

#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * How fast the chats of a channel are taken, and so how long who waits has to
 * wait. It counts the time of agents: what all who are Present spend while
 * somebody waits, so a night with nobody there is no time at all, and half of
 * the agents need twice as long. What is not known is not said.
 */

struct channel;
struct step;

#define PACE_PICKED_MOST 16

struct pace {
	desk_ms picked[PACE_PICKED_MOST]; /* a ring: `spent` at the last takings */
	size_t count, next;
	desk_ms before; /* `spent` when the first of them was waited for */
	desk_ms spent;  /* agents' time, up to `since` */
	desk_ms since;
	size_t agents; /* that spend it; 0: nobody is Present, or nobody waits */
};

/* After each step: who spends his time from now on. */
void pace_settle(const struct step *step, struct channel *channel);

/* A chat that waited was taken. */
void pace_count(const struct step *step, struct channel *channel);

/*
 * Seconds that who has this place, from 1, will wait; rounded up, so that it
 * does not change all the time. 0: nobody knows, or nobody is Present.
 */
uint32_t pace_wait(const struct step *step, const struct channel *channel,
		size_t place);
uint32_t pace_newcomer_wait(const struct step *step,
		const struct channel *channel);

#endif
