#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes on their way out or in. Grows; given back memory when emptied large. */
struct buffer {
	char *bytes;
	size_t length, room;
	size_t gap; /* what was dropped before `bytes` and not yet closed up */
};

void buffer_finish(struct buffer *buffer);

void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_byte(struct buffer *buffer, char byte);

/* Takes the first `length` bytes off. */
void buffer_drop(struct buffer *buffer, size_t length);
void buffer_empty(struct buffer *buffer);

#endif
