#ifndef RUNNERS_MEMORY_H
#define RUNNERS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * The store as the tests play it: what the mind told to keep, in memory. It
 * gives back what component/store gives back, so a desk can crash and be
 * revived a million times without a disk.
 */

struct desk_effect;
struct desk_event;
struct event_sink;

struct memory_chat {
	struct desk_chat row;
	struct desk_line *lines; /* in order of number */
	size_t *ranks; /* of each: how many of its side came before in the talk */
	size_t line_count;
};

/* A visitor and a channel, over all their chats. */
struct memory_talk {
	uint32_t visitor, last_number;
	const char *channel;
	size_t counts[DESK_SIDE_DESK + 1]; /* lines of each side */
};

struct memory {
	struct arena *arena; /* every string that was ever kept, once */
	char **words;
	size_t word_count, word_room;
	struct desk_member *members;
	size_t member_count;
	struct desk_dismissal *dismissals;
	size_t dismissal_count;
	struct desk_visitor *visitors;
	size_t visitor_count;
	struct memory_talk *talks;
	size_t talk_count;
	struct memory_chat *chats;
	size_t chat_count;
};

void memory_init(struct memory *memory);
void memory_finish(struct memory *memory);

/* One KEEP_*; anything else is not for the store. */
void memory_keep(struct memory *memory, const struct desk_effect *effect);

/*
 * Fills in a FETCHED with at most `page` lines of what a FETCH wants. The
 * lines are the memory's own and stay until the next line is kept.
 */
void memory_fetch(const struct memory *memory,
		const struct desk_effect *fetch, size_t page,
		struct desk_event *event);

/* REVIVE_* in their order, without REVIVED. */
void memory_revive(const struct memory *memory, const struct event_sink *sink);

/* NULL when there is none. */
struct memory_chat *memory_chat(const struct memory *memory, uint32_t id);
const struct desk_visitor *memory_visitor(const struct memory *memory,
		uint32_t id);
const struct desk_visitor *memory_visitor_of(const struct memory *memory,
		const char *jid);
const struct desk_visitor *memory_visitor_at(const struct memory *memory,
		const char *address);
const struct desk_member *memory_member(const struct memory *memory,
		const char *jid);

const struct memory_talk *memory_talk(const struct memory *memory,
		uint32_t visitor, const char *channel);

#endif
