#ifndef DESK_ON_TICK_H
#define DESK_ON_TICK_H

/* Time has passed: whatever is due by now. */

struct step;

void tick_comes(struct step *step);

#endif
