#ifndef XMPP_PRIVILEGE_H
#define XMPP_PRIVILEGE_H

#include <stdbool.h>

#include "xmpp/reader.h"

/*
 * XEP-0356: what a server says of its rosters, and what it is told to do with
 * them. Older servers speak version 1 of the namespace, newer ones 2; of
 * rosters both say the same.
 */

struct arena;
struct desk_effect;
struct element;

/* A message in which a server grants or withdraws; false: it is none. */
bool privilege_read_advert(const struct element *message,
		struct reading *reading);

/* An iq that answers one of ours; false: it answers none. */
bool privilege_read_answer(const struct element *iq, struct reading *reading);

/* The ROSTER as an iq, from our domain. */
struct element *privilege_write(struct arena *arena,
		const struct desk_effect *effect, const char *domain);

#endif
