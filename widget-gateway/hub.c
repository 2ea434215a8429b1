/*
 * The table of connections: by number for the sockets, by id for the desk, by
 * deadline on a wheel. It performs what the minds decide and knows neither
 * WebSockets nor streams. All of it may be lost at any moment: pages say hello
 * to the next gateway, and nothing is missing.
 */

#include "hub.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/jid.h"
#include "base/list.h"
#include "base/log.h"
#include "base/text.h"
#include "deskbell.h"
#include "gate/addresses.h"
#include "gate/channels.h"
#include "gate/connection.h"
#include "gate/filter.h"
#include "gate/frame.h"
#include "wire/element.h"

/* The wheel goes round once in 64 s, longer than any deadline. */
#define SPOKE_MS    250
#define SPOKES      256
#define SWEEP_EVERY 60000
/* Pages that say hello again at once would be a storm: so many a second. */
#define AGAIN_RATE  1000
#define AGAIN_LEAST 1000
#define AGAIN_MOST  30000
/* CONTRACT: without the desk for so long, a channel is closed. */
#define CLOSED_AFTER 60000
#define EPOCH_CHARS  13

struct session {
	struct connection connection;
	struct list wheel;   /* hub.spokes[] */
	struct list channel; /* channel.users */
	struct address *address;
	uint32_t socket, next; /* next: with the same place in hub.ids */
};

struct hub {
	struct hub_settings settings;
	struct page_port pages;
	struct desk_port desk;
	struct frame_reader *reader;
	struct arena *arena;
	struct buffer frame;
	struct channels channels;
	struct addresses addresses;

	struct session **sessions; /* by socket; [0] is unused */
	uint32_t *ids;             /* by hash of the id; 0: none */
	uint32_t *spare;           /* numbers that are free */
	uint32_t id_places, spare_count, count;
	struct list spokes[SPOKES]; /* session.wheel */
	int64_t wheel_at; /* the spoke that was last served, in SPOKE_MS */

	bool is_linked, is_reachable, is_draining;
	int64_t lost_at, pinged_at, swept_at;
	bool is_ping_open;
	char epoch[EPOCH_CHARS + 1];
	char desk_epoch[32];
};

static uint32_t *find_place(struct hub *hub, const char *id) {
	return &hub->ids[text_hash(id) & (hub->id_places - 1)];
}

static struct session *find_id(struct hub *hub, const char *id) {
	uint32_t at = *find_place(hub, id);

	while (at && strcmp(hub->sessions[at]->connection.id, id) != 0) {
		at = hub->sessions[at]->next;
	}
	return at ? hub->sessions[at] : NULL;
}

static struct session *find_socket(struct hub *hub, uint32_t socket) {
	assert(socket > 0 && socket <= hub->settings.connections_most);
	return hub->sessions[socket];
}

static void place(struct hub *hub, struct session *session) {
	int64_t at = connection_deadline(&session->connection) / SPOKE_MS + 1;

	if (at <= hub->wheel_at) {
		at = hub->wheel_at + 1;
	}
	list_take_out(&session->wheel);
	list_append(&hub->spokes[at % SPOKES], &session->wheel);
}

static void perform(struct hub *hub, const struct session *session,
		const struct connection_effects *effects) {
	for (size_t i = 0; i < effects->count; i++) {
		const struct connection_effect *effect = &effects->items[i];
		switch (effect->type) {
		case CONNECTION_EFFECT_TELL_PAGE:
			buffer_empty(&hub->frame);
			frame_write(effect->element, &hub->frame);
			hub->pages.tell(hub->pages.self, session->socket, &hub->frame);
			break;
		case CONNECTION_EFFECT_TELL_DESK:
			hub->desk.tell(hub->desk.self, effect->element);
			break;
		case CONNECTION_EFFECT_PING:
			hub->pages.ping(hub->pages.self, session->socket);
			break;
		case CONNECTION_EFFECT_CLOSE:
			hub->pages.close(hub->pages.self, session->socket, effect->code,
					effect->reason);
			break;
		case CONNECTION_EFFECT_HANG_UP:
			hub->pages.hang_up(hub->pages.self, session->socket);
			break;
		}
	}
}

static void feed(struct hub *hub, struct session *session,
		struct connection_event event) {
	struct connection_effects effects = { .arena = hub->arena,
		.domain = hub->settings.domain,
		.desk = hub->settings.desk };

	event.now = clock_now();
	event.is_reachable = hub->is_reachable;
	event.queued = hub->pages.queued(hub->pages.self, session->socket);
	connection_step(&session->connection, &event, &effects);
	perform(hub, session, &effects);
	arena_reset(hub->arena);
}

static void feed_all(struct hub *hub, struct connection_event event) {
	for (uint32_t i = 1; i <= hub->settings.connections_most; i++) {
		if (hub->sessions[i]) {
			feed(hub, hub->sessions[i], event);
		}
	}
}

/* ---- the desk ---- */

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
	feed_all(hub,
			(struct connection_event){ .type = CONNECTION_EVENT_DESK_LOST });
}

/* All say hello again, and not all at once. */
static void meet_desk(struct hub *hub, const char *epoch) {
	uint32_t within = hub->count * 1000 / AGAIN_RATE;
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
	within = within < AGAIN_LEAST ? AGAIN_LEAST : within;
	within = within > AGAIN_MOST ? AGAIN_MOST : within;
	feed_all(hub,
			(struct connection_event){ .type = CONNECTION_EVENT_DESK_NEW,
					.within = within });
}

static void feed_users(struct hub *hub, struct channel *channel,
		struct connection_event event) {
	list_for_each(at, &channel->users) {
		struct session *session = list_entry(at, struct session, channel);
		bool is_wanted = channel->announced &&
				channel_allows(channel, session->connection.site);
		feed(hub, session,
				is_wanted ? event
						  : (struct connection_event){
									.type = CONNECTION_EVENT_CHANNEL_GONE });
	}
}

static void take_channel(struct hub *hub, const char *name,
		const struct element *presence) {
	const struct element *announced =
			element_child(presence, VISIT_CHANNEL, SPACE_VISIT);
	const char *type = element_get(presence, "type");
	struct channel *channel = NULL;

	if (announced && !type) {
		channel = channels_take(&hub->channels, name, announced);
	} else if (type && strcmp(type, "unavailable") == 0) {
		channel = channels_find(&hub->channels, name);
		if (channel) {
			channel_forget(channel);
		}
	}
	if (channel) {
		feed_users(hub, channel,
				(struct connection_event){ .type = CONNECTION_EVENT_CHANNEL,
						.element = channel->announced });
	}
}

static void desk_says(struct hub *hub, const struct jid *from,
		const struct element *stanza) {
	const char *type = element_get(stanza, "type");
	const struct element *desk = element_child(stanza, VISIT_DESK, SPACE_VISIT);
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
	if (from->local[0]) {
		take_channel(hub, from->local, stanza);
	} else if (desk && element_get(desk, "epoch") && !type) {
		meet_desk(hub, element_get(desk, "epoch"));
	} else if (type && strcmp(type, "unavailable") == 0) {
		lose_desk(hub, "it said goodbye");
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

static void uplink_said(void *self, const struct element *stanza) {
	struct hub *hub = self;
	const char *from_text = element_get(stanza, "from");
	const char *to_text = element_get(stanza, "to");
	struct jid from, to;

	if (!from_text || !to_text || !jid_parse(&from, from_text) ||
			!jid_parse(&to, to_text)) {
		return;
	}
	if (to.local[0]) {
		struct session *session = find_id(hub, to.local);
		if (session && strcmp(from.domain, hub->settings.desk) == 0) {
			feed(hub, session,
					(struct connection_event){ .type = CONNECTION_EVENT_TOLD,
							.element = stanza });
		}
		return;
	}
	if (!answer_ping(hub, stanza) && !from.resource[0] &&
			strcmp(from.domain, hub->settings.desk) == 0) {
		desk_says(hub, &from, stanza);
	}
}

static void uplink_ready(void *self) {
	struct hub *hub = self;

	hub->is_linked = true;
	hub->pinged_at = clock_now();
	announce(hub);
}

static void uplink_lost(void *self) {
	struct hub *hub = self;

	hub->is_linked = false;
	lose_desk(hub, "the link to the XMPP server broke");
}

/* ---- pages ---- */

static int may_call(void *self, const struct caller *caller) {
	struct hub *hub = self;
	struct channel *channel = channels_find(&hub->channels, caller->channel);
	char hash[2 * sizeof(caller->hash) + 1];

	if (hub->is_draining || hub->spare_count == 0 ||
			(!channel && !hub->is_reachable)) {
		return 503; /* it may be there in a moment */
	}
	if (!channel || !channel->announced) {
		return 404;
	}
	for (size_t i = 0; i < sizeof(caller->hash); i++) {
		static const char digits[] = "0123456789abcdef";
		hash[2 * i] = digits[caller->hash[i] >> 4];
		hash[2 * i + 1] = digits[caller->hash[i] & 15];
	}
	hash[sizeof(hash) - 1] = '\0';
	return channel_allows(channel, caller->origin) &&
					!channel_blocks(channel, hash)
			? 0
			: 403;
}

static uint32_t called(void *self, const struct caller *caller) {
	struct hub *hub = self;
	uint8_t random[CONNECTION_ID_CHARS];

	if (may_call(hub, caller) != 0) {
		return 0;
	}
	struct address *address =
			addresses_use(&hub->addresses, caller->hash, clock_now());
	if (!address) {
		return 0;
	}
	struct session *session = xcalloc(1, sizeof(*session));
	struct channel *channel = channels_find(&hub->channels, caller->channel);
	session->socket = hub->spare[--hub->spare_count];
	session->address = address;
	session->connection.channel = channel->name;
	session->connection.site = xstrdup(caller->origin);
	session->connection.address = address->hash;
	clock_chance(random, sizeof(random));
	connection_init(&session->connection, random, clock_now());
	list_init(&session->wheel);
	list_append(&channel->users, &session->channel);
	uint32_t *id = find_place(hub, session->connection.id);
	session->next = *id;
	*id = session->socket;
	hub->sessions[session->socket] = session;
	hub->count++;
	place(hub, session);
	return session->socket;
}

static void said(void *self, uint32_t socket, const char *bytes,
		size_t length) {
	struct hub *hub = self;
	struct connection_event event = { .type = CONNECTION_EVENT_SAID,
		.length = length };

	event.element = frame_read(hub->reader, bytes, length, &event.why);
	if (!event.element) {
		event.type = CONNECTION_EVENT_BABBLED;
	}
	feed(hub, find_socket(hub, socket), event);
}

static void heard(void *self, uint32_t socket) {
	struct hub *hub = self;

	feed(hub, find_socket(hub, socket),
			(struct connection_event){ .type = CONNECTION_EVENT_HEARD });
}

static void gone(void *self, uint32_t socket) {
	struct hub *hub = self;
	struct session *session = find_socket(hub, socket);

	feed(hub, session,
			(struct connection_event){ .type = CONNECTION_EVENT_GONE });
	uint32_t *at = find_place(hub, session->connection.id);
	while (*at != socket) {
		at = &hub->sessions[*at]->next;
	}
	*at = session->next;
	list_take_out(&session->wheel);
	list_take_out(&session->channel);
	addresses_give_back(session->address);
	hub->sessions[socket] = NULL;
	hub->spare[hub->spare_count++] = socket;
	hub->count--;
	xfree((void *)(uintptr_t)session->connection.site);
	free(session);
}

static const struct buffer *channel(void *self, const char *name,
		const char *origin, bool *is_allowed) {
	struct hub *hub = self;
	const struct channel *found = channels_find(&hub->channels, name);

	if (!found || !found->announced) {
		return NULL;
	}
	*is_allowed = origin && channel_allows(found, origin);
	bool is_closed =
			!hub->is_reachable && clock_now() - hub->lost_at > CLOSED_AFTER;
	return is_closed ? &found->closed_body : &found->open_body;
}

static const char *complaint(void *self) {
	const struct hub *hub = self;

	if (hub->is_draining) {
		return "stopping";
	}
	if (!hub->is_linked) {
		return "no link to the XMPP server";
	}
	return hub->is_reachable ? NULL : "the desk is out of reach";
}

struct net_sink hub_sink(struct hub *hub) {
	return (struct net_sink){
		.self = hub,
		.may_call = may_call,
		.called = called,
		.said = said,
		.heard = heard,
		.gone = gone,
		.uplink_ready = uplink_ready,
		.uplink_said = uplink_said,
		.uplink_lost = uplink_lost,
		.channel = channel,
		.complaint = complaint,
	};
}

static void serve_spoke(struct hub *hub, struct list *spoke, int64_t now) {
	struct list due;

	/* What is put back may land on the same spoke, a round later. */
	list_init(&due);
	while (!list_is_empty(spoke)) {
		struct list *at = spoke->next;
		list_take_out(at);
		list_append(&due, at);
	}
	while (!list_is_empty(&due)) {
		struct session *session = list_entry(due.next, struct session, wheel);
		if (connection_deadline(&session->connection) <= now) {
			feed(hub, session,
					(struct connection_event){ .type = CONNECTION_EVENT_TICK });
		}
		place(hub, session);
	}
}

static void watch_desk(struct hub *hub, int64_t now) {
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

void hub_tick(struct hub *hub) {
	int64_t now = clock_now();

	for (int i = 0; i < SPOKES && hub->wheel_at < now / SPOKE_MS; i++) {
		hub->wheel_at++;
		serve_spoke(hub, &hub->spokes[hub->wheel_at % SPOKES], now);
	}
	hub->wheel_at = now / SPOKE_MS;
	watch_desk(hub, now);
	if (now - hub->swept_at >= SWEEP_EVERY) {
		hub->swept_at = now;
		addresses_sweep(&hub->addresses, now);
	}
}

void hub_drain(struct hub *hub) {
	hub->is_draining = true;
	feed_all(hub, (struct connection_event){ .type = CONNECTION_EVENT_DRAIN });
}

uint32_t hub_count(const struct hub *hub) {
	return hub->count;
}

struct hub *hub_create(const struct hub_settings *settings) {
	struct hub *hub = xcalloc(1, sizeof(*hub));
	uint32_t most = settings->connections_most;
	uint8_t random[EPOCH_CHARS];

	hub->settings = *settings;
	hub->reader = frame_reader_create();
	hub->arena = arena_create();
	channels_init(&hub->channels);
	addresses_init(&hub->addresses, most, settings->per_address);
	hub->sessions = xcalloc((size_t)most + 1, sizeof(hub->sessions[0]));
	hub->spare = xcalloc(most, sizeof(hub->spare[0]));
	for (uint32_t i = 0; i < most; i++) {
		hub->spare[i] = most - i;
	}
	hub->spare_count = most;
	for (hub->id_places = 64; hub->id_places < most;) {
		hub->id_places *= 2;
	}
	hub->ids = xcalloc(hub->id_places, sizeof(hub->ids[0]));
	for (int i = 0; i < SPOKES; i++) {
		list_init(&hub->spokes[i]);
	}
	hub->swept_at = clock_now();
	hub->lost_at = hub->swept_at;
	hub->wheel_at = hub->swept_at / SPOKE_MS;
	clock_chance(random, sizeof(random));
	text_base32(hub->epoch, EPOCH_CHARS, random);
	return hub;
}

void hub_connect(struct hub *hub, const struct page_port *pages,
		const struct desk_port *desk) {
	hub->pages = *pages;
	hub->desk = *desk;
}

void hub_destroy(struct hub *hub) {
	if (!hub) {
		return;
	}
	assert(hub->count == 0);
	channels_finish(&hub->channels);
	addresses_finish(&hub->addresses);
	frame_reader_destroy(hub->reader);
	arena_destroy(hub->arena);
	buffer_finish(&hub->frame);
	free(hub->sessions);
	free(hub->spare);
	free(hub->ids);
	free(hub);
}
