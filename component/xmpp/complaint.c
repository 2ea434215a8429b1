/*
 * Stream errors in words. Knows what servers say, and no stream.
 */

#include "xmpp/complaint.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"

/* ejabberd says not-authorized for a component that it does not know, too. */
static const struct {
	const char *condition;
	const char *before, *after; /* our domain stands between */
} hopeless[] = {
	{ "not-authorized", "the XMPP server does not let us in as ",
			": it must have a component of that name, with the secret that "
			"`secret` in our settings is" },
	{ "conflict", "another program is linked to the XMPP server as ",
			": stop it, one desk has one component" },
	{ "host-unknown", "the XMPP server has no component ",
			": add it to the server's settings, or correct `domain` in ours" },
};

bool complaint_print(const struct complaint *complaint, char *to, size_t size) {
	const char *text = complaint->text;

	if (!complaint->condition) {
		snprintf(to, size, "the server closed the stream");
		return false;
	}
	for (size_t i = 0; i < sizeof(hopeless) / sizeof(*hopeless); i++) {
		if (strcmp(complaint->condition, hopeless[i].condition) == 0) {
			snprintf(to, size, "%s%s%s", hopeless[i].before, complaint->domain,
					hopeless[i].after);
			return true;
		}
	}
	snprintf(to, size, "the server ended the stream with %s%s%s",
			complaint->condition, text ? ": " : "", text ? text : "");
	return false;
}

void complaint_tell(const struct complaint_lost *lost, char *told,
		size_t size) {
	if (strcmp(told, lost->why) == 0) {
		return;
	}
	text_copy(told, size, lost->why);
	if (lost->is_hopeless) {
		log_error("%s", lost->why);
	} else if (lost->was_up) {
		log_warn("the link to the XMPP server is lost: %s", lost->why);
	} else {
		log_warn("no link to the XMPP server at %s, port %ld: %s", lost->host,
				lost->port, lost->why);
	}
}
