/*
 * CONTRACT, In a visitor's chat: nobody can imitate the desk. Knows text and
 * nothing of who reads it.
 */

#include "desk/guard.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define MARK "\xe2\x80\xba " /* a small arrow */

/* Wherever some client begins a new line: UAX 14 (BK, CR, LF, NL). */
static bool breaks_line(uint32_t code) {
	return (code >= '\n' && code <= '\r') || code == 0x85 || code == 0x2028 ||
			code == 0x2029;
}

/* However much of what nobody sees stands before it. */
static bool looks_like_ours(const char *at, const char *end) {
	while (at < end) {
		size_t step = text_character(at, (size_t)(end - at));
		uint32_t code = text_code(at, step);
		if (step == 0 || breaks_line(code) ||
				(!text_is_space(code) && !text_is_control(code) &&
						!text_is_hidden(code))) {
			break;
		}
		at += step;
	}
	return at[0] == '[' || text_begins_with(at, "--");
}

const char *guard_body(struct arena *arena, const char *body) {
	const char *end = body + strlen(body);
	char *copy;
	char *to;
	bool begins = true;

	if (!strchr(body, '[') && !strstr(body, "--")) {
		return arena_copy(arena, body);
	}
	/* The shortest line that gets one is "[" and its end. */
	copy = to = arena_alloc(arena, (size_t)(end - body) * 3 + sizeof(MARK));
	while (body < end) {
		size_t length = text_character(body, (size_t)(end - body));
		length = length ? length : 1;
		if (begins && looks_like_ours(body, end)) {
			memcpy(to, MARK, strlen(MARK));
			to += strlen(MARK);
		}
		begins = breaks_line(text_code(body, length));
		memcpy(to, body, length);
		to += length;
		body += length;
	}
	*to = '\0';
	return copy;
}
