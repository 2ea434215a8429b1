/*
 * Anything at all through frame, filter and the mind: no crash, and whatever
 * comes out is again a frame that the filter takes. With clang a libFuzzer
 * target; else main() feeds it seeded mutations of what tables know.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "deskbell.h"
#include "gate/connection.h"
#include "gate/filter.h"
#include "gate/frame.h"
#include "wire/element.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void must(int holds, const char *what) {
	if (!holds) {
		fprintf(stderr, "%s\n", what);
		abort();
	}
}

/* One reader reads all frames: what came before must not count. */
static void compare_fresh(const struct element *frame, const char *text,
		size_t length) {
	struct frame_reader *fresh = frame_reader_create();
	const char *why = NULL;
	const struct element *same = frame_read(fresh, text, length, &why);
	struct buffer out = { 0 }, other = { 0 };

	must(!frame == !same, "a fresh reader judges otherwise");
	if (frame) {
		element_write(frame, NULL, &out);
		element_write(same, NULL, &other);
		must(out.length == other.length &&
						memcmp(out.bytes, other.bytes, out.length) == 0,
				"a fresh reader reads otherwise");
	}
	buffer_finish(&out);
	buffer_finish(&other);
	frame_reader_destroy(fresh);
}

static void go_up(struct frame_reader *reader, struct arena *arena,
		const char *text, size_t length) {
	const char *why = NULL;
	const struct element *frame = frame_read(reader, text, length, &why);
	const uint8_t address[CONNECTION_ADDRESS] = { 0 };
	struct connection connection = { .channel = "support",
		.site = "https://a.b",
		.address = address };
	const uint8_t random[CONNECTION_ID_CHARS] = { 0 };
	struct connection_effects effects = { .arena = arena,
		.domain = "web.example.org",
		.desk = "desk.example.org" };
	struct connection_event event = { .type = frame ? CONNECTION_EVENT_SAID
													: CONNECTION_EVENT_BABBLED,
		.now = 1,
		.element = frame,
		.length = length,
		.why = why,
		.is_reachable = true };

	must(frame || why, "a refusal without a reason");
	compare_fresh(frame, text, length);
	connection_init(&connection, random, 0);
	connection_step(&connection, &event, &effects);
	if (!frame || !filter_up(frame, &why)) {
		return;
	}
	struct buffer out = { 0 };
	frame_write(frame, &out);
	struct frame_reader *second = frame_reader_create();
	const struct element *again =
			frame_read(second, out.bytes, out.length, &why);
	must(again && filter_up(again, &why), "what passed does not pass again");
	frame_reader_destroy(second);
	buffer_finish(&out);
}

static void go_down(struct frame_reader *reader, struct arena *arena,
		const char *text, size_t length) {
	const char *why = NULL;
	const struct element *frame = frame_read(reader, text, length, &why);
	struct buffer out = { 0 };

	if (!frame) {
		return;
	}
	struct element *back = filter_down(arena, frame);
	if (back) {
		frame_write(back, &out);
		must(!element_get(back, "from"), "an address reached the page");
	}
	buffer_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
	static struct frame_reader *reader;
	static struct arena *arena;

	if (!reader) {
		reader = frame_reader_create();
		arena = arena_create();
	}
	arena_reset(arena);
	go_up(reader, arena, (const char *)bytes, length);
	go_down(reader, arena, (const char *)bytes, length);
	return 0;
}

#ifndef DESKBELL_LIBFUZZER
static uint32_t seed = 1;

static uint32_t next_random(void) {
	seed = seed * 1664525 + 1013904223;
	return seed >> 8;
}

static size_t read_seed(const char *path, uint8_t *bytes, size_t room) {
	FILE *file = fopen(path, "r");
	size_t length = file ? fread(bytes, 1, room, file) : 0;

	if (file) {
		fclose(file);
	}
	return length;
}

/* Each file, thousands of times, with some bytes changed, cut or doubled. */
int main(int count, char **words) {
	static uint8_t bytes[8192], changed[16384];
	static const char spice[] = "<>&'\"/=! x\0:]\xff";
	unsigned runs = 0;

	for (int i = 1; i < count; i++) {
		size_t length = read_seed(words[i], bytes, sizeof(bytes));
		for (int round = 0; round < 400 && length > 0; round++, runs++) {
			size_t at = next_random() % length;
			size_t cut = round % 3 == 0 ? next_random() % (length - at) : 0;
			size_t left = length - at - cut;
			memcpy(changed, bytes, at);
			memcpy(changed + at, bytes + at + cut, left);
			for (uint32_t n = next_random() % 4; n > 0 && at + left > 0; n--) {
				changed[next_random() % (at + left)] =
						(uint8_t)spice[next_random() % sizeof(spice)];
			}
			LLVMFuzzerTestOneInput(changed, at + left);
		}
	}
	printf("%u passed, 0 failed\n", runs);
	return runs == 0;
}
#endif
