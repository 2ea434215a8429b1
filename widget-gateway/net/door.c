/*
 * Who is in and has not said what it wants: sockets that are no WebSocket, yet
 * or ever. They are few and short-lived, so when too many stand here the one
 * that came first is shown out: however many silent sockets somebody opens, an
 * honest page, which is done in a moment, finds the door open.
 */

#include <stdlib.h>

#include "base/arena.h"
#include "net/inside.h"

/* Files for lws itself, the log, the uplink, the listeners. */
#define FILES_OWN 64
/* lws takes all that wait at once; those shown out leave after that. */
#define GUESTS_OVER (GUESTS_MOST / 4)

struct guest {
	struct list link; /* net.guests, oldest first; in none when shown out */
	struct lws *wsi;
};

uint32_t door_files(uint32_t connections) {
	return connections + GUESTS_MOST + GUESTS_OVER + FILES_OWN;
}

/* Out of descriptors lws would spin: so there is a last one, well before. */
bool door_may_enter(const struct net *net) {
	return !net->is_draining && net->guest_count < GUESTS_MOST + GUESTS_OVER;
}

static void show_out(struct net *net) {
	if (list_is_empty(&net->guests)) {
		return;
	}
	struct guest *first = list_entry(net->guests.next, struct guest, link);

	list_take_out(&first->link);
	net->shown_out++;
	net_hang_up(first->wsi);
}

void door_entered(struct net *net, struct lws *wsi) {
	struct guest *guest = xcalloc(1, sizeof(*guest));

	guest->wsi = wsi;
	list_append(&net->guests, &guest->link);
	lws_set_opaque_parent_data(wsi, guest);
	net->guest_count++;
	if (net->guest_count > GUESTS_MOST) {
		show_out(net);
	}
}

/* It became a WebSocket, or is gone; also asked for sockets of our own. */
void door_left(struct net *net, struct lws *wsi) {
	struct guest *guest = lws_get_opaque_parent_data(wsi);

	if (guest) {
		lws_set_opaque_parent_data(wsi, NULL);
		list_take_out(&guest->link);
		free(guest);
		net->guest_count--;
	}
}
