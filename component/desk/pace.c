/*
 * The pace of a channel. All takings are alike here: whose chat it was and who
 * took it is not known.
 */

#include "desk/pace.h"

#include "desk/event.h"
#include "desk/model.h"

/* Fewer tell nothing of the next one. */
#define FEWEST 4

#define MINUTE    ((desk_ms)60 * 1000)
#define WAIT_MOST (4 * 60 * MINUTE) /* anybody's guess beyond it */

static desk_ms spent_by(const struct pace *pace, desk_ms now) {
	return pace->spent + (desk_ms)pace->agents * (now - pace->since);
}

static void count_up_to(struct pace *pace, desk_ms now) {
	pace->spent = spent_by(pace, now);
	pace->since = now;
}

void pace_settle(const struct step *step, struct channel *channel) {
	struct pace *pace = &channel->pace;

	count_up_to(pace, step->event->now);
	/* Without the link nobody can take anything. */
	pace->agents = step->desk->is_linked && channel_waiting(channel) > 0
			? channel->present_count
			: 0;
}

void pace_count(const struct step *step, struct channel *channel) {
	struct pace *pace = &channel->pace;

	if (!pace->agents) {
		return; /* somebody Away was kind: that promises nothing */
	}
	count_up_to(pace, step->event->now);
	if (pace->count == PACE_PICKED_MOST) {
		pace->before = pace->picked[pace->next];
	} else {
		pace->count++;
	}
	pace->picked[pace->next] = pace->spent;
	pace->next = (pace->next + 1) % PACE_PICKED_MOST;
}

/* 1, 2, ... 10, 15, 20, ... 60, 75, ... minutes, in seconds. */
static uint32_t round_up(desk_ms wait) {
	desk_ms minutes = (wait + MINUTE - 1) / MINUTE;
	desk_ms by = minutes > 60 ? 15 : minutes > 10 ? 5 : 1;

	minutes = minutes ? (minutes + by - 1) / by * by : 1;
	return (uint32_t)(minutes * MINUTE / 1000);
}

uint32_t pace_wait(const struct step *step, const struct channel *channel,
		size_t place) {
	const struct pace *pace = &channel->pace;
	desk_ms agents = (desk_ms)channel->present_count;

	if (!place || !agents || pace->count < FEWEST) {
		return 0;
	}
	/* What is spent on the next one already counts: it may take longer. */
	desk_ms each = (spent_by(pace, step->event->now) - pace->before) /
			(desk_ms)pace->count / agents;
	if (each > WAIT_MOST || each * (desk_ms)place > WAIT_MOST) {
		return 0;
	}
	return round_up(each * (desk_ms)place);
}

uint32_t pace_newcomer_wait(const struct step *step,
		const struct channel *channel) {
	return pace_wait(step, channel, channel_waiting(channel) + 1);
}
