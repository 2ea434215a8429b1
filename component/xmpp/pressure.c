/*
 * What is left out while the server is behind: what strangers ask, first of
 * all. Never a line, nor what the desk says by itself, but for photos. Knows no
 * socket.
 */

#include "xmpp/pressure.h"

#include "desk/effect.h"
#include "xmpp/reader.h"

#define ENOUGH ((size_t)1024 * 1024)
#define MUCH   ((size_t)4 * 1024 * 1024)
#define PHOTOS ((size_t)12 * 1024 * 1024)
#define MOST   ((size_t)16 * 1024 * 1024)

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

bool pressure_may_say(size_t unsent, const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_REFUSE && !effect->refuse.is_iq) {
		return unsent <= MUCH; /* somebody wrote it and should know */
	}
	if (effect->type == DESK_EFFECT_PHOTO) {
		return unsent <= PHOTOS; /* without it pages show a letter */
	}
	return unsent <= ENOUGH ||
			(effect->type != DESK_EFFECT_REFUSE &&
					effect->type != DESK_EFFECT_CARD);
}
