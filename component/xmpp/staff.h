#ifndef XMPP_STAFF_H
#define XMPP_STAFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The component's end of deskbell-staff: starts it, watches it, and turns what
 * it tells into DESK_EVENT_STAFF_*. What freezes, floods or kills it costs a
 * new login, never the desk a turn.
 */

struct event_sink;
struct photos;
struct staff;

struct staff_settings {
	const char *program; /* the path of deskbell-staff */
	const char *jid, *password;
	const char *host;      /* "" asks DNS */
	long port;             /* 0: the usual one */
	const char *tls;       /* required, optional, off */
	const char *ca;        /* a file, or "" */
	int64_t relogin_every; /* ms; -1: never */
	struct photos *photos; /* where those of the vCards go; or NULL */
	int64_t patience;      /* ms without a sign of life; 0: twenty seconds */
};

/* Copies both; starts the program with the first staff_tick. */
struct staff *staff_create(const struct staff_settings *settings,
		const struct event_sink *sink);
void staff_destroy(struct staff *staff);

/* What to poll for reading, or -1. Changes when it is started anew. */
int staff_fd(const struct staff *staff);

/* There is something to read: takes a bounded part of it. */
void staff_ready(struct staff *staff, int64_t now);

void staff_tick(struct staff *staff, int64_t now);
int64_t staff_deadline(const struct staff *staff); /* 0: none */

/* Log out and end; staff_is_over once it has. */
void staff_stop(struct staff *staff, int64_t now);
bool staff_is_over(const struct staff *staff);

#endif
