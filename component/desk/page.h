#ifndef DESK_PAGE_H
#define DESK_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * What the open pages of a visitor are told, each of them: lines by number,
 * the state of his chat, marks, typing. A page that misses something asks for
 * it by number, so nothing is told twice to make sure.
 */

struct channel;
struct chat;
struct connection;
struct conversation;
struct step;

/* `except` wrote it, and is answered; or NULL. */
void page_tell_line(struct step *step, const struct conversation *conversation,
		const struct desk_line *line, const struct connection *except);

void page_tell_state(struct step *step, const struct chat *chat);
/* To one, of whose visit nothing is left. */
void page_tell_left(struct step *step, const struct connection *connection);
void page_tell_marks(struct step *step,
		const struct conversation *conversation);
void page_tell_typing(struct step *step,
		const struct conversation *conversation, enum desk_typing state);

/* Of the channel; of his chat there, if there is a conversation. */
struct desk_channel_state page_channel(const struct step *step,
		const struct channel *channel);
struct desk_chat_state page_state(const struct step *step,
		const struct conversation *conversation);

/*
 * Copies of lines as a page may see them, as many as fit into a frame, and at
 * least one; returns how many.
 */
size_t page_copy_lines(const struct step *step, struct desk_line **to,
		const struct desk_line *from, size_t count);

#endif
