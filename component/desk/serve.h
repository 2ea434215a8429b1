#ifndef DESK_SERVE_H
#define DESK_SERVE_H

#include <stdbool.h>

#include "desk/types.h"

/*
 * What may happen to a chat for more than one reason: it is taken, goes back
 * to the queue, ends, is closed. Whoever calls has checked that it may.
 */

struct agent;
struct channel;
struct chat;
struct step;

/* WAITING: his from now on. */
void serve_take(struct step *step, struct chat *chat, struct agent *agent);

/*
 * TALKING: his from now on, whoever had it; that one reads on. What was to be
 * told with it was asked by transfer.h.
 */
void serve_hand_over(struct step *step, struct chat *chat, struct agent *agent,
		enum desk_deed deed);

/* TALKING: to the head of that channel's queue, for those who answer there. */
void serve_put_through(struct step *step, struct chat *chat,
		struct channel *channel, const struct agent *by, const char *note);

/*
 * TALKING: back to the head of the queue. Where its agent only vanished it
 * stays his in memory; a dismissed one has nothing to come back to.
 */
void serve_return(struct step *step, struct chat *chat, bool stays_his);

/* TALKING: one of the two ends it. */
void serve_end(struct step *step, struct chat *chat, enum desk_side by);

/* WAITING: he waits no longer. The chat is no more. */
void serve_give_up(struct step *step, struct chat *chat);

/* ENDED: he returns, to the same agent or to the head of the queue. */
void serve_reopen(struct step *step, struct chat *chat);

/* ENDED: an agent takes it up again. */
void serve_take_up(struct step *step, struct chat *chat, struct agent *agent);

/* ENDED, and the time to reopen is over. The chat is no more, or must wait. */
void serve_close(struct step *step, struct chat *chat);

/* He was away too long: his chats that wait again are named to him, once. */
void serve_tell_returned(struct step *step, struct agent *agent);

#endif
