#ifndef DESK_EFFECT_H
#define DESK_EFFECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/command.h"
#include "desk/types.h"
#include "desk/word.h"

/*
 * What must be done, in order. One list, two readers: the store takes the
 * KEEP_* items in one transaction, and after its COMMIT the mouth takes the
 * rest. FETCH and FETCH_PAGE belong to the app, which asks the store after the
 * commit.
 */

struct arena;

enum desk_effect_type {
	/* the store */
	DESK_EFFECT_KEEP_MEMBER,         /* insert or replace */
	DESK_EFFECT_KEEP_MEMBER_GONE,    /* delete */
	DESK_EFFECT_KEEP_DISMISSAL,      /* insert or replace */
	DESK_EFFECT_KEEP_DISMISSAL_GONE, /* delete */
	DESK_EFFECT_KEEP_VISITOR,        /* insert or replace */
	DESK_EFFECT_KEEP_CHAT,           /* insert or replace, the whole row */
	DESK_EFFECT_KEEP_LINE,           /* insert */
	DESK_EFFECT_KEEP_HANDED,         /* update one leg of a chat */
	DESK_EFFECT_KEEP_VISIT,          /* insert or replace */
	DESK_EFFECT_KEEP_VISIT_GONE,     /* delete, with all its tokens */
	DESK_EFFECT_KEEP_TOKEN,          /* insert or replace, by digest */
	DESK_EFFECT_KEEP_TOKEN_GONE,     /* delete, by digest */
	DESK_EFFECT_KEEP_MARKS,          /* insert or replace: a conversation's */
	DESK_EFFECT_KEEP_HABIT,          /* insert or replace */
	DESK_EFFECT_KEEP_ROOM,           /* insert or replace */
	DESK_EFFECT_KEEP_EAR,            /* insert or replace */
	DESK_EFFECT_KEEP_EAR_GONE,       /* delete */
	DESK_EFFECT_KEEP_BLOCK,          /* insert or replace, by visitor */
	DESK_EFFECT_KEEP_BLOCK_GONE,     /* delete */
	DESK_EFFECT_KEEP_DEED,           /* insert */
	DESK_EFFECT_KEEP_ENTRY,          /* insert or replace */
	DESK_EFFECT_KEEP_ENTRY_GONE,     /* delete */
	/* the app */
	DESK_EFFECT_FETCH,      /* lines of a chat after a number, as FETCHED */
	DESK_EFFECT_FETCH_PAGE, /* of a conversation, as FETCHED_PAGE */
	DESK_EFFECT_SEARCH,     /* what an agent looks up, as SEARCHED */
	/* the mouth */
	DESK_EFFECT_ANSWER,   /* a line was stored, or a command was heard */
	DESK_EFFECT_REFUSE,   /* it was not, and why */
	DESK_EFFECT_SAY,      /* a line to whom it is for */
	DESK_EFFECT_TELL,     /* the desk's own words */
	DESK_EFFECT_TYPING,   /* a chat state passed on */
	DESK_EFFECT_MARK,     /* a displayed marker passed on */
	DESK_EFFECT_PRESENCE, /* of one of our addresses, to somebody */
	DESK_EFFECT_NAME,     /* a visitor's name: the pubsub nick event */
	DESK_EFFECT_ROSTER,   /* an entry of an agent's; comes back ANSWERED */
	DESK_EFFECT_CARD,     /* the ANSWER to a WHO */
	DESK_EFFECT_FORM,     /* the answer to a FORM */
	DESK_EFFECT_RESULT,   /* the answer to an ORDER: what was told, again */
	/* the mouth, to a page: `from` the channel, `to` the connection */
	DESK_EFFECT_WELCOME,    /* the answer to a HELLO */
	DESK_EFFECT_STORED,     /* the answer to a page's LINE */
	DESK_EFFECT_LINES,      /* the answer to a PAGE_WANTS */
	DESK_EFFECT_STATE,      /* of its chat; with `asked` an iq's answer */
	DESK_EFFECT_LINE,       /* a line, as it is written */
	DESK_EFFECT_PAGE_MARKS, /* how far the agent has and has seen */
	/* the mouth, to a gateway: `to` its domain */
	DESK_EFFECT_DESK,    /* presence of the domain, with the desk's epoch */
	DESK_EFFECT_CHANNEL, /* presence of the channel `from` */
	DESK_EFFECT_PHOTO,   /* an agent's, for its pages */
};

/*
 * Why not. The mouth has the stanza error and, in each language, the sentence.
 */
#define DESK_REFUSALS(REFUSAL) \
	REFUSAL(NO_SUCH_ADDRESS) \
	REFUSAL(TOO_LONG) \
	REFUSAL(EMPTY) \
	REFUSAL(ENCRYPTED) \
	REFUSAL(CHAT_OVER)     /* an agent's line to an ended chat */ \
	REFUSAL(NOT_YOUR_CHAT) /* … to a chat that he does not have */ \
	REFUSAL(NOT_AN_AGENT)  /* a stranger writes to a visitor */ \
	REFUSAL(DISMISSED)     /* "you no longer answer here" */ \
	REFUSAL(QUEUE_FULL) \
	REFUSAL(TOO_MANY_LINES) /* waiting with too much written */ \
	REFUSAL(NO_SPACE)       /* the disk; with a time to try again */ \
	REFUSAL(CLOSED_CHANNEL) /* the channel has no members */ \
	REFUSAL(DOMAIN)         /* the domain itself takes no chat */ \
	REFUSAL(COMMAND)        /* looked like a command: not delivered */ \
	REFUSAL(CONFLICT)       /* a page's id again, with other words */ \
	REFUSAL(TOKEN)          /* unknown, expired or of another site */ \
	REFUSAL(TOO_FAST)       /* more than anybody types */ \
	REFUSAL(NO_CHAT)        /* nothing to end, rate or return to */ \
	REFUSAL(NO_CHANNEL)     /* a page asks for a channel that is none */ \
	REFUSAL(NOT_YET)        /* a form, rating, transcript: no such yet */ \
	REFUSAL(NO_HELLO)       /* the page must say hello (again) */ \
	REFUSAL(WORK)           /* a new visit must prove some first */ \
	REFUSAL(BLOCKED)        /* an agent keeps him from writing */ \
	REFUSAL(LISTENER)       /* he only reads along there */ \
	REFUSAL(NO_COMMAND)     /* an ORDER or FORM of none that he has */

enum desk_refusal {
#define REFUSAL(name) DESK_REFUSAL_##name,
	DESK_REFUSALS(REFUSAL)
#undef REFUSAL
};

#define DESK_SENTENCE_TEXTS   4
#define DESK_SENTENCE_NUMBERS 3

/* A word and its arguments, each kind in its own order. */
struct desk_sentence {
	enum desk_word word;
	const char *texts[DESK_SENTENCE_TEXTS];
	int64_t numbers[DESK_SENTENCE_NUMBERS];
	desk_ms duration;
	int64_t wall;
};

/* What may be chosen in a form; `label` is as people read it. */
struct desk_option {
	const char *value, *label;
};

/* What one of our addresses is, for the mouth to describe. */
enum desk_kind {
	DESK_KIND_DOMAIN,
	DESK_KIND_CHANNEL,
	DESK_KIND_VISITOR,
};

struct desk_effect {
	enum desk_effect_type type;
	const char *from;     /* local part of our address; "" is the domain */
	const char *to;       /* bare JID */
	const char *resource; /* of `to`; "" for the bare JID */
	const char *asked;    /* the stanza this answers, or NULL */
	const char *lang;     /* of the line, or what `to` reads; "" for unknown */
	union {
		struct desk_member member;       /* KEEP_MEMBER, _GONE (jid alone) */
		struct desk_dismissal dismissal; /* KEEP_DISMISSAL, _GONE */
		struct desk_visitor visitor;
		struct desk_chat chat;
		struct desk_line line; /* KEEP_LINE */
		struct {
			uint32_t chat;
			enum desk_leg leg;
			uint32_t number;
		} handed;
		struct {
			uint32_t chat;
			enum desk_leg leg;
			uint32_t after;
		} fetch;
		struct { /* from, to, asked: come back with the page */
			uint32_t visitor;
			uint32_t after;
			bool is_hello;
			const char *token;      /* comes back; NULL where no hello */
			const char *const *ids; /* of his own lines: which are stored? */
			size_t id_count;
		} fetch_page;
		struct {
			bool receipt;    /* an XMPP client asked for one */
			uint32_t number; /* of the stored line, or 0: a command */
			const char *id;  /* the line's own id */
		} answer;
		struct {
			enum desk_refusal why;
			bool is_iq;
			bool is_page;  /* with the code of desk_refusal_code() */
			desk_ms retry; /* 0: never */
			uint32_t bits; /* WORK: so many */
		} refuse;
		struct {
			/*
			 * Counts SAYs, from 1 in each life of the desk. The mouth
			 * reports the highest that the server took as HANDED.
			 */
			uint64_t out;
			uint32_t chat;
			uint32_t number; /* chat, leg, number: the stanza's id */
			enum desk_leg leg;
			const char *nick; /* "" for none */
			const char *body;
			uint32_t replaces; /* a number, or 0 */
			uint32_t retracts; /* a number, or 0; the body is empty then */
			const char *file;  /* a URL (XEP-0066), or "" */
			int64_t delayed;   /* wall of when it was written, or 0 */
			/* To a listener: he reads whose line it is before it. */
			bool is_mirrored;
			bool is_own; /* … an agent's, then: "[Ben] …" with his nick */
		} say;
		struct {
			/*
			 * Non-zero names the telling, so that a later one may
			 * correct it: a ring and its withdrawal have the same.
			 */
			uint32_t ring;
			uint32_t round; /* of several about the same chat */
			bool is_correction;
			bool is_in_chat; /* from a visitor's address: the mouth marks it */
			bool is_urgent;  /* with an XEP-0224 attention */
			struct desk_sentence head;
			const struct desk_sentence *rows;
			size_t row_count;
		} tell;
		struct {
			enum desk_typing state;
		} typing;
		struct {
			const char *id; /* of the sender's line */
			enum desk_mark mark;
		} mark;
		struct {
			enum desk_presence what;
			enum desk_kind kind; /* decides caps, nick and photo */
			const char *nick;    /* the visitor's name or the title */
			struct desk_sentence status;
		} presence;
		struct {
			const char *name;
		} name;
		struct { /* from: the domain */
			enum desk_kind kind;
			const char *address, *name; /* its local part; no name … */
			bool is_removal;            /* … where it is removed */
		} roster;
		struct {
			enum desk_about about;
			enum desk_kind kind;
			const char *name;
			desk_ms idle;      /* for ABOUT_LAST */
			uint64_t commands; /* ABOUT_COMMANDS: 1 << enum command_id */
		} card;
		struct {
			enum command_id command;
			/* For each of what it takes: what may be chosen, or nothing. */
			const struct desk_option *options[COMMAND_TAKES];
			size_t option_counts[COMMAND_TAKES];
			const char *presets[COMMAND_TAKES]; /* NULL: none */
			/* Asked at the domain: which channel, the first if only one. */
			const struct desk_option *channels;
			size_t channel_count;
		} form;
		struct {             /* lang; the rows and head of a TELL */
			bool is_refused; /* nothing was done */
			struct desk_sentence head;
			const struct desk_sentence *rows;
			size_t row_count;
		} result;
		struct { /* from, to, resource, asked: come back with SEARCHED */
			enum desk_search what;
			const char *channel;
			uint32_t chat; /* HISTORY, INFO, WHY */
			uint32_t page; /* HISTORY: from 1; 0: the last */
			int64_t since; /* RECENT: wall */
			const char *words;
			const char *jid; /* only chats that were his; NULL: all */
		} search;
		struct desk_habit habit;        /* KEEP_HABIT */
		struct desk_room room;          /* KEEP_ROOM */
		struct desk_ear ear;            /* KEEP_EAR, _GONE */
		struct desk_block block;        /* KEEP_BLOCK, _GONE (visitor alone) */
		struct desk_deed_row deed;      /* KEEP_DEED */
		struct desk_entry entry;        /* KEEP_ENTRY, _GONE (jid, address) */
		struct desk_visit visit;        /* KEEP_VISIT, _GONE (visitor alone) */
		struct desk_token token;        /* KEEP_TOKEN, _GONE (digest alone) */
		struct desk_conversation marks; /* KEEP_MARKS */
		struct {
			const char *token;
			struct desk_channel_state channel;
			struct desk_chat_state state;
			const struct desk_stored *stored;
			size_t stored_count;
			uint32_t have, seen; /* the agent's; 0: nothing */
			const struct desk_line *lines;
			size_t line_count;
			bool is_more;
		} welcome;
		struct desk_stored stored;
		struct {
			uint32_t after;
			const struct desk_line *lines;
			size_t count;
			bool is_more;
		} lines;
		struct desk_chat_state state;
		struct desk_line page_line; /* LINE */
		struct {
			uint32_t have, seen; /* 0: not said */
		} page_marks;
		struct {
			const char *epoch;
		} desk;
		struct desk_channel_state channel;
		struct {
			const char *hash;
		} photo;
	};
};

/* Written by the desk alone; everybody else reads. */
struct desk_effects {
	struct desk_effect *items;
	size_t count, room;
	struct arena *arena; /* where the items' strings live, for the turn */
};

void effects_init(struct desk_effects *effects);
void effects_finish(struct desk_effects *effects);

/* Ends the turn: the strings are gone. */
void effects_reset(struct desk_effects *effects);

/* Appends one, zeroed but for its type, with "" in from, to, resource, lang. */
struct desk_effect *effects_add(struct desk_effects *effects,
		enum desk_effect_type type);

bool effect_is_for_store(enum desk_effect_type type);

/*
 * A row that no promise rests on: it need not be on the disk before the turn
 * speaks, only with the next row that must be, or some seconds later.
 */
bool effect_may_wait(enum desk_effect_type type);

/* Words that nobody waits for: they may leave with what comes next. */
bool effect_is_calm(enum desk_effect_type type);

/* Answers the request that it names in `asked`. */
bool effect_is_answer(const struct desk_effect *effect);

/* For scripts and logs: "TALKING", "QUEUED", "no-such-address". */
const char *chat_state_name(enum chat_state state);
const char *desk_word_name(enum desk_word word);
const char *desk_word_arguments(enum desk_word word);
const char *desk_refusal_name(enum desk_refusal why);

/* "agent", "composing": as XEP-0085 and visit.xsd have them, too. */
const char *desk_side_name(enum desk_side side);
const char *desk_typing_name(enum desk_typing state);

/*
 * The code of a V `refused` (visit.xsd), for pages. NULL: no refusal, but the
 * error of a desk that does not know the page, which makes it say hello again.
 */
const char *desk_refusal_code(enum desk_refusal why);

#endif
