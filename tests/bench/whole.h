#ifndef WHOLE_H
#define WHOLE_H

#include <stddef.h>

#include "ports.h"

/*
 * The whole component: its own link, mind and store, as the daemon has them,
 * and the stub for a server. Only the staff program is not there: that ann is
 * an agent is said to the mind.
 */

struct app;
struct desk;
struct link;
struct duty;
struct store;

/* What was kept in one transaction: a bare loop writes as much. */
struct turn {
	int lines, handed;
};

struct whole {
	struct app *app;
	struct link *link;
	struct desk *desk;
	struct store *store;
	struct store_port port; /* of the store */
	int orders, done;
	struct turn *turns; /* since it was last set to none */
	size_t turn_count, turn_room;
};

/* `path` is the store's file. */
void whole_open(struct whole *whole, const char *path);

/* Turns until the stub says that this is done. */
void whole_do(struct whole *whole, struct duty order);

void whole_close(struct whole *whole);

#endif
