#ifndef XMPP_SESSIONS_H
#define XMPP_SESSIONS_H

#include <stdint.h>

/*
 * Forms that were given out and wait to be filled in (XEP-0050, section 2.4):
 * each is good once, for one device and one command, and not for long. So many
 * are remembered, then the oldest gives way.
 */

struct arena;
struct sessions;

#define SESSIONS_MOST 1000
#define SESSION_TIME  ((int64_t)10 * 60 * 1000)

enum session_state {
	SESSION_GOOD,
	SESSION_OVER,    /* it was good: too late, or filled in before */
	SESSION_UNKNOWN, /* or somebody else's */
};

struct sessions *sessions_create(void);
void sessions_destroy(struct sessions *sessions);

/* What time it is, for all that follows. */
void sessions_tick(struct sessions *sessions, int64_t now);

/* An id that no session has. */
const char *sessions_name(struct arena *arena);

/* A session of that device, its full JID, with that command: its id. */
const char *sessions_open(struct sessions *sessions, struct arena *arena,
		const char *jid, const char *node);

/* What it was. From now on it is over. */
enum session_state sessions_close(struct sessions *sessions, const char *id,
		const char *jid, const char *node);

#endif
