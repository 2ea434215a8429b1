#ifndef DESK_EVENT_H
#define DESK_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/command.h"
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
	DESK_EVENT_STAFF_PHOTO,  /* of one member, as his vCard has it */
	DESK_EVENT_STAFF_LOST,   /* the login is down: what is known stays */

	/* The way to the XMPP server. */
	DESK_EVENT_LINK_UP,
	DESK_EVENT_LINK_DOWN,
	DESK_EVENT_HANDED, /* the server has taken all up to this SAY */

	DESK_EVENT_GRANTED,  /* XEP-0356; from: a domain, about its rosters */
	DESK_EVENT_ANSWERED, /* a ROSTER was; from: whose it is */

	/* What people do. */
	DESK_EVENT_LINE,    /* a chat message with a body */
	DESK_EVENT_TYPING,  /* a chat state, XEP-0085 */
	DESK_EVENT_MARK,    /* a receipt or a displayed marker of our SAY */
	DESK_EVENT_BOUNCE,  /* our SAY came back as an error */
	DESK_EVENT_CONTACT, /* presence sent to one of our addresses */
	DESK_EVENT_WHO,     /* somebody asks about one of our addresses */
	DESK_EVENT_FORM,    /* asked: a command; its form, if it needs one */
	DESK_EVENT_ORDER,   /* asked: a command, as its form was filled in */

	/*
	 * Visits by the web. The reader makes these only of what a gateway of
	 * the settings says; a page's LINE and TYPING are as anybody's, from
	 * its connection, with the stanza's id as the line's.
	 */
	DESK_EVENT_GATEWAY,         /* announced: what it had before is over */
	DESK_EVENT_GATEWAY_GONE,    /* unavailable, or silent for too long */
	DESK_EVENT_GATEWAY_WANTS,   /* an agent's photo, by its hash */
	DESK_EVENT_CONNECTION,      /* a page is there and will say hello */
	DESK_EVENT_CONNECTION_GONE, /* its socket closed */
	DESK_EVENT_HELLO,           /* asked */
	DESK_EVENT_PAGE_WANTS,      /* asked: the lines after a number */
	DESK_EVENT_PAGE_HAS,        /* marks: `have` and `seen` */
	DESK_EVENT_PAGE_SHOWS,      /* it is seen, or hidden */
	DESK_EVENT_PAGE_WISHES,     /* asked: end, return, leave, ... */

	/* The machine. */
	DESK_EVENT_FETCHED,      /* the lines that a FETCH asked for */
	DESK_EVENT_FETCHED_PAGE, /* what a FETCH_PAGE did; asked, as that was */
	DESK_EVENT_SEARCHED,     /* what a SEARCH found; asked, as that was */
	DESK_EVENT_SPACE,        /* the disk is nearly full, or no longer */

	/* The store, at the start only, in this order. */
	DESK_EVENT_REVIVE_MEMBER,
	DESK_EVENT_REVIVE_DISMISSAL,
	DESK_EVENT_REVIVE_HABIT,
	DESK_EVENT_REVIVE_ROOM,
	DESK_EVENT_REVIVE_VISITOR,
	DESK_EVENT_REVIVE_BLOCK,
	DESK_EVENT_REVIVE_ENTRY, /* by their end */
	DESK_EVENT_REVIVE_VISIT,
	DESK_EVENT_REVIVE_TOKEN, /* by visitor and number */
	DESK_EVENT_REVIVE_CONVERSATION,
	DESK_EVENT_REVIVE_CHAT,
	DESK_EVENT_REVIVE_EAR,
	DESK_EVENT_REVIVE_LINE,
	DESK_EVENT_REVIVED, /* that was all; now the desk lives */
};

#define DESK_CHANCE_BYTES 32

struct desk_event {
	desk_ms now;  /* for deadlines */
	int64_t wall; /* UTC ms, kept and shown, never compared with now */
	uint8_t chance[DESK_CHANCE_BYTES];
	enum desk_event_type type;
	/* Bare JID of who did it, or NULL; of a page its connection's. */
	const char *from;
	const char *resource; /* of `from`; "" for none */
	const char *to;       /* local part of our address; "" is the domain */
	/*
	 * The id of the stanza that wants exactly one answer, or NULL
	 * (effect_is_answer). A LINE without an id is refused silently.
	 */
	const char *asked;
	union {
		struct desk_member member; /* STAFF_MEMBER, REVIVE_MEMBER */
		struct {                   /* STAFF_SHOWS: from, resource */
			enum desk_show show;
			int priority;
		} shows;
		struct {              /* STAFF_PHOTO: from; GATEWAY_WANTS */
			const char *hash; /* SHA-256 in hex; "" for none */
		} photo;
		struct {
			uint64_t out; /* of the last SAY that was taken */
		} handed;
		struct {
			bool is_granted; /* we may write there; false: not any more */
		} granted;
		struct {
			const char *address; /* of the ROSTER */
			bool is_removal, is_done;
			bool is_hopeless; /* none of that server's would be */
		} answered;
		struct {
			const char *id; /* the sender's own, or NULL */
			const char *body;
			const char *lang;     /* xml:lang, or NULL */
			const char *nick;     /* XEP-0172, or NULL */
			const char *replaces; /* XEP-0308: an id of his own, or NULL */
			const char *retracts; /* XEP-0424: the same; no body needed */
			const char *file;     /* XEP-0066: its URL, or NULL */
			uint64_t digest;      /* of body, `replaces`, `retracts`, `file` */
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
		struct { /* to: a channel, or "" with the channel in the values */
			const char *command; /* its name */
			const char *channel; /* where `to` is the domain; or "" */
			const char *lang;    /* xml:lang, or NULL */
			/* As the table has what it takes; "" for what was left out. */
			const char *values[COMMAND_TAKES];
		} order; /* FORM has no values */
		struct { /* from, to, asked, resource: of the SEARCH */
			enum desk_search what;
			const char *channel;
			uint32_t chat, page; /* HISTORY: the one it is */
			const char *words;
			const struct desk_found *rows;
			size_t count;
			uint32_t pages; /* HISTORY: how many there are */
		} searched;
		struct { /* from: the connection, as in all of a page's; to: the
				  * channel. GATEWAY, _GONE: from is its domain. */
			const char *site;    /* the page's origin */
			const char *address; /* a keyed hash, for blocks */
		} connection;
		struct {
			const uint8_t *token; /* digest of the one presented, or NULL */
			uint32_t last;        /* number of the last line it knows */
			uint32_t work;        /* bits that its connection has proven */
			const char *const *unanswered; /* ids, DESK_UNANSWERED_MOST */
			size_t unanswered_count;
			struct desk_page page; /* NULL or "" for what it does not say */
			struct desk_who who;
			/* 256 bits of chance as text, ready to be given, and its digest:
			 * the desk cannot hash. */
			const char *new_token;
			uint8_t new_digest[DESK_DIGEST_BYTES];
		} hello;
		struct {
			uint32_t after;
		} wants;
		struct {
			uint32_t have, seen; /* 0: not said */
		} has;
		struct {
			bool is_visible;
		} page_shows;
		struct {
			enum desk_wish what;
		} wishes;
		struct {
			uint32_t chat;
			enum desk_leg leg;
			const struct desk_line *lines; /* in order of number */
			size_t count;
			bool is_all; /* false: ask again after the last of these */
		} fetched;
		struct { /* from, to, asked: of the FETCH_PAGE */
			uint32_t visitor, after;
			bool is_hello;
			const char *token;
			const struct desk_line *lines; /* with bodies, by number */
			size_t count;
			bool is_all;
			const struct desk_stored *stored; /* which of `ids` are */
			size_t stored_count;
		} fetched_page;
		struct {
			bool is_low;
		} space;
		struct desk_dismissal dismissal;
		struct desk_habit habit;
		struct desk_room room;
		struct desk_ear ear;
		struct desk_block block;
		struct desk_entry entry;
		struct desk_visitor visitor;
		struct desk_visit visit;
		struct desk_token token;
		struct desk_conversation conversation;
		struct desk_chat chat;
		struct desk_line line_row; /* REVIVE_LINE: the last of each side */
		struct desk_past revived;
	};
};

#endif
