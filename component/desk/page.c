/*
 * Effects for pages. Which pages there are is known from the visit; whether
 * any of it arrives, the page says itself.
 */

#include "desk/page.h"

#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/pace.h"

/* visit.xsd, `lines`; and CONTRACT: 64 KB a frame, less what is around it. */
#define PAGE_LINES_MOST 100
#define PAGE_BYTES_MOST (48 * 1024)
#define LINE_OVERHEAD   512

/* The welcome pages of a conversation: at most VISIT_CONNECTIONS_MOST. */
struct pages {
	struct connection *items[VISIT_CONNECTIONS_MOST];
	size_t count;
};

static struct pages pages_of(const struct conversation *conversation) {
	const struct visit *visit = conversation->visitor->visit;
	struct pages pages = { .count = 0 };

	if (!visit) {
		return pages;
	}
	list_for_each(at, &visit->connections) {
		struct connection *connection =
				list_entry(at, struct connection, of_visit);
		if (connection->is_welcome &&
				connection->channel == conversation->channel) {
			pages.items[pages.count++] = connection;
		}
	}
	return pages;
}

static struct desk_effect *add(struct step *step, enum desk_effect_type type,
		const struct connection *connection) {
	struct desk_effect *effect = effects_add(step->out, type);

	effect->from = keep_text(step, connection->channel->name);
	effect->to = keep_text(step, connection->jid);
	return effect;
}

/* As he looks now; who has left is not shown any more. */
static const char *photo_of(const struct step *step,
		const struct desk_line *line) {
	const struct agent *agent = line->side == DESK_SIDE_AGENT
			? agent_find(step->desk, line->sender)
			: NULL;

	return agent ? keep_text(step, agent->photo) : "";
}

/* Who exactly wrote it, and under which id, is his own affair. */
static struct desk_line copy_line(const struct step *step,
		const struct desk_line *line) {
	struct desk_line copy = *line;

	copy.channel = keep_text(step, line->channel);
	copy.sender = "";
	copy.nick =
			line->side == DESK_SIDE_VISITOR ? "" : keep_text(step, line->nick);
	copy.photo = photo_of(step, line);
	copy.id = line->side == DESK_SIDE_VISITOR ? keep_text(step, line->id) : "";
	copy.body = keep_text(step, line->body);
	copy.lang = keep_text(step, line->lang);
	copy.file = keep_text(step, line->file ? line->file : "");
	return copy;
}

void page_tell_line(struct step *step, const struct conversation *conversation,
		const struct desk_line *line, const struct connection *except) {
	struct pages pages = pages_of(conversation);
	struct desk_line copy = copy_line(step, line);

	for (size_t i = 0; i < pages.count; i++) {
		if (pages.items[i] != except) {
			add(step, DESK_EFFECT_LINE, pages.items[i])->page_line = copy;
		}
	}
}

static struct desk_chat_state state_of(const struct step *step,
		const struct chat *chat) {
	struct desk_chat_state state = { .is = chat->state, .with = "" };

	if (chat->state == CHAT_STATE_WAITING) {
		state.place = chat->place;
		state.wait = pace_wait(step, chat->channel, chat->place);
	} else if (chat->state == CHAT_STATE_TALKING && chat->agent) {
		state.with = keep_text(step, chat->agent->name);
		state.photo = keep_text(step, chat->agent->photo);
	} else if (chat->is_lapsed) {
		state.is = CHAT_STATE_CLOSED;
	} else if (chat->state == CHAT_STATE_ENDED) {
		state.by = chat->ended_by;
		state.until = chat->deadline;
	}
	return state;
}

struct desk_channel_state page_channel(const struct step *step,
		const struct channel *channel) {
	return (struct desk_channel_state){
		.is_open = channel_is_open(channel),
		.waiting = (uint32_t)channel_waiting(channel),
		.title = keep_text(step, channel->title),
		.work = channel_work(channel),
		.wait = pace_newcomer_wait(step, channel),
	};
}

struct desk_chat_state page_state(const struct step *step,
		const struct conversation *conversation) {
	const struct chat *chat =
			conversation ? conversation_last_chat(conversation) : NULL;

	return chat ? state_of(step, chat) : (struct desk_chat_state){ .with = "" };
}

void page_tell_state(struct step *step, const struct chat *chat) {
	struct pages pages = pages_of(chat->conversation);
	struct desk_chat_state state = state_of(step, chat);

	for (size_t i = 0; i < pages.count; i++) {
		add(step, DESK_EFFECT_STATE, pages.items[i])->state = state;
	}
}

void page_tell_left(struct step *step, const struct connection *connection) {
	if (connection->is_welcome) {
		add(step, DESK_EFFECT_STATE, connection)->state =
				(struct desk_chat_state){ .with = "" };
	}
}

void page_tell_marks(struct step *step,
		const struct conversation *conversation) {
	struct pages pages = pages_of(conversation);

	for (size_t i = 0; i < pages.count; i++) {
		struct desk_effect *effect =
				add(step, DESK_EFFECT_PAGE_MARKS, pages.items[i]);
		effect->page_marks.have = conversation->agent_have;
		effect->page_marks.seen = conversation->agent_seen;
	}
}

void page_tell_typing(struct step *step,
		const struct conversation *conversation, enum desk_typing state) {
	struct pages pages = pages_of(conversation);

	for (size_t i = 0; i < pages.count; i++) {
		add(step, DESK_EFFECT_TYPING, pages.items[i])->typing.state = state;
	}
}

/* In XML, where each of these is written with up to six bytes. */
static size_t written(const char *text) {
	size_t bytes = 0;

	for (; text && *text; text++) {
		bytes += strchr("&<>\"'", *text) ? 6 : 1;
	}
	return bytes;
}

size_t page_copy_lines(const struct step *step, struct desk_line **to,
		const struct desk_line *from, size_t count) {
	size_t bytes = 0, fit = 0;

	count = count < PAGE_LINES_MOST ? count : PAGE_LINES_MOST;
	*to = arena_alloc(step->out->arena, (count + 1) * sizeof(**to));
	for (; fit < count; fit++) {
		bytes += written(from[fit].body) + written(from[fit].file) +
				LINE_OVERHEAD;
		if (fit > 0 && bytes > PAGE_BYTES_MOST) {
			break;
		}
		(*to)[fit] = copy_line(step, &from[fit]);
	}
	return fit;
}
