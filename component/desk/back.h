#ifndef DESK_BACK_H
#define DESK_BACK_H

#include <stdbool.h>

#include "desk/types.h"

/*
 * An agent who was offline and is back: some clients do not show what came
 * meanwhile (CLIENTS, finding 10), so each of his chats says that it is there.
 */

struct agent;
struct step;

/* So long was he away, as far as anybody knows; 0: he was not. */
desk_ms back_from(const struct step *step, const struct agent *agent);

/* He has a device again: his chats and the queue, unless he was hardly gone. */
void back_comes(struct step *step, struct agent *agent, desk_ms away);

#endif
