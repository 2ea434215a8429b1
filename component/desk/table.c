/*
 * Looking things up by text or number. Knows nothing of what it holds, and
 * nothing in the mind ever walks a table: order comes from lists.
 */

#include "desk/table.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

#define FIRST_SIZE 16

void table_finish(struct table *table) {
	xfree(table->buckets);
	*table = (struct table){ 0 };
}

static struct table_link **bucket(const struct table *table, uint64_t hash) {
	return &table->buckets[(size_t)hash & (table->size - 1)];
}

static void table_widen(struct table *table) {
	struct table wide = { .size = table->size ? table->size * 2 : FIRST_SIZE,
		.count = table->count };

	wide.buckets = xcalloc(wide.size, sizeof(*wide.buckets));
	for (size_t i = 0; i < table->size; i++) {
		struct table_link *link = table->buckets[i];
		while (link) {
			struct table_link *next = link->next;
			struct table_link **to = bucket(&wide, link->hash);
			link->next = *to;
			*to = link;
			link = next;
		}
	}
	xfree(table->buckets);
	*table = wide;
}

void table_add(struct table *table, struct table_link *link, uint64_t hash) {
	if (table->count == table->size) {
		table_widen(table);
	}
	struct table_link **to = bucket(table, hash);
	link->hash = hash;
	link->next = *to;
	*to = link;
	table->count++;
}

void table_take_out(struct table *table, struct table_link *link) {
	struct table_link **at = bucket(table, link->hash);

	while (*at != link) {
		assert(*at);
		at = &(*at)->next;
	}
	*at = link->next;
	link->next = NULL;
	table->count--;
}

static struct table_link *first_with(struct table_link *link, uint64_t hash) {
	while (link && link->hash != hash) {
		link = link->next;
	}
	return link;
}

struct table_link *table_find(const struct table *table, uint64_t hash) {
	return table->size ? first_with(*bucket(table, hash), hash) : NULL;
}

struct table_link *table_find_next(const struct table_link *link) {
	return first_with(link->next, link->hash);
}

static uint64_t turn(uint64_t value, int bits) {
	return value << bits | value >> (64 - bits);
}

static void sip_round(uint64_t v[4]) {
	v[0] += v[1];
	v[1] = turn(v[1], 13) ^ v[0];
	v[0] = turn(v[0], 32);
	v[2] += v[3];
	v[3] = turn(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = turn(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = turn(v[1], 17) ^ v[2];
	v[2] = turn(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word) {
	v[3] ^= word;
	sip_round(v);
	sip_round(v);
	v[0] ^= word;
}

uint64_t table_hash(const struct table_secret *secret, const char *text) {
	uint64_t v[4] = { secret->key[0] ^ 0x736f6d6570736575,
		secret->key[1] ^ 0x646f72616e646f6d,
		secret->key[0] ^ 0x6c7967656e657261,
		secret->key[1] ^ 0x7465646279746573 };
	size_t length = strlen(text), left = length;
	uint64_t word;

	/* In the machine's own order of bytes: no hash ever leaves it. */
	for (; left >= sizeof(word); left -= sizeof(word)) {
		memcpy(&word, text, sizeof(word));
		sip_word(v, word);
		text += sizeof(word);
	}
	word = 0;
	memcpy(&word, text, left);
	sip_word(v, word ^ (uint64_t)length << 56);
	v[2] ^= 0xff;
	for (int i = 0; i < 4; i++) {
		sip_round(v);
	}
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

uint64_t table_hash_number(uint64_t number) {
	number *= 0x9e3779b97f4a7c15;
	return number ^ number >> 32;
}
