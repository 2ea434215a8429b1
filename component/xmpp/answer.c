/*
 * Answers to iq stanzas. Knows what cards and lists look like, and decides
 * nothing.
 */

#include "xmpp/answer.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "xmpp/caps.h"
#include "xmpp/commands.h"
#include "xmpp/spaces.h"

static struct element *add(const struct answering *w, struct element *parent,
		const char *name, const char *space) {
	return element_add(w->arena, parent, name, space);
}

static struct element *create(const struct answering *w) {
	return reply_create(w->arena, "iq", &w->reply, "result");
}

static struct element *refuse(const struct answering *w,
		const char *condition) {
	const struct reply_error error = { "cancel", condition, NULL, NULL, NULL };

	return reply_error(w->arena, "iq", &w->reply, &error);
}

/* XEP-0054 */
static struct element *write_vcard(const struct answering *w) {
	struct element *iq = create(w);
	struct element *card = add(w, iq, "vCard", SPACE_VCARD);
	const char *name = w->effect->card.name;

	if (name && name[0]) {
		element_add_text(w->arena, card, "FN", NULL, name);
		element_add_text(w->arena, card, "NICKNAME", NULL, name);
	}
	return iq;
}

/* XEP-0012 */
static struct element *write_last(const struct answering *w) {
	struct element *iq = create(w);

	element_set(w->arena, add(w, iq, "query", SPACE_LAST), "seconds",
			arena_print(w->arena, "%" PRId64, w->effect->card.idle / 1000));
	return iq;
}

static bool is_visitors(const struct answering *w) {
	return w->effect->card.kind == DESK_KIND_VISITOR;
}

/* XEP-0115, section 6.2: the node is repeated, or is not ours. */
static struct element *write_info(const struct answering *w) {
	const struct desk_effect *effect = w->effect;
	const struct caps caps = { effect->card.kind,
		effect->card.name ? effect->card.name : "" };
	struct element *iq = create(w);

	if (!is_visitors(w) && commands_is_node(w->node)) {
		commands_add_info(w, iq);
		return iq;
	}
	if (w->node[0] && !caps_is_node(w->arena, w->node, &caps)) {
		return refuse(w, "item-not-found");
	}
	struct element *query = add(w, iq, "query", SPACE_DISCO_INFO);
	element_set(w->arena, query, "node", w->node[0] ? w->node : NULL);
	caps_tell(w->arena, query, &caps);
	return iq;
}

static struct element *write_card(const struct answering *w) {
	struct element *iq = NULL;

	switch (w->effect->card.about) {
	case DESK_ABOUT_CARD:
		return write_vcard(w);
	case DESK_ABOUT_LAST:
		return write_last(w);
	case DESK_ABOUT_INFO:
		return write_info(w);
	case DESK_ABOUT_ITEMS:
		iq = create(w);
		add(w, iq, "query", SPACE_DISCO_ITEMS);
		return iq;
	case DESK_ABOUT_COMMANDS:
		iq = create(w);
		commands_add_items(w, iq);
		return iq;
	case DESK_ABOUT_OTHER:
		return refuse(w, "service-unavailable");
	}
	return NULL;
}

struct element *answer_write(const struct answering *w) {
	if (w->effect->type == DESK_EFFECT_CARD) {
		return write_card(w);
	}
	struct element *iq = create(w);
	if (w->effect->type == DESK_EFFECT_FORM) {
		commands_add_form(w, iq);
	} else {
		commands_add_result(w, iq);
	}
	return iq;
}
