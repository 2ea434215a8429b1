#ifndef RUNNERS_ENQUIRE_H
#define RUNNERS_ENQUIRE_H

#include "events.h"

/*
 * What people ask of our addresses, and order by form, in plain words: the
 * forms of events.h for them.
 */

struct world;

enum happening enquire_happen(struct world *world, const char *line);

#endif
