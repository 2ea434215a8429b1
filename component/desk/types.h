#ifndef DESK_TYPES_H
#define DESK_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The things that cross the mind's doors, in both directions: what the store
 * writes down it gives back as it was. Ids cross, pointers to the mind's own
 * structs do not.
 */

typedef int64_t desk_ms; /* ms of CLOCK_BOOTTIME; the desk never asks */

/* SPEC, section 7. The numbers are kept in the store: never renumber. */
enum chat_state {
	CHAT_STATE_ASKING = 1,  /* a form or an FAQ is before him */
	CHAT_STATE_WAITING = 2, /* in the queue; perhaps offered to one agent */
	CHAT_STATE_TALKING = 3, /* has an agent; perhaps a transfer is pending */
	CHAT_STATE_ENDED = 4,   /* may be reopened for a while */
	CHAT_STATE_CLOSED = 5,
	CHAT_STATE_OFFLINE = 6, /* nobody is there: the offline form */
	CHAT_STATE_POSTED = 7,  /* became a request */
	CHAT_STATE_LEFT = 8,    /* gave up waiting */
};

/* Who wrote a line. Kept in the store: never renumber. */
enum desk_side {
	DESK_SIDE_VISITOR = 1,
	DESK_SIDE_AGENT = 2,
	DESK_SIDE_DESK = 3,
};

/* To whom a chat's lines are handed. */
enum desk_leg {
	DESK_LEG_AGENT = 1,
	DESK_LEG_VISITOR = 2,
	DESK_LEG_EAR = 3, /* whoever reads along: all of them */
};

/* RFC 6121, section 4.7.2.1; `GONE` is unavailable. */
enum desk_show {
	DESK_SHOW_GONE,
	DESK_SHOW_AVAILABLE,
	DESK_SHOW_CHAT,
	DESK_SHOW_AWAY,
	DESK_SHOW_XA,
	DESK_SHOW_DND,
};

/* Presence that one of our addresses shows. */
enum desk_presence {
	DESK_PRESENCE_AVAILABLE,
	DESK_PRESENCE_AWAY,
	DESK_PRESENCE_DND,
	DESK_PRESENCE_UNAVAILABLE,
	DESK_PRESENCE_SUBSCRIBED,
	DESK_PRESENCE_UNSUBSCRIBED,
};

/* Whether an agent is rung. Kept in the store: never renumber. */
enum desk_duty {
	DESK_DUTY_AUTO = 0, /* as his presence says */
	DESK_DUTY_HERE = 1,
	DESK_DUTY_AWAY = 2,
};

/* How a waiting chat finds its agent (SPEC, section 3.1). */
enum desk_routing {
	DESK_ROUTING_PULL,        /* everybody is rung, and takes */
	DESK_ROUTING_BROADCAST,   /* the same, with all that he wrote */
	DESK_ROUTING_ROUND_ROBIN, /* offered to one after the other */
	DESK_ROUTING_LEAST_BUSY,  /* offered to who has the fewest */
};

/*
 * What happened to a chat beside its lines: the record has both. Kept in the
 * store: never renumber.
 */
enum desk_deed {
	DESK_DEED_TAKE = 1,
	DESK_DEED_END = 2, /* by an agent */
	DESK_DEED_REOPEN = 3,
	DESK_DEED_VANISH = 4, /* its agent: back to the queue */
	DESK_DEED_PASS = 5,   /* a transfer is wanted; whom, text: the note */
	DESK_DEED_ACCEPT = 6,
	DESK_DEED_REJECT = 7,
	DESK_DEED_CANCEL = 8,
	DESK_DEED_NOT_ANSWER = 9, /* nobody answered it in time */
	DESK_DEED_TAKE_OVER = 10,
	DESK_DEED_LISTEN = 11,
	DESK_DEED_LEAVE = 12,
	DESK_DEED_WHISPER = 13,
	DESK_DEED_NOTE = 14,
	DESK_DEED_TAG = 15,
	DESK_DEED_UNTAG = 16,
	DESK_DEED_BLOCK = 17,
	DESK_DEED_UNBLOCK = 18,
	DESK_DEED_ROUTE = 19, /* what `why` tells: text names the reason */
};

/* What an agent may look up in the store. */
enum desk_search {
	DESK_SEARCH_RECENT,  /* chats that ended since `since` */
	DESK_SEARCH_HISTORY, /* lines and deeds of one chat, by page */
	DESK_SEARCH_WORDS,   /* chats in which all the words stand */
	DESK_SEARCH_INFO,    /* deeds of one chat, earlier ones of its visitor */
	DESK_SEARCH_WHY,     /* the ROUTE deeds of one chat */
};

enum desk_typing {
	DESK_TYPING_ACTIVE,
	DESK_TYPING_COMPOSING,
	DESK_TYPING_PAUSED,
	DESK_TYPING_INACTIVE,
	DESK_TYPING_GONE,
};

enum desk_mark {
	DESK_MARK_RECEIVED,  /* XEP-0184 */
	DESK_MARK_DISPLAYED, /* XEP-0333 */
};

/* What a page wants besides lines: iq set, answered once (visit.xsd). */
enum desk_wish {
	DESK_WISH_FORM,
	DESK_WISH_RATE,
	DESK_WISH_TRANSCRIPT,
	DESK_WISH_END,
	DESK_WISH_RETURN,
	DESK_WISH_LEAVE,
};

/* Presence that is sent to one of our addresses. */
enum desk_contact {
	DESK_CONTACT_AVAILABLE,
	DESK_CONTACT_UNAVAILABLE,
	DESK_CONTACT_PROBE,
	DESK_CONTACT_SUBSCRIBE,
	DESK_CONTACT_UNSUBSCRIBE,
};

/* What a stranger's iq wants to know of one of our addresses. */
enum desk_about {
	DESK_ABOUT_CARD,     /* vcard-temp */
	DESK_ABOUT_LAST,     /* XEP-0012 */
	DESK_ABOUT_INFO,     /* disco#info */
	DESK_ABOUT_ITEMS,    /* disco#items */
	DESK_ABOUT_COMMANDS, /* the same of the node of XEP-0050 */
	DESK_ABOUT_OTHER,    /* anything else to an address: is it ours at all? */
};

/* One contact of the desk account's roster. */
struct desk_member {
	const char *jid;  /* bare */
	const char *name; /* the roster's, or "" */
	const char *const *groups;
	size_t group_count;
};

/* He answered in `channel` until then; kept so that he is no visitor there. */
struct desk_dismissal {
	const char *jid;
	const char *channel;
	int64_t wall;
};

struct desk_visitor {
	uint32_t id;
	const char *jid;     /* bare; "#17" where he comes by the web */
	const char *address; /* "anna-7f3k", for life */
	const char *name;    /* "" while nobody knows */
	int64_t wall;        /* of his first line */
};

/* Where a page is and what it runs in; "" for what is not known. */
struct desk_page {
	const char *url; /* without query and fragment */
	const char *title;
	const char *referrer; /* a host */
	const char *language;
	const char *zone;
	const char *browser;
};

/* Who he says he is: typed or given by the site, and proving nothing. */
struct desk_who {
	const char *name; /* the visitor row's, where there is one */
	const char *email;
	const char *phone;
	const char *company;
};

/* One browser's stay: what a visitor who comes by the web has besides. */
struct desk_visit {
	uint32_t visitor;
	const char *site; /* the origin that its tokens are bound to */
	int64_t born;     /* wall: from here on its tokens get too old */
	int64_t left;     /* wall of when its last page went; 0: it has one */
	struct desk_page page;
	struct desk_who who; /* without the name */
};

#define DESK_DIGEST_BYTES    32 /* SHA-256 of a token's text */
#define DESK_TOKENS_MOST     8  /* good ones of one visit */
#define DESK_UNANSWERED_MOST 64

struct desk_token {
	uint32_t visitor;
	uint8_t digest[DESK_DIGEST_BYTES];
	uint32_t number;   /* counts the visit's tokens */
	uint32_t replaces; /* the number of the one it was given for, or 0 */
	int64_t wall;      /* when it was made */
	int64_t until;     /* wall: its successor was used; 0: no end yet */
};

/* A visitor and a channel: what numbers their lines. */
struct desk_conversation {
	uint32_t visitor;
	const char *channel;
	uint32_t last_number;
	/* How far, of all lines; what only goes up. */
	uint32_t have, seen;             /* his pages have, he has seen */
	uint32_t agent_have, agent_seen; /* the agent's client has, he has seen */
};

/* An id of a page's line that is stored. */
struct desk_stored {
	const char *id;
	uint32_t number;
	int64_t wall;
};

/* What a page is told of its chat (visit.xsd, `state`). */
struct desk_chat_state {
	enum chat_state is; /* 0: none */
	uint32_t place;     /* WAITING: in the queue, from 1 */
	uint32_t wait;      /* WAITING: seconds, about; 0: nobody knows */
	const char *with;   /* TALKING: the agent's name; "" for nobody */
	const char *photo;  /* TALKING: the hash of his photo; NULL, "": none */
	enum desk_side by;  /* ENDED: who ended it, or 0 */
	int64_t until;      /* ENDED: wall, until when he may return; 0: never */
};

/* What pages and gateways are told of a channel; the rest is settings. */
struct desk_channel_state {
	bool is_open; /* somebody is Present who may answer */
	uint32_t waiting;
	const char *title;
	const char *const *blocked; /* address hashes, for gateways alone */
	size_t blocked_count;
	uint32_t work; /* bits that a new visit must prove now, or 0 */
	uint32_t wait; /* seconds that a newcomer will wait, or 0 */
};

struct desk_chat {
	uint32_t id; /* N in commands: given at birth, never used again */
	uint32_t visitor;
	const char *channel;
	enum chat_state state;
	const char *agent;     /* bare JID while TALKING and after; or "" */
	bool is_returned;      /* waits at the head: its agent vanished */
	int64_t opened;        /* wall */
	int64_t waits_since;   /* wall: decides the place in the queue */
	int64_t deadline;      /* wall of what `state` waits for; 0: nothing */
	const char *serving;   /* the channel whose agents have it; "": its own */
	const char *heir;      /* a transfer is wanted to this bare JID; or "" */
	const char *passed_by; /* who wants it, or put it through; or "" */
	const char *pass_note; /* his, for who takes it next; or "" */
	int64_t pass_until;    /* wall: until then he may answer */
	int64_t ended;         /* wall of its end, or 0 */
	const char *tags;      /* with ", " between them, or "" */
	enum desk_side last_word; /* 0 before the first line */
	enum desk_side ended_by;  /* 0 while nobody has ended it */
	uint32_t first_number;    /* the chat's first line */
	uint32_t handed_agent;    /* the agent leg: lines up to this are there */
	uint32_t handed_visitor;  /* the visitor leg */
};

struct desk_line {
	uint32_t chat;
	uint32_t visitor; /* with `channel`: the conversation, for revive */
	const char *channel;
	uint32_t number; /* of the conversation */
	enum desk_side side;
	const char *sender; /* bare JID */
	const char *nick;   /* as shown; "" for none */
	const char *photo;  /* for pages: his who wrote it, a hash; or NULL */
	const char *id;     /* the sender's own id; "" for none */
	const char *body;   /* NULL in REVIVE_LINE */
	const char *lang;   /* "" for none */
	uint32_t replaces;  /* the number it corrects, or 0 */
	uint32_t retracts;  /* the number it takes back, or 0; no body then */
	const char *file;   /* a URL (XEP-0066), or "" */
	uint64_t digest;
	int64_t wall;
};

/* What an agent decided of himself. */
struct desk_habit {
	const char *jid;
	enum desk_duty duty;
	const char *lang; /* chosen; "": that of his lines */
};

#define DESK_ROOM_UNSAID UINT32_MAX /* as many as the channel has it */

/* How many chats he takes at once in a channel. */
struct desk_room {
	const char *jid;
	const char *channel;
	uint32_t room; /* 0: any number */
};

/* Reads along in a chat. */
struct desk_ear {
	uint32_t chat;
	const char *jid;
	uint32_t handed; /* lines up to this are there */
};

/* Keeps a visitor from writing; of a visit the address hash, too. */
struct desk_block {
	uint32_t visitor;
	uint32_t chat;       /* by which `unblock` names it */
	const char *address; /* as connections have it, or "" */
	const char *by;      /* bare JID */
	int64_t until;       /* wall */
};

/* What was put into an agent's roster. */
struct desk_entry {
	const char *jid;     /* whose roster it is */
	const char *address; /* local part of ours: a visitor, a channel */
	const char *name;
	int64_t until; /* wall: then it is looked at */
	uint32_t idle; /* so many looks in a row have found it of no use */
	bool is_there; /* the server has it for certain */
};

/* Something that happened to a chat, for its record. It has no number. */
struct desk_deed_row {
	uint32_t chat;
	uint32_t after; /* the conversation's last line number by then */
	enum desk_deed deed;
	const char *who;  /* bare JID, or "" for the desk itself */
	const char *nick; /* his name as it was */
	const char *whom; /* a name, or "" */
	const char *text;
	int64_t wall;
};

/*
 * A row that a search found: a line, a deed or a whole chat. HISTORY, INFO and
 * WHY begin with their chat; nothing at all: there is none that he may see.
 */
struct desk_found {
	uint32_t chat;
	uint32_t number;     /* of a line; 0: a deed, or a chat */
	enum desk_deed deed; /* 0: none */
	enum desk_side side; /* of a line */
	enum chat_state state;
	const char *visitor; /* his name, or his address */
	const char *address;
	const char *who;  /* a name, a bare JID where none is known, or "" */
	const char *whom; /* of a deed */
	const char *text; /* of a chat: the visitor's first words */
	const char *tags; /* of a chat */
	int64_t wall;     /* of a chat: opened, or ended in RECENT */
};

/* How the last life ended, and how far it had counted. */
struct desk_past {
	bool is_unclean;    /* it was cut off */
	int64_t last_wall;  /* when it was last heard of, or 0 */
	uint32_t last_chat; /* the highest ids ever given, or 0 */
	uint32_t last_visitor;
};

#endif
