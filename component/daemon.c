/*
 * The component, put together. Here the arrows meet: it hands the store and the
 * link to the app as ports, and the app to them as a sink. It decides nothing
 * about chats.
 */
#include "daemon.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/photos.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/event.h"
#include "metrics.h"
#include "settings.h"
#include "status.h"
#include "store/sqlite.h"
#include "xmpp/component.h"
#include "xmpp/staff.h"

#define LOOK_EVERY   10000 /* ms between looks at the disk */
#define MEGABYTE     (INT64_C(1) << 20)
#define PROGRAM_MOST 4096
#define OWN_POLLS    3
#define GROUPS_TOLD  64 /* that name no channel: the rest is like them */

struct daemon {
	const struct settings *settings;
	struct arena *arena; /* what lives as long as the process */
	struct store *store;
	struct desk *desk;
	struct photos *photos; /* of agents, for gateways */
	struct app *app;
	struct link *link;
	struct staff *staff;
	struct status *status; /* NULL: nobody may look */
	int64_t look_due, free_bytes;
	bool is_low; /* the disk is nearly full, and the desk knows */
	bool is_stopping;
	uint64_t groups_told[GROUPS_TOLD]; /* hashes of names */
	size_t group_count;
};

/* A signal wakes poll() through a pipe: it can come at any moment. */
static int stop_pipe[2] = { -1, -1 };

static void on_signal(int number) {
	int before = errno;
	char byte = (char)number;

	(void)!write(stop_pipe[1], &byte, 1);
	errno = before;
}

static void hear_signals(void) {
	struct sigaction action = { .sa_handler = on_signal };
	struct sigaction deaf = { .sa_handler = SIG_IGN };

	if (pipe(stop_pipe) != 0) {
		fatal("no pipe for signals: %s", strerror(errno));
	}
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGPIPE, &deaf, NULL);
}

/*
 * deskbell-staff: named by the environment, beside us, or where it is installed
 * as seen from us, so that a whole installation may be moved.
 */
static void find_staff(char *path, size_t size) {
	static const char *const places[] = { "deskbell-staff",
		DESKBELL_STAFF_FROM_US };
	const char *named = getenv("DESKBELL_STAFF");
	char own[PROGRAM_MOST];
	ssize_t length = readlink("/proc/self/exe", own, sizeof(own) - 1);

	if (named) {
		snprintf(path, size, "%s", named);
		return;
	}
	for (size_t i = 0; length > 0 && i < sizeof(places) / sizeof(*places);
			i++) {
		own[length] = '\0';
		snprintf(path, size, "%.*s/%s", (int)(strrchr(own, '/') - own), own,
				places[i]);
		if (access(path, X_OK) == 0) {
			return;
		}
	}
	snprintf(path, size, "%s", DESKBELL_STAFF_PATH);
}

static struct desk *create_desk(const struct settings *settings) {
	struct desk_channel_settings *channels =
			xcalloc(settings->channel_count, sizeof(*channels));

	for (size_t i = 0; i < settings->channel_count; i++) {
		const struct settings_channel *from = settings->channels[i];
		channels[i] = (struct desk_channel_settings){
			.name = settings->channel_names[i],
			.title = from->title,
			.group = from->group,
			.language = from->language,
			.grace = from->grace,
			.reopen = from->reopen,
			.routing = (enum desk_routing)from->routing,
			.offer_time = from->offer_time,
			.pass_time = from->pass_time,
			.silent_after = from->silent_after,
			.ring_new = from->ring_new,
			.ring_new_manager = from->ring_new_manager,
			.ring_open = from->ring_open,
			.ring_open_manager = from->ring_open_manager,
			.room = (uint32_t)from->room,
			.priority = (uint32_t)from->priority,
			.greeting = from->greeting,
			.handover = from->handover,
			.queue_most = (uint32_t)from->queue_most,
			.work = (uint32_t)from->work,
		};
	}
	size_t language_count;
	const char *const *languages = link_languages(&language_count);
	struct desk *desk = desk_create(&(struct desk_settings){
			.languages = languages,
			.language_count = language_count,
			.channels = channels,
			.channel_count = settings->channel_count,
			.away_after = settings->desk->away_after,
			.status_every = settings->desk->status_every,
			.staff_settle = settings->account->settle,
			.dismissal_memory = settings->desk->dismissal_memory,
			.gateways = settings->gateways,
			.gateway_count = settings->gateway_count,
			.token_idle = settings->desk->token_idle,
			.token_life = settings->desk->token_life,
			.setup_page = settings->desk->setup_page,
	});
	free(channels);
	return desk;
}

/* What pages are told of a channel, out of what the operator wrote. */
static struct page_channel describe(struct arena *arena, const char *name,
		const struct settings_channel *from) {
	const struct page_pair texts[] = { { "welcome", from->welcome },
		{ "waiting", from->waiting }, { "closed", from->closed } };
	size_t text_most = sizeof(texts) / sizeof(*texts);
	size_t colour_count = from->colour_list.count;
	struct page_pair *said = arena_alloc(arena, sizeof(texts));
	struct page_pair *colours =
			arena_alloc(arena, colour_count * sizeof(*colours));
	size_t text_count = 0;

	for (size_t i = 0; i < text_most; i++) {
		if (texts[i].value[0]) {
			said[text_count++] = texts[i];
		}
	}
	for (size_t i = 0; i < colour_count; i++) {
		const char *word = from->colour_list.words[i];
		size_t length = strcspn(word, "=");
		colours[i].name = arena_copy_bytes(arena, word, length);
		colours[i].value = word + length + 1;
	}
	return (struct page_channel){
		.name = name,
		.title = from->title,
		.language = from->language,
		.texts = said,
		.text_count = text_count,
		.colours = colours,
		.colour_count = colour_count,
		.origins = (const char *const *)from->origin_list.words,
		.origin_count = from->origin_list.count,
	};
}

static struct link *create_link(const struct settings *settings,
		struct daemon *daemon, struct event_sink *late) {
	struct arena *arena = daemon->arena;
	struct page_channel *channels =
			arena_alloc(arena, settings->channel_count * sizeof(*channels));

	for (size_t i = 0; i < settings->channel_count; i++) {
		channels[i] = describe(arena, settings->channel_names[i],
				settings->channels[i]);
	}
	return link_create(
			&(struct link_settings){
					.host = settings->desk->server_host,
					.port = settings->desk->server_port,
					.domain = settings->desk->domain,
					.secret = settings->desk->secret,
					.ping_every = settings->desk->ping_every,
					.ping_timeout = settings->desk->ping_timeout,
					.channels = channels,
					.channel_count = settings->channel_count,
					.gateways = settings->gateways,
					.gateway_count = settings->gateway_count,
					.photos = daemon->photos,
					.sink = *late,
			},
			clock_now());
}

static struct staff *create_staff(const struct settings_account *account,
		struct photos *photos, const struct event_sink *sink) {
	static const char *const tls[] = { "required", "optional", "off" };
	char program[PROGRAM_MOST + 32];

	find_staff(program, sizeof(program));
	return staff_create(
			&(struct staff_settings){
					.program = program,
					.jid = account->jid,
					.password = account->password,
					.host = account->host,
					.port = account->port,
					.tls = tls[account->tls],
					.ca = account->ca,
					.relogin_every = account->relogin_every,
					.photos = photos,
			},
			sink);
}

/* CONTRACT, Staff: one log line for a group that names no channel. */
static void tell_group(struct daemon *daemon, const char *group) {
	uint64_t hash = text_hash(group);

	for (size_t i = 0; i < daemon->group_count; i++) {
		if (daemon->groups_told[i] == hash) {
			return;
		}
	}
	if (daemon->group_count < GROUPS_TOLD) {
		daemon->groups_told[daemon->group_count++] = hash;
		log_warn("the roster's group \"%s\" names no channel", group);
	}
}

static void look_at_groups(struct daemon *daemon,
		const struct desk_member *member) {
	for (size_t i = 0; i < member->group_count; i++) {
		if (!desk_knows_group(daemon->desk, member->groups[i])) {
			tell_group(daemon, member->groups[i]);
		}
	}
}

/* XEP-0356: why agents see names in their rosters, or do not. */
static void tell_roster(const struct desk_event *event) {
	if (event->type == DESK_EVENT_GRANTED) {
		log_debug("%s %s write into its rosters", event->from,
				event->granted.is_granted ? "lets us" : "does not let us");
	} else if (!event->answered.is_done) {
		log_debug("the roster of %s does not take %s", event->from,
				event->answered.address);
	}
}

/* The link is made before the app: its events go through here. */
static void feed(void *self, struct desk_event *event) {
	struct daemon *daemon = self;

	if (event->type == DESK_EVENT_STAFF_MEMBER) {
		look_at_groups(daemon, &event->member);
	} else if (event->type == DESK_EVENT_GRANTED ||
			event->type == DESK_EVENT_ANSWERED) {
		tell_roster(event);
	}
	app_feed(daemon->app, event);
}

/* What keeps the desk from serving. */
static const char *complaint(void *self) {
	const struct daemon *daemon = self;

	if (daemon->is_stopping) {
		return "stopping";
	}
	if (!link_is_up(daemon->link)) {
		return "no link to the XMPP server";
	}
	return daemon->is_low ? "the disk is nearly full" : NULL;
}

static void measure(void *self, struct buffer *out) {
	const struct daemon *daemon = self;
	struct desk_figures desk;
	struct store_figures store;
	struct link_figures link;
	struct app_figures app;

	desk_count(daemon->desk, &desk);
	store_count(daemon->store, &store);
	link_count(daemon->link, &link);
	app_count(daemon->app, &app);
	metrics_write(
			&(struct metrics){
					.agents = desk.agents,
					.present = desk.present,
					.visitors = desk.visitors,
					.pages = desk.pages,
					.waiting = desk.waiting,
					.talking = desk.talking,
					.events = app.events,
					.kept = app.kept,
					.owed = app.owed,
					.lines = store.lines,
					.turns = store.turns,
					.fetched = store.pages,
					.store_bytes = store.file_bytes,
					.wal_bytes = store.wal_bytes,
					.free_bytes = daemon->free_bytes,
					.is_low = daemon->is_low,
					.is_linked = link_is_up(daemon->link),
					.links = link.links,
					.heard = link.heard,
					.said = link.said,
					.unsent = link.unsent,
					.gateways = link.gateways,
			},
			out);
}

static struct status *create_status(struct daemon *daemon) {
	const struct status_sink sink = { daemon, complaint, measure };
	const char *where = daemon->settings->desk->metrics;
	char why[512];

	if (!where[0]) {
		return NULL;
	}
	struct status *status = status_open(where, &sink, why, sizeof(why));
	if (!status) {
		fatal("%s", why);
	}
	return status;
}

struct daemon *daemon_create(const struct settings *settings) {
	struct daemon *daemon = xcalloc(1, sizeof(*daemon));
	struct event_sink sink = { .self = daemon, .feed = feed };
	const struct clock_port clock = {
		.now = clock_now,
		.wall = clock_wall,
		.chance = clock_chance,
	};
	char why[512];

	hear_signals();
	daemon->settings = settings;
	daemon->store = store_open(settings->desk->store, why, sizeof(why));
	if (!daemon->store) {
		fatal("%s", why);
	}
	daemon->desk = create_desk(settings);
	daemon->arena = arena_create();
	daemon->photos = photos_create();
	daemon->link = create_link(settings, daemon, &sink);
	struct store_port store = store_port(daemon->store);
	struct xmpp_port xmpp = link_port(daemon->link);
	daemon->app = app_create(daemon->desk, &store, &xmpp, &clock);
	if (!app_revive(daemon->app)) {
		fatal("%s could not be read", settings->desk->store);
	}
	daemon->staff = create_staff(settings->account, daemon->photos, &sink);
	daemon->free_bytes = -1;
	daemon->status = create_status(daemon);
	return daemon;
}

void daemon_destroy(struct daemon *daemon) {
	if (!daemon) {
		return;
	}
	status_close(daemon->status);
	staff_destroy(daemon->staff);
	app_destroy(daemon->app);
	link_destroy(daemon->link);
	photos_destroy(daemon->photos);
	arena_destroy(daemon->arena);
	desk_destroy(daemon->desk);
	store_close(daemon->store);
	free(daemon);
}

static int64_t earlier(int64_t a, int64_t b) {
	if (!a || !b) {
		return a ? a : b;
	}
	return a < b ? a : b;
}

/* How long poll() may sleep, in ms. */
static int patience(const struct daemon *daemon) {
	int64_t due = daemon->look_due;

	due = earlier(due, app_deadline(daemon->app));
	due = earlier(due, link_deadline(daemon->link));
	due = earlier(due, staff_deadline(daemon->staff));
	due = earlier(due, daemon->status ? status_deadline(daemon->status) : 0);
	int64_t left = due - clock_now();
	return left < 0 ? 0 : (int)left; /* LOOK_EVERY bounds it */
}

/* A desk that cannot remember must not talk. */
static void must_keep(const struct daemon *daemon, bool is_kept) {
	if (!is_kept) {
		fatal("%s did not take what happened; starting again reads it anew",
				daemon->settings->desk->store);
	}
}

/*
 * A filling disk is an event, so that the desk can refuse politely. And the
 * store notes that we live: after a kill the agents are told since when we
 * were away.
 */
static void look_at_disk(struct daemon *daemon, int64_t now) {
	struct desk_event event = { .type = DESK_EVENT_SPACE };

	if (now < daemon->look_due) {
		return;
	}
	daemon->look_due = now + LOOK_EVERY;
	must_keep(daemon, store_beat(daemon->store, clock_wall()));
	int64_t room = store_free_bytes(daemon->settings->desk->store);
	daemon->free_bytes = room;
	bool is_low =
			room >= 0 && room < daemon->settings->desk->free_space * MEGABYTE;
	if (is_low != daemon->is_low) {
		daemon->is_low = is_low;
		event.space.is_low = is_low;
		app_feed(daemon->app, &event);
		if (is_low) {
			log_error("the disk is nearly full: new lines are refused until "
					  "there is room");
		} else {
			log_info("there is room on the disk again");
		}
	}
}

static void stop(struct daemon *daemon) {
	if (!daemon->is_stopping) {
		log_info("stopping");
		daemon->is_stopping = true;
		staff_stop(daemon->staff, clock_now());
		link_close(daemon->link, clock_now());
	}
}

static bool is_over(const struct daemon *daemon) {
	return daemon->is_stopping && link_is_over(daemon->link) &&
			staff_is_over(daemon->staff);
}

static void turn(struct daemon *daemon) {
	struct pollfd polls[OWN_POLLS + STATUS_POLLS] = {
		/* Once is enough: the byte in it is never read. */
		{ .fd = daemon->is_stopping ? -1 : stop_pipe[0], .events = POLLIN },
		{ .fd = link_fd(daemon->link), .events = link_wants(daemon->link) },
		{ .fd = staff_fd(daemon->staff), .events = POLLIN },
	};
	nfds_t count = OWN_POLLS;

	if (daemon->status) {
		status_polls(daemon->status, polls + OWN_POLLS);
		count += STATUS_POLLS;
	}
	if (poll(polls, count, patience(daemon)) < 0) {
		if (errno != EINTR) {
			fatal("poll: %s", strerror(errno));
		}
		return;
	}
	int64_t now = clock_now();
	if (polls[0].revents) {
		stop(daemon);
	}
	if (polls[1].revents) {
		link_ready(daemon->link, polls[1].revents, now);
	}
	if (polls[2].revents) {
		staff_ready(daemon->staff, now);
	}
	link_tick(daemon->link, now);
	staff_tick(daemon->staff, now);
	look_at_disk(daemon, now);
	app_tick(daemon->app);
	must_keep(daemon, app_end_turn(daemon->app));
	if (daemon->status) {
		status_ready(daemon->status, polls + OWN_POLLS, now);
	}
}

void daemon_run(struct daemon *daemon) {
	while (!is_over(daemon)) {
		turn(daemon);
	}
}
