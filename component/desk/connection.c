/*
 * Which page is part of which visit. What either is told is not known here.
 */

#include "desk/connection.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "desk/event.h"
#include "desk/model.h"
#include "desk/visit.h"

struct gateway *gateway_of(const struct desk *desk, const char *jid) {
	const char *at = strchr(jid, '@');
	const char *domain = at ? at + 1 : jid;

	for (size_t i = 0; i < desk->gateway_count; i++) {
		if (strcmp(desk->gateways[i].domain, domain) == 0) {
			return &desk->gateways[i];
		}
	}
	return NULL;
}

struct connection *connection_find(const struct desk *desk, const char *jid) {
	struct table_link *at =
			table_find(&desk->connections, table_hash(&desk->secret, jid));

	for (; at; at = table_find_next(at)) {
		struct connection *connection =
				list_entry(at, struct connection, by_jid);
		if (strcmp(connection->jid, jid) == 0) {
			return connection;
		}
	}
	return NULL;
}

struct connection *connection_greeted(const struct step *step) {
	struct connection *connection =
			connection_find(step->desk, step->event->from);
	bool is_his = connection && connection->visit &&
			strcmp(connection->channel->name, step->event->to) == 0;

	return is_his ? connection : NULL;
}

struct connection *connection_create(struct desk *desk, struct gateway *gateway,
		const char *jid, const char *site, const char *address) {
	struct connection *connection = xcalloc(1, sizeof(*connection));

	connection->jid = xstrdup(jid);
	connection->site = xstrdup(site);
	connection->address = xstrdup(address ? address : "");
	connection->gateway = gateway;
	connection->is_visible = true;
	list_init(&connection->of_visit);
	list_append(&gateway->connections, &connection->of_gateway);
	table_add(&desk->connections, &connection->by_jid,
			table_hash(&desk->secret, jid));
	return connection;
}

void connection_destroy(struct desk *desk, struct connection *connection) {
	connection_part(desk, connection);
	list_take_out(&connection->of_gateway);
	table_take_out(&desk->connections, &connection->by_jid);
	xfree(connection->jid);
	xfree(connection->site);
	xfree(connection->address);
	xfree(connection);
}

void connection_join(struct desk *desk, struct connection *connection,
		struct visit *visit, struct channel *channel) {
	assert(!connection->visit || connection->visit == visit);
	if (!connection->visit) {
		connection->visit = visit;
		visit->connection_count++;
	}
	/* Once more the youngest: it is known to be alive. */
	list_take_out(&connection->of_visit);
	list_append(&visit->connections, &connection->of_visit);
	connection->channel = channel;
	connection->is_welcome = false;
	if (visit->visitor) {
		visitor_rest(desk, visit->visitor);
	}
}

void connection_part(struct desk *desk, struct connection *connection) {
	struct visit *visit = connection->visit;

	if (!visit) {
		return;
	}
	connection->visit = NULL;
	connection->channel = NULL;
	connection->is_welcome = connection->is_fetching = false;
	list_take_out(&connection->of_visit);
	visit->connection_count--;
	if (visit->visitor) {
		visitor_rest(desk, visit->visitor);
	} else if (!visit->connection_count) {
		visit_destroy(desk, visit);
	}
}
