/*
 * What an agent decides of himself, who his colleagues are, and help.
 */

#include "desk/orders.h"

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

static bool may_use(const struct post *post, const struct command *command) {
	return !command->who || post->rights & command->who;
}

static void tell_help(struct step *step, const struct asker *asker,
		enum command_place place) {
	struct rows rows;

	rows_init(&rows, step);
	for (size_t id = 0; id < COMMAND_COUNT; id++) {
		const struct command *at = &command_table[id];
		if (at->where & place && may_use(asker->post, at)) {
			rows_add(&rows,
					place == COMMAND_IN_CHAT ? DESK_WORD_HELP_ROW_HERE
											 : DESK_WORD_HELP_ROW)
					->numbers[0] = (int64_t)id;
		}
	}
	struct desk_effect *told = asker_tell(step, asker, asker->chat,
			place == COMMAND_IN_CHAT ? DESK_WORD_HELP_CHAT
									 : DESK_WORD_HELP_CHANNEL);
	told->tell.head.texts[0] = keep_text(step, asker->post->channel->title);
	rows_put(&rows, told);
}

void order_help(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	tell_help(step, asker, asker->chat ? COMMAND_IN_CHAT : COMMAND_IN_CHANNEL);
}

void order_here(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_away(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_auto(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_room(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_language(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_who(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}
