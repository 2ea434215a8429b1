#ifndef XMPP_REPLY_H
#define XMPP_REPLY_H

/* Stanzas that answer a stanza. Pure: trees in an arena. */

struct arena;
struct element;

/* Who is answered, about which stanza, from which of our addresses. */
struct reply {
	const char *from;
	const char *to;
	const char *id; /* of the stanza that is answered, or NULL */
};

/* RFC 6120, section 8.3 */
struct reply_error {
	const char *type;      /* "cancel", "modify", "wait", "auth" */
	const char *condition; /* "item-not-found" … */
	const char *text;      /* for people, or NULL */
	const char *lang;      /* of the text */
	const char *special;   /* XEP-0050, section 4.4: its condition; or NULL */
};

/* A stanza back; `type` may be NULL. */
struct element *reply_create(struct arena *arena, const char *name,
		const struct reply *reply, const char *type);

struct element *reply_error(struct arena *arena, const char *name,
		const struct reply *reply, const struct reply_error *error);

/*
 * What of a request its answer must repeat. It goes through the mind as one
 * text, the event's `asked`, which nobody else takes apart.
 */
struct reply_asked {
	const char *resource; /* of our address, as it was asked; "" for none */
	const char *node;     /* disco's, without line ends; "" for none */
	const char *id;
};

const char *reply_join(struct arena *arena, const struct reply_asked *asked);
void reply_split(struct arena *arena, const char *joined,
		struct reply_asked *asked);

#endif
