/*
 * Stands between expat and libstrophe, by having the names of four of expat's
 * functions: the program's come before the library's. It knows expat's
 * handlers and the names of stanzas, and nothing of what they say.
 *
 * Besides cutting it turns "reparse deferral" off. With the security updates
 * of expat what follows a start tag that came in two pieces is held back until
 * more bytes arrive; on a quiet stream that is for ever. libstrophe never
 * turns it off, and each reset turns it on again.
 */

#define _GNU_SOURCE /* RTLD_NEXT */

#include "staff/sieve.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>

typedef XML_Parser create_function(const XML_Char *encoding,
		const XML_Memory_Handling_Suite *memory, const XML_Char *separator);
typedef XML_Bool reset_function(XML_Parser parser, const XML_Char *encoding);
typedef void elements_function(XML_Parser parser, XML_StartElementHandler start,
		XML_EndElementHandler end);
typedef void texts_function(XML_Parser parser, XML_CharacterDataHandler text);

/* stream, iq, vCard, PHOTO, BINVAL */
#define PHOTO_DEPTH 5

/* libstrophe's parser is the one in this process; its pointer is its own. */
static struct {
	const char *own;
	XML_StartElementHandler start;
	XML_EndElementHandler end;
	XML_CharacterDataHandler text;
	XML_Char separator; /* of a namespace and a name */
	unsigned depth;     /* the stream is 1, a stanza 2 */
	unsigned elements;  /* of this stanza */
	size_t text_bytes;  /* since the last tag */
	unsigned cut;       /* nothing from this depth on; 0: all */
	bool is_ours;       /* what the account's server itself has to say */
	bool is_photo;      /* in BINVAL, the first of this stanza */
	bool had_photo;
	unsigned pieces; /* of that photo's text */
} sieve;

/* ISO C has no cast from an object to a function; POSIX has the same bytes. */
static void find(const char *name, void *function) {
	void *found = dlsym(RTLD_NEXT, name);

	if (!found) {
		abort(); /* linked against it, so it is there */
	}
	memcpy(function, &found, sizeof(found));
}

/* Names come with their namespace in front, and the separator. */
static bool is_named(const XML_Char *name, const char *local) {
	const XML_Char *at = strrchr(name, sieve.separator);

	return strcmp(at ? at + 1 : name, local) == 0;
}

/* RFC 6120, section 8.1.2.1: an iq without `from` is the account's own. */
static bool is_ours(const XML_Char *name, const XML_Char **attributes) {
	if (is_named(name, "presence") || is_named(name, "message")) {
		return false;
	}
	for (size_t i = 0; attributes[i]; i += 2) {
		if (strcmp(attributes[i], "from") == 0) {
			return sieve.own && strcmp(attributes[i + 1], sieve.own) == 0;
		}
	}
	return true;
}

static bool is_too_much(const XML_Char **attributes) {
	size_t count = 0;

	while (count <= SIEVE_ATTRIBUTES_MOST && attributes[2 * count]) {
		count++;
	}
	return count > SIEVE_ATTRIBUTES_MOST ||
			sieve.elements > SIEVE_ELEMENTS_MOST;
}

static void on_start(void *self, const XML_Char *name,
		const XML_Char **attributes) {
	sieve.depth++;
	sieve.elements++;
	sieve.text_bytes = 0;
	sieve.is_photo = !sieve.had_photo && sieve.depth == PHOTO_DEPTH &&
			is_named(name, "BINVAL");
	sieve.had_photo = sieve.had_photo || sieve.is_photo;
	if (sieve.depth == 2) {
		sieve.elements = 1;
		sieve.pieces = 0;
		sieve.had_photo = false;
		sieve.is_ours = is_ours(name, attributes);
	}
	if (sieve.depth >= 2 && !sieve.cut && !sieve.is_ours &&
			is_too_much(attributes)) {
		sieve.cut = sieve.depth;
	}
	if (!sieve.cut) {
		sieve.start(self, name, attributes);
	}
}

static void on_end(void *self, const XML_Char *name) {
	unsigned depth = sieve.depth--;

	sieve.text_bytes = 0;
	sieve.is_photo = false;
	if (!sieve.cut) {
		sieve.end(self, name);
	} else if (sieve.cut == depth) {
		sieve.cut = 0;
	}
}

static bool is_wanted(const XML_Char *text, int length) {
	if (!sieve.is_photo) {
		return sieve.is_ours || sieve.text_bytes <= SIEVE_TEXT_MOST;
	}
	if (length == 1 && (*text == '\n' || *text == '\r')) {
		return false;
	}
	return ++sieve.pieces <= SIEVE_PHOTO_PIECES &&
			sieve.text_bytes <= SIEVE_PHOTO_MOST;
}

static void on_text(void *self, const XML_Char *text, int length) {
	sieve.text_bytes += (size_t)length;
	if (!sieve.cut && is_wanted(text, length)) {
		sieve.text(self, text, length);
	}
}

static void begin(XML_Parser parser) {
	XML_SetReparseDeferralEnabled(parser, XML_FALSE);
	sieve.depth = 0;
	sieve.cut = 0;
}

XML_Parser XML_ParserCreate_MM(const XML_Char *encoding,
		const XML_Memory_Handling_Suite *memory, const XML_Char *separator) {
	create_function *create = NULL;

	find("XML_ParserCreate_MM", &create);
	XML_Parser parser = create(encoding, memory, separator);
	if (parser) {
		sieve.separator = *separator;
		begin(parser);
	}
	return parser;
}

XML_Bool XML_ParserReset(XML_Parser parser, const XML_Char *encoding) {
	reset_function *reset = NULL;

	find("XML_ParserReset", &reset);
	XML_Bool done = reset(parser, encoding);
	begin(parser);
	return done;
}

void XML_SetElementHandler(XML_Parser parser, XML_StartElementHandler start,
		XML_EndElementHandler end) {
	elements_function *set = NULL;

	find("XML_SetElementHandler", &set);
	sieve.start = start;
	sieve.end = end;
	set(parser, on_start, on_end);
}

void XML_SetCharacterDataHandler(XML_Parser parser,
		XML_CharacterDataHandler text) {
	texts_function *set = NULL;

	find("XML_SetCharacterDataHandler", &set);
	sieve.text = text;
	set(parser, on_text);
}

void sieve_trust(const char *own) {
	sieve.own = own;
}
