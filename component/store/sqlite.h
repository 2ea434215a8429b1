#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ports.h"

/*
 * The desk's memory, in one SQLite file. Everything that keep() said yes to is
 * on the disk, whatever happens next, but for what may wait (effect.h): that is
 * after the next beat. After the first no, it says no for ever, and the process
 * must end: a desk that cannot remember must not talk.
 */

struct store;

/*
 * Opens the file, and makes it when it is not there. NULL: `why` says in one
 * sentence what to do about it, file's name included.
 */
struct store *store_open(const char *path, char *why, size_t why_size);

/* A close without a failure before it is what makes a stop a clean one. */
void store_close(struct store *store);

struct store_port store_port(struct store *store);

/* The last life was cut off, or had failed. */
bool store_was_unclean(const struct store *store);

/*
 * Notes that the desk lives, in a small commit with what has waited for one.
 * Called now and then it lets the next life tell since when this one was away.
 */
bool store_beat(struct store *store, int64_t wall);

/* What is left for us where the file lies; -1 where that cannot be known. */
int64_t store_free_bytes(const char *path);

/* Figures for /metrics, since the start. */
struct store_figures {
	uint64_t turns, lines, pages; /* kept; pages fetched */
	int64_t file_bytes, wal_bytes;
};

void store_count(const struct store *store, struct store_figures *figures);

#endif
