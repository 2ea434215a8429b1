#ifndef APP_H
#define APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/histogram.h"
#include "ports.h"

/*
 * The turn. Events are fed while the loop drains its sockets; app_end_turn()
 * then keeps all that they caused in one transaction and only after its COMMIT
 * lets the mouth speak. It knows the mind and two ports, and no database, no
 * server and no clock but the one it is given.
 */

struct app;
struct desk;

struct clock_port {
	int64_t (*now)(void);
	int64_t (*wall)(void);
	void (*chance)(uint8_t *bytes, size_t count);
};

struct app *app_create(struct desk *desk, const struct store_port *store,
		const struct xmpp_port *xmpp, const struct clock_port *clock);
void app_destroy(struct app *app);

/* One event; `now`, `wall` and `chance` are filled in here. */
void app_feed(struct app *app, struct desk_event *event);
struct event_sink app_sink(struct app *app);

/* Feeds what the store remembers. False: it could not be read. */
bool app_revive(struct app *app);

/* Feeds a TICK when the desk wants one. */
void app_tick(struct app *app);

/* Keeps, then speaks. False: the store did not keep this turn. */
bool app_end_turn(struct app *app);

/* Figures for /metrics, since the start. */
struct app_figures {
	uint64_t events;
	struct histogram kept; /* from a line's event to its commit */
	size_t owed;           /* what was asked of the store and is not yet read */
};

void app_count(const struct app *app, struct app_figures *figures);

/* When the loop must come back, in ms of the clock's now; 0: no hurry. */
int64_t app_deadline(const struct app *app);

#endif
