/*
 * What was kept, given back: everything that the desk must know when it is
 * born again. Knows rows and events, and nothing of what the mind makes of
 * them.
 */
#include "store/store.h"

#include "base/arena.h"
#include "desk/event.h"
#include "desk/limits.h"

static void feed(const struct event_sink *sink, struct desk_event *event,
		enum desk_event_type type) {
	event->type = type;
	event->to = "";
	sink->feed(sink->self, event);
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

static bool revive_habits(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_HABITS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.habit.jid = use_text(&use);
		event.habit.duty = (enum desk_duty)use_number(&use);
		event.habit.lang = use_text(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_HABIT);
		}
	}
	return use_end(&use);
}

static bool revive_rooms(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_ROOMS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.room.jid = use_text(&use);
		event.room.channel = use_text(&use);
		event.room.room = use_id(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_ROOM);
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

static bool revive_blocks(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_BLOCKS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.block.visitor = use_id(&use);
		event.block.chat = use_id(&use);
		event.block.address = use_text(&use);
		event.block.by = use_text(&use);
		event.block.until = use_number(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_BLOCK);
		}
	}
	return use_end(&use);
}

static bool revive_entries(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_ENTRIES);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.entry.jid = use_text(&use);
		event.entry.address = use_text(&use);
		event.entry.name = use_text(&use);
		event.entry.until = use_number(&use);
		event.entry.idle = use_id(&use);
		event.entry.is_there = use_number(&use) != 0;
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_ENTRY);
		}
	}
	return use_end(&use);
}

static bool revive_visits(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_VISITS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.visit.visitor = use_id(&use);
		event.visit.site = use_text(&use);
		event.visit.born = use_number(&use);
		event.visit.left = use_number(&use);
		event.visit.page.url = use_text(&use);
		event.visit.page.title = use_text(&use);
		event.visit.page.referrer = use_text(&use);
		event.visit.page.language = use_text(&use);
		event.visit.page.zone = use_text(&use);
		event.visit.page.browser = use_text(&use);
		event.visit.who.name = "";
		event.visit.who.email = use_text(&use);
		event.visit.who.phone = use_text(&use);
		event.visit.who.company = use_text(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_VISIT);
		}
	}
	return use_end(&use);
}

static bool revive_tokens(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_TOKENS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		use_bytes(&use, event.token.digest, sizeof(event.token.digest));
		event.token.visitor = use_id(&use);
		event.token.number = use_id(&use);
		event.token.replaces = use_id(&use);
		event.token.wall = use_number(&use);
		event.token.until = use_number(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_TOKEN);
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
		event.conversation.have = use_id(&use);
		event.conversation.seen = use_id(&use);
		event.conversation.agent_have = use_id(&use);
		event.conversation.agent_seen = use_id(&use);
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
	chat->ended_by = (enum desk_side)use_number(use);
	chat->first_number = use_id(use);
	chat->handed_agent = use_id(use);
	chat->handed_visitor = use_id(use);
	chat->serving = use_text(use);
	chat->heir = use_text(use);
	chat->passed_by = use_text(use);
	chat->pass_note = use_text(use);
	chat->pass_until = use_number(use);
	chat->ended = use_number(use);
	chat->tags = use_text(use);
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

static bool revive_ears(struct store *store, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_REVIVE_EARS);

	while (use_row(&use)) {
		struct desk_event event = { 0 };
		event.ear.chat = use_id(&use);
		event.ear.jid = use_text(&use);
		event.ear.handed = use_id(&use);
		if (use_is_whole(&use)) {
			feed(sink, &event, DESK_EVENT_REVIVE_EAR);
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
		store_read_line(&use, &event.line_row);
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
	static bool (*const kinds[])(struct store * store,
			const struct event_sink *sink) = {
		revive_members,
		revive_dismissals,
		revive_habits,
		revive_rooms,
		revive_visitors,
		revive_blocks,
		revive_entries,
		revive_visits,
		revive_tokens,
		revive_conversations,
		revive_chats,
		revive_ears,
		revive_lines,
	};
	struct desk_event event = { .revived = store->past };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!kinds[i](store, sink)) {
			return store_fail(store, "what was kept could not be read");
		}
	}
	feed(sink, &event, DESK_EVENT_REVIVED);
	return true;
}
