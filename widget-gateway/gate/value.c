/*
 * The types of visit.xsd, as far as a gateway must know them: lengths and
 * characters. Whether a date is one of the calendar is the desk's to say.
 */

#include "gate/value.h"

#include <string.h>

#include "base/text.h"

/* What a character may be part of. */
enum class {
	CLASS_NUMBER = 1,
	CLASS_ID = 2,
	CLASS_TOKEN = 4,
	CLASS_HASH = 8,
	CLASS_WORD = 16,
	CLASS_TIME = 32,
	CLASS_LANGUAGE = 64,
};

#define LOW(more) \
	(CLASS_ID | CLASS_TOKEN | CLASS_WORD | CLASS_LANGUAGE | (more))
#define UP_CASE (CLASS_ID | CLASS_LANGUAGE)
#define DIGIT \
	(CLASS_NUMBER | CLASS_ID | CLASS_HASH | CLASS_WORD | CLASS_TIME | \
			CLASS_LANGUAGE)

static unsigned classes_of(char c) {
	if (c >= 'a' && c <= 'z') {
		return LOW(c <= 'f' ? CLASS_HASH : 0);
	}
	if (c >= 'A' && c <= 'Z') {
		return UP_CASE | (c == 'T' || c == 'Z' ? CLASS_TIME : 0U);
	}
	if (c >= '0' && c <= '9') {
		return DIGIT | (c >= '2' && c <= '7' ? CLASS_TOKEN : 0U);
	}
	switch (c) {
	case '-':
		return CLASS_ID | CLASS_WORD | CLASS_TIME | CLASS_LANGUAGE;
	case '.':
	case ':':
		return CLASS_ID | CLASS_TIME;
	case '_':
		return CLASS_ID;
	default:
		return 0;
	}
}

static bool has_only(const char *value, enum class class, size_t least,
		size_t most) {
	size_t length = 0;

	while (value[length] && length <= most &&
			(classes_of(value[length]) & (unsigned)class)) {
		length++;
	}
	return !value[length] && length >= least && length <= most;
}

static bool is_number(const char *value) {
	return has_only(value, CLASS_NUMBER, 1, 9) &&
			(value[0] != '0' || !value[1]);
}

static bool is_one_of(const char *value, const char *const *words) {
	while (*words && strcmp(*words, value) != 0) {
		words++;
	}
	return *words != NULL;
}

bool value_is_short(const char *value, size_t most) {
	size_t length = strlen(value);

	/* No character is less than a byte, or more than four. */
	return length <= most || (length <= most * 4 && text_count(value) <= most);
}

/* `type` is what follows the '=' in a rule, up to '!' or its end. */
bool value_is(const char *type, const char *value) {
	static const char *const chat[] = { "chat", "error", NULL };
	static const char *const request[] = { "get", "set", NULL };
	static const char *const answer[] = { "result", "error", NULL };
	static const char *const truth[] = { "true", "false", "1", "0", NULL };

	if (type[1] >= 'a') {
		switch (type[0]) {
		case 'c':
			return is_one_of(value, chat);
		case 'r':
			return is_one_of(value, request);
		case 'a':
			return is_one_of(value, answer);
		default: /* stars */
			return value[0] >= '1' && value[0] <= '5' && !value[1];
		}
	}
	switch (type[0]) {
	case 'n':
		return is_number(value);
	case 'i':
		return has_only(value, CLASS_ID, 1, 64);
	case 't':
		return has_only(value, CLASS_TOKEN, 52, 52);
	case 'h':
		return has_only(value, CLASS_HASH, 64, 64);
	case 'w':
		return has_only(value, CLASS_WORD, 1, 32);
	case 'd':
		return has_only(value, CLASS_TIME, 20, 24);
	case 'b':
		return is_one_of(value, truth);
	case 'l':
		return has_only(value, CLASS_LANGUAGE, 1, 35);
	case 's':
		return value_is_short(value, 256);
	default: /* u */
		return value_is_short(value, 2048);
	}
}
