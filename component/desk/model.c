/*
 * Making, finding and destroying what the desk knows. No rule of the desk is
 * here, and no effect: whoever destroys a thing has said why before.
 */

#include "desk/model.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/post.h"

void model_set_text(char **text, const char *to) {
	/* `to` may lie inside the old one. */
	char *old = *text;

	*text = to ? xstrdup(to) : NULL;
	xfree(old);
}

struct channel *channel_find(const struct desk *desk, const char *name) {
	struct table_link *at =
			table_find(&desk->channels_by_name, text_hash(name));

	for (; at; at = table_find_next(at)) {
		struct channel *channel = list_entry(at, struct channel, by_name);
		if (strcmp(channel->name, name) == 0) {
			return channel;
		}
	}
	return NULL;
}

void channel_touch(struct channel *channel) {
	struct list *after = channel->desk->touched.prev;

	if (!list_is_empty(&channel->touched)) {
		return;
	}
	/* Who is free is asked for the channel first that has priority. */
	while (after != &channel->desk->touched &&
			list_entry(after, struct channel, touched)->priority <
					channel->priority) {
		after = after->prev;
	}
	list_insert_after(after, &channel->touched);
}

bool channel_offers(const struct channel *channel) {
	return channel->routing == DESK_ROUTING_ROUND_ROBIN ||
			channel->routing == DESK_ROUTING_LEAST_BUSY;
}

size_t channel_waiting(const struct channel *channel) {
	return channel->returned_count + channel->waiting_count;
}

uint32_t channel_work(const struct channel *channel) {
	bool is_flooded = channel_waiting(channel) >=
			channel->queue_most / 2 + channel->queue_most % 2;

	return is_flooded ? channel->work : 0;
}

bool channel_is_open(const struct channel *channel) {
	return channel->desk->is_settled ? channel->present_count > 0
									 : channel->responder_count > 0;
}

struct agent *agent_find(const struct desk *desk, const char *jid) {
	struct table_link *at =
			table_find(&desk->agents, table_hash(&desk->secret, jid));

	for (; at; at = table_find_next(at)) {
		struct agent *agent = list_entry(at, struct agent, by_jid);
		if (strcmp(agent->jid, jid) == 0) {
			return agent;
		}
	}
	return NULL;
}

struct agent *agent_create(struct desk *desk, const char *jid) {
	struct agent *agent = xcalloc(1, sizeof(*agent));

	agent->jid = xstrdup(jid);
	agent->name = xstrdup("");
	agent->lang = xstrdup("");
	agent->photo = xstrdup("");
	agent->timer.kind = TIMER_KIND_AWAY;
	list_init(&agent->posts);
	list_init(&agent->resources);
	list_init(&agent->chats);
	list_init(&agent->heirlooms);
	list_init(&agent->ears);
	list_append(&desk->roster, &agent->link);
	table_add(&desk->agents, &agent->by_jid, table_hash(&desk->secret, jid));
	desk->agent_count++;
	return agent;
}

void agent_destroy(struct desk *desk, struct agent *agent) {
	list_for_each_safe(at, after, &agent->posts) {
		post_destroy(list_entry(at, struct post, of_agent));
	}
	list_for_each_safe(at, after, &agent->resources) {
		resource_destroy(agent, list_entry(at, struct resource, link));
	}
	list_for_each_safe(at, after, &agent->chats) {
		list_entry(at, struct chat, of_agent)->agent = NULL;
		list_take_out(at);
	}
	list_for_each_safe(at, after, &agent->heirlooms) {
		list_take_out(at);
	}
	list_for_each_safe(at, after, &agent->ears) {
		ear_destroy(list_entry(at, struct ear, of_agent));
	}
	if (agent->is_present) {
		desk->present_count--;
	}
	timer_clear(&desk->timers, &agent->timer);
	list_take_out(&agent->link);
	table_take_out(&desk->agents, &agent->by_jid);
	desk->agent_count--;
	xfree(agent->jid);
	xfree(agent->name);
	xfree(agent->lang);
	xfree(agent->photo);
	xfree(agent);
}

struct post *agent_post(const struct agent *agent,
		const struct channel *channel) {
	list_for_each(at, &agent->posts) {
		struct post *post = list_entry(at, struct post, of_agent);
		if (post->channel == channel) {
			return post;
		}
	}
	return NULL;
}

struct resource *resource_find(const struct agent *agent, const char *name) {
	list_for_each(at, &agent->resources) {
		struct resource *resource = list_entry(at, struct resource, link);
		if (strcmp(resource->name, name) == 0) {
			return resource;
		}
	}
	return NULL;
}

struct resource *resource_create(struct agent *agent, const char *name) {
	struct resource *resource = xcalloc(1, sizeof(*resource));

	resource->name = xstrdup(name);
	list_append(&agent->resources, &resource->link);
	agent->resource_count++;
	return resource;
}

void resource_destroy(struct agent *agent, struct resource *resource) {
	list_take_out(&resource->link);
	agent->resource_count--;
	xfree(resource->name);
	xfree(resource);
}

struct visitor *visitor_find(const struct desk *desk, const char *jid) {
	struct table_link *at =
			table_find(&desk->visitors_by_jid, table_hash(&desk->secret, jid));

	for (; at; at = table_find_next(at)) {
		struct visitor *visitor = list_entry(at, struct visitor, by_jid);
		if (strcmp(visitor->jid, jid) == 0) {
			return visitor;
		}
	}
	return NULL;
}

struct visitor *visitor_at(const struct desk *desk, const char *address) {
	struct table_link *at = table_find(&desk->visitors_by_address,
			table_hash(&desk->secret, address));

	for (; at; at = table_find_next(at)) {
		struct visitor *visitor = list_entry(at, struct visitor, by_address);
		if (strcmp(visitor->address, address) == 0) {
			return visitor;
		}
	}
	return NULL;
}

struct visitor *visitor_numbered(const struct desk *desk, uint32_t id) {
	struct table_link *at =
			table_find(&desk->visitors_by_id, table_hash_number(id));

	for (; at; at = table_find_next(at)) {
		struct visitor *visitor = list_entry(at, struct visitor, by_id);
		if (visitor->id == id) {
			return visitor;
		}
	}
	return NULL;
}

struct visitor *visitor_create(struct desk *desk,
		const struct desk_visitor *row) {
	struct visitor *visitor = xcalloc(1, sizeof(*visitor));

	visitor->id = row->id;
	visitor->wall = row->wall;
	visitor->jid = xstrdup(row->jid);
	visitor->address = xstrdup(row->address);
	visitor->name = xstrdup(row->name);
	list_init(&visitor->conversations);
	list_append(&desk->idle, &visitor->link);
	if (!visitor_is_by_web(visitor)) {
		table_add(&desk->visitors_by_jid, &visitor->by_jid,
				table_hash(&desk->secret, row->jid));
	}
	table_add(&desk->visitors_by_address, &visitor->by_address,
			table_hash(&desk->secret, row->address));
	table_add(&desk->visitors_by_id, &visitor->by_id,
			table_hash_number(row->id));
	return visitor;
}

void visitor_destroy(struct desk *desk, struct visitor *visitor) {
	assert(visitor->chat_count == 0 && !visitor->block);
	list_for_each_safe(at, after, &visitor->conversations) {
		struct conversation *conversation =
				list_entry(at, struct conversation, link);
		recent_finish(&conversation->visitor_lines);
		recent_finish(&conversation->agent_lines);
		xfree(conversation);
	}
	list_take_out(&visitor->link);
	if (!visitor_is_by_web(visitor)) {
		table_take_out(&desk->visitors_by_jid, &visitor->by_jid);
	}
	table_take_out(&desk->visitors_by_address, &visitor->by_address);
	table_take_out(&desk->visitors_by_id, &visitor->by_id);
	xfree(visitor->jid);
	xfree(visitor->address);
	xfree(visitor->name);
	xfree(visitor);
}

const char *visitor_name(const struct visitor *visitor) {
	return visitor->name[0] ? visitor->name : visitor->address;
}

bool visitor_is_by_web(const struct visitor *visitor) {
	return visitor->jid[0] == '#';
}

void visitor_rest(struct desk *desk, struct visitor *visitor) {
	list_take_out(&visitor->link);
	if (visitor->chat_count == 0 && !visitor->block &&
			!(visitor->visit && visitor->visit->connection_count)) {
		list_append(&desk->idle, &visitor->link);
	}
}

struct conversation *visitor_conversation(const struct visitor *visitor,
		const struct channel *channel) {
	list_for_each(at, &visitor->conversations) {
		struct conversation *conversation =
				list_entry(at, struct conversation, link);
		if (conversation->channel == channel) {
			return conversation;
		}
	}
	return NULL;
}

struct conversation *conversation_create(struct visitor *visitor,
		struct channel *channel) {
	struct conversation *conversation = xcalloc(1, sizeof(*conversation));

	conversation->visitor = visitor;
	conversation->channel = channel;
	list_init(&conversation->chats);
	list_append(&visitor->conversations, &conversation->link);
	return conversation;
}

static struct recent *lines_of(struct conversation *conversation,
		enum desk_side side) {
	return side == DESK_SIDE_VISITOR ? &conversation->visitor_lines
									 : &conversation->agent_lines;
}

const struct remembered *conversation_recall(const struct conversation
													 *conversation,
		enum desk_side side, uint64_t id, const uint64_t *digest) {
	const struct recent *lines = side == DESK_SIDE_VISITOR
			? &conversation->visitor_lines
			: &conversation->agent_lines;

	if (list_is_empty(&conversation->chats)) {
		return NULL;
	}
	const struct chat *oldest =
			list_entry(conversation->chats.prev, struct chat, of_conversation);
	const struct remembered *line = recent_find(lines, id, digest);
	return line && line->number >= oldest->first_number ? line : NULL;
}

void conversation_remember(struct conversation *conversation,
		const struct desk_line *line) {
	if (line->id && line->id[0]) {
		recent_add(lines_of(conversation, line->side),
				&(struct remembered){
						.id = recent_id(line->sender, line->id),
						.digest = line->digest,
						.wall = line->wall,
						.number = line->number,
				});
	}
}

static bool is_over(enum chat_state state) {
	return state == CHAT_STATE_ENDED || state == CHAT_STATE_CLOSED ||
			state == CHAT_STATE_POSTED || state == CHAT_STATE_LEFT;
}

struct chat *conversation_last_chat(const struct conversation *conversation) {
	return list_is_empty(&conversation->chats)
			? NULL
			: list_entry(conversation->chats.next, struct chat,
					  of_conversation);
}

struct chat *conversation_open_chat(const struct conversation *conversation) {
	struct chat *newest = conversation_last_chat(conversation);

	return newest && !is_over(newest->state) ? newest : NULL;
}

struct chat *visitor_chat_with(const struct visitor *visitor, const char *jid,
		enum chat_state state) {
	struct chat *found = NULL;

	list_for_each(at, &visitor->conversations) {
		struct conversation *conversation =
				list_entry(at, struct conversation, link);
		list_for_each(in, &conversation->chats) {
			struct chat *chat = list_entry(in, struct chat, of_conversation);
			if (chat->state == state && strcmp(chat->agent_jid, jid) == 0 &&
					(!found || chat->id > found->id)) {
				found = chat;
			}
		}
	}
	return found;
}

struct chat *chat_find(const struct desk *desk, uint32_t id) {
	struct table_link *at = table_find(&desk->chats, table_hash_number(id));

	for (; at; at = table_find_next(at)) {
		struct chat *chat = list_entry(at, struct chat, by_id);
		if (chat->id == id) {
			return chat;
		}
	}
	return NULL;
}

/* Behind what a new chat of that id belongs: all but always the head. */
static struct list *newer_than(struct conversation *conversation, uint32_t id) {
	struct list *at = &conversation->chats;

	while (at->next != &conversation->chats &&
			list_entry(at->next, struct chat, of_conversation)->id > id) {
		at = at->next;
	}
	return at;
}

struct chat *chat_create(struct conversation *conversation, uint32_t id) {
	struct chat *chat = xcalloc(1, sizeof(*chat));
	struct visitor *visitor = conversation->visitor;
	struct desk *desk = conversation->channel->desk;

	chat->id = id;
	chat->channel = conversation->channel;
	chat->visitor = visitor;
	chat->conversation = conversation;
	chat->agent_jid = xstrdup("");
	chat->lang = xstrdup("");
	chat->heir = xstrdup("");
	chat->passed_by = xstrdup("");
	chat->pass_note = xstrdup("");
	chat->tags = xstrdup("");
	chat->timer.kind = TIMER_KIND_CHAT;
	chat->ring_timer.kind = TIMER_KIND_RING;
	chat->pass_timer.kind = TIMER_KIND_PASS;
	chat->silent_timer.kind = TIMER_KIND_SILENT;
	list_init(&chat->ears);
	list_init(&chat->of_heir);
	list_init(&chat->link);
	list_init(&chat->of_agent);
	list_init(&chat->owing);
	list_init(&chat->rings);
	list_init(&chat->reminders);
	list_init(&chat->asks);
	list_init(&chat->of_offer);
	list_init(&chat->of_stir);
	chat->agent_leg.which = DESK_LEG_AGENT;
	chat->visitor_leg.which = DESK_LEG_VISITOR;
	chat->ear_leg.which = DESK_LEG_EAR;
	list_init(&chat->agent_leg.behind);
	list_init(&chat->visitor_leg.behind);
	list_init(&chat->ear_leg.behind);
	list_insert_after(newer_than(conversation, id), &chat->of_conversation);
	visitor->chat_count++;
	visitor_rest(desk, visitor);
	table_add(&desk->chats, &chat->by_id, table_hash_number(id));
	return chat;
}

void chat_destroy(struct desk *desk, struct chat *chat) {
	struct conversation *conversation = chat->conversation;
	struct visitor *visitor = chat->visitor;

	assert(list_is_empty(&chat->rings));
	list_take_out(&chat->link);
	list_take_out(&chat->of_agent);
	list_take_out(&chat->of_conversation);
	list_take_out(&chat->owing);
	list_take_out(&chat->agent_leg.behind);
	list_take_out(&chat->visitor_leg.behind);
	list_take_out(&chat->ear_leg.behind);
	list_take_out(&chat->of_heir);
	list_take_out(&chat->of_offer);
	list_take_out(&chat->of_stir);
	list_for_each_safe(at, after, &chat->ears) {
		ear_destroy(list_entry(at, struct ear, of_chat));
	}
	list_for_each_safe(at, after, &chat->asks) {
		ask_destroy(list_entry(at, struct ask, of_chat));
	}
	list_for_each_safe(at, after, &chat->reminders) {
		list_entry(at, struct post, of_reminder)->reminder = 0;
		list_take_out(at);
	}
	chat_count_out(chat);
	timer_clear(&desk->timers, &chat->timer);
	timer_clear(&desk->timers, &chat->ring_timer);
	timer_clear(&desk->timers, &chat->pass_timer);
	timer_clear(&desk->timers, &chat->silent_timer);
	table_take_out(&desk->chats, &chat->by_id);
	if (list_is_empty(&conversation->chats)) {
		recent_finish(&conversation->visitor_lines);
		recent_finish(&conversation->agent_lines);
	}
	visitor->chat_count--;
	visitor_rest(desk, visitor);
	xfree(chat->agent_jid);
	xfree(chat->heir);
	xfree(chat->passed_by);
	xfree(chat->pass_note);
	xfree(chat->tags);
	for (size_t i = 0; i < chat->first_line_count; i++) {
		xfree(chat->first_lines[i]);
	}
	xfree(chat->opening);
	xfree(chat->lang);
	xfree(chat->visitor_line);
	xfree(chat->agent_line);
	xfree(chat);
}

void chat_stir(struct chat *chat) {
	if (list_is_empty(&chat->of_stir)) {
		list_append(&chat->channel->desk->stirred, &chat->of_stir);
	}
}

uint32_t chat_unread(const struct chat *chat) {
	uint32_t read = chat->conversation->agent_seen;

	read = read > chat->agent_number ? read : chat->agent_number;
	read = read >= chat->first_number ? read : chat->first_number - 1;
	if (chat->visitor_number <= read) {
		return 0;
	}
	/* A greeting, or who serves him now: there is hardly ever another. */
	bool has_desks = chat->desk_number > read &&
			chat->desk_number < chat->visitor_number;
	return chat->visitor_number - read - has_desks;
}

struct ear *ear_find(const struct chat *chat, const struct agent *agent) {
	list_for_each(at, &chat->ears) {
		struct ear *ear = list_entry(at, struct ear, of_chat);
		if (ear->agent == agent) {
			return ear;
		}
	}
	return NULL;
}

struct ear *ear_create(struct chat *chat, struct agent *agent) {
	struct ear *ear = xcalloc(1, sizeof(*ear));

	ear->chat = chat;
	ear->agent = agent;
	ear->leg.which = DESK_LEG_EAR;
	chat->ear_leg.kept = chat->conversation->last_number;
	ear->leg.term = ++chat->conversation->channel->desk->last_ear;
	list_init(&ear->leg.behind);
	list_append(&chat->ears, &ear->of_chat);
	list_append(&agent->ears, &ear->of_agent);
	return ear;
}

void ear_destroy(struct ear *ear) {
	list_take_out(&ear->of_chat);
	list_take_out(&ear->of_agent);
	xfree(ear);
}

void chat_set_agent(struct chat *chat, const char *jid) {
	list_take_out(&chat->of_agent);
	model_set_text(&chat->agent_jid, jid ? jid : "");
	chat->agent = jid ? agent_find(chat->channel->desk, jid) : NULL;
	if (chat->agent) {
		/* In the order of their numbers, which a restart does not change. */
		struct list *after = chat->agent->chats.prev;
		while (after != &chat->agent->chats &&
				list_entry(after, struct chat, of_agent)->id > chat->id) {
			after = after->prev;
		}
		list_insert_after(after, &chat->of_agent);
	}
	if (chat->state == CHAT_STATE_TALKING) {
		chat->is_new_to_him = true;
	}
	chat_count(chat);
	chat_stir(chat);
}

struct dismissal *dismissal_find(const struct desk *desk, const char *jid,
		const struct channel *channel) {
	if (list_is_empty(&desk->dismissed)) {
		return NULL; /* as on most days */
	}
	struct table_link *at =
			table_find(&desk->dismissals, table_hash(&desk->secret, jid));

	for (; at; at = table_find_next(at)) {
		struct dismissal *dismissal = list_entry(at, struct dismissal, by_jid);
		if (dismissal->channel == channel && strcmp(dismissal->jid, jid) == 0) {
			return dismissal;
		}
	}
	return NULL;
}

struct dismissal *dismissal_create(struct channel *channel, const char *jid,
		desk_ms until) {
	struct desk *desk = channel->desk;
	struct dismissal *dismissal = xcalloc(1, sizeof(*dismissal));
	struct list *after = desk->dismissed.prev;

	dismissal->jid = xstrdup(jid);
	dismissal->channel = channel;
	dismissal->until = until;
	while (after != &desk->dismissed &&
			list_entry(after, struct dismissal, link)->until > until) {
		after = after->prev;
	}
	list_insert_after(after, &dismissal->link);
	table_add(&desk->dismissals, &dismissal->by_jid,
			table_hash(&desk->secret, jid));
	timer_set(&desk->timers, &desk->dismissal_timer,
			list_entry(desk->dismissed.next, struct dismissal, link)->until);
	return dismissal;
}

void dismissal_destroy(struct desk *desk, struct dismissal *dismissal) {
	list_take_out(&dismissal->link);
	table_take_out(&desk->dismissals, &dismissal->by_jid);
	xfree(dismissal->jid);
	xfree(dismissal);
}
