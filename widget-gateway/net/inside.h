#ifndef NET_INSIDE_H
#define NET_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libwebsockets.h>

#include "base/buffer.h"
#include "net/net.h"

/* What the files of this room share. Nobody else includes it. */

/*
 * What lws cannot send at once it keeps, and while it keeps anything it spins
 * on that socket's input. So a write is never larger than any socket takes
 * when it says that it is writable.
 */
#define WRITE_MOST 4096

enum protocol {
	PROTOCOL_PAGES, /* lws gives it what belongs to nobody: it refuses that */
	PROTOCOL_SOCKET,
	PROTOCOL_UPLINK,
	PROTOCOL_COUNT,
};

struct pages;
struct uplink;
struct wsock;

struct net {
	struct net_settings settings;
	struct net_sink sink;
	struct lws_context *context;
	struct lws_vhost *vhost;
	struct pages *pages;
	struct uplink *uplink;
	struct wsock **sockets; /* by number; NULL: none */
	uint32_t accepted;      /* sockets of strangers, whatever they became */
	bool is_draining;
	/* LWS_PRE and one write: no connection has such room of its own. */
	uint8_t scratch[LWS_PRE + WRITE_MOST];
};

struct net *net_of(struct lws *wsi);

/* One header's value; false when it is missing or does not fit. */
bool net_header(struct lws *wsi, enum lws_token_indexes header, char *to,
		size_t room);

/* wsock.c */
size_t wsock_size(void);
int wsock_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length);

/* pages.c */
size_t pages_size(void);
int pages_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length);
/* NULL: why is logged. */
struct pages *pages_create(const char *directory);
void pages_destroy(struct pages *pages);

/* uplink.c */
int uplink_callback(struct lws *wsi, enum lws_callback_reasons reason,
		void *user, void *in, size_t length);
struct uplink *uplink_create(struct net *net);
void uplink_destroy(struct uplink *uplink);
void uplink_tell(struct uplink *uplink, const struct element *stanza);
void uplink_tick(struct uplink *uplink);
void uplink_drain(struct uplink *uplink);

/* address.c: who calls, believed of a proxy only, and the keyed hash. */
bool address_of(struct lws *wsi, const struct net_settings *settings,
		struct caller *caller);

#endif
