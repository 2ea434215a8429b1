/*
 * Pages and gateways in scripts. A connection is called "a@web", and a token
 * is its own digest, so that both can be read.
 */

#include "surf.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "form.h"
#include "world.h"

#define SITE       "https://shop.example"
#define MOST_IDS   64
#define FIRST_WISH DESK_WISH_FORM

static enum happening feed(struct world *world, struct desk_event *event) {
	event->resource = "";
	world_feed(world, event);
	return HAPPENING_DONE;
}

static struct desk_event event_of(const char *who, const char *channel,
		enum desk_event_type type) {
	return (struct desk_event){ .type = type, .from = who, .to = channel };
}

static const char *ask(struct world *world) {
	return arena_print(world->passing, "q%" PRIu32, ++world->asked_count);
}

static enum happening announces(struct world *world, const char **words) {
	struct desk_event event = event_of(words[0], "", DESK_EVENT_GATEWAY);

	return feed(world, &event);
}

static enum happening breaks_down(struct world *world, const char **words) {
	struct desk_event event = event_of(words[0], "", DESK_EVENT_GATEWAY_GONE);

	return feed(world, &event);
}

static enum happening opens_from(struct world *world, const char **words) {
	struct desk_event event =
			event_of(words[0], words[1], DESK_EVENT_CONNECTION);

	event.connection.site = words[2];
	event.connection.address = "";
	return feed(world, &event);
}

static enum happening opens_at(struct world *world, const char **words) {
	struct desk_event event =
			event_of(words[0], words[1], DESK_EVENT_CONNECTION);

	event.connection.site = SITE;
	event.connection.address = words[2];
	return feed(world, &event);
}

static enum happening opens(struct world *world, const char **words) {
	const char *all[] = { words[0], words[1], SITE };

	return opens_from(world, all);
}

static enum happening closes(struct world *world, const char **words) {
	struct desk_event event =
			event_of(words[0], words[1], DESK_EVENT_CONNECTION_GONE);

	return feed(world, &event);
}

static const uint8_t *digest_of(struct arena *arena, const char *token) {
	uint8_t *digest = arena_alloc(arena, DESK_DIGEST_BYTES);

	memset(digest, 0, DESK_DIGEST_BYTES);
	memcpy(digest, token,
			strlen(token) < DESK_DIGEST_BYTES ? strlen(token)
											  : DESK_DIGEST_BYTES);
	return digest;
}

static void take_ids(struct world *world, struct desk_event *event,
		const char *text) {
	const char **ids = arena_alloc(world->passing, MOST_IDS * sizeof(*ids));
	size_t count = 0;

	while (*text && count < MOST_IDS) {
		size_t length = strcspn(text, " ");
		ids[count++] = arena_copy_bytes(world->passing, text, length);
		text += length + (text[length] == ' ');
	}
	event->hello.unanswered = ids;
	event->hello.unanswered_count = count;
}

static bool take_text(struct desk_event *event, const char *option) {
	const struct {
		const char *start;
		const char **to;
	} texts[] = {
		{ "on ", &event->hello.page.url },
		{ "titled ", &event->hello.page.title },
		{ "through ", &event->hello.page.referrer },
		{ "reading ", &event->hello.page.language },
		{ "zone ", &event->hello.page.zone },
		{ "browser ", &event->hello.page.browser },
		{ "called ", &event->hello.who.name },
		{ "email ", &event->hello.who.email },
		{ "phone ", &event->hello.who.phone },
		{ "company ", &event->hello.who.company },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const char *value = form_after(option, texts[i].start);
		if (value) {
			*texts[i].to = value;
			return true;
		}
	}
	return false;
}

static bool take_option(struct world *world, struct desk_event *event,
		const char *option) {
	const char *value;

	if ((value = form_after(option, "given ")) != NULL) {
		event->hello.new_token = value;
	} else if ((value = form_after(option, "token ")) != NULL) {
		event->hello.token = digest_of(world->passing, value);
	} else if ((value = form_after(option, "last ")) != NULL) {
		event->hello.last = (uint32_t)strtoul(value, NULL, 10);
	} else if ((value = form_after(option, "work ")) != NULL) {
		event->hello.work = (uint32_t)strtoul(value, NULL, 10);
	} else if ((value = form_after(option, "unanswered ")) != NULL) {
		take_ids(world, event, value);
	} else {
		return take_text(event, option);
	}
	return true;
}

static enum happening says_hello_so(struct world *world, const char **words) {
	struct desk_event event = event_of(words[0], words[2], DESK_EVENT_HELLO);
	const char *options = words[1], *option;

	while ((option = form_next(&options, world->passing)) != NULL) {
		if (!take_option(world, &event, option)) {
			return HAPPENING_UNKNOWN;
		}
	}
	event.asked = ask(world);
	if (!event.hello.new_token) {
		event.hello.new_token =
				arena_print(world->passing, "k%" PRIu32, ++world->token_count);
	}
	memcpy(event.hello.new_digest,
			digest_of(world->passing, event.hello.new_token),
			DESK_DIGEST_BYTES);
	return feed(world, &event);
}

static enum happening says_hello(struct world *world, const char **words) {
	const char *all[] = { words[0], "", words[1] };

	return says_hello_so(world, all);
}

static enum happening wants(struct world *world, const char **words) {
	struct desk_event event =
			event_of(words[0], words[2], DESK_EVENT_PAGE_WANTS);

	event.asked = ask(world);
	event.wants.after = (uint32_t)strtoul(words[1], NULL, 10);
	return feed(world, &event);
}

static enum happening has(struct world *world, const char **words) {
	struct desk_event event = event_of(words[0], words[2], DESK_EVENT_PAGE_HAS);

	event.has.have = (uint32_t)strtoul(words[1], NULL, 10);
	return feed(world, &event);
}

static enum happening has_seen(struct world *world, const char **words) {
	struct desk_event event = event_of(words[0], words[2], DESK_EVENT_PAGE_HAS);

	event.has.seen = (uint32_t)strtoul(words[1], NULL, 10);
	return feed(world, &event);
}

static enum happening show(struct world *world, const char **words,
		bool is_visible) {
	struct desk_event event =
			event_of(words[0], words[1], DESK_EVENT_PAGE_SHOWS);

	event.page_shows.is_visible = is_visible;
	return feed(world, &event);
}

static enum happening shows(struct world *world, const char **words) {
	return show(world, words, true);
}

static enum happening hides(struct world *world, const char **words) {
	return show(world, words, false);
}

static enum happening wishes(struct world *world, const char **words) {
	static const char *const names[] = {
		[DESK_WISH_FORM] = "send a form to",
		[DESK_WISH_RATE] = "rate",
		[DESK_WISH_TRANSCRIPT] = "have a transcript of",
		[DESK_WISH_END] = "end",
		[DESK_WISH_RETURN] = "return to",
		[DESK_WISH_LEAVE] = "leave",
	};
	struct desk_event event = event_of(words[0], "", DESK_EVENT_PAGE_WISHES);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *rest = form_after(words[1], names[i]);
		if (rest && *rest == ' ') {
			event.to = rest + 1;
			event.wishes.what = (enum desk_wish)i;
			event.asked = ask(world);
			return feed(world, &event);
		}
	}
	return HAPPENING_UNKNOWN;
}

static const struct {
	const char *words;
	enum happening (*happens)(struct world *world, const char **words);
} forms[] = {
	{ "@ announces itself", announces },
	{ "@ breaks down", breaks_down },
	{ "@ opens @ from *", opens_from },
	{ "@ opens @ at @", opens_at },
	{ "@ opens @", opens },
	{ "@ closes @", closes },
	{ "@ (*) says hello to @", says_hello_so },
	{ "@ says hello to @", says_hello },
	{ "@ wants the lines after @ of @", wants },
	{ "@ has seen @ of @", has_seen },
	{ "@ has @ of @", has },
	{ "@ is shown by @", shows },
	{ "@ is hidden by @", hides },
	{ "@ wishes to *", wishes },
};

enum happening surf_happen(struct world *world, const char *line) {
	const char *words[FORM_HOLES];

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (form_fits(forms[i].words, line, world->passing, words)) {
			return world->is_linked ? forms[i].happens(world, words)
									: HAPPENING_VAIN;
		}
	}
	return HAPPENING_UNKNOWN;
}
