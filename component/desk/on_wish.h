#ifndef DESK_ON_WISH_H
#define DESK_ON_WISH_H

/* What a visitor may do on his page besides writing: PAGE_WISHES. */

struct step;

void page_wishes(struct step *step);

#endif
