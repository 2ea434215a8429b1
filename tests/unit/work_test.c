/* How much an answer proves, and for whom. */

#include "xmpp/work.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "xmpp/digest.h"

#define ANNA "c1@web.example.org"
#define BOB  "c2@web.example.org"
#define ID   "abcdefghijklmnopqrstuvwxyz234567"

static const struct {
	const uint8_t digest[DIGEST_BYTES];
	uint32_t bits;
} rows[] = {
	{ { 0xff }, 0 },
	{ { 0x80 }, 0 },
	{ { 0x7f, 0xff }, 1 },
	{ { 0x40 }, 1 },
	{ { 0x01 }, 7 },
	{ { 0x00, 0xff }, 8 },
	{ { 0x00, 0x1f }, 11 },
	{ { 0x00, 0x00, 0x01 }, 23 },
	{ { 0x00, 0x00, 0x00, 0x80 }, 24 },
	{ { [31] = 0x01 }, 255 },
	{ { 0 }, 256 },
};

static void check_seeds(struct work *work) {
	char anna[WORK_SEED_ROOM], again[WORK_SEED_ROOM], bob[WORK_SEED_ROOM];
	struct work *other = work_create();

	work_seed(work, ANNA, anna);
	work_seed(work, ANNA, again);
	work_seed(work, BOB, bob);
	CHECK_SAME(anna, again);
	CHECK(strlen(anna) == WORK_SEED_CHARS && !anna[strspn(anna, ID)]);
	CHECK(strcmp(anna, bob) != 0);
	work_seed(other, ANNA, again);
	CHECK(strcmp(anna, again) != 0);
	work_destroy(other);
}

/* visit.xsd: of seed and answer as they stand, one after the other. */
static uint32_t count_of(const char *seed, const char *answer) {
	struct digest *digest = digest_create();
	char text[WORK_SEED_ROOM + WORK_ANSWER_MOST + 2];
	const char *const texts[] = { text };
	uint8_t bytes[DIGEST_BYTES];

	snprintf(text, sizeof(text), "%s%s", seed, answer);
	digest_texts(digest, texts, 1, bytes);
	digest_destroy(digest);
	return work_count(bytes);
}

static void check_answers(struct work *work) {
	char seed[WORK_SEED_ROOM], answer[WORK_ANSWER_MOST + 2];
	uint32_t proven = 0;

	work_seed(work, ANNA, seed);
	for (unsigned i = 0; proven < 8; i++) {
		snprintf(answer, sizeof(answer), "%u", i);
		proven = work_proven(work, ANNA, answer);
		CHECK(proven == count_of(seed, answer));
	}
	CHECK(work_proven(work, ANNA, NULL) == 0);
	CHECK(work_proven(work, ANNA, "") == count_of(seed, ""));
	/* None of these is an answer, whatever it would be worth. */
	memset(answer, 'a', WORK_ANSWER_MOST + 1);
	answer[WORK_ANSWER_MOST + 1] = '\0';
	for (char c = 'a'; c <= 'z'; c++) {
		answer[0] = c;
		CHECK(work_proven(work, ANNA, answer) == 0);
	}
}

int main(void) {
	struct work *work = work_create();

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK(work_count(rows[i].digest) == rows[i].bits);
	}
	check_seeds(work);
	check_answers(work);
	work_destroy(work);
	return check_report();
}
