#ifndef DESK_EVENT_H
#define DESK_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * What can happen to a desk. The shell fills one of these in and passes it to
 * desk_step(). Every pointer is borrowed: it need only live until desk_step()
 * returns, and the desk copies what it keeps. Texts are sayable (base/text.h),
 * addresses are valid and bare ones in lower case (base/jid.h).
 */

enum desk_event_type {
	DESK_EVENT_TICK, /* a deadline has come */

	/* The staff, as the desk account's roster and its contacts say. */
	DESK_EVENT_STAFF_BEGINS, /* logged in: a whole roster follows */
	DESK_EVENT_STAFF_MEMBER, /* one of the roster, or a push */
	DESK_EVENT_STAFF_GONE,   /* a push: no longer in the roster */
	DESK_EVENT_STAFF_WHOLE,  /* whoever was not named since BEGINS is gone */
	DESK_EVENT_STAFF_SHOWS,  /* presence of one resource */
	DESK_EVENT_STAFF_LOST,   /* the login is down: what is known stays */

	/* The way to the XMPP server. */
	DESK_EVENT_LINK_UP,
	DESK_EVENT_LINK_DOWN,
	DESK_EVENT_HANDED, /* the server has taken all up to this SAY */

	/* What people do. */
	DESK_EVENT_LINE,    /* a chat message with a body */
	DESK_EVENT_TYPING,  /* a chat state, XEP-0085 */
	DESK_EVENT_MARK,    /* a receipt or a displayed marker of our SAY */
	DESK_EVENT_BOUNCE,  /* our SAY came back as an error */
	DESK_EVENT_CONTACT, /* presence sent to one of our addresses */
	DESK_EVENT_WHO,     /* somebody asks about one of our addresses */

	/* The machine. */
	DESK_EVENT_FETCHED, /* the lines that a FETCH asked for */
	DESK_EVENT_SPACE,   /* the disk is nearly full, or no longer */

	/* The store, at the start only, in this order. */
	DESK_EVENT_REVIVE_MEMBER,
	DESK_EVENT_REVIVE_DISMISSAL,
	DESK_EVENT_REVIVE_VISITOR,
	DESK_EVENT_REVIVE_CONVERSATION,
	DESK_EVENT_REVIVE_CHAT,
	DESK_EVENT_REVIVE_LINE,
	DESK_EVENT_REVIVED, /* that was all; now the desk lives */
};

#define DESK_CHANCE_BYTES 32

struct desk_event {
	desk_ms now;  /* for deadlines */
	int64_t wall; /* UTC ms, kept and shown, never compared with now */
	uint8_t chance[DESK_CHANCE_BYTES];
	enum desk_event_type type;
	const char *from;     /* bare JID of who did it, or NULL */
	const char *resource; /* of `from`; "" for none */
	const char *to;       /* local part of our address; "" is the domain */
	/*
	 * The id of the stanza that wants exactly one ANSWER or REFUSE, or
	 * NULL. A LINE without an id has none and is refused silently.
	 */
	const char *asked;
	union {
		struct desk_member member; /* STAFF_MEMBER, REVIVE_MEMBER */
		struct {                   /* STAFF_SHOWS: from, resource */
			enum desk_show show;
			int priority;
		} shows;
		struct {
			uint64_t out; /* of the last SAY that was taken */
		} handed;
		struct {
			const char *id; /* the sender's own, or NULL */
			const char *body;
			const char *lang;     /* xml:lang, or NULL */
			const char *nick;     /* XEP-0172, or NULL */
			const char *replaces; /* XEP-0308: an id of his own, or NULL */
			uint64_t digest;      /* of body and `replaces` */
			bool wants_receipt;   /* XEP-0184 */
			bool is_encrypted;    /* the body is a fallback text */
			bool is_too_long;     /* the body was cut: refuse it */
		} line;
		struct {
			enum desk_typing state;
		} typing;
		struct {
			const char *id; /* of our SAY */
			enum desk_mark mark;
		} mark;
		struct {
			const char *id;
			bool is_lasting; /* no such address: sending again is vain */
		} bounce;
		struct {
			enum desk_contact what;
		} contact;
		struct {
			enum desk_about about;
		} who;
		struct {
			uint32_t chat;
			enum desk_leg leg;
			const struct desk_line *lines; /* in order of number */
			size_t count;
			bool is_all; /* false: ask again after the last of these */
		} fetched;
		struct {
			bool is_low;
		} space;
		struct desk_dismissal dismissal;
		struct desk_visitor visitor;
		struct desk_conversation conversation;
		struct desk_chat chat;
		struct desk_line line_row; /* REVIVE_LINE: the last of each side */
		struct desk_past revived;
	};
};

#endif
