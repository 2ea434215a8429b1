/*
 * What the gateway and the desk tell each other of themselves: who is there,
 * since when, which channels there are. Frames of pages only pass through.
 */

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/photos.h"
#include "base/text.h"
#include "deskbell.h"
#include "hub/inside.h"
#include "wire/element.h"

#define WANTED_COST  1000 /* ms */
#define WANTED_BURST (8 * WANTED_COST)

static void tell_desk(struct hub *hub, struct element *stanza) {
	element_set(hub->arena, stanza, "from", hub->settings.domain);
	element_set(hub->arena, stanza, "to", hub->settings.desk);
	hub->desk.tell(hub->desk.self, stanza);
	arena_reset(hub->arena);
}

static void announce(struct hub *hub) {
	struct element *presence =
			element_create(hub->arena, "presence", SPACE_COMPONENT);

	element_set(hub->arena,
			element_add(hub->arena, presence, VISIT_GATEWAY, SPACE_VISIT),
			"epoch", hub->epoch);
	tell_desk(hub, presence);
}

static void ping_desk(struct hub *hub, int64_t now) {
	struct element *iq = element_create(hub->arena, "iq", SPACE_COMPONENT);

	element_set(hub->arena, iq, "type", "get");
	element_set(hub->arena, iq, "id", "desk-ping");
	element_add(hub->arena, iq, "ping", SPACE_PING);
	tell_desk(hub, iq);
	hub->pinged_at = now;
	hub->is_ping_open = true;
}

static void lose_desk(struct hub *hub, const char *why) {
	hub->is_ping_open = false;
	if (!hub->is_reachable) {
		return;
	}
	hub->is_reachable = false;
	hub->lost_at = clock_now();
	log_info("the desk is out of reach: %s", why);
	hub_feed_all(hub,
			(struct connection_event){ .type = CONNECTION_EVENT_DESK_LOST });
}

/* All say hello again, and not all at once. */
static void meet_desk(struct hub *hub, const char *epoch) {
	bool is_known = hub->is_reachable && strcmp(hub->desk_epoch, epoch) == 0;

	hub->is_ping_open = false;
	if (is_known) {
		return;
	}
	text_copy(hub->desk_epoch, sizeof(hub->desk_epoch), epoch);
	hub->is_reachable = true;
	log_info("the desk is there");
	/* Whether it asked or answered: it hears of us before any page does. */
	announce(hub);
	hub_feed_all(hub,
			(struct connection_event){ .type = CONNECTION_EVENT_DESK_NEW,
					.within = hub_again_within(hub, hub->count) });
}

/* Why a page may not go on with its channel; NULL: it may. */
static const char *find_objection(const struct channel *channel,
		const struct session *session, bool is_list_new) {
	if (!channel->announced ||
			!channel_allows(channel, session->connection.site)) {
		return "no such channel here";
	}
	/* The list is long and the pages are many: only another one is read. */
	return is_list_new && channel_blocks(channel, session->address->hash)
			? "this address may not use it"
			: NULL;
}

static void feed_users(struct hub *hub, struct channel *channel,
		bool is_list_new) {
	list_for_each(at, &channel->users) {
		struct session *session = list_entry(at, struct session, channel);
		const char *why = find_objection(channel, session, is_list_new);
		hub_feed(hub, session,
				(struct connection_event){ .type = why
								? CONNECTION_EVENT_CHANNEL_GONE
								: CONNECTION_EVENT_CHANNEL,
						.element = channel->announced,
						.why = why });
	}
}

static void take_channel(struct hub *hub, const char *name,
		const struct element *presence) {
	const struct element *announced =
			element_child(presence, VISIT_CHANNEL, SPACE_VISIT);
	const char *type = element_get(presence, "type");
	struct channel *channel = channels_find(&hub->channels, name);
	uint64_t blocked = channel ? channel->blocked_is : 0;

	if (announced && !type) {
		channel = channels_take(&hub->channels, name, announced);
	} else if (channel && type && strcmp(type, "unavailable") == 0) {
		channel_forget(channel);
	} else {
		return;
	}
	if (channel) {
		feed_users(hub, channel, channel->blocked_is != blocked);
	}
}

/* link.xsd, `photo`: told once, shown to whoever asks for its hash. */
static void take_photo(struct hub *hub, const struct element *photo) {
	const char *hash = element_get(photo, "hash");
	uint8_t *bytes = arena_alloc(hub->arena, PHOTO_MOST);
	size_t length = photo_decode(photo->text, bytes);

	if (hash && length) {
		photos_put(hub->photos, hash, bytes, length);
	}
	arena_reset(hub->arena);
}

/* link.xsd, `wanted`. Anybody may ask for any hash: the desk hears of few. */
void desk_want_photo(struct hub *hub, const char *hash) {
	if (!hub->is_reachable || !photo_is_hash(hash) ||
			!quota_take(&hub->wanted, clock_now(), WANTED_COST, WANTED_BURST)) {
		return;
	}
	struct element *presence =
			element_create(hub->arena, "presence", SPACE_COMPONENT);
	element_set(hub->arena,
			element_add(hub->arena, presence, VISIT_WANTED, SPACE_VISIT),
			"hash", hash);
	tell_desk(hub, presence);
}

static void desk_says(struct hub *hub, const char *from,
		const struct element *stanza) {
	const char *type = element_get(stanza, "type");
	const struct element *desk = element_child(stanza, VISIT_DESK, SPACE_VISIT);
	const struct element *photo =
			element_child(stanza, VISIT_PHOTO, SPACE_VISIT);
	bool is_error = type && strcmp(type, "error") == 0;

	if (strcmp(stanza->name, "iq") == 0 && type) {
		if (is_error) {
			lose_desk(hub, "its domain answers with an error");
		} else if (strcmp(type, "result") == 0 && hub->is_ping_open) {
			hub->is_ping_open = false;
			/* alive, and we never heard who it is: ask */
			if (!hub->is_reachable) {
				announce(hub);
			}
		}
		return;
	}
	if (strcmp(stanza->name, "presence") != 0) {
		return;
	}
	if (from[0]) {
		take_channel(hub, from, stanza);
	} else if (photo && !type) {
		take_photo(hub, photo);
	} else if (desk && element_get(desk, "epoch") && !type) {
		meet_desk(hub, element_get(desk, "epoch"));
	} else if (type && strcmp(type, "unavailable") == 0) {
		/* If it was only we who did not answer, it is there all the same. */
		lose_desk(hub, "it said goodbye");
		announce(hub);
	}
}

/* XEP-0199, section 4.2: who pings us is answered, whatever he is. */
static bool answer_ping(struct hub *hub, const struct element *stanza) {
	const char *type = element_get(stanza, "type");

	if (!element_child(stanza, "ping", SPACE_PING) || !type ||
			strcmp(type, "get") != 0 || !element_get(stanza, "from")) {
		return false;
	}
	struct element *answer = element_create(hub->arena, "iq", SPACE_COMPONENT);
	element_set(hub->arena, answer, "type", "result");
	element_set(hub->arena, answer, "id", element_get(stanza, "id"));
	element_set(hub->arena, answer, "from", hub->settings.domain);
	element_set(hub->arena, answer, "to", element_get(stanza, "from"));
	hub->desk.tell(hub->desk.self, answer);
	arena_reset(hub->arena);
	return true;
}

/* The part before the '@' of an address in `domain`; NULL: it is not there. */
static char *find_local(struct hub *hub, const char *address,
		const char *domain) {
	size_t local = strcspn(address, "@/");
	const char *rest = address[local] == '@' ? address + local + 1 : address;

	if (strcmp(rest, domain) != 0) {
		return NULL;
	}
	return rest == address ? arena_copy(hub->arena, "")
						   : arena_copy_bytes(hub->arena, address, local);
}

/* All that is not from the desk to one of us is nobody's matter here. */
void desk_said(void *self, const struct element *stanza) {
	struct hub *hub = self;
	const char *from_text = element_get(stanza, "from");
	const char *to_text = element_get(stanza, "to");

	if (!from_text || !to_text) {
		return;
	}
	const char *from = find_local(hub, from_text, hub->settings.desk);
	const char *to = find_local(hub, to_text, hub->settings.domain);
	if (!to) {
		return;
	}
	if (to[0]) {
		struct session *session = from ? hub_find_id(hub, to) : NULL;
		if (session) {
			hub_feed(hub, session,
					(struct connection_event){ .type = CONNECTION_EVENT_TOLD,
							.element = stanza });
		}
		return;
	}
	if (!answer_ping(hub, stanza) && from) {
		desk_says(hub, from, stanza);
	}
}

void desk_ready(void *self) {
	struct hub *hub = self;

	hub->is_linked = true;
	hub->pinged_at = clock_now();
	announce(hub);
}

void desk_lost(void *self) {
	struct hub *hub = self;

	hub->is_linked = false;
	lose_desk(hub, "the link to the XMPP server broke");
}

void desk_watch(struct hub *hub, int64_t now) {
	if (!hub->is_linked) {
		return;
	}
	if (hub->is_ping_open) {
		if (now - hub->pinged_at >= hub->settings.ping_timeout) {
			lose_desk(hub, "it does not answer");
		}
		return;
	}
	if (now - hub->pinged_at >= hub->settings.ping_every) {
		ping_desk(hub, now);
	}
}

void desk_part(struct hub *hub) {
	if (!hub->is_linked) {
		return;
	}
	struct element *presence =
			element_create(hub->arena, "presence", SPACE_COMPONENT);
	element_set(hub->arena, presence, "type", "unavailable");
	tell_desk(hub, presence);
}
