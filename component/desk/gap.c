/*
 * The words of a gap. The mind keeps no bodies, so a line is fetched first.
 */

#include "desk/gap.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/leg.h"
#include "desk/model.h"
#include "desk/tell.h"

static void tell(struct step *step, struct chat *chat, const char *last) {
	struct desk_sentence *row = arena_alloc(step->out->arena, sizeof(*row));
	struct desk_effect *effect = tell_in_chat(step, chat, DESK_WORD_GAP);

	chat->has_gap = false;
	row->word = last ? DESK_WORD_GAP_LAST : DESK_WORD_GAP_NONE;
	if (last) {
		row->texts[0] = text_one_line(step->out->arena, last, QUOTE_MOST);
	}
	effect->tell.head.texts[0] =
			text_moment(step->out->arena, step->desk->gap_from);
	effect->tell.head.texts[1] =
			text_moment(step->out->arena, step->desk->gap_until);
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
