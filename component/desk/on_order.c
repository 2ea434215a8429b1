/*
 * Orders by form. What is chosen there is what would have been typed.
 */

#include "desk/on_order.h"

#include <string.h>

#include "base/arena.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/orders.h"
#include "desk/staff.h"
#include "desk/tell.h"

/* The channel that he asks, or asks for at the domain; NULL: none of his. */
static struct post *post_of(struct step *step) {
	const struct desk_event *event = step->event;
	const struct agent *agent = agent_find(step->desk, event->from);
	const char *name = event->to[0] ? event->to : event->order.channel;
	const struct channel *channel =
			name[0] ? channel_find(step->desk, name) : NULL;

	if (!agent) {
		return NULL;
	}
	if (!name[0] && !list_is_empty(&agent->posts) &&
			agent->posts.next == agent->posts.prev) {
		return list_entry(agent->posts.next, struct post, of_agent);
	}
	return channel ? agent_post(agent, channel) : NULL;
}

void order_result(struct step *step, size_t before) {
	struct desk_effects *out = step->out;

	if (!step->event->asked || step->event->type == DESK_EVENT_LINE) {
		return;
	}
	for (size_t i = before; i < out->count; i++) {
		struct desk_effect told = out->items[i];
		if (told.type == DESK_EFFECT_SEARCH && told.asked) {
			return; /* what it finds is the answer */
		}
		if (told.type == DESK_EFFECT_TELL &&
				strcmp(told.to, step->event->from) == 0) {
			struct desk_effect *result = tell_reply(step, DESK_EFFECT_RESULT);
			result->lang = told.lang;
			result->result.head = told.tell.head;
			result->result.rows = told.tell.rows;
			result->result.row_count = told.tell.row_count;
			return;
		}
	}
	tell_reply(step, DESK_EFFECT_RESULT)->result.head.word = DESK_WORD_DONE;
}

void order_comes(struct step *step) {
	const struct desk_event *event = step->event;
	const struct asker asker = { post_of(step), NULL };
	struct order order = { .command = command_find(event->order.command),
		.word = event->order.command };
	size_t before = step->out->count;

	if (!asker.post || !order.command) {
		tell_refusal(step,
				asker.post ? DESK_REFUSAL_NO_COMMAND
						   : DESK_REFUSAL_NOT_AN_AGENT,
				0);
		return;
	}
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		order.values[i] = event->order.values[i];
	}
	staff_hear(step, asker.post->agent);
	order_do(step, &asker, &order);
	order_result(step, before);
}

void order_asks_form(struct step *step) {
	const struct post *post = post_of(step);
	const struct command *command = command_find(step->event->order.command);

	if (!post || !command) {
		tell_refusal(step,
				post ? DESK_REFUSAL_NO_COMMAND : DESK_REFUSAL_NOT_AN_AGENT, 0);
		return;
	}
	tell_reply(step, DESK_EFFECT_FORM)->form.command = command->id;
}
