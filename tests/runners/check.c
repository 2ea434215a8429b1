/*
 * The laws, checked against what was kept and what was said. It models what
 * each party received, and never asks the mind what it meant.
 */

#include "check.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "compare.h"
#include "crew.h"
#include "desk/chat.h"
#include "desk/limits.h"
#include "ears.h"
#include "owners.h"
#include "pages.h"
#include "repeat.h"
#include "roles.h"
#include "said.h"
#include "secrets.h"

/* One side of a chat, as whoever is there saw it. */
struct leg {
	uint32_t said;   /* the last number since the link or the owner is new */
	uint32_t proven; /* the last that a pong has proven */
	uint32_t handed; /* as the store has it */
};

struct watched {
	struct desk_chat row; /* as kept last; its texts are the shelf's */
	struct leg legs[DESK_LEG_VISITOR + 1];
	size_t talk; /* index in the shelf's */
	uint32_t owners;
	bool is_by_web; /* his pages fetch for themselves: pages.c */
	bool is_active; /* stands in the list of those that are looked at */
	bool is_due;    /* has lines that wait for what is on its way */
};

/* What the server has been given and has not yet proven to have. */
struct given {
	uint64_t out;
	uint32_t chat, number, owners;
	size_t bytes;
	enum desk_leg leg;
};

struct check {
	struct world *world;
	struct crew *crew;
	struct pages *pages;
	struct ears *ears;
	struct owners *owners;
	struct watched *chats; /* beside the shelf's */
	size_t chat_count, chat_room;
	size_t *active;
	size_t active_count, active_room;
	uint32_t *numbers; /* the last of each talk, beside the shelf's */
	uint64_t *stamps;  /* when a talk was last found to have an open chat */
	size_t talk_count;
	struct given *given;
	size_t given_count, given_room;
	uint64_t out, turns;
};

static size_t talk_index(struct check *check, uint32_t visitor,
		const char *channel) {
	const struct shelf *shelf = &check->world->shelf;
	size_t at = (size_t)(shelf_talk(shelf, visitor, channel) - shelf->talks);

	if (at >= check->talk_count) {
		check->numbers =
				xrealloc(check->numbers, (at + 1) * sizeof(*check->numbers));
		check->stamps =
				xrealloc(check->stamps, (at + 1) * sizeof(*check->stamps));
		for (; check->talk_count <= at; check->talk_count++) {
			check->numbers[check->talk_count] = 0;
			check->stamps[check->talk_count] = 0;
		}
	}
	return at;
}

static struct watched *watched(struct check *check, uint32_t id) {
	struct shelf_chat *kept = shelf_chat(&check->world->shelf, id);
	size_t at;

	if (!kept) {
		return NULL;
	}
	at = (size_t)(kept - check->world->shelf.chats);
	return at < check->chat_count ? &check->chats[at] : NULL;
}

static void activate(struct check *check, size_t at) {
	if (check->chats[at].is_active) {
		return;
	}
	check->chats[at].is_active = true;
	if (check->active_count == check->active_room) {
		check->active_room = check->active_room * 2 + 16;
		check->active = xrealloc(check->active,
				check->active_room * sizeof(*check->active));
	}
	check->active[check->active_count++] = at;
}

/* A leg's own lines need not come back to it; the other side's must come. */
static bool must_come(const struct desk_line *line, enum desk_leg leg) {
	return leg == DESK_LEG_AGENT ? line->side == DESK_SIDE_VISITOR
								 : line->side == DESK_SIDE_AGENT;
}

/* The first line after `after` and before `until` that the leg must get. */
static uint32_t missing(const struct shelf_chat *chat, enum desk_leg leg,
		uint32_t after, uint32_t until) {
	uint32_t found = 0;

	for (size_t i = chat->line_count;
			i-- > 0 && chat->lines[i].number > after;) {
		if (chat->lines[i].number < until && must_come(&chat->lines[i], leg)) {
			found = chat->lines[i].number;
		}
	}
	return found;
}

static const struct desk_line *find_line(const struct shelf_chat *chat,
		uint32_t number) {
	for (size_t i = chat->line_count; i-- > 0;) {
		if (chat->lines[i].number == number) {
			return &chat->lines[i];
		}
	}
	return NULL;
}

static uint32_t farthest(const struct leg *leg) {
	return leg->said > leg->handed ? leg->said : leg->handed;
}

static bool is_open(const struct desk_chat *row) {
	return row->state == CHAT_STATE_WAITING || row->state == CHAT_STATE_TALKING;
}

static void check_owner(struct check *check, const struct desk_chat *row) {
	/* One who vanished has the first right to come back to his chat. */
	if (row->state == CHAT_STATE_WAITING && row->agent[0] &&
			!row->is_returned) {
		world_blame(check->world, "chat %" PRIu32 " waits and has an owner",
				row->id);
	}
	if (row->state == CHAT_STATE_TALKING && !row->agent[0]) {
		world_blame(check->world, "chat %" PRIu32 " talks to nobody", row->id);
	}
	if (row->is_returned && row->state != CHAT_STATE_WAITING) {
		world_blame(check->world,
				"chat %" PRIu32 " is returned but not waiting", row->id);
	}
}

static void check_change(struct check *check, const struct watched *old,
		const struct desk_chat *row) {
	if (old->row.visitor != row->visitor ||
			strcmp(old->row.channel, row->channel) != 0 ||
			old->row.opened != row->opened) {
		world_blame(check->world, "chat %" PRIu32 " became another's", row->id);
	}
	if (old->row.state != row->state &&
			!chat_may_become(old->row.state, row->state)) {
		world_blame(check->world, "chat %" PRIu32 " went from %s to %s",
				row->id, chat_state_name(old->row.state),
				chat_state_name(row->state));
	}
}

/*
 * What a new owner has not seen is behind no mark of the old one's; he may have
 * read along.
 */
static void take_over(struct check *check, struct watched *chat,
		const struct desk_chat *row) {
	const struct shelf_chat *kept = shelf_chat(&check->world->shelf, row->id);
	uint32_t first = kept->line_count ? kept->lines[0].number : 0;

	if (chat->owners > 0 && first && row->handed_agent >= first &&
			row->handed_agent > ears_handed(check->ears, row->id, row->agent)) {
		world_blame(check->world,
				"a new owner of chat %" PRIu32 " is spared lines", row->id);
	}
	chat->owners++;
	chat->legs[DESK_LEG_AGENT] = (struct leg){ 0 };
}

static void check_watermark(struct check *check, struct watched *chat,
		enum desk_leg leg, uint32_t handed) {
	if (handed < chat->legs[leg].handed) {
		world_blame(check->world, "a leg of chat %" PRIu32 " went back",
				chat->row.id);
	}
	chat->legs[leg].handed = handed;
}

static void on_keep_chat(struct check *check,
		const struct desk_effect *effect) {
	const struct shelf *shelf = &check->world->shelf;
	const struct shelf_chat *kept = shelf_chat(shelf, effect->chat.id);
	size_t at = (size_t)(kept - shelf->chats);
	struct watched *chat;

	if (at >= check->chat_room) {
		check->chat_room = at * 2 + 16;
		check->chats = xrealloc(check->chats,
				check->chat_room * sizeof(*check->chats));
	}
	chat = &check->chats[at];
	if (at == check->chat_count) {
		*chat = (struct watched){ .row = kept->row,
			.talk = talk_index(check, kept->row.visitor, kept->row.channel),
			.is_by_web =
					shelf_visitor(shelf, kept->row.visitor)->jid[0] == '#' };
		check->chat_count++;
		if (at > 0 && shelf->chats[at - 1].row.id >= kept->row.id) {
			world_blame(check->world, "chat %" PRIu32 " is no new number",
					kept->row.id);
		}
	} else {
		check_change(check, chat, &kept->row);
	}
	check_owner(check, &kept->row);
	if (kept->row.state == CHAT_STATE_TALKING &&
			strcmp(chat->row.agent, kept->row.agent) != 0) {
		take_over(check, chat, &kept->row);
	}
	chat->row = kept->row;
	check_watermark(check, chat, DESK_LEG_AGENT, kept->row.handed_agent);
	check_watermark(check, chat, DESK_LEG_VISITOR, kept->row.handed_visitor);
	activate(check, at);
}

static void on_keep_line(struct check *check,
		const struct desk_effect *effect) {
	const struct desk_line *line = &effect->line;
	struct watched *chat = watched(check, line->chat);

	if (!chat || chat->row.visitor != line->visitor ||
			strcmp(chat->row.channel, line->channel) != 0) {
		world_blame(check->world, "a line of another's chat");
		return;
	}
	if (!is_open(&chat->row)) {
		world_blame(check->world, "a line in chat %" PRIu32 ", which is %s",
				chat->row.id, chat_state_name(chat->row.state));
	}
	if (line->side == DESK_SIDE_AGENT &&
			strcmp(line->sender, chat->row.agent) != 0) {
		world_blame(check->world,
				"%s, who does not have chat %" PRIu32 ", says something in it",
				line->sender, line->chat);
	}
	if (line->number != check->numbers[chat->talk] + 1) {
		world_blame(check->world, "line %" PRIu32 " follows line %" PRIu32,
				line->number, check->numbers[chat->talk]);
	}
	check->numbers[chat->talk] = line->number;
	activate(check, (size_t)(chat - check->chats));
}

/* What the server has by now leaves the list of what it was given. */
static void note_proofs(struct check *check) {
	size_t count = 0;

	for (size_t i = 0; i < check->given_count; i++) {
		const struct given *given = &check->given[i];
		struct watched *chat = watched(check, given->chat);
		if (given->out > check->world->handed) {
			check->given[count++] = *given;
		} else if (given->leg == DESK_LEG_VISITOR ||
				(given->leg == DESK_LEG_AGENT &&
						given->owners == chat->owners)) {
			chat->legs[given->leg].proven = given->number;
		}
	}
	check->given_count = count;
}

static void on_keep_handed(struct check *check,
		const struct desk_effect *effect) {
	struct watched *chat = watched(check, effect->handed.chat);
	enum desk_leg leg = effect->handed.leg;
	uint32_t number, known;

	if (!chat) {
		world_blame(check->world, "a leg of no chat was handed lines");
		return;
	}
	note_proofs(check);
	known = chat->legs[leg].proven;
	if (known < chat->legs[leg].handed) {
		known = chat->legs[leg].handed;
	}
	number = missing(shelf_chat(&check->world->shelf, chat->row.id), leg, known,
			effect->handed.number + 1);
	if (number) {
		world_blame(check->world,
				"line %" PRIu32 " of chat %" PRIu32 " was handed unproven",
				number, chat->row.id);
	}
	check_watermark(check, chat, leg, effect->handed.number);
}

static void give(struct check *check, const struct watched *chat,
		const struct desk_effect *effect) {
	if (check->given_count == check->given_room) {
		check->given_room = check->given_room * 2 + 64;
		check->given = xrealloc(check->given,
				check->given_room * sizeof(*check->given));
	}
	check->given[check->given_count++] = (struct given){
		.out = effect->say.out,
		.chat = effect->say.chat,
		.number = effect->say.number,
		.bytes = strlen(effect->say.body) + strlen(effect->say.file),
		.leg = effect->say.leg,
		.owners = chat->owners,
	};
}

static void on_say(struct check *check, const struct desk_effect *effect) {
	struct watched *chat = watched(check, effect->say.chat);
	const struct shelf_chat *kept =
			shelf_chat(&check->world->shelf, effect->say.chat);
	uint32_t number = effect->say.number, lost;
	const struct desk_line *line;

	if (effect->say.out != ++check->out) {
		world_blame(check->world, "what is said is not counted");
	}
	if (effect->say.leg == DESK_LEG_EAR) {
		give(check, chat, effect);
		return; /* the rest of it is for ears.c */
	}
	line = chat ? find_line(kept, number) : NULL;
	if (!line || !check->world->is_linked) {
		world_blame(check->world,
				line ? "said to a link that is down"
					 : "said what was not kept");
		return;
	}
	said_check(check->world, effect, &chat->row, line);
	if (number <= farthest(&chat->legs[effect->say.leg])) {
		world_blame(check->world,
				"line %" PRIu32 " of chat %" PRIu32 " comes twice or too late",
				number, chat->row.id);
	}
	lost = missing(kept, effect->say.leg,
			farthest(&chat->legs[effect->say.leg]), number);
	if (lost) {
		world_blame(check->world,
				"line %" PRIu32 " of chat %" PRIu32 " is left out", lost,
				chat->row.id);
	}
	chat->legs[effect->say.leg].said = number;
	give(check, chat, effect);
}

static void on_fetch(struct check *check, const struct desk_effect *effect) {
	struct watched *chat = watched(check, effect->fetch.chat);

	if (!chat || chat->row.state == CHAT_STATE_CLOSED) {
		world_blame(check->world, "lines are fetched for nobody");
	}
}

static void heard(void *self, const struct desk_effect *effect) {
	crew_hear(((struct check *)self)->crew, effect);
	pages_hear(((struct check *)self)->pages, effect);
	ears_hear(((struct check *)self)->ears, effect);
	owners_hear(((struct check *)self)->owners, effect);
	secrets_hear(((struct check *)self)->world, effect);
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_CHAT:
		on_keep_chat(self, effect);
		break;
	case DESK_EFFECT_KEEP_LINE:
		on_keep_line(self, effect);
		break;
	case DESK_EFFECT_KEEP_HANDED:
		on_keep_handed(self, effect);
		break;
	case DESK_EFFECT_SAY:
		on_say(self, effect);
		break;
	case DESK_EFFECT_FETCH:
		on_fetch(self, effect);
		break;
	}
}

/* A new link, or none: nobody knows what of the old one arrived. */
static void forget_link(struct check *check) {
	for (size_t i = 0; i < check->chat_count; i++) {
		check->chats[i].legs[DESK_LEG_AGENT].said = 0;
		check->chats[i].legs[DESK_LEG_VISITOR].said = 0;
		if (check->chats[i].row.state != CHAT_STATE_CLOSED) {
			activate(check, i);
		}
	}
	check->given_count = 0;
	crew_forget_rings(check->crew);
	ears_forget_link(check->ears);
}

static void stepped(void *self, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	struct check *check = self;

	crew_step(check->crew, event);
	pages_step(check->pages, event, effects, first);
	owners_step(check->owners, event, effects, first);
	secrets_step(check->world, event, effects, first);
	switch ((int)event->type) {
	case DESK_EVENT_LINE:
		repeat_check(check->world, event, effects, first);
		break;
	case DESK_EVENT_LINK_DOWN:
	case DESK_EVENT_LINK_UP:
		forget_link(check);
		break;
	case DESK_EVENT_REVIVED:
		check->out = 0;
		break;
	}
}

/* Too much is on its way that nothing has proven: the next lines wait. */
static bool must_wait(const struct check *check, const struct watched *chat,
		enum desk_leg leg) {
	size_t bytes = 0, of_leg = 0, bytes_of_leg = 0;

	for (size_t i = 0; i < check->given_count; i++) {
		const struct given *given = &check->given[i];
		bytes += given->bytes;
		if (given->chat == chat->row.id && given->leg == leg &&
				(leg == DESK_LEG_VISITOR || given->owners == chat->owners)) {
			of_leg++;
			bytes_of_leg += given->bytes;
		}
	}
	return check->given_count >= UNPROVEN_MOST ||
			bytes >= UNPROVEN_BYTES_MOST || of_leg >= LEG_UNPROVEN_MOST ||
			bytes_of_leg >= LEG_UNPROVEN_BYTES_MOST;
}

/* Whether a leg lacks a line that it should have by now. */
static void check_leg(struct check *check, struct watched *chat,
		enum desk_leg leg) {
	const struct shelf_chat *kept =
			shelf_chat(&check->world->shelf, chat->row.id);
	uint32_t lost = missing(kept, leg, farthest(&chat->legs[leg]), UINT32_MAX);

	if (lost && must_wait(check, chat, leg)) {
		chat->is_due = true;
	} else if (lost) {
		world_blame(check->world,
				"line %" PRIu32 " of chat %" PRIu32 " does not come", lost,
				chat->row.id);
	}
}

/* The channel whose agents have it. */
static const char *serving(const struct desk_chat *row) {
	return row->serving[0] ? row->serving : row->channel;
}

static void check_chat(struct check *check, struct watched *chat) {
	struct world *world = check->world;

	if (is_open(&chat->row)) {
		if (check->stamps[chat->talk] == check->turns) {
			world_blame(world, "two chats of one conversation are open");
		}
		check->stamps[chat->talk] = check->turns;
	}
	if (chat->row.state == CHAT_STATE_TALKING &&
			!roles_of(world, chat->row.agent, serving(&chat->row))
					 .may_respond) {
		world_blame(world, "chat %" PRIu32 " is %s's, who does not work there",
				chat->row.id, chat->row.agent);
	}
	if (chat->row.state == CHAT_STATE_TALKING && !chat->row.deadline &&
			crew_is_missing(check->crew, chat->row.agent)) {
		world_blame(world, "chat %" PRIu32 " is %s's, who is nowhere",
				chat->row.id, chat->row.agent);
	}
	if (!world->is_linked || world->fetch_count) {
		return;
	}
	if (chat->row.state == CHAT_STATE_WAITING) {
		crew_check_waiting(check->crew, &chat->row);
	}
	if (chat->row.state == CHAT_STATE_TALKING &&
			crew_is_reachable(check->crew, chat->row.agent)) {
		check_leg(check, chat, DESK_LEG_AGENT);
	}
	/* Who was blocked while he waited hears no more of it. */
	if (!chat->is_by_web && chat->row.state != CHAT_STATE_LEFT) {
		check_leg(check, chat, DESK_LEG_VISITOR);
	}
}

static void turned(void *self) {
	struct check *check = self;
	size_t count = 0;

	check->turns++;
	note_proofs(check);
	for (size_t i = 0; i < check->active_count; i++) {
		struct watched *chat = &check->chats[check->active[i]];
		chat->is_due = false;
		check_chat(check, chat);
		if (is_open(&chat->row) || chat->is_due || !check->world->is_linked ||
				check->world->fetch_count) {
			check->active[count++] = check->active[i];
		} else {
			chat->is_active = false;
		}
	}
	check->active_count = count;
	pages_check(check->pages);
	ears_check(check->ears, check->crew);
	owners_check(check->owners, check->crew);
	if (check->world->is_linked) {
		crew_check_rings(check->crew);
	}
}

static void crashed(void *self, bool was_kept) {
	struct check *check = self;

	if (was_kept && !check->world->fault[0]) {
		compare_with_twin(check->world);
	}
	check->out = 0;
	pages_forget(check->pages);
	owners_forget(check->owners);
	forget_link(check);
}

struct check *check_create(struct world *world) {
	struct check *check = xcalloc(1, sizeof(*check));

	check->world = world;
	check->crew = crew_create(world);
	check->pages = pages_create(world);
	check->ears = ears_create(world);
	check->owners = owners_create(world);
	world->pages = check->pages;
	return check;
}

void check_destroy(struct check *check) {
	crew_destroy(check->crew);
	pages_destroy(check->pages);
	ears_destroy(check->ears);
	owners_destroy(check->owners);
	xfree(check->chats);
	xfree(check->active);
	xfree(check->numbers);
	xfree(check->stamps);
	xfree(check->given);
	xfree(check);
}

struct hearer check_hearer(struct check *check) {
	return (struct hearer){
		.self = check,
		.stepped = stepped,
		.heard = heard,
		.turned = turned,
		.crashed = crashed,
	};
}
