#ifndef DESK_GAP_H
#define DESK_GAP_H

/*
 * After an unclean restart each agent with a running chat is told in it from
 * when to when the desk was away, and which of his lines is the last it has
 * (RELIABILITY, section 2.3).
 */

struct chat;
struct step;

/* The first LINK_UP: tells those of whom nothing is kept, fetches the rest. */
void gaps_tell(struct step *step);

/* A page has come; the line may be in it, or is looked for in the next. */
void gap_fetched(struct step *step, struct chat *chat);
void gap_settle(struct step *step, struct chat *chat);

#endif
