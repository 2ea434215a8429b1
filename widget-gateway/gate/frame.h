#ifndef GATE_FRAME_H
#define GATE_FRAME_H

#include <stddef.h>

/*
 * One WebSocket text message is exactly one element (RFC 7395, section 3.3.3).
 * A process has one reader: it is reset for each frame, so a connection costs
 * no parser.
 */

struct buffer;
struct element;
struct frame_reader;

struct frame_reader *frame_reader_create(void);
void frame_reader_destroy(struct frame_reader *reader);

/*
 * The element, which lives until the next frame is read; NULL for anything
 * else, and `why` is then a sentence for who sent it. The bytes are UTF-8.
 */
const struct element *frame_read(struct frame_reader *reader, const char *bytes,
		size_t length, const char **why);

/* `stanza` is in jabber:client; it gets neither XML declaration nor prefix. */
void frame_write(const struct element *stanza, struct buffer *out);

#endif
