/*
 * Bytes to elements. What a parser told is written down as a story, and the
 * story must be the same however the bytes are cut.
 */

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "check.h"
#include "wire/element.h"
#include "wire/parser.h"

#define ROOT   "<s:stream xmlns:s='urn:s' xmlns='urn:c' id='7'>"
#define OPENED "opened <stream xmlns='urn:s' id='7'/>\n"

static const struct parser_limits roomy = {
	.bytes = 4096,
	.depth = 8,
	.elements = 64,
	.attributes = 64,
};

static struct buffer story;
static unsigned told;

static void tell(const char *what, const struct element *element) {
	told++;
	buffer_add_text(&story, what);
	if (element) {
		buffer_add_byte(&story, ' ');
		element_write(element, "urn:c", &story);
	}
	buffer_add_byte(&story, '\n');
}

static void on_opened(void *self, const struct element *root) {
	(void)self;
	tell("opened", root);
}

static void on_element(void *self, const struct element *element) {
	(void)self;
	tell("element", element);
}

static void on_skipped(void *self, const struct element *head) {
	(void)self;
	tell("skipped", head);
}

static void on_closed(void *self) {
	(void)self;
	tell("closed", NULL);
}

static const struct parser_sink sink = {
	.opened = on_opened,
	.element = on_element,
	.skipped = on_skipped,
	.closed = on_closed,
};

static void begin_story(void) {
	buffer_empty(&story);
	told = 0;
}

/* The story so far; a complaint is its last line. */
static const char *end_story(const struct parser *parser) {
	if (parser_complaint(parser)) {
		buffer_add_text(&story, "complaint ");
		buffer_add_text(&story, parser_complaint(parser));
		buffer_add_byte(&story, '\n');
	}
	buffer_add_byte(&story, '\0');
	story.length--;
	return story.bytes;
}

/* Feeds in pieces of `step`, the first of them `first`. */
static const char *tell_of(struct parser *parser, const char *bytes,
		size_t length, size_t first, size_t step) {
	parser_reset(parser);
	begin_story();
	for (size_t at = 0; at < length;) {
		size_t piece = at == 0 && first > 0 ? first : step;
		piece = piece < length - at ? piece : length - at;
		bool is_sound = parser_feed(parser, bytes + at, piece);
		if (is_sound != !parser_complaint(parser)) {
			CHECK(!"feeding and complaining agree");
		}
		at += piece;
	}
	return end_story(parser);
}

static const struct {
	const char *bytes, *story;
} rows[] = {
	{ "", "" },
	{ "<?xml version='1.0'?> \n" ROOT, OPENED },
	{ ROOT " \n <a/> <b/> </s:stream>\n ",
			OPENED "element <a/>\nelement <b/>\nclosed\n" },
	{ ROOT "<a>x<b/>y</a>", OPENED "element <a>xy<b/></a>\n" },
	{ ROOT "<a>&lt;&amp;&#233;&#x1F600;\r\n</a>",
			OPENED "element <a>&lt;&amp;é😀\n</a>\n" },
	{ ROOT "<a><![CDATA[<b>]]>&gt;]]<b/></a>",
			OPENED "element <a>&lt;b&gt;&gt;]]<b/></a>\n" },
	{ ROOT "<a xml:lang='de' s:x='1' xmlns:y='urn:y' y:z='2' w='3'/>",
			OPENED "element <a xml:lang='de' w='3'/>\n" },
	{ ROOT "<a xmlns='urn:d'><b/><s:c/><d xmlns=''/></a>",
			OPENED "element <a xmlns='urn:d'><b/><c xmlns='urn:s'/>"
				   "<d xmlns=''/></a>\n" },
	{ ROOT "<a t='x>y&apos;\"&#10;z\n'/>",
			OPENED "element <a t='x&gt;y&apos;\"&#10;z '/>\n" },
	{ "<r/>", "opened <r xmlns=''/>\nclosed\n" },
	/* RFC 6120, section 11.1 */
	{ "<!DOCTYPE r><r/>", "complaint restricted-xml\n" },
	{ "<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>",
			"complaint restricted-xml\n" },
	{ ROOT "<!-- c --><a/>", OPENED "complaint restricted-xml\n" },
	{ ROOT "<a><!-- c --></a>", OPENED "complaint restricted-xml\n" },
	{ ROOT "<?p i?>", OPENED "complaint restricted-xml\n" },
	/* XML 1.0 */
	{ "junk ", "complaint not-well-formed\n" },
	{ ROOT "<a></b>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a b='1' b='2'/>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a b=1/>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>&b;</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>& </a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<x:a/>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>\x01</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>&#1;</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>&#xD800;</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>\xed\xa0\x80</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>\xef\xbf\xbf</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "<a>\xff</a>", OPENED "complaint not-well-formed\n" },
	{ ROOT "</s:stream><a/>", OPENED "closed\ncomplaint not-well-formed\n" },
	{ ROOT "</s:stream>" ROOT, OPENED "closed\ncomplaint not-well-formed\n" },
};

static void the_story_is_the_same_however_it_is_cut(void) {
	struct parser *parser = parser_create(&roomy, &sink);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t length = strlen(rows[i].bytes);
		bool is_same = true;
		CHECK_SAME(tell_of(parser, rows[i].bytes, length, 0, length + 1),
				rows[i].story);
		CHECK_SAME(tell_of(parser, rows[i].bytes, length, 0, 1), rows[i].story);
		for (size_t cut = 1; cut < length; cut++) {
			is_same = is_same &&
					strcmp(tell_of(parser, rows[i].bytes, length, cut, length),
							rows[i].story) == 0;
		}
		CHECK(is_same);
	}
	parser_destroy(parser);
}

/* RFC 6120, section 11.6; expat on its own reads UTF-16 too. */
static void only_utf8_is_read(void) {
	static const char wide[] = { '<', 0, 'r', 0, '>', 0, '<', 0, 'a', 0, '/', 0,
		'>', 0 };
	struct parser *parser = parser_create(&roomy, &sink);
	const char *should = "complaint not-well-formed\n";

	CHECK_SAME(tell_of(parser, wide, sizeof(wide), 0, sizeof(wide)), should);
	CHECK_SAME(tell_of(parser, wide, sizeof(wide), 0, 1), should);
	CHECK_SAME(tell_of(parser, "<r>\0<a/>", 8, 0, 8),
			"opened <r xmlns=''/>\ncomplaint not-well-formed\n");
	parser_destroy(parser);
}

/* Every element is told as soon as its last byte is there. */
static void nothing_complete_is_held_back(void) {
	struct parser *parser = parser_create(&roomy, &sink);
	const char *head = ROOT;
	const char *message =
			"<message from='ann@example.org/x' to='support@desk.example.org' "
			"type='chat' id='m-1'><body>Where is it?</body></message>";
	size_t length = strlen(message);
	unsigned stalls = 0;

	for (size_t cut = 1; cut < length; cut++) {
		parser_reset(parser);
		begin_story();
		parser_feed(parser, head, strlen(head));
		parser_feed(parser, message, cut);
		stalls += told != 1;
		parser_feed(parser, message + cut, length - cut);
		stalls += told != 2;
	}
	CHECK(stalls == 0);
	parser_destroy(parser);
}

static char *repeat(const char *start, const char *part, size_t count,
		const char *end) {
	struct buffer all = { 0 };

	buffer_add_text(&all, start);
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&all, part);
	}
	buffer_add(&all, end, strlen(end) + 1);
	return all.bytes; /* nothing was dropped: it is what malloc gave */
}

static const char small_head[] = ROOT "<a id='1'>";
static const size_t head_length = sizeof(ROOT) - 1;

/* Whether an element made so is taken whole; if not, its head must be told. */
static bool is_taken(const struct parser_limits *limits, char *bytes,
		const char *head) {
	struct parser *parser = parser_create(limits, &sink);
	char skipped[256];
	bool is_first_taken = false;

	snprintf(skipped, sizeof(skipped), OPENED "skipped %s\nelement <z/>\n",
			head);
	/* The answer is the same whole and in bytes. */
	for (size_t step = strlen(bytes); step > 0; step = step > 1) {
		const char *is = tell_of(parser, bytes, strlen(bytes), 0, step);
		bool is_skipped = strcmp(is, skipped) == 0;
		CHECK(is_skipped || strstr(is, "</a>\nelement <z/>\n"));
		CHECK(step > 1 || is_first_taken == !is_skipped);
		is_first_taken = !is_skipped;
	}
	parser_destroy(parser);
	free(bytes);
	return is_first_taken;
}

#define END "</a><z/>"

static void a_limit_is_reached_exactly(void) {
	struct parser_limits limits = roomy;
	const size_t frame = strlen("<a id='1'></a>");

	limits.bytes = 100;
	for (size_t over = 0; over < 2; over++) {
		CHECK(is_taken(&limits,
					  repeat(small_head, "x", 100 - frame + over, END),
					  "<a id='1'/>") == !over);
		CHECK(is_taken(&limits, repeat(ROOT "<a>", " ", 100 - 7 + over, END),
					  "<a/>") == !over);
	}
	limits = roomy;
	limits.depth = 3;
	CHECK(is_taken(&limits, repeat(small_head, "<b><c/></b>", 2, END),
			"<a id='1'/>"));
	CHECK(!is_taken(&limits, repeat(small_head, "<b><c><d/></c></b>", 1, END),
			"<a id='1'/>"));
	limits = roomy;
	limits.elements = 10;
	CHECK(is_taken(&limits, repeat(small_head, "<b/>", 9, END), "<a id='1'/>"));
	CHECK(!is_taken(&limits, repeat(small_head, "<b/>", 10, END),
			"<a id='1'/>"));
	limits = roomy;
	limits.attributes = 10;
	CHECK(is_taken(&limits, repeat(small_head, "<b c='1'/>", 9, END),
			"<a id='1'/>"));
	CHECK(!is_taken(&limits, repeat(small_head, "<b c='1'/>", 10, END),
			"<a id='1'/>"));
	limits.attributes = 3;
	CHECK(!is_taken(&limits,
			repeat(ROOT "<a b='1' c='2' d='3' e='4'>", "x", 1, END),
			"<a b='1' c='2' d='3'/>"));
}

/* Counted anew for each element: many small ones are no large one. */
static void limits_are_of_one_element(void) {
	struct parser_limits limits = roomy;
	char *bytes = repeat(ROOT, "<a b='c'><d/></a>", 1000, "");

	limits.bytes = 20;
	limits.elements = 2;
	limits.attributes = 1;
	struct parser *parser = parser_create(&limits, &sink);
	begin_story();
	CHECK(parser_feed(parser, bytes, strlen(bytes)));
	CHECK(told == 1001 && !strstr(end_story(parser), "skipped"));
	parser_destroy(parser);
	free(bytes);
}

/* A namespace that is long would be kept once for each element. */
static void a_long_namespace_is_over_the_limit(void) {
	char *bytes = repeat(ROOT "<a><b xmlns='", "x", 513, "'/></a><z/>");
	struct parser *parser = parser_create(&roomy, &sink);

	CHECK_SAME(tell_of(parser, bytes, strlen(bytes), 0, 100),
			OPENED "skipped <a/>\nelement <z/>\n");
	parser_destroy(parser);
	free(bytes);
}

/* As parser.c has it: bytes that expat is given at once. */
#define PIECE_MOST 16384

/* What is fed as one may be cut in two anywhere, within a character too. */
static void a_long_feed_is_cut_in_pieces(void) {
	static const struct parser_limits limits = { 2 * PIECE_MOST, 8, 64, 64 };
	struct parser *parser = parser_create(&limits, &sink);

	for (size_t over = 0; over < 14; over++) {
		size_t ends = strlen("</a><z/>") + strlen("\xf0\x9f\x98\x80");
		size_t length = PIECE_MOST + over;
		char *bytes = repeat(ROOT "<a>", "x",
				length - strlen(ROOT "<a>") - ends, "\xf0\x9f\x98\x80</a><z/>");
		CHECK(strlen(bytes) == length);
		const char *is = tell_of(parser, bytes, length, 0, length);
		CHECK(strlen(is) > PIECE_MOST - strlen(ROOT) &&
				strstr(is, "x\xf0\x9f\x98\x80</a>\nelement <z/>\n"));
		free(bytes);
	}
	parser_destroy(parser);
}

/* However long its text, an element is passed over and the stream lives. */
static void a_giant_text_is_passed_over(void) {
	struct parser *parser = parser_create(&roomy, &sink);
	char *bytes = repeat(small_head, "0123456789", 200000, END);
	size_t length = strlen(bytes);
	const char *should = OPENED "skipped <a id='1'/>\nelement <z/>\n";

	CHECK_SAME(tell_of(parser, bytes, length, 0, length), should);
	CHECK_SAME(tell_of(parser, bytes, length, 0, 1448), should);
	CHECK_SAME(tell_of(parser, bytes, length, head_length, 7), should);
	parser_destroy(parser);
	free(bytes);
}

/* A tag of more than eight times the limit is not held: the stream ends. */
static void a_giant_tag_ends_the_stream(void) {
	static const struct {
		size_t filling;
		const char *then; /* what is told after the opening */
	} tags[] = {
		{ 4000, "element <a b='xxx" },
		{ 4080, "element <a b='xxx" },
		{ 5000, "skipped <a/>" },
		{ 32000, "skipped <a/>" },
		{ 33000, "complaint policy-violation" },
		{ 100000, "complaint policy-violation" },
	};
	static const size_t steps[] = { 1, 999, 1448, 16384, 1000000 };
	struct parser *parser = parser_create(&roomy, &sink);

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		char *bytes = repeat(ROOT "<a b='", "x", tags[i].filling, "'/><z/>");
		for (size_t j = 0; j < sizeof(steps) / sizeof(steps[0]); j++) {
			const char *is =
					tell_of(parser, bytes, strlen(bytes), 0, steps[j]) +
					strlen(OPENED);
			if (!CHECK(strncmp(is, tags[i].then, strlen(tags[i].then)) == 0)) {
				fprintf(stderr, "  %zu bytes by %zu: %.40s\n", tags[i].filling,
						steps[j], is);
			}
		}
		free(bytes);
	}
	parser_destroy(parser);
}

/* A tag that seems to end with each piece is not read again for ever. */
static void a_tag_is_read_again_so_often(void) {
	struct parser *parser = parser_create(&roomy, &sink);
	char *bytes = repeat(ROOT "<a b='", "012345>", 570, "'/>");
	size_t length = strlen(bytes);

	CHECK(strstr(tell_of(parser, bytes, length, 0, 70), "element"));
	CHECK_SAME(tell_of(parser, bytes, length, 0, 7),
			OPENED "complaint policy-violation\n");
	parser_destroy(parser);
	free(bytes);
}

/* A value that is too long to be of use is left out, and nothing else. */
static void a_giant_value_is_dropped(void) {
	const struct parser_limits limits = {
		.bytes = 10000,
		.depth = 8,
		.elements = 8,
		.attributes = 8,
	};
	struct parser *parser = parser_create(&limits, &sink);
	char *most = repeat(ROOT "<a c='1' id='", "x", 4096, "'>y</a>");
	char *more = repeat(ROOT "<a c='1' id='", "x", 4097, "'>y</a>");

	CHECK(strstr(tell_of(parser, most, strlen(most), 0, 1000), "id='xxx"));
	CHECK_SAME(tell_of(parser, more, strlen(more), 0, 1000),
			OPENED "element <a c='1'>y</a>\n");
	parser_destroy(parser);
	free(most);
	free(more);
}

/* As deep as nothing within the limit of bytes could be. */
static void a_bottomless_element_ends_the_stream(void) {
	struct parser *parser = parser_create(&roomy, &sink);
	char *deep = repeat(ROOT, "<a>", 1300, "");
	char *deeper = repeat(ROOT, "<a>", 1400, "");

	CHECK_SAME(tell_of(parser, deep, strlen(deep), 0, 100), OPENED);
	CHECK_SAME(tell_of(parser, deeper, strlen(deeper), 0, 100),
			OPENED "complaint policy-violation\n");
	parser_destroy(parser);
	free(deep);
	free(deeper);
}

/* Milliseconds of our own time: what others do on the machine is not in it. */
static double spent(const struct parser_limits *limits, const char *bytes,
		size_t step) {
	struct timespec before, after;
	struct parser *parser = parser_create(limits, &sink);

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
	tell_of(parser, bytes, strlen(bytes), 0, step);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
	parser_destroy(parser);
	return (double)(after.tv_sec - before.tv_sec) * 1e3 +
			(double)(after.tv_nsec - before.tv_nsec) / 1e6;
}

/* Eight times as much may take eight times as long, and some noise. */
static void is_linear(const char *start, const char *part, const char *end,
		size_t step) {
	const struct parser_limits boundless = {
		.bytes = (size_t)1 << 20,
		.depth = 1000,
		.elements = 1000000,
		.attributes = 1000000,
	};
	char *some = repeat(start, part, 7500, end);
	char *many = repeat(start, part, 60000, end);
	double least_some = spent(&boundless, some, step);
	double least_many = spent(&boundless, many, step);

	for (int i = 0; i < 2; i++) {
		double again = spent(&boundless, some, step);
		least_some = again < least_some ? again : least_some;
		again = spent(&boundless, many, step);
		least_many = again < least_many ? again : least_many;
	}
	if (!CHECK(least_many < least_some * 8 * 3 + 5)) {
		fprintf(stderr, "  '%s': %.1f ms, eight times as many %.1f ms\n", part,
				least_some, least_many);
	}
	free(some);
	free(many);
}

static void everything_is_linear(void) {
	is_linear(ROOT "<a>", "<b/>", "</a>", 1000000);   /* children */
	is_linear(ROOT "<a>", "\n", "</a>", 1000000);     /* pieces of text */
	is_linear(ROOT "<a>", "x<b/>", "</a>", 4096);     /* and of mixed */
	is_linear(ROOT, "<a/>", "", 4096);                /* elements */
	is_linear(ROOT "<a b='", "0123456", "'/>", 1448); /* one tag in pieces */
}

/* What is freed is to be free at once, or nobody's memory says anything. */
const char *__asan_default_options(void);

const char *__asan_default_options(void) {
	return "quarantine_size_mb=1";
}

/* MB of memory that this process has. */
static double resident(void) {
	long pages = 0;
	FILE *file = fopen("/proc/self/statm", "r");

	CHECK(file && fscanf(file, "%*s %ld", &pages) == 1);
	if (file) {
		fclose(file);
	}
	return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1 << 20);
}

/* Names are kept by expat for its life, so it is replaced: and nobody sees. */
static void a_long_stream_is_not_seen_to_be_renewed(void) {
	double before = resident();
	struct parser *parser = parser_create(&roomy, &sink);
	const char *head = "<?xml version='1.0'?>" ROOT;
	bool is_sound = parser_feed(parser, head, strlen(head));
	unsigned wrong = 0;

	for (unsigned i = 0; i < 300000; i++) {
		char bytes[64], should[64];
		snprintf(bytes, sizeof(bytes), "<a%u b%u='c'><s:d/></a%u>", i, i, i);
		snprintf(should, sizeof(should),
				"element <a%u b%u='c'><d xmlns='urn:s'/></a%u>\n", i, i, i);
		begin_story();
		is_sound = is_sound && parser_feed(parser, bytes, strlen(bytes));
		wrong += strcmp(end_story(parser), should) != 0;
	}
	CHECK(is_sound && wrong == 0);
	CHECK(resident() - before < 32);
	begin_story();
	CHECK(parser_feed(parser, "</s:stream>", strlen("</s:stream>")));
	CHECK_SAME(end_story(parser), "closed\n");
	parser_destroy(parser);
}

int main(void) {
	the_story_is_the_same_however_it_is_cut();
	only_utf8_is_read();
	nothing_complete_is_held_back();
	a_limit_is_reached_exactly();
	limits_are_of_one_element();
	a_long_namespace_is_over_the_limit();
	a_long_feed_is_cut_in_pieces();
	a_giant_text_is_passed_over();
	a_giant_tag_ends_the_stream();
	a_tag_is_read_again_so_often();
	a_giant_value_is_dropped();
	a_bottomless_element_ends_the_stream();
	everything_is_linear();
	a_long_stream_is_not_seen_to_be_renewed();
	buffer_finish(&story);
	return check_report();
}
