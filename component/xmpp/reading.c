/*
 * The small moves of a reader: what is taken out of a stanza, and what is made
 * of it. Knows no stanza as a whole.
 */

#include "xmpp/reading.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "wire/element.h"
#include "xmpp/reply.h"
#include "xmpp/spaces.h"
#include "xmpp/words/words.h"

#define LANG_MOST 35 /* RFC 5646, section 4.4.1 */

bool reading_is_type(const struct element *stanza, const char *type) {
	const char *is = element_get(stanza, "type");

	return is && strcmp(is, type) == 0;
}

const char *reading_id_of(const struct element *element) {
	const char *id = element ? element_get(element, "id") : NULL;

	return id && id[0] && strlen(id) <= READER_ID_MOST ? id : NULL;
}

const char *reading_lang_of(const struct element *element) {
	const char *lang = element_get(element, "xml:lang");
	const char *letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
						  "0123456789-";

	if (!lang || !lang[0] || strlen(lang) > LANG_MOST ||
			lang[strspn(lang, letters)]) {
		return NULL;
	}
	return lang;
}

bool reading_is_web(const char *url) {
	return text_begins_with(url, "https://") ||
			text_begins_with(url, "http://");
}

void reading_find_nothing(struct reading *reading) {
	reading->finding = READER_FINDING_NOTHING;
}

void reading_find_fault(struct reading *reading, const char *type,
		const char *condition, const char *text) {
	reading->finding = READER_FINDING_FAULT;
	reading->error =
			(struct reply_error){ type, condition, text, reading->words->lang };
}

void reading_find_event(struct reading *reading, enum desk_event_type type) {
	reading->finding = READER_FINDING_EVENT;
	reading->event.type = type;
	reading->event.from = reading->from.bare;
	reading->event.resource = reading->from.resource;
	reading->event.to = reading->to.local;
}

void reading_find_typing(struct reading *reading,
		const struct element *message) {
	static const struct {
		const char *name;
		enum desk_typing state;
	} states[] = {
		{ "active", DESK_TYPING_ACTIVE },
		{ "composing", DESK_TYPING_COMPOSING },
		{ "paused", DESK_TYPING_PAUSED },
		{ "inactive", DESK_TYPING_INACTIVE },
		{ "gone", DESK_TYPING_GONE },
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (element_child(message, states[i].name, SPACE_STATES)) {
			reading_find_event(reading, DESK_EVENT_TYPING);
			reading->event.typing.state = states[i].state;
			return;
		}
	}
}

void reading_want_answer(struct reading *reading, struct arena *arena,
		const char *node) {
	if (reading->reply.id) {
		reading->event.asked = reply_join(arena,
				&(struct reply_asked){ reading->to.resource, node,
						reading->reply.id });
	}
}

const char *reading_cut(struct arena *arena, const char *text, size_t most) {
	size_t length = strlen(text);
	size_t at = 0;

	if (length <= most) {
		return text;
	}
	for (size_t count = 0; count < most && at < length; count++) {
		size_t step = text_character(text + at, length - at);
		at += step ? step : 1;
	}
	return at < length ? arena_copy_bytes(arena, text, at) : text;
}
