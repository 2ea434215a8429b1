/*
 * Our addresses as contacts (RFC 6121, sections 3 and 4.3). Nothing here is
 * remembered: who is told of a channel follows from the staff, and anybody
 * else is told when he asks.
 */

#include "desk/on_contact.h"

#include <string.h>

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

static struct post *post_in(const struct step *step,
		const struct channel *channel) {
	const struct agent *agent = agent_find(step->desk, step->event->from);

	return agent ? agent_post(agent, channel) : NULL;
}

/* The chat of theirs by which this person knows the visitor, or NULL. */
static struct chat *shared_chat(const struct step *step,
		const struct visitor *visitor) {
	struct chat *chat =
			visitor_chat_with(visitor, step->event->from, CHAT_STATE_TALKING);

	return chat
			? chat
			: visitor_chat_with(visitor, step->event->from, CHAT_STATE_ENDED);
}

static void show_channel(struct step *step, const struct channel *channel,
		const struct listener *to) {
	struct post *post = post_in(step, channel);

	if (post && to->resource[0]) {
		tell_arrival(step, post, to->resource);
	} else {
		tell_channel_presence(step, channel, to, post);
	}
}

static void show_visitor(struct step *step, const struct visitor *visitor,
		const struct chat *chat, const struct listener *to) {
	if (chat->state == CHAT_STATE_TALKING) {
		tell_visitor_presence(step, visitor, chat->channel, to);
	} else {
		tell_presence(step, visitor->address, DESK_KIND_VISITOR,
				DESK_PRESENCE_UNAVAILABLE, to);
	}
}

/* What an address is to who asks, and what he is shown of it. */
struct face {
	enum desk_kind kind;
	bool is_known;
	const struct channel *channel;
	const struct visitor *visitor;
	const struct chat *chat;
};

static struct face look(const struct step *step) {
	const char *to = step->event->to;
	struct face face = { .kind = DESK_KIND_DOMAIN, .is_known = !to[0] };

	face.channel = channel_find(step->desk, to);
	if (face.channel) {
		face.kind = DESK_KIND_CHANNEL;
		face.is_known = true;
		return face;
	}
	face.visitor = to[0] ? visitor_at(step->desk, to) : NULL;
	if (face.visitor) {
		face.kind = DESK_KIND_VISITOR;
		face.chat = shared_chat(step, face.visitor);
		face.is_known = face.chat != NULL;
	}
	return face;
}

static void show(struct step *step, const struct face *face,
		const struct listener *to) {
	switch (face->kind) {
	case DESK_KIND_DOMAIN:
		tell_presence(step, "", face->kind, DESK_PRESENCE_AVAILABLE, to);
		break;
	case DESK_KIND_CHANNEL:
		show_channel(step, face->channel, to);
		break;
	case DESK_KIND_VISITOR:
		show_visitor(step, face->visitor, face->chat, to);
		break;
	}
}

void contact_does(struct step *step) {
	const struct desk_event *event = step->event;
	struct listener bare = { event->from, "" };
	struct listener full = { event->from, event->resource };
	struct face face = look(step);

	switch (event->contact.what) {
	case DESK_CONTACT_AVAILABLE:
	case DESK_CONTACT_UNAVAILABLE:
		break;
	case DESK_CONTACT_PROBE:
		if (face.is_known) {
			show(step, &face, &full);
		} else {
			/* RFC 6121, section 4.3.2, rule 1. */
			tell_presence(step, event->to, face.kind,
					DESK_PRESENCE_UNSUBSCRIBED, &bare);
		}
		break;
	case DESK_CONTACT_SUBSCRIBE:
		tell_presence(step, event->to, face.kind,
				face.is_known ? DESK_PRESENCE_SUBSCRIBED
							  : DESK_PRESENCE_UNSUBSCRIBED,
				&bare);
		if (face.is_known) {
			show(step, &face, &bare);
		}
		break;
	case DESK_CONTACT_UNSUBSCRIBE:
		if (face.is_known) {
			tell_presence(step, event->to, face.kind, DESK_PRESENCE_UNAVAILABLE,
					&bare);
		}
		break;
	}
}

/* A visitor is known to the staff and to himself: his name is no secret. */
static bool may_ask(const struct step *step, const struct visitor *visitor) {
	const struct agent *agent = agent_find(step->desk, step->event->from);

	return (agent && !list_is_empty(&agent->posts)) ||
			strcmp(visitor->jid, step->event->from) == 0;
}

/* The commands that he may use there: strangers have none. */
static uint64_t commands_for(const struct step *step, const struct face *face) {
	const struct agent *agent = agent_find(step->desk, step->event->from);
	uint64_t commands = 0;

	if (!agent || face->kind == DESK_KIND_VISITOR) {
		return 0;
	}
	list_for_each(at, &agent->posts) {
		const struct post *post = list_entry(at, struct post, of_agent);
		if (face->channel && face->channel != post->channel) {
			continue;
		}
		for (size_t id = 0; id < COMMAND_COUNT; id++) {
			bool may = asker_may(post, &command_table[id]);
			commands |= may ? (uint64_t)1 << id : 0;
		}
	}
	return commands;
}

static void show_card(struct step *step, const struct face *face,
		const char *name, desk_ms idle) {
	const struct agent *agent = agent_find(step->desk, step->event->from);

	tell_card(step, face->kind, name, idle);
	if (step->event->asked) {
		struct desk_effect *card = &step->out->items[step->out->count - 1];
		card->card.commands = commands_for(step, face);
		card->lang = keep_text(step, agent ? agent->lang : "");
	}
}

void contact_asks(struct step *step) {
	struct face face = look(step);
	desk_ms idle = 0;

	switch (face.kind) {
	case DESK_KIND_DOMAIN:
		if (!face.is_known) {
			tell_refusal(step, DESK_REFUSAL_NO_SUCH_ADDRESS, 0);
			return;
		}
		show_card(step, &face, "", 0);
		return;
	case DESK_KIND_CHANNEL:
		show_card(step, &face, face.channel->title, 0);
		return;
	case DESK_KIND_VISITOR:
		if (!may_ask(step, face.visitor)) {
			tell_refusal(step, DESK_REFUSAL_NO_SUCH_ADDRESS, 0);
			return;
		}
		if (face.visitor->seen) {
			idle = step->event->now - face.visitor->seen;
		}
		show_card(step, &face, visitor_name(face.visitor), idle);
		return;
	}
}
