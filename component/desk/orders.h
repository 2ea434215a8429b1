#ifndef DESK_ORDERS_H
#define DESK_ORDERS_H

/* Doing what an agent's command says. The command is answered already. */

struct chat;
struct order;
struct post;
struct step;

void order_in_channel(struct step *step, const struct post *post,
		const struct order *order);

/* In a chat that is his and TALKING; the command is of that place. */
void order_in_chat(struct step *step, struct chat *chat,
		const struct order *order);

#endif
