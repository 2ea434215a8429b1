#ifndef PORTS_H
#define PORTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * How the hub speaks, and how it is spoken to. Neither side calls back into
 * the other while it is being called: a port only queues.
 */

struct buffer;
struct element;
struct photo;

/* A socket is known by a number; 0 is none. */
struct page_port {
	void *self;
	/* A whole frame, queued until the page reads. */
	void (*tell)(void *self, uint32_t socket, const struct buffer *frame);
	size_t (*queued)(void *self, uint32_t socket);
	void (*ping)(void *self, uint32_t socket);
	void (*close)(void *self, uint32_t socket, uint16_t code,
			const char *reason);
	void (*hang_up)(void *self, uint32_t socket);
};

struct desk_port {
	void *self;
	void (*tell)(void *self, const struct element *stanza);
	/* It may leave with what comes next. */
	void (*mention)(void *self, const struct element *stanza);
};

/* Who asks for a WebSocket. */
struct caller {
	const char *channel, *origin;
	uint8_t address[16]; /* IPv6 or mapped; of IPv6 the first 64 bits count */
	uint8_t hash[32];    /* of that, keyed */
};

/* What the net reports. `socket` is what `called` has given. */
struct net_sink {
	void *self;
	/* Before the upgrade: an HTTP status, 0 for yes. */
	int (*may_call)(void *self, const struct caller *caller);
	/* After it: the socket's number, or 0 to hang up. */
	uint32_t (*called)(void *self, const struct caller *caller);
	/* A frame has begun, and its rest has not come. */
	void (*began)(void *self, uint32_t socket);
	void (*said)(void *self, uint32_t socket, const char *bytes, size_t length);
	void (*heard)(void *self, uint32_t socket);
	void (*gone)(void *self, uint32_t socket);

	void (*uplink_ready)(void *self);
	void (*uplink_said)(void *self, const struct element *stanza);
	void (*uplink_lost)(void *self);

	/*
	 * GET /channel/NAME: the body, or NULL for 404. `origin` may be NULL;
	 * `is_allowed` says whether that origin may read it.
	 */
	const struct buffer *(*channel)(void *self, const char *name,
			const char *origin, bool *is_allowed);
	/* GET /photo/HASH: NULL for 404. */
	const struct photo *(*photo)(void *self, const char *hash);
	/* GET /healthz: NULL, or what is wrong. */
	const char *(*complaint)(void *self);
	/* GET /metrics: what is counted here, in Prometheus' format. */
	void (*measure)(void *self, struct buffer *out);
};

#endif
