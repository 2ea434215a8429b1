#ifndef DESK_LISTEN_H
#define DESK_LISTEN_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Reading along in somebody's chat: who begins, who ends, and what is written
 * down of it. The agent and the visitor notice nothing. How the lines get to
 * a listener is leg.h's.
 */

struct agent;
struct channel;
struct chat;
struct desk_ear;
struct step;

/*
 * He reads along, from the line after that one. False where too many do, or he
 * does in too many chats. Nobody is told.
 */
bool listen_begin(struct step *step, struct chat *chat, struct agent *agent,
		uint32_t after);

/*
 * He listens no longer, if he did: he left, or it is his chat now. Returns the
 * last line that he has for certain, or the one before the chat's first.
 */
uint32_t listen_end(struct step *step, struct chat *chat,
		const struct agent *agent);

/* The visitor's address is nobody to him any more, unless he talks to him. */
void listen_part(struct step *step, const struct chat *chat,
		const struct agent *agent);

/* As it was kept, unless he works there no more by the settings of today. */
void listen_revive(struct step *step, const struct desk_ear *row);

/* The chat is over: everybody who listened is told. */
void listen_chat_ends(struct step *step, struct chat *chat);

/*
 * He may no longer listen in that channel, or works there no more: nor does he
 * in its chats.
 */
void listen_is_forbidden(struct step *step, struct agent *agent,
		const struct channel *channel);

#endif
