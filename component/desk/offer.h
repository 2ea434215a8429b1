#ifndef DESK_OFFER_H
#define DESK_OFFER_H

#include <stdbool.h>

#include "desk/word.h"

/*
 * Offers: where a channel routes its chats, each goes to one agent at a time,
 * who has some seconds to take it. Nobody is offered two chats at once; a chat
 * that nobody took rings at everybody. Why it went to whom is kept.
 */

struct asker;
struct channel;
struct chat;
struct post;
struct step;

/* He will not: told to him, and true; false where it was not offered to him. */
bool offer_reject(struct step *step, const struct asker *asker,
		struct chat *chat);

/* What a ROUTE deed's text says, as a row of `why`. */
enum desk_word offer_why(const char *text);

/* WAITING: perhaps the time to take it is over. */
void offer_is_due(struct step *step, struct chat *chat);

/* He works here no more; he is told that, and nothing else. */
void offer_post_leaves(struct post *post);

/* What follows at the end of a step, in this order. */
void offer_settle_chat(struct step *step, struct chat *chat);
void offer_settle_post(struct step *step, struct post *post);
void offer_settle(struct step *step, struct channel *channel);

#endif
