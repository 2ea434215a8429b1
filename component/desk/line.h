#ifndef DESK_LINE_H
#define DESK_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/effect.h"

/* What is asked of every LINE, whoever writes it. */

struct chat;
struct desk_line;
struct conversation;
struct remembered;
struct step;

/* False: it says why nobody could read it. */
bool line_is_readable(const struct step *step, enum desk_refusal *why);

/*
 * Many clients show that a line was refused, and not why: whether to say it in
 * words, too. Not when it was said to him there since `every`.
 */
bool line_wants_words(struct step *step, enum desk_refusal why, desk_ms every);

/*
 * The event's line as it came before, or NULL. The same id with another body is
 * a new line: some clients use their ids again. Pages never do.
 */
const struct remembered *line_repeated(const struct step *step,
		const struct conversation *conversation, enum desk_side side,
		const char *sender);
bool line_conflicts(const struct step *step,
		const struct conversation *conversation, const char *sender);

/* The number of the sender's line in this chat with that id of his, or 0. */
uint32_t line_named(const struct step *step, const struct chat *chat,
		enum desk_side side, const char *id);

/* Kept, or revived: whose the last word is now, and since when he waits. */
void line_is_heard(struct chat *chat, const struct desk_line *line);

#endif
