/*
 * What a script's world is like before anything happens: channels, settings,
 * and who works there. The desk really lives through it, unheard.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "events.h"
#include "form.h"
#include "names.h"
#include "world.h"

#define REST (60 * 1000) /* ms after which no set-up has an echo */

static enum happening set_number(const char *text, uint32_t *out) {
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*end || end == text) {
		return HAPPENING_UNKNOWN;
	}
	*out = (uint32_t)number;
	return HAPPENING_DONE;
}

static enum happening set_duration(const char *text, desk_ms *out) {
	return form_duration(text, out) ? HAPPENING_DONE : HAPPENING_UNKNOWN;
}

static enum happening set_text(struct world *world, const char *text,
		const char **out) {
	*out = arena_copy(world->lasting, text);
	return HAPPENING_DONE;
}

/* `off`, or a time. */
static enum happening set_timer(const char *text, desk_ms *out) {
	if (strcmp(text, "off") == 0) {
		*out = -1;
		return HAPPENING_DONE;
	}
	return set_duration(text, out);
}

static enum happening set_rings(struct desk_channel_settings *channel,
		const char *option) {
	const struct {
		const char *name;
		desk_ms *timer;
	} timers[] = {
		{ "rings after ", &channel->ring_new },
		{ "rings managers after ", &channel->ring_new_manager },
		{ "asks for an answer after ", &channel->ring_open },
		{ "asks managers after ", &channel->ring_open_manager },
	};

	for (size_t i = 0; i < sizeof(timers) / sizeof(*timers); i++) {
		const char *value = form_after(option, timers[i].name);
		if (value) {
			return set_timer(value, timers[i].timer);
		}
	}
	return HAPPENING_UNKNOWN;
}

static enum happening set_routing(struct world *world,
		struct desk_channel_settings *channel, const char *option) {
	static const char *const ways[] = {
		[DESK_ROUTING_PULL] = "pull",
		[DESK_ROUTING_BROADCAST] = "broadcast",
		[DESK_ROUTING_ROUND_ROBIN] = "round robin",
		[DESK_ROUTING_LEAST_BUSY] = "least busy",
	};
	const char *value;

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		if (strcmp(option, ways[i]) == 0) {
			channel->routing = (enum desk_routing)i;
			return HAPPENING_DONE;
		}
	}
	if ((value = form_after(option, "offer ")) != NULL) {
		return set_duration(value, &channel->offer_time);
	}
	if ((value = form_after(option, "pass ")) != NULL) {
		return set_duration(value, &channel->pass_time);
	}
	if ((value = form_after(option, "silent ")) != NULL) {
		return set_duration(value, &channel->silent_after);
	}
	if ((value = form_after(option, "room ")) != NULL) {
		return set_number(value, &channel->room);
	}
	if ((value = form_after(option, "priority ")) != NULL) {
		return set_number(value, &channel->priority);
	}
	if ((value = form_after(option, "greeting ")) != NULL) {
		return set_text(world, value, &channel->greeting);
	}
	if ((value = form_after(option, "handover ")) != NULL) {
		return set_text(world, value, &channel->handover);
	}
	return set_rings(channel, option);
}

static enum happening set_of_channel(struct world *world,
		struct desk_channel_settings *channel, const char *option) {
	const char *value;

	if ((value = form_after(option, "title ")) != NULL) {
		return set_text(world, value, &channel->title);
	}
	if ((value = form_after(option, "group ")) != NULL) {
		return set_text(world, value, &channel->group);
	}
	if ((value = form_after(option, "language ")) != NULL) {
		return set_text(world, value, &channel->language);
	}
	if ((value = form_after(option, "grace ")) != NULL) {
		return set_duration(value, &channel->grace);
	}
	if ((value = form_after(option, "reopen ")) != NULL) {
		return set_duration(value, &channel->reopen);
	}
	if ((value = form_after(option, "queue ")) != NULL) {
		return set_number(value, &channel->queue_most);
	}
	if ((value = form_after(option, "work ")) != NULL) {
		return set_number(value, &channel->work);
	}
	return set_routing(world, channel, option);
}

/* "support", with a capital: what most channels are called. */
static const char *title_of(struct world *world, const char *name) {
	char *title = arena_copy(world->lasting, name);

	if (title[0] >= 'a' && title[0] <= 'z') {
		title[0] = (char)(title[0] - 'a' + 'A');
	}
	return title;
}

static enum happening add_channel(struct world *world, const char *list) {
	const char *option = form_next(&list, world->lasting);
	struct desk_channel_settings *channel =
			&world->channels[world->settings.channel_count];

	if (!option || world->settings.channel_count == WORLD_CHANNELS) {
		return HAPPENING_UNKNOWN;
	}
	*channel = (struct desk_channel_settings){
		.name = option,
		.title = title_of(world, option),
		.group = "",
		.language = "en",
		.grace = 2 * 60 * 1000,
		.reopen = 8 * 3600 * 1000,
		.queue_most = 100,
		.offer_time = 30 * 1000,
		.pass_time = 2 * 60 * 1000,
		.silent_after = 10 * 60 * 1000,
		.ring_new_manager = -1,
		.ring_open = -1,
		.ring_open_manager = -1,
	};
	world->settings.channel_count++;
	while ((option = form_next(&list, world->passing)) != NULL) {
		enum happening done = set_of_channel(world, channel, option);
		if (done != HAPPENING_DONE) {
			return done;
		}
	}
	return HAPPENING_DONE;
}

static enum happening add_gateway(struct world *world, const char *domain) {
	size_t *count = &world->settings.gateway_count;

	if (*count == WORLD_GATEWAYS || world->desk) {
		return HAPPENING_UNKNOWN;
	}
	return set_text(world, domain, &world->gateways[(*count)++]);
}

static enum happening set_of_desk(struct world *world, const char *list) {
	struct desk_settings *settings = &world->settings;
	const char *option, *value;

	while ((option = form_next(&list, world->passing)) != NULL) {
		enum happening done = HAPPENING_UNKNOWN;
		if ((value = form_after(option, "away ")) != NULL) {
			done = set_duration(value, &settings->away_after);
		} else if ((value = form_after(option, "status ")) != NULL) {
			done = set_duration(value, &settings->status_every);
		} else if ((value = form_after(option, "settle ")) != NULL) {
			done = set_duration(value, &settings->staff_settle);
		} else if ((value = form_after(option, "memory ")) != NULL) {
			done = set_duration(value, &settings->dismissal_memory);
		} else if ((value = form_after(option, "page ")) != NULL) {
			uint32_t page = 0;
			done = set_number(value, &page);
			world->page = page ? page : 1;
		} else if ((value = form_after(option, "fetches ")) != NULL) {
			uint32_t fetches = 0;
			done = set_number(value, &fetches);
			world->fetches_a_turn = fetches ? fetches : 1;
		}
		if (done != HAPPENING_DONE) {
			return done;
		}
	}
	return HAPPENING_DONE;
}

/* The desk wakes with an empty store, and both its links come up. */
static void wake(struct world *world) {
	if (world->desk) {
		return;
	}
	world_begin(world);
	events_happen(world, "the link is back");
	events_happen(world, "the staff logs in");
}

static enum happening add_agent(struct world *world, const char **words) {
	const char *line = arena_print(world->passing, "the roster names %s of %s",
			words[0], words[1]);

	wake(world);
	if (world->newcomer_count == WORLD_NEWCOMERS) {
		return HAPPENING_UNKNOWN;
	}
	world->newcomers[world->newcomer_count++] =
			arena_copy_bytes(world->lasting, words[0], strcspn(words[0], " "));
	return events_happen(world, line);
}

void events_begin(struct world *world) {
	if (world->is_ready) {
		return;
	}
	world->is_ready = true;
	wake(world);
	events_happen(world, "the roster is whole");
	for (size_t i = 0; i < world->newcomer_count; i++) {
		events_happen(world,
				arena_print(world->passing, "%s is here", world->newcomers[i]));
	}
	world->newcomer_count = 0;
	for (size_t i = 0; i < world->settings.gateway_count; i++) {
		events_happen(world,
				arena_print(world->passing, "%s announces itself",
						world->gateways[i]));
	}
	world_pass(world, REST);
}

/* It said hello, and nothing else yet. */
static enum happening add_page(struct world *world, const char **words) {
	events_begin(world);
	events_happen(world,
			arena_print(world->passing, "%s opens %s", words[0], words[1]));
	return events_happen(world,
			arena_print(world->passing, "%s says hello to %s", words[0],
					words[1]));
}

/* "v#@home" the fifth time is "v5@home". */
static const char *numbered(struct arena *arena, const char *text,
		uint32_t number) {
	const char *hash = strchr(text, '#');

	if (!hash) {
		return text;
	}
	return arena_print(arena, "%.*s%" PRIu32 "%s", (int)(hash - text), text,
			number, numbered(arena, hash + 1, number));
}

/* What happened long before, and is of no interest. */
static enum happening happen_first(struct world *world, const char **words) {
	enum happening done = HAPPENING_DONE;
	uint32_t times = 0;

	if (set_number(words[0], &times) != HAPPENING_DONE) {
		return HAPPENING_UNKNOWN;
	}
	events_begin(world);
	for (uint32_t i = 1; i <= times && done == HAPPENING_DONE; i++) {
		done = events_happen(world, numbered(world->passing, words[1], i));
	}
	return done;
}

enum happening events_set_up(struct world *world, const char *line) {
	const char *words[FORM_HOLES];

	if (form_fits("channel *", line, world->passing, words)) {
		return add_channel(world, words[0]);
	}
	if (form_fits("desk *", line, world->passing, words)) {
		return set_of_desk(world, words[0]);
	}
	if (form_fits("gateway @", line, world->passing, words)) {
		return add_gateway(world, words[0]);
	}
	if (strcmp(line, "chance is against us") == 0) {
		world->is_loaded = true;
		return HAPPENING_DONE;
	}
	if (form_fits("page @ of @", line, world->passing, words)) {
		return add_page(world, words);
	}
	if (form_fits("agent * of *", line, world->passing, words)) {
		return add_agent(world, words);
	}
	if (form_fits("first, @ times: *", line, world->passing, words)) {
		return happen_first(world, words);
	}
	if (form_fits("first, *", line, world->passing, words)) {
		events_begin(world);
		return events_happen(world, words[0]);
	}
	if (form_fits("member * of *", line, world->passing, words)) {
		wake(world);
		line = arena_print(world->passing, "the roster names %s of %s",
				words[0], words[1]);
		return events_happen(world, line);
	}
	return HAPPENING_UNKNOWN;
}
