/*
 * Waiting between attempts. Knows nothing of what is attempted.
 */

#include "xmpp/backoff.h"

#include <string.h>

#include "base/clock.h"

#define DELAY_FIRST    500
#define DELAY_HOPELESS 2000
#define DELAY_MOST     60000

int64_t backoff_next(struct backoff *backoff, bool is_hopeless) {
	int64_t least = is_hopeless ? DELAY_HOPELESS : DELAY_FIRST;
	int64_t delay = backoff->delay < least ? least : backoff->delay;
	uint8_t random[4];
	uint32_t chance;

	clock_chance(random, sizeof(random));
	memcpy(&chance, random, sizeof(chance));
	backoff->delay = delay * 2 > DELAY_MOST ? DELAY_MOST : delay * 2;
	return delay / 2 + (int64_t)(chance % (uint32_t)(delay / 2 + 1));
}

void backoff_reset(struct backoff *backoff) {
	backoff->delay = 0;
}
