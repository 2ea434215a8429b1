#ifndef RUNNERS_SURF_H
#define RUNNERS_SURF_H

#include "events.h"

/* What gateways and pages do, in plain words: the forms of events.h for them. */

struct world;

enum happening surf_happen(struct world *world, const char *line);

#endif
