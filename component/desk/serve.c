/*
 * Taking, returning, ending, closing. Each is a move of the state, a row, and
 * the words to those it concerns, in that order.
 */

#include "desk/serve.h"

#include <string.h>

#include "desk/chat.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/queue.h"
#include "desk/ring.h"
#include "desk/tell.h"

/* What is said and not proven holds a chat open; it is looked at again then. */
#define CLOSE_AGAIN (60 * 1000)

static struct listener all_devices(const char *jid) {
	return (struct listener){ jid, "" };
}

/* CLIENTS, section 7.3: name, presence, context; then the visitor's lines. */
static void introduce(struct step *step, const struct chat *chat,
		desk_ms waited) {
	const struct visitor *visitor = chat->visitor;
	struct listener agent = all_devices(chat->agent_jid);
	struct desk_effect *named = effects_add(step->out, DESK_EFFECT_NAME);

	named->from = keep_text(step, visitor->address);
	named->to = keep_text(step, chat->agent_jid);
	named->name.name = keep_text(step, visitor_name(visitor));
	tell_visitor_presence(step, visitor, chat->channel, &agent);

	struct desk_effect *context = tell_in_chat(step, chat, DESK_WORD_CONTEXT);
	context->tell.head.texts[0] = keep_text(step, visitor_name(visitor));
	context->tell.head.texts[1] = keep_text(step, chat->channel->title);
	context->tell.head.texts[2] = keep_text(step, visitor->jid);
	context->tell.head.duration = waited;
}

void serve_take(struct step *step, struct chat *chat, struct agent *agent) {
	bool had_it = strcmp(chat->agent_jid, agent->jid) == 0;
	desk_ms waited = queue_waited(chat, step->event->wall);

	chat_become(step, chat, CHAT_STATE_TALKING,
			agent->is_gone ? chat->channel->grace : CHAT_NO_DEADLINE);
	chat->is_returned = false;
	chat_set_agent(chat, agent->jid);
	if (had_it) {
		chat->agent_leg.kept = chat->conversation->last_number;
	} else {
		leg_begin_anew(chat);
	}
	keep_chat(step, chat);

	struct desk_effect *taken =
			tell_agent(step, chat->channel, agent, DESK_WORD_TAKEN);
	taken->tell.head.numbers[0] = chat->id;
	taken->tell.head.texts[0] = keep_text(step, visitor_name(chat->visitor));
	taken->tell.head.texts[1] = keep_text(step, chat->visitor->address);
	introduce(step, chat, waited);
	ring_withdraw(step, chat, agent);
	leg_wake(chat, DESK_LEG_AGENT);
}

/* The visitor's address is nobody to him any more. */
static void take_leave(struct step *step, const struct chat *chat) {
	if (chat->agent && !chat->agent->is_gone) {
		struct listener agent = all_devices(chat->agent_jid);
		tell_presence(step, chat->visitor->address, DESK_KIND_VISITOR,
				DESK_PRESENCE_UNAVAILABLE, &agent);
	}
}

void serve_return(struct step *step, struct chat *chat, bool stays_his) {
	take_leave(step, chat);
	chat->is_returned = true;
	chat->was_told_returned = false;
	chat->has_gap = false;
	chat->waits_from = chat->conversation->last_number;
	chat_become(step, chat, CHAT_STATE_WAITING, CHAT_NO_DEADLINE);
	if (!stays_his) {
		chat_set_agent(chat, NULL);
	}
	keep_chat(step, chat);
	tell_visitor(step, chat, DESK_WORD_CHAT_RETURNED, queue_last_place(chat));
	leg_fetch_opening(step, chat);
}

static void tell_ended(struct step *step, const struct chat *chat,
		struct desk_effect *told) {
	told->tell.head.numbers[0] = chat->id;
	told->tell.head.texts[0] = keep_text(step, visitor_name(chat->visitor));
}

void serve_end(struct step *step, struct chat *chat) {
	chat_become(step, chat, CHAT_STATE_ENDED, chat->channel->reopen);
	keep_chat(step, chat);
	tell_visitor(step, chat, DESK_WORD_CHAT_ENDED, 0);
	tell_ended(step, chat,
			tell_in_chat(step, chat, DESK_WORD_VISITOR_CHAT_ENDED));
	take_leave(step, chat);
	if (chat->agent) {
		tell_ended(step, chat,
				tell_agent(step, chat->channel, chat->agent,
						DESK_WORD_ENDED_YOURS));
	}
}

void serve_close(struct step *step, struct chat *chat) {
	if (!leg_is_done(chat, DESK_LEG_AGENT) ||
			!leg_is_done(chat, DESK_LEG_VISITOR)) {
		/* The row keeps its deadline: a restart comes to look here again. */
		timer_set(&step->desk->timers, &chat->timer,
				step->event->now + CLOSE_AGAIN);
		return;
	}
	chat_become(step, chat, CHAT_STATE_CLOSED, CHAT_NO_DEADLINE);
	keep_chat(step, chat);
	chat_destroy(step->desk, chat);
}

void serve_tell_returned(struct step *step, struct agent *agent) {
	list_for_each(at, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state != CHAT_STATE_WAITING || chat->was_told_returned) {
			continue;
		}
		chat->was_told_returned = true;
		tell_ended(step, chat,
				tell_agent(step, chat->channel, agent,
						DESK_WORD_RETURNED_YOURS));
	}
}
