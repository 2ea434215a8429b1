/*
 * Finding what an order means. It knows chats and where they are listed, and
 * nothing of what is to be done with them.
 */

#include "desk/asker.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/command.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/post.h"
#include "desk/queue.h"
#include "desk/recent.h"
#include "desk/tell.h"

#define MENU_TIME  (5 * 60 * 1000)
#define SAME_ORDER (5 * 60 * 1000) /* later the same id is another order */

bool asker_may(const struct post *post, const struct command *command) {
	return !command->who || post->rights & command->who;
}

bool asker_repeats(const struct step *step, const struct asker *asker,
		const char *id, uint64_t words) {
	const struct desk_event *event = step->event;
	struct agent *agent = asker->post->agent;
	uint64_t order = id[0] ? recent_id(event->from, id) ^ words : 0;
	bool is_same = order && order == agent->last_order &&
			event->now - agent->last_order_at < SAME_ORDER;

	agent->last_order = order;
	agent->last_order_at = event->now;
	return is_same;
}

struct desk_effect *asker_tell(struct step *step, const struct asker *asker,
		const struct chat *about, enum desk_word word) {
	const struct post *post = asker->post;

	return about && about == asker->chat
			? tell_from_chat(step, about, post->agent, word)
			: tell_agent(step, post->channel, post->agent, word);
}

void asker_tell_text(struct step *step, const struct asker *asker,
		enum desk_word word, const char *text) {
	const char *quote = text_one_line(step->out->arena, text, WORD_MOST);

	asker_tell(step, asker, asker->chat, word)->tell.head.texts[0] = quote;
}

void asker_tell_unknown(struct step *step, const struct asker *asker,
		const char *word) {
	const char *quote = text_one_line(step->out->arena, word, WORD_MOST);
	struct desk_sentence *said =
			&asker_tell(step, asker, asker->chat, DESK_WORD_UNKNOWN_COMMAND)
					 ->tell.head;

	said->texts[0] = quote;
	said->texts[1] = command_near(word);
}

struct desk_sentence *asker_tell_chat(struct step *step,
		const struct asker *asker, enum desk_word word,
		const struct chat *chat) {
	const char *name = keep_text(step, visitor_name(chat->visitor));
	struct desk_sentence *said =
			&asker_tell(step, asker, chat, word)->tell.head;

	said->numbers[0] = chat->id;
	said->texts[0] = name;
	return said;
}

void rows_init(struct rows *rows, const struct step *step) {
	rows->items = arena_alloc(step->out->arena,
			(LIST_ROWS_MOST + 1 + COMMAND_COUNT) * sizeof(*rows->items));
	rows->count = 0;
}

struct desk_sentence *rows_add(struct rows *rows, enum desk_word word) {
	rows->items[rows->count] = (struct desk_sentence){ .word = word };
	return &rows->items[rows->count++];
}

void rows_add_more(struct rows *rows, size_t more) {
	if (more) {
		rows_add(rows, DESK_WORD_LIST_MORE)->numbers[0] = (int64_t)more;
	}
}

void rows_put(const struct rows *rows, struct desk_effect *told) {
	told->tell.rows = rows->items;
	told->tell.row_count = rows->count;
}

/*
 * As many as there is room for, and whether there are more: nobody looks at
 * all that wait to show twenty.
 */
struct gathered {
	struct chat **found;
	size_t count, most;
	bool is_cut;
	const char *name; /* only those of that name; NULL: all */
};

static bool is_named(const struct chat *chat, const char *name) {
	return text_is_same_word(chat->visitor->name, name) ||
			text_is_same_word(chat->visitor->address, name);
}

static void gather(struct gathered *to, const struct post *post,
		struct chat *chat) {
	if (chat->channel != post->channel ||
			(to->name && !is_named(chat, to->name))) {
		return;
	}
	for (size_t i = 0; i < to->count; i++) {
		if (to->found[i] == chat) {
			return;
		}
	}
	if (to->count == to->most) {
		to->is_cut = true;
		return;
	}
	to->found[to->count++] = chat;
}

static void gather_his(struct gathered *to, const struct post *post,
		unsigned about) {
	list_for_each(at, &post->agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if ((chat->state == CHAT_STATE_TALKING && about & CHATS_HIS) ||
				(chat->state == CHAT_STATE_ENDED && about & CHATS_ENDED)) {
			gather(to, post, chat);
		}
	}
}

static void gather_close(struct gathered *to, const struct post *post,
		unsigned about) {
	if (about & CHATS_PASSED) {
		list_for_each(at, &post->agent->heirlooms) {
			gather(to, post, list_entry(at, struct chat, of_heir));
		}
		if (post_offer(post)) {
			gather(to, post, post_offer(post));
		}
	}
	if (about & CHATS_HEARD) {
		list_for_each(at, &post->agent->ears) {
			gather(to, post, list_entry(at, struct ear, of_agent)->chat);
		}
	}
	gather_his(to, post, about);
}

static void gather_list(struct gathered *to, const struct post *post,
		const struct list *list) {
	list_for_each(at, list) {
		if (to->is_cut) {
			return;
		}
		gather(to, post, list_entry(at, struct chat, link));
	}
}

static void gather_far(struct gathered *to, const struct post *post,
		unsigned about) {
	struct chat *chat = queue_head(post->channel);

	for (; chat && about & CHATS_WAITING && !to->is_cut;
			chat = queue_next(chat)) {
		gather(to, post, chat);
	}
	if (about & CHATS_TALKING) {
		gather_list(to, post, &post->channel->talking);
	}
	if (about & CHATS_ENDED) {
		gather_list(to, post, &post->channel->ended);
	}
}

static void gather_all(struct gathered *to, const struct post *post,
		unsigned about) {
	gather_close(to, post, about);
	gather_far(to, post, about);
}

size_t asker_candidates(const struct asker *asker,
		const struct command *command, struct chat **found, size_t most) {
	struct gathered to = { .found = found, .most = most };

	gather_all(&to, asker->post, command->about);
	return to.count;
}

void asker_offer_menu(struct step *step, const struct asker *asker,
		const struct order *order, size_t which) {
	struct menu *menu = xcalloc(1, sizeof(*menu));

	post_forget_menu(asker->post);
	asker->post->menu = menu;
	menu->command = order->command;
	menu->which = which;
	menu->until = step->event->now + MENU_TIME;
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		menu->values[i] = xstrdup(order->values[i]);
	}
}

void asker_add_to_menu(const struct asker *asker, unsigned number,
		const char *value) {
	struct menu *menu = asker->post->menu;

	if (menu->count < LIST_ROWS_MOST) {
		menu->items[menu->count++] =
				(struct menu_item){ number, xstrdup(value) };
	}
}

bool asker_answers_menu(struct step *step, const struct asker *asker,
		struct order *order) {
	const struct menu *menu = asker->post->menu;
	unsigned number = order->rest[0] ? 0 : command_number(order->word);

	if (!menu || !number || step->event->now >= menu->until) {
		return false;
	}
	for (size_t i = 0; i < menu->count; i++) {
		if (menu->items[i].number == number) {
			order->command = menu->command;
			for (size_t at = 0; at < COMMAND_TAKES; at++) {
				order->values[at] = keep_text(step,
						at == menu->which ? menu->items[i].value
										  : menu->values[at]);
			}
			return true;
		}
	}
	return false;
}

static size_t value_place(const struct order *order, enum command_value what) {
	size_t i = 0;

	while (i < COMMAND_TAKES && order->command->takes[i].what != what) {
		i++;
	}
	return i;
}

/*
 * Several fit: they are listed, and a number answers it. The list comes from
 * the channel wherever he typed: in the visitor's chat the number would go to
 * the visitor.
 */
static void ask_which(struct step *step, const struct asker *asker,
		const struct order *order, const struct gathered *those) {
	const char *name = order_value(order, VALUE_CHAT);
	struct rows rows;

	asker_offer_menu(step, asker, order, value_place(order, VALUE_CHAT));
	rows_init(&rows, step);
	for (size_t i = 0; i < those->count; i++) {
		const struct chat *chat = those->found[i];
		struct desk_sentence *row = rows_add(&rows, DESK_WORD_WHICH_ROW);
		row->numbers[0] = chat->id;
		row->texts[0] = keep_text(step, visitor_name(chat->visitor));
		row->texts[1] = keep_text(step, chat->visitor->address);
		asker_add_to_menu(asker, chat->id,
				arena_print(step->out->arena, "%u", (unsigned)chat->id));
	}
	if (those->is_cut) {
		rows_add(&rows, DESK_WORD_LIST_OTHERS);
	}
	const char *quote = text_one_line(step->out->arena, name, WORD_MOST);
	struct desk_effect *told = asker_tell(step, asker, NULL,
			name[0] ? DESK_WORD_AMBIGUOUS : DESK_WORD_WHICH_CHAT);
	told->tell.head.texts[0] = quote;
	rows_put(&rows, told);
}

static bool is_of(const struct chat *chat, const struct channel *channel) {
	return chat->channel == channel || chat->conversation->channel == channel;
}

static struct chat *numbered(struct step *step, const struct asker *asker,
		const char *number) {
	struct chat *chat = chat_find(step->desk, command_number(number));

	if (!chat || !is_of(chat, asker->post->channel)) {
		asker_tell_text(step, asker, DESK_WORD_NO_SUCH_CHAT, number);
		return NULL;
	}
	return chat;
}

static struct chat *named(struct step *step, const struct asker *asker,
		const struct order *order, const char *name) {
	struct chat *fit[LIST_ROWS_MOST];
	struct gathered to = { .found = fit, .most = LIST_ROWS_MOST, .name = name };

	gather_all(&to, asker->post, order->command->about);
	if (!to.count && order->command->about & CHATS_WAITING) {
		/* Somebody may have been quicker. */
		gather_far(&to, asker->post, CHATS_TALKING);
	}
	if (to.count == 1) {
		return fit[0];
	}
	if (to.count) {
		ask_which(step, asker, order, &to);
	} else {
		asker_tell_text(step, asker, DESK_WORD_NO_SUCH_CHAT, name);
	}
	return NULL;
}

static void tell_none(struct step *step, const struct asker *asker,
		unsigned about) {
	enum desk_word word = DESK_WORD_NO_CHAT_FITS;

	if (about == CHATS_PASSED) {
		word = DESK_WORD_TRANSFER_NOTHING;
	} else if (about & CHATS_WAITING) {
		word = DESK_WORD_NOTHING_WAITS;
	} else if (about & CHATS_HIS) {
		word = DESK_WORD_NOTHING_YOURS;
	}
	asker_tell(step, asker, NULL, word);
}

/*
 * Nobody says which: the only one that he has to do with himself. Of others'
 * none is guessed, nor of those that are over.
 */
static struct chat *only(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *fit[LIST_ROWS_MOST];
	struct gathered to = { .found = fit, .most = LIST_ROWS_MOST };
	unsigned about = order->command->about;

	gather_close(&to, asker->post, about & ~CHATS_ENDED);
	if (to.count == 1) {
		return fit[0];
	}
	if (!to.count) {
		gather_all(&to, asker->post, about);
	}
	if (to.count) {
		ask_which(step, asker, order, &to);
	} else {
		tell_none(step, asker, about);
	}
	return NULL;
}

struct chat *asker_chat(struct step *step, const struct asker *asker,
		const struct order *order) {
	const char *which = order_value(order, VALUE_CHAT);

	if (!which[0]) {
		return asker->chat ? asker->chat : only(step, asker, order);
	}
	return command_is_number(which) ? numbered(step, asker, which)
									: named(step, asker, order, which);
}
