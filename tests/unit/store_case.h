#ifndef UNIT_STORE_CASE_H
#define UNIT_STORE_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/event.h"
#include "desk/types.h"

/*
 * For tests of the store from outside: a file of its own, rows to keep in it,
 * and what it gives back as text.
 */

struct desk_effect;
struct desk_effects;
struct store;

/* What the store gave last, one line an event. */
struct case_heard {
	char text[1 << 20];
	size_t length;
	uint32_t last_number;
	size_t lines, bytes, pages;
	bool is_all;
	struct desk_past past;
};

extern struct case_heard case_heard;

/* The test's directory; what case_end() returns is main()'s. */
bool case_begin(void);
int case_end(void);

/* The file as it is, or a new one in its place. */
const char *case_path(void);
struct store *case_open(void);
struct store *case_open_fresh(void);

/* Rows: the strings of a test live as long as it. */
void case_add_visitor(struct desk_effects *effects, uint32_t id);
struct desk_chat *case_add_chat(struct desk_effects *effects, uint32_t id,
		uint32_t visitor, enum chat_state state);
struct desk_line *case_add_line(struct desk_effects *effects, uint32_t chat,
		uint32_t visitor, uint32_t number, const char *body);
struct desk_visit case_stay(uint32_t visitor);
void case_add_token(struct desk_effects *effects, uint32_t visitor,
		uint32_t number, uint8_t first);

/* Keeps the turn and empties it. */
bool case_keep(struct store *store, struct desk_effects *effects);

/* What is asked for is in case_heard until the next question. */
const char *case_revive(struct store *store);
void case_fetch(struct store *store, uint32_t chat, uint32_t after);
void case_fetch_page(struct store *store, struct desk_effect *asked);

/* Gives how many steps it took. */
int case_search(struct store *store, const struct desk_effect *asked);

struct desk_deed_row *case_add_deed(struct desk_effects *effects, uint32_t chat,
		enum desk_deed deed, uint32_t after);

#endif
