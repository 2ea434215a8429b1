#ifndef XMPP_CAPS_H
#define XMPP_CAPS_H

#include "desk/effect.h"

/*
 * What our addresses are and can do: one table for disco#info (XEP-0030) and
 * for the hash of it in presence (XEP-0115), so that they cannot disagree.
 */

struct arena;
struct element;

#define CAPS_NODE "https://deskbell.org/caps"

/* Of a visitor only his kind is told, so one hash does for all of them. */
struct caps {
	enum desk_kind kind;
	const char *name; /* of a channel, its title */
};

/* Adds the identity and features to a disco#info query. */
void caps_tell(struct arena *arena, struct element *query,
		const struct caps *caps);

/* The hash of that, XEP-0115, section 5.1. */
const char *caps_hash(struct arena *arena, const struct caps *caps);

/* Whether `node` asks for exactly this. */
bool caps_is_node(struct arena *arena, const char *node,
		const struct caps *caps);

#endif
