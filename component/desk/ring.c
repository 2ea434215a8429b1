/*
 * Who is rung. A post is in one of three places: channel.callable, the rings
 * of the chat that rings, or none, so each step costs only what it changes.
 */

#include "desk/ring.h"

#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/queue.h"
#include "desk/tell.h"

static bool may_be_rung(const struct post *post) {
	const unsigned both = RIGHT_RESPOND | RIGHT_NOTIFY;

	return post->agent->is_present && (post->rights & both) == both;
}

static void stop(struct post *post) {
	list_take_out(&post->of_ring);
	post->ring = 0;
}

static void make_callable(struct post *post) {
	stop(post);
	if (may_be_rung(post)) {
		list_append(&post->channel->callable, &post->of_ring);
		channel_touch(post->channel);
	}
}

void ring_post_changed(struct post *post) {
	bool is_callable = !post->ring && !list_is_empty(&post->of_ring);

	/* Who is Away sees his ring corrected; who is gone or may not, nothing. */
	if (post->ring && !post->agent->is_gone && post->rights & RIGHT_RESPOND) {
		return;
	}
	if (!is_callable || !may_be_rung(post)) {
		make_callable(post);
	}
}

void ring_post_comes(struct step *step, struct post *post) {
	post->came = step->desk->steps;
	make_callable(post);
}

void ring_withdraw(struct step *step, struct chat *chat,
		const struct agent *taker) {
	list_for_each_safe(at, after, &chat->rings) {
		struct post *post = list_entry(at, struct post, of_ring);
		make_callable(post);
		if (post->agent == taker) {
			continue;
		}
		struct desk_effect *effect = tell_agent(step, chat->channel,
				post->agent, taker ? DESK_WORD_TAKEN_BY : DESK_WORD_RING_GONE);
		effect->tell.ring = chat->id;
		effect->tell.is_correction = true;
		effect->tell.head.numbers[0] = chat->id;
		effect->tell.head.texts[0] = taker ? keep_text(step, taker->name) : "";
	}
}

static void ring(struct step *step, struct post *post, struct chat *head) {
	size_t waiting = channel_waiting(post->channel);
	bool is_many = post->came == step->desk->steps && waiting > 1;
	struct desk_effect *effect = tell_agent(step, post->channel, post->agent,
			is_many ? DESK_WORD_RINGS : DESK_WORD_RING);
	struct desk_sentence *said = &effect->tell.head;

	effect->tell.ring = head->id;
	if (is_many) {
		said->numbers[0] = (int64_t)waiting;
	} else {
		said->numbers[0] = head->id;
		said->texts[0] = keep_text(step, visitor_name(head->visitor));
		said->texts[1] = keep_text(step, head->opening ? head->opening : "");
		said->duration = queue_waited(head, step->event->wall);
	}
	list_take_out(&post->of_ring);
	list_append(&head->rings, &post->of_ring);
	post->ring = head->id;
}

void ring_settle(struct step *step, struct channel *channel) {
	struct chat *head = queue_head(channel);

	if (!head || !step->desk->is_linked) {
		return;
	}
	list_for_each_safe(at, after, &channel->callable) {
		ring(step, list_entry(at, struct post, of_ring), head);
	}
}
