/*
 * desk_settle(): who is rung, who sees a new status, which lines are fetched.
 * It looks only at what a step has touched.
 */

#include "desk/route.h"

#include <assert.h>

#include "desk/alarm.h"
#include "desk/event.h"
#include "desk/gateway.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/offer.h"
#include "desk/pace.h"
#include "desk/page.h"
#include "desk/queue.h"
#include "desk/remind.h"
#include "desk/ring.h"
#include "desk/tell.h"

/* Places are told that often, so many in a step, and the rest soon. */
#define PLACES_EVERY     (10 * 1000)
#define PLACES_AT_ONCE   200
#define PLACES_LOOKED_AT 1000
#define NEXT_PLACES      1000

void route_tell_status(struct step *step, struct channel *channel) {
	tell_status(step, channel);
	timer_set(&step->desk->timers, &channel->timer,
			step->event->now + step->desk->status_every);
}

/* CLIENTS, section 3: some clients print a line for each change. */
static void settle_status(struct step *step, struct channel *channel) {
	bool is_new = channel->told_waiting != channel_waiting(channel) ||
			channel->told_talking != channel->talking_count;

	if (is_new && step->desk->is_linked && !channel->timer.place) {
		route_tell_status(step, channel);
	}
}

/* True where he had to be told. */
static bool tell_place(struct step *step, struct chat *chat, uint32_t place) {
	uint32_t wait = pace_wait(step, chat->channel, place);
	bool is_new = chat->place != place || chat->wait != wait;

	chat->place = place;
	chat->wait = wait;
	if (!is_new || !visitor_is_by_web(chat->visitor)) {
		return false;
	}
	page_tell_state(step, chat);
	return true;
}

static void tell_some(struct step *step, struct channel *channel) {
	size_t told = 0, seen = 0;

	while (channel->places_at && told < PLACES_AT_ONCE &&
			seen++ < PLACES_LOOKED_AT) {
		told += tell_place(step, channel->places_at, channel->place_at++);
		channel->places_at = queue_next(channel->places_at);
		assert(channel->places_at ||
				channel->place_at == channel_waiting(channel) + 1);
	}
}

void route_tell_places(struct step *step, struct channel *channel) {
	desk_ms now = step->event->now;

	if (!channel->places_at) {
		channel->places_at = queue_head(channel);
		channel->place_at = 1;
		channel->has_moved = false;
	}
	channel->places_told = now;
	tell_some(step, channel);
	if (channel->places_at) {
		timer_set(&step->desk->timers, &channel->places_timer,
				now + NEXT_PLACES);
	} else if (channel->has_moved) {
		channel_touch(channel); /* who moved meanwhile has his turn */
	}
	gateway_tell_channel(step, channel);
}

/*
 * CONTRACT: whether it is open goes to the gateways at once. How many wait,
 * and his place to each who does, can take some seconds.
 */
static void settle_gateways(struct step *step, struct channel *channel) {
	desk_ms next = channel->places_told + PLACES_EVERY;
	bool is_other = channel->announced_waiting != channel_waiting(channel) ||
			channel->announced_wait != pace_newcomer_wait(step, channel);

	if (!step->desk->gateway_count) {
		return;
	}
	if (channel->is_announced_open != channel_is_open(channel)) {
		gateway_tell_channel(step, channel);
	}
	if ((channel->has_moved || is_other) && !channel->places_timer.place) {
		timer_set(&step->desk->timers, &channel->places_timer,
				next > step->event->now ? next : step->event->now);
	}
}

static void settle_chat(struct step *step, struct chat *chat) {
	if (chat->state != chat->alarmed) {
		chat->alarmed = chat->state;
		chat->is_ripe = chat->is_for_all = false;
		alarms_clear(step, chat);
	}
	offer_settle_chat(step, chat);
	remind_settle(step, chat);
}

static void settle_channel(struct step *step, struct channel *channel) {
	while (!list_is_empty(&channel->stirred)) {
		struct list *at = channel->stirred.next;
		list_take_out(at);
		offer_settle_post(step, list_entry(at, struct post, of_stir));
	}
	offer_settle(step, channel);
	ring_settle(step, channel);
	pace_settle(step, channel);
	settle_status(step, channel);
	settle_gateways(step, channel);
}

/* One may stir another: what an offer does to an agent's other channels. */
void desk_settle(struct step *step) {
	struct desk *desk = step->desk;

	while (!list_is_empty(&desk->stirred) || !list_is_empty(&desk->touched)) {
		struct list *at = desk->stirred.next;
		if (at != &desk->stirred) {
			list_take_out(at);
			settle_chat(step, list_entry(at, struct chat, of_stir));
		} else {
			at = desk->touched.next;
			list_take_out(at);
			settle_channel(step, list_entry(at, struct channel, touched));
		}
	}
	legs_settle(step);
}
