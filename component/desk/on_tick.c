/*
 * Deadlines that have come. A tick costs what is due, and nothing where
 * nothing is.
 */

#include "desk/on_tick.h"

#include "desk/alarm.h"
#include "desk/block.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/follow.h"
#include "desk/model.h"
#include "desk/offer.h"
#include "desk/remind.h"
#include "desk/ring.h"
#include "desk/route.h"
#include "desk/serve.h"
#include "desk/staff.h"
#include "desk/transfer.h"

static void chat_is_due(struct step *step, struct chat *chat) {
	switch (chat->state) {
	case CHAT_STATE_TALKING:
		serve_return(step, chat, true);
		break;
	case CHAT_STATE_ENDED:
		serve_close(step, chat);
		break;
	case CHAT_STATE_ASKING:
	case CHAT_STATE_WAITING:
	case CHAT_STATE_CLOSED:
	case CHAT_STATE_OFFLINE:
	case CHAT_STATE_POSTED:
	case CHAT_STATE_LEFT:
		break; /* these wait for nothing yet */
	}
}

static void chat_rings(struct step *step, struct chat *chat) {
	if (chat->state != chat->alarmed) {
		alarms_clear(step, chat); /* it moved in this very step */
	} else if (chat->state == CHAT_STATE_WAITING) {
		offer_is_due(step, chat);
		ring_is_due(step, chat);
	} else {
		remind_is_due(step, chat);
	}
	alarms_schedule(step, chat);
}

static void forget_dismissals(struct step *step) {
	struct desk *desk = step->desk;

	list_for_each_safe(at, after, &desk->dismissed) {
		struct dismissal *dismissal = list_entry(at, struct dismissal, link);
		if (dismissal->until > step->event->now) {
			timer_set(&desk->timers, &desk->dismissal_timer, dismissal->until);
			return;
		}
		staff_forget(step, dismissal);
	}
}

static void timer_is_due(struct step *step, struct timer *timer) {
	switch (timer->kind) {
	case TIMER_KIND_CHAT:
		chat_is_due(step, list_entry(timer, struct chat, timer));
		break;
	case TIMER_KIND_AWAY:
		staff_refresh(step, list_entry(timer, struct agent, timer));
		break;
	case TIMER_KIND_STATUS:
		channel_touch(list_entry(timer, struct channel, timer));
		break;
	case TIMER_KIND_SETTLE:
		staff_settle(step);
		break;
	case TIMER_KIND_DISMISSAL:
		forget_dismissals(step);
		break;
	case TIMER_KIND_PAGE:
		follow_is_due(step, list_entry(timer, struct visit, timer));
		break;
	case TIMER_KIND_RING:
		chat_rings(step, list_entry(timer, struct chat, ring_timer));
		break;
	case TIMER_KIND_SILENT:
		chat_stir(list_entry(timer, struct chat, silent_timer));
		break;
	case TIMER_KIND_PASS:
		transfer_is_due(step, list_entry(timer, struct chat, pass_timer));
		break;
	case TIMER_KIND_BLOCK:
		block_is_due(step, list_entry(timer, struct block, timer));
		break;
	case TIMER_KIND_PLACES:
		route_tell_places(step,
				list_entry(timer, struct channel, places_timer));
		break;
	case TIMER_KIND_ENTRY:
		entries_are_due(step);
		break;
	}
}

void tick_comes(struct step *step) {
	struct timers *timers = &step->desk->timers;
	struct timer *timer;

	/* What is set anew meanwhile is due later than now: this ends. */
	while ((timer = timers_due(timers, step->event->now)) != NULL) {
		timer_clear(timers, timer);
		timer_is_due(step, timer);
	}
}
