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
	barrier->handed = 0;
}

void barrier_say(struct barrier *barrier, uint64_t out) {
	barrier->said = out;
}

void barrier_hear(struct barrier *barrier, int64_t now) {
	barrier->heard_at = now;
}

bool barrier_wants_ping(const struct barrier *barrier, int64_t now) {
	return !barrier->ping &&
			(barrier->said != barrier->covered || now >= barrier->ping_due);
}

void barrier_ping(struct barrier *barrier, unsigned long ping, int64_t now) {
	barrier->ping = ping;
	barrier->ping_at = now;
	barrier->covered = barrier->said;
}

uint64_t barrier_pong(struct barrier *barrier, unsigned long ping,
		int64_t now) {
	if (ping != barrier->ping) {
		return 0;
	}
	barrier->ping = 0;
	barrier->ping_due = now + barrier->every;
	if (barrier->covered == barrier->handed) {
		return 0;
	}
	barrier->handed = barrier->covered;
	return barrier->handed;
}

int64_t barrier_deadline(const struct barrier *barrier) {
	if (!barrier->ping) {
		return barrier->ping_due;
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
