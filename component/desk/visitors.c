/*
 * Who the visitors are: readable and unique addresses, and room for new ones.
 * Only the given name goes into an address, never anything that tells more.
 */

#include "desk/visitors.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/entry.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/limits.h"
#include "desk/model.h"
#include "desk/visit.h"

#define CODE      4
#define LONG_CODE 5

static const char *print(const struct step *step, const char *slug,
		const char *code) {
	return arena_print(step->out->arena, "%s-%s", slug, code);
}

static bool is_free(const struct step *step, const char *address) {
	return !visitor_at(step->desk, address) &&
			!channel_find(step->desk, address);
}

/* The next code in the order of base32; after the last comes the first. */
static void count_up(char *code) {
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";

	for (size_t i = strlen(code); i-- > 0;) {
		const char *digit = strchr(digits, code[i]);
		code[i] = digit[1] ? digit[1] : digits[0];
		if (code[i] != digits[0]) {
			return;
		}
	}
}

const char *visitors_make_address(const struct step *step, const char *name) {
	const uint8_t *chance = step->event->chance;
	char slug[SLUG_ROOM], code[LONG_CODE + 1];

	text_slug(slug, sizeof(slug), name);
	if (!slug[0]) {
		text_copy(slug, sizeof(slug), "visitor");
	}
	text_base32(code, CODE, chance);
	const char *address = print(step, slug, code);
	if (is_free(step, address)) {
		return address;
	}
	/* There are far fewer visitors than codes of five: this finds one. */
	text_base32(code, LONG_CODE, chance + CODE);
	for (address = print(step, slug, code); !is_free(step, address);
			address = print(step, slug, code)) {
		count_up(code);
	}
	return address;
}

const char *visitors_clean_name(const struct step *step, const char *name) {
	return name ? text_name(step->out->arena, name, NAME_MOST) : "";
}

static void tell_staff(struct step *step, const struct chat *chat) {
	if (chat->state == CHAT_STATE_TALKING && chat->agent &&
			chat->agent->is_there) {
		entry_introduce(step, chat, chat->agent);
	}
	list_for_each(at, &chat->ears) {
		const struct ear *ear = list_entry(at, struct ear, of_chat);
		if (ear->agent->is_there) {
			entry_introduce(step, chat, ear->agent);
		}
	}
}

static void tell_renamed(struct step *step, const struct visitor *visitor) {
	list_for_each(at, &visitor->conversations) {
		const struct chat *chat = conversation_open_chat(
				list_entry(at, struct conversation, link));
		if (chat && step->desk->is_linked) {
			tell_staff(step, chat);
		}
	}
}

void visitors_learn_name(struct step *step, struct visitor *visitor,
		const char *given) {
	const char *name = visitors_clean_name(step, given);

	if (name[0] && strcmp(name, visitor->name) != 0) {
		model_set_text(&visitor->name, name);
		keep_visitor(step, visitor);
		tell_renamed(step, visitor);
	}
}

bool visitors_make_room(struct step *step) {
	struct desk *desk = step->desk;

	while (desk->visitors_by_id.count >= VISITORS_MOST) {
		if (list_is_empty(&desk->idle)) {
			return false;
		}
		struct visitor *visitor =
				list_entry(desk->idle.next, struct visitor, link);
		/*
		 * His record stays, under a name that nobody can have, so that he
		 * and his address may come again as somebody new.
		 */
		char *nobody = arena_print(step->out->arena, "~%u", visitor->id);
		model_set_text(&visitor->name, "");
		keep_visitor(step, visitor);
		struct desk_effect *kept = &step->out->items[step->out->count - 1];
		kept->visitor.jid = kept->visitor.address = nobody;
		if (visitor->visit) {
			visit_forget(step, visitor->visit);
		}
		visitor_destroy(desk, visitor);
	}
	return true;
}
