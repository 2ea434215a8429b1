#ifndef GATE_CHANNELS_H
#define GATE_CHANNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/list.h"
#include "gate/addresses.h"

/*
 * What the desk has announced of its channels: all that a gateway knows before
 * a page says hello. A channel that is gone stays as a name that allows
 * nobody, for connections point at it.
 */

struct arena;
struct element;

#define CHANNEL_NAME_ROOM 33
#define CHANNELS_MOST     256

struct channel {
	struct list link; /* channels.all */
	char name[CHANNEL_NAME_ROOM];
	struct list users; /* the owner's: who uses it */
	struct list sites; /* origins that have used it, while it lives */
	struct arena *arena;
	const struct element *announced; /* NULL when gone */
	uint8_t (*blocked)[ADDRESS_HASH];
	size_t blocked_count;
	uint64_t blocked_is;       /* a digest: whether the list is another one */
	struct buffer open_body;   /* what a page may know, as XML */
	struct buffer closed_body; /* the same, and closed */
};

struct channels {
	struct list all; /* channel.link */
	size_t count;
};

void channels_init(struct channels *channels);
void channels_finish(struct channels *channels);

/* NULL where the desk has never announced it. */
struct channel *channels_find(struct channels *channels, const char *name);

/*
 * Takes an announcement; NULL for one that is none, or one too many. Whoever
 * uses the channel is told by the caller.
 */
struct channel *channels_take(struct channels *channels, const char *name,
		const struct element *announced);
void channel_forget(struct channel *channel);

/* An exact origin: scheme, host and port as the browser spells them. */
bool channel_allows(const struct channel *channel, const char *origin);

/*
 * The one copy of an origin that the channel allows, for all its connections;
 * it lives as long as the channel.
 */
const char *channel_site(struct channel *channel, const char *origin);

/* An address, by its keyed hash of ADDRESS_HASH bytes. */
bool channel_blocks(const struct channel *channel, const uint8_t *hash);

#endif
