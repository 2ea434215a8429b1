/*
 * What was kept, in plain arrays. It obeys and gives back; whether the mind
 * was right to keep it is for check.c to say.
 */

#include "shelf.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/limits.h"
#include "ports.h"

void *shelf_grown(void *items, size_t count, size_t size) {
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

static void widen(struct shelf *shelf) {
	size_t room = shelf->word_room * 2;
	char **words = xcalloc(room, sizeof(*words));

	for (size_t i = 0; i < shelf->word_room; i++) {
		if (shelf->words[i]) {
			*find_word(words, room, shelf->words[i]) = shelf->words[i];
		}
	}
	xfree(shelf->words);
	shelf->words = words;
	shelf->word_room = room;
}

/* The one copy of a text; addresses and names come again and again. */
const char *shelf_word(struct shelf *shelf, const char *text) {
	char **found;

	if (!text) {
		return NULL;
	}
	if (shelf->word_count * 2 >= shelf->word_room) {
		widen(shelf);
	}
	found = find_word(shelf->words, shelf->word_room, text);
	if (!*found) {
		*found = arena_copy(shelf->arena, text);
		shelf->word_count++;
	}
	return *found;
}

void shelf_init(struct shelf *shelf) {
	*shelf = (struct shelf){ .arena = arena_create(), .word_room = 256 };
	shelf->words = xcalloc(shelf->word_room, sizeof(*shelf->words));
}

void shelf_finish(struct shelf *shelf) {
	for (size_t i = 0; i < shelf->chat_count; i++) {
		xfree(shelf->chats[i].lines);
		xfree(shelf->chats[i].ranks);
	}
	xfree(shelf->chats);
	shelf_finish_staff(shelf);
	xfree(shelf->talks);
	xfree(shelf->visits);
	xfree(shelf->tokens);
	xfree(shelf->visitors);
	xfree(shelf->dismissals);
	xfree(shelf->members);
	xfree(shelf->words);
	arena_destroy(shelf->arena);
	*shelf = (struct shelf){ 0 };
}

struct shelf_chat *shelf_chat(const struct shelf *shelf, uint32_t id) {
	/* Chats are numbered as they come, so the place is a good guess. */
	if (id >= 1 && id <= shelf->chat_count &&
			shelf->chats[id - 1].row.id == id) {
		return &shelf->chats[id - 1];
	}
	for (size_t i = 0; i < shelf->chat_count; i++) {
		if (shelf->chats[i].row.id == id) {
			return &shelf->chats[i];
		}
	}
	return NULL;
}

const struct desk_visitor *shelf_visitor(const struct shelf *shelf,
		uint32_t id) {
	for (size_t i = 0; i < shelf->visitor_count; i++) {
		if (shelf->visitors[i].id == id) {
			return &shelf->visitors[i];
		}
	}
	return NULL;
}

const struct desk_visitor *shelf_visitor_of(const struct shelf *shelf,
		const char *jid) {
	for (size_t i = 0; i < shelf->visitor_count; i++) {
		if (strcmp(shelf->visitors[i].jid, jid) == 0) {
			return &shelf->visitors[i];
		}
	}
	return NULL;
}

const struct desk_visitor *shelf_visitor_at(const struct shelf *shelf,
		const char *address) {
	for (size_t i = 0; i < shelf->visitor_count; i++) {
		if (strcmp(shelf->visitors[i].address, address) == 0) {
			return &shelf->visitors[i];
		}
	}
	return NULL;
}

static size_t member_index(const struct shelf *shelf, const char *jid) {
	for (size_t i = 0; i < shelf->member_count; i++) {
		if (strcmp(shelf->members[i].jid, jid) == 0) {
			return i;
		}
	}
	return shelf->member_count;
}

const struct desk_member *shelf_member(const struct shelf *shelf,
		const char *jid) {
	size_t at = member_index(shelf, jid);

	return at < shelf->member_count ? &shelf->members[at] : NULL;
}

struct shelf_talk *shelf_find_talk(const struct shelf *shelf, uint32_t visitor,
		const char *channel) {
	for (size_t i = 0; i < shelf->talk_count; i++) {
		if (shelf->talks[i].visitor == visitor &&
				strcmp(shelf->talks[i].channel, channel) == 0) {
			return &shelf->talks[i];
		}
	}
	return NULL;
}

const struct shelf_talk *shelf_talk(const struct shelf *shelf, uint32_t visitor,
		const char *channel) {
	return shelf_find_talk(shelf, visitor, channel);
}

static void keep_member(struct shelf *shelf, const struct desk_member *kept) {
	size_t at = member_index(shelf, kept->jid);
	const char **groups;

	if (at == shelf->member_count) {
		shelf->members =
				shelf_grown(shelf->members, at, sizeof(*shelf->members));
		shelf->member_count++;
	}
	groups = arena_alloc(shelf->arena,
			(kept->group_count + 1) * sizeof(*groups));
	for (size_t i = 0; i < kept->group_count; i++) {
		groups[i] = shelf_word(shelf, kept->groups[i]);
	}
	shelf->members[at] = (struct desk_member){
		.jid = shelf_word(shelf, kept->jid),
		.name = shelf_word(shelf, kept->name),
		.groups = groups,
		.group_count = kept->group_count,
	};
}

static void keep_member_gone(struct shelf *shelf, const char *jid) {
	size_t at = member_index(shelf, jid);

	if (at < shelf->member_count) {
		shelf->members[at] = shelf->members[--shelf->member_count];
	}
}

static size_t dismissal_index(const struct shelf *shelf,
		const struct desk_dismissal *wanted) {
	size_t at = 0;

	while (at < shelf->dismissal_count &&
			(strcmp(shelf->dismissals[at].jid, wanted->jid) != 0 ||
					strcmp(shelf->dismissals[at].channel, wanted->channel) !=
							0)) {
		at++;
	}
	return at;
}

static void keep_dismissal(struct shelf *shelf,
		const struct desk_dismissal *kept) {
	size_t at = dismissal_index(shelf, kept);

	if (at == shelf->dismissal_count) {
		shelf->dismissals =
				shelf_grown(shelf->dismissals, at, sizeof(*shelf->dismissals));
		shelf->dismissal_count++;
	}
	shelf->dismissals[at] = (struct desk_dismissal){
		.jid = shelf_word(shelf, kept->jid),
		.channel = shelf_word(shelf, kept->channel),
		.wall = kept->wall,
	};
}

static void keep_dismissal_gone(struct shelf *shelf,
		const struct desk_dismissal *gone) {
	size_t at = dismissal_index(shelf, gone);

	if (at < shelf->dismissal_count) {
		shelf->dismissals[at] = shelf->dismissals[--shelf->dismissal_count];
	}
}

static void keep_visitor(struct shelf *shelf, const struct desk_visitor *kept) {
	size_t at = 0;

	while (at < shelf->visitor_count && shelf->visitors[at].id != kept->id) {
		at++;
	}
	if (at == shelf->visitor_count) {
		shelf->visitors =
				shelf_grown(shelf->visitors, at, sizeof(*shelf->visitors));
		shelf->visitor_count++;
	}
	shelf->visitors[at] = (struct desk_visitor){
		.id = kept->id,
		.jid = shelf_word(shelf, kept->jid),
		.address = shelf_word(shelf, kept->address),
		.name = shelf_word(shelf, kept->name),
		.wall = kept->wall,
	};
}

static void keep_chat(struct shelf *shelf, const struct desk_chat *kept) {
	struct shelf_chat *chat = shelf_chat(shelf, kept->id);

	if (!chat) {
		shelf->chats = shelf_grown(shelf->chats, shelf->chat_count,
				sizeof(*shelf->chats));
		chat = &shelf->chats[shelf->chat_count++];
		*chat = (struct shelf_chat){ 0 };
	}
	chat->row = *kept;
	chat->row.channel = shelf_word(shelf, kept->channel);
	chat->row.agent = shelf_word(shelf, kept->agent);
	chat->row.serving = shelf_word(shelf, kept->serving);
	chat->row.heir = shelf_word(shelf, kept->heir);
	chat->row.passed_by = shelf_word(shelf, kept->passed_by);
	chat->row.pass_note = shelf_word(shelf, kept->pass_note);
	chat->row.tags = shelf_word(shelf, kept->tags);
	if (!shelf_find_talk(shelf, kept->visitor, kept->channel)) {
		shelf->talks = shelf_grown(shelf->talks, shelf->talk_count,
				sizeof(*shelf->talks));
		shelf->talks[shelf->talk_count++] = (struct shelf_talk){
			.visitor = kept->visitor,
			.channel = chat->row.channel,
		};
	}
}

static void keep_line(struct shelf *shelf, const struct desk_line *kept) {
	struct shelf_chat *chat = shelf_chat(shelf, kept->chat);
	struct shelf_talk *talk;
	struct desk_line *line;

	assert(chat); /* the row of the chat comes first, as foreign keys want */
	talk = shelf_find_talk(shelf, kept->visitor, kept->channel);
	assert(talk && kept->side <= DESK_SIDE_DESK);
	talk->last_number = kept->number;
	chat->lines =
			shelf_grown(chat->lines, chat->line_count, sizeof(*chat->lines));
	chat->ranks =
			shelf_grown(chat->ranks, chat->line_count, sizeof(*chat->ranks));
	chat->ranks[chat->line_count] = talk->counts[kept->side]++;
	line = &chat->lines[chat->line_count++];
	*line = *kept;
	line->channel = shelf_word(shelf, kept->channel);
	line->sender = shelf_word(shelf, kept->sender);
	line->nick = shelf_word(shelf, kept->nick);
	line->id = shelf_word(shelf, kept->id);
	line->body = shelf_word(shelf, kept->body);
	line->lang = shelf_word(shelf, kept->lang);
	line->file = shelf_word(shelf, kept->file);
}

static void keep_handed(struct shelf *shelf, const struct desk_effect *effect) {
	struct shelf_chat *chat = shelf_chat(shelf, effect->handed.chat);

	assert(chat);
	if (effect->handed.leg == DESK_LEG_AGENT) {
		chat->row.handed_agent = effect->handed.number;
	} else {
		chat->row.handed_visitor = effect->handed.number;
	}
}

void shelf_keep(struct shelf *shelf, const struct desk_effect *effect) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_MEMBER:
		keep_member(shelf, &effect->member);
		break;
	case DESK_EFFECT_KEEP_MEMBER_GONE:
		keep_member_gone(shelf, effect->member.jid);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL:
		keep_dismissal(shelf, &effect->dismissal);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
		keep_dismissal_gone(shelf, &effect->dismissal);
		break;
	case DESK_EFFECT_KEEP_VISITOR:
		keep_visitor(shelf, &effect->visitor);
		break;
	case DESK_EFFECT_KEEP_CHAT:
		keep_chat(shelf, &effect->chat);
		break;
	case DESK_EFFECT_KEEP_LINE:
		keep_line(shelf, &effect->line);
		break;
	case DESK_EFFECT_KEEP_HANDED:
		keep_handed(shelf, effect);
		break;
	default:
		shelf_keep_web(shelf, effect);
		shelf_keep_staff(shelf, effect);
		break;
	}
}

void shelf_fetch(const struct shelf *shelf, const struct desk_effect *fetch,
		size_t page, struct desk_event *event) {
	const struct shelf_chat *chat = shelf_chat(shelf, fetch->fetch.chat);
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

/* Chats that are over for good are only looked up, never lived on. */
static bool is_alive(const struct shelf_chat *chat) {
	return chat->row.state != CHAT_STATE_CLOSED &&
			chat->row.state != CHAT_STATE_POSTED &&
			chat->row.state != CHAT_STATE_LEFT;
}

static bool is_of_talk(const struct shelf_chat *chat,
		const struct shelf_talk *talk) {
	return chat->row.visitor == talk->visitor &&
			strcmp(chat->row.channel, talk->channel) == 0;
}

static void revive_lines(const struct shelf_chat *chat,
		const struct shelf_talk *talk, const struct event_sink *sink) {
	for (size_t i = 0; i < chat->line_count; i++) {
		struct desk_event event = { .line_row = chat->lines[i] };
		size_t newer = talk->counts[chat->lines[i].side] - chat->ranks[i] - 1;
		if (newer < REMEMBERED_MOST) {
			event.line_row.body = NULL;
			feed(sink, &event, DESK_EVENT_REVIVE_LINE);
		}
	}
}

/* Of every talk that has a chat alive, the last lines of all its chats. */
static void revive_talk(const struct shelf *shelf,
		const struct shelf_talk *talk, const struct event_sink *sink) {
	bool lives = false;

	for (size_t i = 0; i < shelf->chat_count && !lives; i++) {
		lives = is_of_talk(&shelf->chats[i], talk) &&
				is_alive(&shelf->chats[i]);
	}
	for (size_t i = 0; i < shelf->chat_count && lives; i++) {
		if (is_of_talk(&shelf->chats[i], talk)) {
			revive_lines(&shelf->chats[i], talk, sink);
		}
	}
}

void shelf_revive(const struct shelf *shelf, const struct event_sink *sink) {
	struct desk_event event = { 0 };

	for (size_t i = 0; i < shelf->member_count; i++) {
		event.member = shelf->members[i];
		feed(sink, &event, DESK_EVENT_REVIVE_MEMBER);
	}
	for (size_t i = 0; i < shelf->dismissal_count; i++) {
		event.dismissal = shelf->dismissals[i];
		feed(sink, &event, DESK_EVENT_REVIVE_DISMISSAL);
	}
	shelf_revive_habits(shelf, sink);
	for (size_t i = 0; i < shelf->visitor_count; i++) {
		event.visitor = shelf->visitors[i];
		feed(sink, &event, DESK_EVENT_REVIVE_VISITOR);
	}
	shelf_revive_blocks(shelf, sink);
	shelf_revive_web(shelf, sink);
	for (size_t i = 0; i < shelf->talk_count; i++) {
		event.conversation = (struct desk_conversation){
			.visitor = shelf->talks[i].visitor,
			.channel = shelf->talks[i].channel,
			.last_number = shelf->talks[i].last_number,
			.have = shelf->talks[i].marks.have,
			.seen = shelf->talks[i].marks.seen,
			.agent_have = shelf->talks[i].marks.agent_have,
			.agent_seen = shelf->talks[i].marks.agent_seen,
		};
		feed(sink, &event, DESK_EVENT_REVIVE_CONVERSATION);
	}
	for (size_t i = 0; i < shelf->chat_count; i++) {
		if (is_alive(&shelf->chats[i])) {
			event.chat = shelf->chats[i].row;
			feed(sink, &event, DESK_EVENT_REVIVE_CHAT);
		}
	}
	shelf_revive_ears(shelf, sink);
	for (size_t i = 0; i < shelf->talk_count; i++) {
		revive_talk(shelf, &shelf->talks[i], sink);
	}
}
