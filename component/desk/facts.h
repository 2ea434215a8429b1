#ifndef DESK_FACTS_H
#define DESK_FACTS_H

/*
 * What a page said of itself and of who looks at it, as rows for an agent:
 * each where there is something to say.
 */

struct facts;
struct rows;
struct step;

void facts_add(struct step *step, const struct facts *facts, struct rows *rows);

#endif
