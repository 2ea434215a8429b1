#ifndef XMPP_BARRIER_H
#define XMPP_BARRIER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The hand-off barrier: what was said before a ping, the server has taken when
 * it answers. The same pings find a server that hangs. One is under way at a
 * time. No socket and no clock.
 *
 * Taken is not yet handed over: ejabberd answers when its router has the line,
 * which then goes through two more of its processes to the client's socket. So
 * it is proven by a second pong, of a ping that was sent BARRIER_SETTLE later:
 * a server that answers again has had the time, and was not killed in it.
 */

#define BARRIER_SETTLE 250 /* ms */

struct barrier {
	int64_t every, timeout; /* ms */
	unsigned long ping;     /* the one that is under way, or 0 */
	int64_t ping_at, ping_due, heard_at;
	uint64_t said;    /* the highest SAY written on this connection */
	uint64_t covered; /* … of those before the last ping */
	uint64_t taken;   /* … of those before its pong */
	uint64_t handed;  /* … of those taken BARRIER_SETTLE before a ping */
	int64_t settled_at;
	bool is_last;
};

/* A new connection: what was said on the old one is not known to be there. */
void barrier_begin(struct barrier *barrier, int64_t now);

void barrier_say(struct barrier *barrier, uint64_t out);
void barrier_hear(struct barrier *barrier, int64_t now);

/* Whether to ping: when it is time, or something said is not yet proven. */
bool barrier_wants_ping(const struct barrier *barrier, int64_t now);
void barrier_ping(struct barrier *barrier, unsigned long ping, int64_t now);

/* We leave, the server stays: the next pong proves all. */
void barrier_leave(struct barrier *barrier);

/* The SAY up to which all are newly proven to be taken, or 0. */
uint64_t barrier_pong(struct barrier *barrier, unsigned long ping, int64_t now);

/* When it is time to ping, or to give up. */
int64_t barrier_deadline(const struct barrier *barrier);
bool barrier_is_overdue(const struct barrier *barrier, int64_t now);

#endif
