/*
 * The queue of a channel. Places follow from two lists and their lengths, so
 * nobody counts; only a restart has to look for where a chat belongs.
 */

#include "desk/queue.h"

#include "desk/model.h"

static struct list *queue_of(const struct chat *chat) {
	return chat->is_returned ? &chat->channel->returned
							 : &chat->channel->waiting;
}

static size_t *count_of(const struct chat *chat) {
	return chat->is_returned ? &chat->channel->returned_count
							 : &chat->channel->waiting_count;
}

static struct chat *chat_at(struct list *link) {
	return list_entry(link, struct chat, link);
}

bool queue_is_before(const struct chat *a, const struct chat *b) {
	if (a->is_returned != b->is_returned) {
		return a->is_returned;
	}
	return a->waits_since < b->waits_since ||
			(a->waits_since == b->waits_since && a->id < b->id);
}

/* Whose place is being told is one further back, or one further in front. */
static void shift(const struct chat *chat, int places) {
	struct channel *channel = chat->channel;

	if (channel->places_at && queue_is_before(chat, channel->places_at)) {
		channel->place_at += (uint32_t)places;
	}
}

void queue_enter(struct chat *chat, int64_t wall) {
	struct list *queue = queue_of(chat);

	/*
	 * waits_since is all that a restart has to put them in order again, so it
	 * grows even where the clock is set back.
	 */
	chat->waits_since = wall;
	if (!list_is_empty(queue) && !queue_is_before(chat_at(queue->prev), chat)) {
		chat->waits_since = chat_at(queue->prev)->waits_since + 1;
	}
	list_append(queue, &chat->link);
	shift(chat, 1);
	++*count_of(chat);
	chat->place =
			(uint32_t)(chat->is_returned ? chat->channel->returned_count
										 : channel_waiting(chat->channel));
	chat->channel->has_moved |= chat->is_returned;
}

void queue_reenter(struct chat *chat) {
	struct list *queue = queue_of(chat), *after = queue->prev;

	while (after != queue && !queue_is_before(chat_at(after), chat)) {
		after = after->prev;
	}
	list_insert_after(after, &chat->link);
	shift(chat, 1);
	++*count_of(chat);
}

struct chat *queue_next(const struct chat *chat) {
	const struct channel *channel = chat->channel;

	if (chat->link.next != queue_of(chat)) {
		return chat_at(chat->link.next);
	}
	if (!chat->is_returned || list_is_empty(&channel->waiting)) {
		return NULL;
	}
	return chat_at(channel->waiting.next);
}

void queue_leave(struct chat *chat) {
	if (chat->channel->places_at == chat) {
		chat->channel->places_at = queue_next(chat); /* his place is its now */
	} else {
		shift(chat, -1);
	}
	list_take_out(&chat->link);
	--*count_of(chat);
	chat->place = 0;
	chat->channel->has_moved = true;
}

int64_t queue_waited(const struct chat *chat, int64_t wall) {
	return wall > chat->waits_since ? wall - chat->waits_since : 0;
}

struct chat *queue_head(const struct channel *channel) {
	if (!list_is_empty(&channel->returned)) {
		return chat_at(channel->returned.next);
	}
	return list_is_empty(&channel->waiting) ? NULL
											: chat_at(channel->waiting.next);
}
