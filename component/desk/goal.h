#ifndef DESK_GOAL_H
#define DESK_GOAL_H

#include <stdbool.h>

/* Whom somebody names to hand a chat to: a colleague, or a whole channel. */

struct agent;
struct asker;
struct channel;
struct chat;
struct order;
struct step;

/* One of the two, and what he is to know. */
struct goal {
	struct agent *agent;
	struct channel *channel;
	const char *note;
};

/* False: nobody or several are called so, and he was asked whom he means. */
bool goal_find(struct step *step, const struct asker *asker,
		const struct order *order, const struct chat *chat, struct goal *goal);

#endif
