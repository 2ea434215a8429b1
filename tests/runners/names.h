#ifndef RUNNERS_NAMES_H
#define RUNNERS_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/* What scripts call people and addresses, and what the desk calls them. */

struct arena;
struct world;

/* Everybody without an '@' lives here. */
#define NAMES_HOME     "@example.org"
#define NAMES_RESOURCE "pc" /* where nobody says which one */

struct person {
	const char *jid, *resource;
};

/* "alice", "alice/phone", "vera@home". */
/* Whether that is a page: the domain is a gateway's. */
bool names_is_page(const struct world *world, const char *jid);

struct person names_person(struct arena *arena, const char *text);

/*
 * "support", "vera's address", "vera-7f3k", "the domain". NULL while vera has
 * no address.
 */
const char *names_address(const struct world *world, const char *text);

/* The stanza id of what was said: the mouth's spelling, the reader's too. */
const char *names_said(struct arena *arena, uint32_t chat, enum desk_leg leg,
		uint32_t number);

#endif
