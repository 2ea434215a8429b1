#ifndef DESK_TABLE_H
#define DESK_TABLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Hash tables whose links live inside the things they hold. A stranger chooses
 * the texts, so they are hashed with a secret and cannot be made to collide.
 */

struct table_link {
	struct table_link *next; /* of the same bucket */
	uint64_t hash;
};

struct table {
	struct table_link **buckets;
	size_t size, count; /* the size is 0 or a power of two */
};

struct table_secret {
	uint64_t key[2];
};

/* Gives back the buckets; what is in them is its owner's. */
void table_finish(struct table *table);

void table_add(struct table *table, struct table_link *link, uint64_t hash);
void table_take_out(struct table *table, struct table_link *link);

/* The first with that hash, and the next with the same, or NULL. */
struct table_link *table_find(const struct table *table, uint64_t hash);
struct table_link *table_find_next(const struct table_link *link);

/* SipHash-2-4 of a text. */
uint64_t table_hash(const struct table_secret *secret, const char *text);

/* Of a number that is ours and no stranger's. */
uint64_t table_hash_number(uint64_t number);

#endif
