/*
 * What was kept, in plain arrays. It obeys and gives back; whether the mind
 * was right to keep it is for check.c to say.
 */

#include "memory.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "ports.h"

#define REMEMBERED_LINES 128 /* of each side of a conversation */

/* Makes room for one more behind `count` items of that size. */
static void *grown(void *items, size_t count, size_t size) {
	if ((count & (count - 1)) != 0) {
		return items; /* between powers of two there is room */
	}
	return xrealloc(items, (count ? count * 2 : 1) * size);
}

static char **find_word(char **words, size_t room, const char *text) {
	size_t at = (size_t)text_hash(text) & (room - 1);

	while (words[at] && strcmp(words[at], text) != 0) {
		at = (at + 1) & (room - 1);
	}
	return &words[at];
}

static void widen(struct memory *memory) {
	size_t room = memory->word_room * 2;
	char **words = xcalloc(room, sizeof(*words));

	for (size_t i = 0; i < memory->word_room; i++) {
		if (memory->words[i]) {
			*find_word(words, room, memory->words[i]) = memory->words[i];
		}
	}
	xfree(memory->words);
	memory->words = words;
	memory->word_room = room;
}

/* The one copy of a text; addresses and names come again and again. */
static const char *word(struct memory *memory, const char *text) {
	char **found;

	if (!text) {
		return NULL;
	}
	if (memory->word_count * 2 >= memory->word_room) {
		widen(memory);
	}
	found = find_word(memory->words, memory->word_room, text);
	if (!*found) {
		*found = arena_copy(memory->arena, text);
		memory->word_count++;
	}
	return *found;
}

void memory_init(struct memory *memory) {
	*memory = (struct memory){ .arena = arena_create(), .word_room = 256 };
	memory->words = xcalloc(memory->word_room, sizeof(*memory->words));
}

void memory_finish(struct memory *memory) {
	for (size_t i = 0; i < memory->chat_count; i++) {
		xfree(memory->chats[i].lines);
		xfree(memory->chats[i].ranks);
	}
	xfree(memory->chats);
	xfree(memory->talks);
	xfree(memory->visitors);
	xfree(memory->dismissals);
	xfree(memory->members);
	xfree(memory->words);
	arena_destroy(memory->arena);
	*memory = (struct memory){ 0 };
}

struct memory_chat *memory_chat(const struct memory *memory, uint32_t id) {
	/* Chats are numbered as they come, so the place is a good guess. */
	if (id >= 1 && id <= memory->chat_count &&
			memory->chats[id - 1].row.id == id) {
		return &memory->chats[id - 1];
	}
	for (size_t i = 0; i < memory->chat_count; i++) {
		if (memory->chats[i].row.id == id) {
			return &memory->chats[i];
		}
	}
	return NULL;
}

const struct desk_visitor *memory_visitor(const struct memory *memory,
		uint32_t id) {
	for (size_t i = 0; i < memory->visitor_count; i++) {
		if (memory->visitors[i].id == id) {
			return &memory->visitors[i];
		}
	}
	return NULL;
}

const struct desk_visitor *memory_visitor_of(const struct memory *memory,
		const char *jid) {
	for (size_t i = 0; i < memory->visitor_count; i++) {
		if (strcmp(memory->visitors[i].jid, jid) == 0) {
			return &memory->visitors[i];
		}
	}
	return NULL;
}

const struct desk_visitor *memory_visitor_at(const struct memory *memory,
		const char *address) {
	for (size_t i = 0; i < memory->visitor_count; i++) {
		if (strcmp(memory->visitors[i].address, address) == 0) {
			return &memory->visitors[i];
		}
	}
	return NULL;
}

static size_t member_index(const struct memory *memory, const char *jid) {
	for (size_t i = 0; i < memory->member_count; i++) {
		if (strcmp(memory->members[i].jid, jid) == 0) {
			return i;
		}
	}
	return memory->member_count;
}

const struct desk_member *memory_member(const struct memory *memory,
		const char *jid) {
	size_t at = member_index(memory, jid);

	return at < memory->member_count ? &memory->members[at] : NULL;
}

static struct memory_talk *find_talk(const struct memory *memory,
		uint32_t visitor, const char *channel) {
	for (size_t i = 0; i < memory->talk_count; i++) {
		if (memory->talks[i].visitor == visitor &&
				strcmp(memory->talks[i].channel, channel) == 0) {
			return &memory->talks[i];
		}
	}
	return NULL;
}

const struct memory_talk *memory_talk(const struct memory *memory,
		uint32_t visitor, const char *channel) {
	return find_talk(memory, visitor, channel);
}

static void keep_member(struct memory *memory, const struct desk_member *kept) {
	size_t at = member_index(memory, kept->jid);
	const char **groups;

	if (at == memory->member_count) {
		memory->members = grown(memory->members, at, sizeof(*memory->members));
		memory->member_count++;
	}
	groups = arena_alloc(memory->arena,
			(kept->group_count + 1) * sizeof(*groups));
	for (size_t i = 0; i < kept->group_count; i++) {
		groups[i] = word(memory, kept->groups[i]);
	}
	memory->members[at] = (struct desk_member){
		.jid = word(memory, kept->jid),
		.name = word(memory, kept->name),
		.groups = groups,
		.group_count = kept->group_count,
	};
}

static void keep_member_gone(struct memory *memory, const char *jid) {
	size_t at = member_index(memory, jid);

	if (at < memory->member_count) {
		memory->members[at] = memory->members[--memory->member_count];
	}
}

static void keep_dismissal(struct memory *memory,
		const struct desk_dismissal *kept) {
	size_t at = 0;

	while (at < memory->dismissal_count &&
			(strcmp(memory->dismissals[at].jid, kept->jid) != 0 ||
					strcmp(memory->dismissals[at].channel,
							kept->channel) != 0)) {
		at++;
	}
	if (at == memory->dismissal_count) {
		memory->dismissals = grown(memory->dismissals, at,
				sizeof(*memory->dismissals));
		memory->dismissal_count++;
	}
	memory->dismissals[at] = (struct desk_dismissal){
		.jid = word(memory, kept->jid),
		.channel = word(memory, kept->channel),
		.wall = kept->wall,
	};
}

static void keep_visitor(struct memory *memory,
		const struct desk_visitor *kept) {
	size_t at = 0;

	while (at < memory->visitor_count && memory->visitors[at].id != kept->id) {
		at++;
	}
	if (at == memory->visitor_count) {
		memory->visitors = grown(memory->visitors, at,
				sizeof(*memory->visitors));
		memory->visitor_count++;
	}
	memory->visitors[at] = (struct desk_visitor){
		.id = kept->id,
		.jid = word(memory, kept->jid),
		.address = word(memory, kept->address),
		.name = word(memory, kept->name),
		.wall = kept->wall,
	};
}

static void keep_chat(struct memory *memory, const struct desk_chat *kept) {
	struct memory_chat *chat = memory_chat(memory, kept->id);

	if (!chat) {
		memory->chats = grown(memory->chats, memory->chat_count,
				sizeof(*memory->chats));
		chat = &memory->chats[memory->chat_count++];
		*chat = (struct memory_chat){ 0 };
	}
	chat->row = *kept;
	chat->row.channel = word(memory, kept->channel);
	chat->row.agent = word(memory, kept->agent);
	if (!find_talk(memory, kept->visitor, kept->channel)) {
		memory->talks = grown(memory->talks, memory->talk_count,
				sizeof(*memory->talks));
		memory->talks[memory->talk_count++] = (struct memory_talk){
			.visitor = kept->visitor,
			.channel = chat->row.channel,
		};
	}
}

static void keep_line(struct memory *memory, const struct desk_line *kept) {
	struct memory_chat *chat = memory_chat(memory, kept->chat);
	struct memory_talk *talk;
	struct desk_line *line;

	assert(chat); /* the row of the chat comes first, as foreign keys want */
	talk = find_talk(memory, kept->visitor, kept->channel);
	assert(talk && kept->side <= DESK_SIDE_DESK);
	talk->last_number = kept->number;
	chat->lines = grown(chat->lines, chat->line_count, sizeof(*chat->lines));
	chat->ranks = grown(chat->ranks, chat->line_count, sizeof(*chat->ranks));
	chat->ranks[chat->line_count] = talk->counts[kept->side]++;
	line = &chat->lines[chat->line_count++];
	*line = *kept;
	line->channel = word(memory, kept->channel);
	line->sender = word(memory, kept->sender);
	line->nick = word(memory, kept->nick);
	line->id = word(memory, kept->id);
	line->body = word(memory, kept->body);
	line->lang = word(memory, kept->lang);
}

static void keep_handed(struct memory *memory,
		const struct desk_effect *effect) {
	struct memory_chat *chat = memory_chat(memory, effect->handed.chat);

	assert(chat);
	if (effect->handed.leg == DESK_LEG_AGENT) {
		chat->row.handed_agent = effect->handed.number;
	} else {
		chat->row.handed_visitor = effect->handed.number;
	}
}

void memory_keep(struct memory *memory, const struct desk_effect *effect) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_MEMBER:
		keep_member(memory, &effect->member);
		break;
	case DESK_EFFECT_KEEP_MEMBER_GONE:
		keep_member_gone(memory, effect->member.jid);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL:
		keep_dismissal(memory, &effect->dismissal);
		break;
	case DESK_EFFECT_KEEP_VISITOR:
		keep_visitor(memory, &effect->visitor);
		break;
	case DESK_EFFECT_KEEP_CHAT:
		keep_chat(memory, &effect->chat);
		break;
	case DESK_EFFECT_KEEP_LINE:
		keep_line(memory, &effect->line);
		break;
	case DESK_EFFECT_KEEP_HANDED:
		keep_handed(memory, effect);
		break;
	}
}

void memory_fetch(const struct memory *memory,
		const struct desk_effect *fetch, size_t page,
		struct desk_event *event) {
	const struct memory_chat *chat = memory_chat(memory, fetch->fetch.chat);
	size_t first = 0, count;

	assert(chat);
	while (first < chat->line_count &&
			chat->lines[first].number <= fetch->fetch.after) {
		first++;
	}
	count = chat->line_count - first;
	*event = (struct desk_event){ .type = DESK_EVENT_FETCHED, .to = "" };
	event->fetched.chat = fetch->fetch.chat;
	event->fetched.leg = fetch->fetch.leg;
	event->fetched.lines = chat->lines + first;
	event->fetched.count = count > page ? page : count;
	event->fetched.is_all = count <= page;
}

static void feed(const struct event_sink *sink, struct desk_event *event,
		enum desk_event_type type) {
	event->type = type;
	event->to = "";
	sink->feed(sink->self, event);
}

static void revive_lines(const struct memory *memory,
		const struct memory_chat *chat, const struct event_sink *sink) {
	const struct memory_talk *talk =
			find_talk(memory, chat->row.visitor, chat->row.channel);

	for (size_t i = 0; i < chat->line_count; i++) {
		struct desk_event event = { .line_row = chat->lines[i] };
		size_t newer = talk->counts[chat->lines[i].side] - chat->ranks[i] - 1;
		if (newer < REMEMBERED_LINES) {
			event.line_row.body = NULL;
			feed(sink, &event, DESK_EVENT_REVIVE_LINE);
		}
	}
}

void memory_revive(const struct memory *memory, const struct event_sink *sink) {
	struct desk_event event = { 0 };

	for (size_t i = 0; i < memory->member_count; i++) {
		event.member = memory->members[i];
		feed(sink, &event, DESK_EVENT_REVIVE_MEMBER);
	}
	for (size_t i = 0; i < memory->dismissal_count; i++) {
		event.dismissal = memory->dismissals[i];
		feed(sink, &event, DESK_EVENT_REVIVE_DISMISSAL);
	}
	for (size_t i = 0; i < memory->visitor_count; i++) {
		event.visitor = memory->visitors[i];
		feed(sink, &event, DESK_EVENT_REVIVE_VISITOR);
	}
	for (size_t i = 0; i < memory->talk_count; i++) {
		event.conversation = (struct desk_conversation){
			.visitor = memory->talks[i].visitor,
			.channel = memory->talks[i].channel,
			.last_number = memory->talks[i].last_number,
		};
		feed(sink, &event, DESK_EVENT_REVIVE_CONVERSATION);
	}
	for (size_t i = 0; i < memory->chat_count; i++) {
		event.chat = memory->chats[i].row;
		feed(sink, &event, DESK_EVENT_REVIVE_CHAT);
	}
	for (size_t i = 0; i < memory->chat_count; i++) {
		revive_lines(memory, &memory->chats[i], sink);
	}
}
