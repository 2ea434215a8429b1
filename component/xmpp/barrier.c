/*
 * Pings and what their answers prove. Knows neither stanzas nor sockets.
 */

#include "xmpp/barrier.h"

/* A server that talks is alive, but it must answer the ping at last. */
#define PATIENCE 4

void barrier_begin(struct barrier *barrier, int64_t now) {
	barrier->ping = 0;
	barrier->ping_due = now + barrier->every;
	barrier->heard_at = now;
	barrier->said = 0;
	barrier->covered = 0;
	barrier->taken = 0;
	barrier->handed = 0;
	barrier->settled_at = now;
	barrier->is_last = false;
}

void barrier_say(struct barrier *barrier, uint64_t out) {
	barrier->said = out;
}

void barrier_hear(struct barrier *barrier, int64_t now) {
	barrier->heard_at = now;
}

static int64_t next_ping(const struct barrier *barrier) {
	return barrier->said != barrier->handed &&
					barrier->settled_at < barrier->ping_due
			? barrier->settled_at
			: barrier->ping_due;
}

bool barrier_wants_ping(const struct barrier *barrier, int64_t now) {
	return !barrier->ping && now >= next_ping(barrier);
}

void barrier_ping(struct barrier *barrier, unsigned long ping, int64_t now) {
	barrier->ping = ping;
	barrier->ping_at = now;
	barrier->covered = barrier->said;
}

void barrier_leave(struct barrier *barrier) {
	barrier->is_last = true;
}

uint64_t barrier_pong(struct barrier *barrier, unsigned long ping,
		int64_t now) {
	uint64_t before = barrier->handed;

	if (ping != barrier->ping) {
		return 0;
	}
	barrier->ping = 0;
	barrier->ping_due = now + barrier->every;
	if (barrier->ping_at >= barrier->settled_at) {
		barrier->handed = barrier->taken;
		barrier->taken = barrier->covered;
		barrier->settled_at = now + BARRIER_SETTLE;
	}
	if (barrier->is_last) {
		barrier->handed = barrier->covered;
	}
	return barrier->handed != before ? barrier->handed : 0;
}

int64_t barrier_deadline(const struct barrier *barrier) {
	if (!barrier->ping) {
		return next_ping(barrier);
	}
	int64_t since = barrier->heard_at > barrier->ping_at ? barrier->heard_at
														 : barrier->ping_at;
	int64_t soon = since + barrier->timeout;
	int64_t late = barrier->ping_at + PATIENCE * barrier->timeout;
	return soon < late ? soon : late;
}

bool barrier_is_overdue(const struct barrier *barrier, int64_t now) {
	return barrier->ping && now >= barrier_deadline(barrier);
}
