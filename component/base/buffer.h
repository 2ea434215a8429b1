#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>
#include <string.h>

/* Bytes on their way out or in. Grows; given back memory when emptied large. */
struct buffer {
	char *bytes;
	size_t length, room;
	size_t gap; /* what was dropped before `bytes` and not yet closed up */
};

void buffer_finish(struct buffer *buffer);

void buffer_make_room(struct buffer *buffer, size_t more);

/* Inline: XML is written in a hundred small pieces a stanza. */
static inline void buffer_add(struct buffer *buffer, const void *bytes,
		size_t length) {
	if (length == 0) {
		return;
	}
	if (buffer->room - buffer->length < length) {
		buffer_make_room(buffer, length);
	}
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
}

static inline void buffer_add_text(struct buffer *buffer, const char *text) {
	buffer_add(buffer, text, strlen(text));
}

static inline void buffer_add_byte(struct buffer *buffer, char byte) {
	buffer_add(buffer, &byte, 1);
}

/* Takes the first `length` bytes off. */
void buffer_drop(struct buffer *buffer, size_t length);
void buffer_empty(struct buffer *buffer);

#endif
