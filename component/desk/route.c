/*
 * desk_settle(): who is rung, who sees a new status, which lines are fetched.
 * It looks only at what a step has touched.
 */

#include "desk/route.h"

#include "desk/event.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/ring.h"
#include "desk/tell.h"

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

void desk_settle(struct step *step) {
	list_for_each_safe(at, after, &step->desk->touched) {
		struct channel *channel = list_entry(at, struct channel, touched);
		list_take_out(at);
		ring_settle(step, channel);
		settle_status(step, channel);
	}
	legs_settle(step);
}
