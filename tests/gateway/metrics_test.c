/* Numbers as Prometheus reads them. */

#include "metrics.h"

#include "base/buffer.h"
#include "check.h"

static void check_text(struct buffer *out, const char *wanted) {
	buffer_add_byte(out, '\0');
	CHECK(strcmp(out->bytes, wanted) == 0, "%s", out->bytes);
	buffer_finish(out);
}

static void check_tally(void) {
	struct tally tally = { 0 };
	struct buffer out = { 0 };

	metric_tally(&out, "none_total", "Nothing.", &tally);
	check_text(&out,
			"# HELP deskbell_gateway_none_total Nothing.\n"
			"# TYPE deskbell_gateway_none_total counter\n");
	tally_note(&tally, 1008);
	tally_note(&tally, 1013);
	tally_note(&tally, 1008);
	metric_tally(&out, "t", "T.", &tally);
	check_text(&out,
			"# HELP deskbell_gateway_t T.\n# TYPE deskbell_gateway_t counter\n"
			"deskbell_gateway_t{code=\"1008\"} 2\n"
			"deskbell_gateway_t{code=\"1013\"} 1\n");
	/* more codes than it has room for are still counted */
	for (unsigned i = 0; i < 100; i++) {
		tally_note(&tally, i);
	}
	uint64_t sum = 0;
	for (int i = 0; i < TALLY_MOST; i++) {
		sum += tally.items[i].count;
	}
	CHECK(sum == 103, "%u counted", (unsigned)sum);
}

static void check_histogram(void) {
	struct histogram histogram = { 0 };
	struct buffer out = { 0 };

	histogram_note(&histogram, 0);
	histogram_note(&histogram, 1);
	histogram_note(&histogram, 3);
	histogram_note(&histogram, 5000);
	histogram_note(&histogram, 999999);
	metric_histogram(&out, "s", "S.", &histogram);
	buffer_add_byte(&out, '\0');
	const char *const lines[] = {
		"# TYPE deskbell_gateway_s histogram\n",
		"deskbell_gateway_s_bucket{le=\"0.001\"} 2\n",
		"deskbell_gateway_s_bucket{le=\"0.002\"} 2\n",
		"deskbell_gateway_s_bucket{le=\"0.005\"} 3\n",
		"deskbell_gateway_s_bucket{le=\"5\"} 4\n",
		"deskbell_gateway_s_bucket{le=\"+Inf\"} 5\n",
		"deskbell_gateway_s_sum 1005.003\n",
		"deskbell_gateway_s_count 5\n",
	};
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		CHECK(strstr(out.bytes, lines[i]), "no %s", lines[i]);
	}
	buffer_finish(&out);
}

int main(void) {
	check_tally();
	check_histogram();
	return check_end();
}
