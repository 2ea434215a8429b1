/*
 * What an agent decides of himself, and who his colleagues are.
 */

#include "desk/orders.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/language.h"
#include "desk/model.h"
#include "desk/post.h"
#include "desk/staff.h"
#include "desk/tell.h"

void order_here(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_NOW_HERE);
	staff_set_duty(step, asker->post->agent, DESK_DUTY_HERE);
}

void order_away(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_NOW_AWAY);
	staff_set_duty(step, asker->post->agent, DESK_DUTY_AWAY);
}

void order_auto(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct agent *agent = asker->post->agent;

	(void)order;
	staff_set_duty(step, agent, DESK_DUTY_AUTO);
	asker_tell(step, asker, NULL,
			agent->is_present ? DESK_WORD_NOW_AUTO_HERE
							  : DESK_WORD_NOW_AUTO_AWAY);
}

static bool read_room(const char *text, uint32_t *room) {
	*room = command_number(text);
	/* No number is 0 by itself: any. */
	return text[strspn(text, "0")] == '\0' || (*room > 0 && *room <= ROOM_MOST);
}

void order_room(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct post *post = asker->post;
	const char *count = order_value(order, VALUE_COUNT);
	uint32_t room = 0;

	if (count[0] && !read_room(count, &room)) {
		asker_tell_text(step, asker, DESK_WORD_COUNT_WRONG, count);
		return;
	}
	if (count[0] && (!post->has_room || post->room != room)) {
		post->room = room;
		post->has_room = true;
		keep_room(step, post);
		post_stir(post);
	}
	struct desk_sentence *said =
			&asker_tell(step, asker, NULL, DESK_WORD_ROOM_IS)->tell.head;
	said->numbers[0] = post_room(post);
	said->numbers[1] = (int64_t)post->chats;
}

/* "en, nl": what there is to choose from. */
static const char *all_languages(const struct step *step) {
	const char *all = "";

	for (size_t i = 0; i < step->desk->language_count; i++) {
		all = arena_print(step->out->arena, "%s%s%s", all, i ? ", " : "",
				step->desk->languages[i]);
	}
	return all;
}

void order_language(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct agent *agent = asker->post->agent;
	const char *typed = order_value(order, VALUE_LANGUAGE);
	size_t language = desk_language(step->desk, typed);

	if (language == step->desk->language_count) {
		const char *quote = text_one_line(step->out->arena, typed, WORD_MOST);
		struct desk_sentence *said = &asker_tell(step, asker, asker->chat,
				DESK_WORD_LANGUAGE_UNKNOWN)
											  ->tell.head;
		said->texts[0] = quote;
		said->texts[1] = all_languages(step);
		return;
	}
	agent->has_lang = true;
	agent_set_lang(agent, step->desk->languages[language]);
	keep_habit(step, agent);
	asker_tell(step, asker, asker->chat, DESK_WORD_LANGUAGE_IS)
			->tell.head.texts[0] = keep_text(step, agent->lang);
}

static enum desk_word state_of(const struct agent *agent) {
	if (agent->is_present) {
		return DESK_WORD_WHO_PRESENT;
	}
	return agent->is_there || agent->is_heard ? DESK_WORD_WHO_AWAY
											  : DESK_WORD_WHO_GONE;
}

static void add_colleagues(const struct step *step, struct rows *rows,
		const struct channel *channel, enum desk_word state) {
	list_for_each(at, &channel->posts) {
		const struct post *post = list_entry(at, struct post, of_channel);
		if (rows->count == LIST_ROWS_MOST) {
			return;
		}
		if (state_of(post->agent) == state) {
			struct desk_sentence *row = rows_add(rows, state);
			row->texts[0] = keep_text(step, post->agent->name);
			row->numbers[0] = (int64_t)post->chats;
		}
	}
}

static size_t count_colleagues(const struct channel *channel) {
	size_t count = 0;

	list_for_each(at, &channel->posts) {
		count++;
	}
	return count;
}

void order_who(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct channel *channel = asker->post->channel;
	size_t count = count_colleagues(channel);
	struct rows rows;

	(void)order;
	rows_init(&rows, step);
	add_colleagues(step, &rows, channel, DESK_WORD_WHO_PRESENT);
	add_colleagues(step, &rows, channel, DESK_WORD_WHO_AWAY);
	add_colleagues(step, &rows, channel, DESK_WORD_WHO_GONE);
	rows_add_more(&rows, count - rows.count);
	struct desk_effect *told = asker_tell(step, asker, NULL, DESK_WORD_WHO);
	told->tell.head.numbers[0] = (int64_t)count;
	rows_put(&rows, told);
}
