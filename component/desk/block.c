/*
 * Blocks: by visitor, by address, and until when. Who may block whom is not
 * known here.
 */

#include "desk/block.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/chat.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/gateway.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/serve.h"

static void tell_gateways(struct step *step) {
	struct desk *desk = step->desk;

	for (size_t i = 0; i < desk->channel_count; i++) {
		gateway_tell_channel(step, &desk->channels[i]);
	}
}

void block_destroy(struct desk *desk, struct block *block) {
	timer_clear(&desk->timers, &block->timer);
	list_take_out(&block->link);
	if (block->address[0]) {
		table_take_out(&desk->blocks_by_address, &block->by_address);
	}
	desk->block_count--;
	block->visitor->block = NULL;
	visitor_rest(desk, block->visitor);
	xfree(block->address);
	xfree(block->by);
	xfree(block);
}

static bool ends_before(const struct block *a, const struct block *b) {
	return a->until < b->until ||
			(a->until == b->until && a->visitor->id < b->visitor->id);
}

/* By their end, as a restart finds them again. */
static void enter(struct desk *desk, struct block *block) {
	struct list *before = desk->blocks.prev;

	while (before != &desk->blocks &&
			ends_before(block, list_entry(before, struct block, link))) {
		before = before->prev;
	}
	list_insert_after(before, &block->link);
}

/* The visitor has none. */
static struct block *create(struct step *step, struct visitor *visitor,
		const struct desk_block *row, desk_ms span) {
	struct desk *desk = step->desk;
	struct block *block = xcalloc(1, sizeof(*block));

	block->visitor = visitor;
	block->chat = row->chat;
	block->address = xstrdup(row->address);
	block->by = xstrdup(row->by);
	block->until = row->until;
	block->timer.kind = TIMER_KIND_BLOCK;
	timer_set(&desk->timers, &block->timer, step->event->now + span);
	list_init(&block->link);
	enter(desk, block);
	if (block->address[0]) {
		table_add(&desk->blocks_by_address, &block->by_address,
				table_hash(&desk->secret, block->address));
	}
	desk->block_count++;
	visitor->block = block;
	visitor_rest(desk, visitor);
	return block;
}

static void keep(struct step *step, const struct block *block) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_BLOCK);

	kept->block = (struct desk_block){
		.visitor = block->visitor->id,
		.chat = block->chat,
		.address = keep_text(step, block->address),
		.by = keep_text(step, block->by),
		.until = block->until,
	};
}

static void keep_gone(struct step *step, uint32_t visitor) {
	effects_add(step->out, DESK_EFFECT_KEEP_BLOCK_GONE)->block.visitor =
			visitor;
}

void block_end(struct step *step, struct block *block) {
	bool had_address = block->address[0] != '\0';

	keep_gone(step, block->visitor->id);
	block_destroy(step->desk, block);
	if (had_address) {
		tell_gateways(step);
	}
}

void block_is_due(struct step *step, struct block *block) {
	block_end(step, block);
}

/* There are too many: the one that ends first gives way. */
static void make_room(struct step *step) {
	if (step->desk->block_count >= BLOCKS_MOST) {
		block_end(step,
				list_entry(step->desk->blocks.next, struct block, link));
	}
}

/* Of his youngest page; "" where none is open, or he came by XMPP. */
static const char *address_of(const struct visitor *visitor) {
	const struct visit *visit = visitor->visit;

	return visit && visit->connection_count
			? list_entry(visit->connections.prev, struct connection, of_visit)
					  ->address
			: "";
}

/* What he has is over; where it waits, nobody had it. */
static void end_chats(struct step *step, const struct visitor *visitor) {
	list_for_each(at, &visitor->conversations) {
		struct chat *chat = conversation_open_chat(
				list_entry(at, struct conversation, link));
		if (chat && chat->state == CHAT_STATE_WAITING) {
			serve_give_up(step, chat);
		} else if (chat && chat->state == CHAT_STATE_TALKING) {
			serve_end(step, chat, DESK_SIDE_AGENT);
		}
	}
}

void block_begin(struct step *step, struct chat *chat,
		const struct agent *agent, desk_ms span) {
	struct visitor *visitor = chat->visitor;
	const struct desk_block row = {
		.chat = chat->id,
		.address = keep_text(step, address_of(visitor)),
		.by = agent->jid,
		.until = step->event->wall + span,
	};

	keep_deed(step, chat, DESK_DEED_BLOCK, agent)->text =
			text_moment(step->out->arena, row.until);
	if (visitor->block) {
		block_destroy(step->desk, visitor->block);
	} else {
		make_room(step);
	}
	keep(step, create(step, visitor, &row, span));
	if (row.address[0]) {
		tell_gateways(step);
	}
	end_chats(step, visitor);
}

bool block_is_on(const struct step *step, const struct visitor *visitor,
		const struct connection *page) {
	const struct desk *desk = step->desk;
	struct table_link *at;

	if (visitor && visitor->block) {
		return true;
	}
	if (!page || !page->address[0]) {
		return false;
	}
	at = table_find(&desk->blocks_by_address,
			table_hash(&desk->secret, page->address));
	while (at &&
			strcmp(list_entry(at, struct block, by_address)->address,
					page->address) != 0) {
		at = table_find_next(at);
	}
	return at != NULL;
}

void block_revive(struct step *step, const struct desk_block *row) {
	struct visitor *visitor = visitor_numbered(step->desk, row->visitor);
	desk_ms rest = row->until - step->event->wall;

	if (!visitor || rest <= 0) {
		/* It ended while nobody lived who could forget it. */
		keep_gone(step, row->visitor);
		return;
	}
	if (!visitor->block && step->desk->block_count < BLOCKS_MOST) {
		create(step, visitor, row,
				rest < BLOCK_MANAGER_MOST ? rest : BLOCK_MANAGER_MOST);
	}
}
