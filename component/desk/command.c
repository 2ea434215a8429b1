/*
 * Commands as words. Knows nothing of chats or of who is asking.
 */

#include "desk/command.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/limits.h"
#include "desk/model.h"

#define BOTH (COMMAND_IN_CHANNEL | COMMAND_IN_CHAT)

const struct command command_table[] = {
	{ COMMAND_NEXT, { "next" }, RIGHT_RESPOND, COMMAND_IN_CHANNEL,
			DESK_WORD_HELP_NEXT, DESK_WORD_HELP_NEXT },
	{ COMMAND_TAKE, { "take" }, RIGHT_RESPOND, COMMAND_IN_CHANNEL,
			DESK_WORD_HELP_TAKE, DESK_WORD_HELP_TAKE },
	{ COMMAND_LIST, { "list", "queue" }, 0, COMMAND_IN_CHANNEL,
			DESK_WORD_HELP_LIST, DESK_WORD_HELP_LIST },
	{ COMMAND_MINE, { "mine" }, 0, COMMAND_IN_CHANNEL, DESK_WORD_HELP_MINE,
			DESK_WORD_HELP_MINE },
	{ COMMAND_END, { "end", "close" }, RIGHT_RESPOND, BOTH, DESK_WORD_HELP_END,
			DESK_WORD_HELP_END_HERE },
	{ COMMAND_HELP, { "help" }, 0, BOTH, DESK_WORD_HELP_HELP,
			DESK_WORD_HELP_HELP_HERE },
	{ 0, { NULL }, 0, 0, 0, 0 },
};

static const struct command *find(const char *word) {
	for (const struct command *at = command_table; at->names[0]; at++) {
		for (size_t i = 0; i < COMMAND_NAMES && at->names[i]; i++) {
			if (text_is_same_word(word, at->names[i])) {
				return at;
			}
		}
	}
	return NULL;
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

void command_read(struct order *order, struct arena *arena, const char *line) {
	/* Long enough for any command, and no more of it is looked at. */
	char *text = text_one_line(arena, line, 4 * QUOTE_MOST);

	while (*text == '/' || *text == '!' || *text == '.' || *text == ' ') {
		text++;
	}
	char *end = strchr(text, ' ');
	order->word = text;
	order->rest = "";
	if (end) {
		*end = '\0';
		order->rest = end + 1;
	}
	order->command = find(order->word);
	if (!order->command && !order->rest[0] && command_number(order->word)) {
		order->command = &command_table[COMMAND_TAKE];
		order->rest = order->word;
	}
}
