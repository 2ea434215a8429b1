/*
 * A visitor's lines. The first one makes him known and opens a chat; every one
 * is kept, numbered and answered before anybody reads it.
 */

#include "desk/on_visitor.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/block.h"
#include "desk/chat.h"
#include "desk/connection.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/line.h"
#include "desk/model.h"
#include "desk/page.h"
#include "desk/queue.h"
#include "desk/ring.h"
#include "desk/tell.h"
#include "desk/visit.h"
#include "desk/visitors.h"

#define TRY_AGAIN   (60 * 1000)
#define WORDS_AGAIN (24 * 60 * 60 * 1000)

/* Whom the line is from and where it belongs, as far as that is known. */
struct asking {
	struct channel *channel;
	struct visit *visit;               /* NULL: he writes by XMPP */
	struct connection *page;           /* … or through this */
	struct visitor *visitor;           /* NULL: nobody we know */
	struct conversation *conversation; /* NULL: his first here */
	struct chat *chat;                 /* NULL: none that is not over */
};

static void find_chat(struct asking *asking) {
	if (asking->visitor) {
		asking->conversation =
				visitor_conversation(asking->visitor, asking->channel);
	}
	if (asking->conversation) {
		asking->chat = conversation_open_chat(asking->conversation);
	}
}

static void answer(struct step *step, const struct asking *asking,
		uint32_t number, int64_t wall) {
	if (asking->page) {
		tell_stored(step, number, wall);
	} else {
		tell_answer(step, number);
	}
}

/* He said this before: the same answer, and nothing else happens. */
static bool is_repeated(struct step *step, const struct asking *asking) {
	const struct remembered *line = asking->conversation
			? line_repeated(step, asking->conversation, DESK_SIDE_VISITOR,
					  asking->visitor->jid)
			: NULL;

	if (line) {
		answer(step, asking, line->number, line->wall);
	}
	return line != NULL;
}

static bool takes_back(const struct step *step, const struct asking *asking) {
	return asking->chat &&
			line_named(step, asking->chat, DESK_SIDE_VISITOR,
					step->event->line.retracts);
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
	} else if (block_is_on(step, asking->visitor, asking->page)) {
		why = DESK_REFUSAL_BLOCKED;
	} else if (asking->page && asking->conversation &&
			line_conflicts(step, asking->conversation, asking->visitor->jid)) {
		why = DESK_REFUSAL_CONFLICT;
	} else if (!(asking->chat ? asking->chat->channel : channel)
						->responder_count) {
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
	} else if (asking->visit && !visit_pay(asking->visit, event->now, &retry)) {
		why = DESK_REFUSAL_TOO_FAST;
	} else {
		return true;
	}
	tell_refusal(step, why, retry);
	if (line_wants_words(step, why, WORDS_AGAIN)) {
		tell_back(step, DESK_WORD_CANNOT_READ);
	}
	return false;
}

/* What he calls himself: in the line, or on his page. */
static const char *given_name(const struct step *step,
		const struct asking *asking) {
	if (asking->visit && asking->visit->facts) {
		return asking->visit->facts->who.name;
	}
	return step->event->line.nick;
}

static void meet(struct step *step, struct asking *asking) {
	const struct desk_event *event = step->event;
	struct desk_visitor row = {
		.id = ++step->desk->last_visitor,
		.jid = event->from,
		.name = visitors_clean_name(step, given_name(step, asking)),
		.wall = event->wall,
	};

	if (asking->visit) {
		/* No JID looks like this. */
		row.jid = arena_print(step->out->arena, "#%" PRIu32, row.id);
	}
	row.address = visitors_make_address(step, row.name);
	asking->visitor = visitor_create(step->desk, &row);
	keep_visitor(step, asking->visitor);
	if (asking->visit) {
		visit_begin(step, asking->visit, asking->visitor);
	}
}

static void learn(struct step *step, const struct asking *asking) {
	asking->visitor->seen = step->event->now;
	visitors_learn_name(step, asking->visitor, given_name(step, asking));
	visitor_rest(step->desk, asking->visitor);
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
	leg_begin_anew(chat, conversation->last_number);
	chat->visitor_leg.handed = chat->visitor_leg.said = chat->visitor_leg.kept =
			conversation->last_number;
	chat->opening = xstrdup(text_one_line(step->out->arena,
			step->event->line.body, OPENING_MOST));
	chat_become(step, chat, CHAT_STATE_WAITING, CHAT_NO_DEADLINE);
	keep_chat(step, chat);
}

static void writes(struct step *step, const struct asking *asking) {
	const struct desk_event *event = step->event;
	struct chat *chat = asking->chat;
	struct desk_line line = {
		.side = DESK_SIDE_VISITOR,
		.sender = asking->visitor->jid,
		.nick = asking->visitor->name,
		.id = event->line.id,
		.body = event->line.retracts ? "" : event->line.body,
		.lang = event->line.lang,
		.file = event->line.file,
		.replaces =
				line_named(step, chat, DESK_SIDE_VISITOR, event->line.replaces),
		.retracts =
				line_named(step, chat, DESK_SIDE_VISITOR, event->line.retracts),
		.digest = event->line.digest,
	};

	if (event->line.lang && strlen(event->line.lang) <= WORD_MOST &&
			strcmp(event->line.lang, chat->lang) != 0) {
		model_set_text(&chat->lang, event->line.lang);
	}
	keep_line(step, chat, &line);
	ring_hears(step, chat, &line);
	answer(step, asking, line.number, line.wall);
	page_tell_line(step, asking->conversation, &line, asking->page);
	leg_take_line(step, chat, DESK_LEG_AGENT, &line);
}

static enum desk_word word_of_queue(const struct chat *chat) {
	if (!chat->channel->present_count) {
		return DESK_WORD_QUEUED_NOBODY;
	}
	return chat->wait ? DESK_WORD_QUEUED_ABOUT : DESK_WORD_QUEUED;
}

static void somebody_writes(struct step *step, struct asking *asking) {
	bool is_first;

	find_chat(asking);
	if (is_repeated(step, asking)) {
		return;
	}
	if (step->event->line.retracts && !takes_back(step, asking)) {
		tell_answer(step, 0); /* nothing that was ever said */
		return;
	}
	if (!may_write(step, asking)) {
		return;
	}
	if (!asking->visitor && !visitors_make_room(step)) {
		tell_refusal(step, DESK_REFUSAL_QUEUE_FULL, TRY_AGAIN);
		return;
	}
	is_first = !asking->chat;
	if (!asking->visitor) {
		meet(step, asking);
	}
	learn(step, asking);
	if (is_first) {
		open_chat(step, asking);
	}
	writes(step, asking);
	if (is_first) {
		tell_visitor(step, asking->chat, word_of_queue(asking->chat),
				asking->chat->place);
	}
}

void visitor_writes(struct step *step, struct channel *channel) {
	struct asking asking = { .channel = channel };

	asking.visitor = visitor_find(step->desk, step->event->from);
	somebody_writes(step, &asking);
}

void visitor_writes_by_web(struct step *step) {
	struct connection *page = connection_greeted(step);
	struct asking asking = { .page = page };

	if (!page) {
		tell_refusal(step, DESK_REFUSAL_NO_HELLO, 0);
		return;
	}
	asking.channel = page->channel;
	asking.visit = page->visit;
	asking.visitor = page->visit->visitor;
	somebody_writes(step, &asking);
}
