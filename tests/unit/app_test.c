/*
 * How much one turn fetches. The mind, the store and the link are the test's:
 * desk_step() of this file asks for as many pages as it is told to.
 */
#include "app.h"

#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "desk/desk.h"
#include "desk/effect.h"
#include "desk/event.h"

/* As app.c has them. */
#define FETCHES_A_TURN   16
#define WEB_PAGES_A_TURN 128
#define FETCHED_A_TURN   ((size_t)512 * 1024)

static struct {
	enum desk_effect_type asks; /* at the next event but FETCHED */
	size_t asked, fetched, web_fetched;
	size_t searched, search_steps; /* answered; each takes so many steps */
	size_t steps;
	int64_t step_ms;
	size_t page_bytes; /* what answering a page takes of the turn */
	bool has_room;
} scene;

void desk_step(struct desk *desk, const struct desk_event *event,
		struct desk_effects *out) {
	(void)desk;
	if (event->type == DESK_EVENT_FETCHED ||
			event->type == DESK_EVENT_FETCHED_PAGE ||
			event->type == DESK_EVENT_SEARCHED) {
		arena_alloc(out->arena, scene.page_bytes);
		return;
	}
	for (; scene.asked; scene.asked--) {
		struct desk_effect *effect = effects_add(out, scene.asks);
		effect->from = effect->to = effect->resource = effect->asked = "";
		effect->lang = "";
		if (effect->type == DESK_EFFECT_SEARCH) {
			/* The turn's own, as a desk's would be. */
			effect->search.words = arena_copy(out->arena, "blue shoes");
			effect->search.channel = "";
		}
	}
}

desk_ms desk_deadline(const struct desk *desk) {
	(void)desk;
	return 0;
}

static bool keep(void *self, const struct desk_effects *effects) {
	(void)self;
	(void)effects;
	return true;
}

static bool fetch(void *self, uint32_t chat, enum desk_leg leg, uint32_t after,
		const struct event_sink *sink) {
	struct desk_event event = { .type = DESK_EVENT_FETCHED };

	(void)self;
	(void)chat;
	(void)leg;
	(void)after;
	scene.fetched++;
	sink->feed(sink->self, &event);
	return true;
}

static bool fetch_page(void *self, const struct desk_effect *asked,
		const struct event_sink *sink) {
	struct desk_event event = { .type = DESK_EVENT_FETCHED_PAGE };

	(void)self;
	(void)asked;
	scene.web_fetched++;
	sink->feed(sink->self, &event);
	return true;
}

static int64_t clock_ms = 1000;

static bool search(void *self, const struct desk_effect *asked,
		const struct event_sink *sink, bool *is_done) {
	struct desk_event event = { .type = DESK_EVENT_SEARCHED };

	(void)self;
	CHECK_SAME(asked->search.words, "blue shoes");
	clock_ms += scene.step_ms;
	*is_done = ++scene.steps % scene.search_steps == 0;
	if (*is_done) {
		scene.searched++;
		sink->feed(sink->self, &event);
	}
	return true;
}

static void speak(void *self, const struct desk_effects *effects) {
	(void)self;
	(void)effects;
}

static bool has_room(void *self) {
	(void)self;
	return scene.has_room;
}

static int64_t now(void) {
	return clock_ms;
}

static void chance(uint8_t *bytes, size_t count) {
	memset(bytes, 7, count);
}

static struct app *app;

static size_t owed(void) {
	struct app_figures figures;

	app_count(app, &figures);
	return figures.owed;
}

/* A turn in which so many pages are asked for. */
static void turn(enum desk_effect_type asks, size_t count) {
	struct desk_event event = { .type = DESK_EVENT_TICK };

	scene.asks = asks;
	scene.asked = count;
	scene.fetched = scene.web_fetched = scene.searched = scene.steps = 0;
	if (count) {
		app_feed(app, &event);
	}
	CHECK(app_end_turn(app));
}

static void test_pages_of_a_turn(void) {
	turn(DESK_EFFECT_FETCH, FETCHES_A_TURN);
	CHECK(scene.fetched == FETCHES_A_TURN && owed() == 0);
	CHECK(app_deadline(app) == 0);
	turn(DESK_EFFECT_FETCH, FETCHES_A_TURN + 1);
	CHECK(scene.fetched == FETCHES_A_TURN && owed() == 1);
	CHECK(app_deadline(app) == 1);
	turn(DESK_EFFECT_FETCH, 0);
	CHECK(scene.fetched == 1 && owed() == 0);
}

static void test_web_pages_of_a_turn(void) {
	turn(DESK_EFFECT_FETCH_PAGE, WEB_PAGES_A_TURN);
	CHECK(scene.web_fetched == WEB_PAGES_A_TURN && owed() == 0);
	turn(DESK_EFFECT_FETCH_PAGE, WEB_PAGES_A_TURN + 1);
	CHECK(scene.web_fetched == WEB_PAGES_A_TURN && owed() == 1);
	turn(DESK_EFFECT_FETCH_PAGE, 0);
	CHECK(scene.web_fetched == 1 && owed() == 0);
}

/* A turn that has so many bytes to say reads no further page. */
static void test_bytes_of_a_turn(void) {
	scene.page_bytes = FETCHED_A_TURN / 4;
	turn(DESK_EFFECT_FETCH, 4);
	CHECK(scene.fetched == 4 && owed() == 0);
	turn(DESK_EFFECT_FETCH, 5);
	CHECK(scene.fetched == 4 && owed() == 1);
	turn(DESK_EFFECT_FETCH, 0);
	CHECK(scene.fetched == 1 && owed() == 0);
	scene.page_bytes = 0;
}

static void test_full_link(void) {
	scene.has_room = false;
	turn(DESK_EFFECT_FETCH, 1);
	CHECK(scene.fetched == 0 && owed() == 1 && app_deadline(app) == 0);
	scene.has_room = true;
	CHECK(app_deadline(app) == 1);
	turn(DESK_EFFECT_FETCH, 0);
	CHECK(scene.fetched == 1 && owed() == 0);
}

/* However many look something up, a turn is as long as before. */
static void test_searches_of_a_turn(void) {
	scene.search_steps = 1;
	scene.step_ms = 5;
	turn(DESK_EFFECT_SEARCH, 2);
	CHECK(scene.searched == 2 && owed() == 0 && app_deadline(app) == 0);
	turn(DESK_EFFECT_SEARCH, 3);
	CHECK(scene.searched == 2 && owed() == 1 && app_deadline(app) == 1);
	turn(DESK_EFFECT_SEARCH, 0);
	CHECK(scene.searched == 1 && owed() == 0);
}

/* One that has steps left to take goes on in the next turn, where it is. */
static void test_long_search(void) {
	scene.search_steps = 3;
	scene.step_ms = 50;
	for (size_t i = 0; i < 3; i++) {
		turn(DESK_EFFECT_SEARCH, i == 0);
		CHECK(scene.steps == 1);
		scene.search_steps--;
		CHECK(scene.searched == (i == 2) && owed() == (i < 2));
	}
	scene.step_ms = 0;
}

int main(void) {
	const struct store_port store = { .keep = keep,
		.fetch = fetch,
		.fetch_page = fetch_page,
		.search = search };
	const struct xmpp_port xmpp = { .speak = speak, .has_room = has_room };
	const struct clock_port clock = { now, now, chance };

	scene.has_room = true;
	app = app_create(NULL, &store, &xmpp, &clock);
	test_pages_of_a_turn();
	test_web_pages_of_a_turn();
	test_bytes_of_a_turn();
	test_full_link();
	test_searches_of_a_turn();
	test_long_search();
	app_destroy(app);
	return check_report();
}
