/*
 * The libwebsockets context and what is set about it. Every option here is
 * one that was measured: see the comments.
 */

#include "net/net.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <ev.h>

#include "base/arena.h"
#include "base/log.h"
#include "deskbell.h"
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

/* Its notices come once for each event of each socket. */
static void say(int level, const char *line) {
	size_t length = strcspn(line, "\n");

	log_debug("lws %d: %.*s", level, (int)length, line);
}

static bool open_context(struct net *net, struct ev_loop *loop) {
	/* With its 300 s pings each accept would walk a list of all timers. */
	static const lws_retry_bo_t no_validity = { 0 };
	static struct lws_protocols protocols[PROTOCOL_COUNT + 1];
	void *loops[1] = { loop };
	const struct net_settings *settings = &net->settings;
	bool is_tls = settings->certificate[0] != '\0';

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
	struct lws_context_creation_info info = {
		.port = settings->port,
		.iface = settings->listen[0] ? settings->listen : NULL,
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

/* lws sizes its tables by this, and out of descriptors it spins. */
static bool raise_files(uint32_t connections) {
	struct rlimit limit;
	rlim_t wanted = (rlim_t)connections * 2 + 64;

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
	lws_set_log_level(LLL_ERR | LLL_WARN, say);
	net->pages = pages_create(settings->files);
	net->uplink = uplink_create(net);
	if (!net->pages || !raise_files(settings->connections_most) ||
			!open_context(net, loop)) {
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
	pages_destroy(net->pages);
	free(net->sockets);
	free(net);
}

void net_tick(struct net *net) {
	uplink_tick(net->uplink);
}

void net_drain(struct net *net) {
	net->is_draining = true;
	uplink_drain(net->uplink);
}
