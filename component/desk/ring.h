#ifndef DESK_RING_H
#define DESK_RING_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/word.h"

/*
 * Rings: as long as somebody waits in a channel, each agent who is Present, may
 * be rung and has room has one open ring of it. It is repeated, ever more
 * seldom, tells the managers when nobody comes, and is taken back when its chat
 * has left the queue.
 */

struct channel;
struct chat;
struct desk_effect;
struct desk_line;
struct agent;
struct post;
struct step;

/* He may be rung here, and has room for one more. */
bool ring_may_call(const struct post *post);

/* He has just become Present: what rang when he went rings once more. */
void ring_post_comes(struct step *step, struct post *post);

/* Nothing rings at him any more; what he was offered is offered again. */
void ring_stop(struct post *post);

/*
 * A new message about a chat that waits, and what rings at him from now on.
 * Both are to be filled in: a kind that is not CALL, an end of an offer.
 */
struct desk_effect *ring_tell(struct step *step, struct post *post,
		struct chat *chat, enum desk_word word);

/* Takes it back, in its place on his screen. */
struct desk_effect *ring_correct(struct step *step, const struct post *post,
		enum desk_word word);

/* Which ring of the chat the next one is: no two have the same name. */
uint32_t ring_round(struct step *step, struct chat *chat);

/* What was told of it in this step is over: what comes has another name. */
void ring_begin_round(struct chat *chat);

/* The chat waits no more: `taker` has it, or nobody where it is NULL. */
void ring_withdraw(struct step *step, struct chat *chat,
		const struct agent *taker);

/* WAITING: an alarm of it is due. */
void ring_is_due(struct step *step, struct chat *chat);

/* Rings whoever is to be rung. */
void ring_settle_post(struct step *step, struct post *post);
void ring_settle(struct step *step, struct channel *channel);

/* A visitor's line while he waits: where everybody reads them, kept in part. */
void ring_hears(struct step *step, struct chat *chat,
		const struct desk_line *line);

/* What an earlier life has named is not named again. */
void ring_revive(const struct step *step, struct chat *chat);

#endif
