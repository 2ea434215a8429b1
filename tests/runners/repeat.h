#ifndef RUNNERS_REPEAT_H
#define RUNNERS_REPEAT_H

#include <stddef.h>

/*
 * What became of one line: kept and acknowledged by its number, known from
 * before, heard as a command, or refused; never kept twice.
 */

struct desk_effects;
struct desk_event;
struct world;

void repeat_check(struct world *world, const struct desk_event *event,
		const struct desk_effects *effects, size_t first);

#endif
