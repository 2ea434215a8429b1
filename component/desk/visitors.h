#ifndef DESK_VISITORS_H
#define DESK_VISITORS_H

#include <stdbool.h>

/* The visitors as a crowd: an address for each, and not too many of them. */

struct step;
struct visitor;

/*
 * "anna-7f3k", for life (CLIENTS, section 6): out of the event's chance, and
 * nobody's yet. Lives as long as the turn.
 */
const char *visitors_make_address(const struct step *step, const char *name);

/* What can be shown of a name; "" for NULL. */
const char *visitors_clean_name(const struct step *step, const char *name);

/* The name may change, and is kept; the address is for life. */
void visitors_learn_name(struct step *step, struct visitor *visitor,
		const char *given);

/* Forgets who was silent longest; false: everybody has a chat or a page. */
bool visitors_make_room(struct step *step);

#endif
