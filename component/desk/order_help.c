/*
 * Help: what can be typed, out of the table of commands. Knows none of them.
 */

#include "desk/orders.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/keep.h"
#include "desk/model.h"

/* Thirty commands are too many for a first look, and for a phone. */
static void tell_list(struct step *step, const struct asker *asker,
		bool is_all) {
	struct rows rows;

	rows_init(&rows, step);
	for (size_t id = 0; id < COMMAND_COUNT; id++) {
		const struct command *at = &command_table[id];
		if ((is_all || at->is_everyday) && asker_may(asker->post, at)) {
			rows_add(&rows, DESK_WORD_HELP_ROW)->numbers[0] = (int64_t)id;
		}
	}
	if (!is_all) {
		rows_add(&rows, DESK_WORD_HELP_MORE);
	}
	struct desk_effect *told = asker_tell(step, asker, asker->chat,
			asker->chat ? DESK_WORD_HELP_CHAT : DESK_WORD_HELP_CHANNEL);
	told->tell.head.texts[0] = keep_text(step, asker->post->channel->title);
	rows_put(&rows, told);
}

/* "queue, line"; "" for none. */
static const char *short_forms(const struct step *step,
		const struct command *command) {
	const char *all = "";

	for (size_t i = 1; i < COMMAND_NAMES && command->names[i]; i++) {
		all = arena_join(step->out->arena, all, i > 1 ? ", " : "",
				command->names[i]);
	}
	return all;
}

static void tell_one(struct step *step, const struct asker *asker,
		const struct command *command) {
	const char *shorter = short_forms(step, command);
	struct rows rows;

	if (!asker_may(asker->post, command)) {
		asker_tell_text(step, asker, DESK_WORD_MAY_NOT, command->names[0]);
		return;
	}
	rows_init(&rows, step);
	if (shorter[0]) {
		rows_add(&rows, DESK_WORD_HELP_ALSO)->texts[0] = shorter;
	}
	struct desk_effect *told =
			asker_tell(step, asker, asker->chat, DESK_WORD_HELP_ROW);
	told->tell.head.numbers[0] = command->id;
	rows_put(&rows, told);
}

static void tell_setup(struct step *step, const struct asker *asker) {
	const char *page = keep_text(step, step->desk->setup_page);

	asker_tell(step, asker, asker->chat,
			page[0] ? DESK_WORD_HELP_SETUP : DESK_WORD_HELP_SETUP_ASK)
			->tell.head.texts[0] = page;
}

void order_help(struct step *step, const struct asker *asker,
		const struct order *order) {
	const char *about = order_value(order, VALUE_COMMAND);
	const char *word = about + strspn(about, "/!. ");
	const struct command *command = command_find(word);

	if (command) {
		tell_one(step, asker, command);
	} else if (text_is_same_word(word, "setup")) {
		tell_setup(step, asker);
	} else if (!word[0] || text_is_same_word(word, "all")) {
		tell_list(step, asker, word[0]);
	} else {
		asker_tell_unknown(step, asker, word);
	}
}
