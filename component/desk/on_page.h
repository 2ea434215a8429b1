#ifndef DESK_ON_PAGE_H
#define DESK_ON_PAGE_H

/* What a page does besides writing and typing. */

struct step;

void page_says_hello(struct step *step); /* HELLO */
void page_wants(struct step *step);      /* PAGE_WANTS */
void page_is_fetched(struct step *step); /* FETCHED_PAGE */
void page_has(struct step *step);        /* PAGE_HAS */
void page_shows(struct step *step);      /* PAGE_SHOWS */

#endif
