#ifndef HUB_H
#define HUB_H

#include <stdint.h>

#include "ports.h"

/*
 * All connections of a gateway, and what they share: the desk's state, the
 * channels, the time. It feeds each connection's mind and does what that says.
 */

struct hub;

struct hub_settings {
	const char *domain, *desk;
	uint32_t connections_most, per_address, hellos_per_second;
	int64_t ping_every, ping_timeout; /* of the desk, ms */
};

struct hub *hub_create(const struct hub_settings *settings);

/* Before anything is reported to it. */
void hub_connect(struct hub *hub, const struct page_port *pages,
		const struct desk_port *desk);

/* No socket may be left: every `gone` was reported. */
void hub_destroy(struct hub *hub);

/* What the net reports to. */
struct net_sink hub_sink(struct hub *hub);

/* Four times a second. */
void hub_tick(struct hub *hub);

/* Says goodbye to everybody; nobody new is let in. */
void hub_drain(struct hub *hub);

/* Tells the desk that this gateway goes; the pages are gone by then. */
void hub_part(struct hub *hub);

/* How many are connected. */
uint32_t hub_count(const struct hub *hub);

#endif
