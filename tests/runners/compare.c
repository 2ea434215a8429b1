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
#include "ports.h"
#include "roles.h"
#include "story.h"
#include "world.h"

#define RECENT_CHATS  20
#define RECENT_LINES  3
#define RECENT_TOKENS 12

struct inquiry {
	struct world *world;
	struct desk *desk;
	struct desk_effects effects;
	struct desk_effect *fetches; /* not yet answered */
	size_t fetch_count, fetch_room;
	struct buffer answers;
	struct arena *arena;
};

/* What they say of what is kept; what is only remembered may differ. */
static bool is_durable(const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_TELL) {
		enum desk_word word = effect->tell.head.word;
		return word == DESK_WORD_LIST_WAITING || word == DESK_WORD_LIST_MINE ||
				word == DESK_WORD_NOTHING_WAITS ||
				word == DESK_WORD_NOTHING_YOURS || word == DESK_WORD_ROOM_IS ||
				word == DESK_WORD_TAGGED || word == DESK_WORD_TAG_NONE ||
				word == DESK_WORD_UNBLOCKED ||
				word == DESK_WORD_NOBODY_BLOCKED ||
				word == DESK_WORD_WHICH_CHAT;
	}
	return effect_is_answer(effect) || effect->type == DESK_EFFECT_KEEP_LINE ||
			effect->type == DESK_EFFECT_KEEP_TOKEN ||
			effect->type == DESK_EFFECT_KEEP_TOKEN_GONE;
}

/* A place is counted anew, and who is there is not known so soon. */
static void forget_fleeting(struct desk_effect *effect, int64_t wall) {
	struct desk_chat_state *state = &effect->welcome.state;

	if (effect->type == DESK_EFFECT_CARD) {
		effect->card.idle = 0; /* since when he is silent is not kept */
	}
	effect->lang = ""; /* nor who reads what */
	if (effect->type != DESK_EFFECT_WELCOME) {
		return;
	}
	effect->welcome.channel.is_open = true;
	effect->welcome.channel.wait = 0; /* who took chats when is not kept */
	state->place = state->wait = 0;
	if (state->is == CHAT_STATE_CLOSED ||
			(state->is == CHAT_STATE_ENDED && state->until <= wall)) {
		*state =
				(struct desk_chat_state){ .is = CHAT_STATE_CLOSED, .with = "" };
	}
}

static void note_fetch(struct inquiry *inquiry,
		const struct desk_effect *effect) {
	if (inquiry->fetch_count == inquiry->fetch_room) {
		inquiry->fetch_room = inquiry->fetch_room * 2 + 16;
		inquiry->fetches = xrealloc(inquiry->fetches,
				inquiry->fetch_room * sizeof(*inquiry->fetches));
	}
	inquiry->fetches[inquiry->fetch_count++] = *effect;
	if (effect->type == DESK_EFFECT_FETCH_PAGE) {
		world_copy_fetch(inquiry->arena,
				&inquiry->fetches[inquiry->fetch_count - 1]);
	}
}

static void step(struct inquiry *inquiry, struct desk_event *event) {
	world_stamp(inquiry->world, event);
	event->resource = event->resource ? event->resource : "";
	event->to = event->to ? event->to : "";
	effects_reset(&inquiry->effects);
	desk_step(inquiry->desk, event, &inquiry->effects);
	for (size_t i = 0; i < inquiry->effects.count; i++) {
		struct desk_effect *effect = &inquiry->effects.items[i];
		/* A chat that the questions opened is on no shelf. */
		if ((effect->type == DESK_EFFECT_FETCH &&
					shelf_chat(&inquiry->world->shelf, effect->fetch.chat)) ||
				effect->type == DESK_EFFECT_FETCH_PAGE) {
			note_fetch(inquiry, effect);
		}
		if (!is_durable(effect)) {
			continue;
		}
		forget_fleeting(effect, inquiry->world->wall);
		story_tell(&inquiry->answers, effect, inquiry->world->wall);
		buffer_add_byte(&inquiry->answers, '\n');
	}
}

/* One event, and all that is fetched for it. */
static void ask(struct inquiry *inquiry, struct desk_event *event) {
	step(inquiry, event);
	while (inquiry->fetch_count > 0) {
		struct desk_effect fetch = inquiry->fetches[0];
		struct desk_event fetched;
		memmove(inquiry->fetches, inquiry->fetches + 1,
				--inquiry->fetch_count * sizeof(*inquiry->fetches));
		if (fetch.type == DESK_EFFECT_FETCH) {
			shelf_fetch(&inquiry->world->shelf, &fetch, 100, &fetched);
		} else if (fetch.type == DESK_EFFECT_SEARCH) {
			shelf_search(&inquiry->world->shelf, &fetch, inquiry->arena,
					&fetched);
		} else {
			shelf_fetch_page(&inquiry->world->shelf, &fetch, 100,
					inquiry->arena, &fetched);
		}
		step(inquiry, &fetched);
	}
}

static void feed(void *self, struct desk_event *event) {
	step(self, event);
}

static void ask_of_channel(struct inquiry *inquiry, const char *who,
		const char *channel) {
	static const char *const questions[] = { "list", "mine", "room",
		"unblock" };

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

/* Of everybody: those who may not are told so, and that is the same. */
static void ask_of_tags(struct inquiry *inquiry, const struct desk_chat *row) {
	const struct shelf *shelf = &inquiry->world->shelf;
	struct desk_event event = {
		.type = DESK_EVENT_LINE,
		.to = row->serving[0] ? row->serving : row->channel,
		.line.body =
				arena_print(inquiry->arena, "tag %" PRIu32 " asked", row->id),
	};

	/* Of one that is over, who was hired anew since has no part any more. */
	for (size_t i = 0; i < shelf->member_count &&
			(row->state == CHAT_STATE_WAITING ||
					row->state == CHAT_STATE_TALKING);
			i++) {
		event.from = shelf->members[i].jid;
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
		if (line->sender[0] == '#') {
			continue; /* ask_of_visit() */
		}
		if (line->side == DESK_SIDE_VISITOR &&
				roles_any(inquiry->world, line->sender)) {
			continue; /* hired since: it would be a command */
		}
		ask_of_line(inquiry, line,
				line->side == DESK_SIDE_VISITOR ? line->channel
												: visitor->address);
	}
	ask_of_tags(inquiry, &chat->row);
}

/* A page that comes with that token, and what it is told of its lines. */
static void ask_of_token(struct inquiry *inquiry,
		const struct desk_token *token, const char *channel) {
	const struct world *world = inquiry->world;
	const char *page =
			arena_print(inquiry->arena, "inquiry@%s", world->gateways[0]);
	const struct desk_visit *visit = shelf_visit(&world->shelf, token->visitor);
	struct desk_event opens = {
		.type = DESK_EVENT_CONNECTION,
		.from = page,
		.to = channel,
		.connection = { visit->site, "" },
	};
	struct desk_event hello = {
		.type = DESK_EVENT_HELLO,
		.from = page,
		.to = channel,
		.asked = "hello",
		.hello.token = token->digest,
		.hello.new_token = "asked",
	};

	memcpy(hello.hello.new_digest, token->digest, DESK_DIGEST_BYTES);
	hello.hello.new_digest[DESK_DIGEST_BYTES - 1] ^= 0xff;
	ask(inquiry, &opens);
	ask(inquiry, &hello);
}

/* Whoever was there at a crash is taken to have been there since then. */
static bool is_certain(const struct world *world,
		const struct desk_token *token) {
	return !world->revived ||
			shelf_visit(&world->shelf, token->visitor)->left ||
			world->wall - world->revived < world->settings.token_idle;
}

static void ask_of_visits(struct inquiry *inquiry) {
	const struct shelf *shelf = &inquiry->world->shelf;
	size_t first = shelf->token_count > RECENT_TOKENS
			? shelf->token_count - RECENT_TOKENS
			: 0;

	for (size_t i = first; i < shelf->token_count; i++) {
		if (!is_certain(inquiry->world, &shelf->tokens[i])) {
			continue;
		}
		ask_of_token(inquiry, &shelf->tokens[i],
				inquiry->world->channels[i % 2].name);
	}
}

static void inquire(struct inquiry *inquiry) {
	const struct world *world = inquiry->world;
	const struct shelf *shelf = &world->shelf;
	struct desk_event up = { .type = DESK_EVENT_LINK_UP };
	struct desk_event room = { .type = DESK_EVENT_SPACE };
	struct desk_figures figures;
	char text[80];

	if (inquiry->desk != world->desk || !world->is_linked) {
		ask(inquiry, &up);
	}
	ask(inquiry, &room);
	buffer_empty(&inquiry->answers);
	desk_count(inquiry->desk, &figures);
	snprintf(text, sizeof(text), "%zu agents, %zu wait, %zu talk\n",
			figures.agents, figures.waiting, figures.talking);
	buffer_add_text(&inquiry->answers, text);
	for (size_t i = 0; i < shelf->member_count; i++) {
		for (size_t j = 0; j < world->settings.channel_count; j++) {
			ask_of_channel(inquiry, shelf->members[i].jid,
					world->channels[j].name);
		}
	}
	for (size_t i = shelf->chat_count > RECENT_CHATS
					? shelf->chat_count - RECENT_CHATS
					: 0;
			i < shelf->chat_count; i++) {
		ask_of_chat(inquiry, &shelf->chats[i]);
	}
	if (world->settings.gateway_count > 0 &&
			world->settings.channel_count > 1) {
		ask_of_visits(inquiry);
	}
	buffer_add_byte(&inquiry->answers, '\0');
}

static void inquiry_finish(struct inquiry *inquiry) {
	effects_finish(&inquiry->effects);
	buffer_finish(&inquiry->answers);
	xfree(inquiry->fetches);
	arena_destroy(inquiry->arena);
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
	struct inquiry dead = { .world = world, .desk = world->desk };
	struct inquiry twin = { .world = world };
	struct event_sink sink = { .self = &twin, .feed = feed };

	twin.desk = desk_create(&world->settings);
	effects_init(&dead.effects);
	effects_init(&twin.effects);
	dead.arena = arena_create();
	twin.arena = arena_create();
	world_revive(world, &sink);
	for (size_t i = 0; i < world->fetch_count; i++) {
		note_fetch(&dead, &world->fetches[i]);
	}
	inquire(&dead);
	inquire(&twin);
	if (strcmp(dead.answers.bytes, twin.answers.bytes) != 0) {
		blame_difference(world, dead.answers.bytes, twin.answers.bytes);
	}
	desk_destroy(twin.desk);
	inquiry_finish(&dead);
	inquiry_finish(&twin);
}
