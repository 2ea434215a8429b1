/*
 * The turn: step, keep, speak. Nobody hears of what a crash could undo, for
 * nothing is said before the commit of the turn that caused it.
 */
#include "app.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "desk/desk.h"
#include "desk/effect.h"
#include "desk/event.h"

/*
 * Pages of lines that are fetched in one turn: of a chat some hundred KB, for
 * a web page a tenth of that, so a turn stays below what a person notices even
 * while a thousand of them resume.
 */
#define FETCHES_A_TURN   16
#define WEB_PAGES_A_TURN 128
/* … and bytes of them: a stranger's lines are as long as he likes. */
#define FETCHED_A_TURN ((size_t)512 * 1024)

/* Drawn at once: the call is what is dear, not the byte. */
#define CHANCE_ROOM 4096

struct fetch {
	uint32_t chat, after;
	enum desk_leg leg;
};

/* … and how long agents' look-ups may take of it, in ms. */
#define SEARCHING_A_TURN 10

/*
 * What is asked of the store and has texts of its own. A round is answered
 * whole before the next begins.
 */
struct round {
	struct arena *arena;
	struct desk_effect *asked; /* their strings are in the arena */
	size_t count, room, done;
};

struct app {
	struct desk *desk;
	struct store_port store;
	struct xmpp_port xmpp;
	struct clock_port clock;
	struct desk_effects effects;
	struct fetch *fetches; /* asked for and not yet made, oldest first */
	size_t fetch_count, fetch_room;
	struct round reading, coming;      /* what web pages wait for */
	struct round searching, to_search; /* what agents look up */
	uint8_t chance[CHANCE_ROOM];
	size_t chance_left; /* at its end; what was given away is zero */
	uint64_t events;
	struct histogram kept;
	int64_t line_at;     /* when the first line of this turn came */
	size_t line_waiting; /* how many came since */
};

static void feed(void *self, struct desk_event *event) {
	app_feed(self, event);
}

struct app *app_create(struct desk *desk, const struct store_port *store,
		const struct xmpp_port *xmpp, const struct clock_port *clock) {
	struct app *app = xcalloc(1, sizeof(*app));

	app->desk = desk;
	app->store = *store;
	app->xmpp = *xmpp;
	app->clock = *clock;
	effects_init(&app->effects);
	app->reading.arena = arena_create();
	app->coming.arena = arena_create();
	app->searching.arena = arena_create();
	app->to_search.arena = arena_create();
	return app;
}

static void round_finish(struct round *round) {
	arena_destroy(round->arena);
	free(round->asked);
}

void app_destroy(struct app *app) {
	if (!app) {
		return;
	}
	effects_finish(&app->effects);
	round_finish(&app->reading);
	round_finish(&app->coming);
	round_finish(&app->searching);
	round_finish(&app->to_search);
	free(app->fetches);
	free(app);
}

/* No byte is given twice, or kept by us once it is somebody's. */
static void draw(struct app *app, uint8_t *bytes, size_t count) {
	if (app->chance_left < count) {
		app->clock.chance(app->chance, sizeof(app->chance));
		app->chance_left = sizeof(app->chance);
	}
	uint8_t *from = app->chance + sizeof(app->chance) - app->chance_left;
	memcpy(bytes, from, count);
	memset(from, 0, count);
	app->chance_left -= count;
}

void app_feed(struct app *app, struct desk_event *event) {
	event->now = app->clock.now();
	event->wall = app->clock.wall();
	draw(app, event->chance, sizeof(event->chance));
	app->events++;
	if (event->type == DESK_EVENT_LINE) {
		app->line_at = app->line_waiting++ ? app->line_at : event->now;
	}
	desk_step(app->desk, event, &app->effects);
}

struct event_sink app_sink(struct app *app) {
	return (struct event_sink){ .self = app, .feed = feed };
}

bool app_revive(struct app *app) {
	struct event_sink sink = app_sink(app);

	return app->store.revive(app->store.self, &sink) && app_end_turn(app);
}

void app_tick(struct app *app) {
	desk_ms due = desk_deadline(app->desk);

	if (due && due <= app->clock.now()) {
		struct desk_event tick = { .type = DESK_EVENT_TICK };
		app_feed(app, &tick);
	}
}

static void note_fetch(struct app *app, const struct desk_effect *effect) {
	if (app->fetch_count == app->fetch_room) {
		app->fetch_room = app->fetch_room ? 2 * app->fetch_room : 16;
		app->fetches =
				xrealloc(app->fetches, app->fetch_room * sizeof(*app->fetches));
	}
	app->fetches[app->fetch_count++] = (struct fetch){
		.chat = effect->fetch.chat,
		.after = effect->fetch.after,
		.leg = effect->fetch.leg,
	};
}

/* The effect's strings end with the turn, and it may wait for longer. */
static struct desk_effect *note(struct round *round,
		const struct desk_effect *effect) {
	struct arena *arena = round->arena;

	if (round->count == round->room) {
		round->room = round->room ? 2 * round->room : 16;
		round->asked =
				xrealloc(round->asked, round->room * sizeof(*round->asked));
	}
	struct desk_effect *asked = &round->asked[round->count++];
	*asked = *effect;
	asked->from = arena_copy(arena, effect->from);
	asked->to = arena_copy(arena, effect->to);
	asked->resource = arena_copy(arena, effect->resource);
	asked->asked = arena_copy(arena, effect->asked);
	asked->lang = arena_copy(arena, effect->lang);
	return asked;
}

static void note_fetch_page(struct app *app, const struct desk_effect *effect) {
	struct arena *arena = app->coming.arena;
	struct desk_effect *asked = note(&app->coming, effect);
	size_t count = effect->fetch_page.id_count;
	const char **ids = arena_alloc(arena, count * sizeof(*ids));

	for (size_t i = 0; i < count; i++) {
		ids[i] = arena_copy(arena, effect->fetch_page.ids[i]);
	}
	asked->fetch_page.token = arena_copy(arena, effect->fetch_page.token);
	asked->fetch_page.ids = ids;
}

static void note_search(struct app *app, const struct desk_effect *effect) {
	struct arena *arena = app->to_search.arena;
	struct desk_effect *asked = note(&app->to_search, effect);

	asked->search.channel = arena_copy(arena, effect->search.channel);
	asked->search.words = arena_copy(arena, effect->search.words);
	asked->search.jid = arena_copy(arena, effect->search.jid);
}

static void note_asked(struct app *app) {
	for (size_t i = 0; i < app->effects.count; i++) {
		const struct desk_effect *effect = &app->effects.items[i];
		if (effect->type == DESK_EFFECT_FETCH) {
			note_fetch(app, effect);
		} else if (effect->type == DESK_EFFECT_FETCH_PAGE) {
			note_fetch_page(app, effect);
		} else if (effect->type == DESK_EFFECT_SEARCH) {
			note_search(app, effect);
		}
	}
}

/* None of them took longer than the turn's first. */
static void note_kept(struct app *app) {
	int64_t took = app->line_waiting ? app->clock.now() - app->line_at : 0;

	for (; app->line_waiting; app->line_waiting--) {
		histogram_note(&app->kept, took);
	}
}

/* One commit, then the words of it. */
static bool keep_and_speak(struct app *app) {
	if (app->effects.count == 0) {
		effects_reset(&app->effects); /* a step may draft and say nothing */
		return true;
	}
	if (!app->store.keep(app->store.self, &app->effects)) {
		return false;
	}
	note_kept(app);
	app->xmpp.speak(app->xmpp.self, &app->effects);
	note_asked(app);
	effects_reset(&app->effects);
	return true;
}

static bool may_fetch(const struct app *app) {
	return app->xmpp.has_room(app->xmpp.self);
}

static bool is_enough(const struct app *app) {
	return arena_used(app->effects.arena) >= FETCHED_A_TURN;
}

/* What was asked for before; what these pages ask for waits its turn. */
static bool fetch_pages(struct app *app) {
	struct event_sink sink = app_sink(app);
	size_t most = may_fetch(app) ? app->fetch_count : 0;
	size_t count = 0;

	while (count < most && count < FETCHES_A_TURN && !is_enough(app)) {
		struct fetch *fetch = &app->fetches[count++];
		if (!app->store.fetch(app->store.self, fetch->chat, fetch->leg,
					fetch->after, &sink)) {
			return false;
		}
	}
	app->fetch_count -= count;
	if (app->fetch_count) {
		memmove(app->fetches, app->fetches + count,
				app->fetch_count * sizeof(*app->fetches));
	}
	return true;
}

static size_t rest_of(const struct round *round) {
	return round->count - round->done;
}

static bool has_rest(const struct round *round) {
	return rest_of(round) > 0;
}

/* Where this one is done, the next begins. */
static void go_round(struct round *round, struct round *next) {
	if (!has_rest(round)) {
		struct round done = *round;
		*round = *next;
		done.count = done.done = 0;
		arena_reset(done.arena);
		*next = done;
	}
}

static bool fetch_web_pages(struct app *app) {
	struct event_sink sink = app_sink(app);
	struct round *reading = &app->reading;

	go_round(reading, &app->coming);
	if (!may_fetch(app)) {
		return true;
	}
	for (int i = 0;
			i < WEB_PAGES_A_TURN && has_rest(reading) && !is_enough(app); i++) {
		if (!app->store.fetch_page(app->store.self,
					&reading->asked[reading->done++], &sink)) {
			return false;
		}
	}
	return true;
}

/* At least one step; a search that needs more of them goes on next turn. */
static bool search(struct app *app) {
	struct event_sink sink = app_sink(app);
	struct round *searching = &app->searching;
	int64_t until = app->clock.now() + SEARCHING_A_TURN;

	go_round(searching, &app->to_search);
	while (may_fetch(app) && has_rest(searching) && !is_enough(app)) {
		bool is_done = false;
		if (!app->store.search(app->store.self,
					&searching->asked[searching->done], &sink, &is_done)) {
			return false;
		}
		searching->done += is_done;
		if (app->clock.now() >= until) {
			break;
		}
	}
	return true;
}

bool app_end_turn(struct app *app) {
	return keep_and_speak(app) && fetch_pages(app) && fetch_web_pages(app) &&
			search(app) && keep_and_speak(app);
}

void app_count(const struct app *app, struct app_figures *figures) {
	figures->events = app->events;
	figures->kept = app->kept;
	figures->owed = app->fetch_count + rest_of(&app->coming) +
			rest_of(&app->reading) + rest_of(&app->searching) +
			rest_of(&app->to_search);
}

int64_t app_deadline(const struct app *app) {
	bool is_behind = app->fetch_count || has_rest(&app->reading) ||
			has_rest(&app->coming) || has_rest(&app->searching) ||
			has_rest(&app->to_search);

	return is_behind && may_fetch(app) ? 1 : desk_deadline(app->desk);
}
