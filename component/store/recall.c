/*
 * What was kept, given back: pages of a chat's lines while the desk lives, and
 * everything it must know when it is born again. Knows rows and events, and
 * nothing of what the mind makes of them.
 */
#include "store/store.h"

#include "base/arena.h"
#include "desk/event.h"
#include "desk/limits.h"

#define PAGE_LINES 100
#define PAGE_BYTES (256 * 1024) /* about: the last line may go beyond */

static void feed(const struct event_sink *sink, struct desk_event *event,
		enum desk_event_type type) {
	event->type = type;
	event->to = "";
	sink->feed(sink->self, event);
}

/* The columns that FETCH and REVIVE_LINES share, from `number` on. */
static void read_line(struct use *use, struct desk_line *line) {
	line->number = use_id(use);
	line->side = (enum desk_side)use_number(use);
	line->replaces = use_id(use);
	line->digest = (uint64_t)use_number(use);
	line->wall = use_number(use);
	line->sender = use_text(use);
	line->nick = use_text(use);
	line->id = use_text(use);
	line->lang = use_text(use);
}

static void copy_line(struct arena *arena, struct desk_line *line) {
	line->channel = arena_copy(arena, line->channel);
	line->sender = arena_copy(arena, line->sender);
	line->nick = arena_copy(arena, line->nick);
	line->id = arena_copy(arena, line->id);
	line->lang = arena_copy(arena, line->lang);
	line->body = arena_copy(arena, line->body);
}

bool store_fetch(struct store *store, uint32_t chat, enum desk_leg leg,
		uint32_t after, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_FETCH);
	struct desk_line *lines;
	struct desk_event event = { 0 };
	size_t count = 0;
	bool is_more;

	arena_reset(store->arena);
	lines = arena_alloc(store->arena, PAGE_LINES * sizeof(*lines));
	use_bind(&use, chat);
	use_bind(&use, after);
	is_more = use_row(&use);
	while (is_more && count < PAGE_LINES &&
			arena_used(store->arena) < PAGE_BYTES) {
		struct desk_line *line = &lines[count++];
		line->chat = chat;
		line->visitor = use_id(&use);
		line->channel = use_text(&use);
		read_line(&use, line);
		line->body = use_text(&use);
		copy_line(store->arena, line);
		is_more = use_is_whole(&use) && use_row(&use);
	}
	if (!use_end(&use)) {
		return store_fail(store, "lines were not read");
	}
	store->pages++;
	event.fetched.chat = chat;
	event.fetched.leg = leg;
	event.fetched.lines = lines;
	event.fetched.count = count;
	event.fetched.is_all = !is_more;
	feed(sink, &event, DESK_EVENT_FETCHED);
	return true;
}

static bool read_groups(struct store *store, struct desk_member *member) {
	struct use use = store_use(store, STATEMENT_REVIVE_GROUPS);
	const char **groups = NULL;

	use_bind_text(&use, member->jid);
	while (use_row(&use)) {
		size_t all = (size_t)use_number(&use);
		if (!groups) {
			groups = arena_alloc(store->arena, all * sizeof(*groups));
		}
		groups[member->group_count++] =
				arena_copy(store->arena, use_text(&use));
	}
	member->groups = groups;
	return use_end(&use);
}

static bool revive_members(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_MEMBERS);
	bool is_read = true;

	while (is_read && use_row(&use)) {
		struct desk_event event = { 0 };
		arena_reset(store->arena);
		event.member.jid = use_text(&use);
		event.member.name = use_text(&use);
		is_read = use_is_whole(&use) && read_groups(store, &event.member);
		if (is_read) {
			feed(sink, &event, DESK_EVENT_REVIVE_MEMBER);
		}
	}
	return use_end(&use) && is_read;
}

static bool revive_dismissals(struct store *store,
		const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_DISMISSALS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.dismissal.jid = use_text(&use);
		event.dismissal.channel = use_text(&use);
		event.dismissal.wall = use_number(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_DISMISSAL);
		}
	}
	return use_end(&use);
}

static bool revive_visitors(struct store *store,
		const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_VISITORS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.visitor.id = use_id(&use);
		event.visitor.jid = use_text(&use);
		event.visitor.address = use_text(&use);
		event.visitor.name = use_text(&use);
		event.visitor.wall = use_number(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_VISITOR);
		}
	}
	return use_end(&use);
}

static bool revive_conversations(struct store *store,
		const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_CONVERSATIONS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.conversation.visitor = use_id(&use);
		event.conversation.channel = use_text(&use);
		event.conversation.last_number = use_id(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_CONVERSATION);
		}
	}
	return use_end(&use);
}

static void read_chat(struct use *use, struct desk_chat *chat) {
	chat->id = use_id(use);
	chat->visitor = use_id(use);
	chat->channel = use_text(use);
	chat->state = (enum chat_state)use_number(use);
	chat->agent = use_text(use);
	chat->is_returned = use_number(use) != 0;
	chat->opened = use_number(use);
	chat->waits_since = use_number(use);
	chat->deadline = use_number(use);
	chat->last_word = (enum desk_side)use_number(use);
	chat->first_number = use_id(use);
	chat->handed_agent = use_id(use);
	chat->handed_visitor = use_id(use);
}

static bool revive_chats(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_CHATS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		read_chat(&use, &event.chat);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_CHAT);
		}
	}
	return use_end(&use);
}

/* The last lines of one conversation, by which repeats are recognised. */
static bool revive_talk(struct store *store, uint32_t visitor,
		const char *channel, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_LINES);

	use_bind(&use, visitor);
	use_bind_text(&use, channel);
	use_bind(&use, REMEMBERED_MOST);
	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.line_row.visitor = visitor;
		event.line_row.channel = channel;
		event.line_row.chat = use_id(&use);
		read_line(&use, &event.line_row);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_LINE);
		}
	}
	return use_end(&use);
}

static bool revive_lines(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_TALKS);
	bool is_read = true;

	while (is_read && use_row(&use)) {
		uint32_t visitor = use_id(&use);
		const char *channel = use_text(&use);
		is_read = use_is_whole(&use) &&
				revive_talk(store, visitor, channel, sink);
	}
	return use_end(&use) && is_read;
}

bool store_revive(struct store *store, const struct event_sink *sink) {
	struct desk_event event = { .revived = store->past };

	if (!revive_members(store, sink) || !revive_dismissals(store, sink) ||
			!revive_visitors(store, sink) ||
			!revive_conversations(store, sink) || !revive_chats(store, sink) ||
			!revive_lines(store, sink)) {
		return store_fail(store, "what was kept could not be read");
	}
	feed(sink, &event, DESK_EVENT_REVIVED);
	return true;
}
