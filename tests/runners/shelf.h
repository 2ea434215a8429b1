#ifndef RUNNERS_SHELF_H
#define RUNNERS_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * The store as the tests play it: what the mind told to keep, in memory. It
 * gives back what component/store gives back, so a desk can crash and be
 * revived a million times without a disk.
 */

struct arena;
struct desk_effect;
struct desk_event;
struct event_sink;

struct shelf_chat {
	struct desk_chat row;
	struct desk_line *lines; /* in order of number */
	size_t *ranks; /* of each: how many of its side came before in the talk */
	size_t line_count;
};

struct shelf_marks {
	uint32_t have, seen, agent_have, agent_seen;
};

/* A visitor and a channel, over all their chats. */
struct shelf_talk {
	uint32_t visitor, last_number;
	struct shelf_marks marks, committed; /* as told, and what a crash leaves */
	const char *channel;
	size_t counts[DESK_SIDE_DESK + 1]; /* lines of each side */
};

struct shelf {
	struct arena *arena; /* every string that was ever kept, once */
	char **words;
	size_t word_count, word_room;
	struct desk_member *members;
	size_t member_count;
	struct desk_dismissal *dismissals;
	size_t dismissal_count;
	struct desk_visitor *visitors;
	size_t visitor_count;
	struct desk_visit *visits;
	size_t visit_count;
	struct desk_token *tokens;
	size_t token_count;
	struct shelf_talk *talks;
	size_t talk_count;
	bool is_waiting; /* there are marks that are not committed */
	struct shelf_chat *chats;
	size_t chat_count;
	struct desk_habit *habits;
	size_t habit_count;
	struct desk_room *rooms;
	size_t room_count;
	struct desk_ear *ears;
	size_t ear_count;
	struct desk_block *blocks;
	size_t block_count;
	struct desk_entry *entries;
	size_t entry_count;
	struct desk_deed_row *deeds;
	size_t deed_count;
};

void shelf_init(struct shelf *shelf);
void shelf_finish(struct shelf *shelf);

/* One KEEP_*; anything else is not for the store. */
void shelf_keep(struct shelf *shelf, const struct desk_effect *effect);

/* What may wait (effect.h) waits until a commit; a crash before it costs it. */
void shelf_commit(struct shelf *shelf);
void shelf_crash(struct shelf *shelf);

/*
 * Fills in a FETCHED with at most `page` lines of what a FETCH wants. The
 * lines are the shelf's own and stay until the next line is kept.
 */
void shelf_fetch(const struct shelf *shelf, const struct desk_effect *fetch,
		size_t page, struct desk_event *event);

/* The same for a FETCH_PAGE; what is new in it lives in the arena. */
void shelf_fetch_page(const struct shelf *shelf,
		const struct desk_effect *fetch, size_t page, struct arena *arena,
		struct desk_event *event);

/* shelf_search.c: fills in a SEARCHED; what is new in it is in the arena. */
void shelf_search(const struct shelf *shelf, const struct desk_effect *asked,
		struct arena *arena, struct desk_event *event);

/* shelf_web.c: what of KEEP_* and REVIVE_* is about visits. */
void shelf_keep_web(struct shelf *shelf, const struct desk_effect *effect);
void shelf_revive_web(const struct shelf *shelf, const struct event_sink *sink);

/* shelf_staff.c: what of them is about what agents decide and do. */
void shelf_keep_staff(struct shelf *shelf, const struct desk_effect *effect);
void shelf_revive_habits(const struct shelf *shelf,
		const struct event_sink *sink);
void shelf_revive_blocks(const struct shelf *shelf,
		const struct event_sink *sink);
void shelf_revive_ears(const struct shelf *shelf,
		const struct event_sink *sink);
void shelf_finish_staff(struct shelf *shelf);

/* One copy of each text, and room for one more behind `count` items. */
const char *shelf_word(struct shelf *shelf, const char *text);
void *shelf_grown(void *items, size_t count, size_t size);

/* REVIVE_* in their order, without REVIVED. */
void shelf_revive(const struct shelf *shelf, const struct event_sink *sink);

/* NULL when there is none. */
struct shelf_chat *shelf_chat(const struct shelf *shelf, uint32_t id);
const struct desk_visitor *shelf_visitor(const struct shelf *shelf,
		uint32_t id);
const struct desk_visitor *shelf_visitor_of(const struct shelf *shelf,
		const char *jid);
const struct desk_visitor *shelf_visitor_at(const struct shelf *shelf,
		const char *address);
const struct desk_member *shelf_member(const struct shelf *shelf,
		const char *jid);

const struct desk_visit *shelf_visit(const struct shelf *shelf,
		uint32_t visitor);
struct shelf_talk *shelf_find_talk(const struct shelf *shelf, uint32_t visitor,
		const char *channel);
const struct shelf_talk *shelf_talk(const struct shelf *shelf, uint32_t visitor,
		const char *channel);

#endif
