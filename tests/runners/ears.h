#ifndef RUNNERS_EARS_H
#define RUNNERS_EARS_H

#include "world.h"

/*
 * Who reads along: every line of the chat comes to each of them, in order,
 * none twice and none left out; and to nobody else.
 */

struct crew;
struct ears;

struct ears *ears_create(struct world *world);
void ears_destroy(struct ears *ears);

/* A KEEP_EAR, a KEEP_EAR_GONE, or a SAY to one of them. */
void ears_hear(struct ears *ears, const struct desk_effect *effect);

/* A new link, or none: what was not proven may come again. */
void ears_forget_link(struct ears *ears);

/* The last line that the server has for him for certain, even if he left. */
uint32_t ears_handed(const struct ears *ears, uint32_t chat, const char *jid);

/* At the end of a turn, nothing being on its way: does somebody lack a line? */
void ears_check(struct ears *ears, const struct crew *crew);

#endif
