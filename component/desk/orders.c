/*
 * Which function does which command.
 */

#include "desk/orders.h"

#include "base/text.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/model.h"

static order_action *const actions[COMMAND_COUNT] = {
	[COMMAND_NEXT] = order_next,
	[COMMAND_TAKE] = order_take,
	[COMMAND_LIST] = order_list,
	[COMMAND_MINE] = order_mine,
	[COMMAND_RECENT] = order_recent,
	[COMMAND_WHO] = order_who,
	[COMMAND_END] = order_end,
	[COMMAND_REOPEN] = order_reopen,
	[COMMAND_TRANSFER] = order_transfer,
	[COMMAND_ACCEPT] = order_accept,
	[COMMAND_REJECT] = order_reject,
	[COMMAND_CANCEL] = order_cancel,
	[COMMAND_TAKEOVER] = order_takeover,
	[COMMAND_LISTEN] = order_listen,
	[COMMAND_LEAVE] = order_leave,
	[COMMAND_WHISPER] = order_whisper,
	[COMMAND_INFO] = order_info,
	[COMMAND_HISTORY] = order_history,
	[COMMAND_FIND] = order_find,
	[COMMAND_WHY] = order_why,
	[COMMAND_NOTE] = order_note,
	[COMMAND_TAG] = order_tag,
	[COMMAND_BLOCK] = order_block,
	[COMMAND_UNBLOCK] = order_unblock,
	[COMMAND_HERE] = order_here,
	[COMMAND_AWAY] = order_away,
	[COMMAND_AUTO] = order_auto,
	[COMMAND_ROOM] = order_room,
	[COMMAND_LANGUAGE] = order_language,
	[COMMAND_HELP] = order_help,
};

/* What he must say; his chat he need not name where he types in it. */
static bool is_whole(const struct order *order) {
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		enum command_value what = order->command->takes[i].what;
		if (order->command->takes[i].is_needed && !order->values[i][0] &&
				what != VALUE_CHAT) {
			return false;
		}
	}
	return true;
}

void order_do(struct step *step, const struct asker *asker,
		const struct order *order) {
	if (!order->command) {
		asker_tell_unknown(step, asker, order->word);
		return;
	}
	if (!asker_may(asker->post, order->command)) {
		asker_tell_text(step, asker, DESK_WORD_MAY_NOT,
				order->command->names[0]);
		return;
	}
	if (!is_whole(order)) {
		asker_tell(step, asker, asker->chat, DESK_WORD_WORDS_MISSING)
				->tell.head.numbers[0] = order->command->id;
		return;
	}
	actions[order->command->id](step, asker, order);
}
