#ifndef WIRE_STREAM_H
#define WIRE_STREAM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The component's side of XEP-0114: bytes in, elements out, no socket and no
 * clock. What must be written is appended to a buffer that the owner sends.
 */

struct buffer;
struct element;
struct stream;

#define STREAM_SPACE "jabber:component:accept"

struct stream_sink {
	void *self;
	void (*ready)(void *self); /* the handshake was taken */
	void (*stanza)(void *self, const struct element *stanza);
	void (*skipped)(void *self, const struct element *head);
	/* The server answered the ping with this number. */
	void (*pong)(void *self, unsigned long ping);
	/*
	 * The stream is over. `condition` is an RFC 6120 stream error
	 * ("not-authorized", "conflict", "host-unknown" …), or NULL for an
	 * orderly end; `text` may be NULL.
	 */
	void (*over)(void *self, const char *condition, const char *text);
};

struct stream *stream_create(const char *domain, const char *secret,
		const struct stream_sink *sink);
void stream_destroy(struct stream *stream);

/* A new connection: forgets the old stream and writes the opening tag. */
void stream_open(struct stream *stream, struct buffer *out);

/*
 * What the server sent. May append to `out` (the handshake). False when the
 * stream cannot go on: the owner sends what is in `out` and hangs up.
 */
bool stream_feed(struct stream *stream, const char *bytes, size_t length,
		struct buffer *out);

bool stream_is_ready(const struct stream *stream);

/*
 * One whole stanza. A `from` outside our domain is our bug and asserts;
 * nothing else reaches the wire but through here.
 */
void stream_write(struct stream *stream, const struct element *stanza,
		struct buffer *out);

/*
 * 512 spaces and an XEP-0199 ping: the spaces free whatever a server's expat
 * holds back, the pong proves that all before it was taken. Returns the
 * ping's number.
 */
unsigned long stream_ping(struct stream *stream, struct buffer *out);

/* The closing tag; the server's own is then awaited, and reported as over. */
void stream_close(struct stream *stream, struct buffer *out);

#endif
