/*
 * What the gateway is measured against: the same library, the same loop, the
 * same options, and nothing else. It puts two addresses into a page's text and
 * sends it on, and hands what comes back to the page that the address names. It
 * checks nothing, and so could never be let out of here.
 *
 *     forward PORT SERVER-PORT DOMAIN SECRET
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <ev.h>
#include <expat.h>
#include <libwebsockets.h>
#include <openssl/evp.h>

#include "base/buffer.h"

#define PAGES_MOST 20000
#define CLIENT     " xmlns='jabber:client'"
#define TO         "support@desk.example.org"

struct page {
	struct lws *wsi;
	uint32_t number;
	struct buffer out;
};

static struct page *pages[PAGES_MOST + 1];
static uint32_t page_count;
static const char *domain, *secret;
static struct lws_context *context;

static struct lws *uplink;
static struct buffer up;   /* to the server */
static struct buffer down; /* from it: what is not yet whole */
static XML_Parser parser;
static size_t base; /* how much of the stream is before `down` */
static int depth;
static uint32_t to; /* of the stanza that is being read */
static size_t began;
static size_t ended; /* of the last one that was whole */
static uint8_t scratch[LWS_PRE + 65536];

static void want_up(void) {
	if (uplink && up.length > 0) {
		lws_callback_on_writable(uplink);
	}
}

static void shake(const char *id) {
	unsigned char digest[EVP_MAX_MD_SIZE];
	char both[256], hex[64] = "";
	unsigned length;

	snprintf(both, sizeof(both), "%s%s", id, secret);
	EVP_Digest(both, strlen(both), digest, &length, EVP_sha1(), NULL);
	for (unsigned i = 0; i < length; i++) {
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	}
	buffer_add_text(&up, "<handshake>");
	buffer_add_text(&up, hex);
	buffer_add_text(&up, "</handshake>");
}

static void XMLCALL on_start(void *self, const XML_Char *name,
		const XML_Char **attributes) {
	(void)self;
	(void)name;
	if (depth == 1) {
		began = (size_t)XML_GetCurrentByteIndex(parser);
		to = 0;
	}
	for (int i = 0; depth < 2 && attributes[i]; i += 2) {
		if (depth == 0 && strcmp(attributes[i], "id") == 0) {
			shake(attributes[i + 1]);
		} else if (strcmp(attributes[i], "to") == 0) {
			to = (uint32_t)strtoul(attributes[i + 1] + 1, NULL, 10);
		}
	}
	depth++;
}

static void XMLCALL on_end(void *self, const XML_Char *name) {
	(void)self;
	(void)name;
	if (--depth != 1) {
		return;
	}
	ended = (size_t)XML_GetCurrentByteIndex(parser) +
			(size_t)XML_GetCurrentByteCount(parser);
	struct page *page = to <= PAGES_MOST ? pages[to] : NULL;
	if (page) {
		uint32_t length = (uint32_t)(ended - began);
		buffer_add(&page->out, &length, sizeof(length));
		buffer_add(&page->out, down.bytes + (began - base), length);
		lws_callback_on_writable(page->wsi);
	}
}

static int hear_server(const char *bytes, size_t length) {
	buffer_add(&down, bytes, length);
	if (XML_Parse(parser, bytes, (int)length, 0) != XML_STATUS_OK) {
		return -1;
	}
	if (ended > base) {
		buffer_drop(&down, ended - base);
		base = ended;
	}
	want_up();
	return 0;
}

static int write_up(void) {
	size_t length = up.length < 4096 ? up.length : 4096;

	memcpy(scratch + LWS_PRE, up.bytes, length);
	int written = lws_write(uplink, scratch + LWS_PRE, length, LWS_WRITE_RAW);
	if (written < 0) {
		return -1;
	}
	buffer_drop(&up, (size_t)written);
	want_up();
	return 0;
}

static int on_uplink(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	(void)user;
	switch ((int)reason) {
	case LWS_CALLBACK_RAW_CONNECTED:
		uplink = wsi;
		buffer_add_text(&up,
				"<stream:stream xmlns='jabber:component:accept' xmlns:stream="
				"'http://etherx.jabber.org/streams' to='");
		buffer_add_text(&up, domain);
		buffer_add_text(&up, "'>");
		want_up();
		return 0;
	case LWS_CALLBACK_RAW_RX:
		return hear_server(in, length);
	case LWS_CALLBACK_RAW_WRITEABLE:
		return up.length ? write_up() : 0;
	case LWS_CALLBACK_RAW_CLOSE:
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		fprintf(stderr, "no uplink\n");
		exit(1);
	default:
		return 0;
	}
}

/* "<message xmlns='jabber:client' id=…": what is between becomes addresses. */
static void send_up(const struct page *page, const char *text, size_t length) {
	char own[128];
	size_t name = strcspn(text, " ");

	snprintf(own, sizeof(own), " from='p%u@%s' to='" TO "'",
			(unsigned)page->number, domain);
	buffer_add(&up, text, name);
	buffer_add_text(&up, own);
	text += name + strlen(CLIENT);
	buffer_add(&up, text, length - name - strlen(CLIENT));
	want_up();
}

static int write_down(struct page *page) {
	uint32_t length;

	if (page->out.length == 0) {
		return 0;
	}
	memcpy(&length, page->out.bytes, sizeof(length));
	memcpy(scratch + LWS_PRE, page->out.bytes + sizeof(length), length);
	if (lws_write(page->wsi, scratch + LWS_PRE, length, LWS_WRITE_TEXT) < 0) {
		return -1;
	}
	buffer_drop(&page->out, sizeof(length) + length);
	if (page->out.length == 0) {
		buffer_finish(&page->out);
	} else {
		lws_callback_on_writable(page->wsi);
	}
	return 0;
}

static int on_page(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	struct page *page = user;

	switch ((int)reason) {
	case LWS_CALLBACK_ESTABLISHED:
		page->wsi = wsi;
		page->number = ++page_count;
		pages[page->number] = page;
		return 0;
	case LWS_CALLBACK_RECEIVE:
		send_up(page, in, length);
		return 0;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return write_down(page);
	case LWS_CALLBACK_CLOSED:
		pages[page->number] = NULL;
		buffer_finish(&page->out);
		return 0;
	default:
		return 0;
	}
}

static int on_http(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	(void)wsi;
	(void)reason;
	(void)user;
	(void)in;
	(void)length;
	return 0;
}

int main(int count, char **words) {
	static const lws_retry_bo_t no_validity = { 0 };
	static const struct lws_protocols protocols[] = {
		{ .name = "http", .callback = on_http, .rx_buffer_size = 512 },
		{ .name = "deskbell.1",
				.callback = on_page,
				.per_session_data_size = sizeof(struct page),
				.rx_buffer_size = 512 },
		{ .name = "uplink", .callback = on_uplink, .rx_buffer_size = 4096 },
		{ 0 },
	};
	struct ev_loop *loop = ev_default_loop(EVBACKEND_EPOLL);
	void *loops[1] = { loop };
	struct rlimit limit;

	if (count != 5) {
		return 2;
	}
	domain = words[3];
	secret = words[4];
	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	lws_set_log_level(0, NULL);
	parser = XML_ParserCreate("UTF-8");
	XML_SetReparseDeferralEnabled(parser, XML_FALSE);
	XML_SetElementHandler(parser, on_start, on_end);
	struct lws_context_creation_info info = {
		.port = (int)strtol(words[1], NULL, 10),
		.protocols = protocols,
		.options = LWS_SERVER_OPTION_LIBEV | LWS_SERVER_OPTION_VALIDATE_UTF8,
		.foreign_loops = loops,
		.retry_and_idle_policy = &no_validity,
		.gid = (gid_t)-1,
		.uid = (uid_t)-1,
	};
	context = lws_create_context(&info);
	struct lws_client_connect_info where = {
		.context = context,
		.address = "127.0.0.1",
		.host = "127.0.0.1",
		.port = (int)strtol(words[2], NULL, 10),
		.method = "RAW",
		.local_protocol_name = "uplink",
	};
	if (!context || !lws_client_connect_via_info(&where)) {
		return 1;
	}
	ev_run(loop, 0);
	return 0;
}
