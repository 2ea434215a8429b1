/*
 * Reading along in a chat, and whispering to its agent.
 */

#include "desk/orders.h"

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/limits.h"
#include "desk/listen.h"
#include "desk/model.h"
#include "desk/tell.h"

/* A chat that somebody else talks in; otherwise he is told why it is none. */
static bool has_other(struct step *step, const struct asker *asker,
		const struct chat *chat, enum desk_word nobody) {
	if (chat->state == CHAT_STATE_WAITING) {
		asker_tell_chat(step, asker, nobody, chat);
	} else if (chat->state != CHAT_STATE_TALKING) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_WAITING, chat);
	} else if (chat->agent == asker->post->agent) {
		asker_tell_chat(step, asker, DESK_WORD_ALREADY_YOURS, chat);
	} else {
		return true;
	}
	return false;
}

void order_listen(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct agent *agent = asker->post->agent;
	struct chat *chat = asker_chat(step, asker, order);

	if (!chat || !has_other(step, asker, chat, DESK_WORD_LISTEN_NOBODY)) {
		return;
	}
	if (!listen_begin(step, chat, agent, chat->first_number - 1)) {
		asker_tell_chat(step, asker, DESK_WORD_LISTEN_TOO_MANY, chat)
				->numbers[1] = EARS_MOST;
		return;
	}
	asker_tell_chat(step, asker, DESK_WORD_LISTENING, chat)->texts[1] =
			keep_text(step, chat->agent->name);
	entry_introduce(step, chat, agent);
	tell_visitor_presence(step, chat->visitor, chat->channel,
			&(struct listener){ agent->jid, "" });
}

/* Where it goes without saying: here, or the only one. */
static struct chat *heard(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct list *ears = &asker->post->agent->ears;
	bool is_said = order_value(order, VALUE_CHAT)[0] != '\0';

	if (is_said || (asker->chat && ear_find(asker->chat, asker->post->agent))) {
		return asker_chat(step, asker, order);
	}
	if (list_is_empty(ears)) {
		asker_tell(step, asker, asker->chat, DESK_WORD_LISTEN_NOTHING);
		return NULL;
	}
	if (ears->next == ears->prev) {
		return list_entry(ears->next, struct ear, of_agent)->chat;
	}
	return asker_chat(step, &(const struct asker){ asker->post, NULL }, order);
}

void order_leave(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct agent *agent = asker->post->agent;
	struct chat *chat = heard(step, asker, order);

	if (!chat) {
		return;
	}
	if (!ear_find(chat, agent)) {
		asker_tell_chat(step, asker, DESK_WORD_LISTEN_NOT, chat);
		return;
	}
	listen_end(step, chat, agent);
	asker_tell_chat(step, asker, DESK_WORD_LISTEN_OVER, chat);
	listen_part(step, chat, agent);
}

void order_whisper(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct agent *agent = asker->post->agent;
	const char *text = order_value(order, VALUE_TEXT);
	struct chat *chat = asker_chat(step, asker, order);

	if (!chat || !has_other(step, asker, chat, DESK_WORD_WHISPER_NOBODY)) {
		return;
	}
	struct desk_deed_row *deed =
			keep_deed(step, chat, DESK_DEED_WHISPER, agent);
	deed->whom = keep_text(step, chat->agent->name);
	deed->text = keep_text(step, text);

	struct desk_sentence *whisper =
			&tell_in_chat(step, chat, DESK_WORD_WHISPER)->tell.head;
	whisper->texts[0] = keep_text(step, agent->name);
	whisper->texts[1] = keep_text(step, text);
	asker_tell_chat(step, asker, DESK_WORD_WHISPERED, chat)->texts[0] =
			keep_text(step, chat->agent->name);
}
