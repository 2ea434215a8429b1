/*
 * Ears: where they begin and end. How a line gets to them is not known here.
 */

#include "desk/listen.h"

#include "desk/effect.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/limits.h"
#include "desk/model.h"
#include "desk/tell.h"

static size_t count(const struct list *ears) {
	size_t found = 0;

	list_for_each(at, ears) {
		found++;
	}
	return found;
}

/* His post where the chat is, or where it was asked; NULL for none. */
static const struct post *post_at(const struct agent *agent,
		const struct chat *chat, unsigned rights) {
	list_for_each(at, &agent->posts) {
		const struct post *post = list_entry(at, struct post, of_agent);
		if ((post->channel == chat->channel ||
					post->channel == chat->conversation->channel) &&
				post->rights & rights) {
			return post;
		}
	}
	return NULL;
}

bool listen_begin(struct step *step, struct chat *chat, struct agent *agent,
		uint32_t after) {
	if (ear_find(chat, agent)) {
		return true;
	}
	if (count(&chat->ears) >= EARS_MOST || count(&agent->ears) >= EARS_MOST) {
		return false;
	}
	struct ear *ear = ear_create(chat, agent);
	ear->leg.said = ear->leg.handed = after;
	keep_ear(step, ear, true);
	keep_deed(step, chat, DESK_DEED_LISTEN, agent);
	leg_wake(chat, DESK_LEG_EAR);
	return true;
}

void listen_revive(struct step *step, const struct desk_ear *row) {
	struct agent *agent = agent_find(step->desk, row->jid);
	struct chat *chat = chat_find(step->desk, row->chat);

	if (!agent || !chat || !post_at(agent, chat, ~0u)) {
		struct desk_effect *kept =
				effects_add(step->out, DESK_EFFECT_KEEP_EAR_GONE);
		kept->ear.chat = row->chat;
		kept->ear.jid = keep_text(step, row->jid);
		return;
	}
	struct ear *ear = ear_create(chat, agent);
	ear->leg.said = ear->leg.handed = row->handed;
	/* What is not proven may have been said in the life before. */
	ear->leg.doubtful = chat->ear_leg.kept;
	leg_wake(chat, DESK_LEG_EAR);
}

static void end(struct step *step, struct ear *ear) {
	keep_ear(step, ear, false);
	keep_deed(step, ear->chat, DESK_DEED_LEAVE, ear->agent);
	ear_destroy(ear);
}

uint32_t listen_end(struct step *step, struct chat *chat,
		const struct agent *agent) {
	struct ear *ear = ear_find(chat, agent);
	uint32_t read = chat->first_number - 1;

	if (ear) {
		read = ear->leg.handed;
		end(step, ear);
	}
	return read;
}

void listen_part(struct step *step, const struct chat *chat,
		const struct agent *agent) {
	if (!agent->is_gone &&
			!visitor_chat_with(chat->visitor, agent->jid, CHAT_STATE_TALKING)) {
		tell_presence(step, chat->visitor->address, DESK_KIND_VISITOR,
				DESK_PRESENCE_UNAVAILABLE,
				&(struct listener){ agent->jid, "" });
	}
}

static void tell_over(const struct step *step, const struct chat *chat,
		struct desk_effect *told) {
	told->tell.head.numbers[0] = chat->id;
	told->tell.head.texts[0] = keep_text(step, visitor_name(chat->visitor));
}

void listen_chat_ends(struct step *step, struct chat *chat) {
	list_for_each_safe(at, after, &chat->ears) {
		struct ear *ear = list_entry(at, struct ear, of_chat);
		tell_over(step, chat,
				tell_from_chat(step, chat, ear->agent, DESK_WORD_LISTEN_ENDED));
		listen_part(step, chat, ear->agent);
		keep_ear(step, ear, false);
		ear_destroy(ear);
	}
}

/*
 * Whoever had the chat may listen without that right, and so is only stopped
 * by what he loses.
 */
static bool is_stopped(const struct ear *ear, const struct channel *channel) {
	const struct chat *chat = ear->chat;
	bool is_of =
			chat->channel == channel || chat->conversation->channel == channel;

	return !post_at(ear->agent, chat, ~0u) ||
			(is_of && !post_at(ear->agent, chat, RIGHT_LISTEN | RIGHT_MANAGE));
}

void listen_is_forbidden(struct step *step, struct agent *agent,
		const struct channel *channel) {
	bool is_told = agent_post(agent, channel) && step->desk->is_linked;

	list_for_each_safe(at, after, &agent->ears) {
		struct ear *ear = list_entry(at, struct ear, of_agent);
		if (!is_stopped(ear, channel)) {
			continue;
		}
		if (is_told) {
			tell_over(step, ear->chat,
					tell_agent(step, channel, agent, DESK_WORD_LISTEN_OVER));
		}
		listen_part(step, ear->chat, agent);
		end(step, ear);
	}
}
