#ifndef DESK_RECORD_H
#define DESK_RECORD_H

/*
 * What the store finds for an agent, told as lists. Which chats he may look
 * into is decided here.
 */

struct step;

/* SEARCHED: the answer to what he looked up. */
void record_found(struct step *step);

#endif
