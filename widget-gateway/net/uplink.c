/*
 * The XEP-0114 stream's socket. wire/stream knows what to say; this keeps it
 * connected: back-off, pings, and small writes.
 */

#define _DEFAULT_SOURCE /* TCP_QUICKACK is Linux's */

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "base/arena.h"
#include "base/calm.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/inside.h"
#include "wire/element.h"
#include "wire/stream.h"

/* ms; with jitter, so that many gateways do not come at once. */
#define WAIT_LEAST   250
#define WAIT_MOST    5000
#define OPEN_WITHIN  10000
#define LIVED_LONG   10000 /* it was no loop of greeting and dropping us */
#define PING_EVERY   30000
#define PING_TIMEOUT 15000
/* A server that does not read for so long is not there. */
#define OUT_MOST ((size_t)8 << 20)

struct uplink {
	struct net *net;
	struct stream *stream;
	struct lws *wsi; /* NULL: not connected, and not connecting */
	struct buffer out;
	struct calm calm;
	int64_t wait, try_at;  /* when unconnected */
	int64_t began, ponged; /* when connected */
	int64_t pinged;
	bool is_told;   /* the sink believes that we are ready */
	bool is_broken; /* to be closed once `out` is written */
	bool is_leaving;
	bool is_complained; /* of this outage */
};

static void plan_retry(struct uplink *uplink) {
	uint8_t chance;

	clock_chance(&chance, 1);
	uplink->try_at = clock_now() + uplink->wait * (192 + chance / 2) / 256;
	uplink->wait *= 2;
	if (uplink->wait > WAIT_MOST) {
		uplink->wait = WAIT_MOST;
	}
}

/* A tick, or anything else that happens, comes soon enough for what is calm. */
static bool has_to_write(const struct uplink *uplink) {
	return uplink->out.length > 0 &&
			(uplink->is_broken ||
					!calm_holds(&uplink->calm, uplink->out.length,
							clock_now()));
}

static void want_write(struct uplink *uplink) {
	if (uplink->wsi && has_to_write(uplink)) {
		lws_callback_on_writable(uplink->wsi);
	}
}

static void on_ready(void *self) {
	struct uplink *uplink = self;

	uplink->is_told = true;
	uplink->is_complained = false;
	uplink->ponged = uplink->pinged = clock_now();
	log_info("connected to the XMPP server as %s",
			uplink->net->settings.domain);
	uplink->net->sink.uplink_ready(uplink->net->sink.self);
}

static void on_stanza(void *self, const struct element *stanza) {
	struct uplink *uplink = self;

	uplink->net->sink.uplink_said(uplink->net->sink.self, stanza);
}

/* The desk's stanzas are far below the limit: nobody else's matter. */
static void on_skipped(void *self, const struct element *head) {
	(void)self;
	log_warn("a %s from the XMPP server was too large", head->name);
}

static void on_pong(void *self, unsigned long ping) {
	struct uplink *uplink = self;

	(void)ping;
	uplink->ponged = clock_now();
}

static void on_over(void *self, const char *condition, const char *text) {
	struct uplink *uplink = self;

	uplink->is_broken = true;
	if (condition && !uplink->is_complained) {
		uplink->is_complained = true;
		log_error("the XMPP server ended the stream: %s%s%s", condition,
				text ? ": " : "", text ? text : "");
	}
}

static void lost(struct uplink *uplink) {
	uplink->wsi = NULL;
	buffer_empty(&uplink->out);
	calm_end(&uplink->calm);
	if (uplink->is_told) {
		uplink->is_told = false;
		if (clock_now() - uplink->began >= LIVED_LONG) {
			uplink->wait = WAIT_LEAST;
		}
		uplink->net->sink.uplink_lost(uplink->net->sink.self);
	}
	if (!uplink->is_leaving) {
		plan_retry(uplink);
	}
}

static void connect_now(struct uplink *uplink) {
	const struct net_settings *settings = &uplink->net->settings;
	struct lws_client_connect_info info = {
		.context = uplink->net->context,
		.vhost = uplink->net->vhost,
		.address = settings->server_host,
		.host = settings->server_host,
		.port = settings->server_port,
		.method = "RAW",
		.local_protocol_name = "uplink",
		.opaque_user_data = uplink,
		.pwsi = &uplink->wsi,
	};

	uplink->is_broken = false;
	uplink->began = clock_now();
	if (!lws_client_connect_via_info(&info) && uplink->try_at <= clock_now()) {
		lost(uplink);
	}
}

/*
 * Prosody leaves Nagle's algorithm on: its next stanza waits for our ACK, and
 * ours, delayed, for the next thing we have to say, or 40 ms. Linux forgets
 * this with each ACK, so it is asked for again.
 */
static void acknowledge(struct uplink *uplink) {
	int one = 1;

	setsockopt(lws_get_socket_fd(uplink->wsi), IPPROTO_TCP, TCP_QUICKACK, &one,
			sizeof(one));
}

static int receive(struct uplink *uplink, const char *bytes, size_t length) {
	acknowledge(uplink);
	if (!stream_feed(uplink->stream, bytes, length, &uplink->out)) {
		uplink->is_broken = true;
	}
	want_write(uplink);
	return uplink->is_broken && uplink->out.length == 0 ? -1 : 0;
}

/* False: the socket is broken. */
static bool write_piece(struct uplink *uplink) {
	uint8_t *scratch = uplink->net->scratch + LWS_PRE;
	size_t length = uplink->out.length;

	length = length < WRITE_MOST ? length : WRITE_MOST;
	calm_end(&uplink->calm);
	memcpy(scratch, uplink->out.bytes, length);
	int written = lws_write(uplink->wsi, scratch, length, LWS_WRITE_RAW);
	if (written < 0) {
		return false;
	}
	buffer_drop(&uplink->out, (size_t)written);
	return true;
}

static int writeable(struct uplink *uplink) {
	if (uplink->out.length == 0) {
		return uplink->is_broken ? -1 : 0;
	}
	if (!write_piece(uplink)) {
		return -1;
	}
	want_write(uplink);
	return uplink->is_broken && uplink->out.length == 0 ? -1 : 0;
}

static int connected(struct uplink *uplink) {
	stream_open(uplink->stream, &uplink->out);
	want_write(uplink);
	return 0;
}

int uplink_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	struct uplink *uplink = lws_get_opaque_user_data(wsi);

	(void)user;
	if (!uplink) {
		return 0;
	}
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		if (!uplink->is_complained) {
			uplink->is_complained = true;
			log_warn("no connection to the XMPP server at %s:%d",
					uplink->net->settings.server_host,
					uplink->net->settings.server_port);
		}
		lost(uplink);
		return 0;
	case LWS_CALLBACK_RAW_CONNECTED:
		return connected(uplink);
	case LWS_CALLBACK_RAW_RX:
		return receive(uplink, in, length);
	case LWS_CALLBACK_RAW_WRITEABLE:
		return writeable(uplink);
	case LWS_CALLBACK_RAW_CLOSE:
		lost(uplink);
		return 0;
	default:
		return 0;
	}
}

/* Kills it from outside its own callback; RAW_CLOSE follows. */
static void drop(struct uplink *uplink, const char *why) {
	log_warn("the link to the XMPP server is given up: %s", why);
	uplink->is_broken = true;
	buffer_empty(&uplink->out);
	calm_end(&uplink->calm);
	net_hang_up(uplink->wsi);
}

void uplink_tell(struct uplink *uplink, const struct element *stanza) {
	if (!uplink->wsi || uplink->is_broken || !stream_is_ready(uplink->stream)) {
		return;
	}
	stream_write(uplink->stream, stanza, &uplink->out);
	if (uplink->out.length > OUT_MOST) {
		drop(uplink, "it does not read");
		return;
	}
}

/* What was told in a turn goes out at its end, in few writes. */
void uplink_end_turn(struct uplink *uplink) {
	if (!has_to_write(uplink) || uplink->is_broken ||
			!stream_is_ready(uplink->stream)) {
		return;
	}
	while (uplink->out.length > 0 && !lws_send_pipe_choked(uplink->wsi)) {
		if (!write_piece(uplink)) {
			drop(uplink, "it cannot be written to");
			return;
		}
	}
	want_write(uplink);
}

void uplink_tick(struct uplink *uplink) {
	int64_t now = clock_now();

	if (!uplink->wsi) {
		if (!uplink->is_leaving && now >= uplink->try_at) {
			connect_now(uplink);
		}
		return;
	}
	if (uplink->is_broken) {
		return;
	}
	if (!uplink->is_told) {
		if (now - uplink->began > OPEN_WITHIN) {
			drop(uplink, "it does not greet");
		}
		return;
	}
	if (uplink->pinged > uplink->ponged &&
			now - uplink->pinged > PING_TIMEOUT) {
		drop(uplink, "it does not answer");
	} else if (uplink->pinged <= uplink->ponged &&
			now - uplink->ponged > PING_EVERY) {
		uplink->pinged = now;
		stream_ping(uplink->stream, &uplink->out);
		want_write(uplink);
	}
}

void uplink_part(struct uplink *uplink) {
	uplink->is_leaving = true;
	if (uplink->wsi && stream_is_ready(uplink->stream)) {
		stream_close(uplink->stream, &uplink->out);
		want_write(uplink);
	}
}

bool uplink_is_gone(const struct uplink *uplink) {
	return !uplink->wsi;
}

size_t uplink_queued(const struct uplink *uplink) {
	return uplink->out.length;
}

static void tell(void *self, const struct element *stanza) {
	struct net *net = self;

	uplink_tell(net->uplink, stanza);
}

static void mention(void *self, const struct element *stanza) {
	struct net *net = self;
	struct uplink *uplink = net->uplink;
	size_t before = uplink->out.length;

	uplink_tell(uplink, stanza);
	calm_add(&uplink->calm, before, uplink->out.length, clock_now());
}

struct desk_port net_desk_port(struct net *net) {
	return (struct desk_port){ .self = net, .tell = tell, .mention = mention };
}

struct uplink *uplink_create(struct net *net) {
	struct uplink *uplink = xcalloc(1, sizeof(*uplink));
	const struct stream_sink sink = {
		.self = uplink,
		.ready = on_ready,
		.stanza = on_stanza,
		.skipped = on_skipped,
		.pong = on_pong,
		.over = on_over,
	};

	uplink->net = net;
	uplink->wait = WAIT_LEAST;
	uplink->stream =
			stream_create(net->settings.domain, net->settings.secret, &sink);
	return uplink;
}

void uplink_destroy(struct uplink *uplink) {
	if (!uplink) {
		return;
	}
	stream_destroy(uplink->stream);
	buffer_finish(&uplink->out);
	xfree(uplink);
}
