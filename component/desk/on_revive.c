/*
 * A desk from its rows. It says nothing until the link is up; a row that means
 * nothing any more, of a channel that was taken out of the settings, is left
 * alone.
 */

#include "desk/on_revive.h"

#include <string.h>

#include "desk/block.h"
#include "desk/chat.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/language.h"
#include "desk/leg.h"
#include "desk/line.h"
#include "desk/listen.h"
#include "desk/model.h"
#include "desk/queue.h"
#include "desk/ring.h"
#include "desk/serve.h"
#include "desk/staff.h"
#include "desk/transfer.h"
#include "desk/visit.h"
#include "desk/visitors.h"

/* What is left until then, and never more than there ever was. */
static desk_ms rest_of(const struct step *step, int64_t wall, desk_ms most) {
	desk_ms rest = wall - step->event->wall;

	if (rest < 0) {
		return 0;
	}
	return rest < most ? rest : most;
}

void revive_member(struct step *step) {
	const struct desk_member *member = &step->event->member;

	if (!agent_find(step->desk, member->jid) &&
			step->desk->agent_count < AGENTS_MOST) {
		staff_assign(step, agent_create(step->desk, member->jid), member);
	}
}

void revive_dismissal(struct step *step) {
	struct desk *desk = step->desk;
	const struct desk_dismissal *row = &step->event->dismissal;
	struct channel *channel = channel_find(desk, row->channel);
	const struct agent *agent = agent_find(desk, row->jid);
	desk_ms rest = rest_of(step, row->wall + desk->dismissal_memory,
			desk->dismissal_memory);

	if (!rest) {
		/* It ended while nobody lived who could forget it. */
		keep_dismissal_gone(step, row->jid, row->channel);
		return;
	}
	if (!channel || (agent && agent_post(agent, channel)) ||
			dismissal_find(desk, row->jid, channel) ||
			desk->dismissals.count >= DISMISSALS_MOST) {
		return;
	}
	dismissal_create(channel, row->jid, step->event->now + rest);
}

void revive_habit(struct step *step) {
	const struct desk_habit *row = &step->event->habit;
	struct agent *agent = agent_find(step->desk, row->jid);

	if (agent) {
		agent->duty = row->duty;
		agent->has_lang = row->lang[0] != '\0';
		agent_set_lang(agent, row->lang);
	}
}

void revive_room(struct step *step) {
	const struct desk_room *row = &step->event->room;
	const struct agent *agent = agent_find(step->desk, row->jid);
	const struct channel *channel = channel_find(step->desk, row->channel);
	struct post *post = agent && channel ? agent_post(agent, channel) : NULL;

	if (post && row->room != DESK_ROOM_UNSAID) {
		post->room = row->room;
		post->has_room = true;
	}
}

void revive_block(struct step *step) {
	block_revive(step, &step->event->block);
}

void revive_entry(struct step *step) {
	entry_revive(step, &step->event->entry);
}

void revive_ear(struct step *step) {
	listen_revive(step, &step->event->ear);
}

void revive_visitor(struct step *step) {
	const struct desk_visitor *row = &step->event->visitor;

	if (row->id > step->desk->last_visitor) {
		step->desk->last_visitor = row->id;
	}
	/* A record of somebody who was forgotten: on_visitor.c. */
	if (row->jid[0] != '~' && !visitor_numbered(step->desk, row->id)) {
		visitor_create(step->desk, row);
	}
}

void revive_visit(struct step *step) {
	const struct desk_visit *row = &step->event->visit;
	struct visitor *visitor = visitor_numbered(step->desk, row->visitor);
	int64_t wall = step->event->wall;
	desk_ms now = step->event->now;
	struct visit *visit;

	if (!visitor || visitor->visit || !visitor_is_by_web(visitor)) {
		return;
	}
	visit = visit_create(row->site);
	visit->visitor = visitor;
	visitor->visit = visit;
	visit->born = row->born;
	visit->born_at = now - (wall > row->born ? wall - row->born : 0);
	visit->left = row->left;
	visit->left_at = now - (wall > row->left ? wall - row->left : 0);
	visit_learn(visit, &row->page, &row->who);
	if (!row->left) {
		/* His page was there, and is given time to come back. */
		visit->left = wall;
		visit->left_at = now;
		visit->shown = DESK_PRESENCE_AVAILABLE;
	}
}

void revive_token(struct step *step) {
	const struct desk_token *row = &step->event->token;
	const struct visitor *visitor = visitor_numbered(step->desk, row->visitor);

	if (visitor && visitor->visit) {
		visit_revive_token(step, visitor->visit, row);
	}
}

void revive_conversation(struct step *step) {
	const struct desk_conversation *row = &step->event->conversation;
	struct visitor *visitor = visitor_numbered(step->desk, row->visitor);
	struct channel *channel = channel_find(step->desk, row->channel);

	if (visitor && channel && !visitor_conversation(visitor, channel)) {
		struct conversation *conversation =
				conversation_create(visitor, channel);
		conversation->last_number = row->last_number;
		conversation->have = row->have;
		conversation->seen = row->seen;
		conversation->agent_have = row->agent_have;
		conversation->agent_seen = row->agent_seen;
	}
}

static bool is_over(enum chat_state state) {
	return state == CHAT_STATE_CLOSED || state == CHAT_STATE_POSTED ||
			state == CHAT_STATE_LEFT;
}

static void revive_leg(struct chat *chat, enum desk_leg which,
		uint32_t handed) {
	struct leg *leg = leg_of(chat, which);

	leg->handed = leg->said = handed;
	leg->kept = chat->conversation->last_number;
	/* What is not proven may have been said in the life before. */
	leg->doubtful = leg->kept;
}

void revive_chat(struct step *step) {
	const struct desk_chat *row = &step->event->chat;
	struct visitor *visitor = visitor_numbered(step->desk, row->visitor);
	struct channel *channel = channel_find(step->desk, row->channel);
	struct conversation *conversation =
			visitor && channel ? visitor_conversation(visitor, channel) : NULL;

	if (row->id > step->desk->last_chat) {
		step->desk->last_chat = row->id;
	}
	if (!conversation || is_over(row->state) ||
			chat_find(step->desk, row->id)) {
		return;
	}
	struct chat *chat = chat_create(conversation, row->id);
	chat->is_returned = row->is_returned;
	chat->opened = row->opened;
	chat->waits_since = row->waits_since;
	chat->deadline = row->deadline;
	chat->last_word = row->last_word;
	chat->ended_by = row->ended_by;
	chat->first_number = row->first_number;
	chat->ended = row->ended;
	chat->pass_until = row->pass_until;
	model_set_text(&chat->heir, row->heir);
	model_set_text(&chat->passed_by, row->passed_by);
	model_set_text(&chat->pass_note, row->pass_note);
	model_set_text(&chat->tags, row->tags);
	if (row->serving[0] && channel_find(step->desk, row->serving)) {
		chat->channel = channel_find(step->desk, row->serving);
	}
	chat->waits_from = row->is_returned ? conversation->last_number
										: row->first_number - 1;
	chat_set_agent(chat, row->agent[0] ? row->agent : NULL);
	revive_leg(chat, DESK_LEG_AGENT, row->handed_agent);
	revive_leg(chat, DESK_LEG_VISITOR, row->handed_visitor);
	if (row->state == CHAT_STATE_WAITING && !row->is_returned) {
		/* Nobody has answered it yet. */
		chat->visitor_leg.said = chat->visitor_leg.kept;
	}
	ring_revive(step, chat);
	chat_revive(chat, row->state);
	if (row->state == CHAT_STATE_ENDED) {
		timer_set(&step->desk->timers, &chat->timer,
				step->event->now +
						rest_of(step, row->deadline, chat->channel->reopen));
	}
}

static void learn(struct chat *chat, const struct desk_line *row) {
	if (row->side == DESK_SIDE_DESK) {
		chat->desk_number = row->number;
		return;
	}
	line_is_heard(chat, row);
	if (row->side == DESK_SIDE_VISITOR) {
		chat->visitor_number = row->number;
		model_set_text(&chat->visitor_line, row->id);
		model_set_text(&chat->lang, row->lang);
	} else {
		chat->agent_number = row->number;
		model_set_text(&chat->agent_line, row->id);
		if (strcmp(row->sender, chat->agent_jid) == 0) {
			chat->gap_line = row->number;
		}
	}
}

void revive_line(struct step *step) {
	const struct desk_line *row = &step->event->line_row;
	struct visitor *visitor = visitor_numbered(step->desk, row->visitor);
	struct channel *channel = channel_find(step->desk, row->channel);
	struct conversation *conversation =
			visitor && channel ? visitor_conversation(visitor, channel) : NULL;
	struct chat *chat = chat_find(step->desk, row->chat);

	if (row->wall > step->desk->last_wall) {
		step->desk->last_wall = row->wall;
	}
	if (conversation && !list_is_empty(&conversation->chats)) {
		conversation_remember(conversation, row);
	}
	if (chat && row->number >= chat->visitor_number &&
			row->number >= chat->agent_number) {
		learn(chat, row);
	}
}

/* Who has a running chat works here, or the chat goes back to the queue. */
static void revive_talking(struct step *step, struct channel *channel) {
	list_for_each_safe(at, after, &channel->talking) {
		struct chat *chat = list_entry(at, struct chat, link);
		const struct post *post =
				chat->agent ? agent_post(chat->agent, channel) : NULL;
		if (!post || !(post->rights & RIGHT_RESPOND)) {
			serve_return(step, chat, false);
			continue;
		}
		chat->has_gap = step->desk->has_gap;
		transfer_revive(step, chat);
		leg_wake(chat, DESK_LEG_AGENT);
		leg_wake(chat, DESK_LEG_VISITOR);
	}
	list_for_each(at, &channel->ended) {
		struct chat *chat = list_entry(at, struct chat, link);
		leg_wake(chat, DESK_LEG_AGENT);
		leg_wake(chat, DESK_LEG_VISITOR);
	}
}

/* Rings and lists show the first words, and those are in the store alone. */
static void revive_queue(struct step *step, const struct channel *channel) {
	uint32_t place = 0;

	for (struct chat *chat = queue_head(channel); chat;
			chat = queue_next(chat)) {
		chat->place = ++place;
		leg_fetch_opening(step, chat);
		leg_wake(chat, DESK_LEG_VISITOR);
	}
}

/* Nobody can come back to these; one that has a chat stays for its agent. */
static void forget_stale_visits(struct step *step) {
	struct desk *desk = step->desk;

	list_for_each(at, &desk->idle) {
		struct visit *visit = list_entry(at, struct visitor, link)->visit;
		if (visit && visit_is_stale(desk, visit, step->event->now)) {
			visit_forget(step, visit);
		}
	}
}

void revive_ends(struct step *step) {
	struct desk *desk = step->desk;
	const struct desk_event *event = step->event;

	if (event->revived.last_chat > desk->last_chat) {
		desk->last_chat = event->revived.last_chat;
	}
	if (event->revived.last_visitor > desk->last_visitor) {
		desk->last_visitor = event->revived.last_visitor;
	}
	desk->has_gap = event->revived.is_unclean;
	desk->gap_from = event->revived.last_wall ? event->revived.last_wall
											  : desk->last_wall;
	for (size_t i = 0; i < desk->channel_count; i++) {
		revive_talking(step, &desk->channels[i]);
		revive_queue(step, &desk->channels[i]);
	}
	forget_stale_visits(step);
	visitors_make_room(step);
}
