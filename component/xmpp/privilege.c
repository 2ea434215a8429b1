/*
 * Rosters that are not ours. Only a server may speak of them: its domain, or
 * its user's bare address, which no client can send from. Knows no agent.
 */

#include "xmpp/privilege.h"

#include <string.h>

#include "base/arena.h"
#include "base/jid.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/reading.h"
#include "xmpp/reply.h"
#include "xmpp/spaces.h"
#include "xmpp/words/words.h"

#define ID_IN  "entry:"
#define ID_OUT "no-entry:"

/* XEP-0356, section 4.2: "both" and "set" let us write. */
static bool grants_rosters(const struct element *privilege) {
	for (const struct element *at = privilege->children; at; at = at->next) {
		const char *access = element_get(at, "access");
		if (strcmp(at->name, "perm") == 0 && access &&
				strcmp(access, "roster") == 0 &&
				(reading_is_type(at, "both") || reading_is_type(at, "set"))) {
			return true;
		}
	}
	return false;
}

bool privilege_read_advert(const struct element *message,
		struct reading *reading) {
	const struct element *privilege =
			element_child(message, "privilege", SPACE_PRIVILEGE);

	if (!privilege) {
		privilege = element_child(message, "privilege", SPACE_PRIVILEGE_OLD);
	}
	if (!privilege || reading->from.local[0] || reading->from.resource[0] ||
			reading->to.local[0]) {
		return false;
	}
	reading_find_event(reading, DESK_EVENT_GRANTED);
	reading->event.granted.is_granted = grants_rosters(privilege);
	return true;
}

/* What no other entry of that server would fare better with. */
static bool is_hopeless(const struct element *error) {
	static const char *const hopeless[] = { "feature-not-implemented",
		"forbidden", "internal-server-error", "not-allowed" };

	for (size_t i = 0; i < sizeof(hopeless) / sizeof(*hopeless); i++) {
		if (element_child(error, hopeless[i], SPACE_STANZAS)) {
			return true;
		}
	}
	return false;
}

static const char *after(const char *id, const char *start) {
	size_t length = strlen(start);

	return id && strncmp(id, start, length) == 0 ? id + length : NULL;
}

bool privilege_read_answer(const struct element *iq, struct reading *reading) {
	const struct element *error = element_child(iq, "error", STREAM_SPACE);
	const char *in = after(reading->reply.id, ID_IN);
	const char *out = after(reading->reply.id, ID_OUT);
	bool is_done = reading_is_type(iq, "result");

	if ((!in && !out) || !reading->from.local[0] || reading->from.resource[0] ||
			reading->to.local[0]) {
		return false;
	}
	reading_find_event(reading, DESK_EVENT_ANSWERED);
	reading->event.answered.address = in ? in : out;
	reading->event.answered.is_removal = !in;
	/* What is not there need not be removed. */
	reading->event.answered.is_done = is_done ||
			(!in && error &&
					element_child(error, "item-not-found", SPACE_STANZAS));
	reading->event.answered.is_hopeless =
			!is_done && error && is_hopeless(error);
	return true;
}

/* In the language of whose roster it is. */
static const char *group_of(struct arena *arena,
		const struct desk_effect *effect, const char *domain) {
	const struct words_speaker speaker = { .domain = domain,
		.local = effect->from };
	const struct desk_sentence group = {
		.word = effect->roster.kind == DESK_KIND_CHANNEL
				? DESK_WORD_GROUP_CHANNELS
				: DESK_WORD_GROUP_CHATS,
	};

	return words_say(words_find(effect->lang), arena, &group, &speaker);
}

/* RFC 6121, sections 2.3 and 2.5, but to whose roster it is, not to ours. */
struct element *privilege_write(struct arena *arena,
		const struct desk_effect *effect, const char *domain) {
	bool is_removal = effect->roster.is_removal;
	const struct reply envelope = { domain, effect->to,
		arena_print(arena, "%s%s", is_removal ? ID_OUT : ID_IN,
				effect->roster.address) };
	struct element *iq = reply_create(arena, "iq", &envelope, "set");
	struct element *query = element_add(arena, iq, "query", SPACE_ROSTER);
	struct element *item = element_add(arena, query, "item", NULL);
	char jid[JID_FULL_ROOM];

	jid_print(jid, sizeof(jid), effect->roster.address, domain, "");
	element_set(arena, item, "jid", arena_copy(arena, jid));
	if (is_removal) {
		element_set(arena, item, "subscription", "remove");
		return iq;
	}
	element_set(arena, item, "name", effect->roster.name);
	element_set(arena, item, "subscription", "both");
	element_add_text(arena, item, "group", NULL,
			group_of(arena, effect, domain));
	return iq;
}
