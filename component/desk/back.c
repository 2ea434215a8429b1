/*
 * What is said on coming back. The lines themselves are leg.h's to say.
 */

#include "desk/back.h"

#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

/* A phone that loses its network for a moment is not greeted each time. */
#define HARDLY (60 * 1000)

desk_ms back_from(const struct step *step, const struct agent *agent) {
	return agent->is_gone ? step->event->now - agent->away_from : 0;
}

static bool is_open(const struct chat *chat) {
	return chat->state == CHAT_STATE_TALKING;
}

static void tell_chats(struct step *step, const struct agent *agent) {
	list_for_each(at, &agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		if (is_open(chat)) {
			struct desk_sentence *said =
					&tell_in_chat(step, chat, DESK_WORD_BACK_CHAT)->tell.head;
			said->numbers[0] = chat_unread(chat);
			said->texts[0] = keep_text(step, visitor_name(chat->visitor));
		}
	}
}

static size_t count_chats(const struct post *post) {
	size_t count = 0;

	list_for_each(at, &post->agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		count += is_open(chat) && chat->channel == post->channel;
	}
	return count;
}

/* Who is rung hears of the queue by that. */
static bool may_be_rung(const struct post *post) {
	return post->agent->is_present && post->rights & RIGHT_NOTIFY;
}

static void sum_up(struct step *step, const struct post *post) {
	size_t waiting = channel_waiting(post->channel);
	size_t his = count_chats(post);

	if (his || (waiting && !may_be_rung(post))) {
		struct desk_effect *told = tell_agent(step, post->channel, post->agent,
				DESK_WORD_BACK_SUMMARY);
		told->tell.head.numbers[0] = (int64_t)his;
		told->tell.head.numbers[1] = (int64_t)waiting;
	}
}

void back_comes(struct step *step, struct agent *agent, desk_ms away) {
	if (away < HARDLY || !step->desk->is_linked) {
		return;
	}
	tell_chats(step, agent);
	list_for_each(at, &agent->posts) {
		const struct post *post = list_entry(at, struct post, of_agent);
		if (post->rights & RIGHT_RESPOND) {
			sum_up(step, post);
		}
	}
}
