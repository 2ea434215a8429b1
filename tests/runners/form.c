/* Plain words taken apart. Knows nothing of desks. */

#include "form.h"

#include <string.h>

#include "base/arena.h"

static bool is_hole(char c) {
	return c == '@' || c == '$' || c == '*';
}

/* Where `literal`, of that length, is first found; or NULL. */
static const char *find(const char *text, const char *literal, size_t length) {
	for (; *text; text++) {
		if (strncmp(text, literal, length) == 0) {
			return text;
		}
	}
	return NULL;
}

static bool may_fill(char hole, const char *text, size_t length) {
	if (hole == '*') {
		return true;
	}
	return length > 0 && !memchr(text, hole == '@' ? ' ' : ':', length);
}

bool form_fits(const char *form, const char *line, struct arena *arena,
		const char **words) {
	size_t count = 0;

	while (*form) {
		if (!is_hole(*form)) {
			if (*form++ != *line++) {
				return false;
			}
			continue;
		}
		char hole = *form++;
		size_t literal = strcspn(form, "@$*");
		const char *end =
				literal ? find(line, form, literal) : line + strlen(line);
		if (!end || !may_fill(hole, line, (size_t)(end - line)) ||
				count == FORM_HOLES) {
			return false;
		}
		words[count++] = arena_copy_bytes(arena, line, (size_t)(end - line));
		line = end;
	}
	return *line == '\0';
}

static desk_ms unit(const char **text) {
	static const struct {
		const char *name;
		desk_ms length;
	} units[] = {
		{ "ms", 1 },
		{ "s", 1000 },
		{ "m", 60 * 1000 },
		{ "h", 3600 * 1000 },
		{ "d", 24 * 3600 * 1000 },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		const char *after = form_after(*text, units[i].name);
		if (after) {
			*text = after;
			return units[i].length;
		}
	}
	return 0;
}

bool form_duration(const char *text, desk_ms *out) {
	desk_ms total = 0;

	if (!*text) {
		return false;
	}
	while (*text) {
		desk_ms amount = 0, length;
		size_t digits = strspn(text, "0123456789");
		if (digits == 0 || digits > 9) {
			return false;
		}
		for (size_t i = 0; i < digits; i++) {
			amount = amount * 10 + (*text++ - '0');
		}
		text += strspn(text, " ");
		length = unit(&text);
		if (!length) {
			return false;
		}
		total += amount * length;
		text += strspn(text, " ");
	}
	*out = total;
	return true;
}

const char *form_next(const char **list, struct arena *arena) {
	const char *start = *list + strspn(*list, " ");
	size_t length = strcspn(start, ",");

	if (!*start) {
		return NULL;
	}
	*list = start + length + (start[length] == ',');
	while (length > 0 && start[length - 1] == ' ') {
		length--;
	}
	return arena_copy_bytes(arena, start, length);
}

const char *form_after(const char *text, const char *start) {
	size_t length = strlen(start);

	return strncmp(text, start, length) == 0 ? text + length : NULL;
}
