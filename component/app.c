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

/* What web pages wait for. A round is read whole before the next begins. */
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
	struct round reading, coming;
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
	return app;
}

void app_destroy(struct app *app) {
	if (!app) {
		return;
	}
	effects_finish(&app->effects);
	arena_destroy(app->reading.arena);
	arena_destroy(app->coming.arena);
	free(app->reading.asked);
	free(app->coming.asked);
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
static void note_fetch_page(struct app *app, const struct desk_effect *effect) {
	struct round *round = &app->coming;
	struct arena *arena = round->arena;

	if (round->count == round->room) {
		round->room = round->room ? 2 * round->room : 16;
		round->asked =
				xrealloc(round->asked, round->room * sizeof(*round->asked));
	}
	size_t count = effect->fetch_page.id_count;
	const char **ids = arena_alloc(arena, count * sizeof(*ids));
	for (size_t i = 0; i < count; i++) {
		ids[i] = arena_copy(arena, effect->fetch_page.ids[i]);
	}
	struct desk_effect *asked = &round->asked[round->count++];
	*asked = *effect;
	asked->from = arena_copy(arena, effect->from);
	asked->to = arena_copy(arena, effect->to);
	asked->resource = arena_copy(arena, effect->resource);
	asked->asked = arena_copy(arena, effect->asked);
	asked->lang = arena_copy(arena, effect->lang);
	asked->fetch_page.token = arena_copy(arena, effect->fetch_page.token);
	asked->fetch_page.ids = ids;
}

static void note_asked(struct app *app) {
	for (size_t i = 0; i < app->effects.count; i++) {
		const struct desk_effect *effect = &app->effects.items[i];
		if (effect->type == DESK_EFFECT_FETCH) {
			note_fetch(app, effect);
		} else if (effect->type == DESK_EFFECT_FETCH_PAGE) {
			note_fetch_page(app, effect);
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

static bool has_rest(const struct round *round) {
	return round->done < round->count;
}

static bool fetch_web_pages(struct app *app) {
	struct event_sink sink = app_sink(app);
	struct round *reading = &app->reading;

	if (!has_rest(reading)) {
		struct round done = *reading;
		*reading = app->coming;
		done.count = done.done = 0;
		arena_reset(done.arena);
		app->coming = done;
	}
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

bool app_end_turn(struct app *app) {
	return keep_and_speak(app) && fetch_pages(app) && fetch_web_pages(app) &&
			keep_and_speak(app);
}

void app_count(const struct app *app, struct app_figures *figures) {
	figures->events = app->events;
	figures->kept = app->kept;
	figures->owed = app->fetch_count + app->coming.count + app->reading.count -
			app->reading.done;
}

int64_t app_deadline(const struct app *app) {
	bool is_behind = app->fetch_count || has_rest(&app->reading) ||
			has_rest(&app->coming);

	return is_behind && may_fetch(app) ? 1 : desk_deadline(app->desk);
}
