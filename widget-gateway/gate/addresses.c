/*
 * A table by hash. Its keys are keyed hashes already, so nobody can choose
 * addresses that fall into one place.
 */

#include "gate/addresses.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* An office behind one address opens its pages at nine o'clock. */
#define FRESH_COST  500
#define FRESH_BURST (60 * FRESH_COST)

void addresses_init(struct addresses *addresses, size_t expected,
		uint32_t live_most) {
	*addresses = (struct addresses){ .live_most = live_most };
	addresses->place_count = 64;
	while (addresses->place_count < expected) {
		addresses->place_count *= 2;
	}
	addresses->places =
			xcalloc(addresses->place_count, sizeof(addresses->places[0]));
}

static struct address **find(struct addresses *addresses, const uint8_t *hash) {
	size_t place;

	memcpy(&place, hash, sizeof(place));
	struct address **at =
			&addresses->places[place & (addresses->place_count - 1)];
	while (*at && memcmp((*at)->hash, hash, ADDRESS_HASH) != 0) {
		at = &(*at)->next;
	}
	return at;
}

static bool may_use(const struct addresses *addresses,
		const struct address *address, int64_t now) {
	return address->live < addresses->live_most &&
			quota_wait(&address->fresh, now, FRESH_COST, FRESH_BURST) == 0;
}

bool addresses_may(struct addresses *addresses, const uint8_t *hash,
		int64_t now) {
	const struct address *address = *find(addresses, hash);

	return !address || may_use(addresses, address, now);
}

struct address *addresses_use(struct addresses *addresses, const uint8_t *hash,
		int64_t now) {
	struct address **at = find(addresses, hash);

	if (!*at) {
		*at = xcalloc(1, sizeof(**at));
		memcpy((*at)->hash, hash, ADDRESS_HASH);
		addresses->count++;
	}
	struct address *address = *at;
	if (!may_use(addresses, address, now)) {
		return NULL;
	}
	quota_take(&address->fresh, now, FRESH_COST, FRESH_BURST);
	address->live++;
	return address;
}

void addresses_give_back(struct address *address) {
	assert(address->live > 0);
	address->live--;
}

void addresses_sweep(struct addresses *addresses, int64_t now) {
	for (size_t i = 0; i < addresses->place_count; i++) {
		struct address **at = &addresses->places[i];
		while (*at) {
			struct address *address = *at;
			if (address->live > 0 || address->fresh.full_at > now) {
				at = &address->next;
				continue;
			}
			*at = address->next;
			free(address);
			addresses->count--;
		}
	}
}

void addresses_finish(struct addresses *addresses) {
	addresses_sweep(addresses, INT64_MAX);
	free(addresses->places);
	addresses->places = NULL;
}
