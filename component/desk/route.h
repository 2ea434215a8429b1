#ifndef DESK_ROUTE_H
#define DESK_ROUTE_H

/* What must follow from a step, done once at its end. */

struct channel;
struct step;

void desk_settle(struct step *step);

/* The status of a channel to all its agents, now; the next one later. */
void route_tell_status(struct step *step, struct channel *channel);

#endif
