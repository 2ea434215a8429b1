#ifndef DESK_FOLLOW_H
#define DESK_FOLLOW_H

/*
 * The presence of a visitor's address follows his pages: on the page, hidden,
 * gone. What gets worse is told a little later, so that a reload is no news.
 */

struct step;
struct visit;

/* A page came, went, was shown or hidden. */
void follow_pages(struct step *step, struct visit *visit);

/* It stayed as bad as it was for long enough. */
void follow_is_due(struct step *step, struct visit *visit);

#endif
