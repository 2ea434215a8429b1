/*
 * Reading along in a chat, and whispering to its agent.
 */

#include "desk/orders.h"

#include "desk/asker.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

void order_listen(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_leave(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}

void order_whisper(struct step *step, const struct asker *asker,
		const struct order *order) {
	(void)order;
	asker_tell(step, asker, NULL, DESK_WORD_DONE);
}
