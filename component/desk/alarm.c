/*
 * Back-off, and the nearer of two deadlines. What is told is not known here.
 */

#include "desk/alarm.h"

#include "desk/event.h"
#include "desk/model.h"

#define MINUTE ((desk_ms)60 * 1000)

/* Between one ring and the next; the last one for ever. */
static const desk_ms spans[] = { MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE,
	10 * MINUTE };
#define SPANS (sizeof(spans) / sizeof(*spans))

void alarms_schedule(struct step *step, struct chat *chat) {
	desk_ms due = chat->agents.due, other = chat->managers.due;

	if (!due || (other && other < due)) {
		due = other;
	}
	if (due) {
		timer_set(&step->desk->timers, &chat->ring_timer, due);
	} else {
		timer_clear(&step->desk->timers, &chat->ring_timer);
	}
}

void alarm_set(struct step *step, struct chat *chat, struct alarm *alarm,
		desk_ms span) {
	alarm->due = step->event->now + span;
	alarms_schedule(step, chat);
}

void alarm_again(struct step *step, struct chat *chat, struct alarm *alarm) {
	alarm_set(step, chat, alarm,
			spans[alarm->times < SPANS ? alarm->times : SPANS - 1]);
	alarm->times++;
}

void alarm_wait(struct step *step, struct chat *chat, struct alarm *alarm,
		bool is_soon) {
	alarm_set(step, chat, alarm, spans[is_soon ? 0 : SPANS - 1]);
}

void alarm_clear(struct step *step, struct chat *chat, struct alarm *alarm) {
	*alarm = (struct alarm){ 0 };
	alarms_schedule(step, chat);
}

void alarms_clear(struct step *step, struct chat *chat) {
	chat->managers = (struct alarm){ 0 };
	alarm_clear(step, chat, &chat->agents);
}

bool alarm_is_due(const struct step *step, const struct alarm *alarm) {
	return alarm->due && alarm->due <= step->event->now;
}

desk_ms alarm_rest(const struct step *step, int64_t since, desk_ms span) {
	desk_ms rest = since + span - step->event->wall;

	if (rest < 0) {
		return 0;
	}
	return rest < span ? rest : span;
}
