/*
 * Stateless answers to iq stanzas. Knows the settings' channels and neither
 * the desk nor a socket.
 */

#include "xmpp/service.h"

#include <string.h>

#include "base/arena.h"
#include "wire/element.h"
#include "xmpp/caps.h"
#include "xmpp/commands.h"
#include "xmpp/page.h"
#include "xmpp/reader.h"
#include "xmpp/reply.h"
#include "xmpp/spaces.h"

static const struct caps domain_caps = { DESK_KIND_DOMAIN, "" };

static struct element *refuse(struct arena *arena,
		const struct reading *reading, const char *condition) {
	const struct reply_error error = { "cancel", condition, NULL, NULL };

	return reply_error(arena, "iq", &reading->reply, &error);
}

/* XEP-0199 */
static struct element *answer_ping(struct arena *arena,
		const struct reading *reading) {
	return reply_create(arena, "iq", &reading->reply, "result");
}

/* XEP-0092 */
static struct element *answer_version(struct arena *arena,
		const struct reading *reading) {
	struct element *iq = reply_create(arena, "iq", &reading->reply, "result");
	struct element *query = element_add(arena, iq, "query", SPACE_VERSION);

	element_add_text(arena, query, "name", NULL, "Deskbell");
	element_add_text(arena, query, "version", NULL, DESKBELL_VERSION);
	return iq;
}

/* XEP-0030, section 3.1; with a node as XEP-0115, section 6.2. */
static struct element *answer_info(struct arena *arena,
		const struct reading *reading, const char *node) {
	if (node && !caps_is_node(arena, node, &domain_caps)) {
		return refuse(arena, reading, "item-not-found");
	}
	struct element *iq = reply_create(arena, "iq", &reading->reply, "result");
	struct element *query = element_add(arena, iq, "query", SPACE_DISCO_INFO);
	element_set(arena, query, "node", node);
	caps_tell(arena, query, &domain_caps);
	return iq;
}

/* XEP-0030, section 4.1: the channels. No address has items at a node. */
static struct element *answer_items(const struct service *service,
		struct arena *arena, const struct reading *reading, const char *node) {
	if (node) {
		return refuse(arena, reading, "item-not-found");
	}
	struct element *iq = reply_create(arena, "iq", &reading->reply, "result");
	struct element *query = element_add(arena, iq, "query", SPACE_DISCO_ITEMS);
	for (size_t i = 0; i < service->channel_count; i++) {
		struct element *item = element_add(arena, query, "item", NULL);
		element_set(arena, item, "jid",
				arena_print(arena, "%s@%s", service->channels[i].name,
						service->domain));
		element_set(arena, item, "name", service->channels[i].title);
	}
	return iq;
}

/* XEP-0054 */
static struct element *answer_card(struct arena *arena,
		const struct reading *reading) {
	struct element *iq = reply_create(arena, "iq", &reading->reply, "result");
	struct element *card = element_add(arena, iq, "vCard", SPACE_VCARD);

	element_add_text(arena, card, "FN", NULL, "Deskbell");
	return iq;
}

static struct element *answer_get(const struct service *service,
		const struct element *asked, const struct reading *reading,
		struct arena *arena) {
	const char *node = element_get(asked, "node");

	if (element_is(asked, "ping", SPACE_PING)) {
		return answer_ping(arena, reading);
	}
	if (element_is(asked, "query", SPACE_VERSION)) {
		return answer_version(arena, reading);
	}
	if (element_is(asked, "query", SPACE_DISCO_INFO)) {
		return answer_info(arena, reading, node);
	}
	if (element_is(asked, "query", SPACE_DISCO_ITEMS)) {
		return answer_items(service, arena, reading, node);
	}
	if (element_is(asked, "vCard", SPACE_VCARD)) {
		return answer_card(arena, reading);
	}
	/*
	 * XEP-0060, section 6.5.9.13: nobody here publishes anything. Clients ask
	 * for OMEMO's device lists, and this answer keeps them to plain text.
	 */
	if (element_is(asked, "pubsub", SPACE_PUBSUB)) {
		return refuse(arena, reading, "item-not-found");
	}
	return refuse(arena, reading, "service-unavailable");
}

struct element *service_answer(const struct service *service,
		const struct element *iq, const struct reading *reading,
		struct arena *arena) {
	if (element_is(iq->children, "command", SPACE_COMMANDS)) {
		return commands_cancel(arena, reading, iq->children);
	}
	/* RFC 6120, section 8.4: what we do not know is service-unavailable. */
	if (strcmp(element_get(iq, "type"), "get") != 0) {
		return refuse(arena, reading, "service-unavailable");
	}
	return answer_get(service, iq->children, reading, arena);
}
