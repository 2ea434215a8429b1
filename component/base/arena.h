#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * Memory. Out of memory ends the process, here and nowhere else: these are
 * programs, and a supervisor starts them again.
 *
 * An arena hands out memory that is given back all at once, by a reset. It
 * keeps one block over a reset, so a turn that fits costs no malloc.
 */

struct arena;

void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);
void xfree(void *memory); /* free(), for rooms that may not name libc's */

struct arena *arena_create(void);
void arena_destroy(struct arena *arena);

/* Zeroed and aligned for anything. */
void *arena_alloc(struct arena *arena, size_t size);

/* A NUL-terminated copy; NULL stays NULL. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);

/* One after the other: what printf's "%s%s%s" takes ten times as long for. */
char *arena_join(struct arena *arena, const char *first, const char *second,
		const char *third);

/* printf into the arena; for short texts, never for XML. */
char *arena_print(struct arena *arena, const char *format, ...)
		__attribute__((format(printf, 2, 3)));

void arena_reset(struct arena *arena);

/* How much the arena has handed out since its last reset. */
size_t arena_used(const struct arena *arena);

#endif
