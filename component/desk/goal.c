/*
 * Finding whom a chat is to go to. Whether it may go anywhere was asked before;
 * what becomes of it is not known here.
 */

#include "desk/goal.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/post.h"

#define CHANNEL_MARK '#'

struct goals {
	struct goal items[LIST_ROWS_MOST];
	size_t count; /* of all; what is beyond the items is only counted */
};

static void add(struct goals *to, struct goal goal) {
	if (to->count < LIST_ROWS_MOST) {
		to->items[to->count] = goal;
	}
	to->count++;
}

/* The text is the word, or goes on with `end` behind it. */
static bool begins_as(const char *text, const char *word, char end) {
	while (*word && text_lower(*text) == text_lower(*word)) {
		text++;
		word++;
	}
	return !*word && (!*text || *text == end);
}

/* His name, the first word of it, his JID, or what is before its @. */
static bool is_called(const struct agent *agent, const char *name) {
	return begins_as(agent->name, name, ' ') ||
			begins_as(agent->jid, name, '@');
}

static bool is_titled(const struct channel *channel, const char *name) {
	return name[0] == CHANNEL_MARK ? strcmp(channel->name, name + 1) == 0
								   : text_is_same_word(channel->name, name) ||
					text_is_same_word(channel->title, name);
}

/* Whoever is meant by that name, whether he can take it or not. */
static void find_named(const struct step *step, const struct chat *chat,
		const char *name, struct goals *found) {
	struct desk *desk = step->desk;

	list_for_each(at, &chat->channel->posts) {
		const struct post *post = list_entry(at, struct post, of_channel);
		if (post->rights & RIGHT_RESPOND && is_called(post->agent, name)) {
			add(found, (struct goal){ .agent = post->agent });
		}
	}
	for (size_t i = 0; i < desk->channel_count; i++) {
		if (is_titled(&desk->channels[i], name)) {
			add(found, (struct goal){ .channel = &desk->channels[i] });
		}
	}
}

static bool can_take(const struct chat *chat, const struct post *post) {
	return post->rights & RIGHT_RESPOND && post->agent->is_present &&
			post->agent != chat->agent && post_has_room(post);
}

/* Whoever could take it now. */
static void find_takers(const struct step *step, const struct chat *chat,
		struct goals *found) {
	struct desk *desk = step->desk;

	list_for_each(at, &chat->channel->posts) {
		const struct post *post = list_entry(at, struct post, of_channel);
		if (can_take(chat, post)) {
			add(found, (struct goal){ .agent = post->agent });
		}
	}
	for (size_t i = 0; i < desk->channel_count; i++) {
		struct channel *channel = &desk->channels[i];
		if (channel != chat->channel && channel->responder_count) {
			add(found, (struct goal){ .channel = channel });
		}
	}
}

static void add_row(const struct step *step, const struct asker *asker,
		struct rows *rows, const struct goal *goal) {
	unsigned number = (unsigned)rows->count + 1;
	struct desk_sentence *row = rows_add(rows, DESK_WORD_COLLEAGUE_ROW);

	row->numbers[0] = number;
	if (goal->agent) {
		row->texts[0] = keep_text(step, goal->agent->name);
		asker_add_to_menu(asker, number, goal->agent->jid);
	} else {
		row->texts[0] = keep_text(step, goal->channel->title);
		asker_add_to_menu(asker, number,
				arena_print(step->out->arena, "%c%s", CHANNEL_MARK,
						goal->channel->name));
	}
}

/*
 * A list whose numbers answer it. It comes from the channel wherever he typed:
 * a number in the visitor's chat would go to the visitor.
 */
static void ask_whom(struct step *step, struct post *post,
		const struct order *order, const struct goals *goals,
		enum desk_word word) {
	const struct asker asker = { post, NULL };
	struct rows rows;

	asker_offer_menu(step, &asker, order, 1);
	rows_init(&rows, step);
	for (size_t i = 0; i < goals->count && i < LIST_ROWS_MOST; i++) {
		add_row(step, &asker, &rows, &goals->items[i]);
	}
	rows_add_more(&rows, goals->count - rows.count);
	const char *name = text_one_line(step->out->arena,
			order_value(order, VALUE_COLLEAGUE), WORD_MOST);
	struct desk_effect *told = asker_tell(step, &asker, NULL, word);
	told->tell.head.texts[0] = name;
	rows_put(&rows, told);
}

bool goal_find(struct step *step, const struct asker *asker,
		const struct order *order, const struct chat *chat, struct goal *goal) {
	enum desk_word word = DESK_WORD_COLLEAGUE_UNCLEAR;
	struct order again = *order;
	struct goals found = { .count = 0 };

	find_named(step, chat, order_value(order, VALUE_COLLEAGUE), &found);
	if (found.count == 1) {
		*goal = found.items[0];
		return true;
	}
	if (!found.count) {
		word = DESK_WORD_NO_SUCH_COLLEAGUE;
		find_takers(step, chat, &found);
	}
	again.values[0] = arena_print(step->out->arena, "%u", (unsigned)chat->id);
	ask_whom(step, asker->post, &again, &found, word);
	return false;
}
