#ifndef DESK_STAFF_H
#define DESK_STAFF_H

#include "desk/types.h"

/*
 * Who works here and who is there: rights that follow from groups, presence
 * that follows from devices, and what both do to rings and chats.
 */

struct agent;
struct channel;
struct desk_member;
struct dismissal;
struct post;
struct step;

/* Does the group give a right in that channel? */
bool staff_is_group(const struct channel *channel, const char *group);

/* As the roster has him: his name and his rights in each channel. */
void staff_assign(struct step *step, struct agent *agent,
		const struct desk_member *member);

/* He leaves the roster: dismissed everywhere, and no more. */
void staff_remove(struct step *step, struct agent *agent);

/* The dismissal counts no more, and is gone. */
void staff_forget(struct step *step, struct dismissal *dismissal);

/* A digest of all that a member's row says; never 0. */
uint64_t staff_digest(const struct desk_member *member);

/* A device of his went that nobody has seen: of him nothing more is known. */
void staff_unseen_goes(struct step *step, struct agent *agent);

/* His devices have changed, or time has passed. */
void staff_refresh(struct step *step, struct agent *agent);

/* He decides by himself whether he is Present. */
void staff_set_duty(struct step *step, struct agent *agent,
		enum desk_duty duty);

/* He writes: then he is there, whatever his presence says. */
void staff_hear(struct step *step, struct agent *agent);

/* All presences have come in: whoever was not heard of is gone. */
void staff_settle(struct step *step);

#endif
