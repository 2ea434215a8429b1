/*
 * expat, on a short lead. It says what the bytes are; how much of them anyone
 * may make us keep, and for how long, is decided here.
 */

#include "wire/parser.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "wire/element.h"

/* No XML can hold U+0001, so no namespace can either. */
#define SEPARATOR '\1'
#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

/* How much expat is given at once; what it buffers grows with that. */
#define PIECE_MOST 16384
/* Every namespace we know has less; each element may repeat its own. */
#define SPACE_MOST 512
/*
 * expat keeps every different name for its life, up to ten bytes for each byte
 * read. So after this many it is replaced, between two elements.
 */
#define LIFE_MOST ((size_t)1 << 20)
/*
 * No address is longer than 3071 bytes (RFC 7622, section 3.1), and an id that
 * we have to repeat in an answer must not make that too large for the server.
 */
#define VALUE_MOST 4096
/*
 * The longest token, in limits.bytes: a server that passes on what it took
 * writes one byte as six (&quot;) where it must, and a tag is one token.
 */
#define TOKEN_MOST 8
/*
 * A token that has no end yet is read anew with each feed while it is short. A
 * longer one waits for a '>': without that nothing can be complete, and a tag
 * of a megabyte would be read as often as it has pieces. Should there be a '>'
 * in each of them, this is how often, in limits.bytes.
 */
#define TOKEN_SHORT 512
#define AGAIN_MOST  64
/* Both are counted in this many bytes at least, or a root would not pass. */
#define BYTES_LEAST 8192

/* An element whose end has not come yet. */
struct open {
	struct element *element;
	char *text; /* the element's, with room to grow; NULL while empty */
	size_t length, room;
};

struct parser {
	XML_Parser expat;
	struct parser_limits limits;
	struct parser_sink sink;
	struct arena *arena;
	const char *complaint;
	bool is_feeding;

	/* The elements that are open. */
	struct open *path; /* limits.depth of them, without the root */
	unsigned depth;    /* of all, with the root and what is skipped */

	/* The one below the root, of which all the others are part. */
	unsigned elements, attributes;
	size_t began;
	bool is_skipping; /* it is over a limit, and `path` ends with it */

	/* This expat and the bytes that it was given. */
	size_t before; /* of earlier ones since the reset */
	size_t fed;
	size_t read;        /* how far it came: the rest is a token without end */
	size_t again;       /* bytes of that token which it had to read again */
	struct buffer held; /* what it will be given with the next '>' */
	bool is_worn;       /* it grew large and should be replaced */
	unsigned long salt; /* nobody may choose names that share a place */

	struct buffer root; /* the root's opening tag as it came */
	bool is_renewing;   /* a new expat is being told that tag */
};

static void complain(struct parser *parser, const char *condition) {
	if (!parser->complaint) {
		parser->complaint = condition;
	}
}

/* Where the event that is being told ends, counted in bytes. */
static void note_progress(struct parser *parser) {
	XML_Index at = XML_GetCurrentByteIndex(parser->expat);

	if (at >= 0) {
		parser->read =
				(size_t)at + (size_t)XML_GetCurrentByteCount(parser->expat);
	}
}

static size_t at_least(size_t bytes, size_t least) {
	return bytes > least ? bytes : least;
}

/*
 * expat holds all of a token that has no end yet, and remembers each element
 * that is open. What needs more of either than the server can have taken from
 * anybody, given its own limits, cannot be skipped in bounded memory: it ends
 * the stream.
 */
static void check_weight(struct parser *parser, size_t token) {
	if (token > at_least(parser->limits.bytes * TOKEN_MOST, BYTES_LEAST) ||
			parser->depth > parser->limits.bytes / strlen("<a>") + 1) {
		complain(parser, "policy-violation");
	}
}

/* From here to its end only the head is kept of this element. */
static void skip(struct parser *parser) {
	struct element *head = parser->path[0].element;

	parser->is_skipping = parser->is_worn = true;
	head->text = "";
	head->children = head->last_child = NULL;
}

static bool is_too_long(const struct parser *parser) {
	return parser->read - parser->began > parser->limits.bytes;
}

/* "URI\1name" as expat says it; the URI of a parent is not copied again. */
static struct element *make_element(struct parser *parser, const char *name,
		const struct element *parent) {
	const char *end = strchr(name, SEPARATOR);
	size_t length = end ? (size_t)(end - name) : 0;
	const char *space = "";

	if (parent && strncmp(parent->space, name, length) == 0 &&
			parent->space[length] == '\0') {
		space = parent->space;
	} else if (length <= SPACE_MOST) {
		space = arena_copy_bytes(parser->arena, name, length);
	}
	return element_create(parser->arena,
			arena_copy(parser->arena, end ? end + 1 : name), space);
}

static bool has_long_space(const char *name) {
	const char *end = strchr(name, SEPARATOR);

	return end && end - name > SPACE_MOST;
}

/* RFC 6120, section 8.1.5: of those with a prefix XMPP means xml:lang alone. */
static void add_attributes(struct parser *parser, struct element *element,
		const XML_Char **attributes, unsigned most) {
	for (; *attributes && most > 0; attributes += 2, most--) {
		const char *name = attributes[0];
		const char *end = strchr(name, SEPARATOR);
		if ((end && strcmp(name, XML_SPACE "\1lang") != 0) ||
				strlen(attributes[1]) > VALUE_MOST) {
			continue;
		}
		/* expat saw to it that none comes twice: no need to look. */
		struct attribute *at = arena_alloc(parser->arena, sizeof(*at));
		at->name = end ? "xml:lang" : arena_copy(parser->arena, name);
		at->value = arena_copy(parser->arena, attributes[1]);
		if (element->last_attribute) {
			element->last_attribute->next = at;
		} else {
			element->attributes = at;
		}
		element->last_attribute = at;
	}
}

static unsigned count_attributes(const XML_Char **attributes) {
	unsigned count = 0;

	while (attributes[2 * (size_t)count]) {
		count++;
	}
	return count;
}

/* Keeps the tag's bytes: a new expat must know the same prefixes. */
static void keep_root(struct parser *parser) {
	int offset = 0, size = 0;
	const char *context = XML_GetInputContext(parser->expat, &offset, &size);
	int length = XML_GetCurrentByteCount(parser->expat);

	buffer_empty(&parser->root);
	if (context && length > 0 && length <= size - offset) {
		buffer_add(&parser->root, context + offset, (size_t)length);
	}
}

static void open_root(struct parser *parser, const char *name,
		const XML_Char **attributes) {
	if (parser->is_renewing) {
		return;
	}
	if (has_long_space(name) ||
			count_attributes(attributes) > parser->limits.attributes) {
		complain(parser, "policy-violation");
		return;
	}
	keep_root(parser);
	struct element *root = make_element(parser, name, NULL);
	add_attributes(parser, root, attributes, parser->limits.attributes);
	parser->sink.opened(parser->sink.self, root);
	arena_reset(parser->arena);
}

static void XMLCALL on_start(void *self, const XML_Char *name,
		const XML_Char **attributes) {
	struct parser *parser = self;
	unsigned level = parser->depth++;

	note_progress(parser);
	size_t length = (size_t)XML_GetCurrentByteCount(parser->expat);
	check_weight(parser, length);
	if (parser->complaint || (level > 1 && parser->is_skipping)) {
		return;
	}
	if (level == 0) {
		open_root(parser, name, attributes);
		return;
	}
	if (level == 1) {
		arena_reset(parser->arena); /* the last one lived until now */
		parser->began = parser->read - length;
		parser->elements = parser->attributes = 0;
		parser->is_skipping = false;
	}
	unsigned count = count_attributes(attributes);
	bool is_over = level > parser->limits.depth ||
			++parser->elements > parser->limits.elements ||
			count > parser->limits.attributes - parser->attributes ||
			has_long_space(name) || is_too_long(parser);
	if (is_over && level > 1) {
		skip(parser);
		return;
	}
	struct element *parent = level > 1 ? parser->path[level - 2].element : NULL;
	struct element *element = make_element(parser, name, parent);
	add_attributes(parser, element, attributes,
			parser->limits.attributes - parser->attributes);
	parser->attributes += count;
	parser->path[level - 1] = (struct open){ .element = element };
	if (parent) {
		element_adopt(parent, element);
	}
	if (is_over) {
		skip(parser);
	}
}

static void XMLCALL on_end(void *self, const XML_Char *name) {
	struct parser *parser = self;

	(void)name;
	note_progress(parser);
	parser->depth--;
	if (parser->complaint || parser->depth > 1) {
		return;
	}
	if (parser->depth == 0) {
		parser->sink.closed(parser->sink.self);
		return;
	}
	if (!parser->is_skipping && is_too_long(parser)) {
		skip(parser);
	}
	const struct element *element = parser->path[0].element;
	if (parser->is_skipping) {
		parser->sink.skipped(parser->sink.self, element);
	} else {
		parser->sink.element(parser->sink.self, element);
	}
	parser->is_skipping = false;
}

/* Doubles what it has, so that text of a thousand pieces is linear. */
static void add_text(struct arena *arena, struct open *open, const char *text,
		size_t length) {
	if (open->length + length + 1 > open->room) {
		size_t room = (open->length + length) * 2 + 1;
		char *grown = arena_alloc(arena, room);
		if (open->length > 0) {
			memcpy(grown, open->text, open->length);
		}
		open->text = grown;
		open->room = room;
		open->element->text = grown;
	}
	memcpy(open->text + open->length, text, length);
	open->length += length;
}

static void XMLCALL on_text(void *self, const XML_Char *text, int length) {
	struct parser *parser = self;

	note_progress(parser);
	/* Between elements a server sends white space to keep the line warm. */
	if (parser->complaint || parser->depth < 2 || parser->is_skipping) {
		return;
	}
	if (is_too_long(parser)) {
		skip(parser);
		return;
	}
	add_text(parser->arena, &parser->path[parser->depth - 2], text,
			(size_t)length);
}

/* What none of the others is told of: it has passed, and that is all. */
static void XMLCALL on_other(void *self, const XML_Char *text, int length) {
	(void)text;
	(void)length;
	note_progress(self);
}

/*
 * RFC 6120, section 11.1. Only noted here: expat is not stopped from inside
 * its own call, where it had its worst bugs.
 */
static void XMLCALL on_comment(void *self, const XML_Char *text) {
	(void)text;
	complain(self, "restricted-xml");
}

static void XMLCALL on_instruction(void *self, const XML_Char *target,
		const XML_Char *text) {
	(void)target;
	(void)text;
	complain(self, "restricted-xml");
}

static void XMLCALL on_doctype(void *self, const XML_Char *name,
		const XML_Char *system, const XML_Char *public, int has_internal) {
	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	complain(self, "restricted-xml");
}

/* Everything that expat forgets when it is reset. */
static void prepare(struct parser *parser) {
	XML_Parser expat = parser->expat;

	XML_SetHashSalt(expat, parser->salt);
	/*
	 * Else it may hold back a whole element until more comes, which may be
	 * never: 25 of 103 ways to cut a message in two did.
	 */
	XML_SetReparseDeferralEnabled(expat, XML_FALSE);
	XML_SetUserData(expat, parser);
	XML_SetElementHandler(expat, on_start, on_end);
	XML_SetCharacterDataHandler(expat, on_text);
	XML_SetCommentHandler(expat, on_comment);
	XML_SetProcessingInstructionHandler(expat, on_instruction);
	XML_SetStartDoctypeDeclHandler(expat, on_doctype);
	/* With this one set it expands no entity but XML's own five. */
	XML_SetDefaultHandler(expat, on_other);
	parser->fed = parser->read = parser->again = 0;
	parser->depth = 0;
	parser->is_skipping = parser->is_worn = false;
}

/* A fresh expat; the old one's memory goes with it. */
static void replace_expat(struct parser *parser) {
	if (parser->expat) {
		XML_ParserFree(parser->expat);
	}
	parser->expat = XML_ParserCreateNS("UTF-8", SEPARATOR);
	if (!parser->expat) {
		xrealloc(NULL, SIZE_MAX); /* out of memory ends here, as everywhere */
	}
	clock_chance((uint8_t *)&parser->salt, sizeof(parser->salt));
	parser->salt |= 1;
	prepare(parser);
}

static void give(struct parser *parser, const char *bytes, size_t length) {
	parser->fed += length;
	if (XML_Parse(parser->expat, bytes, (int)length, XML_FALSE) ==
			XML_STATUS_OK) {
		return;
	}
	switch ((int)XML_GetErrorCode(parser->expat)) {
	case XML_ERROR_NO_MEMORY: /* its own bound on what a text may cost */
	case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
		complain(parser, "policy-violation");
		break;
	default:
		complain(parser, "not-well-formed");
		break;
	}
}

/* What expat has been given and could not make an event of. */
static size_t open_token(const struct parser *parser) {
	return parser->fed - parser->read;
}

static bool must_wait(struct parser *parser, const char *bytes, size_t length) {
	return (parser->held.length > 0 || open_token(parser) > TOKEN_SHORT) &&
			!memchr(bytes, '>', length);
}

static void take_piece(struct parser *parser, const char *bytes,
		size_t length) {
	if (must_wait(parser, bytes, length)) {
		buffer_add(&parser->held, bytes, length);
		check_weight(parser, open_token(parser) + parser->held.length);
		return;
	}
	size_t before = parser->read;
	parser->again += open_token(parser);
	if (parser->held.length > 0) {
		buffer_add(&parser->held, bytes, length);
		give(parser, parser->held.bytes, parser->held.length);
		buffer_empty(&parser->held);
	} else {
		give(parser, bytes, length);
	}
	check_weight(parser, open_token(parser));
	if (parser->read != before) {
		parser->again = 0;
	}
	if (parser->again / AGAIN_MOST >
			at_least(parser->limits.bytes, BYTES_LEAST)) {
		complain(parser, "policy-violation");
	}
}

size_t parser_position(const struct parser *parser) {
	return parser->before + parser->read;
}

/* Between two elements a new expat needs to know nothing but the root. */
static void renew(struct parser *parser) {
	bool is_old = parser->is_worn || parser->fed > LIFE_MOST;

	if (!is_old || parser->depth != 1 || parser->root.length == 0 ||
			open_token(parser) > 0 || parser->complaint) {
		return;
	}
	size_t position = parser_position(parser);
	replace_expat(parser);
	parser->is_renewing = true;
	give(parser, parser->root.bytes, parser->root.length);
	parser->is_renewing = false;
	parser->before = position - parser->read;
	assert(parser->depth == 1 && !parser->complaint);
}

struct parser *parser_create(const struct parser_limits *limits,
		const struct parser_sink *sink) {
	struct parser *parser = xcalloc(1, sizeof(*parser));

	assert(limits->depth > 0 && limits->elements > 0);
	parser->limits = *limits;
	parser->sink = *sink;
	parser->arena = arena_create();
	parser->path = xcalloc(limits->depth, sizeof(parser->path[0]));
	replace_expat(parser);
	return parser;
}

void parser_destroy(struct parser *parser) {
	if (!parser) {
		return;
	}
	assert(!parser->is_feeding);
	XML_ParserFree(parser->expat);
	arena_destroy(parser->arena);
	buffer_finish(&parser->held);
	buffer_finish(&parser->root);
	free(parser->path);
	free(parser);
}

void parser_reset(struct parser *parser) {
	assert(!parser->is_feeding);
	/* A reset alone keeps the memory of the names that it forgets. */
	if (parser->is_worn || parser->fed > LIFE_MOST / 16) {
		replace_expat(parser);
	} else {
		XML_ParserReset(parser->expat, "UTF-8");
		prepare(parser);
	}
	arena_reset(parser->arena);
	buffer_empty(&parser->held);
	buffer_empty(&parser->root);
	parser->complaint = NULL;
	parser->before = 0;
}

bool parser_feed(struct parser *parser, const char *bytes, size_t length) {
	/*
	 * RFC 6120, section 11.6: UTF-8 and nothing else. A NUL is no part of any
	 * XML in it, and expat takes one for a sign of UTF-16.
	 */
	const char *end = length > 0 ? memchr(bytes, '\0', length) : NULL;
	size_t left = end ? (size_t)(end - bytes) : length;

	assert(!parser->is_feeding);
	parser->is_feeding = true;
	while (left > 0 && !parser->complaint) {
		size_t piece = left < PIECE_MOST ? left : PIECE_MOST;
		take_piece(parser, bytes, piece);
		renew(parser);
		bytes += piece;
		left -= piece;
	}
	if (end) {
		complain(parser, "not-well-formed");
	}
	parser->is_feeding = false;
	return !parser->complaint;
}

const char *parser_complaint(const struct parser *parser) {
	return parser->complaint;
}
