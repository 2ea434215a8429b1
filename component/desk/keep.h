#ifndef DESK_KEEP_H
#define DESK_KEEP_H

#include <stdbool.h>

#include "desk/types.h"

/*
 * What the store is told to keep, in the words of the model: a whole row each
 * time, so that no row is half of one step and half of another.
 */

struct agent;
struct chat;
struct conversation;
struct ear;
struct post;
struct step;
struct visitor;

/* A copy that lives as long as the turn. */
const char *keep_text(const struct step *step, const char *text);

/* Nobody needs to know of it any more. */
void keep_dismissal_gone(struct step *step, const char *jid,
		const char *channel);
void keep_visitor(struct step *step, const struct visitor *visitor);
void keep_chat(struct step *step, const struct chat *chat);

void keep_habit(struct step *step, const struct agent *agent);
void keep_room(struct step *step, const struct post *post);
void keep_ear(struct step *step, const struct ear *ear, bool is_there);

/*
 * Something that happened to a chat, for its record; NULL: the desk did it.
 * Whom it was done to and what was said is to be filled in.
 */
struct desk_deed_row *keep_deed(struct step *step, const struct chat *chat,
		enum desk_deed deed, const struct agent *who);

void keep_marks(struct step *step, const struct conversation *conversation);

/* Gives it the next number of its conversation, and remembers it. */
void keep_line(struct step *step, struct chat *chat, struct desk_line *line);

#endif
