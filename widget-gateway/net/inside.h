#ifndef NET_INSIDE_H
#define NET_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libwebsockets.h>
#include <openssl/evp.h>

#include "base/buffer.h"
#include "base/list.h"
#include "metrics.h"
#include "net/net.h"

/* What the files of this room share. Nobody else includes it. */

/*
 * What lws cannot send at once it keeps, and while it keeps anything it spins
 * on that socket's input. So a write is never larger than any socket takes
 * when it says that it is writable.
 */
#define WRITE_MOST 4096

/* Sockets that are no WebSocket, yet or ever. */
#define GUESTS_MOST 512

enum protocol {
	PROTOCOL_PAGES, /* lws gives it what belongs to nobody: it refuses that */
	PROTOCOL_SOCKET,
	PROTOCOL_UPLINK,
	PROTOCOL_COUNT,
};

struct certificate;
struct files;
struct uplink;
struct wsock;

#define CHANNEL_ROOM 33
#define ORIGIN_ROOM  256

/* Who asks for a WebSocket, until the 101 that lws sends in the same breath. */
struct call {
	const struct lws *wsi; /* NULL: nobody does */
	struct caller caller;
	char channel[CHANNEL_ROOM], origin[ORIGIN_ROOM];
};

struct net {
	struct net_settings settings;
	struct net_sink sink;
	struct lws_context *context;
	struct lws_vhost *vhost;
	struct lws_vhost *meter; /* who reads the metrics; may be NULL */
	struct files *files;
	struct certificate *certificate; /* NULL: plain HTTP */
	EVP_MAC_CTX *keyed;              /* for addresses */
	struct uplink *uplink;
	struct wsock **sockets; /* by number; NULL: none */
	struct call call;       /* wsock.c's */
	struct list guests;     /* door.c's */
	struct list talkative;  /* wsock.c's: told something in this turn */
	uint32_t guest_count;
	bool is_draining;
	uint64_t shown_out;
	struct tally answered; /* by HTTP status */
	struct tally closed;   /* WebSockets with what is no frame, by code */
	/* LWS_PRE and one write: no connection has such room of its own. */
	uint8_t scratch[LWS_PRE + WRITE_MOST];
};

struct net *net_of(struct lws *wsi);

/* One header's value; false when it is missing or does not fit. */
bool net_header(struct lws *wsi, enum lws_token_indexes header, char *to,
		size_t room);

/* Without a word, and not within this call: its callbacks may be under way. */
void net_hang_up(struct lws *wsi);

/* Answers instead of what was asked for, in a sentence; always -1. */
int net_refuse(struct lws *wsi, unsigned status);

/* What the net counts, as metrics. */
void net_measure(const struct net *net, struct buffer *out);

/* door.c: who is in and is no WebSocket. */
uint32_t door_files(uint32_t connections);
bool door_may_enter(const struct net *net);
void door_entered(struct net *net, struct lws *wsi);
void door_left(struct net *net, struct lws *wsi);

/* certificate.c: `context` is OpenSSL's, which lws has made. */
struct certificate *certificate_create(const char *chain, const char *key);
void certificate_destroy(struct certificate *certificate);
void certificate_serve(struct certificate *certificate, void *context);
void certificate_tick(struct certificate *certificate, int64_t now);

/* wsock.c */
void wsock_end_turn(struct net *net);
size_t wsock_size(void);
int wsock_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length);

/* pages.c */
size_t pages_size(void);
int pages_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length);

/* uplink.c */
int uplink_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length);
struct uplink *uplink_create(struct net *net);
void uplink_destroy(struct uplink *uplink);
void uplink_tell(struct uplink *uplink, const struct element *stanza);
void uplink_end_turn(struct uplink *uplink);
void uplink_tick(struct uplink *uplink);
void uplink_part(struct uplink *uplink);
bool uplink_is_gone(const struct uplink *uplink);
size_t uplink_queued(const struct uplink *uplink);

/* address.c: who calls, believed of a proxy only, and the keyed hash. */
EVP_MAC_CTX *address_keyed(const char *key);
bool address_of(struct lws *wsi, const struct net_settings *settings,
		EVP_MAC_CTX *keyed, struct caller *caller);

#endif
