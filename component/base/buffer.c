/*
 * Bytes that wait. Adding at one end and dropping at the other are both linear
 * over the buffer's life, however small the pieces.
 */

#include "base/buffer.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"

#define ROOM_LEAST 256
/* What an empty buffer may keep: a busy day must not cost memory for ever. */
#define ROOM_KEPT 65536

void buffer_finish(struct buffer *buffer) {
	if (buffer->bytes) {
		free(buffer->bytes - buffer->gap);
	}
	*buffer = (struct buffer){ 0 };
}

void buffer_empty(struct buffer *buffer) {
	if (buffer->gap + buffer->room > ROOM_KEPT) {
		buffer_finish(buffer);
		return;
	}
	if (buffer->bytes) {
		buffer->bytes -= buffer->gap;
	}
	buffer->room += buffer->gap;
	buffer->gap = 0;
	buffer->length = 0;
}

static void close_gap(struct buffer *buffer) {
	char *start = buffer->bytes - buffer->gap;

	memmove(start, buffer->bytes, buffer->length);
	buffer->bytes = start;
	buffer->room += buffer->gap;
	buffer->gap = 0;
}

void buffer_make_room(struct buffer *buffer, size_t more) {
	if (more > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4) {
		fatal("out of memory: a buffer of %zu bytes", buffer->length);
	}
	if (buffer->gap > 0) {
		close_gap(buffer);
	}
	size_t room = buffer->room < ROOM_LEAST ? ROOM_LEAST : buffer->room;
	while (room - buffer->length < more) {
		room *= 2;
	}
	buffer->bytes = xrealloc(buffer->bytes, room);
	buffer->room = room;
}

void buffer_drop(struct buffer *buffer, size_t length) {
	assert(length <= buffer->length);
	if (length == buffer->length) {
		buffer_empty(buffer);
		return;
	}
	buffer->bytes += length;
	buffer->gap += length;
	buffer->length -= length;
	buffer->room -= length;
	/* Moved once the gap is the larger part: each byte once on average. */
	if (buffer->gap > buffer->length) {
		close_gap(buffer);
	}
}
