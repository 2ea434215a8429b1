#ifndef RUNNERS_STORY_H
#define RUNNERS_STORY_H

#include <stdint.h>

/*
 * What a desk wants done, as a person reads it: one effect a line, without
 * indentation or line end; the rows of a telling follow on lines of their own.
 */

struct buffer;
struct desk_effect;

/* `wall` is the present: moments are printed as durations from it. */
void story_tell(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);

/* The same, indented as a script has it, with its line end. */
void story_tell_indented(struct buffer *to, const struct desk_effect *effect,
		int64_t wall);

/* "1h 30m", "45s", "0s". */
void story_duration(struct buffer *to, int64_t ms);

#endif
