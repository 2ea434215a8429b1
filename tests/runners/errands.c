/*
 * Random orders. What they take is in the mind's own table; whether they do
 * any good is not asked here.
 */

#include "errands.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "desk/command.h"
#include "names.h"
#include "world.h"

#define RECENT 12 /* chats that orders are about */

#define PICK(errand, list) \
	((list)[below((errand), (uint32_t)(sizeof(list) / sizeof(*(list))))])

struct errand {
	const struct world *world;
	struct arena *arena;
	uint64_t dice;
	uint32_t serial; /* for texts that are all different */
	const struct command *command;
	const struct shelf_chat *chat; /* NULL: there is none yet */
	const char *who;               /* in a script */
};

/* How often each is given; the others are not. */
static const uint8_t weights[COMMAND_COUNT] = {
	[COMMAND_NEXT] = 6,
	[COMMAND_TAKE] = 6,
	[COMMAND_LIST] = 2,
	[COMMAND_MINE] = 2,
	[COMMAND_RECENT] = 1,
	[COMMAND_WHO] = 1,
	[COMMAND_END] = 4,
	[COMMAND_REOPEN] = 5,
	[COMMAND_TRANSFER] = 22,
	[COMMAND_ACCEPT] = 12,
	[COMMAND_REJECT] = 4,
	[COMMAND_CANCEL] = 3,
	[COMMAND_TAKEOVER] = 5,
	[COMMAND_LISTEN] = 6,
	[COMMAND_LEAVE] = 4,
	[COMMAND_WHISPER] = 4,
	[COMMAND_INFO] = 2,
	[COMMAND_HISTORY] = 2,
	[COMMAND_FIND] = 2,
	[COMMAND_WHY] = 2,
	[COMMAND_NOTE] = 3,
	[COMMAND_TAG] = 3,
	[COMMAND_BLOCK] = 2,
	[COMMAND_UNBLOCK] = 3,
	[COMMAND_HERE] = 3,
	[COMMAND_AWAY] = 2,
	[COMMAND_AUTO] = 3,
	[COMMAND_ROOM] = 2,
	[COMMAND_LANGUAGE] = 2,
	[COMMAND_HELP] = 1,
};

static uint32_t below(struct errand *errand, uint32_t most) {
	uint64_t z = errand->dice += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (uint32_t)((z ^ (z >> 31)) % most);
}

static const struct command *some_command(struct errand *errand) {
	uint32_t all = 0, at;

	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		all += weights[i];
	}
	at = below(errand, all);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (at < weights[i]) {
			return &command_table[i];
		}
		at -= weights[i];
	}
	return &command_table[COMMAND_HELP];
}

static const char *ear_of(const struct errand *errand) {
	const struct shelf *shelf = &errand->world->shelf;

	for (size_t i = 0; i < shelf->ear_count; i++) {
		if (shelf->ears[i].chat == errand->chat->row.id) {
			return shelf->ears[i].jid;
		}
	}
	return "";
}

static bool fits(const struct errand *errand) {
	const struct desk_chat *row = &errand->chat->row;
	unsigned about = errand->command->about;

	return (about & (CHATS_HIS | CHATS_TALKING) &&
				   row->state == CHAT_STATE_TALKING) ||
			(about & CHATS_PASSED && row->heir[0]) ||
			(about & CHATS_HEARD && ear_of(errand)[0]) ||
			(about & CHATS_WAITING && row->state == CHAT_STATE_WAITING) ||
			(about & CHATS_ENDED && row->state == CHAT_STATE_ENDED);
}

/* Mostly one that the command is for. */
static void choose_chat(struct errand *errand) {
	const struct shelf *shelf = &errand->world->shelf;

	for (int i = 0; i < 8 && shelf->chat_count > 0; i++) {
		size_t back = below(errand, RECENT);
		errand->chat = &shelf->chats[back < shelf->chat_count
						? shelf->chat_count - 1 - back
						: 0];
		if (fits(errand)) {
			return;
		}
	}
}

/* "alice" of "alice@example.org". */
static const char *name_of(const struct errand *errand, const char *jid) {
	const char *home = strstr(jid, NAMES_HOME);

	return home ? arena_copy_bytes(errand->arena, jid, (size_t)(home - jid))
				: jid;
}

static const char *some_colleague(struct errand *errand) {
	const struct shelf *shelf = &errand->world->shelf;

	return shelf->member_count
			? shelf->members[below(errand, (uint32_t)shelf->member_count)].jid
			: "alice" NAMES_HOME;
}

/* Whose order it would be, if it were sensible. */
static const char *his(const struct errand *errand) {
	const struct desk_chat *row = &errand->chat->row;
	unsigned about = errand->command->about;

	if (about & CHATS_PASSED && row->heir[0]) {
		return row->heir;
	}
	if (about & CHATS_HIS && row->state == CHAT_STATE_TALKING) {
		return row->agent;
	}
	return about & CHATS_HEARD ? ear_of(errand) : "";
}

static void choose_who(struct errand *errand) {
	const char *jid = errand->chat && below(errand, 5) ? his(errand) : "";

	if (!jid[0] && below(errand, 40) == 0) {
		errand->who = "v1@home"; /* a stranger */
		return;
	}
	errand->who = name_of(errand, jid[0] ? jid : some_colleague(errand));
}

static const char *text_for(struct errand *errand) {
	const char *begin = "Bye";

	if (errand->command->id == COMMAND_WHISPER) {
		begin = ERRANDS_WHISPER;
	} else if (errand->command->id != COMMAND_END) {
		begin = ERRANDS_NOTE;
	}
	return arena_print(errand->arena, "%s %" PRIu32, begin, errand->serial);
}

static const char *some_chat(struct errand *errand) {
	const struct desk_visitor *visitor;

	if (!errand->chat || below(errand, 20) == 0) {
		return "99999";
	}
	if (below(errand, 8) == 0) {
		visitor =
				shelf_visitor(&errand->world->shelf, errand->chat->row.visitor);
		return visitor->name[0] ? visitor->name : visitor->address;
	}
	return arena_print(errand->arena, "%" PRIu32, errand->chat->row.id);
}

static const char *some_goal(struct errand *errand) {
	static const char *const others[] = { "support", "sales", "sales", "#sales",
		"#support", "nobody" };

	return below(errand, 3) ? name_of(errand, some_colleague(errand))
							: PICK(errand, others);
}

static const char *some_value(struct errand *errand, enum command_value what) {
	static const char *const tags[] = { "late", "vip", "-late", "#refund" };
	static const char *const spans[] = { "1m", "5m", "30s", "2h", "400d", "x" };
	static const char *const counts[] = { "0", "1", "2", "5", "x" };
	static const char *const pages[] = { "1", "2", "99" };
	static const char *const languages[] = { "nl", "en", "de", "xx" };

	switch (what) {
	case VALUE_NONE:
		break;
	case VALUE_CHAT:
		return some_chat(errand);
	case VALUE_COLLEAGUE:
		return some_goal(errand);
	case VALUE_TEXT:
	case VALUE_NOTE:
		return text_for(errand);
	case VALUE_WORDS:
		return "Question";
	case VALUE_TAG:
		return PICK(errand, tags);
	case VALUE_SPAN:
		return PICK(errand, spans);
	case VALUE_COUNT:
		return PICK(errand, counts);
	case VALUE_PAGE:
		return PICK(errand, pages);
	case VALUE_LANGUAGE:
		return PICK(errand, languages);
	case VALUE_COMMAND:
		return "take";
	}
	return "";
}

/* Some leave out what may be left out, and few what may not. */
static bool is_left_out(struct errand *errand, size_t which) {
	return below(errand, errand->command->takes[which].is_needed ? 30 : 3) == 0;
}

static const char *some_name(struct errand *errand) {
	size_t count = 1;

	while (count < COMMAND_NAMES && errand->command->names[count]) {
		count++;
	}
	return errand->command->names[below(errand, (uint32_t)count)];
}

static const char *typed(struct errand *errand, bool is_in_chat) {
	const struct command *command = errand->command;
	const char *line = some_name(errand);

	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		bool is_here = is_in_chat && command->takes[i].what == VALUE_CHAT &&
				below(errand, 8);
		if (!is_here && !is_left_out(errand, i)) {
			line = arena_print(errand->arena, "%s %s", line,
					some_value(errand, command->takes[i].what));
		}
	}
	return line;
}

static const char *channel_for(struct errand *errand) {
	const struct desk_chat *row = errand->chat ? &errand->chat->row : NULL;

	if (!row || below(errand, 10) == 0) {
		return below(errand, 2) ? "support" : "sales";
	}
	return row->serving[0] ? row->serving : row->channel;
}

static const char *by_form(struct errand *errand) {
	const struct command *command = errand->command;
	const char *values = "";
	const char *to = below(errand, 4) ? channel_for(errand) : "the domain";

	if (below(errand, 4) == 0) {
		return arena_print(errand->arena, "%s asks for the form of %s of %s",
				errand->who, command->names[0], to);
	}
	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		values = arena_print(errand->arena, "%s%s%s", values, i ? ", " : "",
				is_left_out(errand, i)
						? "-"
						: some_value(errand, command->takes[i].what));
	}
	return arena_print(errand->arena, "%s orders %s of %s: %s", errand->who,
			command->names[0], to, values);
}

/* What answers a list that was shown. */
static const char *number(struct errand *errand, const char *bang) {
	return arena_print(errand->arena, "%s%" PRIu32, bang, 1 + below(errand, 4));
}

static const char *in_chat(struct errand *errand, const char *options) {
	const struct desk_visitor *visitor =
			shelf_visitor(&errand->world->shelf, errand->chat->row.visitor);
	const char *line = below(errand, 12)
			? arena_print(errand->arena, "!%s", typed(errand, true))
			: number(errand, "!");

	return arena_print(errand->arena, "%s %s writes to %s's address: %s",
			errand->who, options, name_of(errand, visitor->jid), line);
}

static const char *in_channel(struct errand *errand, const char *options) {
	const char *line =
			below(errand, 12) ? typed(errand, false) : number(errand, "");

	return arena_print(errand->arena, "%s %s writes to %s: %s", errand->who,
			options, channel_for(errand), line);
}

const char *errands_next(const struct world *world, uint64_t dice,
		const char *options, struct arena *arena) {
	struct errand errand = {
		.world = world,
		.arena = arena,
		.dice = dice,
	};

	errand.serial = below(&errand, 1000000);
	errand.command = some_command(&errand);
	choose_chat(&errand);
	choose_who(&errand);
	switch (below(&errand, errand.chat ? 8 : 3)) {
	case 0:
		return by_form(&errand);
	case 1:
	case 2:
	case 3:
	case 4:
		return in_channel(&errand, options);
	}
	return in_chat(&errand, options);
}
