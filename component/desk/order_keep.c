/*
 * What is to be remembered of a chat and of its visitor.
 */

#include "desk/orders.h"

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

void order_note(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_tag(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_block(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_unblock(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}
