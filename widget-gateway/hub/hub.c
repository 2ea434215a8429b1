/*
 * The table of connections: by number for the sockets, by id for the desk, by
 * deadline on a wheel. It performs what the minds decide and knows neither
 * WebSockets nor streams. All of it may be lost at any moment: pages say hello
 * to the next gateway, and nothing is missing.
 */

#include "hub/hub.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/photos.h"
#include "base/text.h"
#include "deskbell.h"
#include "gate/frame.h"
#include "hub/inside.h"
#include "wire/element.h"

#define SWEEP_EVERY 60000
/* CONTRACT: without the desk for so long, a channel is closed. */
#define CLOSED_AFTER 60000
/*
 * On the way out all are told within 3 s: at once would be a storm for the
 * next gateway. In each tick a share of them; so many are no storm.
 */
#define PARTING_TICKS 12
#define PARTING_LEAST 200

/*
 * A page's hello costs the XMPP server and the desk four times what it costs
 * here, and all of a gateway's pages lose it at once: more than are let through
 * in a second are told to come again, by and by, or those who talk would wait
 * behind them. In us; so many at once are noticed by nobody.
 */
#define HELLO_SECOND 1000000
#define HELLO_BURST  (HELLO_SECOND / 4)
#define AGAIN_LEAST  1000 /* ms */
#define AGAIN_MOST   30000

/* With wsock.c's 48 all that an idle connection has of us: 256 at most. */
_Static_assert(sizeof(struct session) <= 208, "a session grew");

static uint32_t *find_place(struct hub *hub, const char *id) {
	return &hub->ids[text_hash(id) & (hub->id_places - 1)];
}

struct session *hub_find_id(struct hub *hub, const char *id) {
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
			hub->counts.frames_down++;
			buffer_empty(&hub->frame);
			frame_write(effect->element, &hub->frame);
			hub->pages.tell(hub->pages.self, session->socket, &hub->frame);
			break;
		case CONNECTION_EFFECT_TELL_DESK:
			hub->desk.tell(hub->desk.self, effect->element);
			break;
		case CONNECTION_EFFECT_MARK:
			hub->desk.mention(hub->desk.self, effect->element);
			break;
		case CONNECTION_EFFECT_PING:
			hub->pages.ping(hub->pages.self, session->socket);
			break;
		case CONNECTION_EFFECT_CLOSE:
			tally_note(&hub->counts.closed, effect->code);
			log_debug("connection=%s code=%u reason=\"%s\": goodbye",
					session->connection.id, (unsigned)effect->code,
					effect->reason);
			hub->pages.close(hub->pages.self, session->socket, effect->code,
					effect->reason);
			break;
		case CONNECTION_EFFECT_HANG_UP:
			hub->counts.hung_up++;
			log_debug("connection=%s: dead", session->connection.id);
			hub->pages.hang_up(hub->pages.self, session->socket);
			break;
		}
	}
}

unsigned hub_again_within(const struct hub *hub, uint32_t hellos) {
	uint64_t within = (uint64_t)hellos * 1000 / hub->settings.hellos_per_second;

	within = within < AGAIN_LEAST ? AGAIN_LEAST : within;
	return within > AGAIN_MOST ? AGAIN_MOST : (unsigned)within;
}

static int64_t hello_cost(const struct hub *hub) {
	return HELLO_SECOND / hub->settings.hellos_per_second;
}

static int64_t hello_burst(const struct hub *hub) {
	int64_t cost = hello_cost(hub);

	return cost > HELLO_BURST ? cost : HELLO_BURST;
}

/* 0: a hello may go up now. */
static unsigned hello_within(const struct hub *hub) {
	return quota_wait(&hub->hellos, clock_now() * 1000, hello_cost(hub),
				   hello_burst(hub)) > 0
			? hub_again_within(hub, hub->late + 1)
			: 0;
}

void hub_feed(struct hub *hub, struct session *session,
		struct connection_event event) {
	struct connection_effects effects = { .arena = hub->arena,
		.domain = hub->settings.domain,
		.desk = hub->settings.desk };
	int64_t deadline = connection_deadline(&session->connection);
	bool was_late = session->connection.is_late;

	event.now = clock_now();
	event.is_reachable = hub->is_reachable;
	event.queued = hub->pages.queued(hub->pages.self, session->socket);
	connection_step(&session->connection, &event, &effects);
	perform(hub, session, &effects);
	arena_reset(hub->arena);
	if (effects.took >= 0) {
		histogram_note(&hub->counts.took, effects.took);
	}
	if (effects.is_hello) {
		quota_take(&hub->hellos, event.now * 1000, hello_cost(hub),
				hello_burst(hub));
	}
	hub->late += session->connection.is_late;
	hub->late -= was_late;
	/* A later one is seen when its old place comes round. */
	if (connection_deadline(&session->connection) < deadline) {
		place(hub, session);
	}
}

void hub_feed_all(struct hub *hub, struct connection_event event) {
	for (uint32_t i = 1; i <= hub->settings.connections_most; i++) {
		if (hub->sessions[i]) {
			hub_feed(hub, hub->sessions[i], event);
		}
	}
}

/* ---- pages ---- */

/* RFC 9110, section 15.5 and 15.6; 429 is RFC 6585's. */
static int may_call(void *self, const struct caller *caller) {
	struct hub *hub = self;
	const struct channel *channel =
			channels_find(&hub->channels, caller->channel);

	if (hub->is_draining || hub->spare_count == 0 ||
			(!channel && !hub->is_reachable)) {
		return 503; /* it may be there in a moment */
	}
	if (!channel || !channel->announced) {
		return 404;
	}
	if (!channel_allows(channel, caller->origin) ||
			channel_blocks(channel, caller->hash)) {
		return 403;
	}
	return addresses_may(&hub->addresses, caller->hash, clock_now()) ? 0 : 429;
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
	session->connection.site = channel_site(channel, caller->origin);
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
	hub->counts.opened++;
	place(hub, session);
	log_debug("connection=%s channel=%s site=\"%s\": opened",
			session->connection.id, channel->name, caller->origin);
	return session->socket;
}

static void began(void *self, uint32_t socket) {
	struct hub *hub = self;

	hub_feed(hub, find_socket(hub, socket),
			(struct connection_event){ .type = CONNECTION_EVENT_BEGAN });
}

static void said(void *self, uint32_t socket, const char *bytes,
		size_t length) {
	struct hub *hub = self;
	struct connection_event event = { .type = CONNECTION_EVENT_SAID,
		.length = length,
		.within = hello_within(hub) };

	hub->counts.frames_up++;
	event.element = frame_read(hub->reader, bytes, length, &event.why);
	if (!event.element) {
		event.type = CONNECTION_EVENT_BABBLED;
	}
	hub_feed(hub, find_socket(hub, socket), event);
}

static void heard(void *self, uint32_t socket) {
	struct hub *hub = self;

	hub_feed(hub, find_socket(hub, socket),
			(struct connection_event){ .type = CONNECTION_EVENT_HEARD });
}

static void gone(void *self, uint32_t socket) {
	struct hub *hub = self;
	struct session *session = find_socket(hub, socket);

	hub_feed(hub, session,
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
	log_debug("connection=%s: gone", session->connection.id);
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

static const struct photo *photo(void *self, const char *hash) {
	struct hub *hub = self;
	const struct photo *found = photos_find(hub->photos, hash);

	if (!found) {
		desk_want_photo(hub, hash); /* for who asks again */
	}
	return found;
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

static void measure(void *self, struct buffer *out) {
	const struct hub *hub = self;
	const struct counts *counts = &hub->counts;

	metric_gauge(out, "sessions", "WebSockets that are open.", hub->count);
	metric_counter(out, "sessions_total", "WebSockets there were.",
			counts->opened);
	metric_counter(out, "frames_up_total", "Frames from pages.",
			counts->frames_up);
	metric_counter(out, "frames_down_total", "Frames to pages.",
			counts->frames_down);
	metric_tally(out, "goodbyes_total", "Sessions ended here, by close code.",
			&counts->closed);
	metric_counter(out, "dead_total", "Sessions that answered no ping.",
			counts->hung_up);
	metric_gauge(out, "late", "Pages that were told to say hello later.",
			hub->late);
	metric_gauge(out, "addresses", "Network addresses that are remembered.",
			hub->addresses.count);
	metric_gauge(out, "link_up", "Whether the XMPP server is there.",
			hub->is_linked);
	metric_gauge(out, "desk_up", "Whether the desk answers.",
			hub->is_reachable);
	metric_histogram(out, "line_seconds",
			"From a visitor's line to the desk's word that it is kept.",
			&counts->took);
}

struct net_sink hub_sink(struct hub *hub) {
	return (struct net_sink){
		.self = hub,
		.may_call = may_call,
		.called = called,
		.began = began,
		.said = said,
		.heard = heard,
		.gone = gone,
		.uplink_ready = desk_ready,
		.uplink_said = desk_said,
		.uplink_lost = desk_lost,
		.channel = channel,
		.photo = photo,
		.complaint = complaint,
		.measure = measure,
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
			hub_feed(hub, session,
					(struct connection_event){ .type = CONNECTION_EVENT_TICK });
		}
		place(hub, session);
	}
}

static void drain_some(struct hub *hub) {
	for (uint32_t told = 0; told < hub->parting &&
			hub->drained < hub->settings.connections_most;) {
		struct session *session = hub->sessions[++hub->drained];
		if (session) {
			told++;
			hub_feed(hub, session,
					(struct connection_event){
							.type = CONNECTION_EVENT_DRAIN });
		}
	}
}

void hub_tick(struct hub *hub) {
	int64_t now = clock_now();

	for (int i = 0; i < SPOKES && hub->wheel_at < now / SPOKE_MS; i++) {
		hub->wheel_at++;
		serve_spoke(hub, &hub->spokes[hub->wheel_at % SPOKES], now);
	}
	hub->wheel_at = now / SPOKE_MS;
	desk_watch(hub, now);
	drain_some(hub);
	if (now - hub->swept_at >= SWEEP_EVERY) {
		hub->swept_at = now;
		addresses_sweep(&hub->addresses, now);
	}
}

void hub_drain(struct hub *hub) {
	hub->is_draining = true;
	hub->parting = hub->count / PARTING_TICKS + PARTING_LEAST;
	drain_some(hub);
}

void hub_part(struct hub *hub) {
	desk_part(hub);
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
	hub->photos = photos_create();
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
	photos_destroy(hub->photos);
	addresses_finish(&hub->addresses);
	frame_reader_destroy(hub->reader);
	arena_destroy(hub->arena);
	buffer_finish(&hub->frame);
	free(hub->sessions);
	free(hub->spare);
	free(hub->ids);
	free(hub);
}
