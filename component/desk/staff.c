/*
 * Hiring, dismissing, coming and going. It does not know how the desk account
 * came to hear of it.
 */

#include "desk/staff.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/back.h"
#include "desk/chat.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/gateway.h"
#include "desk/keep.h"
#include "desk/leg.h"
#include "desk/listen.h"
#include "desk/model.h"
#include "desk/offer.h"
#include "desk/post.h"
#include "desk/remind.h"
#include "desk/ring.h"
#include "desk/serve.h"
#include "desk/tell.h"
#include "desk/transfer.h"

#define LATE_MOST (10 * 1000)

#define LISTENS    (RIGHT_LISTEN | RIGHT_MANAGE)
#define ALL_RIGHTS (RIGHT_RESPOND | RIGHT_NOTIFY | RIGHT_LISTEN | RIGHT_MANAGE)

static const struct role {
	const char *name;
	unsigned rights;
} roles[] = {
	{ "quiet", RIGHT_RESPOND },
	{ "listener", RIGHT_LISTEN },
	{ "manager", ALL_RIGHTS },
	{ "bot", RIGHT_RESPOND | RIGHT_BOT },
};

/* "support:quiet" begins with what names the channel; returns what follows. */
static const char *after_name(const char *group, const char *name) {
	while (*name && text_lower(*group) == text_lower(*name)) {
		group++;
		name++;
	}
	return *name ? NULL : group;
}

static const struct role *role_in(const struct channel *channel,
		const char *group) {
	static const struct role plain = { "", RIGHT_RESPOND | RIGHT_NOTIFY };
	const char *rest = after_name(group,
			channel->group[0] ? channel->group : channel->name);

	if (!rest || !rest[0]) {
		return rest ? &plain : NULL;
	}
	for (size_t i = 0; rest[0] == ':' && i < sizeof(roles) / sizeof(*roles);
			i++) {
		if (text_is_same_word(rest + 1, roles[i].name)) {
			return &roles[i];
		}
	}
	return NULL;
}

bool staff_is_group(const struct channel *channel, const char *group) {
	return role_in(channel, group) != NULL;
}

/* Rights of several groups add up, then quiet takes notify away. */
static unsigned rights_in(const struct channel *channel,
		const struct desk_member *member) {
	unsigned rights = 0;
	bool is_quiet = false;

	for (size_t i = 0; i < member->group_count; i++) {
		const struct role *role = role_in(channel, member->groups[i]);
		if (role) {
			rights |= role->rights;
			is_quiet = is_quiet || role == &roles[0];
		}
	}
	if (is_quiet || rights & RIGHT_BOT) {
		rights &= ~(unsigned)RIGHT_NOTIFY;
	}
	return rights;
}

/* What a post adds to its channel's figures, put in and taken out. */
static void count(struct post *post, bool is_in) {
	size_t one = is_in ? 1 : (size_t)-1;

	struct channel *channel = post->channel;

	if (post->rights & RIGHT_RESPOND) {
		channel->responder_count += one;
		channel_touch(channel);
	}
	if (post->rights & RIGHT_RESPOND && post->agent->is_present) {
		channel->present_count += one;
		channel->manager_count += post->rights & RIGHT_MANAGE ? one : 0;
	}
}

/* His chats of that channel go back, and none of them waits for him. */
static size_t take_chats(struct step *step, const struct post *post) {
	size_t taken = 0;

	transfers_fail(step, post);
	list_for_each_safe(at, after, &post->agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->channel != post->channel) {
			continue;
		}
		if (chat->state == CHAT_STATE_TALKING) {
			serve_return(step, chat, false);
			taken++;
		} else if (chat->state == CHAT_STATE_WAITING) {
			chat_set_agent(chat, NULL);
			keep_chat(step, chat);
		}
	}
	return taken;
}

void staff_forget(struct step *step, struct dismissal *dismissal) {
	keep_dismissal_gone(step, dismissal->jid, dismissal->channel->name);
	dismissal_destroy(step->desk, dismissal);
}

static struct dismissal *remember_dismissal(struct step *step,
		const struct post *post) {
	struct desk *desk = step->desk;
	struct desk_effect *kept =
			effects_add(step->out, DESK_EFFECT_KEEP_DISMISSAL);

	kept->dismissal.jid = keep_text(step, post->agent->jid);
	kept->dismissal.channel = keep_text(step, post->channel->name);
	kept->dismissal.wall = step->event->wall;
	if (desk->dismissals.count >= DISMISSALS_MOST) {
		staff_forget(step,
				list_entry(desk->dismissed.next, struct dismissal, link));
	}
	return dismissal_create(post->channel, post->agent->jid,
			step->event->now + desk->dismissal_memory);
}

static void dismiss(struct step *step, struct post *post) {
	struct channel *channel = post->channel;

	count(post, false);
	post->rights = 0;
	offer_post_leaves(post);
	if (post->has_room) {
		post->has_room = false;
		keep_room(step, post);
	}
	struct dismissal *dismissal = remember_dismissal(step, post);
	dismissal->taken = take_chats(step, post);
	dismissal->is_owed = !step->desk->is_linked;
	if (!dismissal->is_owed) {
		tell_dismissed(step, dismissal);
	}
	struct agent *agent = post->agent;
	post_destroy(post);
	listen_is_forbidden(step, agent, channel);
	channel_touch(channel);
}

static void greet(struct step *step, const struct post *post) {
	if (post->agent->is_there) {
		entry_meet(step, post);
	}
	list_for_each(at, &post->agent->resources) {
		struct resource *resource = list_entry(at, struct resource, link);
		struct listener device = { post->agent->jid, resource->name };
		if (step->desk->is_linked) {
			tell_channel_presence(step, post->channel, &device, true);
		}
	}
}

static struct post *hire(struct step *step, struct agent *agent,
		struct channel *channel) {
	struct dismissal *dismissal =
			dismissal_find(step->desk, agent->jid, channel);

	if (dismissal) {
		staff_forget(step, dismissal);
	}
	struct post *post = post_create(agent, channel);
	/* What an ended chat of his still owes him. */
	list_for_each(at, &agent->chats) {
		leg_wake(list_entry(at, struct chat, of_agent), DESK_LEG_AGENT);
	}
	return post;
}

static void demote(struct step *step, struct post *post, bool could_respond) {
	size_t taken = take_chats(step, post);

	if (!could_respond) {
		return;
	}
	post->taken = taken;
	post->is_owed = !step->desk->is_linked;
	if (!post->is_owed) {
		tell_demoted(step, post);
	}
}

static void set_rights(struct step *step, struct agent *agent,
		struct channel *channel, unsigned rights) {
	struct post *post = agent_post(agent, channel);
	bool is_new = rights && !post;
	bool could_respond = post && post->rights & RIGHT_RESPOND;
	bool could_listen = post && post->rights & LISTENS;

	if (!post && !rights) {
		return;
	}
	if (!rights) {
		dismiss(step, post);
		return;
	}
	if (is_new) {
		post = hire(step, agent, channel);
	}
	count(post, false);
	post->rights = rights;
	post->is_owed = post->is_owed && !(rights & RIGHT_RESPOND);
	count(post, true);
	list_take_out(&post->of_managers);
	if (rights & RIGHT_MANAGE) {
		list_append(&channel->managers, &post->of_managers);
	}
	post_stir(post);
	if (!(rights & RIGHT_RESPOND)) {
		demote(step, post, could_respond);
	}
	if (could_listen && !(rights & LISTENS)) {
		listen_is_forbidden(step, agent, channel);
	}
	if (is_new) {
		greet(step, post);
	}
	if (!could_respond && rights & RIGHT_RESPOND) {
		gateways_tell_photo(step, agent);
	}
	channel_touch(channel);
}

static uint64_t mix(uint64_t digest, const char *text) {
	return (digest ^ text_hash(text)) * 0x9e3779b97f4a7c15;
}

uint64_t staff_digest(const struct desk_member *member) {
	uint64_t digest = mix(1, member->name);

	for (size_t i = 0; i < member->group_count; i++) {
		digest = mix(digest, member->groups[i]);
	}
	return digest | 1;
}

static void set_name(struct step *step, struct agent *agent,
		const char *given) {
	char *name = text_name(step->out->arena, given, NAME_MOST);

	if (!name[0]) {
		const char *at = strchr(agent->jid, '@');
		name = arena_copy_bytes(step->out->arena, agent->jid,
				at ? (size_t)(at - agent->jid) : strlen(agent->jid));
	}
	if (strcmp(agent->name, name) != 0) {
		model_set_text(&agent->name, name);
	}
}

void staff_assign(struct step *step, struct agent *agent,
		const struct desk_member *member) {
	agent->digest = staff_digest(member);
	agent->round = step->desk->roster_round;
	set_name(step, agent, member->name);
	for (size_t i = 0; i < step->desk->channel_count; i++) {
		struct channel *channel = &step->desk->channels[i];
		set_rights(step, agent, channel, rights_in(channel, member));
	}
	staff_refresh(step, agent);
}

void staff_remove(struct step *step, struct agent *agent) {
	struct desk_effect *kept =
			effects_add(step->out, DESK_EFFECT_KEEP_MEMBER_GONE);

	kept->member.jid = keep_text(step, agent->jid);
	list_for_each_safe(at, after, &agent->posts) {
		dismiss(step, list_entry(at, struct post, of_agent));
	}
	if (agent->duty || agent->has_lang) {
		agent->duty = DESK_DUTY_AUTO;
		agent->has_lang = false;
		keep_habit(step, agent);
	}
	agent_destroy(step->desk, agent);
}

/* CONTRACT: away, not xa, counts as Away only after a while. */
static bool counts_as_present(const struct resource *resource, desk_ms now) {
	switch (resource->show) {
	case DESK_SHOW_AVAILABLE:
	case DESK_SHOW_CHAT:
		return resource->priority >= 0;
	case DESK_SHOW_AWAY:
		return resource->priority >= 0 && resource->away_at > now;
	case DESK_SHOW_GONE:
	case DESK_SHOW_XA:
	case DESK_SHOW_DND:
		return false;
	}
	return false;
}

/* The best device wins; the next that may fall silent has the timer. */
static bool is_somewhere(struct step *step, struct agent *agent) {
	desk_ms now = step->event->now, next = 0;
	bool is_there = false;

	list_for_each(at, &agent->resources) {
		const struct resource *resource = list_entry(at, struct resource, link);
		if (!counts_as_present(resource, now)) {
			continue;
		}
		is_there = true;
		if (resource->show == DESK_SHOW_AWAY &&
				(!next || resource->away_at < next)) {
			next = resource->away_at;
		}
	}
	if (next) {
		timer_set(&step->desk->timers, &agent->timer, next);
	} else {
		timer_clear(&step->desk->timers, &agent->timer);
	}
	return is_there;
}

static void set_present(struct step *step, struct agent *agent,
		bool is_present) {
	list_for_each(at, &agent->posts) {
		count(list_entry(at, struct post, of_agent), false);
	}
	agent->is_present = is_present;
	step->desk->present_count += is_present ? 1 : (size_t)-1;
	list_for_each(at, &agent->posts) {
		struct post *post = list_entry(at, struct post, of_agent);
		count(post, true);
		if (is_present) {
			ring_post_comes(step, post);
		} else {
			post_stir(post);
		}
	}
	if (is_present) {
		remind_agent_comes(step, agent);
	}
}

/* All of his devices are gone: his chats wait for him, but not for ever. */
static void vanish(struct step *step, struct agent *agent) {
	agent->is_gone = true;
	agent->is_heard = false;
	list_for_each(at, &agent->posts) {
		post_stir(list_entry(at, struct post, of_agent));
	}
	agent->gone_at = agent->away_from = step->event->now;
	list_for_each(at, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		desk_ms span = chat->channel->grace;
		if (chat->state != CHAT_STATE_TALKING || chat->timer.place) {
			continue;
		}
		if (chat->deadline) {
			/* It began in an earlier life: only the rest of it is left. */
			desk_ms rest = chat->deadline - step->event->wall;
			rest = rest > 0 ? rest : 0;
			span = rest < span ? rest : span;
		}
		chat_expire_in(step, chat, span);
		keep_chat(step, chat);
	}
}

static void come_back(struct step *step, struct agent *agent) {
	agent->is_gone = false;
	list_for_each(at, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_TALKING && chat->deadline) {
			chat_expire_in(step, chat, CHAT_NO_DEADLINE);
			keep_chat(step, chat);
		}
		leg_wake(chat, DESK_LEG_AGENT);
	}
	list_for_each(at, &agent->ears) {
		leg_wake(list_entry(at, struct ear, of_agent)->chat, DESK_LEG_EAR);
	}
	if (step->desk->is_linked) {
		serve_tell_returned(step, agent);
	}
}

/* RFC 6121, section 8.5.2.1: a chat message reaches no other device. */
static bool is_reachable(const struct agent *agent) {
	list_for_each(at, &agent->resources) {
		if (list_entry(at, struct resource, link)->priority >= 0) {
			return true;
		}
	}
	return false;
}

/* As he says himself; but nothing is for somebody who is not there at all. */
static bool is_on_duty(struct step *step, struct agent *agent) {
	bool is_there = is_somewhere(step, agent);

	switch (agent->duty) {
	case DESK_DUTY_AUTO:
		return is_there;
	case DESK_DUTY_HERE:
		return is_reachable(agent);
	case DESK_DUTY_AWAY:
		break;
	}
	return false;
}

void staff_set_duty(struct step *step, struct agent *agent,
		enum desk_duty duty) {
	if (agent->duty != duty) {
		agent->duty = duty;
		keep_habit(step, agent);
	}
	staff_refresh(step, agent);
}

void staff_refresh(struct step *step, struct agent *agent) {
	bool is_present = is_on_duty(step, agent) && !list_is_empty(&agent->posts);
	bool was_there = agent->is_there;
	desk_ms away = back_from(step, agent);

	agent->is_there = agent->resource_count > 0;
	if (agent->is_there && !was_there) {
		come_back(step, agent);
	}
	if (is_present != agent->is_present) {
		set_present(step, agent, is_present);
	}
	if (agent->is_there && away) {
		back_comes(step, agent, away);
	}
	if (was_there && !agent->is_there) {
		vanish(step, agent);
	}
}

/*
 * Not everybody's presence reaches us: he has not granted it yet, or a group
 * of Prosody's is seen with his next login only. But his lines come another
 * way than his presence, so his last ones may come after he has gone.
 */
void staff_hear(struct step *step, struct agent *agent) {
	if (agent->is_there || agent->is_heard ||
			(agent->is_gone && agent->gone_at &&
					step->event->now - agent->gone_at < LATE_MOST)) {
		return;
	}
	agent->is_heard = true;
	come_back(step, agent);
}

void staff_unseen_goes(struct step *step, struct agent *agent) {
	if (agent->is_heard && !agent->is_there) {
		vanish(step, agent);
	}
}

void staff_settle(struct step *step) {
	step->desk->is_settled = true;
	for (size_t i = 0; i < step->desk->channel_count; i++) {
		channel_touch(&step->desk->channels[i]);
	}
	list_for_each(at, &step->desk->roster) {
		struct agent *agent = list_entry(at, struct agent, link);
		list_for_each_safe(in, after, &agent->resources) {
			struct resource *resource = list_entry(in, struct resource, link);
			if (resource->round != step->desk->roster_round) {
				resource_destroy(agent, resource);
			}
		}
		staff_refresh(step, agent);
		if (!agent->is_there && !agent->is_gone && !agent->is_heard) {
			/* Not heard of since the desk began to live. */
			vanish(step, agent);
			agent->gone_at = 0;
		}
	}
}
