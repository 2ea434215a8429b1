/*
 * What was: ended chats, what was written, what is known. The store looks it
 * up, and record.c tells what it found; a number may be that of a chat which
 * the desk has long forgotten.
 */

#include "desk/orders.h"

#include "base/text.h"
#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

#define RECENT_TIME ((int64_t)8 * 3600 * 1000)

/*
 * Which chats he may look into: who listens or manages, into all of the
 * channel. Everybody else, see MAY_SEE of the store: into those that he has,
 * had to do with or is asked to take, that wait, and of whom he talks to.
 */
static const char *whose(struct step *step, const struct post *post) {
	return post->rights & (RIGHT_LISTEN | RIGHT_MANAGE)
			? NULL
			: keep_text(step, post->agent->jid);
}

/* NULL: he has asked for too much already, and was told. */
static struct desk_effect *search(struct step *step, const struct asker *asker,
		enum desk_search what) {
	const struct post *post = asker->post;

	if (post->agent->searching >= SEARCHES_MOST) {
		asker_tell(step, asker, asker->chat, DESK_WORD_SEARCH_BUSY);
		return NULL;
	}
	post->agent->searching++;
	struct desk_effect *effect = tell_reply(step, DESK_EFFECT_SEARCH);
	if (step->event->type == DESK_EVENT_LINE) {
		effect->asked = NULL; /* that it was heard he knows already */
	}
	effect->search.what = what;
	effect->search.channel = keep_text(step, post->channel->name);
	effect->search.jid = whose(step, post);
	effect->search.words = "";
	return effect;
}

/* About one chat, which the store may be the only one to know. */
static struct desk_effect *search_chat(struct step *step,
		const struct asker *asker, const struct order *order,
		enum desk_search what) {
	uint32_t id = command_number(order_value(order, VALUE_CHAT));

	if (!id) {
		const struct chat *chat = asker_chat(step, asker, order);
		if (!chat) {
			return NULL;
		}
		id = chat->id;
	}
	struct desk_effect *effect = search(step, asker, what);
	if (effect) {
		effect->search.chat = id;
	}
	return effect;
}

void order_recent(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct desk_effect *effect = search(step, asker, DESK_SEARCH_RECENT);

	(void)order;
	if (effect) {
		effect->search.since = step->event->wall - RECENT_TIME;
	}
}

void order_history(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct desk_effect *effect =
			search_chat(step, asker, order, DESK_SEARCH_HISTORY);

	if (effect) {
		effect->search.page = command_number(order_value(order, VALUE_PAGE));
	}
}

void order_find(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct desk_effect *effect = search(step, asker, DESK_SEARCH_WORDS);

	if (effect) {
		effect->search.words = text_one_line(step->out->arena,
				order_value(order, VALUE_WORDS), FIND_MOST);
	}
}

void order_info(struct step *step, const struct asker *asker,
		const struct order *order) {
	search_chat(step, asker, order, DESK_SEARCH_INFO);
}

void order_why(struct step *step, const struct asker *asker,
		const struct order *order) {
	search_chat(step, asker, order, DESK_SEARCH_WHY);
}
