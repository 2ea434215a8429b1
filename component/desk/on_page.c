/*
 * Hello, and what a page asks and tells afterwards. Every look-up is by the
 * conversation of the token; ids that a page names prove nothing.
 */

#include "desk/on_page.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/connection.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/follow.h"
#include "desk/gateway.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/page.h"
#include "desk/tell.h"
#include "desk/visit.h"
#include "desk/visitors.h"

#define TRY_AGAIN 1000

static struct conversation *conversation_of(
		const struct connection *connection) {
	const struct visitor *visitor = connection->visit->visitor;

	return visitor ? visitor_conversation(visitor, connection->channel) : NULL;
}

/* ---- hello ---- */

/*
 * It has lines that we do not have: our file is an old one. New lines would
 * have numbers that it knows, so it has to start anew.
 */
static bool knows_more(const struct step *step, const struct visit *visit) {
	const struct channel *channel = channel_find(step->desk, step->event->to);
	const struct conversation *conversation = visit->visitor
			? visitor_conversation(visit->visitor, channel)
			: NULL;

	return step->event->hello.last >
			(conversation ? conversation->last_number : 0);
}

/*
 * In a flooded channel a new visit has to prove some work. Each connection has
 * one seed, so what it found lets in one visit.
 */
static bool may_begin(struct step *step, struct connection *connection,
		const struct channel *channel) {
	uint32_t bits = channel_work(channel);

	if (bits > 0 && connection->has_worked) {
		tell_refusal(step, DESK_REFUSAL_TOO_FAST, TRY_AGAIN);
		return false;
	}
	if (step->event->hello.work < bits) {
		tell_work(step, bits);
		return false;
	}
	connection->has_worked |= bits > 0;
	return true;
}

/* The visit that it may enter, or NULL: it was refused. */
static struct visit *may_enter(struct step *step,
		struct connection *connection) {
	const struct desk_event *event = step->event;
	const struct channel *channel = channel_find(step->desk, event->to);
	struct visit *visit = NULL;

	if (!connection) {
		tell_refusal(step, DESK_REFUSAL_NO_HELLO, 0);
	} else if (!channel) {
		tell_refusal(step, DESK_REFUSAL_NO_CHANNEL, 0);
	} else if (connection->is_fetching) {
		tell_refusal(step, DESK_REFUSAL_TOO_FAST, TRY_AGAIN);
	} else if (!event->hello.token) {
		if (may_begin(step, connection, channel)) {
			visit = visit_create(connection->site);
			visit->born = event->wall;
			visit->born_at = event->now;
		}
	} else {
		visit = visit_of_token(step, event->hello.token, connection->site);
		if (!visit || knows_more(step, visit)) {
			visit = NULL;
			tell_refusal(step, DESK_REFUSAL_TOKEN, 0);
		}
	}
	return visit;
}

/* CONTRACT: of more than eight the oldest is spoken to no longer. */
static void make_room(struct step *step, struct visit *visit,
		const struct connection *connection) {
	if (connection->visit != visit &&
			visit->connection_count >= VISIT_CONNECTIONS_MOST) {
		connection_part(step->desk,
				list_entry(visit->connections.next, struct connection,
						of_visit));
	}
}

static void learn(struct step *step, struct visit *visit) {
	const struct desk_event *event = step->event;
	bool is_back = visit->left != 0;

	visit_learn(visit, &event->hello.page, &event->hello.who);
	if (visit->visitor) {
		visitors_learn_name(step, visit->visitor, event->hello.who.name);
	}
	visit->left = 0;
	if (visit->visitor && (is_back || event->hello.page.url)) {
		visit_keep(step, visit);
	}
}

static void welcome(struct step *step, struct connection *connection,
		const char *token) {
	const struct conversation *conversation = conversation_of(connection);
	struct desk_effect *effect = tell_reply(step, DESK_EFFECT_WELCOME);

	connection->is_welcome = true;
	effect->lang = keep_text(step, connection->visit->facts->page.language);
	effect->welcome.token = keep_text(step, token);
	effect->welcome.channel = page_channel(step, connection->channel);
	effect->welcome.state = page_state(step, conversation);
	if (conversation) {
		effect->welcome.have = conversation->agent_have;
		effect->welcome.seen = conversation->agent_seen;
	}
}

static void fetch(struct step *step, struct connection *connection,
		uint32_t after, const char *token) {
	const struct desk_event *event = step->event;
	struct desk_effect *effect = tell_reply(step, DESK_EFFECT_FETCH_PAGE);

	connection->is_fetching = true;
	effect->fetch_page.visitor = connection->visit->visitor->id;
	effect->fetch_page.after = after;
	effect->fetch_page.is_hello = token != NULL;
	if (token) {
		size_t count = event->hello.unanswered_count < DESK_UNANSWERED_MOST
				? event->hello.unanswered_count
				: DESK_UNANSWERED_MOST;
		const char **ids =
				arena_alloc(step->out->arena, (count + 1) * sizeof(*ids));
		for (size_t i = 0; i < count; i++) {
			ids[i] = keep_text(step, event->hello.unanswered[i]);
		}
		effect->fetch_page.token = keep_text(step, token);
		effect->fetch_page.ids = ids;
		effect->fetch_page.id_count = count;
	}
}

void page_says_hello(struct step *step) {
	const struct desk_event *event = step->event;
	struct connection *connection = connection_find(step->desk, event->from);
	struct visit *visit = may_enter(step, connection);
	const struct conversation *conversation;

	if (!visit) {
		return;
	}
	make_room(step, visit, connection);
	if (connection->visit != visit) {
		gateway_part(step, connection);
	}
	connection_join(step->desk, connection, visit,
			channel_find(step->desk, event->to));
	visit_give_token(step, visit);
	learn(step, visit);
	follow_pages(step, visit);
	conversation = conversation_of(connection);
	if (conversation &&
			(event->hello.last < conversation->last_number ||
					event->hello.unanswered_count)) {
		fetch(step, connection, event->hello.last, event->hello.new_token);
	} else {
		welcome(step, connection, event->hello.new_token);
	}
}

/* ---- lines by number ---- */

static void answer_lines(struct step *step, const struct desk_line *lines,
		size_t count, bool is_more) {
	const struct desk_event *event = step->event;
	struct desk_effect *effect = tell_reply(step, DESK_EFFECT_LINES);

	effect->lines.after = event->type == DESK_EVENT_PAGE_WANTS
			? event->wants.after
			: event->fetched_page.after;
	effect->lines.lines = lines;
	effect->lines.count = count;
	effect->lines.is_more = is_more;
}

void page_wants(struct step *step) {
	struct connection *connection = connection_greeted(step);
	const struct conversation *conversation;

	if (!connection) {
		tell_refusal(step, DESK_REFUSAL_NO_HELLO, 0);
		return;
	}
	if (connection->is_fetching) {
		tell_refusal(step, DESK_REFUSAL_TOO_FAST, TRY_AGAIN);
		return;
	}
	conversation = conversation_of(connection);
	if (!conversation ||
			step->event->wants.after >= conversation->last_number) {
		answer_lines(step, NULL, 0, false);
		return;
	}
	fetch(step, connection, step->event->wants.after, NULL);
}

static const struct desk_stored *copy_stored(const struct step *step) {
	const struct desk_event *event = step->event;
	size_t count = event->fetched_page.stored_count;
	struct desk_stored *stored =
			arena_alloc(step->out->arena, (count + 1) * sizeof(*stored));

	for (size_t i = 0; i < count; i++) {
		stored[i] = event->fetched_page.stored[i];
		stored[i].id = keep_text(step, stored[i].id);
	}
	return stored;
}

void page_is_fetched(struct step *step) {
	const struct desk_event *event = step->event;
	struct connection *connection = connection_greeted(step);
	struct desk_line *lines;
	size_t count;
	bool is_more;

	if (!connection || !connection->is_fetching ||
			!connection->visit->visitor ||
			connection->visit->visitor->id != event->fetched_page.visitor) {
		/* It closed meanwhile, or is part of another visit. */
		tell_refusal(step, DESK_REFUSAL_NO_HELLO, 0);
		return;
	}
	connection->is_fetching = false;
	count = page_copy_lines(step, &lines, event->fetched_page.lines,
			event->fetched_page.count);
	is_more = count < event->fetched_page.count || !event->fetched_page.is_all;
	if (!event->fetched_page.is_hello) {
		answer_lines(step, lines, count, is_more);
		return;
	}
	welcome(step, connection, event->fetched_page.token);
	struct desk_effect *effect = &step->out->items[step->out->count - 1];
	effect->welcome.stored = copy_stored(step);
	effect->welcome.stored_count = event->fetched_page.stored_count;
	effect->welcome.lines = lines;
	effect->welcome.line_count = count;
	effect->welcome.is_more = is_more;
}

/* ---- marks and presence ---- */

/* XEP-0333: a marker speaks for all before it, so the last line's will do. */
static void pass_seen(struct step *step,
		const struct conversation *conversation, uint32_t before) {
	const struct chat *chat = conversation_last_chat(conversation);
	struct desk_effect *effect;

	if (!chat || chat->state != CHAT_STATE_TALKING || !chat->agent ||
			!chat->agent_line || !chat->agent_line[0] ||
			chat->agent_number <= before ||
			chat->agent_number > conversation->seen) {
		return;
	}
	effect = effects_add(step->out, DESK_EFFECT_MARK);
	effect->from = keep_text(step, chat->visitor->address);
	effect->to = keep_text(step, chat->agent_jid);
	effect->mark.id = keep_text(step, chat->agent_line);
	effect->mark.mark = DESK_MARK_DISPLAYED;
}

void page_has(struct step *step) {
	const struct desk_event *event = step->event;
	const struct connection *connection = connection_greeted(step);
	struct conversation *conversation =
			connection ? conversation_of(connection) : NULL;
	uint32_t have = event->has.have, seen = event->has.seen, before;

	if (!conversation) {
		return;
	}
	/* Cumulative, and of all pages the highest (CONTRACT). */
	have = seen > have ? seen : have;
	if (have > conversation->last_number ||
			(have <= conversation->have && seen <= conversation->seen)) {
		return;
	}
	before = conversation->seen;
	conversation->have = have > conversation->have ? have : conversation->have;
	conversation->seen = seen > conversation->seen ? seen : conversation->seen;
	keep_marks(step, conversation);
	pass_seen(step, conversation, before);
}

void page_shows(struct step *step) {
	struct connection *connection = connection_greeted(step);

	if (connection) {
		connection->is_visible = step->event->page_shows.is_visible;
		follow_pages(step, connection->visit);
	}
}
