/*
 * Who is rung. A post is in one of three places: channel.callable, the rings
 * of the chat that rings, or none, so each step costs only what it changes.
 */

#include "desk/ring.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk/alarm.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/post.h"
#include "desk/queue.h"
#include "desk/tell.h"

/* Who was rung as late as this is not rung again with the others. */
#define AGAIN_SOONEST (30 * 1000)

bool ring_may_call(const struct post *post) {
	const unsigned both = RIGHT_RESPOND | RIGHT_NOTIFY;

	return post->agent->is_present && (post->rights & both) == both &&
			post_has_room(post);
}

static void end_offer(struct post *post) {
	struct chat *chat = chat_find(post->channel->desk, post->ring);

	chat->offered = NULL;
	chat->agents = (struct alarm){ 0 };
	chat_stir(chat);
	post->agent->offer = 0;
	list_for_each(at, &post->agent->posts) {
		post_stir(list_entry(at, struct post, of_agent));
	}
}

void ring_stop(struct post *post) {
	if (post->ring && post->ring_kind == RING_KIND_OFFER) {
		end_offer(post);
	}
	list_take_out(&post->of_ring);
	post->ring = 0;
	post->is_back = false;
	post_stir(post);
}

void ring_post_comes(struct step *step, struct post *post) {
	post->came = step->desk->steps;
	post->is_back = post->ring != 0;
	post_stir(post);
}

uint32_t ring_round(struct step *step, struct chat *chat) {
	if (chat->rung_in != step->desk->steps) {
		chat->last_round += chat->rung_in ? 1 : 0;
		chat->rung_in = step->desk->steps;
	}
	return chat->last_round;
}

void ring_begin_round(struct chat *chat) {
	chat->rung_in = chat->rung_in ? UINT64_MAX : 0; /* no step's */
}

void ring_revive(const struct step *step, struct chat *chat) {
	int64_t seconds = (step->event->wall - chat->opened) / 1000;

	/* So many rings it cannot have had. */
	chat->last_round =
			seconds > 0 && seconds < UINT32_MAX / 2 ? (uint32_t)seconds + 1 : 1;
}

void ring_hears(struct step *step, struct chat *chat,
		const struct desk_line *line) {
	if (chat->channel->routing == DESK_ROUTING_BROADCAST && chat->opening &&
			chat->state == CHAT_STATE_WAITING &&
			line->side == DESK_SIDE_VISITOR && !line->replaces &&
			!line->retracts && line->number >= chat->first_number &&
			chat->first_line_count < FIRST_LINES_MOST) {
		chat->first_lines[chat->first_line_count++] = xstrdup(
				text_one_line(step->out->arena, line->body, FIRST_LINE_MOST));
	}
}

static void add_lines(struct step *step, const struct chat *chat,
		struct desk_effect *effect) {
	struct desk_sentence *rows =
			arena_alloc(step->out->arena, FIRST_LINES_MOST * sizeof(*rows));

	for (size_t i = 0; i < chat->first_line_count; i++) {
		rows[i] = (struct desk_sentence){ .word = DESK_WORD_RING_LINE };
		rows[i].texts[0] = keep_text(step, chat->first_lines[i]);
	}
	effect->tell.head.texts[1] = "";
	effect->tell.rows = rows;
	effect->tell.row_count = chat->first_line_count;
}

struct desk_effect *ring_tell(struct step *step, struct post *post,
		struct chat *chat, enum desk_word word) {
	struct desk_effect *effect =
			tell_agent(step, post->channel, post->agent, word);
	struct desk_sentence *said = &effect->tell.head;

	if (post->ring != chat->id) {
		if (post->turns) {
			timer_clear(post->turns, &post->turn);
		}
		list_take_out(&post->of_ring);
		list_append(&chat->rings, &post->of_ring);
		post->ring = chat->id;
	}
	post->ring_kind = RING_KIND_CALL;
	post->ring_round = ring_round(step, chat);
	post->rung_at = step->event->now;
	effect->tell.ring = chat->id;
	effect->tell.round = post->ring_round;
	said->numbers[0] = chat->id;
	said->texts[0] = keep_text(step, visitor_name(chat->visitor));
	said->texts[1] = keep_text(step, chat->opening ? chat->opening : "");
	said->duration = queue_waited(chat, step->event->wall);
	if (chat->first_line_count) {
		add_lines(step, chat, effect);
	}
	return effect;
}

struct desk_effect *ring_correct(struct step *step, const struct post *post,
		enum desk_word word) {
	struct desk_effect *effect =
			tell_agent(step, post->channel, post->agent, word);

	effect->tell.ring = post->ring;
	effect->tell.round = post->ring_round;
	effect->tell.is_correction = true;
	effect->tell.head.numbers[0] = post->ring;
	return effect;
}

void ring_withdraw(struct step *step, struct chat *chat,
		const struct agent *taker) {
	list_for_each_safe(at, after, &chat->rings) {
		struct post *post = list_entry(at, struct post, of_ring);
		if (post->agent != taker) {
			ring_correct(step, post,
					taker ? DESK_WORD_TAKEN_BY : DESK_WORD_RING_GONE)
					->tell.head.texts[0] =
					taker ? keep_text(step, taker->name) : "";
		}
		ring_stop(post);
	}
}

/* Who comes is told how many wait, in one ring. */
static void ring(struct step *step, struct post *post, struct chat *head) {
	size_t waiting = channel_waiting(post->channel);

	if (post->came != step->desk->steps || waiting < 2) {
		ring_tell(step, post, head, DESK_WORD_RING);
		return;
	}
	struct desk_effect *effect = ring_tell(step, post, head, DESK_WORD_RINGS);
	effect->tell.head = (struct desk_sentence){ .word = DESK_WORD_RINGS };
	effect->tell.head.numbers[0] = (int64_t)waiting;
	effect->tell.row_count = 0;
}

void ring_settle_post(struct step *step, struct post *post) {
	if (post->is_back && step->desk->is_linked && ring_may_call(post) &&
			post->ring_kind != RING_KIND_OFFER) {
		ring(step, post, chat_find(step->desk, post->ring));
	}
	post->is_back = false;
}

static void ring_again(struct step *step, struct chat *chat) {
	bool was_told = false;

	list_for_each(at, &chat->rings) {
		struct post *post = list_entry(at, struct post, of_ring);
		if (step->desk->is_linked && post->ring_kind == RING_KIND_CALL &&
				ring_may_call(post) &&
				step->event->now - post->rung_at >= AGAIN_SOONEST) {
			ring_tell(step, post, chat, DESK_WORD_RING_AGAIN)->tell.is_urgent =
					true;
			was_told = true;
		}
	}
	if (was_told) {
		alarm_again(step, chat, &chat->agents);
	} else {
		alarm_wait(step, chat, &chat->agents, false);
	}
}

/* SPEC, section 3.2: only where some agent could have taken it. */
static bool may_alarm(const struct channel *channel) {
	return channel->desk->is_linked &&
			channel->present_count > channel->manager_count;
}

static bool may_hear_alarm(const struct post *post, const struct chat *chat) {
	bool is_free = !post->ring ||
			(post->ring == chat->id && post->ring_kind != RING_KIND_OFFER);

	return post->agent->is_present && post->rights & RIGHT_NOTIFY && is_free;
}

static void ring_managers(struct step *step, struct chat *chat) {
	bool was_told = false;

	list_for_each(at, &chat->channel->managers) {
		struct post *post = list_entry(at, struct post, of_managers);
		if (may_alarm(chat->channel) && may_hear_alarm(post, chat)) {
			ring_tell(step, post, chat, DESK_WORD_RING_MANAGER)
					->tell.is_urgent = true;
			post->ring_kind = RING_KIND_ALARM;
			was_told = true;
		}
	}
	if (was_told) {
		alarm_again(step, chat, &chat->managers);
	} else {
		alarm_wait(step, chat, &chat->managers, step->desk->is_linked);
	}
}

/* He waits for long enough by now, or once more. */
static void agents_are_due(struct step *step, struct chat *chat) {
	if (!chat->is_ripe) {
		chat->is_ripe = true;
		alarm_clear(step, chat, &chat->agents);
		channel_touch(chat->channel);
	} else if (list_is_empty(&chat->rings)) {
		alarm_clear(step, chat, &chat->agents);
	} else {
		ring_again(step, chat);
	}
}

void ring_is_due(struct step *step, struct chat *chat) {
	/* First the managers: what is told to them is not told them twice. */
	if (alarm_is_due(step, &chat->managers)) {
		ring_managers(step, chat);
	}
	if (alarm_is_due(step, &chat->agents)) {
		agents_are_due(step, chat);
	}
}

/* Who has waited longest rings, and where chats are offered, whose turn it is
 * to go to anybody. */
static struct chat *head_of(const struct channel *channel) {
	if (!channel_offers(channel)) {
		return queue_head(channel);
	}
	return list_is_empty(&channel->open)
			? NULL
			: list_entry(channel->open.next, struct chat, of_offer);
}

/* He has waited for long enough, or his alarm is set for when he has. */
static bool is_ripe(struct step *step, struct chat *chat) {
	desk_ms span = chat->channel->ring_new;

	if (span < 0) {
		return false;
	}
	if (!chat->is_ripe) {
		desk_ms rest = alarm_rest(step, chat->waits_since, span);
		chat->is_ripe = !rest || chat->is_returned || chat->is_for_all;
		if (!chat->is_ripe && !chat->agents.due) {
			alarm_set(step, chat, &chat->agents, rest);
		}
	}
	return chat->is_ripe;
}

static void watch_for_managers(struct step *step, struct chat *chat) {
	desk_ms span = chat->channel->ring_new_manager;

	if (span >= 0 && !chat->managers.due) {
		alarm_set(step, chat, &chat->managers,
				alarm_rest(step, chat->waits_since, span));
	}
}

void ring_settle(struct step *step, struct channel *channel) {
	struct chat *first = queue_head(channel), *head = head_of(channel);

	if (!first || !step->desk->is_linked) {
		return;
	}
	watch_for_managers(step, first);
	if (!head || !is_ripe(step, head)) {
		return;
	}
	bool is_first = list_is_empty(&head->rings) || !head->agents.due;
	list_for_each_safe(at, after, &channel->callable) {
		ring(step, list_entry(at, struct post, of_ring), head);
	}
	if (is_first && !list_is_empty(&head->rings)) {
		head->agents.times = 0;
		alarm_again(step, head, &head->agents);
	}
}
