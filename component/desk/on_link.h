#ifndef DESK_ON_LINK_H
#define DESK_ON_LINK_H

/* The way to the server and to the store. */

struct step;

void link_up(struct step *step);
void link_down(struct step *step);
void link_handed(struct step *step);
void link_fetched(struct step *step);
void link_bounces(struct step *step);

/* SPACE: the disk is nearly full, or no longer. */
void space_changes(struct step *step);

#endif
