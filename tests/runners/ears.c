/*
 * What those who read along have got, beside what the store has.
 */

#include "ears.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "crew.h"

struct ear {
	uint32_t chat, said, handed;
	const char *jid;
	bool is_gone; /* he listens no more */
};

struct ears {
	struct world *world;
	struct ear *items;
	size_t count, room;
};

struct ears *ears_create(struct world *world) {
	struct ears *ears = xcalloc(1, sizeof(*ears));

	ears->world = world;
	return ears;
}

void ears_destroy(struct ears *ears) {
	xfree(ears->items);
	xfree(ears);
}

static struct ear *find(const struct ears *ears, uint32_t chat,
		const char *jid) {
	for (size_t i = 0; i < ears->count; i++) {
		if (ears->items[i].chat == chat &&
				strcmp(ears->items[i].jid, jid) == 0) {
			return &ears->items[i];
		}
	}
	return NULL;
}

static void on_keep(struct ears *ears, const struct desk_ear *kept) {
	struct ear *ear = find(ears, kept->chat, kept->jid);

	if (ear && ear->is_gone) {
		*ear = (struct ear){ kept->chat, 0, kept->handed, ear->jid, false };
		return;
	}
	if (ear) {
		if (kept->handed < ear->handed) {
			world_blame(ears->world, "an ear went back");
		}
		ear->handed = kept->handed;
		return;
	}
	if (ears->count == ears->room) {
		ears->room = ears->room * 2 + 16;
		ears->items = xrealloc(ears->items, ears->room * sizeof(*ears->items));
	}
	ears->items[ears->count++] = (struct ear){
		.chat = kept->chat,
		.handed = kept->handed,
		.jid = arena_copy(ears->world->lasting, kept->jid),
	};
}

static void on_gone(struct ears *ears, const struct desk_ear *gone) {
	struct ear *ear = find(ears, gone->chat, gone->jid);

	if (ear) {
		ear->is_gone = true;
	}
}

/* The first line that he has not got, or NULL. */
static const struct desk_line *next_line(const struct ears *ears,
		const struct ear *ear) {
	const struct shelf_chat *chat = shelf_chat(&ears->world->shelf, ear->chat);
	uint32_t has = ear->said > ear->handed ? ear->said : ear->handed;
	const struct desk_line *next = NULL;

	for (size_t i = chat ? chat->line_count : 0;
			i-- > 0 && chat->lines[i].number > has;) {
		next = &chat->lines[i];
	}
	return next;
}

static void on_say(struct ears *ears, const struct desk_effect *effect) {
	struct ear *ear = find(ears, effect->say.chat, effect->to);
	const struct desk_line *line = ear ? next_line(ears, ear) : NULL;

	if (!ear || ear->is_gone) {
		world_blame(ears->world,
				"chat %" PRIu32 " is overheard by %s, who does not listen",
				effect->say.chat, effect->to);
		return;
	}
	if (!line || line->number != effect->say.number) {
		world_blame(ears->world,
				"line %" PRIu32 " of chat %" PRIu32
				" is overheard twice, too late or too early",
				effect->say.number, effect->say.chat);
	}
	if (line && effect->say.is_own == (line->side == DESK_SIDE_VISITOR)) {
		world_blame(ears->world, "an overheard line is given to another");
	}
	ear->said = effect->say.number;
}

void ears_hear(struct ears *ears, const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_KEEP_EAR) {
		on_keep(ears, &effect->ear);
	} else if (effect->type == DESK_EFFECT_KEEP_EAR_GONE) {
		on_gone(ears, &effect->ear);
	} else if (effect->type == DESK_EFFECT_SAY &&
			effect->say.leg == DESK_LEG_EAR) {
		on_say(ears, effect);
	}
}

uint32_t ears_handed(const struct ears *ears, uint32_t chat, const char *jid) {
	const struct ear *ear = find(ears, chat, jid);

	return ear ? ear->handed : 0;
}

void ears_forget_link(struct ears *ears) {
	for (size_t i = 0; i < ears->count; i++) {
		ears->items[i].said = 0;
	}
}

void ears_check(struct ears *ears, const struct crew *crew) {
	if (!ears->world->is_linked || ears->world->fetch_count) {
		return;
	}
	for (size_t i = 0; i < ears->count; i++) {
		const struct ear *ear = &ears->items[i];
		const struct desk_line *line = next_line(ears, ear);
		if (line && !ear->is_gone && crew_is_reachable(crew, ear->jid)) {
			world_blame(ears->world,
					"%s does not overhear line %" PRIu32 " of chat %" PRIu32,
					ear->jid, line->number, ear->chat);
		}
	}
}
