#ifndef WIRE_PARSER_H
#define WIRE_PARSER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A stream's bytes into elements, with limits. Everything is linear in time;
 * an element over a limit is skipped in constant memory and its head reported,
 * and the stream lives on. DTD, processing instructions and comments end it
 * (RFC 6120, section 11.1), as does what is not well-formed. What is skipped
 * must be made of ordinary pieces: a single tag of eight times the limit, or
 * elements in each other without end, are a policy-violation.
 */

struct element;
struct parser;

struct parser_limits {
	size_t bytes;        /* of one element below the root, as it was sent */
	unsigned depth;      /* below the root: a stanza alone is 1 */
	unsigned elements;   /* in one */
	unsigned attributes; /* in one */
};

/*
 * Who is told. An element lives until the next one begins or the parser is
 * reset; the root's, until the function returns. None of these may feed or
 * destroy the parser.
 */
struct parser_sink {
	void *self;
	void (*opened)(void *self, const struct element *root);
	void (*element)(void *self, const struct element *element);
	/* Too big: its name and attributes, no children. */
	void (*skipped)(void *self, const struct element *head);
	void (*closed)(void *self);
};

struct parser *parser_create(const struct parser_limits *limits,
		const struct parser_sink *sink);
void parser_destroy(struct parser *parser);

/* Starts anew, for a new stream. */
void parser_reset(struct parser *parser);

/*
 * False when the bytes are no XML we take; why is in parser_complaint(), an
 * RFC 6120 stream error condition. From then on until a reset: false.
 */
bool parser_feed(struct parser *parser, const char *bytes, size_t length);
const char *parser_complaint(const struct parser *parser);

/*
 * How many bytes since some moment are understood; while an element is told,
 * up to its end. It grows, but for a reset.
 */
size_t parser_position(const struct parser *parser);

#endif
