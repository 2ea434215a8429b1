/*
 * Presence from gateways. Who is none of the settings' is not listened to,
 * whatever he says he is.
 */

#include "desk/on_gateway.h"

#include <string.h>

#include "desk/connection.h"
#include "desk/event.h"
#include "desk/gateway.h"
#include "desk/limits.h"
#include "desk/model.h"

/* The gateway itself, not one of its connections. */
static struct gateway *speaker(const struct step *step) {
	return strchr(step->event->from, '@')
			? NULL
			: gateway_of(step->desk, step->event->from);
}

void gateway_comes(struct step *step) {
	struct gateway *gateway = speaker(step);

	if (gateway && step->desk->is_linked) {
		gateway_end(step, gateway);
		gateway_meet(step, gateway);
	}
}

void gateway_goes(struct step *step) {
	struct gateway *gateway = speaker(step);

	if (gateway) {
		gateway_end(step, gateway);
	}
}

void connection_opens(struct step *step) {
	struct desk *desk = step->desk;
	const char *from = step->event->from;
	struct gateway *gateway = strchr(from, '@') ? gateway_of(desk, from) : NULL;
	struct connection *known = connection_find(desk, from);

	if (!gateway || desk->connections.count >= CONNECTIONS_MOST) {
		return;
	}
	if (known) {
		gateway_close(step, known);
	}
	connection_create(desk, gateway, from, step->event->connection.site,
			step->event->connection.address);
}

void connection_closes(struct step *step) {
	struct connection *connection =
			connection_find(step->desk, step->event->from);

	if (connection) {
		gateway_close(step, connection);
	}
}
