#ifndef RUNNERS_CHECK_H
#define RUNNERS_CHECK_H

#include "world.h"

/*
 * The laws that no desk may break whatever happens, watched over a world: no
 * line lost, doubled or out of order; every chat waits or has one owner who
 * works there; nobody else is served; a revived desk knows what the dead one
 * knew. A broken law is put to the world's blame.
 */

struct check;

struct check *check_create(struct world *world);
void check_destroy(struct check *check);
struct hearer check_hearer(struct check *check);

#endif
