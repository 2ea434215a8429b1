#ifndef DESK_LEG_H
#define DESK_LEG_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * The two legs of a chat: its lines on their way to the agent and to the
 * visitor. A line is said at once where nothing before it is missing;
 * otherwise it waits in the store and is fetched, in order. It counts as
 * handed only when the server's pong has proven it (RELIABILITY, section 2).
 */

struct chat;
struct leg;
struct step;

struct leg *leg_of(struct chat *chat, enum desk_leg which);

/* A line was kept that is for the other end of this leg. */
void leg_take_line(struct step *step, struct chat *chat, enum desk_leg which,
		const struct desk_line *line);

/* Somebody new is at the agent's end: he has nothing after that line yet. */
void leg_begin_anew(struct chat *chat, uint32_t after);

/* The last line that has been said to who is at the agent's end, or is his. */
uint32_t leg_read_up_to(const struct chat *chat);

/* Whatever kept its lines back may be over. */
void leg_wake(struct chat *chat, enum desk_leg which);

/* All that was for him is behind a pong. */
bool leg_is_done(const struct chat *chat, enum desk_leg which);

/* Asks for a page after that line, whatever the state of the chat. */
void leg_fetch(struct step *step, struct chat *chat, enum desk_leg which,
		uint32_t after);

/* A waiting chat shows its first words, which a restart has forgotten. */
void leg_fetch_opening(struct step *step, struct chat *chat);

/* FETCHED. What of it a gap or a list wanted was taken before. */
void leg_fetched(struct step *step, struct chat *chat);

/* HANDED and LINK_DOWN. */
void legs_handed(struct step *step, uint64_t out);
void legs_lost(struct step *step);

/* Fetches for who is behind, as far as the caps allow. */
void legs_settle(struct step *step);

#endif
