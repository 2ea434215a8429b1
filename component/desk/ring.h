#ifndef DESK_RING_H
#define DESK_RING_H

/*
 * Rings: as long as somebody waits in a channel, each agent who is Present and
 * may be rung has exactly one open ring of it, and a ring whose chat has left
 * the queue is taken back.
 */

struct agent;
struct channel;
struct chat;
struct post;
struct step;

/* His rights or his presence have changed, or he goes. */
void ring_post_changed(struct post *post);

/* He has just become Present, or cannot have heard the last one. */
void ring_post_comes(struct step *step, struct post *post);

/* The chat waits no more: `taker` has it, or nobody where it is NULL. */
void ring_withdraw(struct step *step, struct chat *chat,
		const struct agent *taker);

/* Rings whoever is to be rung. */
void ring_settle(struct step *step, struct channel *channel);

#endif
