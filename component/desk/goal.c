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

/* What follows the name that the text begins with, in any case; or NULL. */
static const char *after(const char *text, const char *name, char end) {
	while (*name && text_lower(*text) == text_lower(*name)) {
		text++;
		name++;
	}
	if (*name || (*text && *text != end)) {
		return NULL;
	}
	return *text ? text + 1 : text;
}

/* His name, the first word of it, his JID, or what is before its @. */
static bool is_called(const struct agent *agent, const char *name) {
	return after(agent->name, name, ' ') || after(agent->jid, name, '@');
}

static bool is_titled(const struct channel *channel, const char *name) {
	return name[0] == CHANNEL_MARK ? strcmp(channel->name, name + 1) == 0
								   : text_is_same_word(channel->name, name) ||
					text_is_same_word(channel->title, name);
}

/* Whoever is called so, whether he can take it or not. */
static void find_called(const struct desk *desk, const struct chat *chat,
		const char *name, struct goals *found) {
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

/* What follows a name of several words that the text begins with, or NULL. */
static const char *after_all(const char *text, const char *name) {
	return strchr(name, ' ') ? after(text, name, ' ') : NULL;
}

static void find_named(const struct desk *desk, const struct chat *chat,
		const char *text, struct goals *found) {
	list_for_each(at, &chat->channel->posts) {
		const struct post *post = list_entry(at, struct post, of_channel);
		const char *note = after_all(text, post->agent->name);
		if (post->rights & RIGHT_RESPOND && note) {
			add(found, (struct goal){ .agent = post->agent, .note = note });
		}
	}
	for (size_t i = 0; i < desk->channel_count; i++) {
		struct channel *channel = &desk->channels[i];
		const char *note = after_all(text, channel->title);
		if (note) {
			add(found, (struct goal){ .channel = channel, .note = note });
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
	const char *name = order_value(order, VALUE_COLLEAGUE);
	const char *note = order_value(order, VALUE_NOTE);
	enum desk_word word = DESK_WORD_COLLEAGUE_UNCLEAR;
	struct goals called = { .count = 0 }, named = { .count = 0 };
	struct order again = *order;

	find_called(step->desk, chat, name, &called);
	if (called.count == 1) {
		*goal = called.items[0];
		goal->note = note;
		return true;
	}
	find_named(step->desk, chat,
			arena_print(step->out->arena, "%s %s", name, note), &named);
	if (named.count == 1) {
		*goal = named.items[0];
		return true;
	}
	if (!called.count) {
		word = DESK_WORD_NO_SUCH_COLLEAGUE;
		find_takers(step, chat, &called);
	}
	again.values[0] = arena_print(step->out->arena, "%u", (unsigned)chat->id);
	ask_whom(step, asker->post, &again, &called, word);
	return false;
}
