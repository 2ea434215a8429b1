/*
 * The cache of announcements. It is asked for every page load, so both answers
 * (as it is, and closed while the desk is away) are written once, when the
 * announcement comes.
 */

#include "gate/channels.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "deskbell.h"
#include "gate/filter.h"
#include "wire/element.h"

struct site {
	struct list link; /* channel.sites */
	char *origin;
};

void channels_init(struct channels *channels) {
	list_init(&channels->all);
	channels->count = 0;
}

static struct channel *channel_create(const char *name) {
	struct channel *channel = xcalloc(1, sizeof(*channel));

	text_copy(channel->name, sizeof(channel->name), name);
	list_init(&channel->link);
	list_init(&channel->users);
	list_init(&channel->sites);
	channel->arena = arena_create();
	return channel;
}

static void channel_destroy(struct channel *channel) {
	list_for_each_safe(at, after, &channel->sites) {
		struct site *site = list_entry(at, struct site, link);
		xfree(site->origin);
		free(site);
	}
	list_take_out(&channel->link);
	arena_destroy(channel->arena);
	buffer_finish(&channel->open_body);
	buffer_finish(&channel->closed_body);
	free(channel);
}

void channels_finish(struct channels *channels) {
	list_for_each_safe(at, after, &channels->all) {
		channel_destroy(list_entry(at, struct channel, link));
	}
}

struct channel *channels_find(struct channels *channels, const char *name) {
	list_for_each(at, &channels->all) {
		struct channel *channel = list_entry(at, struct channel, link);
		if (strcmp(channel->name, name) == 0) {
			return channel;
		}
	}
	return NULL;
}

static void write_bodies(struct channel *channel, struct element *known) {
	buffer_empty(&channel->open_body);
	buffer_empty(&channel->closed_body);
	element_write(known, NULL, &channel->open_body);
	element_set(channel->arena, known, "open", "false");
	element_write(known, NULL, &channel->closed_body);
}

static struct element *copy(struct arena *arena, const struct element *from) {
	struct element *to = element_create(arena, arena_copy(arena, from->name),
			arena_copy(arena, from->space));

	to->text = arena_copy(arena, from->text);
	for (const struct attribute *at = from->attributes; at; at = at->next) {
		element_set(arena, to, arena_copy(arena, at->name),
				arena_copy(arena, at->value));
	}
	for (const struct element *at = from->children; at; at = at->next) {
		element_adopt(to, copy(arena, at));
	}
	return to;
}

static int digit(char c) {
	return c >= '0' && c <= '9'    ? c - '0'
			: c >= 'a' && c <= 'f' ? c - 'a' + 10
								   : -1;
}

/* False for what is no hash in lower-case hex, the rest of `to` undefined. */
static bool read_hash(uint8_t *to, const char *hex) {
	size_t i = 0;

	while (i < ADDRESS_HASH && digit(hex[2 * i]) >= 0 &&
			digit(hex[2 * i + 1]) >= 0) {
		to[i] = (uint8_t)(digit(hex[2 * i]) * 16 + digit(hex[2 * i + 1]));
		i++;
	}
	return i == ADDRESS_HASH && !hex[2 * i];
}

static void read_blocked(struct channel *channel) {
	const struct element *first = channel->announced->children;
	size_t most = 0;

	for (const struct element *at = first; at; at = at->next) {
		most += element_is(at, VISIT_BLOCKED, SPACE_VISIT);
	}
	channel->blocked =
			arena_alloc(channel->arena, most * sizeof(channel->blocked[0]));
	channel->blocked_count = 0;
	channel->blocked_is = 0;
	for (const struct element *at = first; at; at = at->next) {
		if (element_is(at, VISIT_BLOCKED, SPACE_VISIT) &&
				read_hash(channel->blocked[channel->blocked_count], at->text)) {
			channel->blocked_count++;
			channel->blocked_is =
					channel->blocked_is * 31 + text_hash(at->text);
		}
	}
}

void channel_forget(struct channel *channel) {
	channel->announced = NULL;
	channel->blocked_count = 0;
	arena_reset(channel->arena);
	buffer_empty(&channel->open_body);
	buffer_empty(&channel->closed_body);
}

struct channel *channels_take(struct channels *channels, const char *name,
		const struct element *announced) {
	const char *says = element_get(announced, "name");
	struct channel *channel = channels_find(channels, name);

	if (!says || strcmp(says, name) != 0 || !name[0] ||
			strlen(name) >= CHANNEL_NAME_ROOM ||
			(!channel && channels->count >= CHANNELS_MOST)) {
		return NULL;
	}
	if (!channel) {
		channel = channel_create(name);
		list_append(&channels->all, &channel->link);
		channels->count++;
	}
	channel_forget(channel);
	channel->announced = copy(channel->arena, announced);
	struct element *known = filter_channel(channel->arena, channel->announced);
	if (!known) {
		channel_forget(channel);
		return NULL;
	}
	write_bodies(channel, known);
	read_blocked(channel);
	return channel;
}

static bool has(const struct channel *channel, const char *name,
		const char *text) {
	const struct element *at =
			channel->announced ? channel->announced->children : NULL;

	while (at &&
			!(element_is(at, name, SPACE_VISIT) &&
					strcmp(at->text, text) == 0)) {
		at = at->next;
	}
	return at != NULL;
}

bool channel_allows(const struct channel *channel, const char *origin) {
	return has(channel, VISIT_ORIGIN, origin);
}

const char *channel_site(struct channel *channel, const char *origin) {
	list_for_each(at, &channel->sites) {
		struct site *site = list_entry(at, struct site, link);
		if (strcmp(site->origin, origin) == 0) {
			return site->origin;
		}
	}
	struct site *site = xcalloc(1, sizeof(*site));
	site->origin = xstrdup(origin);
	list_append(&channel->sites, &site->link);
	return site->origin;
}

bool channel_blocks(const struct channel *channel, const uint8_t *hash) {
	size_t i = 0;

	while (i < channel->blocked_count &&
			memcmp(channel->blocked[i], hash, ADDRESS_HASH) != 0) {
		i++;
	}
	return i < channel->blocked_count;
}
