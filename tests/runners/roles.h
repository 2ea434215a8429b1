#ifndef RUNNERS_ROLES_H
#define RUNNERS_ROLES_H

#include <stdbool.h>

#include "desk/event.h"
#include "world.h"

/* Who works where, worked out anew from the roster (CONTRACT, Staff). */

struct role {
	bool may_respond, may_notify;
};

struct role roles_of(const struct world *world, const char *jid,
		const char *channel);

/* In any channel at all. */
bool roles_any(const struct world *world, const char *jid);

#endif
