/* What is still said to a server that is behind: at each bound, and above. */

#include "xmpp/pressure.h"

#include "check.h"
#include "desk/effect.h"

#define MEGABYTE ((size_t)1024 * 1024)

static const struct {
	struct desk_effect effect;
	size_t most; /* bytes that wait while it is said; 0: whatever waits */
} rows[] = {
	{ { .type = DESK_EFFECT_CARD }, MEGABYTE },
	{ { .type = DESK_EFFECT_TYPING }, MEGABYTE },
	{ { .type = DESK_EFFECT_REFUSE, .refuse = { .is_iq = true } }, MEGABYTE },
	{ { .type = DESK_EFFECT_REFUSE }, 4 * MEGABYTE },
	{ { .type = DESK_EFFECT_ANSWER, .answer = { .receipt = true } },
			4 * MEGABYTE },
	{ { .type = DESK_EFFECT_MARK }, 4 * MEGABYTE },
	{ { .type = DESK_EFFECT_PHOTO }, 12 * MEGABYTE },
	{ { .type = DESK_EFFECT_ANSWER }, 0 },
	{ { .type = DESK_EFFECT_SAY }, 0 },
	{ { .type = DESK_EFFECT_TELL }, 0 },
	{ { .type = DESK_EFFECT_STORED }, 0 },
};

int main(void) {
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct desk_effect *effect = &rows[i].effect;
		size_t most = rows[i].most ? rows[i].most : 32 * MEGABYTE;
		CHECK(pressure_may_say(most, effect));
		CHECK(pressure_may_say(most + 1, effect) == !rows[i].most);
	}
	CHECK(!pressure_is_high(MEGABYTE) && pressure_is_high(MEGABYTE + 1));
	CHECK(!pressure_is_hopeless(32 * MEGABYTE) &&
			pressure_is_hopeless(32 * MEGABYTE + 1));
	return check_report();
}
