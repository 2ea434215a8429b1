/*
 * What is asked for without a WebSocket: the widget's files and agents' photos
 * out of memory, a channel's state, health. As protocols[0] it is also given
 * all that belongs to nobody, and refuses it: libwebsockets 4.1.6 has holes
 * behind most of it.
 */

#include <stdio.h>
#include <string.h>

#include "base/photos.h"
#include "base/text.h"
#include "net/files.h"
#include "net/inside.h"

#define HEAD_ROOM 2048

static const char *const coding_words[] = { "br", "gzip", NULL };

/* lws makes and zeroes one for each connection. */
struct request {
	struct buffer own; /* a body of its own, or empty */
	const char *bytes; /* the body's rest; a file's, or `own`'s */
	size_t left;
};

/* What is answered. */
struct answer {
	unsigned status;
	const char *type, *coding, *etag, *cache, *origin;
	const char *bytes;
	size_t length;
	bool is_own; /* to be copied: it may change before it is sent */
};

size_t pages_size(void) {
	return sizeof(struct request);
}

/* ---- answers ---- */

static bool add_header(struct lws *wsi, const char *name, const char *value,
		uint8_t **at, uint8_t *end) {
	return !value ||
			lws_add_http_header_by_name(wsi, (const unsigned char *)name,
					(const unsigned char *)value, (int)strlen(value), at,
					end) == 0;
}

/* Nothing of ours may be framed, sniffed or told where it came from. */
static bool write_head(struct lws *wsi, const struct answer *answer) {
	uint8_t head[LWS_PRE + HEAD_ROOM];
	uint8_t *start = head + LWS_PRE, *at = start,
			*end = head + sizeof(head) - 1;
	const char *csp = "default-src 'none'; frame-ancestors 'none'; "
					  "base-uri 'none'; form-action 'none'";

	return lws_add_http_header_status(wsi, answer->status, &at, end) == 0 &&
			add_header(wsi, "content-type:", answer->type, &at, end) &&
			add_header(wsi, "content-encoding:", answer->coding, &at, end) &&
			add_header(wsi, "etag:", answer->etag, &at, end) &&
			add_header(wsi, "cache-control:", answer->cache, &at, end) &&
			add_header(wsi, "access-control-allow-origin:", answer->origin, &at,
					end) &&
			add_header(wsi, "vary:", "accept-encoding, origin", &at, end) &&
			add_header(wsi, "x-content-type-options:", "nosniff", &at, end) &&
			add_header(wsi, "referrer-policy:", "no-referrer", &at, end) &&
			add_header(wsi, "cross-origin-resource-policy:", "cross-origin",
					&at, end) &&
			add_header(wsi, "content-security-policy:", csp, &at, end) &&
			lws_add_http_header_content_length(wsi, answer->length, &at, end) ==
			0 &&
			lws_finalize_write_http_header(wsi, start, &at, end) == 0;
}

static bool is_head(struct lws *wsi) {
	return lws_hdr_total_length(wsi, WSI_TOKEN_HEAD_URI) > 0;
}

static int finish(struct lws *wsi) {
	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int give(struct lws *wsi, struct request *request,
		const struct answer *answer) {
	tally_note(&net_of(wsi)->answered, answer->status);
	if (!write_head(wsi, answer)) {
		return -1;
	}
	if (answer->length == 0 || is_head(wsi)) {
		return finish(wsi);
	}
	request->bytes = answer->bytes;
	request->left = answer->length;
	if (answer->is_own) {
		buffer_empty(&request->own);
		buffer_add(&request->own, answer->bytes, answer->length);
		request->bytes = request->own.bytes;
	}
	lws_callback_on_writable(wsi);
	return 0;
}

static int give_words(struct lws *wsi, struct request *request, unsigned status,
		const char *words) {
	const struct answer answer = {
		.status = status,
		.type = "text/plain; charset=utf-8",
		.cache = "no-store",
		.bytes = words,
		.length = strlen(words),
	};

	return give(wsi, request, &answer);
}

static bool is_known(struct lws *wsi, const char *etag) {
	char header[256];

	return net_header(wsi, WSI_TOKEN_HTTP_IF_NONE_MATCH, header,
				   sizeof(header)) &&
			strstr(header, etag);
}

/* RFC 9110, section 12.4.2: "q=0", or "q=0.000", is no. */
static bool is_nothing(const char *weight) {
	weight += strspn(weight, " ;");
	if (strncmp(weight, "q=0", 3) != 0) {
		return false;
	}
	weight += 3;
	weight += strspn(weight, ".0");
	return *weight < '1' || *weight > '9';
}

/* RFC 9110, section 12.5.3 */
static bool is_taken(struct lws *wsi, const char *coding) {
	char header[256];
	size_t length = strlen(coding);

	if (!net_header(wsi, WSI_TOKEN_HTTP_ACCEPT_ENCODING, header,
				sizeof(header))) {
		return false;
	}
	for (const char *at = header; *at; at += strcspn(at, ",")) {
		at += strspn(at, ", ");
		if (strcspn(at, " ;,") == length && strncmp(at, coding, length) == 0) {
			return !is_nothing(at + length);
		}
	}
	return false;
}

static int give_file(struct lws *wsi, struct request *request,
		const struct file *file) {
	int coding = 0;

	while (coding < CODING_NONE &&
			(file->bodies[coding].length == 0 ||
					!is_taken(wsi, coding_words[coding]))) {
		coding++;
	}
	struct answer answer = {
		.status = 200,
		.type = file->type,
		.coding = coding_words[coding],
		.etag = file->etag,
		.cache = file->is_immutable ? "public, max-age=31536000, immutable"
									: "public, max-age=300",
		.origin = "*",
		.bytes = file->bodies[coding].bytes,
		.length = file->bodies[coding].length,
	};
	if (is_known(wsi, file->etag)) {
		answer.status = 304;
		answer.length = 0;
	}
	return give(wsi, request, &answer);
}

static int give_channel(struct lws *wsi, struct request *request,
		const char *name) {
	struct net *net = net_of(wsi);
	char origin[256], etag[ETAG_ROOM];
	bool has_origin = net_header(wsi, WSI_TOKEN_ORIGIN, origin, sizeof(origin));
	bool is_allowed = false;
	const struct buffer *body = net->sink.channel(net->sink.self, name,
			has_origin ? origin : NULL, &is_allowed);

	if (!body) {
		return give_words(wsi, request, 404, "no such channel\n");
	}
	etag_make(etag, body->bytes, body->length);
	struct answer answer = {
		.status = 200,
		.type = "application/xml; charset=utf-8",
		.etag = etag,
		.cache = "public, max-age=5",
		.origin = is_allowed ? origin : NULL,
		.bytes = body->bytes,
		.length = body->length,
		.is_own = true,
	};
	if (is_known(wsi, etag)) {
		answer.status = 304;
		answer.length = 0;
	}
	return give(wsi, request, &answer);
}

static int give_photo(struct lws *wsi, struct request *request,
		const char *hash) {
	struct net *net = net_of(wsi);
	const struct photo *photo = net->sink.photo(net->sink.self, hash);
	char etag[PHOTO_HASH_CHARS + 3];

	if (!photo) {
		return give_words(wsi, request, 404, "no such photo\n");
	}
	snprintf(etag, sizeof(etag), "\"%.*s\"", PHOTO_HASH_CHARS, hash);
	struct answer answer = {
		.status = 200,
		.type = photo->type,
		.etag = etag,
		.cache = "public, max-age=31536000, immutable",
		.origin = "*",
		.bytes = (const char *)photo->bytes,
		.length = photo->length,
		.is_own = true,
	};
	if (is_known(wsi, etag)) {
		answer.status = 304;
		answer.length = 0;
	}
	return give(wsi, request, &answer);
}

static int give_metrics(struct lws *wsi, struct request *request) {
	struct net *net = net_of(wsi);
	struct buffer body = { 0 };

	net->sink.measure(net->sink.self, &body);
	net_measure(net, &body);
	const struct answer answer = {
		.status = 200,
		.type = "text/plain; version=0.0.4; charset=utf-8",
		.cache = "no-store",
		.bytes = body.bytes,
		.length = body.length,
		.is_own = true,
	};
	int result = give(wsi, request, &answer);
	buffer_finish(&body);
	return result;
}

static int give_health(struct lws *wsi, struct request *request) {
	struct net *net = net_of(wsi);
	const char *complaint = net->sink.complaint(net->sink.self);

	return complaint ? give_words(wsi, request, 503, complaint)
					 : give_words(wsi, request, 200, "ok");
}

/*
 * GET and HEAD without a body are all that is served. What has a body, or two
 * ways to say how long it is, is how requests are smuggled past a proxy.
 */
static bool is_plain(struct lws *wsi) {
	return (is_head(wsi) || lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI) > 0) &&
			lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) == 0 &&
			lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH) == 0 &&
			lws_hdr_total_length(wsi, WSI_TOKEN_UPGRADE) == 0;
}

static int serve(struct lws *wsi, struct request *request) {
	struct net *net = net_of(wsi);
	char path[256];

	if (!is_plain(wsi)) {
		return net_refuse(wsi, 400);
	}
	if (!net_header(wsi, is_head(wsi) ? WSI_TOKEN_HEAD_URI : WSI_TOKEN_GET_URI,
				path, sizeof(path))) {
		return give_words(wsi, request, 404, "no such page\n");
	}
	if (strcmp(path, "/healthz") == 0) {
		return give_health(wsi, request);
	}
	if (lws_get_vhost(wsi) == net->meter) {
		return strcmp(path, "/metrics") == 0
				? give_metrics(wsi, request)
				: give_words(wsi, request, 404, "no such page\n");
	}
	if (strncmp(path, "/channel/", 9) == 0) {
		return give_channel(wsi, request, path + 9);
	}
	if (strncmp(path, "/photo/", 7) == 0) {
		return give_photo(wsi, request, path + 7);
	}
	const struct file *file = files_find(net->files, path + 1);
	return file ? give_file(wsi, request, file)
				: give_words(wsi, request, 404, "no such page\n");
}

static int write_body(struct lws *wsi, struct request *request) {
	struct net *net = net_of(wsi);
	size_t length = request->left < WRITE_MOST ? request->left : WRITE_MOST;
	bool is_last = length == request->left;

	if (length == 0) {
		return 0;
	}
	memcpy(net->scratch + LWS_PRE, request->bytes, length);
	if (lws_write(wsi, net->scratch + LWS_PRE, length,
				is_last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) <
			(int)length) {
		return -1;
	}
	request->bytes += length;
	request->left -= length;
	if (is_last) {
		buffer_finish(&request->own);
		return finish(wsi);
	}
	lws_callback_on_writable(wsi);
	return 0;
}

/*
 * Nothing but a WebSocket is ever upgraded to: h2c would be, and its parser
 * can be written through. `in` is not touched: it may be freed memory.
 */
static int confirm_upgrade(struct lws *wsi) {
	char upgrade[16];

	return net_header(wsi, WSI_TOKEN_UPGRADE, upgrade, sizeof(upgrade)) &&
					text_is_same_word(upgrade, "websocket")
			? 0
			: -1;
}

int pages_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	struct request *request = user;
	struct net *net = net_of(wsi);

	(void)in;
	(void)length;
	switch ((int)reason) {
	case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
		certificate_serve(net->certificate, user);
		return 0;
	case LWS_CALLBACK_FILTER_NETWORK_CONNECTION:
		/* who watches sees most when strangers fill the door */
		return door_may_enter(net) || lws_get_vhost(wsi) == net->meter ? 0 : 1;
	case LWS_CALLBACK_WSI_CREATE:
		door_entered(net, wsi);
		return 0;
	case LWS_CALLBACK_WSI_DESTROY:
		door_left(net, wsi);
		return 0;
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
		return confirm_upgrade(wsi);
	case LWS_CALLBACK_HTTP:
		return request ? serve(wsi, request) : -1;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return request ? write_body(wsi, request) : -1;
	case LWS_CALLBACK_CLOSED_HTTP:
		if (request) {
			buffer_finish(&request->own);
		}
		return 0;
	/* a WebSocket that names no protocol, or none that we know */
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return net_refuse(wsi, 400);
	/* bodies; CONNECT */
	case LWS_CALLBACK_HTTP_BODY:
	case LWS_CALLBACK_RAW_ADOPT:
	case LWS_CALLBACK_RAW_RX:
	case LWS_CALLBACK_ESTABLISHED:
		return -1;
	default:
		return 0;
	}
}
