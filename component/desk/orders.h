#ifndef DESK_ORDERS_H
#define DESK_ORDERS_H

/*
 * Doing what an order says. The rooms order_*.c have one function for each
 * command; every one of them tells who asked exactly one thing, and changes
 * nothing that is not his to change.
 */

struct asker;
struct order;
struct step;

/* Checks that he may, and does it; an unknown word is answered, too. */
void order_do(struct step *step, const struct asker *asker,
		const struct order *order);

typedef void order_action(struct step *step, const struct asker *asker,
		const struct order *order);

/* order_queue.c: waiting chats and his own */
order_action order_next, order_take, order_list, order_mine, order_end,
		order_reopen;

/* order_self.c: himself and his colleagues */
order_action order_here, order_away, order_auto, order_room, order_language,
		order_who;

/* order_help.c */
order_action order_help;

/* order_pass.c: from one agent to another */
order_action order_transfer, order_accept, order_reject, order_cancel,
		order_takeover;

/* order_ear.c: reading along */
order_action order_listen, order_leave, order_whisper;

/* order_record.c: what was */
order_action order_recent, order_history, order_find, order_info, order_why;

/* order_keep.c: what is to be remembered */
order_action order_note, order_tag, order_block, order_unblock;

#endif
