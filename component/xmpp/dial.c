/*
 * Sockets to the server, set so that a dead peer is found in 11 s and a small
 * stanza leaves at once. Knows no XMPP.
 */

#include "xmpp/dial.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Measured: a peer that is cut off is found in 11 s, idle or sending. */
#define KEEPALIVE_IDLE_S     5
#define KEEPALIVE_INTERVAL_S 2
#define KEEPALIVE_COUNT      3
#define UNANSWERED_MS        11000

struct dial {
	char *host;
	char port[8];
	struct addrinfo *found; /* of the last look-up, until all were tried */
	struct addrinfo *next;
};

struct dial *dial_create(const char *host, long port) {
	struct dial *dial = xcalloc(1, sizeof(*dial));

	dial->host = xstrdup(host);
	snprintf(dial->port, sizeof(dial->port), "%ld", port);
	return dial;
}

static void forget(struct dial *dial) {
	if (dial->found) {
		freeaddrinfo(dial->found);
	}
	dial->found = NULL;
	dial->next = NULL;
}

void dial_destroy(struct dial *dial) {
	if (!dial) {
		return;
	}
	forget(dial);
	free(dial->host);
	free(dial);
}

static bool look_up(struct dial *dial, char *why, size_t why_size) {
	const struct addrinfo wanted = {
		.ai_family = AF_UNSPEC,
		.ai_socktype = SOCK_STREAM,
		.ai_flags = AI_NUMERICSERV,
	};
	int failure = getaddrinfo(dial->host, dial->port, &wanted, &dial->found);

	if (failure) {
		dial->found = NULL;
		snprintf(why, why_size, "%s", gai_strerror(failure));
		return false;
	}
	dial->next = dial->found;
	return true;
}

static void set(int fd, int level, int name, int value) {
	/* What a kernel does not know it does without: the pings still tell. */
	(void)setsockopt(fd, level, name, &value, sizeof(value));
}

static int connect_to(const struct addrinfo *at) {
	int fd = socket(at->ai_family,
			at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol);

	if (fd < 0) {
		return -1;
	}
	set(fd, IPPROTO_TCP, TCP_NODELAY, 1);
	set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
	set(fd, IPPROTO_TCP, TCP_KEEPIDLE, KEEPALIVE_IDLE_S);
	set(fd, IPPROTO_TCP, TCP_KEEPINTVL, KEEPALIVE_INTERVAL_S);
	set(fd, IPPROTO_TCP, TCP_KEEPCNT, KEEPALIVE_COUNT);
	set(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, UNANSWERED_MS);
	if (connect(fd, at->ai_addr, at->ai_addrlen) != 0 && errno != EINPROGRESS) {
		int reason = errno;
		close(fd);
		errno = reason;
		return -1;
	}
	return fd;
}

int dial_next(struct dial *dial, char *why, size_t why_size) {
	while (dial->next) {
		const struct addrinfo *at = dial->next;
		dial->next = at->ai_next;
		int fd = connect_to(at);
		if (fd >= 0) {
			return fd;
		}
		snprintf(why, why_size, "%s", strerror(errno));
	}
	forget(dial);
	return -1;
}

int dial_first(struct dial *dial, char *why, size_t why_size) {
	forget(dial);
	return look_up(dial, why, why_size) ? dial_next(dial, why, why_size) : -1;
}

bool dial_is_through(int fd, char *why, size_t why_size) {
	int failure = 0;
	socklen_t size = sizeof(failure);

	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &failure, &size) != 0) {
		failure = errno;
	}
	if (failure) {
		snprintf(why, why_size, "%s", strerror(failure));
	}
	return failure == 0;
}

bool dial_send(int fd, struct buffer *out) {
	while (out->length > 0) {
		ssize_t sent = send(fd, out->bytes, out->length, MSG_NOSIGNAL);
		if (sent >= 0) {
			buffer_drop(out, (size_t)sent);
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			return true;
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

void dial_acknowledge(int fd) {
	set(fd, IPPROTO_TCP, TCP_QUICKACK, 1);
}

bool dial_has_unread(int fd) {
	char byte;

	return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

void dial_is_pressed(int fd, bool is_pressed) {
	set(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, is_pressed ? 0 : UNANSWERED_MS);
}
