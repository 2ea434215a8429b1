/*
 * Typing and marks, from one end of a running chat to the other. Without a
 * chat, or with the link down, they are worth nothing and are dropped.
 */

#include "desk/on_passing.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk/connection.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/page.h"

static const struct visitor *visitor_writing(const struct desk *desk,
		const char *jid) {
	const struct connection *page = connection_find(desk, jid);

	if (!page) {
		return visitor_find(desk, jid);
	}
	return page->visit ? page->visit->visitor : NULL;
}

/* The running chat in which `from` wrote to `to`, and his end of it. */
static struct chat *find_chat(const struct step *step, enum desk_side *side) {
	const struct desk_event *event = step->event;
	const struct channel *channel = channel_find(step->desk, event->to);
	const struct visitor *visitor;

	if (!channel) {
		*side = DESK_SIDE_AGENT;
		visitor = visitor_at(step->desk, event->to);
		return visitor
				? visitor_chat_with(visitor, event->from, CHAT_STATE_TALKING)
				: NULL;
	}
	*side = DESK_SIDE_VISITOR;
	visitor = visitor_writing(step->desk, event->from);
	const struct conversation *conversation =
			visitor ? visitor_conversation(visitor, channel) : NULL;
	struct chat *chat =
			conversation ? conversation_open_chat(conversation) : NULL;
	return chat && chat->state == CHAT_STATE_TALKING ? chat : NULL;
}

static struct desk_effect *pass(struct step *step, const struct chat *chat,
		enum desk_side from, enum desk_effect_type type) {
	bool is_visitor = from == DESK_SIDE_VISITOR;
	struct desk_effect *effect = effects_add(step->out, type);

	effect->from = keep_text(step,
			is_visitor ? chat->visitor->address
					   : chat->conversation->channel->name);
	effect->to =
			keep_text(step, is_visitor ? chat->agent_jid : chat->visitor->jid);
	return effect;
}

void typing_passes(struct step *step) {
	enum desk_side side;
	struct chat *chat = find_chat(step, &side);

	if (!chat || !step->desk->is_linked) {
		return;
	}
	if (side == DESK_SIDE_VISITOR && chat->agent && chat->agent->is_gone) {
		return;
	}
	if (side == DESK_SIDE_AGENT && visitor_is_by_web(chat->visitor)) {
		page_tell_typing(step, chat->conversation, step->event->typing.state);
		return;
	}
	pass(step, chat, side, DESK_EFFECT_TYPING)->typing.state =
			step->event->typing.state;
}

/* The number in the id of one of our SAYs: effect.h, say.number. */
static uint32_t say_number(const char *id, const struct chat *chat,
		enum desk_side reader) {
	char *end;

	if (id[0] != 'c' || strtoul(id + 1, &end, 10) != chat->id) {
		return 0;
	}
	/* An agent who read along before has seen what he was said then. */
	bool is_his = reader == DESK_SIDE_AGENT
			? strncmp(end, ".a.", 3) == 0 || strncmp(end, ".e.", 3) == 0
			: strncmp(end, ".v.", 3) == 0;
	if (!is_his) {
		return 0;
	}
	unsigned long number = strtoul(end + 3, &end, 10);
	return *end || number > UINT32_MAX ? 0 : (uint32_t)number;
}

/*
 * How far all of the visitor's lines have come to the agent; it only goes up.
 * His pages want to know, and of what was seen the agent's own lists.
 */
static void note_mark(struct step *step, const struct chat *chat) {
	struct conversation *conversation = chat->conversation;
	uint32_t number = say_number(step->event->mark.id, chat, DESK_SIDE_AGENT);
	bool is_seen = step->event->mark.mark == DESK_MARK_DISPLAYED;
	bool is_new = false;

	if (number > conversation->last_number ||
			(!is_seen && !visitor_is_by_web(chat->visitor))) {
		return;
	}
	if (number > conversation->agent_have) {
		conversation->agent_have = number;
		is_new = true;
	}
	if (is_seen && number > conversation->agent_seen) {
		conversation->agent_seen = number;
		is_new = true;
	}
	if (is_new) {
		keep_marks(step, conversation);
		page_tell_marks(step, conversation);
	}
}

/*
 * Only of the last line, whose own id is known: a mark speaks for all before
 * it (XEP-0333, section 2), and that a line was received its writer knows from
 * the desk.
 */
void mark_passes(struct step *step) {
	const struct desk_event *event = step->event;
	enum desk_side side;
	struct chat *chat = find_chat(step, &side);

	if (!chat || !step->desk->is_linked || !event->mark.id) {
		return;
	}
	if (side == DESK_SIDE_AGENT) {
		note_mark(step, chat);
	}
	if (visitor_is_by_web(chat->visitor) ||
			event->mark.mark != DESK_MARK_DISPLAYED) {
		return;
	}
	bool is_agent = side == DESK_SIDE_AGENT;
	uint32_t last = is_agent ? chat->visitor_number : chat->agent_number;
	const char *id = is_agent ? chat->visitor_line : chat->agent_line;
	if (last && id && id[0] && say_number(event->mark.id, chat, side) == last) {
		struct desk_effect *effect = pass(step, chat, side, DESK_EFFECT_MARK);
		effect->mark.id = keep_text(step, id);
		effect->mark.mark = DESK_MARK_DISPLAYED;
	}
}
