#ifndef XMPP_WORK_H
#define XMPP_WORK_H

#include <stdint.h>

/*
 * What a page works for where a channel is flooded: an answer with which the
 * SHA-256 of seed and answer begins with so many zero bits. Finding one costs
 * the page a while, checking it nothing. Of no page anything is remembered.
 */

#define WORK_SEED_CHARS  32 /* 160 bits in base32: visit.xsd, `id` */
#define WORK_SEED_ROOM   (WORK_SEED_CHARS + 1)
#define WORK_ANSWER_MOST 64

struct work;

/* With a secret of its own: what was found for another is worth nothing. */
struct work *work_create(void);
void work_destroy(struct work *work);

/* The seed of that connection and of no other, into WORK_SEED_ROOM. */
void work_seed(const struct work *work, const char *jid, char *seed);

/* How many zero bits that answer proves for the connection; NULL: none. */
uint32_t work_proven(const struct work *work, const char *jid,
		const char *answer);

/* With how many a digest begins. */
uint32_t work_count(const uint8_t *digest);

#endif
