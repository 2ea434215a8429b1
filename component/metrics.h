#ifndef METRICS_H
#define METRICS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/histogram.h"

/*
 * What the desk says of itself to Prometheus: text format 0.0.4. It counts
 * nothing: each room does that for itself.
 */

struct buffer;

struct metrics {
	uint64_t agents, present, visitors, pages, waiting, talking;
	uint64_t events, lines, turns, fetched;
	struct histogram kept; /* from a line to its commit */
	uint64_t owed;         /* of the store: asked for and not yet read */
	bool is_linked, is_low;
	uint64_t links, heard, said, unsent;
	uint64_t gateways;
	int64_t store_bytes, wal_bytes, free_bytes; /* -1: not known */
};

void metrics_write(const struct metrics *metrics, struct buffer *out);

#endif
