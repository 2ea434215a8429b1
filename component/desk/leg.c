/*
 * Saying a chat's lines, each once and in order, over a way that may break at
 * any moment. Why somebody is at the end of a leg is not known here.
 */

#include "desk/leg.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/guard.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/page.h"

#define FIRST_ROOM 64

struct leg *leg_of(struct chat *chat, enum desk_leg which) {
	switch (which) {
	case DESK_LEG_AGENT:
		return &chat->agent_leg;
	case DESK_LEG_VISITOR:
		return &chat->visitor_leg;
	case DESK_LEG_EAR:
		break;
	}
	return &chat->ear_leg;
}

/* Is there somebody at the other end, and one who works here? */
static bool is_open(const struct chat *chat, enum desk_leg which) {
	if (which == DESK_LEG_VISITOR) {
		/* His pages fetch for themselves, by number: page.h. */
		return !visitor_is_by_web(chat->visitor);
	}
	if (which == DESK_LEG_EAR) {
		return !list_is_empty(&chat->ears);
	}
	return (chat->state == CHAT_STATE_TALKING ||
				   chat->state == CHAT_STATE_ENDED) &&
			chat->agent && !chat->agent->is_gone &&
			agent_post(chat->agent, chat->channel);
}

bool leg_is_done(const struct chat *chat, enum desk_leg which) {
	const struct leg *leg =
			which == DESK_LEG_AGENT ? &chat->agent_leg : &chat->visitor_leg;
	return !is_open(chat, which) ||
			(leg->said >= leg->kept && leg->unproven == 0);
}

static void push_unproven(struct desk *desk, const struct unproven *said) {
	if (desk->unproven_count == desk->unproven_room) {
		size_t room =
				desk->unproven_room ? desk->unproven_room * 2 : FIRST_ROOM;
		struct unproven *items = xcalloc(room, sizeof(*items));
		for (size_t i = 0; i < desk->unproven_count; i++) {
			items[i] = desk->unproven[(desk->unproven_first + i) &
					(desk->unproven_room - 1)];
		}
		xfree(desk->unproven);
		desk->unproven = items;
		desk->unproven_first = 0;
		desk->unproven_room = room;
	}
	size_t at = (desk->unproven_first + desk->unproven_count++) &
			(desk->unproven_room - 1);
	desk->unproven[at] = *said;
}

static struct unproven *unproven_at(const struct desk *desk, size_t i) {
	return &desk->unproven[(desk->unproven_first + i) &
			(desk->unproven_room - 1)];
}

static const char *body_for_agent(struct step *step,
		const struct desk_line *line) {
	if (line->retracts) {
		return "";
	}
	if (line->side == DESK_SIDE_VISITOR) {
		return guard_body(step->out->arena, line->body);
	}
	return arena_print(step->out->arena, "[%s] %s", line->nick, line->body);
}

static struct desk_effect *say(struct step *step, const struct chat *chat,
		struct leg *leg, const struct desk_line *line) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_SAY);

	effect->lang = keep_text(step, line->lang);
	effect->say.out = ++step->desk->out;
	effect->say.chat = chat->id;
	effect->say.number = line->number;
	effect->say.leg = leg->which;
	effect->say.replaces = line->replaces;
	effect->say.retracts = line->retracts;
	effect->say.file = keep_text(step, line->file ? line->file : "");
	effect->say.delayed = line->number <= leg->doubtful ? line->wall : 0;
	leg->said = line->number;
	leg->unproven++;
	push_unproven(step->desk,
			&(struct unproven){ .out = effect->say.out,
					.chat = chat->id,
					.number = line->number,
					.term = leg->term,
					.leg = leg->which });
	return effect;
}

static void say_to_one(struct step *step, struct chat *chat,
		enum desk_leg which, const struct desk_line *line) {
	bool is_agent = which == DESK_LEG_AGENT;
	struct desk_effect *effect = say(step, chat, leg_of(chat, which), line);

	effect->from = keep_text(step,
			is_agent ? chat->visitor->address
					 : chat->conversation->channel->name);
	effect->to =
			keep_text(step, is_agent ? chat->agent_jid : chat->visitor->jid);
	effect->say.nick =
			keep_text(step, is_agent ? chat->visitor->name : line->nick);
	effect->say.body =
			is_agent ? body_for_agent(step, line) : keep_text(step, line->body);
}

static const char *whose(const struct chat *chat,
		const struct desk_line *line) {
	switch (line->side) {
	case DESK_SIDE_VISITOR:
		return chat->visitor->name;
	case DESK_SIDE_AGENT:
		return line->nick;
	case DESK_SIDE_DESK:
		break;
	}
	return chat->channel->title[0] ? chat->channel->title : chat->channel->name;
}

/* Both sides' lines, each with whose it is. */
static void mirror(struct step *step, struct ear *ear,
		const struct desk_line *line) {
	const struct chat *chat = ear->chat;
	bool is_visitors = line->side == DESK_SIDE_VISITOR;
	struct desk_effect *effect = say(step, chat, &ear->leg, line);

	effect->from = keep_text(step, chat->visitor->address);
	effect->to = keep_text(step, ear->agent->jid);
	effect->say.is_mirrored = true;
	effect->say.is_own = !is_visitors;
	effect->say.nick = keep_text(step, whose(chat, line));
	effect->say.body = is_visitors ? guard_body(step->out->arena, line->body)
								   : keep_text(step, line->body);
}

/* Is this line for him? An agent has his own; a colleague's he reads marked. */
static bool is_for(const struct chat *chat, enum desk_leg which,
		const struct desk_line *line) {
	switch (line->side) {
	case DESK_SIDE_VISITOR:
		return which == DESK_LEG_AGENT;
	case DESK_SIDE_AGENT:
		return which == DESK_LEG_VISITOR ||
				strcmp(line->sender, chat->agent_jid) != 0;
	case DESK_SIDE_DESK:
		return which == DESK_LEG_VISITOR;
	}
	return false;
}

static bool has_room(const struct desk *desk) {
	return desk->is_linked && desk->unproven_count < UNPROVEN_MOST;
}

/* What is for somebody offline waits until he is back: CLIENTS, finding 10. */
static bool can_hear(const struct ear *ear) {
	return !ear->agent->is_gone;
}

/* How far all have come who can hear. */
static uint32_t said_on(const struct chat *chat, enum desk_leg which) {
	uint32_t said = chat->ear_leg.kept;

	if (which != DESK_LEG_EAR) {
		return which == DESK_LEG_AGENT ? chat->agent_leg.said
									   : chat->visitor_leg.said;
	}
	list_for_each(at, &chat->ears) {
		const struct ear *ear = list_entry(at, struct ear, of_chat);
		if (can_hear(ear) && ear->leg.said < said) {
			said = ear->leg.said;
		}
	}
	return said;
}

void leg_wake(struct chat *chat, enum desk_leg which) {
	struct leg *leg = leg_of(chat, which);

	if (said_on(chat, which) < leg->kept && is_open(chat, which) &&
			!leg->is_fetching && list_is_empty(&leg->behind)) {
		list_append(&chat->channel->desk->behind, &leg->behind);
	}
}

/* To each ear that lacks nothing before it; the others come to it in order. */
static void take_mirrored(struct step *step, struct chat *chat,
		const struct desk_line *line) {
	uint32_t before = chat->ear_leg.kept;

	chat->ear_leg.kept = line->number;
	list_for_each(at, &chat->ears) {
		struct ear *ear = list_entry(at, struct ear, of_chat);
		if (ear->leg.said >= before && can_hear(ear) && has_room(step->desk)) {
			mirror(step, ear, line);
		}
	}
	leg_wake(chat, DESK_LEG_EAR);
}

static void take_line(struct step *step, struct chat *chat, enum desk_leg which,
		const struct desk_line *line) {
	struct leg *leg = leg_of(chat, which);
	bool is_next = leg->said >= leg->kept && !leg->is_fetching;

	leg->kept = line->number;
	if (which == DESK_LEG_VISITOR && visitor_is_by_web(chat->visitor)) {
		page_tell_line(step, chat->conversation, line, NULL);
		return;
	}
	if (is_next && is_open(chat, which) && has_room(step->desk)) {
		say_to_one(step, chat, which, line);
		return;
	}
	leg_wake(chat, which);
}

void leg_take_line(struct step *step, struct chat *chat, enum desk_leg which,
		const struct desk_line *line) {
	take_line(step, chat, which, line);
	take_mirrored(step, chat, line);
}

uint32_t leg_read_up_to(const struct chat *chat) {
	const struct leg *leg = &chat->agent_leg;

	return leg->said < leg->kept ? leg->said : chat->conversation->last_number;
}

void leg_begin_anew(struct chat *chat, uint32_t after) {
	struct leg *leg = &chat->agent_leg;

	leg->handed = leg->said = after;
	leg->kept = chat->conversation->last_number;
	leg->doubtful = 0;
	leg->unproven = 0;
	leg->term++;
}

void leg_fetch(struct step *step, struct chat *chat, enum desk_leg which,
		uint32_t after) {
	struct leg *leg = leg_of(chat, which);
	struct desk_effect *effect;

	if (leg->is_fetching) {
		return;
	}
	list_take_out(&leg->behind);
	leg->is_fetching = true;
	leg->asked = after;
	leg->covers = leg->kept;
	step->desk->fetching++;
	effect = effects_add(step->out, DESK_EFFECT_FETCH);
	effect->fetch.chat = chat->id;
	effect->fetch.leg = which;
	effect->fetch.after = after;
}

void leg_fetch_opening(struct step *step, struct chat *chat) {
	if (!chat->opening && chat->state == CHAT_STATE_WAITING) {
		leg_fetch(step, chat, DESK_LEG_AGENT, chat->first_number - 1);
	}
}

/* What of the page an ear lacks. */
static void mirror_page(struct step *step, struct ear *ear, uint32_t covers) {
	const struct desk_event *event = step->event;

	for (size_t i = 0; i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		if (line->number > ear->leg.said) {
			mirror(step, ear, line);
		}
	}
	if (event->fetched.is_all && ear->leg.said < covers) {
		ear->leg.said = covers;
	}
}

static void take_mirrored_page(struct step *step, struct chat *chat) {
	const struct leg *leg = &chat->ear_leg;

	list_for_each(at, &chat->ears) {
		struct ear *ear = list_entry(at, struct ear, of_chat);
		if (can_hear(ear) && leg->asked <= ear->leg.said) {
			mirror_page(step, ear, leg->covers);
		}
	}
}

static void take_page(struct step *step, struct chat *chat,
		enum desk_leg which) {
	const struct desk_event *event = step->event;
	struct leg *leg = leg_of(chat, which);

	for (size_t i = 0; i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		if (line->number <= leg->said) {
			continue;
		}
		if (is_for(chat, which, line)) {
			say_to_one(step, chat, which, line);
		}
		leg->said = line->number;
	}
	if (event->fetched.is_all && leg->said < leg->covers) {
		leg->said = leg->covers;
	}
}

void leg_fetched(struct step *step, struct chat *chat) {
	enum desk_leg which = step->event->fetched.leg;
	struct leg *leg = leg_of(chat, which);

	if (!leg->is_fetching) {
		return;
	}
	leg->is_fetching = false;
	step->desk->fetching--;
	/* The page may begin too late: then somebody new is there meanwhile. */
	if (which == DESK_LEG_EAR && step->desk->is_linked) {
		take_mirrored_page(step, chat);
	} else if (is_open(chat, which) && step->desk->is_linked &&
			leg->asked <= leg->said) {
		take_page(step, chat, which);
	}
	leg_wake(chat, which);
}

static struct leg *ear_leg_of_term(const struct chat *chat, uint32_t term) {
	list_for_each(at, &chat->ears) {
		struct ear *ear = list_entry(at, struct ear, of_chat);
		if (ear->leg.term == term) {
			return &ear->leg;
		}
	}
	return NULL;
}

/* The leg that a proven or lost line was said on, or NULL: it is no more. */
static struct leg *leg_of_unproven(const struct desk *desk,
		const struct unproven *said, struct chat **chat) {
	*chat = chat_find(desk, said->chat);
	if (*chat && said->leg == DESK_LEG_EAR) {
		return ear_leg_of_term(*chat, said->term);
	}
	struct leg *leg = *chat ? leg_of(*chat, said->leg) : NULL;

	return leg && leg->term == said->term ? leg : NULL;
}

static void keep_handed(struct step *step, struct leg *leg,
		const struct unproven *said) {
	if (leg->which == DESK_LEG_EAR) {
		keep_ear(step, list_entry(leg, struct ear, leg), true);
		return;
	}
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_HANDED);
	kept->handed.chat = said->chat;
	kept->handed.leg = said->leg;
	kept->handed.number = said->number;
}

void legs_handed(struct step *step, uint64_t out) {
	struct desk *desk = step->desk;
	size_t count = 0;
	struct chat *chat;

	while (count < desk->unproven_count &&
			unproven_at(desk, count)->out <= out) {
		const struct unproven *said = unproven_at(desk, count++);
		struct leg *leg = leg_of_unproven(desk, said, &chat);
		if (leg) {
			leg->handed = said->number;
			leg->unproven--;
		}
	}
	/* One row for each leg: where its last line stands. */
	for (size_t i = 0; i < count; i++) {
		const struct unproven *said = unproven_at(desk, i);
		struct leg *leg = leg_of_unproven(desk, said, &chat);
		if (leg && leg->handed == said->number) {
			keep_handed(step, leg, said);
		}
	}
	if (count) {
		desk->unproven_first =
				(desk->unproven_first + count) & (desk->unproven_room - 1);
		desk->unproven_count -= count;
	}
}

void legs_lost(struct step *step) {
	struct desk *desk = step->desk;
	struct chat *chat;

	for (size_t i = 0; i < desk->unproven_count; i++) {
		const struct unproven *said = unproven_at(desk, i);
		struct leg *leg = leg_of_unproven(desk, said, &chat);
		if (leg) {
			/* It may have come through: said again, it tells when it was. */
			leg->doubtful = said->number;
			leg->unproven = 0;
			leg->said = leg->handed;
			leg_wake(chat, said->leg);
		}
	}
	desk->unproven_count = 0;
}

static struct chat *chat_behind(struct list *link, enum desk_leg *which) {
	struct leg *leg = list_entry(link, struct leg, behind);

	*which = leg->which;
	switch (*which) {
	case DESK_LEG_AGENT:
		return list_entry(leg, struct chat, agent_leg);
	case DESK_LEG_VISITOR:
		return list_entry(leg, struct chat, visitor_leg);
	case DESK_LEG_EAR:
		break;
	}
	return list_entry(leg, struct chat, ear_leg);
}

void legs_settle(struct step *step) {
	struct desk *desk = step->desk;

	while (!list_is_empty(&desk->behind) && has_room(desk) &&
			desk->fetching < FETCHING_MOST) {
		enum desk_leg which;
		struct chat *chat = chat_behind(desk->behind.next, &which);
		leg_fetch(step, chat, which, said_on(chat, which));
	}
}
