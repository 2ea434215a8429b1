/*
 * XEP-0114, our side. What the stream says about itself (the opening, the
 * handshake, errors, pings) is dealt with here; everybody else sees stanzas.
 */

#include "wire/stream.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/jid.h"
#include "base/text.h"
#include "wire/element.h"
#include "wire/parser.h"

#define STREAMS_SPACE "http://etherx.jabber.org/streams"
#define ERROR_SPACE   "urn:ietf:params:xml:ns:xmpp-streams"
#define PING_SPACE    "urn:xmpp:ping"

/* What a server's expat may hold back must be doubled to come free. */
#define PING_SPACES 512
#define EPOCH_CHARS 13

/*
 * Both servers send a component up to 512 KiB in one stanza, so no honest one
 * is skipped for its length. A message of a person has some twenty elements
 * seven deep, one with XHTML or a form some hundreds; a roster or a disco
 * answer of a thousand items is the largest we ever ask for, with up to four
 * attributes an item.
 */
static const struct parser_limits limits = {
	.bytes = 512 * 1024,
	.depth = 32,
	.elements = 2048,
	.attributes = 4096,
};

enum stream_state {
	STREAM_STATE_CLOSED,  /* not opened, or over */
	STREAM_STATE_OPENING, /* we sent our opening, the server not yet its */
	STREAM_STATE_SHAKING, /* the handshake is sent */
	STREAM_STATE_READY,
	STREAM_STATE_CLOSING, /* we said that we go; the server may go on */
};

struct stream {
	char *domain, *secret;
	struct stream_sink sink;
	struct parser *parser;
	struct arena *arena; /* for what we write ourselves */
	enum stream_state state;
	struct buffer *out; /* while fed */

	/* Nobody else knows it, so nobody else can send our ping to us. */
	char epoch[EPOCH_CHARS + 1];
	unsigned long pings;     /* sent by this process */
	unsigned long old_pings; /* of them, those on earlier connections */
};

static void end(struct stream *stream, const char *condition,
		const char *text) {
	if (stream->state == STREAM_STATE_CLOSED) {
		return;
	}
	if (stream->state != STREAM_STATE_CLOSING) {
		buffer_add_text(stream->out, "</stream:stream>");
	}
	stream->state = STREAM_STATE_CLOSED;
	stream->sink.over(stream->sink.self, condition, text);
}

/* XEP-0114, section 3: SHA-1 of the stream's id and the secret, in hex. */
static bool write_handshake(struct stream *stream, const char *id) {
	uint8_t digest[EVP_MAX_MD_SIZE];
	unsigned length = 0;
	char *both =
			arena_alloc(stream->arena, strlen(id) + strlen(stream->secret) + 1);

	memcpy(both, id, strlen(id));
	memcpy(both + strlen(id), stream->secret, strlen(stream->secret));
	if (EVP_Digest(both, strlen(both), digest, &length, EVP_sha1(), NULL) !=
			1) {
		return false;
	}
	char *hex = arena_alloc(stream->arena, (size_t)length * 2 + 1);
	for (size_t i = 0; i < length; i++) {
		snprintf(hex + i * 2, 3, "%02x", (unsigned)digest[i]);
	}
	struct element *handshake =
			element_create(stream->arena, "handshake", STREAM_SPACE);
	handshake->text = hex;
	element_write(handshake, STREAM_SPACE, stream->out);
	OPENSSL_cleanse(both, strlen(both));
	arena_reset(stream->arena);
	return true;
}

static void on_opened(void *self, const struct element *root) {
	struct stream *stream = self;
	const char *id = element_get(root, "id");

	if (stream->state != STREAM_STATE_OPENING) {
		return;
	}
	if (!element_is(root, "stream", STREAMS_SPACE)) {
		end(stream, "invalid-namespace", "the server opened no XMPP stream");
		return;
	}
	/* Without an id it is about to refuse us, and will say why. */
	if (!id) {
		return;
	}
	if (!write_handshake(stream, id)) {
		end(stream, "undefined-condition", "libcrypto has no SHA-1");
		return;
	}
	stream->state = STREAM_STATE_SHAKING;
}

/* RFC 6120, section 4.9.2 */
static void take_error(struct stream *stream, const struct element *error) {
	const char *condition = "undefined-condition";

	for (const struct element *at = error->children; at; at = at->next) {
		if (strcmp(at->name, "text") != 0 && at->space &&
				strcmp(at->space, ERROR_SPACE) == 0) {
			condition = at->name;
			break;
		}
	}
	end(stream, condition, element_child_text(error, "text", ERROR_SPACE));
}

/*
 * Our ping, come back to us or answered. An error counts too: who can refuse
 * has read it.
 */
static bool take_pong(struct stream *stream, const struct element *stanza) {
	const char *id = element_get(stanza, "id");
	const char *from = element_get(stanza, "from");
	char *rest = NULL;

	if (strcmp(stanza->name, "iq") != 0 || !id ||
			strncmp(id, stream->epoch, EPOCH_CHARS) != 0 ||
			id[EPOCH_CHARS] != '-' ||
			(from && !text_is_same_word(from, stream->domain))) {
		return false;
	}
	unsigned long ping = strtoul(id + EPOCH_CHARS + 1, &rest, 10);
	/* One that was under way when the last connection broke says nothing. */
	if (*rest == '\0' && ping > stream->old_pings && ping <= stream->pings) {
		stream->sink.pong(stream->sink.self, ping);
	}
	return true;
}

static bool is_stanza(const struct element *element) {
	return element_is(element, "message", STREAM_SPACE) ||
			element_is(element, "presence", STREAM_SPACE) ||
			element_is(element, "iq", STREAM_SPACE);
}

static bool is_open(const struct stream *stream) {
	return stream->state == STREAM_STATE_READY ||
			stream->state == STREAM_STATE_CLOSING;
}

static void on_element(void *self, const struct element *element) {
	struct stream *stream = self;

	if (stream->state == STREAM_STATE_CLOSED) {
		return;
	}
	if (element_is(element, "error", STREAMS_SPACE)) {
		take_error(stream, element);
		return;
	}
	if (stream->state == STREAM_STATE_SHAKING &&
			element_is(element, "handshake", STREAM_SPACE)) {
		stream->state = STREAM_STATE_READY;
		stream->sink.ready(stream->sink.self);
		return;
	}
	/* What we do not know may be news to us: it is passed over. */
	if (is_open(stream) && is_stanza(element) && !take_pong(stream, element)) {
		stream->sink.stanza(stream->sink.self, element);
	}
}

static void on_skipped(void *self, const struct element *head) {
	struct stream *stream = self;

	if (is_open(stream) && is_stanza(head)) {
		stream->sink.skipped(stream->sink.self, head);
	}
}

static void on_closed(void *self) {
	end(self, NULL, NULL);
}

struct stream *stream_create(const char *domain, const char *secret,
		const struct stream_sink *sink) {
	struct stream *stream = xcalloc(1, sizeof(*stream));
	const struct parser_sink parser_sink = {
		.self = stream,
		.opened = on_opened,
		.element = on_element,
		.skipped = on_skipped,
		.closed = on_closed,
	};
	uint8_t random[EPOCH_CHARS];
	struct jid jid;

	/* The settings were checked: here it only must not break our XML. */
	assert(jid_parse(&jid, domain) && !jid.local[0] && !jid.resource[0]);
	stream->domain = xstrdup(jid.domain);
	stream->secret = xstrdup(secret);
	stream->sink = *sink;
	stream->parser = parser_create(&limits, &parser_sink);
	stream->arena = arena_create();
	clock_chance(random, sizeof(random));
	text_base32(stream->epoch, EPOCH_CHARS, random);
	return stream;
}

void stream_destroy(struct stream *stream) {
	if (!stream) {
		return;
	}
	assert(!stream->out);
	parser_destroy(stream->parser);
	arena_destroy(stream->arena);
	OPENSSL_cleanse(stream->secret, strlen(stream->secret));
	free(stream->secret);
	free(stream->domain);
	free(stream);
}

void stream_open(struct stream *stream, struct buffer *out) {
	assert(!stream->out);
	parser_reset(stream->parser);
	stream->state = STREAM_STATE_OPENING;
	stream->old_pings = stream->pings;
	/* Never closed here, so it is no tree that element_write() could write. */
	buffer_add_text(out,
			"<?xml version='1.0'?><stream:stream xmlns='" STREAM_SPACE
			"' xmlns:stream='" STREAMS_SPACE "' to='");
	buffer_add_text(out, stream->domain);
	buffer_add_text(out, "'>");
}

/* RFC 6120, section 4.9.1.1: say what was wrong, then close. */
static void refuse(struct stream *stream, const char *condition) {
	if (stream->state == STREAM_STATE_CLOSED) {
		return;
	}
	if (stream->state != STREAM_STATE_CLOSING) {
		buffer_add_text(stream->out, "<stream:error>");
		element_write(element_create(stream->arena, condition, ERROR_SPACE),
				STREAM_SPACE, stream->out);
		buffer_add_text(stream->out, "</stream:error>");
		arena_reset(stream->arena);
	}
	end(stream, condition, "said by us, of what the server sent");
}

bool stream_feed(struct stream *stream, const char *bytes, size_t length,
		struct buffer *out) {
	if (stream->state == STREAM_STATE_CLOSED) {
		return false;
	}
	stream->out = out;
	if (!parser_feed(stream->parser, bytes, length)) {
		refuse(stream, parser_complaint(stream->parser));
	}
	stream->out = NULL;
	return stream->state != STREAM_STATE_CLOSED;
}

bool stream_is_ready(const struct stream *stream) {
	return stream->state == STREAM_STATE_READY;
}

/* Whether an address is of our domain; `from` outside it ends the stream. */
static bool is_ours(const struct stream *stream, const char *address) {
	size_t bare = strcspn(address, "/");
	const char *at = memchr(address, '@', bare);
	const char *domain = at ? at + 1 : address;
	size_t length = bare - (size_t)(domain - address);

	for (size_t i = 0; i < length; i++) {
		if (text_lower(domain[i]) != stream->domain[i]) {
			return false;
		}
	}
	return stream->domain[length] == '\0';
}

void stream_write(struct stream *stream, const struct element *stanza,
		struct buffer *out) {
	const char *from = element_get(stanza, "from");
	const char *to = element_get(stanza, "to");

	assert(stream_is_ready(stream));
	assert(!stanza->space || strcmp(stanza->space, STREAM_SPACE) == 0);
	/* Prosody ends the stream for the first, ejabberd for either. */
	assert(from && is_ours(stream, from));
	assert(to && to[0]);
	element_write(stanza, STREAM_SPACE, out);
}

/*
 * The ping goes to ourselves. XEP-0114 tells us no address of the server that
 * is sure to answer, but what we send it must route, and RFC 6120, section
 * 10.1 keeps the order: when this one is back, the server has taken all before
 * it. So it is on Prosody 0.12 and ejabberd 23.01: of 300 messages to a user
 * who is away, 300 are stored when the pong comes, and bounces of what stood
 * before the ping come before it. Taken is not delivered: what goes on to other
 * streams may still lie in the server's memory. No answer is needed.
 */
unsigned long stream_ping(struct stream *stream, struct buffer *out) {
	struct element *iq = element_create(stream->arena, "iq", STREAM_SPACE);

	stream->pings++;
	for (int i = 0; i < PING_SPACES; i++) {
		buffer_add_byte(out, ' ');
	}
	element_set(stream->arena, iq, "type", "get");
	element_set(stream->arena, iq, "id",
			arena_print(stream->arena, "%s-%lu", stream->epoch, stream->pings));
	element_set(stream->arena, iq, "from", stream->domain);
	element_set(stream->arena, iq, "to", stream->domain);
	element_add(stream->arena, iq, "ping", PING_SPACE);
	stream_write(stream, iq, out);
	arena_reset(stream->arena);
	return stream->pings;
}

void stream_close(struct stream *stream, struct buffer *out) {
	if (stream->state == STREAM_STATE_CLOSED ||
			stream->state == STREAM_STATE_CLOSING) {
		return;
	}
	buffer_add_text(out, "</stream:stream>");
	stream->state = STREAM_STATE_CLOSING;
}
