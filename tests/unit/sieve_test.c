/* What libstrophe is given: nothing held back, nothing that takes it long. */

#include <expat.h>

#include "check.h"
#include "staff/sieve.h"

#define STREAM "<s:s xmlns='jabber:client' xmlns:s='x'>"

static char seen[8192];
static size_t seen_bytes; /* of text, however much fits there */

static void add(const char *text, size_t length) {
	size_t used = strlen(seen);

	if (used + length < sizeof(seen)) {
		memcpy(seen + used, text, length);
		seen[used + length] = '\0';
	}
}

static void on_start(void *self, const XML_Char *name,
		const XML_Char **attributes) {
	(void)self;
	(void)attributes;
	add("<", 1);
	add(strrchr(name, '\x1f') + 1, strlen(strrchr(name, '\x1f') + 1));
}

static void on_end(void *self, const XML_Char *name) {
	(void)self;
	(void)name;
	add(">", 1);
}

static void on_text(void *self, const XML_Char *text, int length) {
	(void)self;
	seen_bytes += (size_t)length;
	add(text, (size_t)length);
}

/* As libstrophe does it. */
static XML_Parser open_stream(XML_Parser parser) {
	static const XML_Char separator = '\x1f';

	if (!parser) {
		parser = XML_ParserCreate_MM(NULL, NULL, &separator);
	} else {
		XML_ParserReset(parser, NULL);
	}
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	XML_Parse(parser, STREAM, (int)strlen(STREAM), 0);
	seen[0] = '\0';
	return parser;
}

static void feed(XML_Parser parser, const char *bytes, size_t length) {
	CHECK(XML_Parse(parser, bytes, (int)length, 0) == XML_STATUS_OK);
}

static void test_splits(void) {
	static const char stanza[] =
			"<iq type='get' id='a-long-one-0123456789' from='example.org' "
			"to='desk@example.org/1'><ping xmlns='urn:xmpp:ping'/></iq>";
	XML_Parser parser = NULL;
	unsigned held = 0;

	for (size_t cut = 1; cut < sizeof(stanza) - 1; cut++) {
		parser = open_stream(parser);
		feed(parser, stanza, cut);
		feed(parser, stanza + cut, sizeof(stanza) - 1 - cut);
		held += strcmp(seen, "<iq<ping>>") != 0;
	}
	CHECK(held == 0);
	XML_ParserFree(parser);
}

static void repeat(XML_Parser parser, const char *text, int count) {
	for (int i = 0; i < count; i++) {
		feed(parser, text, strlen(text));
	}
}

static size_t elements_seen(void) {
	size_t count = 0;

	for (const char *at = seen; *at; at++) {
		count += *at == '<';
	}
	return count;
}

static void test_crowd(XML_Parser parser, const char *open, const char *close,
		size_t most) {
	parser = open_stream(parser);
	repeat(parser, open, 1);
	repeat(parser, "<a>t</a>", 500);
	repeat(parser, close, 1);
	CHECK(elements_seen() == most);
	seen[0] = '\0';
	repeat(parser, "<presence><show>away</show></presence>", 1);
	CHECK_SAME(seen, "<presence<showaway>>");
}

static void test_cuts(void) {
	XML_Parser parser = open_stream(NULL);

	sieve_trust("desk@example.org");
	test_crowd(parser, "<presence from='a@x'>", "</presence>", 200);
	test_crowd(parser, "<message>", "</message>", 200);
	test_crowd(parser, "<iq from='a@x/1'>", "</iq>", 200);
	test_crowd(parser, "<iq from='desk@example.org'>", "</iq>", 501);
	test_crowd(parser, "<iq>", "</iq>", 501);
	/* Deep ones end where they are cut, and the stream goes on. */
	parser = open_stream(parser);
	repeat(parser, "<presence from='a@x'>", 1);
	repeat(parser, "<a>", 500);
	repeat(parser, "</a>", 500);
	repeat(parser, "</presence>", 1);
	CHECK(elements_seen() == 200 && seen[strlen(seen) - 1] == '>');
	seen[0] = '\0';
	repeat(parser, "<presence><a", 1);
	for (int i = 0; i < 51; i++) {
		char attribute[16];
		snprintf(attribute, sizeof(attribute), " a%d=''", i);
		repeat(parser, attribute, 1);
	}
	repeat(parser, "><b/></a><c/></presence>", 1);
	CHECK_SAME(seen, "<presence<c>>");
	/* Long texts lose their ends, each for itself. */
	seen[0] = '\0';
	repeat(parser, "<presence><status>", 1);
	repeat(parser, "0123456789abcdef", 3000);
	CHECK(strlen(seen) <= strlen("<presence<status") + 4096);
	seen[0] = '\0';
	repeat(parser, "</status><show>away</show></presence>", 1);
	CHECK_SAME(seen, "><showaway>>");
	/* A stream that ended in the middle leaves nothing behind. */
	repeat(parser, "<presence from='a@x'>", 1);
	repeat(parser, "<a>", 500);
	parser = open_stream(parser);
	repeat(parser, "<presence/>", 1);
	CHECK_SAME(seen, "<presence>");
	XML_ParserFree(parser);
}

/* Feeds a vCard's photo and says how much of its text came through. */
static size_t photo_seen(XML_Parser parser, const char *text, int count) {
	seen_bytes = 0;
	repeat(parser, "<iq from='a@x'><vCard><PHOTO><BINVAL>", 1);
	repeat(parser, text, count);
	repeat(parser, "</BINVAL>", 1);
	size_t bytes = seen_bytes;
	repeat(parser, "<BINVAL>", 1);
	repeat(parser, text, count);
	repeat(parser, "</BINVAL></PHOTO></vCard></iq>", 1);
	CHECK(seen_bytes - bytes <= SIEVE_TEXT_MOST); /* one a stanza */
	return bytes;
}

/* A photo is long, and in lines; more than one, or too long, it is not. */
static void test_photos(void) {
	static const char line[] = "0123456789abcdef0123456789abcdef0123456789abcde"
							   "f0123456789ab\n";
	size_t bytes = strlen(line) - 1;
	XML_Parser parser = open_stream(NULL);

	CHECK(photo_seen(parser, line, 1400) == 1400 * bytes);
	size_t most = photo_seen(parser, line, 4000);
	CHECK(most > 87384 && most <= SIEVE_PHOTO_MOST);
	CHECK(photo_seen(parser, "a\n", 20000) == SIEVE_PHOTO_PIECES);
	/* Elsewhere the name is as any other. */
	seen_bytes = 0;
	repeat(parser, "<presence from='a@x'><BINVAL>", 1);
	repeat(parser, line, 1000);
	repeat(parser, "</BINVAL></presence>", 1);
	CHECK(seen_bytes <= SIEVE_TEXT_MOST);
	XML_ParserFree(parser);
}

int main(void) {
	test_splits();
	test_cuts();
	test_photos();
	return check_report();
}
