#ifndef BARE_H
#define BARE_H

#include <stddef.h>

#include "bench.h"

/*
 * What cannot be saved: a loop that parses the same lines and writes the same
 * rows with the same commits into an equal file, and one that parses them and
 * writes them out again without any store. Neither thinks, neither talks.
 */

struct bare;
struct turn;

struct bare *bare_open(const char *path, int visitors);
void bare_close(struct bare *bare);

struct cost bare_keep(struct bare *bare, const struct turn *turns,
		size_t count);
struct cost bare_echo(int lines, int visitors);

#endif
