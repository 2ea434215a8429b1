#ifndef RUNNERS_ERRANDS_H
#define RUNNERS_ERRANDS_H

#include <stdint.h>

/*
 * Random orders of agents, made from the table of commands: each as a line in
 * the channel, as a `!line` in a visitor's chat, or by a form; mostly by
 * somebody who may, about a chat that it fits.
 */

struct arena;
struct world;

/* What somebody wants to be told nobody but agents begins with one of these. */
#define ERRANDS_WHISPER "Psst"
#define ERRANDS_NOTE    "Memo"

/* `options` is what stands behind his name where he writes: "(id x7)". */
const char *errands_next(const struct world *world, uint64_t dice,
		const char *options, struct arena *arena);

#endif
