#ifndef GATE_ADDRESSES_H
#define GATE_ADDRESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gate/quota.h"

/*
 * How much each network address uses of the gateway. One address is an IPv4
 * address or the first 64 bits of an IPv6 one; what is kept of it is its keyed
 * hash, and that no longer than it is of use.
 */

#define ADDRESS_HASH 32

struct address {
	struct address *next;
	uint8_t hash[ADDRESS_HASH];
	uint32_t live; /* connections */
	struct quota fresh;
};

struct addresses {
	struct address **places;
	size_t place_count, count;
	uint32_t live_most; /* of one */
};

void addresses_init(struct addresses *addresses, size_t expected,
		uint32_t live_most);
void addresses_finish(struct addresses *addresses);

/* Whether addresses_use() would give one now. */
bool addresses_may(struct addresses *addresses, const uint8_t *hash,
		int64_t now);

/* NULL when this address has, or just had, enough. To be given back. */
struct address *addresses_use(struct addresses *addresses, const uint8_t *hash,
		int64_t now);
void addresses_give_back(struct address *address);

/* Forgets those of no more use; now and then. */
void addresses_sweep(struct addresses *addresses, int64_t now);

#endif
