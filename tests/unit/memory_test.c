/* Arenas, buffers and lists. */

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/list.h"
#include "check.h"

static bool is_zero(const char *bytes, size_t size) {
	while (size > 0 && bytes[size - 1] == 0) {
		size--;
	}
	return size == 0;
}

static void an_arena_gives_zeroed_aligned_memory(void) {
	struct arena *arena = arena_create();

	for (int turn = 0; turn < 3; turn++) {
		size_t asked = 0;
		for (size_t size = 0; size < 40000; size = size * 3 + 1) {
			char *memory = arena_alloc(arena, size);
			CHECK((uintptr_t)memory % _Alignof(max_align_t) == 0);
			CHECK(is_zero(memory, size));
			memset(memory, 0xaa, size);
			asked += size;
		}
		CHECK(arena_used(arena) >= asked);
		arena_reset(arena);
		CHECK(arena_used(arena) == 0);
	}
	arena_destroy(arena);
	arena_destroy(NULL);
}

static void an_arena_copies(void) {
	struct arena *arena = arena_create();

	CHECK_SAME(arena_copy(arena, "héllo"), "héllo");
	CHECK(arena_copy(arena, NULL) == NULL);
	CHECK_SAME(arena_copy_bytes(arena, "abcdef", 3), "abc");
	CHECK_SAME(arena_copy_bytes(arena, NULL, 0), "");
	CHECK_SAME(arena_print(arena, "%s-%d", "chat", 7), "chat-7");
	arena_destroy(arena);
}

/* The same bytes whatever the sizes in which they are put in and taken out. */
static void a_buffer_keeps_the_order(void) {
	struct buffer buffer = { 0 };
	uint8_t in = 0, out = 0;
	bool is_in_order = true;

	for (unsigned turn = 0; turn < 5000; turn++) {
		for (unsigned i = 0; i < turn * 7 % 101; i++) {
			buffer_add_byte(&buffer, (char)in++);
		}
		size_t taken = turn * 5 % 97;
		taken = taken < buffer.length ? taken : buffer.length;
		for (size_t i = 0; i < taken; i++) {
			is_in_order = is_in_order && (uint8_t)buffer.bytes[i] == out++;
		}
		buffer_drop(&buffer, taken);
	}
	CHECK(is_in_order);
	CHECK(buffer.length == (uint8_t)(in - out) || buffer.length > 255);
	buffer_finish(&buffer);
}

static void an_emptied_buffer_gives_memory_back(void) {
	struct buffer buffer = { 0 };

	for (int i = 0; i < 300000; i++) {
		buffer_add_text(&buffer, "x");
	}
	CHECK(buffer.length == 300000);
	buffer_drop(&buffer, 299999);
	CHECK(buffer.length == 1 && buffer.bytes[0] == 'x');
	buffer_drop(&buffer, 1);
	CHECK(buffer.length == 0 && buffer.room == 0 && !buffer.bytes);
	buffer_add_text(&buffer, "again");
	CHECK(memcmp(buffer.bytes, "again", 5) == 0);
	buffer_add(&buffer, NULL, 0);
	buffer_drop(&buffer, 0);
	CHECK(buffer.length == 5);
	buffer_finish(&buffer);
	buffer_finish(&buffer);
}

struct thing {
	int number;
	struct list link;
};

static void a_list_may_lose_what_it_walks_over(void) {
	struct list list;
	struct thing things[4];
	int sum = 0;

	list_init(&list);
	CHECK(list_is_empty(&list));
	for (int i = 0; i < 4; i++) {
		things[i].number = i;
		list_append(&list, &things[i].link);
	}
	list_for_each_safe(at, after, &list) {
		if (list_entry(at, struct thing, link)->number % 2 == 0) {
			list_take_out(at);
			list_take_out(at);
		}
	}
	list_for_each(at, &list) {
		sum = sum * 10 + list_entry(at, struct thing, link)->number;
	}
	CHECK(sum == 13);
}

int main(void) {
	an_arena_gives_zeroed_aligned_memory();
	an_arena_copies();
	a_buffer_keeps_the_order();
	an_emptied_buffer_gives_memory_back();
	a_list_may_lose_what_it_walks_over();
	return check_report();
}
