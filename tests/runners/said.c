/* One SAY of a chat: to whom it goes, and whether it is what was kept. */

#include "said.h"

#include <inttypes.h>
#include <string.h>

/* To whom, and from which of our addresses, a line of a chat may go. */
static void check_hearer_of(struct world *world,
		const struct desk_effect *effect, const struct desk_chat *row) {
	const struct desk_visitor *visitor =
			shelf_visitor(&world->shelf, row->visitor);
	bool is_right = effect->say.leg == DESK_LEG_AGENT
			? (row->state == CHAT_STATE_TALKING ||
					  row->state == CHAT_STATE_ENDED) &&
					strcmp(effect->to, row->agent) == 0 &&
					strcmp(effect->from, visitor->address) == 0
			: strcmp(effect->to, visitor->jid) == 0 &&
					strcmp(effect->from, row->channel) == 0;

	if (!is_right) {
		world_blame(world, "line %" PRIu32 " of chat %" PRIu32 " went astray",
				effect->say.number, row->id);
	}
}

/* In front of each line of a text may stand a guard against imitation. */
static bool is_guarded(const char *said, const char *kept) {
	static const char guard[] = "\xe2\x80\xba ";

	while (*kept) {
		if (*said != *kept && strncmp(said, guard, strlen(guard)) == 0) {
			said += strlen(guard);
		}
		if (*said++ != *kept++) {
			return false;
		}
	}
	return *said == '\0';
}

static void check_said_text(struct world *world,
		const struct desk_effect *effect, const struct desk_line *line) {
	size_t said = strlen(effect->say.body), kept = strlen(line->body);

	/* In front of it may stand who said it. */
	if (!is_guarded(effect->say.body, line->body) &&
			(said < kept ||
					strcmp(effect->say.body + said - kept, line->body) != 0)) {
		world_blame(world, "line %" PRIu32 " changed on its way", line->number);
	}
	if (effect->say.delayed && effect->say.delayed != line->wall) {
		world_blame(world, "line %" PRIu32 " is said to be of another time",
				line->number);
	}
}

void said_check(struct world *world, const struct desk_effect *effect,
		const struct desk_chat *row, const struct desk_line *line) {
	check_hearer_of(world, effect, row);
	check_said_text(world, effect, line);
}
