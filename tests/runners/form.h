#ifndef RUNNERS_FORM_H
#define RUNNERS_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/types.h"

/*
 * Lines in plain words: a form is a sentence with holes. `@` is a word, `$` a
 * text without a colon, `*` any text; each ends where the next letters of the
 * form begin.
 */

#define FORM_HOLES 5

struct arena;

/* Fills `words` with what stands in the holes; the arena owns them. */
bool form_fits(const char *form, const char *line, struct arena *arena,
		const char **words);

/* "30s", "1h30m", "2 h", "500ms". False for anything else. */
bool form_duration(const char *text, desk_ms *out);

/* The next of a list "a, b, c", without blanks, or NULL at its end. */
const char *form_next(const char **list, struct arena *arena);

/* What follows `start`, or NULL when `text` does not begin with it. */
const char *form_after(const char *text, const char *start);

#endif
