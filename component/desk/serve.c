/*
 * Taking, returning, ending, closing. Each is a move of the state, a row, and
 * the words to those it concerns, in that order.
 */

#include "desk/serve.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/chat.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/facts.h"
#include "desk/follow.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/listen.h"
#include "desk/model.h"
#include "desk/pace.h"
#include "desk/page.h"
#include "desk/queue.h"
#include "desk/ring.h"
#include "desk/tell.h"
#include "desk/transfer.h"

/* What is said and not proven holds a chat open; it is looked at again then. */
#define CLOSE_AGAIN (60 * 1000)

static struct listener all_devices(const char *jid) {
	return (struct listener){ jid, "" };
}

/* Who handed it on, and what he wants the next one to know. */
static void tell_note(struct step *step, const struct chat *chat,
		const char *by, const char *note) {
	const struct agent *agent = agent_find(step->desk, by);

	if (by[0]) {
		struct desk_sentence *said =
				&tell_in_chat(step, chat, DESK_WORD_TRANSFER_NOTE)->tell.head;
		said->texts[0] = keep_text(step, agent ? agent->name : by);
		said->texts[1] = keep_text(step, note);
	}
}

/* CLIENTS, section 7.3: name, presence, context; then the visitor's lines. */
static void introduce(struct step *step, const struct chat *chat,
		desk_ms waited) {
	const struct visitor *visitor = chat->visitor;
	struct listener agent = all_devices(chat->agent_jid);

	entry_introduce(step, chat, chat->agent);
	tell_visitor_presence(step, visitor, chat->channel, &agent);
	if (visitor->visit) {
		follow_pages(step, visitor->visit);
	}

	struct desk_effect *context = tell_in_chat(step, chat, DESK_WORD_CONTEXT);
	context->tell.head.texts[0] = keep_text(step, visitor_name(visitor));
	context->tell.head.texts[1] =
			keep_text(step, chat->conversation->channel->title);
	context->tell.head.texts[2] =
			visitor_is_by_web(visitor) ? "" : keep_text(step, visitor->jid);
	context->tell.head.duration = waited;
	if (visitor->visit && visitor->visit->facts) {
		struct rows rows;
		rows_init(&rows, step);
		facts_add(step, visitor->visit->facts, &rows);
		rows_put(&rows, context);
	}
}

/* TALKING by now: it is his, and he is told all there is to know. */
static void receive(struct step *step, struct chat *chat, struct agent *agent,
		enum desk_word word, desk_ms waited) {
	bool had_it = strcmp(chat->agent_jid, agent->jid) == 0;
	const char *by = keep_text(step, chat->passed_by);
	const char *note = keep_text(step, chat->pass_note);

	transfer_clear(step, chat);
	uint32_t read = listen_end(step, chat, agent);
	chat_set_agent(chat, agent->jid);
	if (had_it) {
		chat->agent_leg.kept = chat->conversation->last_number;
	} else {
		leg_begin_anew(chat, read);
	}
	keep_chat(step, chat);

	struct desk_effect *taken = tell_agent(step, chat->channel, agent, word);
	taken->tell.head.numbers[0] = chat->id;
	taken->tell.head.texts[0] = keep_text(step, visitor_name(chat->visitor));
	taken->tell.head.texts[1] = keep_text(step, chat->visitor->address);
	introduce(step, chat, waited);
	tell_note(step, chat, by, note);
}

/* The channel's own words, with his name for each {agent}. */
static const char *fill(struct step *step, const char *text, const char *name) {
	static const char hole[] = "{agent}";
	const char *at = strstr(text, hole);

	return at ? arena_print(step->out->arena, "%.*s%s%s", (int)(at - text),
						text, name, fill(step, at + strlen(hole), name))
			  : text;
}

/* To the visitor, as a line of its own: it stays and can be read again. */
static void say_for_channel(struct step *step, struct chat *chat,
		const char *text) {
	struct desk_line line = {
		.side = DESK_SIDE_DESK,
		.sender = "",
		.nick = "",
		.body = fill(step, text, chat->agent->name),
		.lang = chat->channel->language,
	};

	keep_line(step, chat, &line);
	leg_take_line(step, chat, DESK_LEG_VISITOR, &line);
}

/*
 * The visitor hears who serves him: in the channel's words, or where it has
 * none and he had somebody before, in ours.
 */
static void tell_served(struct step *step, struct chat *chat, const char *text,
		bool is_other) {
	if (is_other && !text[0]) {
		tell_visitor(step, chat, DESK_WORD_SERVED_BY, 0);
	} else {
		page_tell_state(step, chat);
	}
	if (text[0]) {
		say_for_channel(step, chat, text);
	}
}

/* The visitor's address is nobody to him any more. */
static void take_leave(struct step *step, const struct chat *chat,
		const struct agent *who) {
	if (who && !who->is_gone) {
		struct listener agent = all_devices(who->jid);
		tell_presence(step, chat->visitor->address, DESK_KIND_VISITOR,
				DESK_PRESENCE_UNAVAILABLE, &agent);
	}
}

/* Who had it may see what becomes of it, from the first line he has not got. */
static void read_on(struct step *step, struct chat *chat, struct agent *old,
		uint32_t after) {
	if (old && !listen_begin(step, chat, old, after)) {
		take_leave(step, chat, old);
	}
}

static desk_ms span_for(const struct chat *chat, const struct agent *agent) {
	return agent->is_gone ? chat->channel->grace : CHAT_NO_DEADLINE;
}

/* Who vanished and was not told yet that it waited; now it is somebody's. */
static struct agent *unaware(const struct chat *chat) {
	return chat->is_returned && !chat->was_told_returned ? chat->agent : NULL;
}

static void tell_taken(struct step *step, const struct chat *chat,
		const struct agent *old) {
	struct desk_sentence *said =
			&tell_agent(step, chat->channel, old, DESK_WORD_TRANSFER_DONE)
					 ->tell.head;

	said->numbers[0] = chat->id;
	said->texts[0] = keep_text(step, visitor_name(chat->visitor));
	said->texts[1] = keep_text(step, chat->agent->name);
}

void serve_take(struct step *step, struct chat *chat, struct agent *agent) {
	const struct agent *old = unaware(chat);
	bool had_another = chat->is_returned;
	desk_ms waited = queue_waited(chat, step->event->wall);

	pace_count(step, chat->channel);
	chat_become(step, chat, CHAT_STATE_TALKING, span_for(chat, agent));
	chat->is_returned = false;
	receive(step, chat, agent, DESK_WORD_TAKEN, waited);
	keep_deed(step, chat, DESK_DEED_TAKE, agent);
	ring_withdraw(step, chat, agent);
	if (old && old != agent) {
		tell_taken(step, chat, old);
	}
	tell_served(step, chat, chat->channel->greeting, had_another);
	leg_wake(chat, DESK_LEG_AGENT);
}

void serve_hand_over(struct step *step, struct chat *chat, struct agent *agent,
		enum desk_deed deed) {
	struct agent *old = chat->agent;
	uint32_t read = leg_read_up_to(chat);

	chat_expire_in(step, chat, span_for(chat, agent));
	chat->has_gap = false;
	chat->gap_line = 0;
	receive(step, chat, agent, DESK_WORD_TAKEN, 0);
	keep_deed(step, chat, deed, agent)->whom =
			old ? keep_text(step, old->name) : "";
	tell_served(step, chat, chat->channel->handover, true);
	leg_wake(chat, DESK_LEG_AGENT);
	read_on(step, chat, old, read);
}

/* To the head of the queue, where nobody has it. */
static void wait_at_head(struct step *step, struct chat *chat) {
	chat->is_returned = true;
	chat->was_told_returned = false;
	chat->has_gap = false;
	chat->waits_from = chat->conversation->last_number;
	chat_become(step, chat, CHAT_STATE_WAITING, CHAT_NO_DEADLINE);
}

static void wait_again(struct step *step, struct chat *chat, bool stays_his) {
	if (transfer_is_pending(chat)) {
		transfer_tell_manager(step, chat, DESK_WORD_TRANSFER_OPEN, NULL);
		transfer_drop(step, chat, DESK_WORD_TRANSFER_OPEN, NULL);
	}
	wait_at_head(step, chat);
	if (!stays_his) {
		chat_set_agent(chat, NULL);
	}
	keep_chat(step, chat);
	tell_visitor(step, chat, DESK_WORD_CHAT_RETURNED, chat->place);
	leg_fetch_opening(step, chat);
}

void serve_return(struct step *step, struct chat *chat, bool stays_his) {
	take_leave(step, chat, chat->agent);
	wait_again(step, chat, stays_his);
	if (stays_his) {
		keep_deed(step, chat, DESK_DEED_VANISH, chat->agent);
	}
}

void serve_put_through(struct step *step, struct chat *chat,
		struct channel *channel, const struct agent *by, const char *note) {
	struct agent *old = chat->agent;
	uint32_t read = leg_read_up_to(chat);

	chat_put_through(chat, channel);
	model_set_text(&chat->passed_by, by->jid);
	model_set_text(&chat->pass_note, note);
	wait_at_head(step, chat);
	chat_set_agent(chat, NULL);
	keep_chat(step, chat);
	struct desk_deed_row *deed = keep_deed(step, chat, DESK_DEED_PASS, by);
	deed->whom = keep_text(step, channel->title);
	deed->text = keep_text(step, note);
	tell_visitor(step, chat, DESK_WORD_PUT_THROUGH, chat->place);
	leg_fetch_opening(step, chat);
	read_on(step, chat, old, read);
}

static void tell_ended(struct step *step, const struct chat *chat,
		struct desk_effect *told) {
	told->tell.head.numbers[0] = chat->id;
	told->tell.head.texts[0] = keep_text(step, visitor_name(chat->visitor));
}

void serve_end(struct step *step, struct chat *chat, enum desk_side by) {
	if (transfer_is_pending(chat)) {
		transfer_tell_manager(step, chat, DESK_WORD_TRANSFER_GONE, NULL);
		transfer_drop(step, chat, DESK_WORD_TRANSFER_GONE, NULL);
	}
	chat_become(step, chat, CHAT_STATE_ENDED, chat->channel->reopen);
	chat->ended_by = by;
	keep_chat(step, chat);
	if (by == DESK_SIDE_AGENT) {
		keep_deed(step, chat, DESK_DEED_END, chat->agent);
	}
	tell_visitor(step, chat, DESK_WORD_CHAT_ENDED, 0);
	tell_ended(step, chat,
			tell_in_chat(step, chat,
					by == DESK_SIDE_AGENT ? DESK_WORD_VISITOR_CHAT_ENDED
										  : DESK_WORD_VISITOR_ENDED));
	take_leave(step, chat, chat->agent);
	listen_chat_ends(step, chat);
	if (chat->agent && by == DESK_SIDE_AGENT) {
		tell_ended(step, chat,
				tell_agent(step, chat->channel, chat->agent,
						DESK_WORD_ENDED_YOURS));
	}
}

void serve_give_up(struct step *step, struct chat *chat) {
	if (unaware(chat)) {
		tell_ended(step, chat,
				tell_in_chat(step, chat, DESK_WORD_VISITOR_ENDED));
	}
	chat_become(step, chat, CHAT_STATE_LEFT, CHAT_NO_DEADLINE);
	chat->is_returned = false;
	keep_chat(step, chat);
	page_tell_state(step, chat);
	ring_withdraw(step, chat, NULL);
	listen_chat_ends(step, chat);
	chat_destroy(step->desk, chat);
}

/* TALKING again, and not yet with anybody who was told. */
static void begin_again(struct step *step, struct chat *chat) {
	chat_become(step, chat, CHAT_STATE_TALKING, CHAT_NO_DEADLINE);
	chat->ended_by = 0;
}

void serve_reopen(struct step *step, struct chat *chat) {
	const struct post *post =
			chat->agent ? agent_post(chat->agent, chat->channel) : NULL;
	bool is_his = post && post->rights & RIGHT_RESPOND;

	begin_again(step, chat);
	if (!chat->channel->responder_count) {
		/* Nobody is left where it was served last. */
		chat_put_through(chat, chat->conversation->channel);
	}
	keep_chat(step, chat);
	keep_deed(step, chat, DESK_DEED_REOPEN, NULL)->nick =
			keep_text(step, visitor_name(chat->visitor));
	if (!is_his || !chat->agent->is_present) {
		wait_again(step, chat, is_his);
		return;
	}
	page_tell_state(step, chat);
	tell_visitor_presence(step, chat->visitor, chat->channel,
			&(struct listener){ chat->agent_jid, "" });
	tell_ended(step, chat,
			tell_in_chat(step, chat, DESK_WORD_VISITOR_CAME_BACK));
	leg_wake(chat, DESK_LEG_AGENT);
}

void serve_take_up(struct step *step, struct chat *chat, struct agent *agent) {
	bool had_it = strcmp(chat->agent_jid, agent->jid) == 0;

	begin_again(step, chat);
	receive(step, chat, agent, DESK_WORD_REOPENED, 0);
	keep_deed(step, chat, DESK_DEED_REOPEN, agent);
	if (!had_it) {
		keep_deed(step, chat, DESK_DEED_TAKE, agent);
	}
	tell_visitor(step, chat, DESK_WORD_SERVED_BY, 0);
	leg_wake(chat, DESK_LEG_AGENT);
}

/* To his pages, unless they have another chat before them. */
static void tell_closed(struct step *step, const struct chat *chat) {
	if (conversation_last_chat(chat->conversation) == chat) {
		page_tell_state(step, chat);
	}
}

void serve_close(struct step *step, struct chat *chat) {
	if (!leg_is_done(chat, DESK_LEG_AGENT) ||
			!leg_is_done(chat, DESK_LEG_VISITOR)) {
		/* The row keeps its deadline: a restart comes to look here again. */
		if (!chat->is_lapsed) {
			chat->is_lapsed = true;
			tell_closed(step, chat);
		}
		timer_set(&step->desk->timers, &chat->timer,
				step->event->now + CLOSE_AGAIN);
		return;
	}
	chat_become(step, chat, CHAT_STATE_CLOSED, CHAT_NO_DEADLINE);
	keep_chat(step, chat);
	if (!chat->is_lapsed) {
		tell_closed(step, chat);
	}
	chat_destroy(step->desk, chat);
}

void serve_tell_returned(struct step *step, struct agent *agent) {
	list_for_each(at, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state != CHAT_STATE_WAITING || chat->was_told_returned) {
			continue;
		}
		chat->was_told_returned = true;
		tell_ended(step, chat,
				tell_agent(step, chat->channel, agent,
						DESK_WORD_RETURNED_YOURS));
	}
}
