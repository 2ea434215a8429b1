/*
 * A binary heap of deadlines. Knows nothing of what they are for.
 */

#include "desk/timer.h"

#include "base/arena.h"

#define FIRST_ROOM 64

void timers_finish(struct timers *timers) {
	xfree(timers->heap);
	*timers = (struct timers){ 0 };
}

/* Places count from 1, so that a timer of zeros is not set. */
static void put(struct timers *timers, size_t place, struct timer *timer) {
	timers->heap[place] = timer;
	timer->place = place;
}

static void rise(struct timers *timers, struct timer *timer) {
	size_t place = timer->place;

	while (place > 1 && timers->heap[place / 2]->due > timer->due) {
		put(timers, place, timers->heap[place / 2]);
		place /= 2;
	}
	put(timers, place, timer);
}

static void sink(struct timers *timers, struct timer *timer) {
	size_t place = timer->place;

	for (;;) {
		size_t below = place * 2;
		if (below < timers->count &&
				timers->heap[below + 1]->due < timers->heap[below]->due) {
			below++;
		}
		if (below > timers->count || timers->heap[below]->due >= timer->due) {
			break;
		}
		put(timers, place, timers->heap[below]);
		place = below;
	}
	put(timers, place, timer);
}

void timer_set(struct timers *timers, struct timer *timer, desk_ms due) {
	/* 0 is never: a deadline at the very start of time is 1. */
	timer->due = due > 0 ? due : 1;
	if (!timer->place) {
		if (timers->count + 1 >= timers->room) {
			timers->room = timers->room ? timers->room * 2 : FIRST_ROOM;
			timers->heap = xrealloc(timers->heap,
					timers->room * sizeof(struct timer *));
		}
		put(timers, ++timers->count, timer);
	}
	rise(timers, timer);
	sink(timers, timer);
}

void timer_clear(struct timers *timers, struct timer *timer) {
	size_t place = timer->place;

	if (!place) {
		return;
	}
	timer->place = 0;
	struct timer *last = timers->heap[timers->count--];
	if (last != timer) {
		put(timers, place, last);
		rise(timers, last);
		sink(timers, last);
	}
}

struct timer *timers_due(const struct timers *timers, desk_ms now) {
	return timers->count && timers->heap[1]->due <= now ? timers->heap[1]
														: NULL;
}

desk_ms timers_next(const struct timers *timers) {
	return timers->count ? timers->heap[1]->due : 0;
}
