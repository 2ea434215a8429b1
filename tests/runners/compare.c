/*
 * The questions change whom they are put to, so they are put to a desk that is
 * about to be destroyed and to one that is made for them.
 */

#include "compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "story.h"
#include "world.h"

#define RECENT_CHATS 20
#define RECENT_LINES 3

struct inquiry {
	struct world *world;
	struct desk *desk;
	struct desk_effects effects;
	struct buffer *answers;
};

/* What they say of what is kept; what is only remembered may differ. */
static bool is_durable(const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_TELL) {
		return effect->tell.head.word != DESK_WORD_GAP &&
				effect->tell.head.word != DESK_WORD_RING &&
				effect->tell.head.word != DESK_WORD_RINGS;
	}
	return effect->type == DESK_EFFECT_ANSWER ||
			effect->type == DESK_EFFECT_REFUSE ||
			effect->type == DESK_EFFECT_CARD ||
			effect->type == DESK_EFFECT_KEEP_LINE;
}

static void ask(struct inquiry *inquiry, struct desk_event *event) {
	event->now = inquiry->world->now;
	event->wall = inquiry->world->wall;
	if (!event->resource) {
		event->resource = "";
	}
	if (!event->to) {
		event->to = "";
	}
	effects_reset(&inquiry->effects);
	desk_step(inquiry->desk, event, &inquiry->effects);
	for (size_t i = 0; i < inquiry->effects.count; i++) {
		struct desk_effect *effect = &inquiry->effects.items[i];
		if (!event->from || !is_durable(effect)) {
			continue;
		}
		if (effect->type == DESK_EFFECT_CARD) {
			effect->card.idle = 0; /* who is silent since when is not kept */
		}
		story_tell(inquiry->answers, effect, inquiry->world->wall);
		buffer_add_byte(inquiry->answers, '\n');
	}
}

static void ask_of_channel(struct inquiry *inquiry, const char *who,
		const char *channel) {
	static const char *const questions[] = { "list", "mine" };

	for (size_t i = 0; i < sizeof(questions) / sizeof(*questions); i++) {
		struct desk_event event = {
			.type = DESK_EVENT_LINE,
			.from = who,
			.to = channel,
			.line.body = questions[i],
			.line.digest = i,
		};
		ask(inquiry, &event);
	}
}

static void ask_of_line(struct inquiry *inquiry, const struct desk_line *line,
		const char *to) {
	struct desk_event event = {
		.type = DESK_EVENT_LINE,
		.from = line->sender,
		.to = to,
		.asked = line->id,
		.line.id = line->id,
		.line.body = line->body,
		.line.digest = line->digest,
	};

	if (line->id && line->id[0]) {
		ask(inquiry, &event);
	}
}

/* Lines that are repeated: their number must be known over every death. */
static void ask_of_chat(struct inquiry *inquiry,
		const struct shelf_chat *chat) {
	const struct desk_visitor *visitor =
			shelf_visitor(&inquiry->world->shelf, chat->row.visitor);
	size_t first = chat->line_count > RECENT_LINES
			? chat->line_count - RECENT_LINES
			: 0;
	struct desk_event event = {
		.type = DESK_EVENT_WHO,
		.from = "somebody@example.org",
		.asked = "who",
		.to = visitor->address,
		.who.about = DESK_ABOUT_CARD,
	};

	ask(inquiry, &event);
	for (size_t i = first; i < chat->line_count; i++) {
		const struct desk_line *line = &chat->lines[i];
		ask_of_line(inquiry, line,
				line->side == DESK_SIDE_VISITOR ? line->channel
												: visitor->address);
	}
}

static void inquire(struct world *world, struct desk *desk,
		struct buffer *answers) {
	struct inquiry inquiry = { .world = world,
		.desk = desk,
		.answers = answers };
	const struct shelf *shelf = &world->shelf;
	struct desk_event up = { .type = DESK_EVENT_LINK_UP };
	struct desk_figures figures;
	char text[80];

	effects_init(&inquiry.effects);
	desk_count(desk, &figures);
	snprintf(text, sizeof(text), "%zu agents, %zu wait, %zu talk\n",
			figures.agents, figures.waiting, figures.talking);
	buffer_add_text(answers, text);
	if (desk != world->desk || !world->is_linked) {
		ask(&inquiry, &up);
	}
	for (size_t i = 0; i < shelf->member_count; i++) {
		for (size_t j = 0; j < world->settings.channel_count; j++) {
			ask_of_channel(&inquiry, shelf->members[i].jid,
					world->channels[j].name);
		}
	}
	for (size_t i = shelf->chat_count > RECENT_CHATS
					? shelf->chat_count - RECENT_CHATS
					: 0;
			i < shelf->chat_count; i++) {
		ask_of_chat(&inquiry, &shelf->chats[i]);
	}
	effects_finish(&inquiry.effects);
}

/* The first line in which they differ, for the blame. */
static void blame_difference(struct world *world, const char *dead,
		const char *twin) {
	while (*dead) {
		size_t a = strcspn(dead, "\n"), b = strcspn(twin, "\n");
		if (a != b || strncmp(dead, twin, a) != 0) {
			world_blame(world, "revived, it says \"%.*s\" instead of \"%.*s\"",
					(int)b, twin, (int)a, dead);
			return;
		}
		dead += a + 1;
		twin += b + (twin[b] == '\n');
	}
	world_blame(world, "revived, it says more: %.80s", twin);
}

void compare_with_twin(struct world *world) {
	struct desk *twin = world_twin(world);
	struct buffer dead = { 0 }, alive = { 0 };

	inquire(world, world->desk, &dead);
	inquire(world, twin, &alive);
	buffer_add_byte(&dead, '\0');
	buffer_add_byte(&alive, '\0');
	if (strcmp(dead.bytes, alive.bytes) != 0) {
		blame_difference(world, dead.bytes, alive.bytes);
	}
	buffer_finish(&dead);
	buffer_finish(&alive);
	desk_destroy(twin);
}
