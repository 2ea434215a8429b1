#ifndef DESK_QUEUE_H
#define DESK_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Who waits in a channel, and in which order: first the chats whose agent
 * vanished, then the others, each as they came.
 */

struct channel;
struct chat;

/* Which of two comes first. */
bool queue_is_before(const struct chat *a, const struct chat *b);

/* Behind the others of its kind. Sets waits_since and place. */
void queue_enter(struct chat *chat, int64_t wall);

/* Where its waits_since says, after a restart. */
void queue_reenter(struct chat *chat);

void queue_leave(struct chat *chat);

/* For how long, in ms, by the clock on the wall. */
int64_t queue_waited(const struct chat *chat, int64_t wall);

/* Who has waited longest, or NULL. */
struct chat *queue_head(const struct channel *channel);

/* The one behind it, or NULL. */
struct chat *queue_next(const struct chat *chat);

#endif
