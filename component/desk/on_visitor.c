/*
 * A visitor's lines. The first one makes him known and opens a chat; every one
 * is kept, numbered and answered before anybody reads it.
 */

#include "desk/on_visitor.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/chat.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/line.h"
#include "desk/model.h"
#include "desk/queue.h"
#include "desk/tell.h"
#include "desk/visitors.h"

#define TRY_AGAIN   (60 * 1000)
#define WORDS_AGAIN (24 * 60 * 60 * 1000)

/* Whom the line is from and where it belongs, as far as that is known. */
struct asking {
	struct channel *channel;
	struct visitor *visitor;           /* NULL: nobody we know */
	struct conversation *conversation; /* NULL: his first here */
	struct chat *chat;                 /* NULL: none that is not over */
};

static struct asking find(const struct step *step, struct channel *channel) {
	struct asking asking = { .channel = channel };

	asking.visitor = visitor_find(step->desk, step->event->from);
	if (asking.visitor) {
		asking.conversation = visitor_conversation(asking.visitor, channel);
	}
	if (asking.conversation) {
		asking.chat = conversation_open_chat(asking.conversation);
	}
	return asking;
}

/* He said this before: the same answer, and nothing else happens. */
static bool is_repeated(struct step *step, const struct asking *asking) {
	uint32_t number = asking->conversation
			? line_repeated(step, asking->conversation, DESK_SIDE_VISITOR)
			: 0;

	if (number) {
		tell_answer(step, number);
	}
	return number != 0;
}

static size_t lines_waiting(const struct chat *chat) {
	return chat->conversation->last_number - chat->waits_from;
}

static bool may_write(struct step *step, const struct asking *asking) {
	const struct desk_event *event = step->event;
	const struct channel *channel = asking->channel;
	enum desk_refusal why;
	desk_ms retry = 0;

	if (dismissal_find(step->desk, event->from, channel)) {
		why = DESK_REFUSAL_DISMISSED;
	} else if (!channel->responder_count) {
		why = DESK_REFUSAL_CLOSED_CHANNEL;
	} else if (!line_is_readable(step, &why)) {
		retry = 0; /* it says why by itself */
	} else if (step->desk->is_low) {
		why = DESK_REFUSAL_NO_SPACE;
		retry = TRY_AGAIN;
	} else if (!asking->chat &&
			channel_waiting(channel) >= channel->queue_most) {
		why = DESK_REFUSAL_QUEUE_FULL;
		retry = TRY_AGAIN;
	} else if (asking->chat && asking->chat->state == CHAT_STATE_WAITING &&
			lines_waiting(asking->chat) >= WAITING_LINES_MOST) {
		why = DESK_REFUSAL_TOO_MANY_LINES;
	} else {
		return true;
	}
	tell_refusal(step, why, retry);
	if (line_wants_words(step, why, WORDS_AGAIN)) {
		tell_back(step, DESK_WORD_CANNOT_READ);
	}
	return false;
}

static const char *given_name(const struct step *step) {
	const char *nick = step->event->line.nick;

	return nick ? text_name(step->out->arena, nick, NAME_MOST) : "";
}

static void meet(struct step *step, struct asking *asking) {
	const struct desk_event *event = step->event;
	struct desk_visitor row = {
		.id = ++step->desk->last_visitor,
		.jid = event->from,
		.name = given_name(step),
		.wall = event->wall,
	};

	row.address = visitors_make_address(step, row.name);
	asking->visitor = visitor_create(step->desk, &row);
	keep_visitor(step, asking->visitor);
}

/* The name may change; the address is for life. */
static void learn(struct step *step, struct visitor *visitor) {
	const char *name = given_name(step);

	visitor->seen = step->event->now;
	if (name[0] && strcmp(name, visitor->name) != 0) {
		model_set_text(&visitor->name, name);
		keep_visitor(step, visitor);
	}
	if (visitor->chat_count == 0) {
		list_take_out(&visitor->link);
		list_append(&step->desk->idle, &visitor->link);
	}
}

static void open_chat(struct step *step, struct asking *asking) {
	if (!asking->conversation) {
		asking->conversation =
				conversation_create(asking->visitor, asking->channel);
	}
	struct conversation *conversation = asking->conversation;
	struct chat *chat = chat_create(conversation, ++step->desk->last_chat);

	asking->chat = chat;
	chat_revive(chat, CHAT_STATE_ASKING);
	chat->opened = step->event->wall;
	chat->first_number = conversation->last_number + 1;
	chat->waits_from = conversation->last_number;
	leg_begin_anew(chat);
	chat->visitor_leg.handed = chat->visitor_leg.said = chat->visitor_leg.kept =
			conversation->last_number;
	chat->opening = xstrdup(text_one_line(step->out->arena,
			step->event->line.body, OPENING_MOST));
	chat_become(step, chat, CHAT_STATE_WAITING, CHAT_NO_DEADLINE);
	keep_chat(step, chat);
}

static void writes(struct step *step, struct chat *chat) {
	const struct desk_event *event = step->event;
	struct desk_line line = {
		.side = DESK_SIDE_VISITOR,
		.sender = event->from,
		.nick = chat->visitor->name,
		.id = event->line.id,
		.body = event->line.body,
		.lang = event->line.lang,
		.replaces = line_corrects(step, chat, DESK_SIDE_VISITOR),
		.digest = event->line.digest,
	};

	if (event->line.lang && strlen(event->line.lang) <= WORD_MOST &&
			strcmp(event->line.lang, chat->lang) != 0) {
		model_set_text(&chat->lang, event->line.lang);
	}
	keep_line(step, chat, &line);
	tell_answer(step, line.number);
	leg_take_line(step, chat, DESK_LEG_AGENT, &line);
}

void visitor_writes(struct step *step, struct channel *channel) {
	struct asking asking = find(step, channel);

	if (is_repeated(step, &asking) || !may_write(step, &asking)) {
		return;
	}
	if (!asking.visitor && !visitors_make_room(step)) {
		tell_refusal(step, DESK_REFUSAL_QUEUE_FULL, TRY_AGAIN);
		return;
	}
	bool is_first = !asking.chat;
	if (!asking.visitor) {
		meet(step, &asking);
	}
	learn(step, asking.visitor);
	if (is_first) {
		open_chat(step, &asking);
	}
	writes(step, asking.chat);
	if (is_first) {
		tell_visitor(step, asking.chat,
				channel->present_count ? DESK_WORD_QUEUED
									   : DESK_WORD_QUEUED_NOBODY,
				queue_last_place(asking.chat));
	}
}
