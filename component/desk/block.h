#ifndef DESK_BLOCK_H
#define DESK_BLOCK_H

#include <stdbool.h>

#include "desk/types.h"

/*
 * Who may not write for a time: a visitor, in all channels, and where he came
 * by the web whoever comes from the address that he had.
 */

struct agent;
struct block;
struct chat;
struct connection;
struct desk;
struct step;
struct visitor;

/* Until then; his chats are over. */
void block_begin(struct step *step, struct chat *chat,
		const struct agent *agent, desk_ms span);

/* He may write again. */
void block_end(struct step *step, struct block *block);

/* Whether he, or somebody at that page, may not write. Both may be NULL. */
bool block_is_on(const struct step *step, const struct visitor *visitor,
		const struct connection *page);

/* Its timer. */
void block_is_due(struct step *step, struct block *block);

/* From a row. */
void block_revive(struct step *step, const struct desk_block *row);

/* Nothing of the row is said. */
void block_destroy(struct desk *desk, struct block *block);

#endif
