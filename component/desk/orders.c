/*
 * Commands: what each of them does, and the words it is answered with. Every
 * one is answered; none changes anything that is not the agent's to change.
 */

#include "desk/orders.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/queue.h"
#include "desk/serve.h"
#include "desk/tell.h"

/* A few rows that grow below a told word. */
struct rows {
	struct desk_sentence *items;
	size_t count;
};

static void rows_init(struct rows *rows, const struct step *step) {
	/* One more for how many there are besides. */
	rows->items = arena_alloc(step->out->arena,
			(LIST_ROWS_MOST + 1) * sizeof(*rows->items));
	rows->count = 0;
}

static void add_more(struct rows *rows, size_t more) {
	if (more) {
		rows->items[rows->count++] = (struct desk_sentence){
			.word = DESK_WORD_LIST_MORE,
			.numbers = { (int64_t)more },
		};
	}
}

static struct desk_effect *tell(struct step *step, const struct post *post,
		enum desk_word word) {
	return tell_agent(step, post->channel, post->agent, word);
}

static void tell_text(struct step *step, const struct post *post,
		enum desk_word word, const char *text) {
	const char *quote = text_one_line(step->out->arena, text, WORD_MOST);

	tell(step, post, word)->tell.head.texts[0] = quote;
}

static void tell_chat(struct step *step, const struct post *post,
		enum desk_word word, const struct chat *chat) {
	struct desk_sentence *said = &tell(step, post, word)->tell.head;

	said->numbers[0] = chat->id;
	said->texts[0] = keep_text(step, visitor_name(chat->visitor));
}

static struct desk_sentence row_of_waiting(const struct step *step,
		const struct chat *chat) {
	return (struct desk_sentence){
		.word = DESK_WORD_LIST_WAITING_ROW,
		.numbers = { chat->id },
		.texts = { keep_text(step, visitor_name(chat->visitor)),
				keep_text(step, chat->opening ? chat->opening : "") },
		.duration = queue_waited(chat, step->event->wall),
	};
}

static void order_list(struct step *step, const struct post *post) {
	size_t waiting = channel_waiting(post->channel);
	struct rows rows;

	if (!waiting) {
		tell(step, post, DESK_WORD_NOTHING_WAITS);
		return;
	}
	rows_init(&rows, step);
	for (struct chat *chat = queue_head(post->channel);
			chat && rows.count < LIST_ROWS_MOST; chat = queue_next(chat)) {
		rows.items[rows.count++] = row_of_waiting(step, chat);
	}
	add_more(&rows, waiting - rows.count);
	struct desk_effect *effect = tell(step, post, DESK_WORD_LIST_WAITING);
	effect->tell.head.numbers[0] = (int64_t)waiting;
	effect->tell.rows = rows.items;
	effect->tell.row_count = rows.count;
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

static void order_mine(struct step *step, const struct post *post) {
	size_t count = 0;
	struct rows rows;

	rows_init(&rows, step);
	list_for_each(at, &post->agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		if (!is_his(post, chat) || count++ >= LIST_ROWS_MOST) {
			continue;
		}
		rows.items[rows.count++] = (struct desk_sentence){
			.word = DESK_WORD_LIST_MINE_ROW,
			.numbers = { chat->id },
			.texts = { keep_text(step, visitor_name(chat->visitor)),
					keep_text(step, chat->visitor->address),
					last_word_of(step, post, chat) },
		};
	}
	if (!count) {
		tell(step, post, DESK_WORD_NOTHING_YOURS);
		return;
	}
	add_more(&rows, count - rows.count);
	struct desk_effect *effect = tell(step, post, DESK_WORD_LIST_MINE);
	effect->tell.head.numbers[0] = (int64_t)count;
	effect->tell.rows = rows.items;
	effect->tell.row_count = rows.count;
}

static void order_next(struct step *step, const struct post *post) {
	struct chat *chat = queue_head(post->channel);

	if (!chat) {
		tell(step, post, DESK_WORD_NOTHING_WAITS);
		return;
	}
	serve_take(step, chat, post->agent);
}

static void tell_taken(struct step *step, const struct post *post,
		const struct chat *chat) {
	if (chat->agent == post->agent) {
		tell_chat(step, post, DESK_WORD_ALREADY_YOURS, chat);
		return;
	}
	struct desk_sentence *said =
			&tell(step, post, DESK_WORD_ALREADY_TAKEN)->tell.head;
	said->numbers[0] = chat->id;
	said->texts[0] =
			keep_text(step, chat->agent ? chat->agent->name : chat->agent_jid);
}

static void tell_over(struct step *step, const struct post *post,
		const struct chat *chat) {
	tell(step, post, DESK_WORD_NOT_WAITING)->tell.head.numbers[0] = chat->id;
}

static void take(struct step *step, const struct post *post,
		struct chat *chat) {
	if (chat->state == CHAT_STATE_WAITING) {
		serve_take(step, chat, post->agent);
	} else if (chat->state == CHAT_STATE_TALKING) {
		tell_taken(step, post, chat);
	} else {
		tell_over(step, post, chat);
	}
}

static bool is_named(const struct chat *chat, const char *name) {
	return text_is_same_word(chat->visitor->name, name) ||
			text_is_same_word(chat->visitor->address, name);
}

/* The chat of that number in this channel, or NULL: he was told. */
static struct chat *find_numbered(struct step *step, const struct post *post,
		const char *number) {
	struct chat *chat = chat_find(step->desk, command_number(number));

	if (!chat || chat->channel != post->channel) {
		tell_text(step, post, DESK_WORD_NO_SUCH_CHAT, number);
		return NULL;
	}
	return chat;
}

static void tell_ambiguous(struct step *step, const struct post *post,
		const char *name, const struct rows *rows) {
	const char *quote = text_one_line(step->out->arena, name, WORD_MOST);
	struct desk_effect *effect = tell(step, post, DESK_WORD_AMBIGUOUS);

	effect->tell.head.texts[0] = quote;
	effect->tell.rows = rows->items;
	effect->tell.row_count = rows->count;
}

/* Somebody may have been quicker. */
static void take_named_taken(struct step *step, const struct post *post,
		const char *name) {
	list_for_each(at, &post->channel->talking) {
		const struct chat *chat = list_entry(at, struct chat, link);
		if (is_named(chat, name)) {
			tell_taken(step, post, chat);
			return;
		}
	}
	tell_text(step, post, DESK_WORD_NO_SUCH_CHAT, name);
}

static void take_named(struct step *step, const struct post *post,
		const char *name) {
	struct chat *found = NULL;
	struct rows rows;

	rows_init(&rows, step);
	for (struct chat *chat = queue_head(post->channel);
			chat && rows.count < LIST_ROWS_MOST; chat = queue_next(chat)) {
		if (is_named(chat, name)) {
			rows.items[rows.count++] = row_of_waiting(step, chat);
			found = chat;
		}
	}
	if (rows.count > 1) {
		tell_ambiguous(step, post, name, &rows);
	} else if (found) {
		take(step, post, found);
	} else {
		take_named_taken(step, post, name);
	}
}

static void order_take(struct step *step, const struct post *post,
		const char *which) {
	if (!which[0]) {
		tell(step, post, DESK_WORD_TAKE_WHICH);
		return;
	}
	if (!command_number(which)) {
		take_named(step, post, which);
		return;
	}
	struct chat *chat = find_numbered(step, post, which);
	if (chat) {
		take(step, post, chat);
	}
}

static void end_numbered(struct step *step, const struct post *post,
		const char *number) {
	struct chat *chat = find_numbered(step, post, number);

	if (!chat) {
		return;
	}
	if (is_his(post, chat)) {
		serve_end(step, chat, DESK_SIDE_AGENT);
	} else if (chat->state == CHAT_STATE_TALKING) {
		tell_taken(step, post, chat);
	} else if (chat->state == CHAT_STATE_WAITING) {
		tell_text(step, post, DESK_WORD_NO_SUCH_CHAT, number);
	} else {
		tell_over(step, post, chat);
	}
}

static void order_end(struct step *step, const struct post *post,
		const char *which) {
	struct chat *found = NULL;
	size_t count = 0;

	if (command_number(which)) {
		end_numbered(step, post, which);
		return;
	}
	list_for_each(at, &post->agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (is_his(post, chat) && (!which[0] || is_named(chat, which))) {
			found = chat;
			count++;
		}
	}
	if (count == 1) {
		serve_end(step, found, DESK_SIDE_AGENT);
	} else if (!which[0]) {
		/* With several, their numbers: one of them is wanted. */
		order_mine(step, post);
	} else {
		tell_text(step, post,
				count ? DESK_WORD_AMBIGUOUS : DESK_WORD_NO_SUCH_CHAT, which);
	}
}

static bool may_use(const struct post *post, const struct command *command) {
	return !command->who || post->rights & command->who;
}

static void help_rows(struct rows *rows, const struct post *post,
		enum command_place place) {
	for (const struct command *at = command_table; at->names[0]; at++) {
		if (at->where & place && may_use(post, at)) {
			rows->items[rows->count++] = (struct desk_sentence){
				.word = place == COMMAND_IN_CHAT ? at->help_in_chat : at->help,
			};
		}
	}
}

static void order_help(struct step *step, const struct post *post) {
	struct rows rows;

	rows_init(&rows, step);
	help_rows(&rows, post, COMMAND_IN_CHANNEL);
	struct desk_effect *effect = tell(step, post, DESK_WORD_HELP_CHANNEL);
	effect->tell.head.texts[0] = keep_text(step, post->channel->title);
	effect->tell.rows = rows.items;
	effect->tell.row_count = rows.count;
}

void order_in_channel(struct step *step, const struct post *post,
		const struct order *order) {
	if (!order->command) {
		tell_text(step, post, DESK_WORD_UNKNOWN_COMMAND, order->word);
		return;
	}
	if (!may_use(post, order->command)) {
		tell_text(step, post, DESK_WORD_MAY_NOT, order->command->names[0]);
		return;
	}
	switch (order->command->id) {
	case COMMAND_NEXT:
		order_next(step, post);
		break;
	case COMMAND_TAKE:
		order_take(step, post, order->rest);
		break;
	case COMMAND_LIST:
		order_list(step, post);
		break;
	case COMMAND_MINE:
		order_mine(step, post);
		break;
	case COMMAND_END:
		order_end(step, post, order->rest);
		break;
	case COMMAND_HELP:
		order_help(step, post);
		break;
	}
}

static void order_help_in_chat(struct step *step, const struct chat *chat) {
	const struct post *post = agent_post(chat->agent, chat->channel);
	struct rows rows;

	rows_init(&rows, step);
	if (post) {
		help_rows(&rows, post, COMMAND_IN_CHAT);
	}
	struct desk_effect *effect = tell_in_chat(step, chat, DESK_WORD_HELP_CHAT);
	effect->tell.rows = rows.items;
	effect->tell.row_count = rows.count;
}

void order_in_chat(struct step *step, struct chat *chat,
		const struct order *order) {
	switch (order->command->id) {
	case COMMAND_END:
		serve_end(step, chat, DESK_SIDE_AGENT);
		break;
	case COMMAND_HELP:
		order_help_in_chat(step, chat);
		break;
	case COMMAND_NEXT:
	case COMMAND_TAKE:
	case COMMAND_LIST:
	case COMMAND_MINE:
		break; /* the table says: not here */
	}
}
