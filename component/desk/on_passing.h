#ifndef DESK_ON_PASSING_H
#define DESK_ON_PASSING_H

/* What is passed on and never kept: typing, and marks of what was seen. */

struct step;

void typing_passes(struct step *step);
void mark_passes(struct step *step);

#endif
