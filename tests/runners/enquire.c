/*
 * Requests: each is an event that wants an answer. Whether the answer is right
 * is not asked here.
 */

#include "enquire.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "desk/command.h"
#include "form.h"
#include "names.h"
#include "world.h"

static enum happening feed(struct world *world, struct desk_event *event) {
	world_feed(world, event);
	return HAPPENING_DONE;
}

static struct desk_event event_by(struct world *world, const char *who,
		enum desk_event_type type) {
	struct person person = names_person(world->passing, who);

	return (struct desk_event){ .type = type,
		.from = person.jid,
		.resource = person.resource,
		.asked = arena_print(world->passing, "m%" PRIu32,
				++world->asked_count) };
}

static enum happening asks(struct world *world, const char **words) {
	static const char *const abouts[] = {
		[DESK_ABOUT_CARD] = "card",
		[DESK_ABOUT_LAST] = "last activity",
		[DESK_ABOUT_INFO] = "info",
		[DESK_ABOUT_ITEMS] = "items",
		[DESK_ABOUT_COMMANDS] = "commands",
		[DESK_ABOUT_OTHER] = "being",
	};
	struct desk_event event = event_by(world, words[0], DESK_EVENT_WHO);

	event.to = names_address(world, words[2]);
	if (!event.to) {
		return HAPPENING_VAIN;
	}
	for (size_t i = 0; i < sizeof(abouts) / sizeof(*abouts); i++) {
		if (strcmp(words[1], abouts[i]) == 0) {
			event.who.about = (enum desk_about)i;
			return feed(world, &event);
		}
	}
	return HAPPENING_UNKNOWN;
}

static enum happening order(struct world *world, const char **words,
		enum desk_event_type type, const char *values) {
	struct desk_event event = event_by(world, words[0], type);

	event.to = strcmp(words[2], "the domain") == 0
			? ""
			: names_address(world, words[2]);
	event.order.command = words[1];
	event.order.channel = "";
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		const char *value = form_next(&values, world->passing);
		event.order.values[i] = value && strcmp(value, "-") != 0 ? value : "";
	}
	return event.to ? feed(world, &event) : HAPPENING_VAIN;
}

static enum happening asks_form(struct world *world, const char **words) {
	return order(world, words, DESK_EVENT_FORM, "");
}

/* Values in the order of the table; `-` is none. Once more: the same id. */
static enum happening orders(struct world *world, const char **words) {
	return order(world, words, DESK_EVENT_ORDER, words[3]);
}

static enum happening orders_again(struct world *world, const char **words) {
	world->asked_count--;
	return orders(world, words);
}

static const struct {
	const char *words;
	enum happening (*happens)(struct world *world, const char **words);
} forms[] = {
	{ "@ asks for the form of @ of *", asks_form },
	{ "@ asks for the * of *", asks },
	{ "@ orders once more @ of *: *", orders_again },
	{ "@ orders @ of *: *", orders },
};

enum happening enquire_happen(struct world *world, const char *line) {
	const char *words[FORM_HOLES];

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (form_fits(forms[i].words, line, world->passing, words)) {
			return world->is_linked ? forms[i].happens(world, words)
									: HAPPENING_VAIN;
		}
	}
	return HAPPENING_UNKNOWN;
}
