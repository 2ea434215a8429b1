/*
 * The roster and the presence of those in it, as they come in. Between BEGINS
 * and WHOLE nothing is concluded from silence; with the login down the last
 * known staff stays in force.
 */

#include "desk/on_staff.h"

#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/gateway.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/page.h"
#include "desk/staff.h"
#include "desk/tell.h"

void staff_begins(struct step *step) {
	step->desk->roster_round++;
	timer_clear(&step->desk->timers, &step->desk->settle_timer);
}

static void keep_member(struct step *step, const struct desk_member *member) {
	size_t count = member->group_count;
	const char **groups =
			arena_alloc(step->out->arena, (count + 1) * sizeof(*groups));
	struct desk_effect *kept;

	for (size_t i = 0; i < count; i++) {
		groups[i] = keep_text(step, member->groups[i]);
	}
	kept = effects_add(step->out, DESK_EFFECT_KEEP_MEMBER);
	kept->member = (struct desk_member){
		.jid = keep_text(step, member->jid),
		.name = keep_text(step, member->name),
		.groups = groups,
		.group_count = count,
	};
}

void staff_member(struct step *step) {
	const struct desk_member *member = &step->event->member;
	struct agent *agent = agent_find(step->desk, member->jid);

	if (!agent && step->desk->agent_count >= AGENTS_MOST) {
		return;
	}
	if (!agent) {
		agent = agent_create(step->desk, member->jid);
	}
	if (agent->digest != staff_digest(member)) {
		keep_member(step, member);
	}
	staff_assign(step, agent, member);
}

void staff_gone(struct step *step) {
	struct agent *agent = agent_find(step->desk, step->event->from);

	if (agent) {
		staff_remove(step, agent);
	}
}

void staff_whole(struct step *step) {
	struct desk *desk = step->desk;

	list_for_each_safe(at, after, &desk->roster) {
		struct agent *agent = list_entry(at, struct agent, link);
		if (agent->round != desk->roster_round) {
			staff_remove(step, agent);
		}
	}
	timer_set(&desk->timers, &desk->settle_timer,
			step->event->now + desk->staff_settle);
}

/* When it began to be away, if it was of use before. */
static desk_ms away_at(const struct step *step,
		const struct resource *resource) {
	if (resource->show == DESK_SHOW_AWAY) {
		return resource->away_at;
	}
	if (resource->show != DESK_SHOW_AVAILABLE &&
			resource->show != DESK_SHOW_CHAT) {
		return 0;
	}
	return step->event->now + step->desk->away_after;
}

static struct resource *arrive(struct agent *agent, const char *name) {
	if (agent->resource_count >= RESOURCES_MOST) {
		resource_destroy(agent,
				list_entry(agent->resources.next, struct resource, link));
	}
	return resource_create(agent, name);
}

static void greet(struct step *step, const struct agent *agent,
		const struct resource *resource) {
	struct listener device = { agent->jid, resource->name };

	entries_meet(step, agent);
	list_for_each(at, &agent->posts) {
		struct post *post = list_entry(at, struct post, of_agent);
		tell_arrival(step, post, resource->name);
	}
	list_for_each(at, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_TALKING) {
			tell_visitor_presence(step, chat->visitor, chat->channel, &device);
		}
	}
	list_for_each(at, &agent->ears) {
		const struct chat *chat = list_entry(at, struct ear, of_agent)->chat;
		tell_visitor_presence(step, chat->visitor, chat->channel, &device);
	}
}

/* Whoever comes under that name next has been shown nothing. */
static void forget_arrival(const struct agent *agent) {
	list_for_each(at, &agent->posts) {
		list_entry(at, struct post, of_agent)->shown = 0;
	}
}

void staff_shows(struct step *step) {
	const struct desk_event *event = step->event;
	struct agent *agent = agent_find(step->desk, event->from);
	struct resource *resource =
			agent ? resource_find(agent, event->resource) : NULL;
	bool is_new = !resource;

	if (!agent) {
		return;
	}
	if (event->shows.show == DESK_SHOW_GONE) {
		forget_arrival(agent);
		if (resource) {
			resource_destroy(agent, resource);
			staff_refresh(step, agent);
		} else {
			staff_unseen_goes(step, agent);
		}
		return;
	}
	if (is_new) {
		resource = arrive(agent, event->resource);
	}
	resource->away_at = away_at(step, resource);
	resource->show = event->shows.show;
	resource->priority = event->shows.priority;
	resource->round = step->desk->roster_round;
	if (is_new && step->desk->is_linked) {
		greet(step, agent, resource);
	}
	staff_refresh(step, agent);
}

void staff_photo(struct step *step) {
	const struct desk_event *event = step->event;
	struct agent *agent = agent_find(step->desk, event->from);

	if (!agent || strcmp(agent->photo, event->photo.hash) == 0) {
		return;
	}
	model_set_text(&agent->photo, event->photo.hash);
	gateways_tell_photo(step, agent);
	list_for_each(at, &agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_TALKING) {
			page_tell_state(step, chat);
		}
	}
}

void staff_lost(struct step *step) {
	timer_clear(&step->desk->timers, &step->desk->settle_timer);
}
