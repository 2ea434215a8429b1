/*
 * Facts to and from packets. Knows how many fields a fact has, and nothing of
 * what they mean.
 */

#include "staff/fact.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct shape {
	enum fact_kind kind;
	size_t least, most;
};

static const struct shape shapes[] = {
	{ FACT_LOGIN, FACT_LOGIN_FIELDS, FACT_LOGIN_FIELDS },
	{ FACT_STOP, 0, 0 },
	{ FACT_ALIVE, 0, 0 },
	{ FACT_BEGINS, 0, 0 },
	{ FACT_MEMBER, FACT_MEMBER_GROUPS, FACT_FIELDS_MOST },
	{ FACT_GONE, 1, 1 },
	{ FACT_PHOTO, 2, 2 },
	{ FACT_WHOLE, 0, 0 },
	{ FACT_SHOWS, 3, 3 },
	{ FACT_LOST, 2, 2 },
};

static const char *const show_words[] = {
	[FACT_SHOW_GONE] = "gone",
	[FACT_SHOW_AVAILABLE] = "available",
	[FACT_SHOW_CHAT] = "chat",
	[FACT_SHOW_AWAY] = "away",
	[FACT_SHOW_XA] = "xa",
	[FACT_SHOW_DND] = "dnd",
};

static const struct shape *shape_of(char letter) {
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		if ((char)shapes[i].kind == letter) {
			return &shapes[i];
		}
	}
	return NULL;
}

bool fact_pack(const struct fact *fact, char *to, size_t size, size_t *length) {
	const struct shape *shape = shape_of((char)fact->kind);
	size_t used = 1;

	if (!shape || fact->count < shape->least || fact->count > shape->most ||
			size < 1) {
		return false;
	}
	for (size_t i = 0; i < fact->count; i++) {
		size_t bytes = strlen(fact->fields[i]) + 1;
		if (bytes > size - used) {
			return false;
		}
		memcpy(to + used, fact->fields[i], bytes);
		used += bytes;
	}
	to[0] = (char)fact->kind;
	*length = used;
	return true;
}

bool fact_unpack(struct fact *fact, const char *bytes, size_t length) {
	const struct shape *shape = length > 0 ? shape_of(bytes[0]) : NULL;
	struct fact read = { 0 };

	if (!shape) {
		return false;
	}
	read.kind = shape->kind;
	for (size_t at = 1; at < length;) {
		const char *end = memchr(bytes + at, '\0', length - at);
		if (!end || read.count == shape->most) {
			return false;
		}
		read.fields[read.count++] = bytes + at;
		at = (size_t)(end - bytes) + 1;
	}
	if (read.count < shape->least) {
		return false;
	}
	*fact = read;
	return true;
}

const char *fact_show_word(enum fact_show show) {
	return show_words[show];
}

bool fact_show_parse(const char *word, enum fact_show *show) {
	for (int i = FACT_SHOW_GONE; i <= FACT_SHOW_DND; i++) {
		if (strcmp(word, show_words[i]) == 0) {
			*show = (enum fact_show)i;
			return true;
		}
	}
	return false;
}

bool fact_number(const char *text, long long least, long long most,
		long long *number) {
	char *end = NULL;

	/* strtoll would forgive leading space and a plus sign. */
	if (*text != '-' && !(*text >= '0' && *text <= '9')) {
		return false;
	}
	errno = 0;
	long long read = strtoll(text, &end, 10);
	if (errno || *end || read < least || read > most) {
		return false;
	}
	*number = read;
	return true;
}
