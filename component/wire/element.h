#ifndef WIRE_ELEMENT_H
#define WIRE_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A small XML tree in an arena. Strings given to it are borrowed until the
 * arena is reset, unless a function says that it copies.
 *
 * The text of an element is all its own character data, joined; what of it
 * stood between which children is not kept, for nothing in XMPP's own schemas
 * has mixed content.
 */

struct arena;
struct buffer;

struct attribute {
	struct attribute *next;
	const char *name;  /* "type", "xml:lang"; other prefixes are dropped */
	const char *value; /* the parser drops those above 4096 bytes, too */
};

struct element {
	const char *name;
	const char *space; /* namespace URI; NULL: as its parent's */
	const char *text;  /* never NULL */
	struct attribute *attributes, *last_attribute;
	struct element *children, *last_child, *next;
};

struct element *element_create(struct arena *arena, const char *name,
		const char *space);

/* Appends a child. `space` NULL: the parent's. */
struct element *element_add(struct arena *arena, struct element *parent,
		const char *name, const char *space);

/* Appends a child with text; returns the child. */
struct element *element_add_text(struct arena *arena, struct element *parent,
		const char *name, const char *space, const char *text);

/* Sets, or with NULL does nothing: a wish that may be empty needs no if. */
void element_set(struct arena *arena, struct element *element, const char *name,
		const char *value);

/* NULL where there is none. */
const char *element_get(const struct element *element, const char *name);

bool element_is(const struct element *element, const char *name,
		const char *space);

/* The first child of that name and namespace, or NULL. */
const struct element *element_child(const struct element *element,
		const char *name, const char *space);

/* The text of that child, or NULL where there is no such child. */
const char *element_child_text(const struct element *element, const char *name,
		const char *space);

/* Moves a tree under a parent that has room for it. */
void element_adopt(struct element *parent, struct element *child);

/*
 * Writes the tree as XML that any server takes: every text and every value is
 * made sayable and escaped here, and only here. A namespace is declared where
 * it differs from `space`, the one that surrounds it.
 */
void element_write(const struct element *element, const char *space,
		struct buffer *out);

#endif
