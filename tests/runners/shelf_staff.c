/*
 * What agents decided and did, as the tests' store has it.
 */

#include "shelf.h"

#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "ports.h"

static void keep_habit(struct shelf *shelf, const struct desk_habit *kept) {
	size_t at = 0;

	while (at < shelf->habit_count &&
			strcmp(shelf->habits[at].jid, kept->jid) != 0) {
		at++;
	}
	if (at == shelf->habit_count) {
		shelf->habits = shelf_grown(shelf->habits, at, sizeof(*shelf->habits));
		shelf->habit_count++;
	}
	shelf->habits[at] = (struct desk_habit){
		.jid = shelf_word(shelf, kept->jid),
		.duty = kept->duty,
		.lang = shelf_word(shelf, kept->lang),
	};
}

static void keep_room(struct shelf *shelf, const struct desk_room *kept) {
	size_t at = 0;

	while (at < shelf->room_count &&
			(strcmp(shelf->rooms[at].jid, kept->jid) != 0 ||
					strcmp(shelf->rooms[at].channel, kept->channel) != 0)) {
		at++;
	}
	if (at == shelf->room_count) {
		shelf->rooms = shelf_grown(shelf->rooms, at, sizeof(*shelf->rooms));
		shelf->room_count++;
	}
	shelf->rooms[at] = (struct desk_room){
		.jid = shelf_word(shelf, kept->jid),
		.channel = shelf_word(shelf, kept->channel),
		.room = kept->room,
	};
}

static size_t ear_index(const struct shelf *shelf,
		const struct desk_ear *wanted) {
	size_t at = 0;

	while (at < shelf->ear_count &&
			(shelf->ears[at].chat != wanted->chat ||
					strcmp(shelf->ears[at].jid, wanted->jid) != 0)) {
		at++;
	}
	return at;
}

static void keep_ear(struct shelf *shelf, const struct desk_ear *kept) {
	size_t at = ear_index(shelf, kept);

	if (at == shelf->ear_count) {
		shelf->ears = shelf_grown(shelf->ears, at, sizeof(*shelf->ears));
		shelf->ear_count++;
	}
	shelf->ears[at] = (struct desk_ear){ kept->chat,
		shelf_word(shelf, kept->jid), kept->handed };
}

/* The rest keep their order: a restart finds them as they came. */
static void take_out(void *items, size_t *count, size_t size, size_t at) {
	char *bytes = items;

	if (at < *count) {
		--*count;
		memmove(bytes + at * size, bytes + (at + 1) * size,
				(*count - at) * size);
	}
}

static size_t block_index(const struct shelf *shelf, uint32_t visitor) {
	size_t at = 0;

	while (at < shelf->block_count && shelf->blocks[at].visitor != visitor) {
		at++;
	}
	return at;
}

static void keep_block(struct shelf *shelf, const struct desk_block *kept) {
	size_t at = block_index(shelf, kept->visitor);

	if (at == shelf->block_count) {
		shelf->blocks = shelf_grown(shelf->blocks, at, sizeof(*shelf->blocks));
		shelf->block_count++;
	}
	shelf->blocks[at] = *kept;
	shelf->blocks[at].address = shelf_word(shelf, kept->address);
	shelf->blocks[at].by = shelf_word(shelf, kept->by);
}

static size_t entry_index(const struct shelf *shelf,
		const struct desk_entry *wanted) {
	size_t at = 0;

	while (at < shelf->entry_count &&
			(strcmp(shelf->entries[at].jid, wanted->jid) != 0 ||
					strcmp(shelf->entries[at].address, wanted->address) != 0)) {
		at++;
	}
	return at;
}

static void keep_entry(struct shelf *shelf, const struct desk_entry *kept) {
	size_t at = entry_index(shelf, kept);

	if (at == shelf->entry_count) {
		shelf->entries =
				shelf_grown(shelf->entries, at, sizeof(*shelf->entries));
		shelf->entry_count++;
	}
	shelf->entries[at] = *kept;
	shelf->entries[at].jid = shelf_word(shelf, kept->jid);
	shelf->entries[at].address = shelf_word(shelf, kept->address);
	shelf->entries[at].name = shelf_word(shelf, kept->name);
}

static void keep_deed(struct shelf *shelf, const struct desk_deed_row *kept) {
	shelf->deeds =
			shelf_grown(shelf->deeds, shelf->deed_count, sizeof(*shelf->deeds));
	struct desk_deed_row *deed = &shelf->deeds[shelf->deed_count++];
	*deed = *kept;
	deed->who = shelf_word(shelf, kept->who);
	deed->nick = shelf_word(shelf, kept->nick);
	deed->whom = shelf_word(shelf, kept->whom);
	deed->text = shelf_word(shelf, kept->text);
}

void shelf_keep_staff(struct shelf *shelf, const struct desk_effect *effect) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_HABIT:
		keep_habit(shelf, &effect->habit);
		break;
	case DESK_EFFECT_KEEP_ROOM:
		keep_room(shelf, &effect->room);
		break;
	case DESK_EFFECT_KEEP_EAR:
		keep_ear(shelf, &effect->ear);
		break;
	case DESK_EFFECT_KEEP_EAR_GONE:
		take_out(shelf->ears, &shelf->ear_count, sizeof(*shelf->ears),
				ear_index(shelf, &effect->ear));
		break;
	case DESK_EFFECT_KEEP_BLOCK:
		keep_block(shelf, &effect->block);
		break;
	case DESK_EFFECT_KEEP_BLOCK_GONE:
		take_out(shelf->blocks, &shelf->block_count, sizeof(*shelf->blocks),
				block_index(shelf, effect->block.visitor));
		break;
	case DESK_EFFECT_KEEP_DEED:
		keep_deed(shelf, &effect->deed);
		break;
	case DESK_EFFECT_KEEP_ENTRY:
		keep_entry(shelf, &effect->entry);
		break;
	case DESK_EFFECT_KEEP_ENTRY_GONE:
		take_out(shelf->entries, &shelf->entry_count, sizeof(*shelf->entries),
				entry_index(shelf, &effect->entry));
		break;
	}
}

static void feed(const struct event_sink *sink, struct desk_event *event,
		enum desk_event_type type) {
	event->type = type;
	event->to = "";
	sink->feed(sink->self, event);
}

void shelf_revive_habits(const struct shelf *shelf,
		const struct event_sink *sink) {
	struct desk_event event = { 0 };

	for (size_t i = 0; i < shelf->habit_count; i++) {
		event.habit = shelf->habits[i];
		feed(sink, &event, DESK_EVENT_REVIVE_HABIT);
	}
	for (size_t i = 0; i < shelf->room_count; i++) {
		event.room = shelf->rooms[i];
		feed(sink, &event, DESK_EVENT_REVIVE_ROOM);
	}
}

void shelf_revive_blocks(const struct shelf *shelf,
		const struct event_sink *sink) {
	struct desk_event event = { 0 };

	for (size_t i = 0; i < shelf->block_count; i++) {
		event.block = shelf->blocks[i];
		feed(sink, &event, DESK_EVENT_REVIVE_BLOCK);
	}
	for (size_t i = 0; i < shelf->entry_count; i++) {
		event.entry = shelf->entries[i];
		feed(sink, &event, DESK_EVENT_REVIVE_ENTRY);
	}
}

void shelf_revive_ears(const struct shelf *shelf,
		const struct event_sink *sink) {
	struct desk_event event = { 0 };

	for (size_t i = 0; i < shelf->ear_count; i++) {
		event.ear = shelf->ears[i];
		feed(sink, &event, DESK_EVENT_REVIVE_EAR);
	}
}

void shelf_finish_staff(struct shelf *shelf) {
	xfree(shelf->habits);
	xfree(shelf->rooms);
	xfree(shelf->ears);
	xfree(shelf->blocks);
	xfree(shelf->entries);
	xfree(shelf->deeds);
}
