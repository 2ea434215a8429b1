#ifndef UNIT_READER_CASE_H
#define UNIT_READER_CASE_H

#include <stddef.h>
#include <stdint.h>

/*
 * For tests of the ears: tables of stanza and finding. Ours is
 * desk.example.org, with the channels support and sales and the gateway
 * web.example.org.
 */

/* Somebody who writes to a channel. */
#define ANN " from='Ann@Example.org/x' to='support@desk.example.org' "

struct case_row {
	const char *stanza, *finding;
};

/* Rows, those of whose stanza only the head is known, and what follows. */
struct case_table {
	const struct case_row *rows, *heads;
	size_t row_count, head_count;
	void (*then)(void);
};

/* What main() returns. */
int case_run(const struct case_table *table);

/* What is found in the stanza, until the next call. */
const char *case_find(const char *stanza);

/* The last line that was found. */
struct case_line {
	uint64_t digest;
	size_t characters;
};

const struct case_line *case_last_line(void);

#endif
