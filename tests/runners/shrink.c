/* Zeller's delta debugging: half of it, a quarter of it, … one line of it. */

#include "shrink.h"

#include <string.h>

#include "base/arena.h"

#define MOST_TRIES 4000

/* A copy without `length` lines at `from`; the lines themselves are shared. */
static struct story_lines without(const struct story_lines *all, size_t from,
		size_t length) {
	struct story_lines less = *all;

	less.lines = xcalloc(all->count + 1, sizeof(*less.lines));
	less.count = all->count - length;
	memcpy(less.lines, all->lines, from * sizeof(*less.lines));
	memcpy(less.lines + from, all->lines + from + length,
			(less.count - from) * sizeof(*less.lines));
	return less;
}

/* One pass over the story with pieces of that length. Tells what it took. */
static size_t pass(struct story_lines *lines, size_t length, size_t *tries,
		bool (*fails)(const struct story_lines *lines)) {
	size_t taken = 0;

	for (size_t end = lines->count; end > lines->set_up_count && *tries > 0;) {
		size_t room = end - lines->set_up_count;
		size_t piece = length < room ? length : room;
		struct story_lines less = without(lines, end - piece, piece);
		--*tries;
		if (fails(&less)) {
			xfree(lines->lines);
			*lines = less;
			taken += piece;
		} else {
			xfree(less.lines);
		}
		end -= piece;
	}
	return taken;
}

void shrink(struct story_lines *lines,
		bool (*fails)(const struct story_lines *lines)) {
	size_t tries = MOST_TRIES;

	for (size_t length = lines->count / 2 + 1; length > 1; length /= 2) {
		pass(lines, length, &tries, fails);
	}
	while (tries > 0 && pass(lines, 1, &tries, fails) > 0) {
	}
}
