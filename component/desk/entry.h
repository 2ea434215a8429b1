#ifndef DESK_ENTRY_H
#define DESK_ENTRY_H

#include <stdbool.h>

#include "desk/types.h"

/*
 * Entries of agents' rosters, where their server lets us write there
 * (XEP-0356): a visitor while his chat lives and for a day after, a channel
 * while the agent is of it. Comfort alone: nothing else depends on it.
 */

struct agent;
struct chat;
struct desk;
struct post;
struct step;

/* A server lets us write into its rosters from now on, or no longer. */
void entries_granted(struct step *step);

/* It has done what it was told, or has not. */
void entry_answered(struct step *step);

/* The link is down: who lets us write says so anew. */
void entries_lose(struct desk *desk);

/*
 * The name of a chat's visitor to who is about to read it: in his roster, where
 * we may, and in the way that needs no leave.
 */
void entry_introduce(struct step *step, const struct chat *chat,
		const struct agent *agent);

/* His channel; and all that he is to have, when he comes. */
void entry_meet(struct step *step, const struct post *post);
void entries_meet(struct step *step, const struct agent *agent);

/* desk.entry_timer: some of them may be of no use any more. */
void entries_are_due(struct step *step);

/* From a row. */
void entry_revive(struct step *step, const struct desk_entry *row);

void entries_init(struct desk *desk);
void entries_finish(struct desk *desk);

#endif
