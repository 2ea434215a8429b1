/*
 * The parser and the stream. What is claimed: nothing breaks, the story is the
 * same however the bytes are cut, and what is written can be read again and is
 * the same.
 */

#include "fuzz.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "wire/element.h"
#include "wire/parser.h"
#include "wire/stream.h"

#define STREAMS \
	"<stream:stream xmlns:stream='http://etherx.jabber.org/streams' " \
	"xmlns='jabber:component:accept' id='1'>"

const char *const fuzz_seeds[] = {
	STREAMS "<handshake/><message from='ann@example.org/x' id='1' "
			"to='vera@desk.example.org'><body>Where is it?</body></message>",
	STREAMS "<handshake/><iq type='get' id='i'><query "
			"xmlns='http://jabber.org/protocol/disco#info'/></iq>",
	STREAMS "<stream:error><not-authorized "
			"xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text "
			"xmlns='urn:ietf:params:xml:ns:xmpp-streams'>no</text>"
			"</stream:error></stream:stream>",
	STREAMS "<presence xml:lang='de'><a:x xmlns:a='urn:a' a:b='c' d='e'>"
			"&lt;<![CDATA[<x>]]>&#x1F600;\r\n</a:x></presence> \n",
	"<?xml version='1.0'?><r><a><b><c><d/></c></b></a><a b='1' c='2'/></r>",
	"<!DOCTYPE r [<!ENTITY a '&b;&b;'><!ENTITY b 'x'>]><r>&a;</r>",
	"\xef\xbb\xbf<r xmlns='urn:x'><y xmlns=''/><!-- - --><?p i?></r>",
	NULL,
};

/* So small that most of what is thrown meets one of them. */
static const struct parser_limits small = {
	.bytes = 300,
	.depth = 4,
	.elements = 6,
	.attributes = 6,
};
static const struct parser_limits large = {
	.bytes = 1 << 20,
	.depth = 64,
	.elements = 10000,
	.attributes = 10000,
};

static void tell(struct buffer *story, const char *what,
		const struct element *element) {
	buffer_add_text(story, what);
	element_write(element, "", story);
	buffer_add_byte(story, '\n');
}

static void on_opened(void *self, const struct element *root) {
	tell(self, "opened ", root);
}

static void on_element(void *self, const struct element *element) {
	tell(self, "element ", element);
}

static void on_skipped(void *self, const struct element *head) {
	assert(!head->children && !head->text[0]);
	tell(self, "skipped ", head);
}

static void on_closed(void *self) {
	buffer_add_text(self, "closed\n");
}

/* What a parser tells of the bytes, fed in pieces of `step`. */
static struct buffer tell_of(const struct parser_limits *limits,
		const char *bytes, size_t length, size_t step) {
	struct buffer story = { 0 };
	const struct parser_sink sink = {
		.self = &story,
		.opened = on_opened,
		.element = on_element,
		.skipped = on_skipped,
		.closed = on_closed,
	};
	struct parser *parser = parser_create(limits, &sink);

	for (size_t at = 0; at < length; at += step) {
		size_t piece = step < length - at ? step : length - at;
		bool is_sound = parser_feed(parser, bytes + at, piece);
		assert(is_sound == !parser_complaint(parser));
	}
	if (parser_complaint(parser)) {
		buffer_add_text(&story, parser_complaint(parser));
	}
	parser_destroy(parser);
	return story;
}

static bool ends_in(const struct buffer *story, const char *end) {
	size_t length = strlen(end);

	return story->length >= length &&
			memcmp(story->bytes + story->length - length, end, length) == 0;
}

static void claim_same_however_cut(const char *bytes, size_t length) {
	struct buffer whole = tell_of(&small, bytes, length, length + 1);
	/* A different step for each input, and the same each time. */
	size_t step = length > 0 ? 1 + (uint8_t)bytes[length / 2] % 40 : 1;
	struct buffer cut = tell_of(&small, bytes, length, step);

	/* Only in pieces can a token be read again too often. */
	if (!ends_in(&cut, "policy-violation")) {
		assert(whole.length == cut.length);
		assert(whole.length == 0 ||
				memcmp(whole.bytes, cut.bytes, whole.length) == 0);
	}
	buffer_finish(&whole);
	buffer_finish(&cut);
}

/* A stanza as it came, and as who reads what we wrote of it would have it. */
static void claim_readable(void *self, const struct element *stanza) {
	struct buffer first = { 0 }, wrapped = { 0 }, should = { 0 };

	(void)self;
	element_write(stanza, "", &first);
	buffer_add_text(&wrapped, "<r>");
	buffer_add(&wrapped, first.bytes, first.length);
	buffer_add_text(&should, "opened <r/>\nelement ");
	buffer_add(&should, first.bytes, first.length);
	buffer_add_byte(&should, '\n');
	struct buffer is =
			tell_of(&large, wrapped.bytes, wrapped.length, wrapped.length);
	assert(is.length == should.length);
	assert(memcmp(is.bytes, should.bytes, is.length) == 0);
	buffer_finish(&first);
	buffer_finish(&wrapped);
	buffer_finish(&should);
	buffer_finish(&is);
}

static void on_ready(void *self) {
	(void)self;
}

static void on_pong(void *self, unsigned long ping) {
	(void)self;
	(void)ping;
}

static void on_over(void *self, const char *condition, const char *text) {
	bool *is_over = self;

	(void)text;
	assert(!*is_over && (!condition || condition[0]));
	*is_over = true;
}

static void claim_stream_is_total(const char *bytes, size_t length) {
	bool is_over = false;
	struct buffer out = { 0 };
	const struct stream_sink sink = {
		.self = &is_over,
		.ready = on_ready,
		.stanza = claim_readable,
		.skipped = claim_readable,
		.pong = on_pong,
		.over = on_over,
	};
	struct stream *stream = stream_create("desk.example.org", "s3cret", &sink);

	stream_open(stream, &out);
	bool goes_on = stream_feed(stream, bytes, length, &out);
	assert(goes_on == !is_over);
	if (stream_is_ready(stream)) {
		stream_ping(stream, &out);
	}
	stream_close(stream, &out);
	assert(stream_feed(stream, "<", 1, &out) == !is_over);
	stream_destroy(stream);
	buffer_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
	claim_same_however_cut((const char *)bytes, length);
	claim_stream_is_total((const char *)bytes, length);
	return 0;
}
