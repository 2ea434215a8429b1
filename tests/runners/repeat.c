/* One LINE and what follows from it, before any of it is kept. */

#include "repeat.h"

#include <string.h>

#include "roles.h"
#include "world.h"

#define RECENT_LINES 128 /* of a side: so many ids are remembered */

static const struct desk_effect *find_effect(const struct desk_effects *effects,
		size_t first, enum desk_effect_type type) {
	for (size_t i = first; i < effects->count; i++) {
		if (effects->items[i].type == type) {
			return &effects->items[i];
		}
	}
	return NULL;
}

/* What the event said; a line that the desk or a command made has no digest. */
static const struct desk_effect *find_kept(const struct desk_effects *effects,
		size_t first) {
	for (size_t i = first; i < effects->count; i++) {
		if (effects->items[i].type == DESK_EFFECT_KEEP_LINE &&
				effects->items[i].line.digest) {
			return &effects->items[i];
		}
	}
	return NULL;
}

/* Who wrote it, as it is kept: of a page not its connection. */
static bool is_by(const struct desk_line *line, const char *from) {
	return line->sender[0] == '#' || strcmp(line->sender, from) == 0;
}

static bool is_repeat(const struct desk_line *line,
		const struct desk_event *event) {
	return line->digest == event->line.digest && line->id && event->line.id &&
			strcmp(line->id, event->line.id) == 0 && is_by(line, event->from);
}

/* Whether such a line was stored lately in that chat. */
static bool was_kept(const struct world *world, uint32_t id,
		const struct desk_event *event) {
	const struct shelf_chat *chat = shelf_chat(&world->shelf, id);
	size_t count = chat ? chat->line_count : 0;

	for (size_t i = count > RECENT_LINES ? count - RECENT_LINES : 0; i < count;
			i++) {
		if (is_repeat(&chat->lines[i], event)) {
			return true;
		}
	}
	return false;
}

static void check_kept(struct world *world, const struct desk_event *event,
		const struct desk_line *line) {
	size_t said = strlen(event->line.body), kept = strlen(line->body);

	if (was_kept(world, line->chat, event)) {
		world_blame(world, "a repeated line was kept twice");
	}
	/* `!!next` says `!next`: what is kept is then the end of it. */
	if (event->line.retracts) {
		said = kept; /* what stands beside it is for clients that cannot */
	} else if (said < kept ||
			strcmp(event->line.body + said - kept, line->body) != 0) {
		world_blame(world, "a line was kept with other words");
	}
	if (said > kept && event->line.body[0] != '!') {
		world_blame(world, "a line was kept with other words");
	}
	if (!is_by(line, event->from) || line->wall != event->wall ||
			line->digest != event->line.digest) {
		world_blame(world, "a line was kept as another's");
	}
}

void repeat_check(struct world *world, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	const struct desk_effect *kept = find_kept(effects, first);
	const struct desk_effect *answer =
			find_effect(effects, first, DESK_EFFECT_ANSWER);
	const struct desk_effect *stored =
			find_effect(effects, first, DESK_EFFECT_STORED);

	if (kept) {
		check_kept(world, event, &kept->line);
	}
	if (kept && event->asked && !stored &&
			(!answer || answer->answer.number != kept->line.number)) {
		world_blame(world, "a line was kept and not acknowledged");
	}
	if (kept && stored && stored->stored.number != kept->line.number) {
		world_blame(world, "a line was kept and not acknowledged");
	}
	/* In a turn of several events the shelf does not know the newest staff. */
	if (answer && answer->answer.number == 0 && first == 0 &&
			!event->line.retracts && !roles_any(world, event->from)) {
		world_blame(world, "a stranger's line was taken for a command");
	}
}
