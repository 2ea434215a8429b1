/*
 * The filter and the schema agree: each example in tests/schemas that xmllint
 * takes passes, and each that it refuses does not. Arguments: a direction and
 * files.
 */

#include "gate/filter.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "deskbell.h"
#include "gate/frame.h"
#include "wire/element.h"

static struct buffer read_file(const char *path) {
	struct buffer text = { 0 };
	char piece[4096];
	FILE *file = fopen(path, "r");
	size_t length;

	if (!file) {
		printf("cannot read %s\n", path);
		exit(1);
	}
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0) {
		buffer_add(&text, piece, length);
	}
	fclose(file);
	return text;
}

/* Down and back again nothing is lost: the written frames are the same. */
static void check_same(const struct element *frame, const struct element *back,
		const char *path) {
	struct buffer a = { 0 }, b = { 0 };

	frame_write(frame, &a);
	frame_write(back, &b);
	/* a parent's layout is not kept, so white space does not count */
	size_t i = 0, j = 0;
	while (i < a.length && j < b.length) {
		if (strchr(" \n", a.bytes[i])) {
			i++;
		} else if (strchr(" \n", b.bytes[j])) {
			j++;
		} else if (a.bytes[i] != b.bytes[j]) {
			break;
		} else {
			i++;
			j++;
		}
	}
	CHECK(i == a.length && j == b.length, "%s became %.*s", path, (int)b.length,
			b.bytes);
	buffer_finish(&a);
	buffer_finish(&b);
}

static void check_file(struct frame_reader *reader, struct arena *arena,
		const char *direction, const char *path) {
	struct buffer text = read_file(path);
	const char *why = "";
	const struct element *frame =
			frame_read(reader, text.bytes, text.length, &why);

	CHECK(frame, "%s: %s", path, why);
	if (strcmp(direction, "up") == 0) {
		CHECK(filter_up(frame, &why), "%s: %s", path, why);
	} else if (strcmp(direction, "not-up") == 0) {
		CHECK(!filter_up(frame, &why), "%s passed", path);
	} else {
		const struct element *stanza =
				filter_stamp(arena, frame, "a@desk.example.org", "b@c");
		CHECK(strcmp(stanza->space, SPACE_COMPONENT) == 0, "moved");
		const struct element *back = filter_down(arena, stanza);
		CHECK(back, "%s: nothing left", path);
		if (back) {
			CHECK(!element_get(back, "from") && !element_get(back, "to"),
					"%s has addresses", path);
			check_same(frame, back, path);
		}
	}
	buffer_finish(&text);
	arena_reset(arena);
}

int main(int count, char **words) {
	struct frame_reader *reader = frame_reader_create();
	struct arena *arena = arena_create();

	for (int i = 2; i < count; i++) {
		check_file(reader, arena, words[1], words[i]);
	}
	arena_destroy(arena);
	frame_reader_destroy(reader);
	return check_end();
}
