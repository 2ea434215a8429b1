/* Trees: made, looked into, written. */

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "wire/element.h"

#define SPACE "urn:here"
#define OTHER "urn:there"

static struct arena *arena;
static struct buffer out;

static const char *write_in(const struct element *element, const char *space) {
	buffer_empty(&out);
	element_write(element, space, &out);
	buffer_add_byte(&out, '\0');
	return out.bytes;
}

static void a_tree_is_looked_into(void) {
	struct element *message = element_create(arena, "message", SPACE);

	element_add_text(arena, message, "body", NULL, "first");
	element_add_text(arena, message, "body", OTHER, "second");
	element_add_text(arena, message, "nick", OTHER, NULL);
	CHECK_SAME(element_child_text(message, "body", SPACE), "first");
	CHECK_SAME(element_child_text(message, "body", OTHER), "second");
	CHECK_SAME(element_child_text(message, "nick", OTHER), "");
	CHECK(!element_child_text(message, "nick", SPACE));
	CHECK(!element_child(message, "Body", SPACE));
	CHECK(element_is(message, "message", SPACE));
	CHECK(!element_is(message, "message", NULL));

	element_set(arena, message, "to", "a@b");
	element_set(arena, message, "from", NULL);
	element_set(arena, message, "id", "1");
	element_set(arena, message, "to", "c@d");
	CHECK_SAME(element_get(message, "to"), "c@d");
	CHECK(!element_get(message, "from") && !element_get(message, "TO"));
	CHECK_SAME(write_in(message, SPACE),
			"<message to='c@d' id='1'><body>first</body>"
			"<body xmlns='urn:there'>second</body>"
			"<nick xmlns='urn:there'/></message>");
}

static void a_namespace_is_said_where_it_changes(void) {
	struct element *outer = element_create(arena, "a", SPACE);
	struct element *inner = element_add(arena, outer, "b", OTHER);

	element_add(arena, inner, "c", NULL);
	element_add(arena, inner, "d", SPACE);
	element_add(arena, inner, "e", "");
	element_add(arena, outer, "f", NULL);
	CHECK_SAME(write_in(outer, NULL),
			"<a xmlns='urn:here'><b xmlns='urn:there'><c/>"
			"<d xmlns='urn:here'/><e xmlns=''/></b><f/></a>");
	CHECK_SAME(write_in(element_create(arena, "a", NULL), SPACE), "<a/>");
	CHECK_SAME(write_in(element_create(arena, "a", NULL), NULL), "<a/>");
}

static void a_tree_is_adopted(void) {
	struct element *parent = element_create(arena, "p", SPACE);
	struct element *child = element_create(arena, "c", OTHER);

	element_adopt(parent, child);
	element_adopt(parent, element_create(arena, "d", NULL));
	CHECK_SAME(write_in(parent, SPACE), "<p><c xmlns='urn:there'/><d/></p>");
}

/* What is written between tags, and as a value. */
static const struct {
	const char *text, *between, *value;
} said[] = {
	{ "plain", "plain", "plain" },
	{ "<a href='x'>&amp;\"", "&lt;a href='x'&gt;&amp;amp;\"",
			"&lt;a href=&apos;x&apos;&gt;&amp;amp;\"" },
	{ "]]>", "]]&gt;", "]]&gt;" },
	{ "a\tb\nc\rd", "a\tb\nc&#13;d", "a&#9;b&#10;c&#13;d" },
	{ "é😀", "é😀", "é😀" },
	{ "a\x01\x1b\xff\xed\xa0\x80z", "a\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdz",
			"a\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdz" },
	{ "\xef\xbf\xbf", "\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd" },
	{ "&", "&amp;", "&amp;" },
};

static void whatever_is_in_a_tree_can_be_sent(void) {
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		char expected[256];
		struct element *body = element_create(arena, "b", SPACE);
		body->text = said[i].text;
		element_set(arena, body, "v", said[i].text);
		snprintf(expected, sizeof(expected), "<b v='%s'>%s</b>", said[i].value,
				said[i].between);
		CHECK_SAME(write_in(body, SPACE), expected);
	}
}

int main(void) {
	arena = arena_create();
	a_tree_is_looked_into();
	a_namespace_is_said_where_it_changes();
	a_tree_is_adopted();
	whatever_is_in_a_tree_can_be_sent();
	arena_destroy(arena);
	buffer_finish(&out);
	return check_report();
}
