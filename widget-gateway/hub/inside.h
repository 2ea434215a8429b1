#ifndef HUB_INSIDE_H
#define HUB_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/list.h"
#include "gate/addresses.h"
#include "gate/channels.h"
#include "gate/connection.h"
#include "hub/hub.h"
#include "metrics.h"

/* What the files of this room share. Nobody else includes it. */

struct arena;
struct frame_reader;

/* The wheel goes round once in 64 s, longer than any deadline. */
#define SPOKE_MS 250
#define SPOKES   256

#define EPOCH_CHARS 13

struct session {
	struct connection connection;
	struct list wheel;   /* hub.spokes[] */
	struct list channel; /* channel.users */
	struct address *address;
	uint32_t socket, next; /* next: with the same place in hub.ids */
};

struct counts {
	uint64_t opened, frames_up, frames_down, hung_up;
	struct tally closed; /* by our goodbyes, by code */
	struct histogram took;
};

struct hub {
	struct hub_settings settings;
	struct page_port pages;
	struct desk_port desk;
	struct frame_reader *reader;
	struct arena *arena;
	struct buffer frame;
	struct channels channels;
	struct addresses addresses;
	struct photos *photos; /* the agents' */
	struct quota wanted;   /* of those that it lacks */
	struct counts counts;

	struct session **sessions; /* by socket; [0] is unused */
	uint32_t *ids;             /* by hash of the id; 0: none */
	uint32_t *spare;           /* numbers that are free */
	uint32_t id_places, spare_count, count;
	uint32_t late; /* pages that were told to say hello later */
	struct quota hellos;
	struct list spokes[SPOKES]; /* session.wheel */
	int64_t wheel_at; /* the spoke that was last served, in SPOKE_MS */
	uint32_t drained; /* sockets up to this one were told that we stop */
	uint32_t parting; /* so many are told in a tick */

	bool is_linked, is_reachable, is_draining;
	int64_t lost_at, pinged_at, swept_at;
	bool is_ping_open;
	char epoch[EPOCH_CHARS + 1];
	char desk_epoch[32];
};

/* hub.c */
void hub_feed(struct hub *hub, struct session *session,
		struct connection_event event);
void hub_feed_all(struct hub *hub, struct connection_event event);
/* Within how many ms so many hellos may come. */
unsigned hub_again_within(const struct hub *hub, uint32_t hellos);
struct session *hub_find_id(struct hub *hub, const char *id);

/* desk.c: the sink's uplink half, and the desk's own pings. */
void desk_ready(void *self);
void desk_said(void *self, const struct element *stanza);
void desk_lost(void *self);
void desk_want_photo(struct hub *hub, const char *hash);
void desk_watch(struct hub *hub, int64_t now);
void desk_part(struct hub *hub);

#endif
