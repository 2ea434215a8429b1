/*
 * The commands as a table for people: nothing in it but what the table of
 * commands and the words say.
 */

#include "xmpp/words/handbook.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "desk/command.h"
#include "xmpp/words/words.h"

static const char *say(struct arena *arena, enum desk_word word, int64_t id) {
	const struct words_speaker nobody = { .domain = "", .local = "" };
	const struct desk_sentence sentence = { .word = word, .numbers = { id } };

	return words_say(words_find("en"), arena, &sentence, &nobody);
}

static void add_row(struct buffer *table, struct arena *arena,
		const struct command *command) {
	buffer_add_text(table, "| `");
	buffer_add_text(table, say(arena, DESK_WORD_USAGE, command->id));
	buffer_add_byte(table, '`');
	for (size_t i = 1; i < COMMAND_NAMES && command->names[i]; i++) {
		buffer_add_text(table,
				arena_join(arena, ", `", command->names[i], "`"));
	}
	buffer_add_text(table, " | ");
	buffer_add_text(table, say(arena, command->does, 0));
	buffer_add_text(table, " | ");
	buffer_add_text(table, command_roles(arena, command));
	buffer_add_text(table, " |\n");
}

const char *handbook_commands(struct arena *arena) {
	struct buffer table = { 0 };

	buffer_add_text(&table,
			"| command | what it does | who |\n|---|---|---|\n");
	for (size_t id = 0; id < COMMAND_COUNT; id++) {
		add_row(&table, arena, &command_table[id]);
	}
	const char *text = arena_copy_bytes(arena, table.bytes, table.length);
	buffer_finish(&table);
	return text;
}
