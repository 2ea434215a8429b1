/*
 * The link's life: waiting, dialing, greeting, up, closing, over. It moves
 * bytes and stanzas and decides nothing about chats: reader and service say
 * what a stanza is, the desk what follows, writer how that is said.
 */

#include "xmpp/component.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/calm.h"
#include "base/log.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "wire/stream.h"
#include "xmpp/backoff.h"
#include "xmpp/barrier.h"
#include "xmpp/complaint.h"
#include "xmpp/dial.h"
#include "xmpp/gateways.h"
#include "xmpp/pressure.h"
#include "xmpp/senses.h"
#include "xmpp/words/words.h"

#define DIAL_MS     5000
#define GREET_MS    15000 /* a starting ejabberd takes a second */
#define LEAVE_MS    1000
#define CLOSE_MS    5000
#define STEADY_MS   10000 /* up for so long, and a failure is a new one */
#define READ_PIECE  65536
#define READ_A_TURN ((size_t)1024 * 1024)

enum link_state {
	LINK_STATE_WAITING, /* until `due`, then it connects */
	LINK_STATE_DIALING,
	LINK_STATE_GREETING,
	LINK_STATE_UP,
	LINK_STATE_LEAVING, /* until the last ping is answered */
	LINK_STATE_CLOSING, /* until the server closes its side, too */
	LINK_STATE_OVER,
};

struct link {
	struct link_settings settings; /* its strings are in `kept` */
	struct arena *kept;            /* as long as the link */
	struct senses *senses;
	struct gateways *gateways; /* the senses' */
	struct stream *stream;
	struct dial *dial;

	enum link_state state;
	int fd;
	struct buffer out;
	struct calm calm;
	bool is_pressed; /* the kernel takes no more of `out` now */
	struct backoff backoff;
	int64_t now;      /* of this turn */
	int64_t due;      /* when the state's patience ends; not while UP */
	int64_t up_since; /* while LINK_DOWN is owed to the desk, else 0 */

	bool is_broken; /* to be given up at the next chance, see `why` */
	bool is_hopeless;
	char why[256];
	char told[256]; /* what the operator was told of last */

	struct barrier barrier;
	struct link_figures figures;
};

static void feed(struct link *link, struct desk_event *event) {
	link->settings.sink.feed(link->settings.sink.self, event);
}

static struct desk_event bare(enum desk_event_type type) {
	return (struct desk_event){ .type = type, .resource = "", .to = "" };
}

static void give_up(struct link *link, const char *why) {
	if (!link->is_broken) {
		link->is_broken = true;
		snprintf(link->why, sizeof(link->why), "%s", why);
	}
}

static void hang_up(struct link *link) {
	if (link->fd >= 0) {
		close(link->fd);
	}
	link->fd = -1;
	buffer_empty(&link->out);
	calm_end(&link->calm);
	link->is_pressed = false;
}

/* The connection is gone, or is to go. Feeds LINK_DOWN where UP was fed. */
static void lose(struct link *link) {
	int64_t up_since = link->up_since;

	hang_up(link);
	if (link->state == LINK_STATE_LEAVING ||
			link->state == LINK_STATE_CLOSING) {
		link->state = LINK_STATE_OVER;
	} else {
		complaint_tell(&(struct complaint_lost){ link->why, link->settings.host,
							   link->settings.port, link->is_hopeless,
							   up_since != 0 },
				link->told, sizeof(link->told));
		if (up_since && link->now - up_since >= STEADY_MS) {
			backoff_reset(&link->backoff);
		}
		link->state = LINK_STATE_WAITING;
		link->due = link->now + backoff_next(&link->backoff, link->is_hopeless);
	}
	link->is_broken = false;
	link->is_hopeless = false;
	link->why[0] = '\0';
	link->up_since = 0;
	gateways_forget(link->gateways);
	if (up_since) {
		struct desk_event event = bare(DESK_EVENT_LINK_DOWN);
		feed(link, &event);
	}
}

static bool is_full(const struct link *link) {
	return pressure_is_high(link->out.length);
}

/* Everything that waits, in one send() where the kernel takes it. */
static void push(struct link *link) {
	size_t before = link->out.length;
	bool was_full = is_full(link);

	if (!dial_send(link->fd, &link->out)) {
		give_up(link, strerror(errno));
	}
	if (was_full && link->out.length < before) {
		/* It reads, and our ping is far behind. */
		barrier_hear(&link->barrier, link->now);
	}
	calm_end(&link->calm);
	if (link->is_pressed != (link->out.length > 0)) {
		link->is_pressed = !link->is_pressed;
		dial_is_pressed(link->fd, link->is_pressed);
	}
}

static bool has_to_write(const struct link *link) {
	return link->out.length > 0 &&
			!calm_holds(&link->calm, link->out.length, link->now);
}

static void flush(struct link *link) {
	if (!link->is_broken && has_to_write(link)) {
		push(link);
	}
	if (pressure_is_hopeless(link->out.length)) {
		give_up(link, "the server does not read what we send");
	}
}

/*
 * While there is a stream of ours to write to. After our closing tag nothing
 * may follow: RFC 6120, section 4.4.
 */
static bool may_write(const struct link *link) {
	return (link->state == LINK_STATE_UP ||
				   link->state == LINK_STATE_LEAVING) &&
			!link->is_broken && stream_is_ready(link->stream);
}

static void ping_if_due(struct link *link) {
	if (may_write(link) && barrier_wants_ping(&link->barrier, link->now)) {
		barrier_ping(&link->barrier, stream_ping(link->stream, &link->out),
				link->now);
	}
}

static void on_pong(void *self, unsigned long number) {
	struct link *link = self;
	struct desk_event event = bare(DESK_EVENT_HANDED);

	event.handed.out = barrier_pong(&link->barrier, number, link->now);
	if (event.handed.out) {
		feed(link, &event);
	}
	if (link->state == LINK_STATE_LEAVING && !link->barrier.ping) {
		/* In the next turn: this one's words are to be said before. */
		link->due = link->now + 1;
	}
}

static void on_ready(void *self) {
	struct link *link = self;

	log_info("linked to the XMPP server as %s", link->settings.domain);
	link->state = LINK_STATE_UP;
	link->figures.links++;
	link->up_since = link->now;
	barrier_begin(&link->barrier, link->now);
	link->told[0] = '\0';
	struct desk_event event = bare(DESK_EVENT_LINK_UP);
	feed(link, &event);
}

static void write_stanza(void *self, const struct element *stanza) {
	struct link *link = self;

	if (may_write(link)) {
		stream_write(link->stream, stanza, &link->out);
		link->figures.said++;
	}
}

static void on_stanza(void *self, const struct element *stanza) {
	struct link *link = self;

	link->figures.heard++;
	senses_hear(link->senses, stanza, link->now);
}

static void on_skipped(void *self, const struct element *head) {
	struct link *link = self;

	link->figures.heard++;
	senses_hear_head(link->senses, head, link->now);
}

static void on_over(void *self, const char *condition, const char *text) {
	struct link *link = self;
	const struct complaint complaint = { link->settings.domain, condition,
		text };
	char why[sizeof(link->why)];

	link->is_hopeless = complaint_print(&complaint, why, sizeof(why));
	give_up(link, why);
}

static void greet(struct link *link) {
	stream_open(link->stream, &link->out);
	flush(link);
	link->state = LINK_STATE_GREETING;
	link->due = link->now + GREET_MS;
}

static void dial(struct link *link) {
	char why[sizeof(link->why)] = "no address answers";

	hang_up(link);
	link->fd = dial_first(link->dial, why, sizeof(why));
	if (link->fd < 0) {
		give_up(link, why);
		return;
	}
	link->state = LINK_STATE_DIALING;
	link->due = link->now + DIAL_MS;
}

/* A host with several addresses is given up when none answers. */
static void dial_another(struct link *link, const char *why) {
	char last[sizeof(link->why)];

	snprintf(last, sizeof(last), "%s", why);
	hang_up(link);
	link->fd = dial_next(link->dial, last, sizeof(last));
	if (link->fd < 0) {
		give_up(link, last);
		return;
	}
	link->due = link->now + DIAL_MS;
}

static void drain(struct link *link) {
	char bytes[READ_PIECE];
	size_t taken = 0;

	while (taken < READ_A_TURN && !link->is_broken) {
		ssize_t got = recv(link->fd, bytes, sizeof(bytes), 0);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			return;
		}
		if (got <= 0) {
			give_up(link,
					got < 0 ? strerror(errno)
							: "the server closed the connection");
			return;
		}
		taken += (size_t)got;
		dial_acknowledge(link->fd);
		barrier_hear(&link->barrier, link->now);
		if (!stream_feed(link->stream, bytes, (size_t)got, &link->out)) {
			push(link); /* the stream's last words */
			give_up(link, "the server closed the stream");
			return;
		}
		if ((size_t)got < sizeof(bytes)) {
			return;
		}
	}
}

static int64_t gateways_due(const struct link *link) {
	return is_full(link) ? 0 : gateways_deadline(link->gateways);
}

static bool is_due(int64_t due, int64_t now) {
	return due && now >= due;
}

/* What lies in the socket may hold the pong: we may have slept, not it. */
static void judge(struct link *link) {
	bool is_overdue = barrier_is_overdue(&link->barrier, link->now);
	bool is_silent = is_due(gateways_due(link), link->now);

	if ((!is_overdue && !is_silent) || dial_has_unread(link->fd)) {
		return;
	}
	if (is_overdue) {
		give_up(link, "the server does not answer our ping");
	}
	if (is_silent) {
		gateways_tick(link->gateways, link->now);
	}
}

static void tick_up(struct link *link) {
	judge(link);
	ping_if_due(link);
	flush(link);
}

static void tick_leaving(struct link *link) {
	stream_close(link->stream, &link->out);
	flush(link);
	link->state = LINK_STATE_CLOSING;
	link->due = link->now + CLOSE_MS;
}

static size_t unsent(void *self) {
	const struct link *link = self;

	return link->out.length;
}

/* The strings of the settings are the caller's: these are ours. */
static void keep_settings(struct link *link,
		const struct link_settings *settings) {
	link->settings = *settings;
	link->settings.host = arena_copy(link->kept, settings->host);
	link->settings.domain = arena_copy(link->kept, settings->domain);
	link->settings.secret = NULL; /* the stream has it */
	link->senses = senses_create(&(struct senses_settings){
			.domain = settings->domain,
			.channels = settings->channels,
			.channel_count = settings->channel_count,
			.gateways = settings->gateways,
			.gateway_count = settings->gateway_count,
			.photos = settings->photos,
			.ping_every = settings->ping_every,
			.ping_timeout = settings->ping_timeout,
			.sink = settings->sink,
			.self = link,
			.tell = write_stanza,
			.unsent = unsent,
	});
	link->gateways = senses_gateways(link->senses);
}

struct link *link_create(const struct link_settings *settings, int64_t now) {
	struct link *link = xcalloc(1, sizeof(*link));
	const struct stream_sink sink = { link, on_ready, on_stanza, on_skipped,
		on_pong, on_over };

	link->kept = arena_create();
	keep_settings(link, settings);
	link->stream = stream_create(settings->domain, settings->secret, &sink);
	link->dial = dial_create(settings->host, settings->port);
	link->barrier.every = settings->ping_every;
	link->barrier.timeout = settings->ping_timeout;
	link->fd = -1;
	link->state = LINK_STATE_WAITING;
	link->now = now;
	link->due = now;
	return link;
}

void link_destroy(struct link *link) {
	if (!link) {
		return;
	}
	hang_up(link);
	buffer_finish(&link->out);
	dial_destroy(link->dial);
	stream_destroy(link->stream);
	senses_destroy(link->senses);
	arena_destroy(link->kept);
	free(link);
}

int link_fd(const struct link *link) {
	return link->fd;
}

short link_wants(const struct link *link) {
	if (link->fd < 0) {
		return 0;
	}
	if (link->state == LINK_STATE_DIALING) {
		return POLLOUT;
	}
	return (short)(has_to_write(link) ? POLLIN | POLLOUT : POLLIN);
}

void link_ready(struct link *link, short revents, int64_t now) {
	char why[sizeof(link->why)];

	link->now = now;
	if (link->fd < 0 || !revents) {
		return;
	}
	if (link->state == LINK_STATE_DIALING) {
		if (dial_is_through(link->fd, why, sizeof(why))) {
			greet(link);
		} else {
			dial_another(link, why);
		}
	} else {
		if (revents & ~POLLOUT) {
			drain(link);
		}
		if (revents & POLLOUT) {
			flush(link);
		}
	}
	if (link->is_broken) {
		lose(link);
	}
}

static int64_t earlier(int64_t due, int64_t other) {
	return other && other < due ? other : due;
}

int64_t link_deadline(const struct link *link) {
	if (link->is_broken) {
		return link->now;
	}
	switch (link->state) {
	case LINK_STATE_WAITING:
	case LINK_STATE_DIALING:
	case LINK_STATE_GREETING:
	case LINK_STATE_LEAVING:
	case LINK_STATE_CLOSING:
		return link->due;
	case LINK_STATE_UP:
		return earlier(earlier(barrier_deadline(&link->barrier),
							   gateways_due(link)),
				link->calm.bytes ? link->calm.until : 0);
	case LINK_STATE_OVER:
		return 0;
	}
	return 0;
}

void link_tick(struct link *link, int64_t now) {
	bool is_late = now >= link->due;

	link->now = now;
	switch (link->state) {
	case LINK_STATE_WAITING:
		if (is_late) {
			dial(link);
		}
		break;
	case LINK_STATE_DIALING:
		if (is_late) {
			dial_another(link, "the server does not answer");
		}
		break;
	case LINK_STATE_GREETING:
		if (is_late) {
			give_up(link, "the server does not shake hands");
		}
		break;
	case LINK_STATE_UP:
		tick_up(link);
		break;
	case LINK_STATE_LEAVING:
		if (is_late) {
			tick_leaving(link);
		}
		break;
	case LINK_STATE_CLOSING:
		if (is_late) {
			give_up(link, "the server does not close the stream");
		}
		break;
	case LINK_STATE_OVER:
		break;
	}
	if (link->is_broken) {
		lose(link);
	}
}

void link_speak(struct link *link, const struct desk_effects *effects) {
	if (!may_write(link)) {
		return;
	}
	for (size_t i = 0; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		size_t before = link->out.length;
		senses_say(link->senses, effect);
		if (effect_is_calm(effect->type)) {
			calm_add(&link->calm, before, link->out.length, link->now);
		}
		if (effect->type == DESK_EFFECT_SAY) {
			barrier_say(&link->barrier, effect->say.out);
		}
	}
	ping_if_due(link);
	flush(link);
}

static void speak(void *self, const struct desk_effects *effects) {
	link_speak(self, effects);
}

static bool has_room(void *self) {
	const struct link *link = self;

	return !is_full(link);
}

struct xmpp_port link_port(struct link *link) {
	return (struct xmpp_port){
		.self = link,
		.speak = speak,
		.has_room = has_room,
	};
}

static bool is_ending(const struct link *link) {
	return link->state == LINK_STATE_LEAVING ||
			link->state == LINK_STATE_CLOSING || link->state == LINK_STATE_OVER;
}

void link_close(struct link *link, int64_t now) {
	link->now = now;
	if (is_ending(link)) {
		return;
	}
	if (link->state != LINK_STATE_UP || link->is_broken) {
		/* lose() feeds what is owed, at the next tick. */
		link->state = LINK_STATE_CLOSING;
		give_up(link, "it is closed");
		return;
	}
	gateways_part(link->gateways);
	/*
	 * A last ping: all that the server had for us comes before its answer, and
	 * ejabberd answers nothing any more once we have closed.
	 */
	barrier_ping(&link->barrier, stream_ping(link->stream, &link->out), now);
	barrier_leave(&link->barrier);
	flush(link);
	link->state = LINK_STATE_LEAVING;
	link->due = now + LEAVE_MS;
}

bool link_is_over(const struct link *link) {
	return link->state == LINK_STATE_OVER;
}

const char *const *link_languages(size_t *count) {
	return words_tags(count);
}

bool link_is_up(const struct link *link) {
	return link->state == LINK_STATE_UP;
}

void link_count(const struct link *link, struct link_figures *figures) {
	*figures = link->figures;
	figures->unsent = link->out.length;
	figures->gateways = gateways_count(link->gateways);
}
