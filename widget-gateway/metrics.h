#ifndef METRICS_H
#define METRICS_H

#include <stdint.h>

#include "base/histogram.h"

/*
 * Counting, and saying it as Prometheus reads it: text format 0.0.4. Each room
 * counts for itself and writes its own families; no family has two writers.
 */

struct buffer;

/* Of one kind, by a number: a close code, an HTTP status. */
#define TALLY_MOST 12
struct tally {
	struct {
		unsigned code;
		uint64_t count;
	} items[TALLY_MOST]; /* the first with count 0 ends it */
};

/* What does not fit is counted with the last. */
void tally_note(struct tally *tally, unsigned code);

/* Names get "deskbell_gateway_" before them. */
void metric_counter(struct buffer *out, const char *name, const char *help,
		uint64_t value);
void metric_gauge(struct buffer *out, const char *name, const char *help,
		uint64_t value);
/* A counter for each code there was, in a label "code". */
void metric_tally(struct buffer *out, const char *name, const char *help,
		const struct tally *tally);
/* In seconds, as Prometheus wants them. */
void metric_histogram(struct buffer *out, const char *name, const char *help,
		const struct histogram *histogram);

#endif
