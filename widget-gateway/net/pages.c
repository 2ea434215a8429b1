/*
 * What is asked for without a WebSocket: the widget's files out of memory, a
 * channel's state, health. As protocols[0] it is also given all that belongs
 * to nobody, and refuses it: libwebsockets 4.1.6 has holes behind most of it.
 */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "net/inside.h"

#define FILES_MOST 128
#define FILE_MOST  ((long)1 << 20)
#define HEAD_ROOM  2048
#define ETAG_ROOM  36
#define NAME_ROOM  96

enum coding {
	CODING_BR,
	CODING_GZIP,
	CODING_NONE,
	CODING_COUNT,
};

static const char *const coding_words[] = { "br", "gzip", NULL };
static const char *const coding_ends[] = { ".br", ".gz", "" };

struct file {
	char name[NAME_ROOM];
	struct buffer bodies[CODING_COUNT]; /* empty: there is none */
	char etag[ETAG_ROOM];
	const char *type;
	bool is_immutable; /* its name changes with its content */
};

struct pages {
	struct file files[FILES_MOST];
	size_t count;
};

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

/* ---- files ---- */

static const char *type_of(const char *name) {
	static const char *const types[][2] = {
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".css", "text/css; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".html", "text/html; charset=utf-8" },
	};
	const char *end = strrchr(name, '.');

	for (size_t i = 0; end && i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(end, types[i][0]) == 0) {
			return types[i][1];
		}
	}
	return NULL;
}

/* pack.js names them name-HASH.js with twelve hex digits. */
static bool has_hash(const char *name) {
	const char *dash = strrchr(name, '-');

	return dash && strspn(dash + 1, "0123456789abcdef") == 12 &&
			dash[13] == '.';
}

static void make_etag(char *etag, const void *bytes, size_t length) {
	uint8_t digest[EVP_MAX_MD_SIZE];
	unsigned size = 0;

	etag[0] = '\0';
	if (EVP_Digest(bytes, length, digest, &size, EVP_sha256(), NULL) != 1) {
		return;
	}
	etag[0] = '"';
	for (int i = 0; i < 16; i++) {
		snprintf(etag + 1 + 2 * i, 3, "%02x", (unsigned)digest[i]);
	}
	etag[33] = '"';
	etag[34] = '\0';
}

static bool load(struct buffer *body, const char *directory, const char *name,
		const char *end) {
	char path[4096];
	char piece[4096];
	size_t length;
	int printed = snprintf(path, sizeof(path), "%s/%s%s", directory, name, end);
	FILE *file = printed > 0 && (size_t)printed < sizeof(path)
			? fopen(path, "rb")
			: NULL;

	if (!file) {
		return false;
	}
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0 &&
			body->length < (size_t)FILE_MOST) {
		buffer_add(body, piece, length);
	}
	fclose(file);
	return body->length > 0;
}

static void add_file(struct pages *pages, const char *directory,
		const char *name) {
	const char *type = type_of(name);
	struct file *file = &pages->files[pages->count];

	if (!type || strlen(name) >= NAME_ROOM || pages->count == FILES_MOST) {
		return;
	}
	*file = (struct file){ .type = type, .is_immutable = has_hash(name) };
	text_copy(file->name, sizeof(file->name), name);
	if (!load(&file->bodies[CODING_NONE], directory, name, "")) {
		return;
	}
	for (int i = 0; i < CODING_NONE; i++) {
		load(&file->bodies[i], directory, name, coding_ends[i]);
	}
	make_etag(file->etag, file->bodies[CODING_NONE].bytes,
			file->bodies[CODING_NONE].length);
	pages->count++;
}

struct pages *pages_create(const char *directory) {
	struct pages *pages = xcalloc(1, sizeof(*pages));
	DIR *open = opendir(directory);
	const struct dirent *entry;

	if (!open) {
		log_error("cannot read the widget's files in %s", directory);
		pages_destroy(pages);
		return NULL;
	}
	for (entry = readdir(open); entry; entry = readdir(open)) {
		add_file(pages, directory, entry->d_name);
	}
	closedir(open);
	return pages;
}

void pages_destroy(struct pages *pages) {
	for (size_t i = 0; pages && i < pages->count; i++) {
		for (int coding = 0; coding < CODING_COUNT; coding++) {
			buffer_finish(&pages->files[i].bodies[coding]);
		}
	}
	free(pages);
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

/* Enough of RFC 9110, section 12.5.3: "q=0" is said by nobody's browser. */
static bool is_taken(struct lws *wsi, const char *coding) {
	char header[256];

	return net_header(wsi, WSI_TOKEN_HTTP_ACCEPT_ENCODING, header,
				   sizeof(header)) &&
			strstr(header, coding) && !strstr(header, "q=0,");
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
	make_etag(etag, body->bytes, body->length);
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
		lws_return_http_status(wsi, 400, NULL);
		return -1;
	}
	if (!net_header(wsi, is_head(wsi) ? WSI_TOKEN_HEAD_URI : WSI_TOKEN_GET_URI,
				path, sizeof(path))) {
		return give_words(wsi, request, 404, "no such page\n");
	}
	if (strcmp(path, "/healthz") == 0) {
		return give_health(wsi, request);
	}
	if (strncmp(path, "/channel/", 9) == 0) {
		return give_channel(wsi, request, path + 9);
	}
	for (size_t i = 0; i < net->pages->count; i++) {
		if (strcmp(path + 1, net->pages->files[i].name) == 0) {
			return give_file(wsi, request, &net->pages->files[i]);
		}
	}
	return give_words(wsi, request, 404, "no such page\n");
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

/* Out of descriptors lws would spin: so there is a last one, well before. */
static int may_connect(const struct net *net) {
	return net->is_draining ||
					net->accepted >= net->settings.connections_most * 2
			? 1
			: 0;
}

int pages_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length) {
	struct request *request = user;
	struct net *net = net_of(wsi);

	(void)in;
	(void)length;
	switch ((int)reason) {
	case LWS_CALLBACK_FILTER_NETWORK_CONNECTION:
		return may_connect(net);
	case LWS_CALLBACK_WSI_CREATE:
		net->accepted++;
		return 0;
	case LWS_CALLBACK_WSI_DESTROY:
		net->accepted--;
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
	/* bodies; CONNECT; WebSockets that name no protocol */
	case LWS_CALLBACK_HTTP_BODY:
	case LWS_CALLBACK_RAW_ADOPT:
	case LWS_CALLBACK_RAW_RX:
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
	case LWS_CALLBACK_ESTABLISHED:
		return -1;
	default:
		return 0;
	}
}
