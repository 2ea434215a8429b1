/*
 * What a desk of many agents costs: CPU of one event where a hundred chats
 * wait and where ten thousand do. Ends badly where one takes far too long, or
 * grows with chats that are not its own. The mind alone: no store, no XML.
 *
 *     agents [agents [few [many]]]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bench.h"
#include "desk/desk.h"
#include "desk/effect.h"
#include "desk/event.h"

#define ROUNDS 41
#define MOST   1000 /* us: red */
#define GROWTH 4    /* red */
#define LITTLE 20   /* us: what grows to no more than this may be noise */

/* A desk, and the time and the numbers of what happens to it. */
struct hall {
	struct desk *desk;
	struct desk_effects out;
	struct arena *arena;
	desk_ms now;
	uint32_t serial;
	int agents;
};

static double step(struct hall *hall, struct desk_event *event) {
	uint64_t dice = ++hall->serial * UINT64_C(0x9e3779b97f4a7c15);

	event->now = hall->now;
	event->wall = 1767000000000 + hall->now;
	event->resource = event->resource ? event->resource : "";
	event->to = event->to ? event->to : "";
	for (size_t i = 0; i < sizeof(event->chance); i += 8) {
		dice = (dice ^ (dice >> 29)) * UINT64_C(0xbf58476d1ce4e5b9);
		memcpy(event->chance + i, &dice, 8);
	}
	effects_reset(&hall->out);
	struct cost before = cost_now();
	desk_step(hall->desk, event, &hall->out);
	return cost_since(before).cpu * 1e6;
}

static double happen(struct hall *hall, enum desk_event_type type) {
	struct desk_event event = { .type = type };

	return step(hall, &event);
}

static const char *name(struct hall *hall, const char *before, int number,
		const char *after) {
	return arena_print(hall->arena, "%s%d%s", before, number, after);
}

static const char *agent(struct hall *hall, int number) {
	return name(hall, "a", number % hall->agents, "@example.org");
}

static double shows(struct hall *hall, int number, enum desk_show show) {
	struct desk_event event = { .type = DESK_EVENT_STAFF_SHOWS,
		.from = agent(hall, number),
		.resource = "pc",
		.shows.show = show };

	return step(hall, &event);
}

static double writes(struct hall *hall, const char *who, const char *text) {
	const char *id = name(hall, "m", (int)hall->serial, "");
	struct desk_event event = { .type = DESK_EVENT_LINE,
		.from = who,
		.to = "support",
		.asked = id,
		.line = { .id = id, .body = text, .digest = hall->serial } };

	return step(hall, &event);
}

/* A page that says hello and asks. */
static void visits(struct hall *hall, int number) {
	const char *page = name(hall, "p", number, "@web");
	struct desk_event opens = { .type = DESK_EVENT_CONNECTION,
		.from = page,
		.to = "support",
		.connection = { "https://shop.example", "" } };
	struct desk_event hello = { .type = DESK_EVENT_HELLO,
		.from = page,
		.to = "support",
		.asked = "hello",
		.hello.new_token = page };

	memcpy(hello.hello.new_digest, &number, sizeof(number));
	step(hall, &opens);
	step(hall, &hello);
	writes(hall, page, "Where is my parcel?");
	hall->now += 7;
}

static void tick_until(struct hall *hall, desk_ms until) {
	desk_ms due = desk_deadline(hall->desk);

	while (due && due <= until) {
		hall->now = due > hall->now ? due : hall->now;
		happen(hall, DESK_EVENT_TICK);
		due = desk_deadline(hall->desk);
	}
	hall->now = until;
}

static void hire(struct hall *hall) {
	static const char *const groups[] = { "support" };

	happen(hall, DESK_EVENT_STAFF_BEGINS);
	for (int i = 0; i < hall->agents; i++) {
		struct desk_event event = { .type = DESK_EVENT_STAFF_MEMBER,
			.from = agent(hall, i),
			.member = { agent(hall, i), "", groups, 1 } };
		step(hall, &event);
	}
	happen(hall, DESK_EVENT_STAFF_WHOLE);
	for (int i = 0; i < hall->agents; i++) {
		shows(hall, i, DESK_SHOW_AVAILABLE);
	}
	tick_until(hall, hall->now + 60000);
}

static void hall_open(struct hall *hall, int agents, int chats,
		enum desk_routing routing) {
	static const char *const gateways[] = { "web" };
	static const char *const languages[] = { "en" };
	const struct desk_channel_settings channel = { .name = "support",
		.title = "Support",
		.group = "",
		.language = "en",
		.grace = 120000,
		.reopen = 600000,
		.queue_most = 100000,
		.routing = routing,
		.offer_time = 3600000,
		.pass_time = 120000,
		.silent_after = 600000,
		.ring_new_manager = -1,
		.ring_open = -1,
		.ring_open_manager = -1,
		.greeting = "",
		.handover = "" };
	const struct desk_settings settings = { .channels = &channel,
		.channel_count = 1,
		.away_after = 300000,
		.status_every = 30000,
		.staff_settle = 5000,
		.dismissal_memory = 86400000,
		.gateways = gateways,
		.gateway_count = 1,
		.languages = languages,
		.language_count = 1,
		.token_idle = 86400000,
		.token_life = 86400000 };
	struct desk_figures figures;

	*hall = (struct hall){ .desk = desk_create(&settings),
		.arena = arena_create(),
		.now = 1000,
		.agents = agents };
	effects_init(&hall->out);
	happen(hall, DESK_EVENT_REVIVED);
	happen(hall, DESK_EVENT_LINK_UP);
	struct desk_event gateway = { .type = DESK_EVENT_GATEWAY, .from = "web" };
	step(hall, &gateway);
	hire(hall);
	for (int i = 0; i < chats; i++) {
		visits(hall, i);
	}
	/* The places of all are told, and nobody is rung for a while. */
	tick_until(hall, hall->now + 90000);
	desk_count(hall->desk, &figures);
	check(figures.waiting == (size_t)chats && figures.present == (size_t)agents,
			"everybody is here and waits");
}

static void hall_close(struct hall *hall) {
	desk_destroy(hall->desk);
	effects_finish(&hall->out);
	arena_destroy(hall->arena);
}

/* ---- what is measured ---- */

static double list(struct hall *hall, int round) {
	return writes(hall, agent(hall, round), "list");
}

static double who(struct hall *hall, int round) {
	return writes(hall, agent(hall, round), "who");
}

static double next(struct hall *hall, int round) {
	return writes(hall, agent(hall, round), "next");
}

static double takes(struct hall *hall, int round) {
	return writes(hall, agent(hall, round),
			name(hall, "take ", 50 + round, "")); /* not the head */
}

static double leaves(struct hall *hall, int round) {
	return shows(hall, round, DESK_SHOW_DND);
}

static double comes(struct hall *hall, int round) {
	shows(hall, round, DESK_SHOW_DND);
	return shows(hall, round, DESK_SHOW_AVAILABLE);
}

static double rejects(struct hall *hall, int round) {
	return writes(hall, agent(hall, round), "reject");
}

static double ticks(struct hall *hall, int round) {
	desk_ms due = desk_deadline(hall->desk);

	(void)round;
	hall->now = due > hall->now ? due : hall->now;
	return happen(hall, DESK_EVENT_TICK);
}

/* The dearest of a minute: statuses, rings, and places, so many at a time. */
static double dearest_tick(struct hall *hall, int round) {
	desk_ms until = hall->now + 60000;
	double most = 0;

	next(hall, round);
	while (desk_deadline(hall->desk) <= until) {
		double cost = ticks(hall, round);
		most = cost > most ? cost : most;
		if (hall->now % 3 == 0) {
			takes(hall,
					(int)(hall->serial % 97)); /* while places are being told */
		}
	}
	return most;
}

static double asks(struct hall *hall, int round) {
	return writes(hall, name(hall, "v", round, "@example.net"), "Hello?");
}

static const struct figure {
	const char *name;
	double (*measure)(struct hall *hall, int round);
	enum desk_routing routing;
} figures[] = {
	{ "list", list, DESK_ROUTING_PULL },
	{ "who", who, DESK_ROUTING_PULL },
	{ "next, all ring", next, DESK_ROUTING_PULL },
	{ "take", takes, DESK_ROUTING_PULL },
	{ "goes dnd", leaves, DESK_ROUTING_PULL },
	{ "comes back", comes, DESK_ROUTING_PULL },
	{ "a visitor asks", asks, DESK_ROUTING_PULL },
	{ "tick, all ring", ticks, DESK_ROUTING_PULL },
	{ "dearest tick", dearest_tick, DESK_ROUTING_PULL },
	{ "next, round robin", next, DESK_ROUTING_ROUND_ROBIN },
	{ "reject, round robin", rejects, DESK_ROUTING_ROUND_ROBIN },
	{ "goes dnd, round robin", leaves, DESK_ROUTING_ROUND_ROBIN },
	{ "tick, round robin", ticks, DESK_ROUTING_ROUND_ROBIN },
	{ "next, least busy", next, DESK_ROUTING_LEAST_BUSY },
	{ "reject, least busy", rejects, DESK_ROUTING_LEAST_BUSY },
};

#define FIGURES (sizeof(figures) / sizeof(*figures))

static double measure(const struct figure *figure, int agents, int chats) {
	double costs[ROUNDS];
	struct hall hall;

	hall_open(&hall, agents, chats, figure->routing);
	for (int i = 0; i < ROUNDS; i++) {
		costs[i] = figure->measure(&hall, i);
	}
	hall_close(&hall);
	return median(costs, ROUNDS);
}

int main(int argc, char **argv) {
	int agents = number_at(argv, 1, 1000);
	int few = number_at(argv, 2, 100), many = number_at(argv, 3, 10000);
	bool is_red = false;

	(void)argc;
	printf("us of CPU, %d agents   %8d %8d chats wait\n", agents, few, many);
	for (size_t i = 0; i < FIGURES; i++) {
		double small = measure(&figures[i], agents, few);
		double large = measure(&figures[i], agents, many);
		bool grows = large > LITTLE && large > small * GROWTH;
		printf("%-24s %8.1f %8.1f  x%.1f%s\n", figures[i].name, small, large,
				large / small, grows || large > MOST ? "  too much" : "");
		is_red = is_red || grows || large > MOST;
	}
	return is_red;
}
