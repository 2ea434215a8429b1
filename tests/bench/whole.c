/*
 * The daemon's loop without its staff and signals. What it does more is to
 * count the rows of each turn.
 */
#include "whole.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "bench.h"
#include "desk/desk.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store/sqlite.h"
#include "stub.h"
#include "xmpp/component.h"

static void feed(void *self, struct desk_event *event) {
	struct whole *whole = self;

	app_feed(whole->app, event);
}

static struct turn count_rows(const struct desk_effects *effects) {
	struct turn turn = { 0 };

	for (size_t i = 0; i < effects->count; i++) {
		turn.lines += effects->items[i].type == DESK_EFFECT_KEEP_LINE;
		turn.handed += effects->items[i].type == DESK_EFFECT_KEEP_HANDED;
	}
	return turn;
}

static bool keep(void *self, const struct desk_effects *effects) {
	struct whole *whole = self;
	struct turn turn = count_rows(effects);

	if (whole->turn_count == whole->turn_room) {
		whole->turn_room = whole->turn_room ? whole->turn_room * 2 : 1024;
		whole->turns = xrealloc(whole->turns,
				whole->turn_room * sizeof(*whole->turns));
	}
	if (turn.lines || turn.handed) {
		whole->turns[whole->turn_count++] = turn;
	}
	return whole->port.keep(whole->port.self, effects);
}

static bool fetch(void *self, uint32_t chat, enum desk_leg leg, uint32_t after,
		const struct event_sink *sink) {
	struct whole *whole = self;

	return whole->port.fetch(whole->port.self, chat, leg, after, sink);
}

static bool fetch_page(void *self, const struct desk_effect *asked,
		const struct event_sink *sink) {
	struct whole *whole = self;

	return whole->port.fetch_page(whole->port.self, asked, sink);
}

static bool search(void *self, const struct desk_effect *asked,
		const struct event_sink *sink, bool *is_done) {
	struct whole *whole = self;

	return whole->port.search(whole->port.self, asked, sink, is_done);
}

static bool revive(void *self, const struct event_sink *sink) {
	struct whole *whole = self;

	return whole->port.revive(whole->port.self, sink);
}

static void hire(struct whole *whole) {
	static const char *const groups[] = { "support" };
	struct desk_event begins = { .type = DESK_EVENT_STAFF_BEGINS };
	struct desk_event member = { .type = DESK_EVENT_STAFF_MEMBER };
	struct desk_event ends = { .type = DESK_EVENT_STAFF_WHOLE };
	struct desk_event shows = { .type = DESK_EVENT_STAFF_SHOWS };

	member.member = (struct desk_member){
		.jid = "ann@example.org",
		.name = "Ann",
		.groups = groups,
		.group_count = 1,
	};
	shows.from = "ann@example.org";
	shows.resource = "desk";
	shows.to = member.to = begins.to = ends.to = "";
	shows.shows.show = DESK_SHOW_AVAILABLE;
	app_feed(whole->app, &begins);
	app_feed(whole->app, &member);
	app_feed(whole->app, &ends);
	app_feed(whole->app, &shows);
}

static struct link *make_link(struct whole *whole, int port) {
	static const struct page_channel names = { "support", "Support" };
	const struct link_settings settings = {
		.host = "127.0.0.1",
		.port = port,
		.domain = "desk.example.org",
		.secret = "secret",
		.ping_every = 30000,
		.ping_timeout = 15000,
		.channels = &names,
		.channel_count = 1,
		.sink = { whole, feed },
	};

	return link_create(&settings, clock_now());
}

void whole_open(struct whole *whole, const char *path) {
	static const struct desk_channel_settings channel = {
		.name = "support",
		.title = "Support",
		.group = "",
		.language = "en",
		.queue_most = 100000,
		.grace = 60000,
		.reopen = 60000,
	};
	const struct desk_settings settings = {
		.channels = &channel,
		.channel_count = 1,
		.status_every = 30000,
	};
	const struct clock_port clock = { clock_now, clock_wall, clock_chance };
	const struct store_port store = { whole, keep, fetch, fetch_page, search,
		revive };
	struct stub stub = stub_start();
	char why[256];

	*whole = (struct whole){ .orders = stub.orders, .done = stub.done };
	whole->store = store_open(path, why, sizeof(why));
	check(whole->store, why);
	whole->port = store_port(whole->store);
	whole->link = make_link(whole, stub.port);
	struct xmpp_port xmpp = link_port(whole->link);
	whole->desk = desk_create(&settings);
	whole->app = app_create(whole->desk, &store, &xmpp, &clock);
	check(app_revive(whole->app), "revive");
	hire(whole);
}

void whole_do(struct whole *whole, struct duty order) {
	struct stub stub = { .orders = whole->orders };
	char byte;

	stub_tell(&stub, order);
	for (;;) {
		struct pollfd polls[] = {
			{ .fd = whole->done, .events = POLLIN },
			{ .fd = link_fd(whole->link), .events = link_wants(whole->link) },
		};
		check(poll(polls, 2, 10) >= 0, "poll");
		if (polls[0].revents) {
			check(read(whole->done, &byte, 1) == 1, "the stub died");
			return;
		}
		if (polls[1].revents) {
			link_ready(whole->link, polls[1].revents, clock_now());
		}
		link_tick(whole->link, clock_now());
		app_tick(whole->app);
		check(app_end_turn(whole->app), "keep");
	}
}

void whole_close(struct whole *whole) {
	close(whole->orders);
	close(whole->done);
	app_destroy(whole->app);
	desk_destroy(whole->desk);
	link_destroy(whole->link);
	store_close(whole->store);
	free(whole->turns);
}
