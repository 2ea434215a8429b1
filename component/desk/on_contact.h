#ifndef DESK_ON_CONTACT_H
#define DESK_ON_CONTACT_H

/* Who adds one of our addresses to his list, or asks what it is. */

struct step;

/* CONTACT. */
void contact_does(struct step *step);

/* WHO. */
void contact_asks(struct step *step);

#endif
