/*
 * Ears: where they begin and end. What is said to them is not known here.
 */

#include "desk/listen.h"

#include "desk/effect.h"
#include "desk/keep.h"
#include "desk/limits.h"
#include "desk/model.h"

static size_t count(const struct list *ears) {
	size_t found = 0;

	list_for_each(at, ears) {
		found++;
	}
	return found;
}

bool listen_begin(struct step *step, struct chat *chat, struct agent *agent) {
	if (ear_find(chat, agent)) {
		return true;
	}
	if (count(&chat->ears) >= EARS_MOST || count(&agent->ears) >= EARS_MOST) {
		return false;
	}
	keep_ear(step, ear_create(chat, agent), true);
	keep_deed(step, chat, DESK_DEED_LISTEN, agent);
	return true;
}

bool listen_begin_anew(struct step *step, struct chat *chat,
		struct agent *agent) {
	return listen_begin(step, chat, agent);
}

void listen_end(struct step *step, struct chat *chat,
		const struct agent *agent) {
	struct ear *ear = ear_find(chat, agent);

	if (ear) {
		keep_ear(step, ear, false);
		keep_deed(step, chat, DESK_DEED_LEAVE, agent);
		ear_destroy(ear);
	}
}

void listen_chat_ends(struct step *step, struct chat *chat) {
	list_for_each_safe(at, after, &chat->ears) {
		struct ear *ear = list_entry(at, struct ear, of_chat);
		keep_ear(step, ear, false);
		ear_destroy(ear);
	}
}

void listen_rights_change(struct step *step, struct agent *agent) {
	(void)step;
	(void)agent;
}
