#ifndef RUNNERS_SHRINK_H
#define RUNNERS_SHRINK_H

#include <stdbool.h>
#include <stddef.h>

/* Takes out of a failing story whatever is not needed for it to fail. */

struct story_lines {
	char **lines; /* set-up lines first */
	size_t count, room, set_up_count;
};

/*
 * Leaves in `lines` a story that still fails and from which no single line can
 * be taken. `fails` plays one and says whether it does.
 */
void shrink(struct story_lines *lines,
		bool (*fails)(const struct story_lines *lines));

#endif
