#ifndef XMPP_DIAL_H
#define XMPP_DIAL_H

#include <stdbool.h>
#include <stddef.h>

/* A TCP connection that never blocks, over all addresses that a name has. */

struct dial;

struct dial *dial_create(const char *host, long port);
void dial_destroy(struct dial *dial);

/*
 * Starts to connect to the next address and returns the socket, or -1 when
 * there is none left: then `why` says so and the next call begins anew. A name
 * that is no literal address is looked up then, which blocks.
 */
int dial_next(struct dial *dial, char *why, size_t why_size);

/* Whether the socket, once writable, is connected; otherwise why not. */
bool dial_is_through(int fd, char *why, size_t why_size);

#endif
