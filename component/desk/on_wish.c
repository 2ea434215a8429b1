/*
 * End, return, leave. Each is answered once, with the state that follows;
 * what is not built yet is refused as such.
 */

#include "desk/on_wish.h"

#include "desk/block.h"
#include "desk/connection.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/model.h"
#include "desk/page.h"
#include "desk/serve.h"
#include "desk/tell.h"
#include "desk/visit.h"

static void answer(struct step *step, struct desk_chat_state state) {
	tell_reply(step, DESK_EFFECT_STATE)->state = state;
}

/* His chat is over, whether it was answered or not. */
static void end(struct step *step, struct chat *chat) {
	if (chat->state == CHAT_STATE_WAITING) {
		serve_give_up(step, chat);
	} else {
		serve_end(step, chat, DESK_SIDE_VISITOR);
	}
}

static bool may_end(const struct chat *chat) {
	return chat->state == CHAT_STATE_WAITING ||
			chat->state == CHAT_STATE_TALKING;
}

static void wishes_end(struct step *step,
		const struct conversation *conversation) {
	struct chat *chat =
			conversation ? conversation_open_chat(conversation) : NULL;

	if (!chat || !may_end(chat)) {
		tell_refusal(step, DESK_REFUSAL_NO_CHAT, 0);
		return;
	}
	if (chat->state == CHAT_STATE_WAITING) {
		end(step, chat);
		answer(step,
				(struct desk_chat_state){ .is = CHAT_STATE_LEFT, .with = "" });
		return;
	}
	end(step, chat);
	answer(step, page_state(step, conversation));
}

static void wishes_return(struct step *step,
		const struct conversation *conversation) {
	struct chat *chat =
			conversation ? conversation_last_chat(conversation) : NULL;

	if (!chat || chat->state != CHAT_STATE_ENDED || chat->is_lapsed) {
		tell_refusal(step, DESK_REFUSAL_NO_CHAT, 0);
		return;
	}
	if (block_is_on(step, chat->visitor, NULL)) {
		tell_refusal(step, DESK_REFUSAL_BLOCKED, 0);
		return;
	}
	serve_reopen(step, chat);
	answer(step, page_state(step, conversation));
}

/* Every channel's chat ends, and no token opens any of it again. */
static void wishes_leave(struct step *step, const struct connection *asker) {
	struct visit *visit = asker->visit;
	struct visitor *visitor = visit->visitor;

	if (visitor) {
		list_for_each(at, &visitor->conversations) {
			struct chat *chat = conversation_open_chat(
					list_entry(at, struct conversation, link));
			if (chat && may_end(chat)) {
				chat->is_lapsed = true; /* nobody can return */
				end(step, chat);
			}
		}
	}
	answer(step, (struct desk_chat_state){ .with = "" });
	/* Who did nothing is gone with his last page. */
	for (size_t left = visit->connection_count; left > 0; left--) {
		struct connection *page = list_entry(visit->connections.next,
				struct connection, of_visit);
		if (page != asker) {
			page_tell_left(step, page);
		}
		connection_part(step->desk, page);
	}
	if (visitor) {
		visit_forget(step, visit);
	}
}

void page_wishes(struct step *step) {
	const struct desk_event *event = step->event;
	const struct connection *page = connection_greeted(step);

	if (!page) {
		tell_refusal(step, DESK_REFUSAL_NO_HELLO, 0);
		return;
	}
	const struct visitor *visitor = page->visit->visitor;
	const struct conversation *conversation =
			visitor ? visitor_conversation(visitor, page->channel) : NULL;
	switch (event->wishes.what) {
	case DESK_WISH_FORM:
	case DESK_WISH_RATE:
	case DESK_WISH_TRANSCRIPT:
		tell_refusal(step, DESK_REFUSAL_NOT_YET, 0);
		break;
	case DESK_WISH_END:
		wishes_end(step, conversation);
		break;
	case DESK_WISH_RETURN:
		wishes_return(step, conversation);
		break;
	case DESK_WISH_LEAVE:
		wishes_leave(step, page);
		break;
	}
}
