#ifndef GATE_CONNECTION_H
#define GATE_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gate/quota.h"

/*
 * THE MIND of the gate: one page's WebSocket. It takes what happened and gives
 * back what must be done; it knows no socket, no clock and no other
 * connection. What it holds is all that the gateway knows of a visitor, and
 * nothing is lost with it.
 */

struct arena;
struct element;

#define CONNECTION_ID_CHARS 26 /* 130 random bits in base32 */
#define CONNECTION_ADDRESS  32 /* bytes of a keyed SHA-256 */

/* Caps, in ms and bytes. RELIABILITY: half-open links are found in 45 s. */
#define CONNECTION_HELLO_WITHIN 5000
#define CONNECTION_PING_AFTER   25000
#define CONNECTION_HANG_AFTER   35000
#define CONNECTION_GONE_WITHIN  5000 /* after goodbye */
/* A frame in pieces must be whole by then: 32 KB at 2 KB a second. */
#define CONNECTION_WHOLE_WITHIN 16000
#define CONNECTION_QUEUE_MOST   ((size_t)256 * 1024)

enum connection_state {
	CONNECTION_STATE_NEW,     /* nothing said yet */
	CONNECTION_STATE_GREETED, /* it said hello */
	CONNECTION_STATE_CLOSING, /* we said goodbye: nothing more is heard */
};

struct connection {
	/* The owner's, and they outlive us. */
	const char *channel, *site; /* its name; the page's origin */
	const uint8_t *address;     /* CONNECTION_ADDRESS bytes */
	int64_t since;              /* when its state began */
	int64_t heard;              /* when anything came from it */
	int64_t began;    /* a frame, of which the rest has not come; 0: none */
	int64_t asked_at; /* a line went up, and is not answered; 0: none */
	struct quota frames, lines, bytes, hellos;
	char id[CONNECTION_ID_CHARS + 1];
	uint8_t state;     /* enum connection_state */
	bool is_announced; /* the desk knows of it: it must hear when it is gone */
	bool is_pinged;
	bool is_late; /* it was told to say hello later, and has not */
};

enum connection_event_type {
	CONNECTION_EVENT_BEGAN,        /* the page: a part of a frame */
	CONNECTION_EVENT_SAID,         /* the page: a frame */
	CONNECTION_EVENT_BABBLED,      /* the page: no frame at all */
	CONNECTION_EVENT_HEARD,        /* a pong */
	CONNECTION_EVENT_TOLD,         /* the desk: a stanza for this page */
	CONNECTION_EVENT_DESK_LOST,    /* uplink or desk is out of reach */
	CONNECTION_EVENT_DESK_NEW,     /* a desk that does not know us is there */
	CONNECTION_EVENT_CHANNEL,      /* it changed */
	CONNECTION_EVENT_CHANNEL_GONE, /* or may no longer be used from here */
	CONNECTION_EVENT_TICK,
	CONNECTION_EVENT_DRAIN, /* the gateway stops */
	CONNECTION_EVENT_GONE,  /* the socket is closed */
};

/* Everything is borrowed until connection_step() returns. */
struct connection_event {
	enum connection_event_type type;
	int64_t now;
	bool is_reachable; /* the desk is there */
	size_t queued;     /* bytes that wait for the page to read them */
	size_t length;     /* SAID: of the frame */
	const struct element *element; /* SAID, TOLD, CHANNEL (`channel`) */
	const char *why;               /* BABBLED, CHANNEL_GONE; outlives it */
	/* ms for the page's jitter. SAID: 0, or too many say hello just now. */
	unsigned within;
};

enum connection_effect_type {
	CONNECTION_EFFECT_TELL_PAGE, /* `element`, in jabber:client */
	CONNECTION_EFFECT_TELL_DESK, /* `element`, addressed */
	CONNECTION_EFFECT_MARK,      /* the same, for which nobody waits */
	CONNECTION_EFFECT_PING,
	CONNECTION_EFFECT_CLOSE,   /* with `code` and `reason` */
	CONNECTION_EFFECT_HANG_UP, /* it is dead: no goodbye */
};

struct connection_effect {
	enum connection_effect_type type;
	const struct element *element;
	uint16_t code;
	const char *reason;
};

#define CONNECTION_EFFECTS_MOST 4 /* of one step */

/* The elements live in the arena, and as long as the event's. */
struct connection_effects {
	struct connection_effect items[CONNECTION_EFFECTS_MOST];
	size_t count;
	int64_t took;  /* ms from a line to its answer; -1: none was answered */
	bool is_hello; /* one goes to the desk */
	struct arena *arena;
	const char *domain, *desk; /* the gateway's and the desk's */
};

/*
 * What of it is the owner's is set by then. `random` gives the id: 26 bytes of
 * which 5 bits each are used.
 */
void connection_init(struct connection *connection, const uint8_t *random,
		int64_t now);

/* Empties `out` first. */
void connection_step(struct connection *connection,
		const struct connection_event *event, struct connection_effects *out);

/* When it next wants a TICK. */
int64_t connection_deadline(const struct connection *connection);

#endif
