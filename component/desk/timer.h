#ifndef DESK_TIMER_H
#define DESK_TIMER_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/types.h"

/*
 * Deadlines, the nearest first, in a heap: a tick costs what is due and no
 * more. A timer lives inside the thing that it is for.
 */

enum timer_kind {
	TIMER_KIND_CHAT,      /* chat.timer: grace, or reopening is over */
	TIMER_KIND_AWAY,      /* agent.timer: away for long enough */
	TIMER_KIND_STATUS,    /* channel.timer: its status may change again */
	TIMER_KIND_SETTLE,    /* desk.settle_timer: presences have come in */
	TIMER_KIND_DISMISSAL, /* desk.dismissal_timer: the first is over */
	TIMER_KIND_PAGE,      /* visit.timer: it is hidden, or gone, by now */
	TIMER_KIND_RING,      /* chat.ring_timer: a ring, or an offer is over */
	TIMER_KIND_SILENT,    /* chat.silent_timer: it takes no room any more */
	TIMER_KIND_PASS,      /* chat.pass_timer: a transfer is over */
	TIMER_KIND_BLOCK,     /* block.timer: he may write again */
	TIMER_KIND_PLACES,    /* channel.places_timer: who waits hears again */
	TIMER_KIND_ENTRY,     /* desk.entry_timer: is the first still of use? */
};

struct timer {
	enum timer_kind kind;
	desk_ms due;
	size_t place; /* in the heap, from 1; 0: not set */
};

struct timers {
	struct timer **heap;
	size_t count, room;
};

void timers_finish(struct timers *timers);

/* Sets it, or sets it anew. */
void timer_set(struct timers *timers, struct timer *timer, desk_ms due);
void timer_clear(struct timers *timers, struct timer *timer);

/* The first that is due by `now`, or NULL. */
struct timer *timers_due(const struct timers *timers, desk_ms now);

/* When the next is due, or 0 for never. */
desk_ms timers_next(const struct timers *timers);

#endif
