#ifndef DESK_VISITORS_H
#define DESK_VISITORS_H

#include <stdbool.h>

/* The visitors as a crowd: an address for each, and not too many of them. */

struct step;

/*
 * "anna-7f3k", for life (CLIENTS, section 6): out of the event's chance, and
 * nobody's yet. Lives as long as the turn.
 */
const char *visitors_make_address(const struct step *step, const char *name);

/* Forgets who was silent longest; false: everybody has a chat. */
bool visitors_make_room(struct step *step);

#endif
