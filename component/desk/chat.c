/*
 * chat_become(). It knows where chats of each state are kept and nothing of
 * why one moves. A wrong turn is our bug: whoever asks has checked before.
 */

#include "desk/chat.h"

#include <assert.h>

#include "desk/event.h"
#include "desk/model.h"
#include "desk/pace.h"
#include "desk/post.h"
#include "desk/queue.h"

bool chat_may_become(enum chat_state from, enum chat_state to) {
	switch (from) {
	case CHAT_STATE_ASKING:
		return to == CHAT_STATE_WAITING || to == CHAT_STATE_OFFLINE;
	case CHAT_STATE_WAITING:
		return to == CHAT_STATE_TALKING || to == CHAT_STATE_POSTED ||
				to == CHAT_STATE_LEFT;
	case CHAT_STATE_TALKING:
		return to == CHAT_STATE_WAITING || to == CHAT_STATE_ENDED;
	case CHAT_STATE_ENDED:
		return to == CHAT_STATE_TALKING || to == CHAT_STATE_CLOSED;
	case CHAT_STATE_OFFLINE:
		return to == CHAT_STATE_POSTED;
	case CHAT_STATE_CLOSED:
	case CHAT_STATE_POSTED:
	case CHAT_STATE_LEFT:
		return false;
	}
	return false;
}

static void leave(struct chat *chat) {
	switch (chat->state) {
	case CHAT_STATE_WAITING:
		queue_leave(chat);
		break;
	case CHAT_STATE_TALKING:
		chat_count_out(chat);
		chat->channel->talking_count--;
		list_take_out(&chat->link);
		break;
	case CHAT_STATE_ENDED:
		list_take_out(&chat->link);
		break;
	case CHAT_STATE_ASKING:
	case CHAT_STATE_CLOSED:
	case CHAT_STATE_OFFLINE:
	case CHAT_STATE_POSTED:
	case CHAT_STATE_LEFT:
		break;
	}
}

/* All but the queue, in which a chat is new or comes back to its place. */
static void enter(struct chat *chat) {
	switch (chat->state) {
	case CHAT_STATE_TALKING:
		chat->channel->talking_count++;
		list_append(&chat->channel->talking, &chat->link);
		chat_count(chat);
		break;
	case CHAT_STATE_ENDED:
		list_append(&chat->channel->ended, &chat->link);
		break;
	case CHAT_STATE_ASKING:
	case CHAT_STATE_WAITING:
	case CHAT_STATE_CLOSED:
	case CHAT_STATE_OFFLINE:
	case CHAT_STATE_POSTED:
	case CHAT_STATE_LEFT:
		break;
	}
	channel_touch(chat->channel);
	chat_stir(chat);
}

void chat_expire_in(struct step *step, struct chat *chat, desk_ms span) {
	if (span == CHAT_NO_DEADLINE) {
		chat->deadline = 0;
		timer_clear(&step->desk->timers, &chat->timer);
		return;
	}
	chat->deadline = step->event->wall + span;
	timer_set(&step->desk->timers, &chat->timer, step->event->now + span);
}

/* When it was over: the record lists chats by that. */
static int64_t end_of(const struct chat *chat, int64_t wall) {
	switch (chat->state) {
	case CHAT_STATE_ENDED:
	case CHAT_STATE_LEFT:
		return wall;
	case CHAT_STATE_CLOSED:
		return chat->ended;
	case CHAT_STATE_ASKING:
	case CHAT_STATE_WAITING:
	case CHAT_STATE_TALKING:
	case CHAT_STATE_OFFLINE:
	case CHAT_STATE_POSTED:
		break;
	}
	return 0;
}

void chat_become(struct step *step, struct chat *chat, enum chat_state state,
		desk_ms span) {
	assert(chat_may_become(chat->state, state));
	leave(chat);
	chat->state = state;
	chat->ended = end_of(chat, step->event->wall);
	enter(chat);
	chat->is_new_to_him = state == CHAT_STATE_TALKING;
	if (state == CHAT_STATE_WAITING) {
		queue_enter(chat, step->event->wall);
		chat->wait = pace_wait(step, chat->channel, chat->place);
	}
	chat_expire_in(step, chat, span);
}

void chat_put_through(struct chat *chat, struct channel *channel) {
	assert(chat->state == CHAT_STATE_TALKING);
	leave(chat);
	channel_touch(chat->channel);
	chat->channel = channel;
	enter(chat);
}

void chat_revive(struct chat *chat, enum chat_state state) {
	chat->state = state;
	enter(chat);
	if (state == CHAT_STATE_WAITING) {
		queue_reenter(chat);
	}
}
