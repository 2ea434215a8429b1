/*
 * Bytes of one WebSocket message into one element, within limits. What the
 * element means, and whether a browser may say it, is the filter's to know.
 */

#include "gate/frame.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "deskbell.h"
#include "wire/element.h"
#include "wire/parser.h"

/* The parser reads streams: each frame is the content of a small one. */
#define OPENING "<frame>"

/*
 * The largest frame that the schema knows is a hello with 64 unanswered ids or
 * a form with 32 fields of 16 values; the deepest has iq, form, x, field,
 * value.
 */
static const struct parser_limits limits = {
	.bytes = FRAME_UP_MOST,
	.depth = 8,
	.elements = 600,
	.attributes = 400,
};

struct frame_reader {
	struct parser *parser;
	const struct element *element; /* the parser's, until the next frame */
	size_t ended;                  /* where it did */
	unsigned count;
	bool is_open; /* the small stream, and nothing in it */
	bool is_closed, is_too_large;
};

static void on_opened(void *self, const struct element *root) {
	(void)self;
	(void)root;
}

static void on_element(void *self, const struct element *element) {
	struct frame_reader *reader = self;

	reader->count++;
	reader->element = element;
	reader->ended = parser_position(reader->parser);
}

static void on_skipped(void *self, const struct element *head) {
	struct frame_reader *reader = self;

	(void)head;
	reader->count++;
	reader->ended = parser_position(reader->parser);
	reader->is_too_large = true;
}

static void on_closed(void *self) {
	struct frame_reader *reader = self;

	reader->is_closed = true;
}

struct frame_reader *frame_reader_create(void) {
	struct frame_reader *reader = xcalloc(1, sizeof(*reader));
	const struct parser_sink sink = {
		.self = reader,
		.opened = on_opened,
		.element = on_element,
		.skipped = on_skipped,
		.closed = on_closed,
	};

	reader->parser = parser_create(&limits, &sink);
	return reader;
}

void frame_reader_destroy(struct frame_reader *reader) {
	if (!reader) {
		return;
	}
	parser_destroy(reader->parser);
	free(reader);
}

static bool is_white(char c) {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/*
 * After a frame that was one element and nothing beside it the parser stands
 * where it stood before: it need not begin anew, which would cost as much as
 * the reading. After anything else it does.
 */
static void prepare(struct frame_reader *reader) {
	if (!reader->is_open) {
		parser_reset(reader->parser);
		parser_feed(reader->parser, OPENING, strlen(OPENING));
	}
	reader->element = NULL;
	reader->count = 0;
	reader->is_open = reader->is_closed = reader->is_too_large = false;
}

/* It must end with the last byte: text behind it is no element's. */
static bool is_one_element(struct frame_reader *reader, const char *bytes,
		size_t length) {
	size_t start = parser_position(reader->parser);

	return parser_feed(reader->parser, bytes, length) && reader->count == 1 &&
			!reader->is_closed && reader->ended - start == length;
}

const struct element *frame_read(struct frame_reader *reader, const char *bytes,
		size_t length, const char **why) {
	prepare(reader);
	while (length > 0 && is_white(bytes[length - 1])) {
		length--;
	}
	while (length > 0 && is_white(bytes[0])) {
		bytes++;
		length--;
	}
	/* "<a/>" is the shortest; CDATA is text, and text is no element. */
	if (length < 4 || bytes[0] != '<' || bytes[1] == '!') {
		*why = "a frame is one XML element";
		return NULL;
	}
	if (!is_one_element(reader, bytes, length)) {
		*why = "a frame is one well-formed XML element";
		return NULL;
	}
	reader->is_open = true;
	if (reader->is_too_large) {
		*why = "a frame is no larger, deeper or wider than the schema knows";
		return NULL;
	}
	return reader->element;
}

void frame_write(const struct element *stanza, struct buffer *out) {
	assert(stanza->space && strcmp(stanza->space, SPACE_CLIENT) == 0);
	element_write(stanza, NULL, out);
}
