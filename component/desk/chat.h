#ifndef DESK_CHAT_H
#define DESK_CHAT_H

#include <stdbool.h>

#include "desk/types.h"

/* The states of a chat (SPEC, section 7), and the only hand that moves them. */

struct channel;
struct chat;
struct step;

#define CHAT_NO_DEADLINE (-1)

bool chat_may_become(enum chat_state from, enum chat_state to);

/*
 * The only writer of chat->state. Moves the chat between the channel's lists,
 * and sets or clears what it waits for: `span` from now, or none. The row is
 * not kept yet.
 */
void chat_become(struct step *step, struct chat *chat, enum chat_state state,
		desk_ms span);

/* TALKING: from now on others have it; the row is not kept yet. */
void chat_put_through(struct chat *chat, struct channel *channel);

/* Sets or clears what the state waits for. */
void chat_expire_in(struct step *step, struct chat *chat, desk_ms span);

/* As the store has it, at the start: no move, and no deadline is set. */
void chat_revive(struct chat *chat, enum chat_state state);

#endif
