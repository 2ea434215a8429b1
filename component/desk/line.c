/*
 * A line by itself: whether it can be read, whether it came before, what it
 * corrects. To whom it goes is not known here.
 */

#include "desk/line.h"

#include "base/text.h"
#include "desk/event.h"
#include "desk/model.h"

bool line_is_readable(const struct step *step, enum desk_refusal *why) {
	const struct desk_event *event = step->event;
	const char *body = event->line.body ? event->line.body : "";

	if (event->line.is_encrypted) {
		*why = DESK_REFUSAL_ENCRYPTED;
	} else if (event->line.is_too_long) {
		*why = DESK_REFUSAL_TOO_LONG;
	} else if (!event->line.retracts &&
			!text_name(step->out->arena, body, 1)[0]) {
		/* Nothing is left of it that anybody sees. */
		*why = DESK_REFUSAL_EMPTY;
	} else {
		return true;
	}
	return false;
}

bool line_wants_words(struct step *step, enum desk_refusal why, desk_ms every) {
	const struct desk_event *event = step->event;
	struct desk *desk = step->desk;
	const struct warned now = { recent_id(event->from, event->to), event->now };

	if (why != DESK_REFUSAL_ENCRYPTED) {
		return false;
	}
	for (size_t i = 0; i < WARNED_MOST; i++) {
		struct warned *warned = &desk->warned[i];
		if (warned->whom == now.whom) {
			bool is_due = now.at - warned->at >= every;
			warned->at = is_due ? now.at : warned->at;
			return is_due;
		}
	}
	desk->warned[desk->warned_next] = now;
	desk->warned_next = (desk->warned_next + 1) % WARNED_MOST;
	return true;
}

const struct remembered *line_repeated(const struct step *step,
		const struct conversation *conversation, enum desk_side side,
		const char *sender) {
	const struct desk_event *event = step->event;

	return event->line.id && event->line.id[0]
			? conversation_recall(conversation, side,
					  recent_id(sender, event->line.id), &event->line.digest)
			: NULL;
}

bool line_conflicts(const struct step *step,
		const struct conversation *conversation, const char *sender) {
	const struct desk_event *event = step->event;

	return event->line.id && event->line.id[0] &&
			conversation_recall(conversation, DESK_SIDE_VISITOR,
					recent_id(sender, event->line.id), NULL);
}

uint32_t line_named(const struct step *step, const struct chat *chat,
		enum desk_side side, const char *id) {
	const struct remembered *line = NULL;

	if (id && id[0]) {
		line = conversation_recall(chat->conversation, side,
				recent_id(step->event->from, id), NULL);
	}
	return line && line->number >= chat->first_number ? line->number : 0;
}

void line_is_heard(struct chat *chat, const struct desk_line *line) {
	bool is_visitor = line->side == DESK_SIDE_VISITOR;

	if (line->side == DESK_SIDE_DESK) {
		return;
	}
	chat->last_word = line->side;
	chat->last_said = line->wall;
	if (line->side == DESK_SIDE_AGENT) {
		chat->asked_since = 0;
	} else if (is_visitor && !chat->asked_since && !line->retracts) {
		chat->asked_since = line->wall;
	}
	chat_stir(chat);
}
