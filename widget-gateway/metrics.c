/*
 * The numbers of a gateway as text. It knows none of them: it only writes what
 * it is given.
 */

#include "metrics.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"

#define PREFIX    "deskbell_gateway_"
#define LINE_ROOM 160

void tally_note(struct tally *tally, unsigned code) {
	int i = 0;

	while (i < TALLY_MOST - 1 && tally->items[i].count > 0 &&
			tally->items[i].code != code) {
		i++;
	}
	tally->items[i].code = code;
	tally->items[i].count++;
}

static void write_head(struct buffer *out, const char *name, const char *type,
		const char *help) {
	buffer_add_text(out, "# HELP " PREFIX);
	buffer_add_text(out, name);
	buffer_add_text(out, " ");
	buffer_add_text(out, help);
	buffer_add_text(out, "\n# TYPE " PREFIX);
	buffer_add_text(out, name);
	buffer_add_text(out, " ");
	buffer_add_text(out, type);
	buffer_add_text(out, "\n");
}

static void write_value(struct buffer *out, const char *name,
		const char *rest) {
	buffer_add_text(out, PREFIX);
	buffer_add_text(out, name);
	buffer_add_text(out, rest);
	buffer_add_text(out, "\n");
}

static void write_single(struct buffer *out, const char *name, const char *type,
		const char *help, uint64_t value) {
	char rest[LINE_ROOM];

	write_head(out, name, type, help);
	snprintf(rest, sizeof(rest), " %" PRIu64, value);
	write_value(out, name, rest);
}

void metric_counter(struct buffer *out, const char *name, const char *help,
		uint64_t value) {
	write_single(out, name, "counter", help, value);
}

void metric_gauge(struct buffer *out, const char *name, const char *help,
		uint64_t value) {
	write_single(out, name, "gauge", help, value);
}

void metric_tally(struct buffer *out, const char *name, const char *help,
		const struct tally *tally) {
	char rest[LINE_ROOM];

	write_head(out, name, "counter", help);
	for (int i = 0; i < TALLY_MOST && tally->items[i].count > 0; i++) {
		snprintf(rest, sizeof(rest), "{code=\"%u\"} %" PRIu64,
				tally->items[i].code, tally->items[i].count);
		write_value(out, name, rest);
	}
}

void metric_histogram(struct buffer *out, const char *name, const char *help,
		const struct histogram *histogram) {
	char rest[LINE_ROOM];
	uint64_t below = 0;

	write_head(out, name, "histogram", help);
	for (size_t i = 0; i < HISTOGRAM_BOUNDS; i++) {
		below += histogram->counts[i];
		snprintf(rest, sizeof(rest), "_bucket{le=\"%g\"} %" PRIu64,
				(double)histogram_bound(i) / 1000, below);
		write_value(out, name, rest);
	}
	snprintf(rest, sizeof(rest), "_bucket{le=\"+Inf\"} %" PRIu64,
			histogram->total);
	write_value(out, name, rest);
	snprintf(rest, sizeof(rest), "_sum %" PRIu64 ".%03u", histogram->sum / 1000,
			(unsigned)(histogram->sum % 1000));
	write_value(out, name, rest);
	snprintf(rest, sizeof(rest), "_count %" PRIu64, histogram->total);
	write_value(out, name, rest);
}
