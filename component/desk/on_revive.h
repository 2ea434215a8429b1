#ifndef DESK_ON_REVIVE_H
#define DESK_ON_REVIVE_H

/* The store gives back what it was told to keep: REVIVE_* and REVIVED. */

struct step;

void revive_member(struct step *step);
void revive_dismissal(struct step *step);
void revive_habit(struct step *step);
void revive_room(struct step *step);
void revive_block(struct step *step);
void revive_entry(struct step *step);
void revive_ear(struct step *step);
void revive_visitor(struct step *step);
void revive_visit(struct step *step);
void revive_token(struct step *step);
void revive_conversation(struct step *step);
void revive_chat(struct step *step);
void revive_line(struct step *step);
void revive_ends(struct step *step);

#endif
