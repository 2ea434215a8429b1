/*
 * The libwebsockets context and what is set about it. Every option here is
 * one that was measured: see the comments.
 */

#include "net/net.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <ev.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "deskbell.h"
#include "net/files.h"
#include "net/inside.h"

/* Each connection has one: 512 costs 1.9 KB a connection, 4096 5.3 KB. */
#define RX_BUFFER 512

struct net *net_of(struct lws *wsi) {
	return lws_context_user(lws_get_context(wsi));
}

bool net_header(struct lws *wsi, enum lws_token_indexes header, char *to,
		size_t room) {
	int length = lws_hdr_total_length(wsi, header);

	return length > 0 && (size_t)length < room &&
			lws_hdr_copy(wsi, to, (int)room, header) == length;
}

/*
 * lws looks at its timers only after it has had something to do, and this may
 * be asked for from a timer of ours while nothing else happens.
 */
void net_hang_up(struct lws *wsi) {
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
	lws_cancel_service(lws_get_context(wsi));
}

/* Every refusal has a code and a sentence, though a browser shows neither. */
static const struct {
	unsigned status;
	const char *sentence;
} refusals[] = {
	{ 400,
			"This gateway takes GET and HEAD without a body, and WebSockets "
			"of the subprotocol " DESKBELL_PROTOCOL "." },
	{ 403, "This page's site may not use this channel." },
	{ 404, "There is no such channel." },
	{ 426, "WebSocket version 13 is what is spoken here." },
	{ 429, "There are too many connections from this address." },
	{ 503, "No more connections can be taken now; please try again later." },
};

int net_refuse(struct lws *wsi, unsigned status) {
	const char *sentence = "";

	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		if (refusals[i].status == status) {
			sentence = refusals[i].sentence;
		}
	}
	tally_note(&net_of(wsi)->answered, status);
	log_debug("status=%u: refused", status);
	lws_return_http_status(wsi, status, sentence);
	return -1;
}

/* Its notices come once for each event of each socket. */
static void say(int level, const char *line) {
	size_t length = strcspn(line, "\n");

	log_debug("lws %d: %.*s", level, (int)length, line);
}

/*
 * lws keeps its timers in one sorted list and looks for a new one's place from
 * the front, though nearly every one belongs at the end: an accept walks past
 * all who have not said what they want, a goodbye past all goodbyes, and those
 * of 19 000 pages took 800 us each. With this name in the program lws' own
 * calls come here; the order is the same.
 */
void lws_dll2_add_sorted(lws_dll2_t *item, lws_dll2_owner_t *list,
		int (*compare)(const lws_dll2_t *, const lws_dll2_t *)) {
	lws_dll2_t *before = list->tail;

	while (before && compare(before, item) >= 0) {
		before = before->prev;
	}
	if (before && before->next) {
		lws_dll2_add_before(item, before->next);
	} else if (before) {
		lws_dll2_add_tail(item, list);
	} else {
		lws_dll2_add_head(item, list);
	}
}

/* What pings us is ours: with its 300 s each connection had two timers more. */
static const lws_retry_bo_t no_validity = { 0 };

static void name_protocols(struct lws_protocols *protocols) {
	protocols[PROTOCOL_PAGES] = (struct lws_protocols){ .name = "http",
		.callback = pages_callback,
		.per_session_data_size = pages_size(),
		.rx_buffer_size = RX_BUFFER };
	protocols[PROTOCOL_SOCKET] =
			(struct lws_protocols){ .name = DESKBELL_PROTOCOL,
				.callback = wsock_callback,
				.per_session_data_size = wsock_size(),
				.rx_buffer_size = RX_BUFFER };
	protocols[PROTOCOL_UPLINK] = (struct lws_protocols){ .name = "uplink",
		.callback = uplink_callback,
		.rx_buffer_size = WRITE_MOST };
}

static bool open_context(struct net *net, struct ev_loop *loop) {
	static struct lws_protocols protocols[PROTOCOL_COUNT + 1];
	void *loops[1] = { loop };
	const struct net_settings *settings = &net->settings;
	bool is_tls = net->certificate != NULL;

	name_protocols(protocols);
	struct lws_context_creation_info info = {
		.port = settings->port,
		.iface = strcmp(settings->listen, "any") ? settings->listen : NULL,
		.protocols = protocols,
		.options = LWS_SERVER_OPTION_LIBEV | LWS_SERVER_OPTION_VALIDATE_UTF8 |
				(is_tls ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0),
		.foreign_loops = loops,
		.retry_and_idle_policy = &no_validity,
		.user = net,
		.gid = (gid_t)-1,
		.uid = (uid_t)-1,
		.server_string = "deskbell",
		/* its HTTP/2 can be written through; so there is none */
		.alpn = "http/1.1",
		.ssl_cert_filepath = is_tls ? settings->certificate : NULL,
		.ssl_private_key_filepath = is_tls ? settings->key : NULL,
		.timeout_secs = 10,
		.keepalive_timeout = 10,
	};
	net->context = lws_create_context(&info);
	if (!net->context) {
		log_error("cannot serve on port %d: the port is taken, the "
				  "certificate cannot be read, or the package "
				  "libwebsockets-evlib-ev is not installed",
				settings->port);
		return false;
	}
	net->vhost = lws_get_vhost_by_name(net->context, "default");
	return true;
}

/*
 * For who watches the service: never the port that pages reach. It has the
 * pages' guards, and no protocol beside HTTP.
 */
static bool open_meter(struct net *net) {
	static struct lws_protocols protocols[2];
	const char *where = net->settings.metrics;
	const char *colon = strrchr(where, ':');
	bool is_unix = strncmp(where, "unix:", 5) == 0;
	char address[64];
	struct lws_context_creation_info info = {
		.vhost_name = "metrics",
		.protocols = protocols,
		.options = is_unix ? LWS_SERVER_OPTION_UNIX_SOCK : 0,
		.iface = is_unix ? where + 5 : address,
		.retry_and_idle_policy = &no_validity,
		.server_string = "deskbell",
		.keepalive_timeout = 10,
	};

	if (!where[0]) {
		return true;
	}
	protocols[0] = (struct lws_protocols){ .name = "http",
		.callback = pages_callback,
		.per_session_data_size = pages_size(),
		.rx_buffer_size = RX_BUFFER };
	if (!is_unix && colon && colon - where < (long)sizeof(address)) {
		snprintf(address, sizeof(address), "%.*s", (int)(colon - where), where);
		info.port = (int)strtol(colon + 1, NULL, 10);
	}
	net->meter = lws_create_vhost(net->context, &info);
	if (!net->meter) {
		log_error("cannot show metrics at %s", where);
	}
	return net->meter != NULL;
}

/* lws sizes its tables by this, and out of descriptors it spins. */
static bool raise_files(uint32_t connections) {
	struct rlimit limit;
	rlim_t wanted = door_files(connections);

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
		log_error("cannot read the limit of open files");
		return false;
	}
	if (limit.rlim_max < wanted) {
		log_error("connections_most needs %ld open files and %ld are allowed: "
				  "raise LimitNOFILE, or lower it",
				(long)wanted, (long)limit.rlim_max);
		return false;
	}
	limit.rlim_cur = wanted;
	if (setrlimit(RLIMIT_NOFILE, &limit) != 0) {
		log_error("cannot set the limit of open files");
		return false;
	}
	return true;
}

struct net *net_create(const struct net_settings *settings,
		const struct net_sink *sink, struct ev_loop *loop) {
	struct net *net = xcalloc(1, sizeof(*net));

	net->settings = *settings;
	net->sink = *sink;
	net->sockets =
			xcalloc((size_t)settings->connections_most + 1, sizeof(void *));
	list_init(&net->guests);
	list_init(&net->talkative);
	net->keyed = address_keyed(settings->address_key);
	lws_set_log_level(LLL_ERR | LLL_WARN, say);
	net->files = files_create(settings->files);
	net->uplink = uplink_create(net);
	if (settings->certificate[0]) {
		net->certificate =
				certificate_create(settings->certificate, settings->key);
	}
	if (!net->files || !net->keyed ||
			!raise_files(settings->connections_most) ||
			!open_context(net, loop) || !open_meter(net)) {
		net_destroy(net);
		return NULL;
	}
	return net;
}

void net_destroy(struct net *net) {
	if (!net) {
		return;
	}
	net->is_draining = true;
	if (net->context) {
		lws_context_destroy(net->context);
	}
	uplink_destroy(net->uplink);
	certificate_destroy(net->certificate);
	files_destroy(net->files);
	EVP_MAC_CTX_free(net->keyed);
	free(net->sockets);
	free(net);
}

void net_measure(const struct net *net, struct buffer *out) {
	metric_gauge(out, "guests", "Sockets that are no WebSocket, or not yet.",
			net->guest_count);
	metric_counter(out, "shown_out_total",
			"Sockets closed because too many said nothing.", net->shown_out);
	metric_tally(out, "answers_total", "HTTP answers, by status.",
			&net->answered);
	metric_tally(out, "broken_total",
			"WebSockets closed for what is no frame, by close code.",
			&net->closed);
	metric_gauge(out, "link_queue_bytes",
			"What the XMPP server has not taken yet.",
			uplink_queued(net->uplink));
}

void net_end_turn(struct net *net) {
	wsock_end_turn(net);
	uplink_end_turn(net->uplink);
}

void net_tick(struct net *net) {
	uplink_tick(net->uplink);
	certificate_tick(net->certificate, clock_now());
}

void net_drain(struct net *net) {
	net->is_draining = true;
}

void net_part(struct net *net) {
	uplink_part(net->uplink);
}

bool net_is_parted(const struct net *net) {
	return uplink_is_gone(net->uplink);
}
