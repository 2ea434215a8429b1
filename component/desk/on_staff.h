#ifndef DESK_ON_STAFF_H
#define DESK_ON_STAFF_H

/* What the desk account sees: STAFF_* events. */

struct step;

void staff_begins(struct step *step);
void staff_member(struct step *step);
void staff_gone(struct step *step);
void staff_whole(struct step *step);
void staff_shows(struct step *step);
void staff_photo(struct step *step);
void staff_lost(struct step *step);

#endif
