/* Lines as commands, whatever is typed. */

#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "desk/command.h"

static struct arena *arena;

static const struct {
	const char *line;
	enum command_place place;
	const char *read; /* name, values; or "? word" */
} rows[] = {
	{ "next", COMMAND_IN_CHANNEL, "next" },
	{ "  //!.NEXT \t\r\n", COMMAND_IN_CHANNEL, "next" },
	{ "queue", COMMAND_IN_CHANNEL, "list" },
	{ "take 7", COMMAND_IN_CHANNEL, "take|7" },
	{ "take\t7", COMMAND_IN_CHANNEL, "take|7" },
	{ "take Anna Berg", COMMAND_IN_CHANNEL, "take|Anna Berg" },
	{ "7", COMMAND_IN_CHANNEL, "take|7" },
	{ "!7", COMMAND_IN_CHANNEL, "take|7" },
	{ "0", COMMAND_IN_CHANNEL, "take|0" },
	{ "99999999999999999999", COMMAND_IN_CHANNEL, "take|99999999999999999999" },
	{ "7 please", COMMAND_IN_CHANNEL, "? 7" },
	{ "-7", COMMAND_IN_CHANNEL, "? -7" },
	{ "", COMMAND_IN_CHANNEL, "? " },
	{ "!!!", COMMAND_IN_CHANNEL, "? " },
	{ "end 7 Bye\nbye", COMMAND_IN_CHANNEL, "end|7|Bye\nbye" },
	{ "end\n7", COMMAND_IN_CHANNEL, "end|7" },
	{ "!end Bye bye", COMMAND_IN_CHAT, "end||Bye bye" },
	{ "!end 7 Bye", COMMAND_IN_CHAT, "end|7|Bye" },
	{ "to ben he knows", COMMAND_IN_CHANNEL, "transfer||ben|he knows" },
	{ "to 7 ben", COMMAND_IN_CHANNEL, "transfer|7|ben" },
	{ "note 7", COMMAND_IN_CHANNEL, "note|7" },
	{ "history 7 2", COMMAND_IN_CHANNEL, "history|7|2" },
	{ "nexterday", COMMAND_IN_CHANNEL, "? nexterday" },
};

static const char *read(const char *line, enum command_place place) {
	struct order order;
	const char *said;

	command_read(&order, arena, line, place);
	if (!order.command) {
		return arena_join(arena, "? ", order.word, "");
	}
	said = order.command->names[0];
	size_t count = COMMAND_TAKES;
	while (count > 0 && !order.values[count - 1][0]) {
		count--;
	}
	for (size_t i = 0; i < count; i++) {
		said = arena_join(arena, said, "|", order.values[i]);
	}
	return said;
}

static const struct {
	const char *typed, *meant;
} near[] = {
	{ "nxet", "next" },
	{ "nex", "next" },
	{ "nexxt", "next" },
	{ "Mext", "next" },
	{ "qeue", "queue" },
	{ "colse", "close" },
	{ "tkae", "take" },
	{ "next", "" }, /* it is one */
	{ "nx", "" },
	{ "txen", "" },
	{ "o", "" },
	{ "", "" },
};

int main(void) {
	arena = arena_create();
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		CHECK_SAME(read(rows[i].line, rows[i].place), rows[i].read);
	}
	for (size_t i = 0; i < sizeof(near) / sizeof(*near); i++) {
		CHECK_SAME(command_near(near[i].typed), near[i].meant);
	}
	CHECK(command_number("4294967295") == 4294967295U);
	CHECK(command_number("4294967296") == 0 && command_number("") == 0);
	arena_destroy(arena);
	return check_report();
}
