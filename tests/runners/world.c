/*
 * The turns, the clock and the chance of a test's world. It carries out what
 * the mind wants and judges only what a single step can show.
 */

#include "world.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "ports.h"

#define FIRST_NOW  1000000       /* ms since the machine was started */
#define FIRST_WALL 1767000000000 /* ms since 1970 */
#define PATIENCE   50000         /* ticks, or pages, without a pause */

static const char *const languages[] = { "en", "nl", "de" };

static const struct desk_settings presets = {
	.languages = languages,
	.language_count = sizeof(languages) / sizeof(*languages),
	.away_after = 5 * 60 * 1000,
	.status_every = 30 * 1000,
	.staff_settle = 5 * 1000,
	.dismissal_memory = 24 * 3600 * 1000,
	.token_idle = 24 * 3600 * 1000,
	.token_life = (desk_ms)30 * 24 * 3600 * 1000,
};

void world_init(struct world *world, uint64_t seed) {
	*world = (struct world){
		.settings = presets,
		.lasting = arena_create(),
		.passing = arena_create(),
		.page = 100,
		.fetches_a_turn = 1000,
		.now = FIRST_NOW,
		.wall = FIRST_WALL,
		.seed = seed,
	};
	shelf_init(&world->shelf);
	effects_init(&world->effects);
}

void world_finish(struct world *world) {
	if (world->desk) {
		desk_destroy(world->desk);
	}
	effects_finish(&world->effects);
	shelf_finish(&world->shelf);
	xfree(world->fetches);
	arena_destroy(world->passing);
	arena_destroy(world->lasting);
}

void world_blame(struct world *world, const char *format, ...) {
	va_list arguments;

	if (world->fault[0]) {
		return;
	}
	va_start(arguments, format);
	vsnprintf(world->fault, sizeof(world->fault), format, arguments);
	va_end(arguments);
}

/* splitmix64: the same person always throws the same dice. */
static uint64_t throw(uint64_t * state) {
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

void world_stamp(const struct world *world, struct desk_event *event) {
	uint64_t state = world->seed ^ text_hash(event->from ? event->from : "");

	event->now = world->now;
	event->wall = world->wall;
	memset(event->chance, 0, sizeof(event->chance));
	for (size_t i = 0; i < sizeof(event->chance) && !world->is_loaded; i += 8) {
		uint64_t dice = throw(&state);
		memcpy(event->chance + i, &dice, 8);
	}
}

static const char *resource_of(const struct desk_event *event) {
	return event->resource ? event->resource : "";
}

/* Law 2: every request is answered exactly once, and to who asked. */
static void check_answers(struct world *world, const struct desk_event *event,
		size_t first) {
	size_t answers = 0;

	for (size_t i = first; i < world->effects.count; i++) {
		const struct desk_effect *effect = &world->effects.items[i];
		/* These carry the request on to what the store gives. */
		bool goes_on = effect->type == DESK_EFFECT_FETCH_PAGE ||
				(effect->type == DESK_EFFECT_SEARCH && effect->asked);
		if (!effect_is_answer(effect) && !goes_on) {
			continue;
		}
		answers++;
		if (!event->asked || !effect->asked ||
				strcmp(effect->asked, event->asked) != 0 ||
				strcmp(effect->to, event->from) != 0 ||
				strcmp(effect->resource, resource_of(event)) != 0 ||
				strcmp(effect->from, event->to) != 0) {
			world_blame(world, "an answer that nobody asked for");
		}
	}
	if (answers != (event->asked ? 1 : 0)) {
		world_blame(world, "a request was answered %zu times", answers);
	}
}

static void step(struct world *world, struct desk_event *event) {
	size_t first = world->effects.count;

	world_stamp(world, event);
	if (!event->to) {
		event->to = "";
	}
	if (!event->resource) {
		event->resource = "";
	}
	desk_step(world->desk, event, &world->effects);
	check_answers(world, event, first);
	for (size_t i = 0; i < world->hearer_count; i++) {
		const struct hearer *hearer = &world->hearers[i];
		if (hearer->stepped) {
			hearer->stepped(hearer->self, event, &world->effects, first);
		}
	}
}

static void feed_revived(void *self, struct desk_event *event) {
	step(self, event);
}

/* What it says must outlive the turn. */
void world_copy_fetch(struct arena *arena, struct desk_effect *fetch) {
	size_t count = fetch->fetch_page.id_count;
	const char **ids = arena_alloc(arena, (count + 1) * sizeof(*ids));

	fetch->from = arena_copy(arena, fetch->from);
	fetch->to = arena_copy(arena, fetch->to);
	fetch->resource = arena_copy(arena, fetch->resource);
	fetch->asked = arena_copy(arena, fetch->asked);
	fetch->fetch_page.token = arena_copy(arena, fetch->fetch_page.token);
	for (size_t i = 0; i < count; i++) {
		ids[i] = arena_copy(arena, fetch->fetch_page.ids[i]);
	}
	fetch->fetch_page.ids = ids;
}

static void copy_search(struct arena *arena, struct desk_effect *search) {
	search->from = arena_copy(arena, search->from);
	search->to = arena_copy(arena, search->to);
	search->resource = arena_copy(arena, search->resource);
	search->asked = arena_copy(arena, search->asked);
	search->search.channel = arena_copy(arena, search->search.channel);
	search->search.words = arena_copy(arena, search->search.words);
	search->search.jid = arena_copy(arena, search->search.jid);
}

static void note_fetch(struct world *world, const struct desk_effect *effect) {
	if (world->fetch_count == world->fetch_room) {
		world->fetch_room = world->fetch_room ? world->fetch_room * 2 : 16;
		world->fetches = xrealloc(world->fetches,
				world->fetch_room * sizeof(*world->fetches));
	}
	world->fetches[world->fetch_count++] = *effect;
	if (effect->type == DESK_EFFECT_FETCH_PAGE) {
		world_copy_fetch(world->lasting,
				&world->fetches[world->fetch_count - 1]);
	}
	if (effect->type == DESK_EFFECT_SEARCH) {
		copy_search(world->lasting, &world->fetches[world->fetch_count - 1]);
	}
}

static void note_ids(struct world *world, const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_KEEP_CHAT &&
			effect->chat.id > world->last_chat) {
		world->last_chat = effect->chat.id;
	}
	if (effect->type == DESK_EFFECT_KEEP_VISITOR &&
			effect->visitor.id > world->last_visitor) {
		world->last_visitor = effect->visitor.id;
	}
}

static void carry_out(struct world *world, const struct desk_effect *effect) {
	if (effect_is_for_store(effect->type)) {
		shelf_keep(&world->shelf, effect);
		note_ids(world, effect);
	}
	if (effect->type == DESK_EFFECT_FETCH ||
			effect->type == DESK_EFFECT_FETCH_PAGE ||
			effect->type == DESK_EFFECT_SEARCH) {
		note_fetch(world, effect);
	}
	if (world->crash == WORLD_CRASH_UNSPOKEN &&
			!effect_is_for_store(effect->type)) {
		return;
	}
	if (effect->type == DESK_EFFECT_SAY && world->is_linked) {
		world->out = effect->say.out;
	}
	for (size_t i = 0; i < world->hearer_count; i++) {
		world->hearers[i].heard(world->hearers[i].self, effect);
	}
}

static void keep_and_speak(struct world *world) {
	bool must_commit = false;

	for (size_t i = 0; i < world->effects.count; i++) {
		const struct desk_effect *effect = &world->effects.items[i];
		carry_out(world, effect);
		must_commit = must_commit ||
				(effect_is_for_store(effect->type) &&
						!effect_may_wait(effect->type));
	}
	if (must_commit) {
		shelf_commit(&world->shelf);
	}
	effects_reset(&world->effects);
}

/* As component/app does: some of what was asked for, then the rest waits. */
static void fetch_pages(struct world *world) {
	size_t count = world->fetch_count;

	if (count > world->fetches_a_turn) {
		count = world->fetches_a_turn;
	}
	for (size_t i = 0; i < count; i++) {
		const struct desk_effect *fetch = &world->fetches[i];
		struct desk_event event;
		if (fetch->type == DESK_EFFECT_FETCH) {
			shelf_fetch(&world->shelf, fetch, world->page, &event);
		} else if (fetch->type == DESK_EFFECT_SEARCH) {
			shelf_search(&world->shelf, fetch, world->effects.arena, &event);
		} else {
			shelf_fetch_page(&world->shelf, fetch, world->page,
					world->effects.arena, &event);
		}
		step(world, &event);
	}
	world->fetch_count -= count;
	if (world->fetch_count) {
		memmove(world->fetches, world->fetches + count,
				world->fetch_count * sizeof(*world->fetches));
	}
}

/* What goes round too often goes round for ever. */
static bool is_patient(struct world *world, int *rounds) {
	if (++*rounds > PATIENCE) {
		world_blame(world, "this does not come to an end");
		return false;
	}
	return true;
}

void world_end_turn(struct world *world) {
	int rounds = 0;

	if (world->crash == WORLD_CRASH_UNKEPT) {
		effects_reset(&world->effects);
	}
	keep_and_speak(world);
	if (world->crash != WORLD_CRASH_NONE) {
		world_crash(world);
		return;
	}
	do {
		fetch_pages(world);
		keep_and_speak(world);
	} while (world->fetch_count && world->fetches_a_turn >= 1000 &&
			is_patient(world, &rounds));
	for (size_t i = 0; i < world->hearer_count; i++) {
		if (world->hearers[i].turned) {
			world->hearers[i].turned(world->hearers[i].self);
		}
	}
}

void world_feed(struct world *world, struct desk_event *event) {
	step(world, event);
	if (!world->is_holding) {
		world_end_turn(world);
	}
}

void world_revive(const struct world *world, const struct event_sink *sink) {
	struct desk_event revived = { .type = DESK_EVENT_REVIVED };

	shelf_revive(&world->shelf, sink);
	revived.revived.is_unclean = true;
	revived.revived.last_wall = world->wall;
	revived.revived.last_chat = world->last_chat;
	revived.revived.last_visitor = world->last_visitor;
	sink->feed(sink->self, &revived);
}

void world_begin(struct world *world) {
	struct desk_event revived = { .type = DESK_EVENT_REVIVED };

	world->settings.channels = world->channels;
	world->settings.gateways = world->gateways;
	world->desk = desk_create(&world->settings);
	world_feed(world, &revived);
}

void world_crash(struct world *world) {
	struct event_sink sink = { .self = world, .feed = feed_revived };
	bool was_kept = world->crash != WORLD_CRASH_UNKEPT;

	world->crash = WORLD_CRASH_NONE;
	for (size_t i = 0; i < world->hearer_count; i++) {
		if (world->hearers[i].crashed) {
			world->hearers[i].crashed(world->hearers[i].self, was_kept);
		}
	}
	desk_destroy(world->desk);
	shelf_crash(&world->shelf);
	world->revived = world->wall;
	world->fetch_count = 0;
	world->is_linked = false;
	world->out = world->handed = 0;
	/* The machine was started anew, too: only wall time goes on. */
	world->now = FIRST_NOW;
	world->desk = desk_create(&world->settings);
	world_revive(world, &sink);
	world_end_turn(world);
}

void world_pass(struct world *world, desk_ms duration) {
	/* By the wall: a crash on the way sets the other clock back. */
	int64_t until = world->wall + duration;
	int rounds = 0;

	while (world->fetch_count && is_patient(world, &rounds)) {
		world_end_turn(world);
	}
	for (;;) {
		desk_ms due = desk_deadline(world->desk);
		if (due == 0 || due - world->now > until - world->wall) {
			break;
		}
		if (due > world->now) {
			world->wall += due - world->now;
			world->now = due;
		}
		struct desk_event tick = { .type = DESK_EVENT_TICK };
		world_feed(world, &tick);
		if (!is_patient(world, &rounds)) {
			break;
		}
	}
	world->now += until - world->wall;
	world->wall = until;
}
