#ifndef XMPP_BACKOFF_H
#define XMPP_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

/* How long to wait before the next attempt: 0.5 s, doubling up to a minute. */

struct backoff {
	int64_t delay; /* of the next wait, before chance; 0: the first */
};

/*
 * The next wait, half of it by chance so that many do not come at once. Where
 * only a person can help (`is_hopeless`) it is a second at least.
 */
int64_t backoff_next(struct backoff *backoff, bool is_hopeless);

/* It went well for a while: the next failure is a new one. */
void backoff_reset(struct backoff *backoff);

#endif
