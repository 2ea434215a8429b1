#ifndef DESK_POST_H
#define DESK_POST_H

#include <stdbool.h>
#include <stdint.h>

/* An agent in a channel: his room there, his chats, what he did not take. */

struct agent;
struct ask;
struct channel;
struct chat;
struct post;

struct post *post_create(struct agent *agent, struct channel *channel);
void post_destroy(struct post *post);

/* He may be able to take a chat by now, or no longer: looked at in the end. */
void post_stir(struct post *post);

/* So many chats at once; 0: any number. And whether one more is one of them. */
uint32_t post_room(const struct post *post);
bool post_has_room(const struct post *post);

/* The chat that is offered to him, or NULL. */
struct chat *post_offer(const struct post *post);

/* Forgets the list that a number could answer. */
void post_forget_menu(struct post *post);

/* A chat counts at who has it while it is TALKING and not silent; again. */
void chat_count(struct chat *chat);
void chat_count_out(struct chat *chat);

/* He did not take it, and is not asked again. */
struct ask *ask_create(struct chat *chat, struct post *post);
void ask_destroy(struct ask *ask);

#endif
