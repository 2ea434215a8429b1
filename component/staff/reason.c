/*
 * Sentences for the operator. Knows what libstrophe says and what the settings
 * are called, nothing of connections.
 */

#include "staff/reason.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

void reason_reset(struct reason *reason) {
	*reason = (struct reason){ 0 };
}

void reason_give(struct reason *reason, const char *text, bool is_refused) {
	if (!*reason->text) {
		text_copy(reason->text, sizeof(reason->text), text);
		reason->is_refused = is_refused;
	}
}

void reason_certificate(struct reason *reason, const char *words) {
	char text[sizeof(reason->text)];

	snprintf(text, sizeof(text),
			"the server's certificate is not to be trusted: %s "
			"([account] ca, jid)",
			words);
	reason_give(reason, text, true);
}

void reason_stream_error(struct reason *reason,
		const xmpp_stream_error_t *error) {
	switch ((int)error->type) {
	case XMPP_SE_CONFLICT:
		reason_give(reason, "another login has taken this one's place", false);
		break;
	case XMPP_SE_HOST_UNKNOWN:
	case XMPP_SE_HOST_GONE:
		reason_give(reason,
				"the server does not know the account's domain "
				"([account] jid)",
				true);
		break;
	case XMPP_SE_NOT_AUTHORIZED:
		reason_give(reason,
				"the server does not let the account in ([account] jid)", true);
		break;
	case XMPP_SE_SYSTEM_SHUTDOWN:
		reason_give(reason, "the server is shutting down", false);
		break;
	case XMPP_SE_POLICY_VIOLATION:
		reason_give(reason,
				"the server has closed the stream for its policy's sake",
				false);
		break;
	default: /* libstrophe's enum, not ours */
		reason_give(reason, "the server has ended the stream with an error",
				false);
	}
}

static void no_way_in(struct reason *reason) {
	if (reason->had_failure) {
		reason_give(reason,
				"the server refuses the account's password "
				"([account] jid, password)",
				true);
	} else {
		reason_give(reason,
				"the server offers no login without TLS, or none that we know "
				"([account] tls)",
				true);
	}
}

void reason_log(struct reason *reason, xmpp_log_level_t level,
		const char *message) {
	/* These are libstrophe's own words; what the peer sent begins "RECV". */
	if (level == XMPP_LEVEL_DEBUG) {
		reason->had_failure = reason->had_failure ||
				(text_begins_with(message, "SASL ") &&
						strstr(message, " auth failed"));
	} else if (text_begins_with(message, "TLS is not supported")) {
		reason_give(reason, "the server offers no TLS ([account] tls)", true);
	} else if (text_begins_with(message, "Cannot authenticate")) {
		no_way_in(reason);
	}
}
