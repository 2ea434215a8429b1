#ifndef RUNNERS_CREW_H
#define RUNNERS_CREW_H

#include <stdbool.h>

#include "world.h"

/*
 * Who of the staff is where, and who has been rung: as long as somebody waits,
 * each agent who is Present and may be rung has a ring of a chat that waits.
 */

struct crew;

struct crew *crew_create(struct world *world);
void crew_destroy(struct crew *crew);

void crew_step(struct crew *crew, const struct desk_event *event);
void crew_hear(struct crew *crew, const struct desk_effect *effect);
void crew_forget_rings(struct crew *crew);

/* Has a device that was seen since the last login. */
bool crew_is_reachable(const struct crew *crew, const char *jid);

/* Nothing is known of him since he went, or since the desk began to live. */
bool crew_is_missing(const struct crew *crew, const char *jid);

/* At the end of a turn: is each ring taken back whose reason is gone? */
void crew_check_rings(struct crew *crew);

/* That chat waits, at the end of a turn: is whoever should be rung? */
void crew_check_waiting(struct crew *crew, const struct desk_chat *chat);

#endif
