#ifndef RUNNERS_WORLD_H
#define RUNNERS_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/desk.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "shelf.h"

/*
 * A desk in a world that can be foretold: a clock that only passes when told
 * to, chance that is the same every time, the store in shelf, and turns as
 * component/app makes them: step, keep, speak, fetch.
 */

struct event_sink;
struct pages;

#define WORLD_CHANNELS  8
#define WORLD_NEWCOMERS 64
#define WORLD_GATEWAYS  4

/* Whoever listens: the story that is printed, the check of the laws. */
struct hearer {
	void *self;
	/* One event was stepped; its effects are items[first] and on. */
	void (*stepped)(void *self, const struct desk_event *event,
			const struct desk_effects *effects, size_t first);
	/* One effect is carried out; what a crash swallows never comes here. */
	void (*heard)(void *self, const struct desk_effect *effect);
	/* The turn is over. */
	void (*turned)(void *self);
	/* The desk died; `was_kept` says whether its last turn was. */
	void (*crashed)(void *self, bool was_kept);
};

enum world_crash {
	WORLD_CRASH_NONE,
	WORLD_CRASH_UNSPOKEN, /* this turn is kept, and then the desk dies */
	WORLD_CRASH_UNKEPT,   /* the desk dies before the commit */
};

struct world {
	struct desk_channel_settings channels[WORLD_CHANNELS];
	const char *gateways[WORLD_GATEWAYS];
	struct desk_settings settings;
	struct desk *desk;
	struct shelf shelf;
	struct desk_effects effects; /* of this turn */
	struct arena *lasting;       /* what lives as long as the world */
	struct arena *passing;       /* what a line needs; its reader resets it */
	const char *newcomers[WORLD_NEWCOMERS]; /* come when the set-up is over */
	size_t newcomer_count;
	struct desk_effect *fetches; /* made and not yet answered */
	size_t fetch_count, fetch_room;
	size_t page, fetches_a_turn;
	const struct pages *pages; /* what they were told, if somebody watches */
	const struct hearer *hearers;
	size_t hearer_count;
	desk_ms now;
	int64_t wall;
	int64_t revived; /* wall of the last crash */
	uint64_t seed;
	uint32_t asked_count, token_count;
	uint32_t last_chat, last_visitor; /* the highest ids ever kept */
	uint64_t out, handed; /* said to the server, and behind a pong of it */
	enum world_crash crash;
	bool is_linked;
	bool is_holding; /* more events of the same turn follow */
	bool is_loaded;  /* all chance is zeros: codes collide */
	bool is_ready;   /* the set-up is over */
	char fault[400]; /* the first law that was broken, or "" */
};

void world_init(struct world *world, uint64_t seed);
void world_finish(struct world *world);

/* Once the channels are named. The desk has an empty store and no link. */
void world_begin(struct world *world);

/* Steps one event and, unless more of this turn follow, ends the turn. */
void world_feed(struct world *world, struct desk_event *event);
void world_end_turn(struct world *world);

/* Time goes by; the desk is ticked when it wants to be. */
void world_pass(struct world *world, desk_ms duration);

/* kill -9, and a new desk from what was kept. Clock and link start anew. */
void world_crash(struct world *world);

/* What a new desk is told of what is kept, with REVIVED. */
void world_revive(const struct world *world, const struct event_sink *sink);

/* A FETCH_PAGE with texts of its own. */
void world_copy_fetch(struct arena *arena, struct desk_effect *fetch);

/* Time and chance of an event. */
void world_stamp(const struct world *world, struct desk_event *event);

/* The first call counts: what follows a broken law is noise. */
void world_blame(struct world *world, const char *format, ...)
		__attribute__((format(printf, 2, 3)));

#endif
