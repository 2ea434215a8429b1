/*
 * The words of a gap. The mind keeps no bodies, so a line is fetched first.
 */

#include "desk/gap.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/tell.h"

/* Days since 1970 as a date of the Gregorian calendar. */
static void date_of(int64_t days, int64_t *year, int64_t *month, int64_t *day) {
	/* Eras of 400 years from 0000-03-01, so that leap days come last. */
	days += 719468;
	int64_t era = days / 146097;
	int64_t of_era = days - era * 146097;
	int64_t years =
			(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
	int64_t shifted = (5 * of_year + 2) / 153;

	*day = of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = years + era * 400 + (*month <= 2 ? 1 : 0);
}

static const char *print_time(const struct step *step, int64_t wall) {
	int64_t seconds = (wall > 0 ? wall : 0) / 1000, year, month, day;

	date_of(seconds / 86400, &year, &month, &day);
	return arena_print(step->out->arena,
			"%04" PRId64 "-%02" PRId64 "-%02" PRId64 " %02" PRId64 ":%02" PRId64
			":%02" PRId64 " UTC",
			year, month, day, seconds / 3600 % 24, seconds / 60 % 60,
			seconds % 60);
}

static void tell(struct step *step, struct chat *chat, const char *last) {
	struct desk_sentence *row = arena_alloc(step->out->arena, sizeof(*row));
	struct desk_effect *effect = tell_in_chat(step, chat, DESK_WORD_GAP);

	chat->has_gap = false;
	row->word = last ? DESK_WORD_GAP_LAST : DESK_WORD_GAP_NONE;
	if (last) {
		row->texts[0] = text_one_line(step->out->arena, last, QUOTE_MOST);
	}
	effect->tell.head.texts[0] = print_time(step, step->desk->gap_from);
	effect->tell.head.texts[1] = print_time(step, step->desk->gap_until);
	effect->tell.rows = row;
	effect->tell.row_count = 1;
}

void gap_settle(struct step *step, struct chat *chat) {
	if (!chat->has_gap || !step->desk->is_linked) {
		return;
	}
	if (!chat->gap_line) {
		tell(step, chat, NULL);
		return;
	}
	leg_fetch(step, chat, DESK_LEG_AGENT, chat->gap_line - 1);
}

void gaps_tell(struct step *step) {
	struct desk *desk = step->desk;

	desk->has_gap = false;
	desk->gap_until = step->event->wall;
	for (size_t i = 0; i < desk->channel_count; i++) {
		list_for_each(at, &desk->channels[i].talking) {
			gap_settle(step, list_entry(at, struct chat, link));
		}
	}
}

void gap_fetched(struct step *step, struct chat *chat) {
	const struct desk_event *event = step->event;
	const struct leg *leg = leg_of(chat, DESK_LEG_AGENT);

	if (!chat->has_gap || !chat->gap_line || !step->desk->is_linked ||
			event->fetched.leg != DESK_LEG_AGENT) {
		return;
	}
	for (size_t i = 0; i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		if (line->number == chat->gap_line) {
			tell(step, chat, line->body);
			return;
		}
	}
	if (leg->is_fetching && leg->asked == chat->gap_line - 1) {
		chat->gap_line = 0; /* a line that is no more */
	}
}
