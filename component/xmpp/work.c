/*
 * Seeds, and what their answers are worth. A seed follows from the connection
 * and a secret, so nothing is kept for who was asked and never came back. Who
 * must work, and how much, is not known here.
 */

#include "xmpp/work.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "xmpp/digest.h"

#define SECRET_CHARS 52 /* 256 bits and four more, in base32 */

struct work {
	struct digest *digest;
	char secret[SECRET_CHARS + 1];
};

_Static_assert(WORK_SEED_CHARS <= DIGEST_BYTES, "a byte for each of them");

struct work *work_create(void) {
	struct work *work = xcalloc(1, sizeof(*work));
	uint8_t chance[SECRET_CHARS];

	clock_chance(chance, sizeof(chance));
	text_base32(work->secret, SECRET_CHARS, chance);
	work->digest = digest_create();
	return work;
}

void work_destroy(struct work *work) {
	if (!work) {
		return;
	}
	digest_destroy(work->digest);
	free(work);
}

void work_seed(const struct work *work, const char *jid, char *seed) {
	const char *const texts[] = { work->secret, jid };
	uint8_t bytes[DIGEST_BYTES];

	digest_texts(work->digest, texts, 2, bytes);
	text_base32(seed, WORK_SEED_CHARS, bytes);
}

uint32_t work_count(const uint8_t *digest) {
	uint32_t count = 0;

	while (count < DIGEST_BYTES * 8 &&
			!(digest[count / 8] & (0x80 >> count % 8))) {
		count++;
	}
	return count;
}

uint32_t work_proven(const struct work *work, const char *jid,
		const char *answer) {
	char text[WORK_SEED_CHARS + WORK_ANSWER_MOST + 1];
	const char *const texts[] = { text };
	uint8_t bytes[DIGEST_BYTES];

	if (!answer || strlen(answer) > WORK_ANSWER_MOST) {
		return 0;
	}
	work_seed(work, jid, text);
	text_copy(text + WORK_SEED_CHARS, WORK_ANSWER_MOST + 1, answer);
	digest_texts(work->digest, texts, 1, bytes);
	return work_count(bytes);
}
