#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The tables' versions. Each step is a text of SQL that leads from the version
 * before it, runs in a transaction of its own and says `PRAGMA user_version`.
 */

struct sqlite3;

/* Step 1 is schemas/store.sql. */
extern const char *const schema_steps[];
extern const size_t schema_step_count;

/*
 * Takes the file to the last step. False: it is not ours, it is newer than
 * this program, or a step failed; `why` then has the sentence without the
 * file's name in front, and the file is as it was before the failed step.
 */
bool schema_raise(struct sqlite3 *db, const char *const *steps, size_t count,
		char *why, size_t why_size);

#endif
