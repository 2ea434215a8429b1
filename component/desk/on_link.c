/*
 * The link comes and goes. What was said before counts for nothing when it
 * comes back: the server has forgotten our presence, a ring may be lost.
 */

#include "desk/on_link.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/follow.h"
#include "desk/gap.h"
#include "desk/gateway.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/ring.h"
#include "desk/route.h"
#include "desk/serve.h"
#include "desk/tell.h"
#include "desk/transfer.h"

static void show_visitors(struct step *step, const struct channel *channel) {
	list_for_each(at, &channel->talking) {
		const struct chat *chat = list_entry(at, struct chat, link);
		if (chat->visitor->visit) {
			follow_pages(step, chat->visitor->visit);
		}
		tell_visitor_shows(step, chat);
	}
}

static void ring_anew(struct step *step, const struct channel *channel) {
	list_for_each(at, &channel->posts) {
		struct post *post = list_entry(at, struct post, of_channel);
		ring_stop(post); /* it may not have come through */
		if (post->agent->is_present) {
			ring_post_comes(step, post);
		}
	}
}

/* What befell them meanwhile. */
static void tell_staff(struct step *step, const struct channel *channel) {
	list_for_each(at, &channel->posts) {
		struct post *post = list_entry(at, struct post, of_channel);
		if (post->is_owed) {
			post->is_owed = false;
			tell_demoted(step, post);
		}
	}
}

static void tell_dismissals(struct step *step) {
	list_for_each(at, &step->desk->dismissed) {
		struct dismissal *dismissal = list_entry(at, struct dismissal, link);
		if (dismissal->is_owed) {
			dismissal->is_owed = false;
			tell_dismissed(step, dismissal);
		}
	}
}

void link_up(struct step *step) {
	struct desk *desk = step->desk;

	desk->is_linked = true;
	gateways_meet(step);
	for (size_t i = 0; i < desk->channel_count; i++) {
		struct channel *channel = &desk->channels[i];
		channel_touch(channel);
		route_tell_status(step, channel);
		show_visitors(step, channel);
		ring_anew(step, channel);
		tell_staff(step, channel);
	}
	tell_dismissals(step);
	tell_owed(step);
	list_for_each(at, &desk->roster) {
		struct agent *agent = list_entry(at, struct agent, link);
		transfers_tell(step, agent);
		if (agent->is_there) {
			serve_tell_returned(step, agent);
		}
	}
	if (desk->has_gap) {
		gaps_tell(step);
	}
}

void link_down(struct step *step) {
	step->desk->is_linked = false;
	for (size_t i = 0; i < step->desk->channel_count; i++) {
		channel_touch(&step->desk->channels[i]);
	}
	gateways_end(step);
	entries_lose(step->desk);
	legs_lost(step);
}

void link_handed(struct step *step) {
	legs_handed(step, step->event->handed.out);
}

/* After a restart the first words of a chat are known to the store alone. */
static void learn_opening(struct step *step, struct chat *chat) {
	const struct desk_event *event = step->event;
	const struct leg *leg = leg_of(chat, event->fetched.leg);
	bool is_new = !chat->opening;

	for (size_t i = 0; !chat->opening && i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		if (line->number == chat->first_number) {
			chat->opening = xstrdup(
					text_one_line(step->out->arena, line->body, OPENING_MOST));
		}
	}
	for (size_t i = 0; is_new && chat->opening && i < event->fetched.count;
			i++) {
		ring_hears(step, chat, &event->fetched.lines[i]);
	}
	if (!chat->opening && leg->is_fetching && leg->asked < chat->first_number) {
		chat->opening = xstrdup(""); /* a chat without its first line */
	}
}

void link_fetched(struct step *step) {
	struct chat *chat = chat_find(step->desk, step->event->fetched.chat);

	if (chat) {
		learn_opening(step, chat);
		gap_fetched(step, chat);
		leg_fetched(step, chat);
		gap_settle(step, chat);
		leg_fetch_opening(step, chat);
	} else {
		/* It was closed while its page was looked for. */
		step->desk->fetching--;
	}
}

/*
 * An agent's address that is no more: none of his chats can go on with him.
 * What bounces for a while is left to his presence.
 */
void link_bounces(struct step *step) {
	struct agent *agent = agent_find(step->desk, step->event->from);

	if (!agent || !step->event->bounce.is_lasting ||
			!visitor_at(step->desk, step->event->to)) {
		return;
	}
	list_for_each_safe(at, after, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_TALKING) {
			serve_return(step, chat, true);
		}
	}
}

void space_changes(struct step *step) {
	step->desk->is_low = step->event->space.is_low;
}
