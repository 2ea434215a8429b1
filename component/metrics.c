/*
 * Numbers as text. Knows what each is called, and nothing of where it comes
 * from.
 */
#include "metrics.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"

#define LINE_ROOM 200

static void add_number(struct buffer *out, const char *name, int64_t value) {
	char line[LINE_ROOM];

	snprintf(line, sizeof(line), "deskbell_%s %" PRId64 "\n", name, value);
	buffer_add_text(out, line);
}

static void add_head(struct buffer *out, const char *name, const char *type,
		const char *help) {
	char line[LINE_ROOM];

	snprintf(line, sizeof(line),
			"# HELP deskbell_%s %s\n# TYPE deskbell_%s %s\n", name, help, name,
			type);
	buffer_add_text(out, line);
}

static void add_histogram(struct buffer *out, const char *name,
		const struct histogram *histogram) {
	char line[LINE_ROOM];
	uint64_t below = 0;

	for (size_t i = 0; i < HISTOGRAM_BOUNDS; i++) {
		below += histogram->counts[i];
		snprintf(line, sizeof(line),
				"deskbell_%s_bucket{le=\"%g\"} %" PRIu64 "\n", name,
				(double)histogram_bound(i) / 1000, below);
		buffer_add_text(out, line);
	}
	snprintf(line, sizeof(line),
			"deskbell_%s_bucket{le=\"+Inf\"} %" PRIu64
			"\ndeskbell_%s_sum %" PRIu64 ".%03u\ndeskbell_%s_count %" PRIu64
			"\n",
			name, histogram->total, name, histogram->sum / 1000,
			(unsigned)(histogram->sum % 1000), name, histogram->total);
	buffer_add_text(out, line);
}

void metrics_write(const struct metrics *metrics, struct buffer *out) {
	const struct {
		const char *name, *type, *help;
		int64_t value;
	} rows[] = {
		{ "agents", "gauge", "People who work here.",
				(int64_t)metrics->agents },
		{ "agents_present", "gauge", "Of these, who may be rung.",
				(int64_t)metrics->present },
		{ "visitors", "gauge", "Visitors that are remembered.",
				(int64_t)metrics->visitors },
		{ "pages", "gauge", "Web pages that are connected.",
				(int64_t)metrics->pages },
		{ "chats_waiting", "gauge", "Chats in the queue.",
				(int64_t)metrics->waiting },
		{ "chats_talking", "gauge", "Chats that have an agent.",
				(int64_t)metrics->talking },
		{ "events_total", "counter", "What happened to the desk.",
				(int64_t)metrics->events },
		{ "lines_total", "counter", "Lines that were kept.",
				(int64_t)metrics->lines },
		{ "turns_total", "counter", "Transactions that were kept.",
				(int64_t)metrics->turns },
		{ "pages_of_lines_total", "counter", "Pages of lines read back.",
				(int64_t)metrics->fetched },
		{ "pages_of_lines_owed", "gauge", "Pages of lines not yet read.",
				(int64_t)metrics->owed },
		{ "link_up", "gauge", "Whether the XMPP server is there.",
				metrics->is_linked },
		{ "links_total", "counter", "How often it was linked to.",
				(int64_t)metrics->links },
		{ "stanzas_in_total", "counter", "Stanzas from the XMPP server.",
				(int64_t)metrics->heard },
		{ "stanzas_out_total", "counter", "Stanzas to the XMPP server.",
				(int64_t)metrics->said },
		{ "link_queue_bytes", "gauge", "What the server has yet to read.",
				(int64_t)metrics->unsent },
		{ "gateways_up", "gauge", "Gateways that are there.",
				(int64_t)metrics->gateways },
		{ "store_bytes", "gauge", "Size of the store.", metrics->store_bytes },
		{ "store_wal_bytes", "gauge", "Size of the store's log.",
				metrics->wal_bytes },
		{ "store_free_bytes", "gauge", "Free space where the store lies.",
				metrics->free_bytes },
		{ "store_low", "gauge", "Whether new lines are refused for it.",
				metrics->is_low },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (rows[i].value >= 0) { /* a size may be unknown */
			add_head(out, rows[i].name, rows[i].type, rows[i].help);
			add_number(out, rows[i].name, rows[i].value);
		}
	}
	add_head(out, "line_seconds", "histogram",
			"From a line's arrival to its commit.");
	add_histogram(out, "line_seconds", &metrics->kept);
}
