/*
 * A ring of the last lines of one side. It grows to the cap and no further,
 * and is given back when its conversation has no chat any more.
 */

#include "desk/recent.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk/limits.h"

#define FIRST_ROOM 8

void recent_finish(struct recent *recent) {
	xfree(recent->items);
	*recent = (struct recent){ 0 };
}

uint64_t recent_id(const char *sender, const char *id) {
	uint64_t hash = text_hash(sender);

	return (hash << 23 | hash >> 41) ^ text_hash(id);
}

void recent_add(struct recent *recent, const struct remembered *line) {
	if (recent->count == recent->room && recent->room < REMEMBERED_MOST) {
		recent->room = recent->room ? recent->room * 2 : FIRST_ROOM;
		recent->items =
				xrealloc(recent->items, recent->room * sizeof(*recent->items));
	}
	if (recent->count < recent->room) {
		recent->next = recent->count++;
	}
	recent->items[recent->next] = *line;
	recent->next = (recent->next + 1) % REMEMBERED_MOST;
}

static const struct remembered *find_back(const struct remembered *at,
		const struct remembered *first, uint64_t id, const uint64_t *digest) {
	while (at > first) {
		at--;
		if (at->id == id && (!digest || at->digest == *digest)) {
			return at;
		}
	}
	return NULL;
}

/* From the newest to the oldest, in two pieces where the ring is full. */
const struct remembered *recent_find(const struct recent *recent, uint64_t id,
		const uint64_t *digest) {
	if (recent->count == 0) {
		return NULL;
	}
	const struct remembered *items = recent->items;
	const struct remembered *next = items + recent->next;
	const struct remembered *found = find_back(next, items, id, digest);

	return found ? found : find_back(items + recent->count, next, id, digest);
}
