/*
 * Reminders of running chats. Each agent has one open at most in a channel; a
 * second chat that keeps somebody waiting has its turn when that is answered.
 */

#include "desk/remind.h"

#include "desk/alarm.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/post.h"
#include "desk/ring.h"
#include "desk/tell.h"

void remind_stop(struct post *post) {
	list_take_out(&post->of_reminder);
	post->reminder = 0;
}

/* Why nobody has to be reminded any more, or DESK_WORD_COUNT. */
static enum desk_word word_of_end(const struct chat *chat) {
	if (chat->state == CHAT_STATE_WAITING) {
		return DESK_WORD_RING_RETURNED;
	}
	if (chat->state != CHAT_STATE_TALKING) {
		return DESK_WORD_RING_GONE;
	}
	if (chat->is_new_to_him) {
		return DESK_WORD_TAKEN_BY;
	}
	return chat->asked_since ? DESK_WORD_COUNT : DESK_WORD_ANSWERED_NOW;
}

/* Since then somebody waits for his answer. */
static int64_t waits_since(const struct chat *chat) {
	return chat->asked_since > chat->his_since ? chat->asked_since
											   : chat->his_since;
}

void remind_agent_comes(struct step *step, struct agent *agent) {
	list_for_each(at, &agent->chats) {
		struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_TALKING && chat->asked_since &&
				chat->agents.due &&
				!alarm_rest(step, waits_since(chat),
						chat->channel->ring_open)) {
			alarm_set(step, chat, &chat->agents, 0);
		}
	}
}

static void withdraw(struct step *step, struct chat *chat) {
	enum desk_word word = word_of_end(chat);

	if (word == DESK_WORD_COUNT) {
		return;
	}
	ring_begin_round(chat);
	list_for_each_safe(at, after, &chat->reminders) {
		struct post *post = list_entry(at, struct post, of_reminder);
		if (word != DESK_WORD_TAKEN_BY || post->agent != chat->agent) {
			struct desk_effect *effect =
					tell_agent(step, post->channel, post->agent, word);
			effect->tell.ring = chat->id;
			effect->tell.round = post->reminder_round;
			effect->tell.is_correction = true;
			effect->tell.head.numbers[0] = chat->id;
			effect->tell.head.texts[0] = word == DESK_WORD_TAKEN_BY
					? keep_text(step, chat->agent ? chat->agent->name : "")
					: "";
		}
		remind_stop(post);
		if (post->agent == chat->agent) {
			remind_agent_comes(step, post->agent);
		}
	}
}

static void follow_silence(struct step *step, struct chat *chat) {
	desk_ms span = chat->channel->silent_after;
	int64_t since = chat->last_said > chat->his_since ? chat->last_said
													  : chat->his_since;
	desk_ms rest = alarm_rest(step, since, span);
	bool is_silent = span > 0 && !rest;

	if (is_silent != chat->is_silent) {
		chat_count_out(chat);
		chat->is_silent = is_silent;
		chat_count(chat);
	}
	if (rest && !chat->silent_timer.place) {
		timer_set(&step->desk->timers, &chat->silent_timer,
				step->event->now + rest);
	}
}

static void begin(struct step *step, struct chat *chat, struct alarm *alarm,
		desk_ms span) {
	if (span >= 0 && !alarm->due) {
		alarm_set(step, chat, alarm, alarm_rest(step, waits_since(chat), span));
	}
}

void remind_settle(struct step *step, struct chat *chat) {
	withdraw(step, chat);
	if (chat->state != CHAT_STATE_TALKING) {
		chat->is_silent = chat->is_new_to_him = false;
		timer_clear(&step->desk->timers, &chat->silent_timer);
		return;
	}
	if (chat->is_new_to_him) {
		chat->is_new_to_him = false;
		chat->his_since = step->event->wall;
		alarms_clear(step, chat);
	}
	follow_silence(step, chat);
	if (!chat->asked_since) {
		alarms_clear(step, chat);
		return;
	}
	begin(step, chat, &chat->agents, chat->channel->ring_open);
	begin(step, chat, &chat->managers, chat->channel->ring_open_manager);
}

/* False where he has another one open, or is Away. */
static bool remind(struct step *step, struct chat *chat, struct post *post,
		const struct alarm *alarm) {
	bool is_his = post->agent == chat->agent;

	if (!post->agent->is_present ||
			(post->reminder && post->reminder != chat->id)) {
		return false;
	}
	struct desk_effect *effect = tell_agent(step, post->channel, post->agent,
			is_his ? DESK_WORD_UNANSWERED : DESK_WORD_UNANSWERED_MANAGER);
	list_take_out(&post->of_reminder);
	list_append(&chat->reminders, &post->of_reminder);
	post->reminder = chat->id;
	post->reminder_round = ring_round(step, chat);
	effect->tell.ring = chat->id;
	effect->tell.round = post->reminder_round;
	effect->tell.is_urgent = alarm->times > 0;
	effect->tell.head.numbers[0] = chat->id;
	effect->tell.head.texts[0] = keep_text(step, visitor_name(chat->visitor));
	effect->tell.head.texts[1] = keep_text(step,
			is_his                ? chat->visitor->address
					: chat->agent ? chat->agent->name
								  : "");
	effect->tell.head.duration = step->event->wall - chat->asked_since;
	return true;
}

static void remind_agent(struct step *step, struct chat *chat) {
	struct post *post =
			chat->agent ? agent_post(chat->agent, chat->channel) : NULL;
	bool was_told = step->desk->is_linked && post &&
			remind(step, chat, post, &chat->agents);

	if (was_told) {
		alarm_again(step, chat, &chat->agents);
	} else {
		alarm_wait(step, chat, &chat->agents, false);
	}
}

static void remind_managers(struct step *step, struct chat *chat) {
	bool was_told = false;

	list_for_each(at, &chat->channel->managers) {
		struct post *post = list_entry(at, struct post, of_managers);
		if (step->desk->is_linked && post->rights & RIGHT_NOTIFY &&
				post->agent != chat->agent) {
			was_told |= remind(step, chat, post, &chat->managers);
		}
	}
	if (was_told) {
		alarm_again(step, chat, &chat->managers);
	} else {
		alarm_wait(step, chat, &chat->managers,
				step->desk->is_linked && chat->channel->manager_count);
	}
}

void remind_is_due(struct step *step, struct chat *chat) {
	if (alarm_is_due(step, &chat->agents)) {
		remind_agent(step, chat);
	}
	if (alarm_is_due(step, &chat->managers)) {
		remind_managers(step, chat);
	}
}
