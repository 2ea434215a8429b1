/*
 * Offers. Whose turn it is stands on top of a heap, one for each language, so
 * that choosing does not look at everybody; it is asked of the heaps' tops.
 */

#include "desk/offer.h"

#include <string.h>

#include "desk/alarm.h"
#include "desk/asker.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/language.h"
#include "desk/model.h"
#include "desk/post.h"
#include "desk/queue.h"
#include "desk/remind.h"
#include "desk/ring.h"

/* So many chats that wait for a certain colleague are looked at in a step. */
#define PASSED_AT_ONCE 32

enum reason {
	REASON_LAST_AGENT,
	REASON_LANGUAGE,
	REASON_TURN,
	REASON_FEWEST,
	REASON_REJECTED,
	REASON_UNANSWERED,
	REASON_AWAY,
	REASON_ALL,
};

/* As the store has it, and as it is told. */
static const struct {
	const char *text;
	enum desk_word word;
} reasons[] = {
	[REASON_LAST_AGENT] = { "last-agent", DESK_WORD_WHY_LAST_AGENT },
	[REASON_LANGUAGE] = { "language", DESK_WORD_WHY_LANGUAGE },
	[REASON_TURN] = { "turn", DESK_WORD_WHY_TURN },
	[REASON_FEWEST] = { "fewest", DESK_WORD_WHY_FEWEST },
	[REASON_REJECTED] = { "rejected", DESK_WORD_WHY_REJECTED },
	[REASON_UNANSWERED] = { "unanswered", DESK_WORD_WHY_UNANSWERED },
	[REASON_AWAY] = { "away", DESK_WORD_WHY_AWAY },
	[REASON_ALL] = { "all", DESK_WORD_WHY_ALL },
};

enum desk_word offer_why(const char *text) {
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++) {
		if (strcmp(text, reasons[i].text) == 0) {
			return reasons[i].word;
		}
	}
	return DESK_WORD_WHY_ROW;
}

static void keep_why(struct step *step, const struct chat *chat,
		enum reason reason, const struct agent *agent) {
	struct desk_deed_row *row = keep_deed(step, chat, DESK_DEED_ROUTE, NULL);

	row->text = reasons[reason].text;
	row->whom = agent ? keep_text(step, agent->name) : "";
}

static bool was_asked(const struct chat *chat, const struct post *post) {
	list_for_each(at, &chat->asks) {
		if (list_entry(at, struct ask, of_chat)->post == post) {
			return true;
		}
	}
	return false;
}

static size_t count_asks(const struct chat *chat) {
	size_t count = 0;

	list_for_each(at, &chat->asks) {
		count++;
	}
	return count;
}

static void forget_asks(struct chat *chat) {
	list_for_each_safe(at, after, &chat->asks) {
		ask_destroy(list_entry(at, struct ask, of_chat));
	}
}

static struct post *post_at(struct timer *turn) {
	return list_entry(turn, struct post, turn);
}

/* Whose turn it is of those, or NULL. */
static struct post *first_of(struct timers *turns, const struct chat *chat) {
	struct timer *asked[OFFERS_MOST];
	struct post *found = NULL;
	size_t count = 0;

	while (turns->count && !found) {
		struct timer *top = turns->heap[1];
		if (was_asked(chat, post_at(top))) {
			asked[count++] = top;
			timer_clear(turns, top);
		} else {
			found = post_at(top);
		}
	}
	while (count) {
		count--;
		timer_set(turns, asked[count], asked[count]->due);
	}
	return found;
}

static struct post *first_of_all(const struct channel *channel,
		const struct chat *chat) {
	struct post *found = NULL;

	for (size_t i = 0; i <= channel->desk->language_count; i++) {
		struct post *post = first_of(&channel->turns[i], chat);
		if (post && (!found || post->turn.due < found->turn.due)) {
			found = post;
		}
	}
	return found;
}

/* Who had him last, as far as that chat is still known. */
static struct post *last_agent(const struct chat *chat) {
	list_for_each(at, &chat->conversation->chats) {
		const struct chat *other = list_entry(at, struct chat, of_conversation);
		if (other->agent && other->id <= chat->id) {
			return agent_post(other->agent, chat->channel);
		}
	}
	return NULL;
}

static const char *language_of(const struct chat *chat) {
	const struct visit *visit = chat->visitor->visit;

	if (chat->lang[0]) {
		return chat->lang;
	}
	return visit && visit->facts ? visit->facts->page.language : "";
}

static struct post *choose(const struct chat *chat, enum reason *reason) {
	const struct channel *channel = chat->channel;
	const struct desk *desk = channel->desk;
	struct post *post = last_agent(chat);
	size_t language = desk_language(desk, language_of(chat));

	*reason = REASON_LAST_AGENT;
	if (post && post->turn.place && !was_asked(chat, post)) {
		return post;
	}
	if (language < desk->language_count) {
		*reason = REASON_LANGUAGE;
		post = first_of(&channel->turns[language], chat);
		if (post) {
			return post;
		}
	}
	*reason = channel->routing == DESK_ROUTING_LEAST_BUSY ? REASON_FEWEST
														  : REASON_TURN;
	return first_of_all(channel, chat);
}

static void offer(struct step *step, struct chat *chat, struct post *post,
		enum reason reason) {
	desk_ms span = chat->channel->offer_time;

	list_take_out(&chat->of_offer);
	ring_tell(step, post, chat, DESK_WORD_OFFER)->tell.head.duration = span;
	post->ring_kind = RING_KIND_OFFER;
	post->last_offer = ++post->channel->offers;
	post->agent->offer = chat->id;
	chat->offered = post;
	alarm_set(step, chat, &chat->agents, span);
	list_for_each(at, &post->agent->posts) {
		post_stir(list_entry(at, struct post, of_agent));
	}
	keep_why(step, chat, reason, post->agent);
}

/* He did not take it: it goes to somebody else. */
static void pass_on(struct step *step, struct chat *chat, enum reason reason) {
	struct post *post = chat->offered;

	keep_why(step, chat, reason, post->agent);
	if (!post->agent->is_gone) {
		ring_correct(step, post, DESK_WORD_OFFER_OVER);
	}
	ask_create(chat, post);
	ring_stop(post);
	alarm_clear(step, chat, &chat->agents);
}

bool offer_reject(struct step *step, const struct asker *asker,
		struct chat *chat) {
	if (chat->offered != asker->post) {
		return false;
	}
	pass_on(step, chat, REASON_REJECTED);
	return true;
}

void offer_is_due(struct step *step, struct chat *chat) {
	if (!chat->offered || !alarm_is_due(step, &chat->agents)) {
		return;
	}
	if (step->desk->is_linked) {
		pass_on(step, chat, REASON_UNANSWERED);
	} else {
		/* He cannot know; with the link it is offered anew. */
		alarm_wait(step, chat, &chat->agents, false);
	}
}

void offer_post_leaves(struct post *post) {
	ring_stop(post);
	remind_stop(post);
}

/*
 * Who is new is looked for at the end; who came back to the queue, or was
 * offered before and not refused, at the head.
 */
static void line_up(struct list *list, struct chat *chat) {
	bool is_old = list == &chat->channel->fresh && chat->rung_in;
	struct list *at = list;

	if (chat->is_returned || is_old) {
		while (at->next != list &&
				queue_is_before(list_entry(at->next, struct chat, of_offer),
						chat)) {
			at = at->next;
		}
	} else {
		at = list->prev;
		while (at != list &&
				queue_is_before(chat, list_entry(at, struct chat, of_offer))) {
			at = at->prev;
		}
	}
	list_insert_after(at, &chat->of_offer);
}

void offer_settle_chat(struct step *step, struct chat *chat) {
	struct channel *channel = chat->channel;

	if (chat->state != CHAT_STATE_WAITING || !channel_offers(channel)) {
		list_take_out(&chat->of_offer);
		forget_asks(chat);
		return;
	}
	if (!chat->offered && list_is_empty(&chat->of_offer)) {
		line_up(chat->is_for_all                     ? &channel->open
						: list_is_empty(&chat->asks) ? &channel->fresh
													 : &channel->passed,
				chat);
		alarms_schedule(step, chat);
		channel_touch(channel);
	}
}

/* His place among those who may be offered something, or none. */
static void take_turn(struct post *post, bool is_free) {
	struct channel *channel = post->channel;
	uint64_t load =
			channel->routing == DESK_ROUTING_LEAST_BUSY ? post->load : 0;

	if (post->turns) {
		timer_clear(post->turns, &post->turn);
	}
	if (is_free) {
		post->turns = &channel->turns[desk_language(channel->desk,
				post->agent->lang)];
		timer_set(post->turns, &post->turn,
				(desk_ms)(load << 40 | post->last_offer));
	}
}

void offer_settle_post(struct step *step, struct post *post) {
	bool is_able = ring_may_call(post);
	bool is_listed = !list_is_empty(&post->of_ring);
	struct chat *offered = post_offer(post);

	if (is_able != post->is_able) {
		post->channel->able_count += is_able ? 1 : (size_t)-1;
		post->is_able = is_able;
	}
	if (offered && !post->agent->is_present) {
		pass_on(step, offered, REASON_AWAY);
	}
	if (post->agent->is_gone || !(post->rights & RIGHT_RESPOND)) {
		remind_stop(post);
		if (post->ring) {
			ring_stop(post); /* who is gone sees no correction */
		}
	}
	ring_settle_post(step, post);
	if (!post->ring && is_able && !is_listed) {
		list_append(&post->channel->callable, &post->of_ring);
	} else if (!post->ring && !is_able) {
		list_take_out(&post->of_ring);
	}
	if (channel_offers(post->channel)) {
		take_turn(post, is_able && !post->ring && !post->agent->offer);
	}
}

/* Somebody who was not asked is able to take it, only not at the moment. */
static bool may_wait(const struct chat *chat) {
	size_t able = 0;

	list_for_each(at, &chat->asks) {
		able += list_entry(at, struct ask, of_chat)->post->is_able;
	}
	return count_asks(chat) < OFFERS_MOST && chat->channel->able_count > able;
}

static void open_to_all(struct step *step, struct chat *chat) {
	keep_why(step, chat, REASON_ALL, NULL);
	forget_asks(chat);
	chat->is_for_all = true;
	list_take_out(&chat->of_offer);
	line_up(&chat->channel->open, chat);
}

void offer_settle(struct step *step, struct channel *channel) {
	enum reason reason;
	struct post *post;
	size_t seen = 0;

	if (!step->desk->is_linked) {
		return;
	}
	list_for_each_safe(at, after, &channel->passed) {
		struct chat *chat = list_entry(at, struct chat, of_offer);
		if (seen++ == PASSED_AT_ONCE) {
			break;
		}
		if (!may_wait(chat)) {
			open_to_all(step, chat);
		} else if ((post = choose(chat, &reason)) != NULL) {
			offer(step, chat, post, reason);
		}
	}
	while (!list_is_empty(&channel->fresh)) {
		struct chat *chat =
				list_entry(channel->fresh.next, struct chat, of_offer);
		if (!(post = choose(chat, &reason))) {
			return;
		}
		offer(step, chat, post, reason);
	}
}
