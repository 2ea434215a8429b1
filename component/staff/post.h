#ifndef STAFF_POST_H
#define STAFF_POST_H

#include <stdbool.h>

#include "staff/fact.h"

/* The way to the component: a SOCK_SEQPACKET that it left on a known fd. */

#define POST_FD 3

struct post {
	int fd;
	bool is_over; /* the component is gone, or talks nonsense */
	char bytes[FACT_BYTES_MOST];
};

/*
 * Waits while the component does not read: a flood that comes in is held back
 * here, in front of the desk.
 */
void post_tell(struct post *post, const struct fact *fact);

/* A fact with up to three fields, the first NULL ends them. */
void post_say(struct post *post, enum fact_kind kind, const char *one,
		const char *two, const char *three);

/* Waits for one packet; its fields live until the next. False: is_over. */
bool post_hear(struct post *post, struct fact *fact);

#endif
