#ifndef STATUS_H
#define STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * /metrics and /healthz, for whoever watches this machine: a small HTTP server
 * on loopback or a unix socket. It never blocks, has few connections, and ends
 * each after one answer.
 */

struct buffer;
struct pollfd;
struct status;

struct status_sink {
	void *self;
	/* What is wrong, in a few words; NULL: nothing. */
	const char *(*complaint)(void *self);
	void (*measure)(void *self, struct buffer *out);
};

#define STATUS_POLLS 9 /* the listener and its connections */

/*
 * `where`: "127.0.0.1:9281", "[::1]:9281" or "unix:/run/deskbell/desk.sock".
 * NULL: `why` has a sentence.
 */
struct status *status_open(const char *where, const struct status_sink *sink,
		char *why, size_t size);
void status_close(struct status *status);

/* Fills in STATUS_POLLS of them; those without a socket have fd -1. */
void status_polls(const struct status *status, struct pollfd *polls);

/* With what poll() made of them. */
void status_ready(struct status *status, const struct pollfd *polls,
		int64_t now);

/* When a connection has had its time; 0: never. */
int64_t status_deadline(const struct status *status);

#endif
