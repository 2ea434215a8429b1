/*
 * Handing a chat from one agent to another.
 */

#include "desk/orders.h"

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

void order_transfer(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_accept(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_reject(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_cancel(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_takeover(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}
