#ifndef RUNNERS_STORY_H
#define RUNNERS_STORY_H

#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * What a desk wants done, as a person reads it: one effect a line, without
 * indentation or line end; the rows of a telling follow on lines of their own.
 */

struct buffer;
struct desk_effect;
struct desk_sentence;

/* `wall` is the present: moments are printed as durations from it. */
void story_tell(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);

/* The same, indented as a script has it, with its line end. */
void story_tell_indented(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);

/* story_web.c: of visits what is kept, and what pages and gateways are told. */
void story_kept_web(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);
void story_page(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);

/* story_order.c: of agents' orders what is kept, looked up and answered. */
void story_order(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);

/* The pieces: as printf; a text, with quotes or without; who speaks to whom. */
void story_print(struct buffer *to, const char *format, ...)
		__attribute__((format(printf, 2, 3)));
void story_text(struct buffer *to, const char *text);
void story_quoted(struct buffer *to, const char *text);
void story_person(struct buffer *to, const char *jid);
void story_moment(struct buffer *to, int64_t wall);
void story_sentence(struct buffer *to, const struct desk_sentence *sentence);
void story_rows(struct buffer *to, const struct desk_sentence *rows,
		size_t count);
void story_way(struct buffer *to, const struct desk_effect *effect);

/* "1h 30m", "45s", "0s". */
void story_duration(struct buffer *to, int64_t ms);

#endif
