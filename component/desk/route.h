#ifndef DESK_ROUTE_H
#define DESK_ROUTE_H

/* What must follow from a step, done once at its end. */

struct channel;
struct step;

void desk_settle(struct step *step);

/* Who waits by the web and has another place now, the head first. */
void route_tell_places(struct step *step, struct channel *channel);

/* The status of a channel to all its agents, now; the next one later. */
void route_tell_status(struct step *step, struct channel *channel);

#endif
