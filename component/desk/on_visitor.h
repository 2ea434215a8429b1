#ifndef DESK_ON_VISITOR_H
#define DESK_ON_VISITOR_H

/* What visitors write to a channel. */

struct channel;
struct step;

/* A LINE by somebody who has no post there. */
void visitor_writes(struct step *step, struct channel *channel);

/* A LINE from a gateway's domain. */
void visitor_writes_by_web(struct step *step);

#endif
