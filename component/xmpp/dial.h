#ifndef XMPP_DIAL_H
#define XMPP_DIAL_H

#include <stdbool.h>
#include <stddef.h>

/* A TCP connection that never blocks, over all addresses that a name has. */

struct buffer;
struct dial;

struct dial *dial_create(const char *host, long port);
void dial_destroy(struct dial *dial);

/*
 * Looks the name up, which blocks unless it is a literal address, starts to
 * connect to its first address and returns the socket, or -1 and why not.
 */
int dial_first(struct dial *dial, char *why, size_t why_size);

/* The same with the next address, or -1 when there is none left. */
int dial_next(struct dial *dial, char *why, size_t why_size);

/* Whether the socket, once writable, is connected; otherwise why not. */
bool dial_is_through(int fd, char *why, size_t why_size);

/* Sends what the kernel takes. False: it is broken, and errno says why. */
bool dial_send(int fd, struct buffer *out);

/*
 * After each read. Prosody leaves Nagle's algorithm on: its next stanza waits
 * for our ACK, and ours, delayed, for something to say, or 40 ms. Linux forgets
 * this with each ACK.
 */
void dial_acknowledge(int fd);

/* Whether something lies in it that nobody has read yet. */
bool dial_has_unread(int fd);

/*
 * Who takes nothing more for a while may be busy writing to us: TCP does not
 * give him up meanwhile, as it does one who is silent.
 */
void dial_is_pressed(int fd, bool is_pressed);

#endif
