#ifndef STAFF_REASON_H
#define STAFF_REASON_H

#include <stdbool.h>

#include <strophe.h>

/* Why a login came to nothing: one sentence that says what to look at. */

struct reason {
	char text[512];   /* "" while there is none */
	bool is_refused;  /* trying again soon is vain: someone must act */
	bool had_failure; /* the server has refused a password */
};

void reason_reset(struct reason *reason);

/* The first reason is the reason; what follows from it is not. */
void reason_give(struct reason *reason, const char *text, bool is_refused);

/* X.509's words about a certificate that does not prove the server. */
void reason_certificate(struct reason *reason, const char *words);

/* A stream error, RFC 6120, section 4.9. */
void reason_stream_error(struct reason *reason,
		const xmpp_stream_error_t *error);

/* libstrophe's log: before the login that is where it tells of failures. */
void reason_log(struct reason *reason, xmpp_log_level_t level,
		const char *message);

#endif
