#ifndef XMPP_DIGEST_H
#define XMPP_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256, set up once: that costs more than using it. */

#define DIGEST_BYTES 32

struct digest;

struct digest *digest_create(void);
void digest_destroy(struct digest *digest);

/* Of the texts with a NUL between them, which none of them holds. */
void digest_texts(struct digest *digest, const char *const *texts, size_t count,
		uint8_t *out);

/* The first eight bytes of it: enough where nobody gains by a collision. */
uint64_t digest_short(struct digest *digest, const char *const *texts,
		size_t count);

#endif
