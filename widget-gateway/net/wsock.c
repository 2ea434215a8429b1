/*
 * A page's WebSocket: lws's callbacks into whole frames, and frames into
 * writes. Buffers exist only while something is in them.
 */

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "deskbell.h"
#include "net/inside.h"

#define PATH "/chat/"

/* What is under way: most of the time nothing is, and there is none. */
struct traffic {
	struct list link; /* net.talkative */
	struct wsock *socket;
	struct buffer in;  /* a frame that came in pieces */
	struct buffer out; /* each frame with its length before it */
};

/* lws makes and zeroes one for each. */
struct wsock {
	struct lws *wsi;
	struct traffic *traffic; /* NULL while there is none */
	const char *reason;      /* of the goodbye */
	uint32_t number;         /* 0: the sink does not know it */
	uint16_t code; /* not 0: goodbye, once what is queued is written */
	bool wants_ping, is_hung_up;
	bool is_midway; /* a part of the first queued frame is written */
};

_Static_assert(sizeof(struct wsock) <= 48, "a socket grew");

size_t wsock_size(void) {
	return sizeof(struct wsock);
}

/* ---- what the hub asks for ---- */

static struct traffic *have_traffic(struct wsock *socket) {
	if (!socket->traffic) {
		socket->traffic = xcalloc(1, sizeof(*socket->traffic));
		socket->traffic->socket = socket;
		list_init(&socket->traffic->link);
	}
	return socket->traffic;
}

static size_t waiting(const struct wsock *socket) {
	return socket->traffic ? socket->traffic->out.length : 0;
}

static void drop_traffic(struct wsock *socket) {
	if (socket->traffic) {
		list_take_out(&socket->traffic->link);
		buffer_finish(&socket->traffic->in);
		buffer_finish(&socket->traffic->out);
		free(socket->traffic);
		socket->traffic = NULL;
	}
}

static void rest(struct wsock *socket) {
	if (socket->traffic && socket->traffic->in.length == 0 &&
			socket->traffic->out.length == 0) {
		drop_traffic(socket);
	}
}

static struct wsock *find(void *self, uint32_t number) {
	struct net *net = self;

	return number <= net->settings.connections_most ? net->sockets[number]
													: NULL;
}

static void tell(void *self, uint32_t number, const struct buffer *frame) {
	struct net *net = self;
	struct wsock *socket = find(self, number);
	uint32_t length = (uint32_t)frame->length;

	if (!socket || socket->code) {
		return;
	}
	struct traffic *traffic = have_traffic(socket);
	/* What waits already has asked for its turn. */
	if (traffic->out.length == 0) {
		list_append(&net->talkative, &traffic->link);
	}
	buffer_add(&traffic->out, &length, sizeof(length));
	buffer_add(&traffic->out, frame->bytes, frame->length);
}

static size_t queued(void *self, uint32_t number) {
	const struct wsock *socket = find(self, number);

	return socket ? waiting(socket) : 0;
}

static void ping(void *self, uint32_t number) {
	struct wsock *socket = find(self, number);

	if (socket) {
		socket->wants_ping = true;
		lws_callback_on_writable(socket->wsi);
	}
}

/*
 * It is said once all that waits before it is written, and from there: what
 * lws is told to end while it hands out input, it reads on from in the midst
 * of a frame, and then hangs up before the goodbye is sent.
 */
static void end(struct wsock *socket, uint16_t code, const char *reason) {
	if (!socket->code) {
		socket->code = code;
		socket->reason = reason;
		lws_callback_on_writable(socket->wsi);
	}
}

static void say_goodbye(void *self, uint32_t number, uint16_t code,
		const char *reason) {
	struct wsock *socket = find(self, number);

	if (socket) {
		end(socket, code, reason);
	}
}

static void hang_up(void *self, uint32_t number) {
	struct wsock *socket = find(self, number);

	if (socket && !socket->is_hung_up) {
		socket->is_hung_up = true;
		net_hang_up(socket->wsi);
	}
}

struct page_port net_page_port(struct net *net) {
	return (struct page_port){
		.self = net,
		.tell = tell,
		.queued = queued,
		.ping = ping,
		.close = say_goodbye,
		.hang_up = hang_up,
	};
}

/* ---- what lws reports ---- */

static int close_now(struct lws *wsi, const struct wsock *socket) {
	char reason[124]; /* RFC 6455, section 5.5: a control frame's most */
	size_t length = strlen(socket->reason);

	length = length < sizeof(reason) ? length : sizeof(reason) - 1;
	memcpy(reason, socket->reason, length);
	lws_close_reason(wsi, (enum lws_close_status)socket->code,
			(unsigned char *)reason, length);
	return -1;
}

/* For what is no frame at all. */
static int refuse(struct lws *wsi, struct wsock *socket, uint16_t code,
		const char *reason) {
	tally_note(&net_of(wsi)->closed, code);
	end(socket, code, reason);
	return 0;
}

static bool find_channel(struct lws *wsi, struct call *call) {
	char path[128];

	if (!net_header(wsi, WSI_TOKEN_GET_URI, path, sizeof(path)) ||
			strncmp(path, PATH, strlen(PATH)) != 0 ||
			strlen(path + strlen(PATH)) >= sizeof(call->channel)) {
		return false;
	}
	memcpy(call->channel, path + strlen(PATH), strlen(path + strlen(PATH)) + 1);
	call->caller.channel = call->channel;
	return true;
}

/* A browser always says where its page is from. */
static bool find_caller(struct lws *wsi, struct call *call) {
	const struct net *net = net_of(wsi);

	call->caller.origin = call->origin;
	return net_header(wsi, WSI_TOKEN_ORIGIN, call->origin,
				   sizeof(call->origin)) &&
			address_of(wsi, &net->settings, net->keyed, &call->caller);
}

/* lws answers 101 to version 8 too; RFC 6455 knows 13 alone. */
static bool has_version(struct lws *wsi) {
	char version[8];

	return net_header(wsi, WSI_TOKEN_VERSION, version, sizeof(version)) &&
			strcmp(version, "13") == 0;
}

/* Before the 101: the headers are still there. */
static int may_call(struct lws *wsi) {
	struct net *net = net_of(wsi);

	net->call.wsi = NULL;
	if (net->is_draining) {
		return net_refuse(wsi, 503);
	}
	if (!has_version(wsi)) {
		return net_refuse(wsi, 426);
	}
	if (!find_channel(wsi, &net->call)) {
		return net_refuse(wsi, 404);
	}
	if (!find_caller(wsi, &net->call)) {
		return net_refuse(wsi, 403);
	}
	int status = net->sink.may_call(net->sink.self, &net->call.caller);
	if (status) {
		return net_refuse(wsi, (unsigned)status);
	}
	net->call.wsi = wsi;
	return 0;
}

static int open_socket(struct lws *wsi, struct wsock *socket) {
	struct net *net = net_of(wsi);

	socket->wsi = wsi;
	if (net->call.wsi == wsi) {
		socket->number = net->sink.called(net->sink.self, &net->call.caller);
	}
	net->call.wsi = NULL;
	if (socket->number == 0) {
		return refuse(wsi, socket, 1013, "try later");
	}
	net->sockets[socket->number] = socket;
	door_left(net, wsi);
	return 0;
}

static int receive(struct lws *wsi, struct wsock *socket, const char *bytes,
		size_t length) {
	struct net *net = net_of(wsi);
	size_t rest_length = lws_remaining_packet_payload(wsi);
	size_t kept = socket->traffic ? socket->traffic->in.length : 0;

	if (socket->code) {
		return 0;
	}
	if (lws_frame_is_binary(wsi)) {
		return refuse(wsi, socket, 1003, "frames are text");
	}
	/* What is announced counts: nothing is kept that could not be whole. */
	if (rest_length > FRAME_UP_MOST ||
			kept + length + rest_length > FRAME_UP_MOST) {
		return refuse(wsi, socket, 1009, "a frame has at most 32 KB");
	}
	bool is_whole = rest_length == 0 && lws_is_final_fragment(wsi);
	if (!is_whole) {
		buffer_add(&have_traffic(socket)->in, bytes, length);
		net->sink.began(net->sink.self, socket->number);
		return 0;
	}
	if (kept == 0) {
		net->sink.said(net->sink.self, socket->number, bytes, length);
		return 0;
	}
	struct buffer *in = &socket->traffic->in;
	buffer_add(in, bytes, length);
	net->sink.said(net->sink.self, socket->number, in->bytes, in->length);
	buffer_finish(in);
	rest(socket);
	return 0;
}

/* It may be one that was turned away and is told so now. */
static int receive_pong(struct lws *wsi, struct wsock *socket) {
	struct net *net = net_of(wsi);

	if (socket->number) {
		net->sink.heard(net->sink.self, socket->number);
	}
	return 0;
}

/* One piece of the first frame: RFC 6455, section 5.4, lets it be in many. */
static int write_piece(struct lws *wsi, struct wsock *socket) {
	struct net *net = net_of(wsi);
	struct buffer *out = &socket->traffic->out;
	uint32_t left;
	int flags = socket->is_midway ? LWS_WRITE_CONTINUATION : LWS_WRITE_TEXT;

	memcpy(&left, out->bytes, sizeof(left));
	size_t length = left < WRITE_MOST ? left : WRITE_MOST;
	if (length < left) {
		flags |= LWS_WRITE_NO_FIN;
	}
	memcpy(net->scratch + LWS_PRE, out->bytes + sizeof(left), length);
	if (lws_write(wsi, net->scratch + LWS_PRE, length,
				(enum lws_write_protocol)flags) < (int)length) {
		return -1;
	}
	left -= (uint32_t)length;
	socket->is_midway = left > 0;
	if (left > 0) {
		/* what is left moves up behind a new length */
		buffer_drop(out, length);
		memcpy(out->bytes, &left, sizeof(left));
	} else {
		buffer_drop(out, sizeof(left) + length);
	}
	if (out->length == 0) {
		buffer_finish(out);
		rest(socket);
	}
	return 0;
}

static int write_ping(struct lws *wsi) {
	struct net *net = net_of(wsi);

	return lws_write(wsi, net->scratch + LWS_PRE, 0, LWS_WRITE_PING) < 0 ? -1
																		 : 0;
}

static int writeable(struct lws *wsi, struct wsock *socket) {
	int result = 0;

	if (socket->wants_ping && !socket->is_midway) {
		socket->wants_ping = false;
		result = write_ping(wsi);
	} else if (waiting(socket) > 0) {
		result = write_piece(wsi, socket);
	} else if (socket->code) {
		return close_now(wsi, socket);
	}
	if (result == 0 &&
			(waiting(socket) > 0 || socket->code || socket->wants_ping)) {
		lws_callback_on_writable(wsi);
	}
	return result;
}

/* At most so much at once: one reader may not hold up the others. */
#define TURN_MOST 8

static void speak(struct wsock *socket) {
	struct lws *wsi = socket->wsi;

	for (int i = 0; i < TURN_MOST && waiting(socket) > 0; i++) {
		if (lws_send_pipe_choked(wsi)) {
			break;
		}
		if (write_piece(wsi, socket) != 0) {
			net_hang_up(wsi);
			return;
		}
	}
	if (waiting(socket) > 0) {
		lws_callback_on_writable(wsi);
	}
}

void wsock_end_turn(struct net *net) {
	while (!list_is_empty(&net->talkative)) {
		struct traffic *traffic =
				list_entry(net->talkative.next, struct traffic, link);
		list_take_out(&traffic->link);
		speak(traffic->socket);
	}
}

/* It also comes for one that was refused before it was open. */
static int closed(struct lws *wsi, struct wsock *socket) {
	struct net *net = net_of(wsi);

	if (socket && socket->number) {
		net->sink.gone(net->sink.self, socket->number);
		net->sockets[socket->number] = NULL;
		socket->number = 0;
		drop_traffic(socket);
	}
	return 0;
}

int wsock_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	struct wsock *socket = user;

	switch ((int)reason) {
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return may_call(wsi);
	case LWS_CALLBACK_ESTABLISHED:
		return open_socket(wsi, socket);
	case LWS_CALLBACK_RECEIVE:
		return receive(wsi, socket, in, length);
	case LWS_CALLBACK_RECEIVE_PONG:
		return receive_pong(wsi, socket);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return writeable(wsi, socket);
	case LWS_CALLBACK_CLOSED:
		return closed(wsi, socket);
	default:
		/* protocols[0] guards what is nobody's, sockets being freed too */
		return pages_callback(wsi, reason, NULL, in, length);
	}
}
