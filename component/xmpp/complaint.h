#ifndef XMPP_COMPLAINT_H
#define XMPP_COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>

/* What a stream error means to the operator, and what to do about it. */

struct complaint {
	const char *domain;    /* ours */
	const char *condition; /* RFC 6120's, or NULL for an orderly end */
	const char *text;      /* the server's, or NULL */
};

/* Writes one sentence. True: only a person can help. */
bool complaint_print(const struct complaint *complaint, char *to, size_t size);

/* A link that was lost, or did not come to be. */
struct complaint_lost {
	const char *why, *host;
	long port;
	bool is_hopeless, was_up;
};

/*
 * Tells the operator, and remembers in `told` what; never twice the same: a
 * server that is away for an hour is one line.
 */
void complaint_tell(const struct complaint_lost *lost, char *told, size_t size);

#endif
