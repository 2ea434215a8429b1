#ifndef NET_NET_H
#define NET_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ports.h"

/*
 * Everything that touches a socket: one libwebsockets context on the libev
 * loop, for pages, WebSockets and the uplink. It reports to a sink and knows
 * nothing of what it carries.
 */

struct ev_loop;
struct net;

struct net_settings {
	const char *domain, *server_host, *secret; /* the uplink */
	int server_port;
	const char *listen; /* an address, or "any" */
	int port;
	const char *certificate, *key; /* PEM files; "" for plain HTTP */
	const char *files;             /* the directory of the built widget */
	const char *proxies; /* addresses whose X-Forwarded-For is believed */
	const char *address_key;
	const char *metrics;       /* "ADDRESS:PORT", "unix:PATH" or "" */
	uint32_t connections_most; /* WebSockets; others have room beside */
};

/* NULL: why is logged. */
struct net *net_create(const struct net_settings *settings,
		const struct net_sink *sink, struct ev_loop *loop);
void net_destroy(struct net *net);

struct page_port net_page_port(struct net *net);
struct desk_port net_desk_port(struct net *net);

/*
 * Before the loop waits: writes what was said in this turn. Asking the loop to
 * say when a socket is writable costs more than writing to one that is.
 */
void net_end_turn(struct net *net);

/* Four times a second: the uplink's patience, the certificate. */
void net_tick(struct net *net);

/* No new connection from now on. */
void net_drain(struct net *net);

/* The uplink says goodbye. */
void net_part(struct net *net);

/* Whether all that was to be said to the server is said. */
bool net_is_parted(const struct net *net);

#endif
