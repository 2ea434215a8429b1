/*
 * Commands as words. Knows nothing of chats or of who is asking.
 */

#include "desk/command.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/limits.h"
#include "desk/model.h"

#define BOTH  (COMMAND_IN_CHANNEL | COMMAND_IN_CHAT)
#define SERVE (RIGHT_RESPOND | RIGHT_MANAGE)
#define WATCH (RIGHT_LISTEN | RIGHT_MANAGE)
#define MEANT (CHATS_HIS | CHATS_PASSED | CHATS_HEARD | CHATS_ENDED)
#define ANY   (MEANT | CHATS_WAITING | CHATS_TALKING)
#define EVER  (ANY | CHATS_PAST)
#define BLANK " \t\r\n"

#define NEEDED  true
#define PERHAPS false

#define OFTEN  true
#define SELDOM false

#define COMMAND(id, who, where, about, often, ...) \
	{ \
		COMMAND_##id, { __VA_ARGS__ }, who, where, about, often, TAKES_##id, \
				DESK_WORD_DO_##id \
	}

/* clang-format off */
#define TAKES_NEXT     { { VALUE_NONE } }
#define TAKES_TAKE     { { VALUE_CHAT, NEEDED } }
#define TAKES_LIST     { { VALUE_NONE } }
#define TAKES_MINE     { { VALUE_NONE } }
#define TAKES_RECENT   { { VALUE_NONE } }
#define TAKES_WHO      { { VALUE_NONE } }
#define TAKES_END      { { VALUE_CHAT, NEEDED }, { VALUE_TEXT, PERHAPS } }
#define TAKES_REOPEN   { { VALUE_CHAT, NEEDED } }
#define TAKES_TRANSFER { { VALUE_CHAT, PERHAPS }, { VALUE_COLLEAGUE, NEEDED }, \
                         { VALUE_NOTE, PERHAPS } }
#define TAKES_ACCEPT   { { VALUE_CHAT, PERHAPS } }
#define TAKES_REJECT   { { VALUE_CHAT, PERHAPS } }
#define TAKES_CANCEL   { { VALUE_CHAT, PERHAPS } }
#define TAKES_TAKEOVER { { VALUE_CHAT, NEEDED } }
#define TAKES_LISTEN   { { VALUE_CHAT, NEEDED } }
#define TAKES_LEAVE    { { VALUE_CHAT, PERHAPS } }
#define TAKES_WHISPER  { { VALUE_CHAT, NEEDED }, { VALUE_TEXT, NEEDED } }
#define TAKES_INFO     { { VALUE_CHAT, PERHAPS } }
#define TAKES_HISTORY  { { VALUE_CHAT, PERHAPS }, { VALUE_PAGE, PERHAPS } }
#define TAKES_FIND     { { VALUE_WORDS, NEEDED } }
#define TAKES_WHY      { { VALUE_CHAT, PERHAPS } }
#define TAKES_NOTE     { { VALUE_CHAT, NEEDED }, { VALUE_TEXT, NEEDED } }
#define TAKES_TAG      { { VALUE_CHAT, NEEDED }, { VALUE_TAG, NEEDED } }
#define TAKES_BLOCK    { { VALUE_CHAT, NEEDED }, { VALUE_SPAN, NEEDED } }
#define TAKES_UNBLOCK  { { VALUE_CHAT, NEEDED } }
#define TAKES_HERE     { { VALUE_NONE } }
#define TAKES_AWAY     { { VALUE_NONE } }
#define TAKES_AUTO     { { VALUE_NONE } }
#define TAKES_ROOM     { { VALUE_COUNT, PERHAPS } }
#define TAKES_LANGUAGE { { VALUE_LANGUAGE, NEEDED } }
#define TAKES_HELP     { { VALUE_COMMAND, PERHAPS } }

const struct command command_table[COMMAND_COUNT] = {
	COMMAND(NEXT, RIGHT_RESPOND, BOTH, 0, OFTEN, "next"),
	COMMAND(TAKE, RIGHT_RESPOND, BOTH, CHATS_WAITING, OFTEN, "take"),
	COMMAND(LIST, 0, BOTH, 0, OFTEN, "list", "queue"),
	COMMAND(MINE, 0, BOTH, 0, OFTEN, "mine"),
	COMMAND(RECENT, 0, BOTH, 0, SELDOM, "recent"),
	COMMAND(WHO, 0, BOTH, 0, OFTEN, "who"),
	COMMAND(END, RIGHT_RESPOND, BOTH, CHATS_HIS, OFTEN, "end", "close"),
	COMMAND(REOPEN, RIGHT_RESPOND, BOTH, CHATS_ENDED, SELDOM, "reopen"),
	COMMAND(TRANSFER, SERVE, BOTH, CHATS_HIS | CHATS_TALKING, OFTEN,
			"transfer", "to"),
	COMMAND(ACCEPT, RIGHT_RESPOND, BOTH, CHATS_PASSED, SELDOM, "accept"),
	COMMAND(REJECT, RIGHT_RESPOND, BOTH, CHATS_PASSED, SELDOM, "reject"),
	COMMAND(CANCEL, SERVE, BOTH, CHATS_HIS, SELDOM, "cancel"),
	COMMAND(TAKEOVER, RIGHT_MANAGE, BOTH, CHATS_TALKING, SELDOM, "takeover"),
	COMMAND(LISTEN, WATCH, BOTH, CHATS_TALKING, SELDOM, "listen", "watch"),
	COMMAND(LEAVE, 0, BOTH, CHATS_HEARD, SELDOM, "leave"),
	COMMAND(WHISPER, RIGHT_MANAGE, BOTH, CHATS_TALKING, SELDOM, "whisper"),
	COMMAND(INFO, 0, BOTH, EVER, SELDOM, "info"),
	COMMAND(HISTORY, 0, BOTH, EVER, SELDOM, "history"),
	COMMAND(FIND, 0, BOTH, 0, SELDOM, "find"),
	COMMAND(WHY, 0, BOTH, EVER, SELDOM, "why"),
	COMMAND(NOTE, SERVE, BOTH, MEANT, SELDOM, "note"),
	COMMAND(TAG, SERVE, BOTH, MEANT, SELDOM, "tag"),
	COMMAND(BLOCK, SERVE, BOTH, ANY, SELDOM, "block"),
	COMMAND(UNBLOCK, SERVE, BOTH, EVER, SELDOM, "unblock"),
	COMMAND(HERE, RIGHT_RESPOND, BOTH, 0, OFTEN, "here"),
	COMMAND(AWAY, RIGHT_RESPOND, BOTH, 0, OFTEN, "away"),
	COMMAND(AUTO, RIGHT_RESPOND, BOTH, 0, SELDOM, "auto"),
	COMMAND(ROOM, RIGHT_RESPOND, BOTH, 0, SELDOM, "room"),
	COMMAND(LANGUAGE, 0, BOTH, 0, SELDOM, "language"),
	COMMAND(HELP, 0, BOTH, 0, OFTEN, "help"),
};
/* clang-format on */

const struct command *command_find(const char *word) {
	for (size_t id = 0; id < COMMAND_COUNT; id++) {
		const struct command *at = &command_table[id];
		assert(at->id == id);
		for (size_t i = 0; i < COMMAND_NAMES && at->names[i]; i++) {
			if (text_is_same_word(word, at->names[i])) {
				return at;
			}
		}
	}
	return NULL;
}

const char *command_roles(struct arena *arena, const struct command *command) {
	static const struct {
		unsigned right;
		const char *name;
	} roles[] = { { RIGHT_RESPOND, "agent" }, { RIGHT_LISTEN, "listener" },
		{ RIGHT_MANAGE, "manager" } };
	const char *all = "";

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		if (command->who & roles[i].right) {
			all = arena_join(arena, all, all[0] ? ", " : "", roles[i].name);
		}
	}
	return all[0] ? all : "all";
}

static size_t length_of_same(const char *a, const char *b) {
	size_t i = 0;

	while (a[i] && text_lower(a[i]) == b[i]) {
		i++;
	}
	return i;
}

/*
 * One letter too many, too few or another, or two that changed places. What
 * is left behind the first difference must then be the same.
 */
static bool is_near(const char *typed, const char *name) {
	size_t same = length_of_same(typed, name);
	const char *a = typed + same, *b = name + same;

	if (!a[0] || !b[0]) {
		return strlen(a) + strlen(b) == 1;
	}
	bool is_swapped = a[1] && text_lower(a[0]) == b[1] &&
			text_lower(a[1]) == b[0] && text_is_same_word(a + 2, b + 2);
	return is_swapped || text_is_same_word(a + 1, b) ||
			text_is_same_word(a, b + 1) || text_is_same_word(a + 1, b + 1);
}

const char *command_near(const char *word) {
	for (size_t id = 0; id < COMMAND_COUNT; id++) {
		const struct command *at = &command_table[id];
		for (size_t i = 0; i < COMMAND_NAMES && at->names[i]; i++) {
			if (at->names[i][2] && is_near(word, at->names[i])) {
				return at->names[i];
			}
		}
	}
	return "";
}

enum desk_word command_label(enum command_value what) {
	switch (what) {
	case VALUE_CHAT:
		return DESK_WORD_ARGUMENT_CHAT;
	case VALUE_COLLEAGUE:
		return DESK_WORD_ARGUMENT_COLLEAGUE;
	case VALUE_TEXT:
		return DESK_WORD_ARGUMENT_TEXT;
	case VALUE_NOTE:
		return DESK_WORD_ARGUMENT_NOTE;
	case VALUE_WORDS:
		return DESK_WORD_ARGUMENT_WORDS;
	case VALUE_TAG:
		return DESK_WORD_ARGUMENT_TAG;
	case VALUE_SPAN:
		return DESK_WORD_ARGUMENT_SPAN;
	case VALUE_COUNT:
		return DESK_WORD_ARGUMENT_COUNT;
	case VALUE_PAGE:
		return DESK_WORD_ARGUMENT_PAGE;
	case VALUE_LANGUAGE:
		return DESK_WORD_ARGUMENT_LANGUAGE;
	case VALUE_COMMAND:
		return DESK_WORD_ARGUMENT_COMMAND;
	case VALUE_NONE:
		break;
	}
	assert(!"nothing has no label");
	return DESK_WORD_ARGUMENT_TEXT;
}

const char *command_field(enum command_value what) {
	static const char *const names[] = {
		[VALUE_NONE] = "",
		[VALUE_CHAT] = "chat",
		[VALUE_COLLEAGUE] = "to",
		[VALUE_TEXT] = "text",
		[VALUE_NOTE] = "note",
		[VALUE_WORDS] = "words",
		[VALUE_TAG] = "tag",
		[VALUE_SPAN] = "time",
		[VALUE_COUNT] = "number",
		[VALUE_PAGE] = "page",
		[VALUE_LANGUAGE] = "language",
		[VALUE_COMMAND] = "command",
	};

	return names[what];
}

bool command_is_number(const char *text) {
	return text[0] && !text[strspn(text, "0123456789")];
}

unsigned command_number(const char *text) {
	uint64_t number = 0;

	for (; *text; text++) {
		if (*text < '0' || *text > '9') {
			return 0;
		}
		number = number * 10 + (uint64_t)(*text - '0');
		if (number > UINT32_MAX) {
			return 0;
		}
	}
	return (unsigned)number;
}

const char *order_value(const struct order *order, enum command_value what) {
	for (size_t i = 0; order->command && i < COMMAND_TAKES; i++) {
		if (order->command->takes[i].what == what) {
			return order->values[i];
		}
	}
	return "";
}

/* The first word of a text, cut off where it ends; returns what follows. */
static char *split(char *text) {
	char *end = text + strcspn(text, BLANK);

	if (*end) {
		*end++ = '\0';
	}
	return end + strspn(end, BLANK);
}

static bool is_number(const char *text) {
	size_t length = strspn(text, "0123456789");

	return length > 0 && strchr(BLANK, text[length]); /* or its end */
}

/*
 * A chat that need not be said is only meant by its number: `end Goodbye` in a
 * visitor's chat says goodbye, and `transfer ben` means the one chat there is.
 * But a page is a number, so a name before it can only be that of a chat.
 */
static bool is_said(const struct command *command, size_t which,
		enum command_place place, const char *text) {
	bool is_needed =
			command->takes[which].is_needed && place == COMMAND_IN_CHANNEL;

	return command->takes[which].what != VALUE_CHAT || is_needed ||
			is_number(text) || command->takes[which + 1].what == VALUE_PAGE;
}

static void read_values(struct order *order, char *rest,
		enum command_place place) {
	const struct command *command = order->command;

	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		bool is_last = i + 1 == COMMAND_TAKES || !command->takes[i + 1].what;
		/* Where nothing else follows it may be a name. */
		if (!is_last && !is_said(command, i, place, rest)) {
			continue;
		}
		order->values[i] = rest;
		rest = is_last ? rest + strlen(rest) : split(rest);
	}
}

void command_read(struct order *order, struct arena *arena, const char *line,
		enum command_place place) {
	char *text = arena_copy(arena, line + strspn(line, "/!." BLANK));
	char *end = text + strlen(text);

	while (end > text && strchr(BLANK, end[-1])) {
		*--end = '\0';
	}
	char *rest = split(text);
	*order = (struct order){ .word = text, .values = { "", "", "" } };
	order->rest = arena_copy(arena, rest);
	order->command = command_find(order->word);
	if (order->command) {
		read_values(order, rest, place);
	} else if (!rest[0] && command_is_number(order->word)) {
		order->command = &command_table[COMMAND_TAKE];
		order->values[0] = order->word;
	}
}
