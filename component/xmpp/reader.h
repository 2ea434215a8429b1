#ifndef XMPP_READER_H
#define XMPP_READER_H

#include "base/jid.h"
#include "desk/event.h"
#include "xmpp/reply.h"

/*
 * The ears: a stanza into what happened. Total, and about syntax alone: who
 * said what to which address; what it means is the desk's to say.
 */

struct arena;
struct element;
struct gateways;
struct reader;
struct sessions;
struct words;
struct work;

#define READER_BODY_MOST 4000 /* characters of one line: CONTRACT */
#define READER_ID_MOST   255  /* bytes of an id that the desk remembers */

enum reader_finding {
	READER_FINDING_NOTHING, /* not ours, or ignored as the RFCs say */
	READER_FINDING_EVENT,   /* something happened: `event` */
	READER_FINDING_QUERY,   /* an iq that xmpp/service answers */
	READER_FINDING_FAULT,   /* it is answered with `error` */
};

struct reading {
	enum reader_finding finding;
	struct desk_event event;
	struct jid from, to;
	char address[JID_FULL_ROOM]; /* ours, as it was asked */
	struct reply reply;          /* QUERY, FAULT: the answer's envelope */
	struct reply_error error;
	const struct words *words; /* in which its sender reads */
};

/* `domain` is ours, in lower case. The others must live as long. */
struct reader *reader_create(const char *domain,
		const struct gateways *gateways, const struct work *work,
		struct sessions *sessions);
void reader_destroy(struct reader *reader);

/*
 * The event's strings point into the stanza, the reading and the arena, and
 * live as long as the shortest of these.
 */
void reader_read(struct reader *reader, const struct element *stanza,
		struct arena *arena, struct reading *reading);

/* As above, of a stanza that was over a limit: only its head is known. */
void reader_read_head(struct reader *reader, const struct element *head,
		struct reading *reading);

#endif
