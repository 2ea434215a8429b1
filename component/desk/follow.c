/*
 * Which presence a visit has, and when its agent hears of a change.
 */

#include "desk/follow.h"

#include "desk/effect.h"
#include "desk/event.h"
#include "desk/model.h"
#include "desk/tell.h"

/* A reload, a page further on, a gateway that restarts. */
#define GRACE (30 * 1000)

static enum desk_presence presence_of(const struct visit *visit) {
	list_for_each(at, &visit->connections) {
		if (list_entry(at, struct connection, of_visit)->is_visible) {
			return DESK_PRESENCE_AVAILABLE;
		}
	}
	return visit->connection_count ? DESK_PRESENCE_AWAY
								   : DESK_PRESENCE_UNAVAILABLE;
}

static int rank(enum desk_presence presence) {
	return presence == DESK_PRESENCE_AVAILABLE ? 2
			: presence == DESK_PRESENCE_AWAY   ? 1
											   : 0;
}

static void tell(struct step *step, const struct visitor *visitor) {
	list_for_each(at, &visitor->conversations) {
		const struct conversation *conversation =
				list_entry(at, struct conversation, link);
		const struct chat *chat = conversation_open_chat(conversation);
		if (chat) {
			tell_visitor_shows(step, chat);
		}
	}
}

static void show(struct step *step, struct visit *visit,
		enum desk_presence presence) {
	timer_clear(&step->desk->timers, &visit->timer);
	if (visit->shown == presence) {
		return;
	}
	visit->shown = presence;
	if (visit->visitor && step->desk->is_linked) {
		tell(step, visit->visitor);
	}
}

void follow_pages(struct step *step, struct visit *visit) {
	enum desk_presence presence = presence_of(visit);

	if (rank(presence) >= rank(visit->shown)) {
		show(step, visit, presence);
	} else if (!visit->timer.place && step->desk->is_linked) {
		/* Without the link nobody can be there: link_up() looks again. */
		timer_set(&step->desk->timers, &visit->timer, step->event->now + GRACE);
	}
}

void follow_is_due(struct step *step, struct visit *visit) {
	if (step->desk->is_linked) {
		show(step, visit, presence_of(visit));
	}
}
