/*
 * What an agent is in a channel: made and destroyed, and how many chats of his
 * count there. What is offered to him, and when he is rung, is not known here.
 */

#include "desk/post.h"

#include "base/arena.h"
#include "desk/model.h"

struct ask *ask_create(struct chat *chat, struct post *post) {
	struct ask *ask = xcalloc(1, sizeof(*ask));

	ask->chat = chat;
	ask->post = post;
	list_append(&chat->asks, &ask->of_chat);
	list_append(&post->asks, &ask->of_post);
	return ask;
}

void ask_destroy(struct ask *ask) {
	list_take_out(&ask->of_chat);
	list_take_out(&ask->of_post);
	xfree(ask);
}

struct post *post_create(struct agent *agent, struct channel *channel) {
	struct post *post = xcalloc(1, sizeof(*post));

	post->agent = agent;
	post->channel = channel;
	post->last_offer = ++channel->offers;
	list_init(&post->of_managers);
	list_init(&post->of_stir);
	list_init(&post->of_ring);
	list_init(&post->of_reminder);
	list_init(&post->asks);
	if (list_is_empty(&agent->posts)) {
		channel->desk->staff_count++;
	}
	list_append(&agent->posts, &post->of_agent);
	list_append(&channel->posts, &post->of_channel);
	return post;
}

void post_stir(struct post *post) {
	if (list_is_empty(&post->of_stir)) {
		list_append(&post->channel->stirred, &post->of_stir);
	}
	channel_touch(post->channel);
}

uint32_t post_room(const struct post *post) {
	return post->has_room ? post->room : post->channel->room;
}

bool post_has_room(const struct post *post) {
	uint32_t room = post_room(post);

	return !room || post->load < room;
}

struct chat *post_offer(const struct post *post) {
	return post->ring && post->ring_kind == RING_KIND_OFFER
			? chat_find(post->channel->desk, post->ring)
			: NULL;
}

void post_forget_menu(struct post *post) {
	struct menu *menu = post->menu;

	if (!menu) {
		return;
	}
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		xfree(menu->values[i]);
	}
	for (size_t i = 0; i < menu->count; i++) {
		xfree(menu->items[i].value);
	}
	xfree(menu);
	post->menu = NULL;
}

void post_destroy(struct post *post) {
	post_forget_menu(post);
	list_take_out(&post->of_agent);
	list_take_out(&post->of_channel);
	list_take_out(&post->of_managers);
	list_take_out(&post->of_stir);
	list_take_out(&post->of_ring);
	list_take_out(&post->of_reminder);
	list_for_each_safe(at, after, &post->asks) {
		ask_destroy(list_entry(at, struct ask, of_post));
	}
	if (post->turns) {
		timer_clear(post->turns, &post->turn);
	}
	post->channel->able_count -= post->is_able ? 1 : 0;
	if (list_is_empty(&post->agent->posts)) {
		post->channel->desk->staff_count--;
	}
	xfree(post);
}

void chat_count_out(struct chat *chat) {
	struct post *post = chat->counted;

	if (post) {
		chat->counted = NULL;
		post->chats--;
		post->load -= chat->is_silent ? 0 : 1;
		post_stir(post);
	}
}

void chat_count(struct chat *chat) {
	chat_count_out(chat);
	chat->counted = chat->state == CHAT_STATE_TALKING && chat->agent
			? agent_post(chat->agent, chat->channel)
			: NULL;
	if (chat->counted) {
		chat->counted->chats++;
		chat->counted->load += chat->is_silent ? 0 : 1;
		post_stir(chat->counted);
	}
}
