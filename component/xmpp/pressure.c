/*
 * What is left out while the server is behind: what strangers ask, first of
 * all. Never a line, nor what the desk says by itself, but for photos: how many
 * lines there may be is in desk/limits.h. Knows no socket.
 */

#include "xmpp/pressure.h"

#include <stdint.h>

#include "desk/effect.h"
#include "xmpp/reader.h"

#define ENOUGH ((size_t)1024 * 1024)
#define MUCH   ((size_t)4 * 1024 * 1024)
#define PHOTOS ((size_t)12 * 1024 * 1024)
#define MOST   ((size_t)32 * 1024 * 1024)

bool pressure_is_high(size_t unsent) {
	return unsent > ENOUGH;
}

bool pressure_is_hopeless(size_t unsent) {
	return unsent > MOST;
}

bool pressure_may_hear(size_t unsent, const struct reading *reading) {
	if (unsent <= ENOUGH) {
		return true;
	}
	/* A server asks for a subscription again: RFC 6121, section 3.1.2. */
	return reading->finding == READER_FINDING_EVENT &&
			reading->event.type != DESK_EVENT_WHO &&
			reading->event.type != DESK_EVENT_CONTACT;
}

/* Where the bound is when nobody misses the stanza much, or for long. */
static size_t bound(const struct desk_effect *effect) {
	switch ((int)effect->type) {
	case DESK_EFFECT_REFUSE:
		/* Somebody wrote it and should know; who asked asks again. */
		return effect->refuse.is_iq ? ENOUGH : MUCH;
	case DESK_EFFECT_CARD:
	case DESK_EFFECT_TYPING:
		return ENOUGH;
	case DESK_EFFECT_ANSWER:
		/* Without a receipt nothing is known: XEP-0184, section 5.1. */
		return effect->answer.receipt ? MUCH : SIZE_MAX;
	case DESK_EFFECT_MARK:
		return MUCH;
	case DESK_EFFECT_PHOTO:
		return PHOTOS; /* without it pages show a letter */
	}
	return SIZE_MAX;
}

bool pressure_may_say(size_t unsent, const struct desk_effect *effect) {
	return unsent <= bound(effect);
}
