/*
 * Where memory comes from. Nothing else in the house calls malloc, so nothing
 * else has to think about what to do when there is none.
 */

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

/* A turn with a handful of ordinary stanzas fits. */
#define BLOCK_ROOM 16384

struct block {
	struct block *next;
	size_t used, room;
	max_align_t bytes[];
};

struct arena {
	struct block *first; /* kept over a reset */
	struct block *last;  /* the one that is being filled */
	size_t used;
};

/*
 * Under ASan what was reset may not be touched, so whoever keeps a borrowed
 * string over its turn is found by the first test that comes along.
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_WATCHED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(IS_WATCHED)
#include <sanitizer/asan_interface.h>
static void forbid(const void *bytes, size_t size) {
	ASAN_POISON_MEMORY_REGION(bytes, size);
}
static void allow(const void *bytes, size_t size) {
	ASAN_UNPOISON_MEMORY_REGION(bytes, size);
}
#else
static void forbid(const void *bytes, size_t size) {
	(void)bytes;
	(void)size;
}
static void allow(const void *bytes, size_t size) {
	(void)bytes;
	(void)size;
}
#endif

void *xcalloc(size_t count, size_t size) {
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory) {
		fatal("out of memory: %zu times %zu bytes", count, size);
	}
	return memory;
}

void *xrealloc(void *old, size_t size) {
	void *memory = realloc(old, size ? size : 1);

	if (!memory) {
		fatal("out of memory: %zu bytes", size);
	}
	return memory;
}

char *xstrdup(const char *text) {
	size_t size = strlen(text) + 1;

	return memcpy(xrealloc(NULL, size), text, size);
}

void xfree(void *memory) {
	free(memory);
}

static struct block *block_create(size_t room) {
	struct block *block = xrealloc(NULL, sizeof(*block) + room);

	block->next = NULL;
	block->used = 0;
	block->room = room;
	forbid(block->bytes, room);
	return block;
}

static void block_destroy(struct block *block) {
	allow(block->bytes, block->room);
	free(block);
}

struct arena *arena_create(void) {
	struct arena *arena = xcalloc(1, sizeof(*arena));

	arena->first = block_create(BLOCK_ROOM);
	arena->last = arena->first;
	return arena;
}

void arena_reset(struct arena *arena) {
	while (arena->first->next) {
		struct block *block = arena->first->next;
		arena->first->next = block->next;
		block_destroy(block);
	}
	forbid(arena->first->bytes, arena->first->room);
	arena->first->used = 0;
	arena->last = arena->first;
	arena->used = 0;
}

void arena_destroy(struct arena *arena) {
	if (!arena) {
		return;
	}
	arena_reset(arena);
	block_destroy(arena->first);
	free(arena);
}

/* Each block is twice the last, so there are few of them to give back. */
static void add_block(struct arena *arena, size_t size) {
	size_t room = arena->last->room * 2;

	while (room < size) {
		room *= 2;
	}
	arena->last->next = block_create(room);
	arena->last = arena->last->next;
}

static char *take(struct arena *arena, size_t size) {
	const size_t step = _Alignof(max_align_t);

	if (size > SIZE_MAX / 4) {
		fatal("out of memory: %zu bytes", size);
	}
	size = (size + step - 1) / step * step;
	if (arena->last->room - arena->last->used < size) {
		add_block(arena, size);
	}
	char *memory = (char *)arena->last->bytes + arena->last->used;
	arena->last->used += size;
	arena->used += size;
	allow(memory, size);
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size) {
	return memset(take(arena, size), 0, size);
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length) {
	char *copy = take(arena, length + 1);

	if (length > 0) {
		memcpy(copy, bytes, length);
	}
	copy[length] = '\0';
	return copy;
}

char *arena_copy(struct arena *arena, const char *text) {
	return text ? arena_copy_bytes(arena, text, strlen(text)) : NULL;
}

char *arena_join(struct arena *arena, const char *first, const char *second,
		const char *third) {
	const size_t one = strlen(first), two = strlen(second),
				 three = strlen(third);
	char *text = arena_alloc(arena, one + two + three + 1);

	memcpy(text, first, one);
	memcpy(text + one, second, two);
	memcpy(text + one + two, third, three);
	return text;
}

char *arena_print(struct arena *arena, const char *format, ...) {
	va_list args;

	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	assert(length >= 0);
	char *text = arena_alloc(arena, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}

size_t arena_used(const struct arena *arena) {
	return arena->used;
}
