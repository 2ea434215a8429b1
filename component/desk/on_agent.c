/*
 * An agent's lines. Whatever looks like a command never reaches a visitor by
 * accident (CLIENTS, section 7.2); everything else does, and is kept first.
 */

#include "desk/on_agent.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/language.h"
#include "desk/leg.h"
#include "desk/line.h"
#include "desk/model.h"
#include "desk/orders.h"
#include "desk/post.h"
#include "desk/staff.h"
#include "desk/tell.h"

#define TRY_AGAIN   (60 * 1000)
#define WORDS_AGAIN (60 * 1000)

/* `held` says of an encrypted line that it goes no further. */
static bool may_read(struct step *step, enum desk_word held) {
	enum desk_refusal why;

	if (line_is_readable(step, &why)) {
		return true;
	}
	tell_refusal(step, why, 0);
	if (line_wants_words(step, why, WORDS_AGAIN)) {
		tell_back(step, held);
	}
	return false;
}

void agent_commands(struct step *step, struct post *post) {
	struct order order;

	if (!may_read(step, DESK_WORD_CANNOT_READ)) {
		return;
	}
	agent_learn_lang(post->agent, step->event->line.lang);
	staff_hear(step, post->agent);
	tell_answer(step, 0);
	/*
	 * XEP-0198, section 4: what a client has no acknowledgement of it may send
	 * again after a break, and one `next` must not take two.
	 */
	const struct asker asker = { post, NULL };
	const char *id = step->event->line.id ? step->event->line.id : "";
	if (asker_repeats(step, &asker, id, step->event->line.digest)) {
		return;
	}
	command_read(&order, step->out->arena, step->event->line.body,
			COMMAND_IN_CHANNEL);
	asker_answers_menu(step, &asker, &order);
	post_forget_menu(post);
	order_do(step, &asker, &order);
}

static bool was_dismissed(const struct step *step,
		const struct visitor *visitor) {
	const char *jid = step->event->from;

	list_for_each(at, &visitor->conversations) {
		const struct conversation *conversation =
				list_entry(at, struct conversation, link);
		const struct chat *chat = conversation_last_chat(conversation);
		if (dismissal_find(step->desk, jid, conversation->channel) ||
				(chat && dismissal_find(step->desk, jid, chat->channel))) {
			return true;
		}
	}
	return false;
}

/* Where he reads along with that visitor; NULL: nowhere. */
static const struct ear *ear_at(const struct agent *agent,
		const struct visitor *visitor) {
	list_for_each(at, &agent->ears) {
		const struct ear *ear = list_entry(at, struct ear, of_agent);
		if (ear->chat->visitor == visitor) {
			return ear;
		}
	}
	return NULL;
}

static bool has_live_chat(const struct visitor *visitor) {
	list_for_each(at, &visitor->conversations) {
		if (conversation_open_chat(list_entry(at, struct conversation, link))) {
			return true;
		}
	}
	return false;
}

/* The chat that this line is for, or NULL: it was refused. */
static struct chat *may_write(struct step *step, const struct agent *agent,
		const struct visitor *visitor) {
	const char *from = step->event->from;
	struct chat *chat = visitor_chat_with(visitor, from, CHAT_STATE_TALKING);

	if (!chat && agent && ear_at(agent, visitor)) {
		return ear_at(agent, visitor)->chat;
	}
	if (!agent || list_is_empty(&agent->posts)) {
		tell_refusal(step,
				was_dismissed(step, visitor) ? DESK_REFUSAL_DISMISSED
											 : DESK_REFUSAL_NOT_AN_AGENT,
				0);
		return NULL;
	}
	if (!chat) {
		bool is_over = visitor_chat_with(visitor, from, CHAT_STATE_ENDED) ||
				!has_live_chat(visitor);
		tell_refusal(step,
				is_over ? DESK_REFUSAL_CHAT_OVER : DESK_REFUSAL_NOT_YOUR_CHAT,
				0);
	}
	return chat;
}

/* He said this before: the same answer, and nothing else happens. */
static bool is_repeated(struct step *step, const struct visitor *visitor) {
	list_for_each(at, &visitor->conversations) {
		const struct remembered *line =
				line_repeated(step, list_entry(at, struct conversation, link),
						DESK_SIDE_AGENT, step->event->from);
		if (line) {
			tell_answer(step, line->number);
			return true;
		}
	}
	return false;
}

/* How many of `/ ! .` a line begins with. */
static size_t count_prefix(const char *text) {
	return strspn(text, "/!.");
}

/*
 * A command by its looks: one that is marked as such, a word of the table that
 * stands alone, or one with nothing but a chat's number.
 */
static bool is_slip(const struct order *order, const char *text) {
	size_t prefix = count_prefix(text);

	if (!order->command || command_is_number(order->word) || prefix > 2) {
		return false;
	}
	return prefix > 0 || !order->rest[0] || command_number(order->rest);
}

/* As he typed it, with what stands before a command. */
static const char *first_word(const struct step *step, const char *text) {
	size_t length = count_prefix(text);

	length += strspn(text + length, " ");
	length += strcspn(text + length, " \t\r\n");
	return arena_copy_bytes(step->out->arena, text, length);
}

/* By what right he is there: who had the chat may work elsewhere by now. */
static struct post *post_for(const struct agent *agent,
		const struct chat *chat) {
	struct post *post = agent_post(agent, chat->channel);

	post = post ? post : agent_post(agent, chat->conversation->channel);
	return post ? post : list_entry(agent->posts.next, struct post, of_agent);
}

/* A line that begins with `!`. */
static void orders(struct step *step, struct agent *agent, struct chat *chat,
		const char *text) {
	const struct asker asker = { post_for(agent, chat), chat };
	const char *id = step->event->line.id ? step->event->line.id : "";
	struct order order;

	command_read(&order, step->out->arena, text, COMMAND_IN_CHAT);
	if (asker_repeats(step, &asker, id, step->event->line.digest)) {
		tell_answer(step, 0);
		return;
	}
	bool is_answer = asker_answers_menu(step, &asker, &order);
	post_forget_menu(asker.post);
	if (is_answer ||
			(order.command && order.command->where & COMMAND_IN_CHAT &&
					!command_is_number(order.word))) {
		tell_answer(step, 0);
		order_do(step, &asker, &order);
		return;
	}
	const char *quote =
			text_one_line(step->out->arena, first_word(step, text), WORD_MOST);
	tell_refusal(step, DESK_REFUSAL_COMMAND, 0);
	struct desk_sentence *told =
			&tell_from_chat(step, chat, agent, DESK_WORD_UNKNOWN_BANG)
					 ->tell.head;
	told->texts[0] = quote;
	told->texts[1] = command_near(order.word);
}

/* He is told what looks like a slip; true where the line goes no further. */
static bool is_held(struct step *step, const struct chat *chat,
		const char *text) {
	struct order order;

	command_read(&order, step->out->arena, text, COMMAND_IN_CHAT);
	if (!is_slip(&order, text)) {
		return false;
	}
	const char *quote = text_one_line(step->out->arena, text, WORD_MOST);
	tell_refusal(step, DESK_REFUSAL_COMMAND, 0);
	tell_in_chat(step, chat, DESK_WORD_HELD_COMMAND)->tell.head.texts[0] =
			quote;
	return true;
}

/* He only reads along: nothing that he types is for the visitor. */
static void hold(struct step *step, const struct agent *agent,
		const struct chat *chat) {
	tell_refusal(step, DESK_REFUSAL_LISTENER, 0);
	tell_from_chat(step, chat, agent, DESK_WORD_HELD_LISTENER);
}

static void writes(struct step *step, struct chat *chat, const char *body) {
	const struct desk_event *event = step->event;
	struct desk_line line = {
		.side = DESK_SIDE_AGENT,
		.sender = event->from,
		.nick = chat->agent->name,
		.id = event->line.id,
		.body = body,
		.lang = event->line.lang,
		.file = event->line.file,
		.replaces =
				line_named(step, chat, DESK_SIDE_AGENT, event->line.replaces),
		.retracts =
				line_named(step, chat, DESK_SIDE_AGENT, event->line.retracts),
		.digest = event->line.digest,
	};

	if (event->line.retracts && !line.retracts) {
		tell_answer(step, 0); /* nothing that was ever said */
		return;
	}
	keep_line(step, chat, &line);
	tell_answer(step, line.number);
	leg_take_line(step, chat, DESK_LEG_VISITOR, &line);
}

void agent_writes(struct step *step, struct visitor *visitor) {
	struct agent *agent = agent_find(step->desk, step->event->from);
	struct chat *chat;

	if (is_repeated(step, visitor)) {
		return;
	}
	chat = may_write(step, agent, visitor);
	if (!chat || !may_read(step, DESK_WORD_HELD_ENCRYPTED)) {
		return;
	}
	agent_learn_lang(agent, step->event->line.lang);
	staff_hear(step, agent);

	const char *body = step->event->line.retracts ? "" : step->event->line.body;
	const char *text = body + strspn(body, " \t\r\n");
	bool is_said = text_begins_with(text, "!!");
	if (text[0] == '!' && !is_said) {
		orders(step, agent, chat, text);
		return;
	}
	if (chat->agent != agent || chat->state != CHAT_STATE_TALKING) {
		hold(step, agent, chat);
		return;
	}
	if (is_said) {
		body = text + 1;
	} else if (is_held(step, chat, text)) {
		return;
	}
	if (step->desk->is_low) {
		tell_refusal(step, DESK_REFUSAL_NO_SPACE, TRY_AGAIN);
		return;
	}
	writes(step, chat, body);
}
