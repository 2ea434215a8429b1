/*
 * Orders by form. What is chosen there is what would have been typed, and what
 * comes of it is told in the same words.
 */

#include "desk/on_order.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/choices.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/language.h"
#include "desk/model.h"
#include "desk/orders.h"
#include "desk/recent.h"
#include "desk/staff.h"
#include "desk/tell.h"

/* Words that say that nothing was done; all others tell what was. */
static bool is_refusal(enum desk_word word) {
	static const bool refusals[DESK_WORD_COUNT] = {
		[DESK_WORD_MAY_NOT] = true,
		[DESK_WORD_UNKNOWN_COMMAND] = true,
		[DESK_WORD_WORDS_MISSING] = true,
		[DESK_WORD_NO_SUCH_CHAT] = true,
		[DESK_WORD_NO_CHAT_FITS] = true,
		[DESK_WORD_AMBIGUOUS] = true,
		[DESK_WORD_WHICH_CHAT] = true,
		[DESK_WORD_ALREADY_YOURS] = true,
		[DESK_WORD_ALREADY_TAKEN] = true,
		[DESK_WORD_NOT_WAITING] = true,
		[DESK_WORD_NOT_ENDED] = true,
		[DESK_WORD_TOO_LATE] = true,
		[DESK_WORD_VISITOR_BUSY] = true,
		[DESK_WORD_COUNT_WRONG] = true,
		[DESK_WORD_SPAN_WRONG] = true,
		[DESK_WORD_LANGUAGE_UNKNOWN] = true,
		[DESK_WORD_TRANSFER_TO_YOURSELF] = true,
		[DESK_WORD_TRANSFER_PENDING] = true,
		[DESK_WORD_TRANSFER_NONE] = true,
		[DESK_WORD_TRANSFER_NOTHING] = true,
		[DESK_WORD_TRANSFER_CLOSED] = true,
		[DESK_WORD_NOT_TAKEN] = true,
		[DESK_WORD_NOT_YOURS] = true,
		[DESK_WORD_SERVED_ELSEWHERE] = true,
		[DESK_WORD_NO_SUCH_COLLEAGUE] = true,
		[DESK_WORD_COLLEAGUE_UNCLEAR] = true,
		[DESK_WORD_COLLEAGUE_AWAY] = true,
		[DESK_WORD_COLLEAGUE_FULL] = true,
		[DESK_WORD_LISTEN_NOT] = true,
		[DESK_WORD_LISTEN_NOBODY] = true,
		[DESK_WORD_LISTEN_NOTHING] = true,
		[DESK_WORD_LISTEN_TOO_MANY] = true,
		[DESK_WORD_WHISPER_NOBODY] = true,
		[DESK_WORD_SEARCH_BUSY] = true,
		[DESK_WORD_TAG_WRONG] = true,
		[DESK_WORD_TAGS_FULL] = true,
		[DESK_WORD_TAG_NONE] = true,
		[DESK_WORD_NOT_BLOCKED] = true,
		[DESK_WORD_NOBODY_BLOCKED] = true,
	};

	return refusals[word];
}

void order_result(struct step *step, size_t before) {
	struct desk_effects *out = step->out;

	if (!step->event->asked || step->event->type == DESK_EVENT_LINE) {
		return;
	}
	for (size_t i = before; i < out->count; i++) {
		struct desk_effect told = out->items[i];
		if (told.type == DESK_EFFECT_SEARCH && told.asked) {
			return; /* what it finds is the answer */
		}
		if (told.type == DESK_EFFECT_TELL &&
				strcmp(told.to, step->event->from) == 0) {
			struct desk_effect *result = tell_reply(step, DESK_EFFECT_RESULT);
			result->lang = told.lang;
			result->result.is_refused = is_refusal(told.tell.head.word);
			result->result.head = told.tell.head;
			result->result.rows = told.tell.rows;
			result->result.row_count = told.tell.row_count;
			return;
		}
	}
	tell_reply(step, DESK_EFFECT_RESULT)->result.head.word = DESK_WORD_DONE;
}

/* The channel in which a chat is that he names by its number, at the domain. */
static struct post *post_of_chat(const struct step *step,
		const struct agent *agent, const struct order *order) {
	const struct chat *chat = chat_find(step->desk,
			command_number(order_value(order, VALUE_CHAT)));

	return chat ? agent_post(agent, chat->channel) : NULL;
}

/*
 * Where he asks. At the domain: the channel of the chat, the one that he
 * chose, or the first in which he may.
 */
static struct post *post_of(const struct step *step, const struct agent *agent,
		const struct order *order) {
	const struct desk_event *event = step->event;
	const char *name = event->to[0] ? event->to : event->order.channel;
	const struct channel *channel =
			name[0] ? channel_find(step->desk, name) : NULL;
	struct post *post = NULL;

	if (!event->to[0]) {
		post = post_of_chat(step, agent, order);
	}
	if (!post && name[0]) {
		return channel ? agent_post(agent, channel) : NULL;
	}
	if (!post && !list_is_empty(&agent->posts)) {
		post = list_entry(agent->posts.next, struct post, of_agent);
	}
	list_for_each(at, &agent->posts) {
		struct post *other = list_entry(at, struct post, of_agent);
		if (!asker_may(post, order->command)) {
			post = other;
		}
	}
	return post;
}

/* Whether he is one of those who give orders there; else he is refused. */
static bool may_order(struct step *step, struct order *order,
		struct asker *asker) {
	const struct desk_event *event = step->event;
	const struct agent *agent = agent_find(step->desk, event->from);
	const struct channel *channel = channel_find(step->desk, event->to);

	*order = (struct order){ .command = command_find(event->order.command),
		.word = event->order.command,
		.rest = "",
		.values = { "", "", "" } };
	if (!order->command || (event->to[0] && !channel)) {
		tell_refusal(step, DESK_REFUSAL_NO_COMMAND, 0);
		return false;
	}
	for (size_t i = 0; event->type == DESK_EVENT_ORDER && i < COMMAND_TAKES;
			i++) {
		order->values[i] = event->order.values[i];
	}
	*asker = (struct asker){ agent ? post_of(step, agent, order) : NULL, NULL };
	if (!asker->post) {
		bool was_one =
				channel && dismissal_find(step->desk, event->from, channel);
		tell_refusal(step,
				was_one ? DESK_REFUSAL_DISMISSED : DESK_REFUSAL_NOT_AN_AGENT,
				0);
		return false;
	}
	agent_learn_lang(asker->post->agent, event->order.lang);
	return true;
}

/* What was needed and not filled in: nothing is guessed. */
static bool is_filled_in(const struct order *order) {
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		if (order->command->takes[i].is_needed && !order->values[i][0]) {
			return false;
		}
	}
	return true;
}

/* XEP-0198, section 4: as with a line, one `next` must not take two. */
static bool is_same(const struct step *step, const struct asker *asker,
		const struct order *order) {
	uint64_t words = text_hash(order->word);

	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		words = words * 31 + text_hash(order->values[i]);
	}
	return asker_repeats(step, asker, step->event->asked, words);
}

static void obey(struct step *step, const struct asker *asker,
		const struct order *order) {
	/* What he is told on being heard of is no result of it. */
	staff_hear(step, asker->post->agent);
	size_t before = step->out->count;

	if (!is_same(step, asker, order)) {
		order_do(step, asker, order);
	}
	order_result(step, before);
}

void order_comes(struct step *step) {
	struct asker asker;
	struct order order;

	if (!may_order(step, &order, &asker)) {
		return;
	}
	if (asker_may(asker.post, order.command) && !is_filled_in(&order)) {
		size_t before = step->out->count;
		asker_tell(step, &asker, NULL, DESK_WORD_WORDS_MISSING)
				->tell.head.numbers[0] = order.command->id;
		order_result(step, before);
		return;
	}
	obey(step, &asker, &order);
}

/* The posts in which he may use it, of those that he asks. */
static size_t posts_of(const struct step *step, const struct asker *asker,
		const struct command *command, struct post **posts) {
	size_t count = 0;

	list_for_each(at, &asker->post->agent->posts) {
		struct post *post = list_entry(at, struct post, of_agent);
		if (asker_may(post, command) &&
				(!step->event->to[0] || post == asker->post)) {
			posts[count++] = post;
		}
	}
	return count;
}

/* False: nothing of it is to be asked, or it would be asked in vain. */
static bool fill(const struct choices *choices, struct desk_effect *form) {
	const struct command *command = choices->command;
	bool has_several = choices->post_count > 1;

	form->form.command = command->id;
	if (has_several) {
		struct chosen channels = choices_channels(choices);
		form->form.channels = channels.options;
		form->form.channel_count = channels.count;
	}
	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		enum command_value what = command->takes[i].what;
		struct chosen chosen = choices_of(choices, what);
		/* A chat that is over is not always known here. */
		if (what == VALUE_CHAT && chosen.is_vain &&
				!(command->about & CHATS_ENDED)) {
			return false;
		}
		form->form.options[i] = chosen.options;
		form->form.option_counts[i] = chosen.count;
		form->form.presets[i] = chosen.preset;
	}
	return has_several || command->takes[0].what;
}

void order_asks_form(struct step *step) {
	struct asker asker;
	struct order order;
	struct desk_effect form = { .lang = "" };

	if (!may_order(step, &order, &asker)) {
		return;
	}
	const struct agent *agent = asker.post->agent;
	struct post **posts = arena_alloc(step->out->arena,
			(step->desk->channel_count + 1) * sizeof(struct post *));
	const struct choices choices = { step, order.command, posts,
		posts_of(step, &asker, order.command, posts) };
	if (!choices.post_count || !fill(&choices, &form)) {
		obey(step, &asker, &order);
		return;
	}
	struct desk_effect *reply = tell_reply(step, DESK_EFFECT_FORM);
	reply->lang = keep_text(step,
			agent->lang[0] ? agent->lang : asker.post->channel->language);
	reply->form = form.form;
}
