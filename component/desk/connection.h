#ifndef DESK_CONNECTION_H
#define DESK_CONNECTION_H

#include <stdbool.h>

/*
 * The gateways of the settings, and the pages that come through them. Whoever
 * writes from one of these domains is a page and can be nobody else.
 */

struct channel;
struct connection;
struct desk;
struct gateway;
struct step;
struct visit;

/* The gateway at whose domain that bare JID is, or NULL. */
struct gateway *gateway_of(const struct desk *desk, const char *jid);

struct connection *connection_find(const struct desk *desk, const char *jid);
/* The page that wants this, if it said hello to that channel; or NULL. */
struct connection *connection_greeted(const struct step *step);

struct connection *connection_create(struct desk *desk, struct gateway *gateway,
		const char *jid, const char *site, const char *address);
void connection_destroy(struct desk *desk, struct connection *connection);

/* It said a good hello, and is part of no other visit. */
void connection_join(struct desk *desk, struct connection *connection,
		struct visit *visit, struct channel *channel);

/* A visit that nobody did anything in is no more with its last connection. */
void connection_part(struct desk *desk, struct connection *connection);

#endif
