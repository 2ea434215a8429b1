#ifndef DESK_ALARM_H
#define DESK_ALARM_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * When somebody is told of a chat, and told again ever more seldom. A chat has
 * two alarms, for its agents and for the managers, and one timer for both.
 */

struct alarm;
struct chat;
struct step;

void alarm_set(struct step *step, struct chat *chat, struct alarm *alarm,
		desk_ms span);

/* Somebody was told, and is again, later than the last time. */
void alarm_again(struct step *step, struct chat *chat, struct alarm *alarm);

/* Nobody could be told: perhaps soon, or when somebody is there again. */
void alarm_wait(struct step *step, struct chat *chat, struct alarm *alarm,
		bool is_soon);

void alarm_clear(struct step *step, struct chat *chat, struct alarm *alarm);
void alarms_clear(struct step *step, struct chat *chat);

/* Sets the timer for what is due next. */
void alarms_schedule(struct step *step, struct chat *chat);

bool alarm_is_due(const struct step *step, const struct alarm *alarm);

/* What is left of the span since then, by the clock on the wall. */
desk_ms alarm_rest(const struct step *step, int64_t since, desk_ms span);

#endif
