/*
 * What was: ended chats, what was written, what is known.
 */

#include "desk/orders.h"

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

void order_recent(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_history(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_find(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_info(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_why(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}
