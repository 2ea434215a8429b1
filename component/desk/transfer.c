/*
 * Transfers that wait for an answer. Whose chat it is does not change here, and
 * who may ask for it was decided before.
 */

#include "desk/transfer.h"

#include <string.h>

#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

bool transfer_is_pending(const struct chat *chat) {
	return chat->heir[0] != '\0';
}

static struct agent *heir_of(const struct step *step, const struct chat *chat) {
	return agent_find(step->desk, chat->heir);
}

struct agent *transfer_manager(const struct step *step,
		const struct chat *chat) {
	struct agent *by = agent_find(step->desk, chat->passed_by);

	return by && by != chat->agent && agent_post(by, chat->channel) ? by : NULL;
}

/* In the order of their numbers, which a restart does not change. */
static void link_heir(struct agent *heir, struct chat *chat) {
	struct list *after = heir->heirlooms.prev;

	while (after != &heir->heirlooms &&
			list_entry(after, struct chat, of_heir)->id > chat->id) {
		after = after->prev;
	}
	list_insert_after(after, &chat->of_heir);
}

/* With the link down nobody can be told, and nothing is decided by then. */
static struct desk_sentence *tell(struct step *step, const struct chat *chat,
		const struct agent *agent, enum desk_word word) {
	struct desk_sentence *said =
			&tell_agent(step, chat->channel, agent, word)->tell.head;

	said->numbers[0] = chat->id;
	said->texts[0] = keep_text(step, visitor_name(chat->visitor));
	said->texts[1] = "";
	return said;
}

static void tell_wanted(struct step *step, const struct chat *chat,
		const struct agent *heir) {
	const struct agent *by = agent_find(step->desk, chat->passed_by);
	struct desk_sentence *said =
			tell(step, chat, heir, DESK_WORD_TRANSFER_WANTED);

	said->texts[1] = keep_text(step, by ? by->name : chat->passed_by);
	said->texts[2] = keep_text(step, chat->pass_note);
	said->duration = chat->pass_until - step->event->wall;
}

/* A manager may have asked for it: then who has it does not know yet. */
static void tell_owner(struct step *step, const struct chat *chat,
		const struct agent *by, const struct agent *heir) {
	if (!chat->agent || chat->agent == by) {
		return;
	}
	struct desk_sentence *said =
			tell(step, chat, chat->agent, DESK_WORD_TRANSFER_OF_YOURS);
	said->texts[1] = keep_text(step, by->name);
	said->texts[2] = keep_text(step, heir->name);
}

void transfer_ask(struct step *step, struct chat *chat, const struct agent *by,
		struct agent *heir, const char *note) {
	desk_ms span = chat->channel->pass_time;

	model_set_text(&chat->heir, heir->jid);
	model_set_text(&chat->passed_by, by->jid);
	model_set_text(&chat->pass_note, note);
	chat->pass_until = step->event->wall + span;
	timer_set(&step->desk->timers, &chat->pass_timer, step->event->now + span);
	link_heir(heir, chat);
	keep_chat(step, chat);
	struct desk_deed_row *deed = keep_deed(step, chat, DESK_DEED_PASS, by);
	deed->whom = keep_text(step, heir->name);
	deed->text = keep_text(step, note);
	tell_wanted(step, chat, heir);
	tell_owner(step, chat, by, heir);
}

void transfer_tell_askers(struct step *step, const struct chat *chat,
		enum desk_word word, const struct agent *except) {
	const struct agent *heir = heir_of(step, chat);
	const struct agent *askers[] = { chat->agent,
		transfer_manager(step, chat) };

	for (size_t i = 0; i < 2 && step->desk->is_linked; i++) {
		if (askers[i] && askers[i] != except) {
			tell(step, chat, askers[i], word)->texts[1] =
					keep_text(step, heir ? heir->name : chat->heir);
		}
	}
}

void transfer_clear(struct step *step, struct chat *chat) {
	model_set_text(&chat->heir, "");
	model_set_text(&chat->passed_by, "");
	model_set_text(&chat->pass_note, "");
	chat->pass_until = 0;
	list_take_out(&chat->of_heir);
	timer_clear(&step->desk->timers, &chat->pass_timer);
}

void transfer_drop(struct step *step, struct chat *chat, enum desk_word word,
		const struct agent *with) {
	const struct agent *heir = heir_of(step, chat);

	if (heir && step->desk->is_linked) {
		tell(step, chat, heir, word)->texts[1] =
				with ? keep_text(step, with->name) : "";
	}
	transfer_clear(step, chat);
}

void transfer_tell_manager(struct step *step, const struct chat *chat,
		enum desk_word word, const struct agent *with) {
	const struct agent *by = transfer_manager(step, chat);

	if (by && by != with && step->desk->is_linked) {
		tell(step, chat, by, word)->texts[1] =
				with ? keep_text(step, with->name) : "";
	}
}

void transfer_fails(struct step *step, struct chat *chat) {
	keep_deed(step, chat, DESK_DEED_REJECT, heir_of(step, chat));
	transfer_tell_askers(step, chat, DESK_WORD_TRANSFER_REJECTED, NULL);
	transfer_clear(step, chat);
	keep_chat(step, chat);
}

void transfers_fail(struct step *step, const struct post *post) {
	list_for_each_safe(at, after, &post->agent->heirlooms) {
		struct chat *chat = list_entry(at, struct chat, of_heir);
		if (chat->channel == post->channel) {
			transfer_fails(step, chat);
		}
	}
}

void transfer_is_due(struct step *step, struct chat *chat) {
	if (!step->desk->is_linked) {
		/* He could not answer, so he has the time once more. */
		desk_ms span = chat->channel->pass_time;
		chat->pass_until = step->event->wall + span;
		timer_set(&step->desk->timers, &chat->pass_timer,
				step->event->now + span);
		keep_chat(step, chat);
		return;
	}
	keep_deed(step, chat, DESK_DEED_NOT_ANSWER, heir_of(step, chat));
	transfer_tell_askers(step, chat, DESK_WORD_TRANSFER_TIMED_OUT, NULL);
	transfer_drop(step, chat, DESK_WORD_TRANSFER_OVER, chat->agent);
	keep_chat(step, chat);
}

void transfer_revive(struct step *step, struct chat *chat) {
	struct agent *heir = heir_of(step, chat);
	const struct post *post = heir ? agent_post(heir, chat->channel) : NULL;
	desk_ms rest = chat->pass_until - step->event->wall;
	desk_ms most = chat->channel->pass_time;

	if (!transfer_is_pending(chat)) {
		return;
	}
	if (!post || !(post->rights & RIGHT_RESPOND)) {
		transfer_fails(step, chat);
		return;
	}
	link_heir(heir, chat);
	rest = rest < 0 ? 0 : rest;
	timer_set(&step->desk->timers, &chat->pass_timer,
			step->event->now + (rest < most ? rest : most));
}

void transfers_tell(struct step *step, const struct agent *heir) {
	list_for_each(at, &heir->heirlooms) {
		tell_wanted(step, list_entry(at, struct chat, of_heir), heir);
	}
}
