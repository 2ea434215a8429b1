/*
 * The server. Costs as little as it can, in a process of its own, so that what
 * is measured is the component.
 */
#include "stub.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <netinet/in.h>

#include "base/buffer.h"
#include "bench.h"
#include "wire/element.h"
#include "wire/parser.h"

#define PIECE 65536
#define BODY \
	"The parcel was to come on Tuesday, and it is Friday now. Where is it?"

struct server {
	int fd;
	struct parser *parser;
	struct buffer out;
	bool is_greeted;
	int receipts, said; /* of this order */
};

static void render(struct buffer *out, const char *format, ...) {
	char stanza[1024];
	va_list args;

	va_start(args, format);
	int length = vsnprintf(stanza, sizeof(stanza), format, args);
	va_end(args);
	check(length > 0 && (size_t)length < sizeof(stanza), "stanza");
	buffer_add(out, stanza, (size_t)length);
}

struct buffer stub_render_lines(int count, int visitors) {
	static int sent; /* no id comes twice: that would be the same line */
	struct buffer out = { 0 };

	for (int i = 0; i < count; i++, sent++) {
		render(&out,
				"<message type='chat' from='v%d@example.org/web' "
				"to='support@desk.example.org' id='line-%d'>"
				"<body>" BODY "</body><request xmlns='urn:xmpp:receipts'/>"
				"<origin-id xmlns='urn:xmpp:sid:0' id='line-%d'/></message>",
				i % visitors, sent, sent);
	}
	return out;
}

static struct buffer render_takes(int count) {
	struct buffer out = { 0 };

	for (int i = 0; i < count; i++) {
		render(&out,
				"<message type='chat' from='ann@example.org/desk' "
				"to='support@desk.example.org' id='next-%d'><body>next</body>"
				"<request xmlns='urn:xmpp:receipts'/></message>",
				i);
	}
	return out;
}

static void on_opened(void *self, const struct element *root) {
	struct server *server = self;

	(void)root;
	buffer_add_text(&server->out,
			"<stream:stream xmlns='jabber:component:accept' "
			"xmlns:stream='http://etherx.jabber.org/streams' id='bench'>");
}

static void on_element(void *self, const struct element *element) {
	struct server *server = self;
	const char *id = element_get(element, "id");

	if (strcmp(element->name, "handshake") == 0) {
		buffer_add_text(&server->out, "<handshake/>");
		server->is_greeted = true;
	} else if (strcmp(element->name, "iq") == 0) {
		element_write(element, "jabber:component:accept", &server->out);
	} else if (element_child(element, "received", "urn:xmpp:receipts")) {
		server->receipts++;
	} else if (strcmp(element->name, "message") == 0 && id && *id == 'c') {
		server->said++;
	}
}

static void on_closed(void *self) {
	(void)self;
}

/* Reads what there is and sends what it can of `out`. */
static void exchange(struct server *server) {
	static char bytes[PIECE];
	struct buffer *out = &server->out;
	struct pollfd at = {
		.fd = server->fd,
		.events = (short)(POLLIN | (out->length ? POLLOUT : 0)),
	};

	check(poll(&at, 1, 60000) > 0, "the component is silent");
	if (at.revents & POLLIN) {
		ssize_t got = recv(server->fd, bytes, sizeof(bytes), 0);
		check(got > 0, "the component hung up");
		check(parser_feed(server->parser, bytes, (size_t)got), "bad XML");
	}
	if (at.revents & POLLOUT) {
		ssize_t sent = send(server->fd, out->bytes, out->length,
				MSG_NOSIGNAL | MSG_DONTWAIT);
		check(sent > 0, "send");
		buffer_drop(out, (size_t)sent);
	}
}

static void obey(struct server *server, const struct duty *order) {
	struct buffer all = { 0 };
	int said = order->count;

	switch (order->what) {
	case ORDER_ASK:
		all = stub_render_lines(order->count, order->count);
		said = 0; /* nobody has taken them */
		break;
	case ORDER_TAKE:
		all = render_takes(order->count);
		break;
	case ORDER_SAY:
		all = stub_render_lines(order->count, order->visitors);
		break;
	}
	server->receipts = server->said = 0;
	buffer_add(&server->out, all.bytes, all.length);
	buffer_finish(&all);
	while (server->receipts < order->count || server->said < said) {
		exchange(server);
	}
}

static void serve(int listener, int orders, int done) {
	const struct parser_limits limits = { 1 << 20, 16, 1000, 1000 };
	struct server server = { .fd = accept(listener, NULL, NULL) };
	const struct parser_sink sink = {
		.self = &server,
		.opened = on_opened,
		.element = on_element,
		.skipped = on_element,
		.closed = on_closed,
	};
	struct duty order;

	check(server.fd >= 0, "accept");
	server.parser = parser_create(&limits, &sink);
	while (!server.is_greeted || server.out.length) {
		exchange(&server);
	}
	while (read(orders, &order, sizeof(order)) == sizeof(order)) {
		obey(&server, &order);
		check(write(done, "d", 1) == 1, "pipe");
	}
	_exit(0);
}

struct stub stub_start(void) {
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof(address);
	int orders[2], done[2], listener = socket(AF_INET, SOCK_STREAM, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	check(bind(listener, (struct sockaddr *)&address, length) == 0 &&
					listen(listener, 1) == 0 &&
					getsockname(listener, (struct sockaddr *)&address,
							&length) == 0 &&
					pipe(orders) == 0 && pipe(done) == 0,
			"listen");
	pid_t child = fork();
	check(child >= 0, "fork");
	if (child == 0) {
		close(orders[1]); /* or it would never see the end of them */
		serve(listener, orders[0], done[1]);
	}
	close(listener);
	close(orders[0]);
	close(done[1]);
	return (struct stub){ ntohs(address.sin_port), orders[1], done[0] };
}

void stub_tell(const struct stub *stub, struct duty order) {
	check(write(stub->orders, &order, sizeof(order)) == sizeof(order), "pipe");
}
