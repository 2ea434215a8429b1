/*
 * The tree, and the only place where XML is written. Whatever is in a tree can
 * be sent: one character that XML cannot say would close the whole stream for
 * everybody (both servers do so), so none gets past element_write().
 */

#include "wire/element.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

struct element *element_create(struct arena *arena, const char *name,
		const char *space) {
	struct element *element = arena_alloc(arena, sizeof(*element));

	element->name = name;
	element->space = space;
	element->text = "";
	return element;
}

void element_adopt(struct element *parent, struct element *child) {
	assert(!child->next && child != parent);
	if (parent->last_child) {
		parent->last_child->next = child;
	} else {
		parent->children = child;
	}
	parent->last_child = child;
}

struct element *element_add(struct arena *arena, struct element *parent,
		const char *name, const char *space) {
	struct element *child =
			element_create(arena, name, space ? space : parent->space);

	element_adopt(parent, child);
	return child;
}

struct element *element_add_text(struct arena *arena, struct element *parent,
		const char *name, const char *space, const char *text) {
	struct element *child = element_add(arena, parent, name, space);

	child->text = text ? text : "";
	return child;
}

static struct attribute *find(const struct element *element, const char *name) {
	struct attribute *at = element->attributes;

	while (at && strcmp(at->name, name) != 0) {
		at = at->next;
	}
	return at;
}

void element_set(struct arena *arena, struct element *element, const char *name,
		const char *value) {
	if (!value) {
		return;
	}
	struct attribute *attribute = find(element, name);
	if (attribute) {
		attribute->value = value;
		return;
	}
	attribute = arena_alloc(arena, sizeof(*attribute));
	attribute->name = name;
	attribute->value = value;
	if (element->last_attribute) {
		element->last_attribute->next = attribute;
	} else {
		element->attributes = attribute;
	}
	element->last_attribute = attribute;
}

const char *element_get(const struct element *element, const char *name) {
	const struct attribute *attribute = find(element, name);

	return attribute ? attribute->value : NULL;
}

static bool is_same_space(const char *a, const char *b) {
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool element_is(const struct element *element, const char *name,
		const char *space) {
	return strcmp(element->name, name) == 0 &&
			is_same_space(element->space, space);
}

const struct element *element_child(const struct element *element,
		const char *name, const char *space) {
	const struct element *at = element->children;

	while (at && !element_is(at, name, space)) {
		at = at->next;
	}
	return at;
}

const char *element_child_text(const struct element *element, const char *name,
		const char *space) {
	const struct element *child = element_child(element, name, space);

	return child ? child->text : NULL;
}

/*
 * XML 1.0, section 2.4 and 3.3.3: a literal tab or line end in an attribute
 * becomes a space on the way and a return in text becomes a newline, so these
 * go as references.
 */
static const char *escape_of(char c, bool is_value) {
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\'':
		return is_value ? "&apos;" : NULL;
	case '\t':
		return is_value ? "&#9;" : NULL;
	case '\n':
		return is_value ? "&#10;" : NULL;
	case '\r':
		return "&#13;";
	default:
		return NULL;
	}
}

/* ASCII that stands for itself everywhere: nearly all of what is written. */
static bool is_plain(char c) {
	static const char ascii[256] = "                "
								   "                "
								   "xxxxxx..xxxxxxxx" /* no & ' */
								   "xxxxxxxxxxxx.x.x" /* no < > */
								   "xxxxxxxxxxxxxxxx"
								   "xxxxxxxxxxxxxxxx"
								   "xxxxxxxxxxxxxxxx"
								   "xxxxxxxxxxxxxxx ";

	return ascii[(uint8_t)c] == 'x';
}

static void write_text(struct buffer *out, const char *text, bool is_value) {
	size_t run = 0; /* of what needs nothing done to it */

	for (;;) {
		while (is_plain(text[run])) {
			run++;
		}
		if (!text[run]) {
			break;
		}
		/* The NUL at the end cuts no character short without being seen. */
		size_t step = text_character(text + run, 4);
		const char *escape = step == 1 ? escape_of(text[run], is_value)
				: step == 0            ? REPLACEMENT
									   : NULL;
		if (!escape) {
			run += step;
			continue;
		}
		buffer_add(out, text, run);
		buffer_add_text(out, escape);
		text += run + 1;
		run = 0;
	}
	buffer_add(out, text, run);
}

/*
 * Names are our own words or came out of a parser; anything else is a bug, and
 * a dear one: it would let who chose the name write XML.
 */
static bool is_name(const char *name) {
	const char *at = name;

	while ((*at >= 'a' && *at <= 'z') || *at == ':') {
		at++;
	}
	if (!*at) {
		return at > name;
	}
	return name[0] && !strpbrk(name, " \t\r\n<>&'\"/=") &&
			text_is_sayable(name, strlen(name));
}

static void write_attribute(struct buffer *out, const char *name,
		const char *value) {
	assert(is_name(name));
	buffer_add_byte(out, ' ');
	buffer_add_text(out, name);
	buffer_add_text(out, "='");
	write_text(out, value, true);
	buffer_add_byte(out, '\'');
}

/* Calls itself as deep as the tree is, which the parser's limits bound. */
void element_write(const struct element *element, const char *space,
		struct buffer *out) {
	const char *own = element->space ? element->space : space;

	assert(is_name(element->name));
	buffer_add_byte(out, '<');
	buffer_add_text(out, element->name);
	if (!is_same_space(own, space)) {
		write_attribute(out, "xmlns", own);
	}
	for (const struct attribute *at = element->attributes; at; at = at->next) {
		write_attribute(out, at->name, at->value);
	}
	if (!element->children && !element->text[0]) {
		buffer_add_text(out, "/>");
		return;
	}
	buffer_add_byte(out, '>');
	write_text(out, element->text, false);
	for (const struct element *at = element->children; at; at = at->next) {
		element_write(at, own, out);
	}
	buffer_add_text(out, "</");
	buffer_add_text(out, element->name);
	buffer_add_byte(out, '>');
}
