/*
 * Handing a chat from one agent to another, or to those of another channel.
 * Whose it is changes in one place only: serve.c.
 */

#include "desk/orders.h"

#include <string.h>

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/goal.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/offer.h"
#include "desk/post.h"
#include "desk/serve.h"
#include "desk/tell.h"
#include "desk/transfer.h"

/* ---- who may ---- */

/* His post where the chat is served now: there his rights count. */
static const struct post *post_at(const struct asker *asker,
		const struct chat *chat) {
	return agent_post(asker->post->agent, chat->channel);
}

static bool may_manage(const struct asker *asker, const struct chat *chat) {
	const struct post *post = post_at(asker, chat);

	return post && post->rights & RIGHT_MANAGE;
}

static const char *owner_name(const struct step *step,
		const struct chat *chat) {
	return keep_text(step, chat->agent ? chat->agent->name : chat->agent_jid);
}

static void tell_elsewhere(struct step *step, const struct asker *asker,
		const struct chat *chat) {
	asker_tell_chat(step, asker, DESK_WORD_SERVED_ELSEWHERE, chat)->texts[1] =
			keep_text(step, chat->channel->title);
}

/* Where it does not run, or is not his to hand on, he is told so. */
static bool may_pass(struct step *step, const struct asker *asker,
		const struct chat *chat) {
	if (!post_at(asker, chat)) {
		tell_elsewhere(step, asker, chat);
	} else if (chat->state == CHAT_STATE_WAITING) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_TAKEN, chat);
	} else if (chat->state != CHAT_STATE_TALKING) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_WAITING, chat);
	} else if (chat->agent == asker->post->agent || may_manage(asker, chat)) {
		return true;
	} else {
		asker_tell_chat(step, asker, DESK_WORD_NOT_YOURS, chat)->texts[1] =
				owner_name(step, chat);
	}
	return false;
}

/* To one of those it concerns, and who did not ask. */
static struct desk_sentence *tell_of(struct step *step, const struct chat *chat,
		const struct agent *agent, enum desk_word word) {
	struct desk_sentence *said =
			&tell_agent(step, chat->channel, agent, word)->tell.head;

	said->numbers[0] = chat->id;
	said->texts[0] = keep_text(step, visitor_name(chat->visitor));
	return said;
}

/* In the window in which he talked: from now on he only reads there. */
static void tell_reader(struct step *step, const struct chat *chat,
		const struct agent *old, const char *who) {
	if (ear_find(chat, old)) {
		tell_from_chat(step, chat, old, DESK_WORD_NOW_WITH)
				->tell.head.texts[0] = keep_text(step, who);
	}
}

/* ---- asking ---- */

static void take_over(struct step *step, struct chat *chat,
		struct agent *agent) {
	struct agent *old = chat->agent;

	if (transfer_is_pending(chat)) {
		transfer_tell_manager(step, chat, DESK_WORD_TRANSFER_DONE, agent);
		if (strcmp(chat->heir, agent->jid) != 0) {
			transfer_drop(step, chat, DESK_WORD_TRANSFER_OVER, agent);
		}
	}
	serve_hand_over(step, chat, agent, DESK_DEED_TAKE_OVER);
	if (old) {
		tell_of(step, chat, old, DESK_WORD_TAKEN_OVER)->texts[1] =
				keep_text(step, agent->name);
		tell_reader(step, chat, old, agent->name);
	}
}

static void tell_named(struct step *step, const struct asker *asker,
		const struct chat *chat, enum desk_word word, const char *name) {
	const char *copy = keep_text(step, name);

	asker_tell(step, asker, chat, word)->tell.head.texts[0] = copy;
}

static void ask_agent(struct step *step, const struct asker *asker,
		const struct goal *goal, struct chat *chat) {
	struct agent *heir = goal->agent;
	const struct post *post = agent_post(heir, chat->channel);
	struct agent *by = asker->post->agent;

	if (heir == chat->agent) {
		if (heir == by) {
			asker_tell(step, asker, chat, DESK_WORD_TRANSFER_TO_YOURSELF);
		} else {
			asker_tell_chat(step, asker, DESK_WORD_ALREADY_TAKEN, chat)
					->texts[0] = owner_name(step, chat);
		}
	} else if (heir == by) {
		take_over(step, chat, heir);
	} else if (!heir->is_present) {
		tell_named(step, asker, chat, DESK_WORD_COLLEAGUE_AWAY, heir->name);
	} else if (!post_has_room(post)) {
		tell_named(step, asker, chat, DESK_WORD_COLLEAGUE_FULL, heir->name);
	} else {
		transfer_ask(step, chat, by, heir, goal->note);
		struct desk_sentence *said =
				asker_tell_chat(step, asker, DESK_WORD_TRANSFER_ASKED, chat);
		said->texts[1] = keep_text(step, heir->name);
		said->duration = chat->channel->pass_time;
	}
}

static void put_through(struct step *step, const struct asker *asker,
		const struct goal *goal, struct chat *chat) {
	struct channel *channel = goal->channel;
	const struct agent *by = asker->post->agent, *old = chat->agent;
	enum desk_word word = DESK_WORD_TRANSFER_QUEUED;

	if (!channel->responder_count) {
		tell_named(step, asker, chat, DESK_WORD_TRANSFER_CLOSED,
				channel->title);
		return;
	}
	if (old && old != by) {
		/* A manager does it: who had it hears it, and reads on. */
		tell_of(step, chat, old, word)->texts[1] =
				keep_text(step, channel->title);
		word = DESK_WORD_TRANSFER_MOVED;
	}
	serve_put_through(step, chat, channel, by, goal->note);
	asker_tell_chat(step, asker, word, chat)->texts[1] =
			keep_text(step, channel->title);
	if (old && (old != by || !asker->chat)) {
		tell_reader(step, chat, old, channel->title);
	}
}

void order_transfer(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);
	struct goal goal;

	if (!chat || !may_pass(step, asker, chat)) {
		return;
	}
	if (transfer_is_pending(chat)) {
		const struct agent *heir = agent_find(step->desk, chat->heir);
		asker_tell_chat(step, asker, DESK_WORD_TRANSFER_PENDING, chat)
				->texts[0] = keep_text(step, heir ? heir->name : chat->heir);
	} else if (goal_find(step, asker, order, chat, &goal)) {
		if (goal.agent) {
			ask_agent(step, asker, &goal, chat);
		} else {
			put_through(step, asker, &goal, chat);
		}
	}
}

/* ---- answering ---- */

static bool is_heir(const struct asker *asker, const struct chat *chat) {
	return strcmp(chat->heir, asker->post->agent->jid) == 0;
}

static void tell_none(struct step *step, const struct asker *asker,
		const struct chat *chat) {
	asker_tell_chat(step, asker, DESK_WORD_TRANSFER_NONE, chat);
}

void order_accept(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);

	if (!chat) {
		return;
	}
	if (chat->offered == asker->post) {
		serve_take(step, chat, asker->post->agent);
		return;
	}
	if (!is_heir(asker, chat)) {
		tell_none(step, asker, chat);
		return;
	}
	struct agent *heir = asker->post->agent, *old = chat->agent;
	const struct agent *by = transfer_manager(step, chat);
	serve_hand_over(step, chat, heir, DESK_DEED_ACCEPT);
	if (old) {
		tell_of(step, chat, old, DESK_WORD_TRANSFER_ACCEPTED)->texts[1] =
				keep_text(step, heir->name);
		tell_reader(step, chat, old, heir->name);
	}
	if (by) {
		tell_of(step, chat, by, DESK_WORD_TRANSFER_DONE)->texts[1] =
				keep_text(step, heir->name);
	}
}

void order_reject(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);

	if (!chat || offer_reject(step, asker, chat)) {
		return;
	}
	if (!is_heir(asker, chat)) {
		tell_none(step, asker, chat);
		return;
	}
	asker_tell_chat(step, asker, DESK_WORD_TRANSFER_REJECTED_YOU, chat);
	transfer_fails(step, chat);
}

/* The only one of his own that he is handing over, or NULL. */
static struct chat *only_pending(const struct post *post) {
	struct chat *found = NULL;

	list_for_each(at, &post->agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->channel != post->channel || !transfer_is_pending(chat)) {
			continue;
		}
		if (found) {
			return NULL;
		}
		found = chat;
	}
	return found;
}

static struct chat *chat_to_keep(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = NULL;

	if (!asker->chat && !order_value(order, VALUE_CHAT)[0]) {
		chat = only_pending(asker->post);
	}
	return chat ? chat : asker_chat(step, asker, order);
}

void order_cancel(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct agent *agent = asker->post->agent;
	struct chat *chat = chat_to_keep(step, asker, order);

	if (!chat) {
		return;
	}
	if (!transfer_is_pending(chat)) {
		tell_none(step, asker, chat);
	} else if (strcmp(chat->passed_by, agent->jid) != 0 &&
			!may_manage(asker, chat)) {
		tell_named(step, asker, chat, DESK_WORD_MAY_NOT,
				order->command->names[0]);
	} else {
		keep_deed(step, chat, DESK_DEED_CANCEL, agent);
		asker_tell_chat(step, asker, DESK_WORD_TRANSFER_CANCELLED, chat);
		transfer_tell_askers(step, chat, DESK_WORD_TRANSFER_CANCELLED, agent);
		transfer_drop(step, chat, DESK_WORD_TRANSFER_OVER, chat->agent);
		keep_chat(step, chat);
	}
}

/* ---- managers ---- */

void order_takeover(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);

	if (!chat) {
		return;
	}
	if (chat->state != CHAT_STATE_TALKING &&
			chat->state != CHAT_STATE_WAITING) {
		asker_tell_chat(step, asker, DESK_WORD_NOT_WAITING, chat);
	} else if (!may_manage(asker, chat)) {
		tell_elsewhere(step, asker, chat);
	} else if (chat->state == CHAT_STATE_WAITING) {
		serve_take(step, chat, asker->post->agent);
	} else if (chat->agent == asker->post->agent) {
		asker_tell_chat(step, asker, DESK_WORD_ALREADY_YOURS, chat);
	} else {
		take_over(step, chat, asker->post->agent);
	}
}
