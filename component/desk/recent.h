#ifndef DESK_RECENT_H
#define DESK_RECENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What one side of a conversation wrote last, so that a repeated line is known
 * and a correction finds what it corrects (CONTRACT, Delivery).
 */

struct remembered {
	uint64_t id;     /* recent_id() of who wrote it and its id */
	uint64_t digest; /* of the body */
	int64_t wall;
	uint32_t number;
};

struct recent {
	struct remembered *items; /* a ring, once it is full */
	size_t count, room, next;
};

void recent_finish(struct recent *recent);

/* The id is the sender's own: two people may use the same. */
uint64_t recent_id(const char *sender, const char *id);

void recent_add(struct recent *recent, const struct remembered *line);

/* The newest line with that id, and with that digest where it is given. */
const struct remembered *recent_find(const struct recent *recent, uint64_t id,
		const uint64_t *digest);

#endif
