/*
 * Who waits, and an agent's own chats: taking, listing, ending.
 */

#include "desk/orders.h"

#include <string.h>

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/post.h"
#include "desk/queue.h"
#include "desk/serve.h"
#include "desk/tell.h"

static void row_of_waiting(const struct step *step, struct rows *rows,
		const struct chat *chat) {
	struct desk_sentence *row = rows_add(rows, DESK_WORD_LIST_WAITING_ROW);

	row->numbers[0] = chat->id;
	row->texts[0] = keep_text(step, visitor_name(chat->visitor));
	row->texts[1] = keep_text(step, chat->opening ? chat->opening : "");
	row->duration = queue_waited(chat, step->event->wall);
}

/* His other channels, where somebody waits. */
static void rows_elsewhere(const struct step *step, struct rows *rows,
		const struct post *here) {
	size_t count = 0;

	list_for_each(at, &here->agent->posts) {
		const struct post *post = list_entry(at, struct post, of_agent);
		size_t waiting = channel_waiting(post->channel);
		if (post != here && waiting && count++ < LIST_ROWS_MOST) {
			struct desk_sentence *row =
					rows_add(rows, DESK_WORD_LIST_ELSEWHERE);
			row->texts[0] = keep_text(step, post->channel->title);
			row->numbers[0] = (int64_t)waiting;
		}
	}
}

void order_list(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct channel *channel = asker->post->channel;
	size_t waiting = channel_waiting(channel);
	struct rows rows;

	(void)order;
	rows_init(&rows, step);
	for (struct chat *chat = queue_head(channel);
			chat && rows.count < LIST_ROWS_MOST; chat = queue_next(chat)) {
		row_of_waiting(step, &rows, chat);
	}
	rows_add_more(&rows, waiting - rows.count);
	rows_elsewhere(step, &rows, asker->post);
	struct desk_effect *told = asker_tell(step, asker, NULL,
			rows.count ? DESK_WORD_LIST_WAITING : DESK_WORD_NOTHING_WAITS);
	told->tell.head.numbers[0] = (int64_t)waiting;
	rows_put(&rows, told);
}

static bool is_his(const struct post *post, const struct chat *chat) {
	return chat->state == CHAT_STATE_TALKING &&
			chat->channel == post->channel && chat->agent == post->agent;
}

static const char *last_word_of(const struct step *step,
		const struct post *post, const struct chat *chat) {
	if (chat->last_word == DESK_SIDE_VISITOR) {
		return keep_text(step, visitor_name(chat->visitor));
	}
	return chat->last_word == DESK_SIDE_AGENT
			? keep_text(step, post->agent->name)
			: "";
}

/* As colleagues know him; "" for nobody. */
static const char *name_of(const struct step *step, const char *jid) {
	const struct agent *agent = agent_find(step->desk, jid);

	return keep_text(step, agent ? agent->name : jid);
}

static void row_of_mine(const struct step *step, struct rows *rows,
		const struct post *post, const struct chat *chat) {
	struct desk_sentence *row = rows_add(rows, DESK_WORD_LIST_MINE_ROW);

	row->numbers[0] = chat->id;
	row->texts[0] = keep_text(step, visitor_name(chat->visitor));
	row->texts[1] = keep_text(step, chat->visitor->address);
	row->texts[2] = last_word_of(step, post, chat);
	row->texts[3] = name_of(step, chat->heir);
	row->numbers[1] = chat_unread(chat);
}

/* Not his yet, or not any more: what he may do about it. */
static void row_of_other(const struct step *step, struct rows *rows,
		const struct chat *chat, enum desk_word word, const char *whose) {
	struct desk_sentence *row = rows_add(rows, word);

	row->numbers[0] = chat->id;
	row->texts[0] = keep_text(step, visitor_name(chat->visitor));
	row->texts[1] = name_of(step, whose);
}

static size_t rows_of_others(const struct step *step, struct rows *rows,
		const struct post *post) {
	size_t count = 0;

	list_for_each(at, &post->agent->heirlooms) {
		const struct chat *chat = list_entry(at, struct chat, of_heir);
		if (chat->channel == post->channel && count++ < LIST_ROWS_MOST) {
			row_of_other(step, rows, chat, DESK_WORD_LIST_WANTED_ROW,
					chat->passed_by);
		}
	}
	list_for_each(at, &post->agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->channel == post->channel &&
				chat->state == CHAT_STATE_WAITING && count++ < LIST_ROWS_MOST) {
			row_of_other(step, rows, chat, DESK_WORD_LIST_RETURNED_ROW, "");
		}
	}
	list_for_each(at, &post->agent->ears) {
		const struct chat *chat = list_entry(at, struct ear, of_agent)->chat;
		if ((chat->channel == post->channel ||
					chat->conversation->channel == post->channel) &&
				count++ < LIST_ROWS_MOST) {
			row_of_other(step, rows, chat, DESK_WORD_LIST_HEARD_ROW,
					chat->agent_jid);
		}
	}
	return count;
}

void order_mine(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct post *post = asker->post;
	size_t count = 0;
	struct rows rows;

	(void)order;
	rows_init(&rows, step);
	list_for_each(at, &post->agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		if (is_his(post, chat) && count++ < LIST_ROWS_MOST) {
			row_of_mine(step, &rows, post, chat);
		}
	}
	rows_add_more(&rows, count - rows.count);
	if (!rows_of_others(step, &rows, post) && !count) {
		asker_tell(step, asker, NULL, DESK_WORD_NOTHING_YOURS);
		return;
	}
	struct desk_effect *told =
			asker_tell(step, asker, NULL, DESK_WORD_LIST_MINE);
	told->tell.head.numbers[0] = (int64_t)count;
	rows_put(&rows, told);
}

/* What waits again because he vanished, and nobody took: his first. */
static struct chat *his_again(const struct post *post) {
	list_for_each(at, &post->agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_WAITING &&
				chat->channel == post->channel) {
			return chat;
		}
	}
	return NULL;
}

void order_next(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = post_offer(asker->post);

	(void)order;
	chat = chat ? chat : his_again(asker->post);
	chat = chat ? chat : queue_head(asker->post->channel);
	if (!chat) {
		asker_tell(step, asker, NULL, DESK_WORD_NOTHING_WAITS);
		return;
	}
	serve_take(step, chat, asker->post->agent);
}

static void tell_taken(struct step *step, const struct asker *asker,
		const struct chat *chat) {
	if (chat->agent == asker->post->agent) {
		asker_tell_chat(step, asker, DESK_WORD_ALREADY_YOURS, chat);
		return;
	}
	asker_tell_chat(step, asker, DESK_WORD_ALREADY_TAKEN, chat)->texts[0] =
			name_of(step, chat->agent_jid);
}

/* Others have it than those of the channel in which he asks. */
static bool is_elsewhere(struct step *step, const struct asker *asker,
		const struct chat *chat) {
	if (chat->channel == asker->post->channel) {
		return false;
	}
	asker_tell_chat(step, asker, DESK_WORD_SERVED_ELSEWHERE, chat)->texts[1] =
			keep_text(step, chat->channel->title);
	return true;
}

void order_take(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);

	if (!chat || is_elsewhere(step, asker, chat)) {
		return;
	}
	if (chat->state == CHAT_STATE_WAITING) {
		serve_take(step, chat, asker->post->agent);
	} else if (chat->state == CHAT_STATE_TALKING) {
		tell_taken(step, asker, chat);
	} else {
		asker_tell_chat(step, asker, DESK_WORD_NOT_WAITING, chat);
	}
}

/* His last line goes before the end, as if he had typed it in the chat. */
static void say_last(struct step *step, struct chat *chat, const char *text) {
	struct desk_line line = {
		.side = DESK_SIDE_AGENT,
		.sender = chat->agent->jid,
		.nick = chat->agent->name,
		.body = text,
	};

	keep_line(step, chat, &line);
	leg_take_line(step, chat, DESK_LEG_VISITOR, &line);
}

void order_end(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);
	const char *text = order_value(order, VALUE_TEXT);

	if (!chat || is_elsewhere(step, asker, chat)) {
		return;
	}
	if (is_his(asker->post, chat)) {
		if (text[0]) {
			say_last(step, chat, text);
		}
		serve_end(step, chat, DESK_SIDE_AGENT);
	} else if (chat->state == CHAT_STATE_TALKING) {
		tell_taken(step, asker, chat);
	} else if (chat->state == CHAT_STATE_WAITING) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_TAKEN, chat);
	} else {
		asker_tell_chat(step, asker, DESK_WORD_NOT_WAITING, chat);
	}
}

/* A chat that ended and is not known any more: it was closed, or left. */
static bool is_past(struct step *step, const struct asker *asker,
		const struct order *order) {
	unsigned number = command_number(order_value(order, VALUE_CHAT));

	if (!number || number > step->desk->last_chat ||
			chat_find(step->desk, number)) {
		return false;
	}
	asker_tell(step, asker, NULL, DESK_WORD_TOO_LATE)->tell.head.numbers[0] =
			number;
	return true;
}

void order_reopen(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct post *post = asker->post;
	struct chat *chat =
			is_past(step, asker, order) ? NULL : asker_chat(step, asker, order);

	if (!chat || is_elsewhere(step, asker, chat)) {
		return;
	}
	if (chat->state != CHAT_STATE_ENDED) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_ENDED, chat);
	} else if (chat->is_lapsed) {
		asker_tell_chat(step, asker, DESK_WORD_TOO_LATE, chat);
	} else if (strcmp(chat->agent_jid, post->agent->jid) != 0 &&
			!(post->rights & RIGHT_MANAGE)) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_YOURS, chat)->texts[1] =
				name_of(step, chat->agent_jid);
	} else if (conversation_last_chat(chat->conversation) != chat) {
		asker_tell_chat(step, asker, DESK_WORD_VISITOR_BUSY, chat);
	} else {
		serve_take_up(step, chat, post->agent);
	}
}
