/*
 * Expat as libstrophe gets it. The security updates of expat hold back what
 * follows a start tag that came in two pieces until more bytes arrive ("reparse
 * deferral"); on a quiet stream that is for ever. libstrophe never turns it
 * off, so this program stands before the two functions that turn it on. Each
 * element is then parsed again at most once for every piece it comes in.
 */

#define _GNU_SOURCE /* RTLD_NEXT */

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>

typedef XML_Parser create_function(const XML_Char *encoding,
		const XML_Memory_Handling_Suite *memory, const XML_Char *separator);
typedef XML_Bool reset_function(XML_Parser parser, const XML_Char *encoding);

/* ISO C has no cast from an object to a function; POSIX has the same bytes. */
static void find(const char *name, void *function) {
	void *found = dlsym(RTLD_NEXT, name);

	if (!found) {
		abort(); /* linked against it, so it is there */
	}
	memcpy(function, &found, sizeof(found));
}

XML_Parser XML_ParserCreate_MM(const XML_Char *encoding,
		const XML_Memory_Handling_Suite *memory, const XML_Char *separator) {
	create_function *create = NULL;

	find("XML_ParserCreate_MM", &create);
	XML_Parser parser = create(encoding, memory, separator);
	if (parser) {
		XML_SetReparseDeferralEnabled(parser, XML_FALSE);
	}
	return parser;
}

XML_Bool XML_ParserReset(XML_Parser parser, const XML_Char *encoding) {
	reset_function *reset = NULL;

	find("XML_ParserReset", &reset);
	XML_Bool done = reset(parser, encoding);
	XML_SetReparseDeferralEnabled(parser, XML_FALSE);
	return done;
}
