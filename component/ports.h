#ifndef PORTS_H
#define PORTS_H

#include <stdbool.h>

#include "desk/types.h"

/*
 * What the app needs of the world: small structs of functions, so that neither
 * the mind nor the app knows a database or a server. A port never calls back
 * into app_feed during a call (HOUSE, law 5).
 */

struct desk_effect;
struct desk_effects;
struct desk_event;

/* Whoever has events passes them here; app_feed fills in the times. */
struct event_sink {
	void *self;
	void (*feed)(void *self, struct desk_event *event);
};

struct store_port {
	void *self;
	/*
	 * All KEEP_* of the list in one transaction, committed unless all of them
	 * may wait; false: nothing was kept.
	 */
	bool (*keep)(void *self, const struct desk_effects *effects);
	/* One FETCH, after the commit: a page of lines, as FETCHED. */
	bool (*fetch)(void *self, uint32_t chat, enum desk_leg leg, uint32_t after,
			const struct event_sink *sink);
	/* One FETCH_PAGE, after the commit: what it asked for, as FETCHED_PAGE. */
	bool (*fetch_page)(void *self, const struct desk_effect *asked,
			const struct event_sink *sink);
	/*
	 * Some of a SEARCH, after the commit, in no more time than a turn has:
	 * SEARCHED once it is done. One search at a time.
	 */
	bool (*search)(void *self, const struct desk_effect *asked,
			const struct event_sink *sink, bool *is_done);
	/* REVIVE_* in their order, and REVIVED. */
	bool (*revive)(void *self, const struct event_sink *sink);
};

struct xmpp_port {
	void *self;
	void (*speak)(void *self, const struct desk_effects *effects);
	/* False while the server has much to read yet: fetch no more for it. */
	bool (*has_room)(void *self);
};

#endif
