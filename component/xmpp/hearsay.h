#ifndef XMPP_HEARSAY_H
#define XMPP_HEARSAY_H

#include <stdbool.h>

struct arena;
struct desk_event;
struct fact;

/*
 * What deskbell-staff says of the staff, into an empty event for the desk.
 * False for what it would never say. Strings are in the arena.
 */
bool hearsay_read(const struct fact *fact, struct arena *arena,
		struct desk_event *event);

#endif
