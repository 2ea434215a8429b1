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
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/page.h"

#define FIRST_ROOM 64

struct leg *leg_of(struct chat *chat, enum desk_leg which) {
	return which == DESK_LEG_AGENT ? &chat->agent_leg : &chat->visitor_leg;
}

/* Is there somebody at the other end, and one who works here? */
static bool is_open(const struct chat *chat, enum desk_leg which) {
	if (which == DESK_LEG_VISITOR) {
		/* His pages fetch for themselves, by number: page.h. */
		return !visitor_is_by_web(chat->visitor);
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
	desk->unproven_bytes += said->bytes;
}

static struct unproven *unproven_at(const struct desk *desk, size_t i) {
	return &desk->unproven[(desk->unproven_first + i) &
			(desk->unproven_room - 1)];
}

#define MARK "\xe2\x80\xba " /* a small arrow */

/* Wherever some client begins a new line: UAX 14 (BK, CR, LF, NL). */
static bool breaks_line(uint32_t code) {
	return (code >= '\n' && code <= '\r') || code == 0x85 || code == 0x2028 ||
			code == 0x2029;
}

/* However much of what nobody sees stands before it. */
static bool looks_like_ours(const char *at, const char *end) {
	while (at < end) {
		size_t step = text_character(at, (size_t)(end - at));
		uint32_t code = text_code(at, step);
		if (step == 0 || breaks_line(code) ||
				(!text_is_space(code) && !text_is_control(code) &&
						!text_is_hidden(code))) {
			break;
		}
		at += step;
	}
	return at[0] == '[' || text_begins_with(at, "--");
}

/*
 * CONTRACT: what a visitor writes and begins like a line of the desk's own is
 * marked, in each line of it.
 */
static const char *marked(const struct step *step, const char *body) {
	const char *end = body + strlen(body);
	char *copy;
	char *to;
	bool begins = true;

	if (!strchr(body, '[') && !strstr(body, "--")) {
		return keep_text(step, body);
	}
	/* The shortest line that gets one is "[" and its end. */
	copy = to = arena_alloc(step->out->arena,
			(size_t)(end - body) * 3 + sizeof(MARK));
	while (body < end) {
		size_t length = text_character(body, (size_t)(end - body));
		length = length ? length : 1;
		if (begins && looks_like_ours(body, end)) {
			memcpy(to, MARK, strlen(MARK));
			to += strlen(MARK);
		}
		begins = breaks_line(text_code(body, length));
		memcpy(to, body, length);
		to += length;
		body += length;
	}
	*to = '\0';
	return copy;
}

static const char *body_for_agent(struct step *step,
		const struct desk_line *line) {
	if (line->retracts) {
		return "";
	}
	if (line->side == DESK_SIDE_VISITOR) {
		return marked(step, line->body);
	}
	return arena_print(step->out->arena, "[%s] %s", line->nick, line->body);
}

static void say(struct step *step, struct chat *chat, enum desk_leg which,
		const struct desk_line *line) {
	struct leg *leg = leg_of(chat, which);
	bool is_agent = which == DESK_LEG_AGENT;
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_SAY);

	effect->from = keep_text(step,
			is_agent ? chat->visitor->address : chat->channel->name);
	effect->to =
			keep_text(step, is_agent ? chat->agent_jid : chat->visitor->jid);
	effect->lang = keep_text(step, line->lang);
	effect->say.out = ++step->desk->out;
	effect->say.chat = chat->id;
	effect->say.number = line->number;
	effect->say.leg = which;
	effect->say.nick =
			keep_text(step, is_agent ? chat->visitor->name : line->nick);
	effect->say.body =
			is_agent ? body_for_agent(step, line) : keep_text(step, line->body);
	effect->say.replaces = line->replaces;
	effect->say.retracts = line->retracts;
	effect->say.file = keep_text(step, line->file ? line->file : "");
	effect->say.delayed = line->number <= leg->doubtful ? line->wall : 0;
	uint32_t bytes =
			(uint32_t)(strlen(effect->say.body) + strlen(effect->say.file));
	leg->unproven++;
	leg->unproven_bytes += bytes;
	push_unproven(step->desk,
			&(struct unproven){ .out = effect->say.out,
					.chat = chat->id,
					.number = line->number,
					.term = leg->term,
					.bytes = bytes,
					.leg = which });
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
	return desk->is_linked && desk->unproven_count < UNPROVEN_MOST &&
			desk->unproven_bytes < UNPROVEN_BYTES_MOST;
}

/* Then its lines wait in the store, until a pong has proven some of these. */
static bool is_full(const struct leg *leg) {
	return leg->unproven >= LEG_UNPROVEN_MOST ||
			leg->unproven_bytes >= LEG_UNPROVEN_BYTES_MOST;
}

void leg_wake(struct chat *chat, enum desk_leg which) {
	struct leg *leg = leg_of(chat, which);

	if (leg->said < leg->kept && is_open(chat, which) && !leg->is_fetching &&
			!is_full(leg) && list_is_empty(&leg->behind)) {
		list_append(&chat->channel->desk->behind, &leg->behind);
	}
}

void leg_take_line(struct step *step, struct chat *chat, enum desk_leg which,
		const struct desk_line *line) {
	struct leg *leg = leg_of(chat, which);
	bool is_next = leg->said >= leg->kept && !leg->is_fetching;

	leg->kept = line->number;
	if (which == DESK_LEG_VISITOR && visitor_is_by_web(chat->visitor)) {
		page_tell_line(step, chat->conversation, line, NULL);
		return;
	}
	if (is_next && is_open(chat, which) && has_room(step->desk) &&
			!is_full(leg)) {
		say(step, chat, which, line);
		leg->said = line->number;
		return;
	}
	leg_wake(chat, which);
}

void leg_begin_anew(struct chat *chat) {
	struct leg *leg = &chat->agent_leg;

	leg->handed = leg->said = chat->first_number - 1;
	leg->kept = chat->conversation->last_number;
	leg->doubtful = 0;
	leg->unproven = leg->unproven_bytes = 0;
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

void leg_fetched(struct step *step, struct chat *chat) {
	const struct desk_event *event = step->event;
	enum desk_leg which = event->fetched.leg;
	struct leg *leg = leg_of(chat, which);

	if (!leg->is_fetching) {
		return;
	}
	leg->is_fetching = false;
	step->desk->fetching--;
	/* The page may begin too late: then somebody new is there meanwhile. */
	if (is_open(chat, which) && step->desk->is_linked &&
			leg->asked <= leg->said) {
		for (size_t i = 0; i < event->fetched.count; i++) {
			const struct desk_line *line = &event->fetched.lines[i];
			if (line->number <= leg->said) {
				continue;
			}
			if (is_for(chat, which, line)) {
				say(step, chat, which, line);
			}
			leg->said = line->number;
		}
		if (event->fetched.is_all && leg->said < leg->covers) {
			leg->said = leg->covers;
		}
	}
	leg_wake(chat, which);
}

/* The leg that a proven or lost line was said on, or NULL: it is no more. */
static struct leg *leg_of_unproven(const struct desk *desk,
		const struct unproven *said, struct chat **chat) {
	*chat = chat_find(desk, said->chat);
	struct leg *leg = *chat ? leg_of(*chat, said->leg) : NULL;

	return leg && leg->term == said->term ? leg : NULL;
}

void legs_handed(struct step *step, uint64_t out) {
	struct desk *desk = step->desk;
	size_t count = 0;
	struct chat *chat;

	while (count < desk->unproven_count &&
			unproven_at(desk, count)->out <= out) {
		const struct unproven *said = unproven_at(desk, count++);
		struct leg *leg = leg_of_unproven(desk, said, &chat);
		desk->unproven_bytes -= said->bytes;
		if (leg) {
			leg->handed = said->number;
			leg->unproven--;
			leg->unproven_bytes -= said->bytes;
		}
	}
	/* One row for each leg: where its last line stands. */
	for (size_t i = 0; i < count; i++) {
		const struct unproven *said = unproven_at(desk, i);
		const struct leg *leg = leg_of_unproven(desk, said, &chat);
		if (leg && leg->handed == said->number) {
			struct desk_effect *kept =
					effects_add(step->out, DESK_EFFECT_KEEP_HANDED);
			kept->handed.chat = said->chat;
			kept->handed.leg = said->leg;
			kept->handed.number = said->number;
			leg_wake(chat, said->leg);
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
			leg->unproven = leg->unproven_bytes = 0;
			leg->said = leg->handed;
			leg_wake(chat, said->leg);
		}
	}
	desk->unproven_count = desk->unproven_bytes = 0;
}

static struct chat *chat_behind(struct list *link, enum desk_leg *which) {
	struct leg *leg = list_entry(link, struct leg, behind);

	*which = leg->which;
	return *which == DESK_LEG_AGENT ? list_entry(leg, struct chat, agent_leg)
									: list_entry(leg, struct chat, visitor_leg);
}

void legs_settle(struct step *step) {
	struct desk *desk = step->desk;

	while (!list_is_empty(&desk->behind) && has_room(desk) &&
			desk->fetching < FETCHING_MOST) {
		enum desk_leg which;
		struct chat *chat = chat_behind(desk->behind.next, &which);
		leg_fetch(step, chat, which, leg_of(chat, which)->said);
	}
}
