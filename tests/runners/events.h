#ifndef RUNNERS_EVENTS_H
#define RUNNERS_EVENTS_H

#include <stdbool.h>

/*
 * The lines of a script that are not expectations: what the world is like at
 * first, and what happens in it. tests/README.md lists the forms.
 */

struct world;

enum happening {
	HAPPENING_DONE,
	HAPPENING_UNKNOWN, /* no form fits the line */
	HAPPENING_VAIN,    /* it cannot happen now: nobody has that address */
};

/* One set-up line. The first that is no channel and no setting begins. */
enum happening events_set_up(struct world *world, const char *line);

/* All agents are there, and the desk is at rest. Once is enough. */
void events_begin(struct world *world);

/* One event line, without its "> ". */
enum happening events_happen(struct world *world, const char *line);

#endif
