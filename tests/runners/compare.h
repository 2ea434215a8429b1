#ifndef RUNNERS_COMPARE_H
#define RUNNERS_COMPARE_H

/*
 * Asks a dying desk, and a twin made from what was kept, the same questions:
 * what waits, who talks, what is this line's number. Both must answer alike.
 */

struct world;

void compare_with_twin(struct world *world);

#endif
