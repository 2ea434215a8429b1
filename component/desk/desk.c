/*
 * The face of the mind: what happens is passed to the room that it concerns,
 * and what must follow is settled once. It knows the mind's rooms and nothing
 * outside of it.
 */

#include "desk/desk.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/block.h"
#include "desk/connection.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/language.h"
#include "desk/model.h"
#include "desk/on_agent.h"
#include "desk/on_contact.h"
#include "desk/on_gateway.h"
#include "desk/on_link.h"
#include "desk/on_order.h"
#include "desk/on_page.h"
#include "desk/on_passing.h"
#include "desk/on_revive.h"
#include "desk/on_staff.h"
#include "desk/on_tick.h"
#include "desk/on_visitor.h"
#include "desk/on_wish.h"
#include "desk/record.h"
#include "desk/route.h"
#include "desk/staff.h"
#include "desk/tell.h"
#include "desk/visit.h"

static void gateways_init(struct desk *desk,
		const struct desk_settings *settings) {
	desk->gateway_count = settings->gateway_count;
	desk->gateways = xcalloc(desk->gateway_count, sizeof(*desk->gateways));
	for (size_t i = 0; i < desk->gateway_count; i++) {
		desk->gateways[i].domain = xstrdup(settings->gateways[i]);
		list_init(&desk->gateways[i].connections);
	}
}

static void gateways_finish(struct desk *desk) {
	for (size_t i = 0; i < desk->gateway_count; i++) {
		struct gateway *gateway = &desk->gateways[i];
		list_for_each_safe(at, after, &gateway->connections) {
			connection_destroy(desk,
					list_entry(at, struct connection, of_gateway));
		}
		xfree(gateway->domain);
	}
	xfree(desk->gateways);
}

static void channel_init(struct desk *desk, struct channel *channel,
		const struct desk_channel_settings *settings) {
	channel->desk = desk;
	channel->name = xstrdup(settings->name);
	channel->title = xstrdup(settings->title ? settings->title : "");
	channel->group = xstrdup(settings->group ? settings->group : "");
	channel->language = xstrdup(settings->language ? settings->language : "");
	channel->grace = settings->grace;
	channel->reopen = settings->reopen;
	channel->queue_most = settings->queue_most;
	channel->work = settings->work;
	channel->routing = settings->routing;
	channel->offer_time = settings->offer_time;
	channel->pass_time = settings->pass_time;
	channel->silent_after = settings->silent_after;
	channel->ring_new = settings->ring_new;
	channel->ring_new_manager = settings->ring_new_manager;
	channel->ring_open = settings->ring_open;
	channel->ring_open_manager = settings->ring_open_manager;
	channel->room = settings->room;
	channel->priority = settings->priority;
	channel->greeting = xstrdup(settings->greeting ? settings->greeting : "");
	channel->handover = xstrdup(settings->handover ? settings->handover : "");
	channel->timer.kind = TIMER_KIND_STATUS;
	channel->places_timer.kind = TIMER_KIND_PLACES;
	list_init(&channel->posts);
	list_init(&channel->managers);
	list_init(&channel->callable);
	list_init(&channel->stirred);
	list_init(&channel->fresh);
	list_init(&channel->passed);
	list_init(&channel->open);
	channel->turns = xcalloc(desk->language_count + 1, sizeof(*channel->turns));
	list_init(&channel->returned);
	list_init(&channel->waiting);
	list_init(&channel->talking);
	list_init(&channel->ended);
	list_init(&channel->touched);
	table_add(&desk->channels_by_name, &channel->by_name,
			text_hash(channel->name));
}

struct desk *desk_create(const struct desk_settings *settings) {
	struct desk *desk = xcalloc(1, sizeof(*desk));

	desk->away_after = settings->away_after;
	desk->status_every = settings->status_every;
	desk->staff_settle = settings->staff_settle;
	desk->dismissal_memory = settings->dismissal_memory;
	desk->token_idle = settings->token_idle;
	desk->token_life = settings->token_life;
	desk->setup_page =
			xstrdup(settings->setup_page ? settings->setup_page : "");
	list_init(&desk->roster);
	list_init(&desk->idle);
	list_init(&desk->dismissed);
	list_init(&desk->touched);
	list_init(&desk->stirred);
	list_init(&desk->behind);
	list_init(&desk->owing);
	list_init(&desk->blocks);
	entries_init(desk);
	desk->settle_timer.kind = TIMER_KIND_SETTLE;
	desk->dismissal_timer.kind = TIMER_KIND_DISMISSAL;
	gateways_init(desk, settings);
	languages_init(desk, settings);
	desk->channel_count = settings->channel_count;
	desk->channels = xcalloc(desk->channel_count, sizeof(*desk->channels));
	for (size_t i = 0; i < desk->channel_count; i++) {
		channel_init(desk, &desk->channels[i], &settings->channels[i]);
	}
	return desk;
}

static void channel_finish(struct desk *desk, struct channel *channel) {
	struct list *all[] = { &channel->returned, &channel->waiting,
		&channel->talking, &channel->ended };

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		list_for_each_safe(at, after, all[i]) {
			struct chat *chat = list_entry(at, struct chat, link);
			list_for_each_safe(in, next, &chat->rings) {
				list_take_out(in);
			}
			chat_destroy(desk, chat);
		}
	}
}

static void channel_forget(struct channel *channel) {
	for (size_t i = 0; i <= channel->desk->language_count; i++) {
		timers_finish(&channel->turns[i]);
	}
	xfree(channel->turns);
	xfree(channel->name);
	xfree(channel->title);
	xfree(channel->group);
	xfree(channel->language);
	xfree(channel->greeting);
	xfree(channel->handover);
}

void desk_destroy(struct desk *desk) {
	if (!desk) {
		return;
	}
	gateways_finish(desk);
	for (size_t i = 0; i < desk->channel_count; i++) {
		channel_finish(desk, &desk->channels[i]);
	}
	list_for_each_safe(at, after, &desk->roster) {
		agent_destroy(desk, list_entry(at, struct agent, link));
	}
	list_for_each_safe(at, after, &desk->blocks) {
		block_destroy(desk, list_entry(at, struct block, link));
	}
	/* Without chats, pages and blocks all of them are idle. */
	list_for_each_safe(at, after, &desk->idle) {
		struct visitor *visitor = list_entry(at, struct visitor, link);
		if (visitor->visit) {
			visit_destroy(desk, visitor->visit);
		}
		visitor_destroy(desk, visitor);
	}
	list_for_each_safe(at, after, &desk->dismissed) {
		dismissal_destroy(desk, list_entry(at, struct dismissal, link));
	}
	for (size_t i = 0; i < desk->channel_count; i++) {
		channel_forget(&desk->channels[i]);
	}
	languages_finish(desk);
	table_finish(&desk->channels_by_name);
	table_finish(&desk->agents);
	table_finish(&desk->visitors_by_jid);
	table_finish(&desk->visitors_by_address);
	table_finish(&desk->visitors_by_id);
	table_finish(&desk->chats);
	table_finish(&desk->dismissals);
	table_finish(&desk->connections);
	table_finish(&desk->tokens);
	table_finish(&desk->blocks_by_address);
	entries_finish(desk);
	timers_finish(&desk->timers);
	xfree(desk->unproven);
	xfree(desk->channels);
	xfree(desk->setup_page);
	xfree(desk);
}

/* CONTRACT, Staff: whoever is no agent of the channel is a visitor. */
static void somebody_writes(struct step *step) {
	const struct desk_event *event = step->event;
	struct channel *channel = channel_find(step->desk, event->to);
	struct agent *agent = agent_find(step->desk, event->from);
	struct post *post = channel && agent ? agent_post(agent, channel) : NULL;
	struct visitor *visitor =
			channel ? NULL : visitor_at(step->desk, event->to);

	if (gateway_of(step->desk, event->from)) {
		visitor_writes_by_web(step);
	} else if (!event->to[0]) {
		tell_refusal(step, DESK_REFUSAL_DOMAIN, 0);
	} else if (post) {
		agent_commands(step, post);
	} else if (channel) {
		visitor_writes(step, channel);
	} else if (visitor) {
		agent_writes(step, visitor);
	} else {
		tell_refusal(step, DESK_REFUSAL_NO_SUCH_ADDRESS, 0);
	}
}

static void happen(struct step *step) {
	static void (*const rooms[])(struct step * step) = {
		[DESK_EVENT_TICK] = tick_comes,
		[DESK_EVENT_STAFF_BEGINS] = staff_begins,
		[DESK_EVENT_STAFF_MEMBER] = staff_member,
		[DESK_EVENT_STAFF_GONE] = staff_gone,
		[DESK_EVENT_STAFF_WHOLE] = staff_whole,
		[DESK_EVENT_STAFF_SHOWS] = staff_shows,
		[DESK_EVENT_STAFF_PHOTO] = staff_photo,
		[DESK_EVENT_STAFF_LOST] = staff_lost,
		[DESK_EVENT_LINK_UP] = link_up,
		[DESK_EVENT_LINK_DOWN] = link_down,
		[DESK_EVENT_HANDED] = link_handed,
		[DESK_EVENT_GRANTED] = entries_granted,
		[DESK_EVENT_ANSWERED] = entry_answered,
		[DESK_EVENT_LINE] = somebody_writes,
		[DESK_EVENT_TYPING] = typing_passes,
		[DESK_EVENT_MARK] = mark_passes,
		[DESK_EVENT_BOUNCE] = link_bounces,
		[DESK_EVENT_CONTACT] = contact_does,
		[DESK_EVENT_WHO] = contact_asks,
		[DESK_EVENT_FORM] = order_asks_form,
		[DESK_EVENT_ORDER] = order_comes,
		[DESK_EVENT_GATEWAY] = gateway_comes,
		[DESK_EVENT_GATEWAY_GONE] = gateway_goes,
		[DESK_EVENT_GATEWAY_WANTS] = gateway_wants,
		[DESK_EVENT_CONNECTION] = connection_opens,
		[DESK_EVENT_CONNECTION_GONE] = connection_closes,
		[DESK_EVENT_HELLO] = page_says_hello,
		[DESK_EVENT_PAGE_WANTS] = page_wants,
		[DESK_EVENT_PAGE_HAS] = page_has,
		[DESK_EVENT_PAGE_SHOWS] = page_shows,
		[DESK_EVENT_PAGE_WISHES] = page_wishes,
		[DESK_EVENT_FETCHED] = link_fetched,
		[DESK_EVENT_FETCHED_PAGE] = page_is_fetched,
		[DESK_EVENT_SEARCHED] = record_found,
		[DESK_EVENT_SPACE] = space_changes,
		[DESK_EVENT_REVIVE_MEMBER] = revive_member,
		[DESK_EVENT_REVIVE_DISMISSAL] = revive_dismissal,
		[DESK_EVENT_REVIVE_HABIT] = revive_habit,
		[DESK_EVENT_REVIVE_ROOM] = revive_room,
		[DESK_EVENT_REVIVE_BLOCK] = revive_block,
		[DESK_EVENT_REVIVE_ENTRY] = revive_entry,
		[DESK_EVENT_REVIVE_EAR] = revive_ear,
		[DESK_EVENT_REVIVE_VISITOR] = revive_visitor,
		[DESK_EVENT_REVIVE_VISIT] = revive_visit,
		[DESK_EVENT_REVIVE_TOKEN] = revive_token,
		[DESK_EVENT_REVIVE_CONVERSATION] = revive_conversation,
		[DESK_EVENT_REVIVE_CHAT] = revive_chat,
		[DESK_EVENT_REVIVE_LINE] = revive_line,
		[DESK_EVENT_REVIVED] = revive_ends,
	};

	assert(rooms[step->event->type]);
	rooms[step->event->type](step);
}

/* Law 2: every request is answered exactly once. */
static void check_answered(const struct step *step, size_t before) {
	size_t answers = 0;

	for (size_t i = before; i < step->out->count; i++) {
		const struct desk_effect *effect = &step->out->items[i];
		/* These carry the request on to what the store finds. */
		answers += effect_is_answer(effect) ||
				effect->type == DESK_EFFECT_FETCH_PAGE ||
				(effect->type == DESK_EFFECT_SEARCH && effect->asked);
	}
	assert(answers == (step->event->asked ? 1 : 0));
}

void desk_step(struct desk *desk, const struct desk_event *event,
		struct desk_effects *out) {
	struct step step = { .desk = desk, .event = event, .out = out };
	size_t before = out->count;

	assert(!desk->is_stepping);
	desk->is_stepping = true;
	if (!desk->steps++) {
		/* The first chance there is: nothing is in a table yet. */
		memcpy(&desk->secret, event->chance, sizeof(desk->secret));
	}
	happen(&step);
	desk_settle(&step);
	check_answered(&step, before);
	desk->is_stepping = false;
}

desk_ms desk_deadline(const struct desk *desk) {
	return timers_next(&desk->timers);
}

bool desk_knows_group(const struct desk *desk, const char *group) {
	for (size_t i = 0; i < desk->channel_count; i++) {
		if (staff_is_group(&desk->channels[i], group)) {
			return true;
		}
	}
	return false;
}

void desk_count(const struct desk *desk, struct desk_figures *figures) {
	*figures = (struct desk_figures){
		.agents = desk->staff_count,
		.present = desk->present_count,
		.visitors = desk->visitors_by_id.count,
		.pages = desk->connections.count,
	};
	for (size_t i = 0; i < desk->channel_count; i++) {
		figures->waiting += channel_waiting(&desk->channels[i]);
		figures->talking += desk->channels[i].talking_count;
	}
}
