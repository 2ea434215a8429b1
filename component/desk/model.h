#ifndef DESK_MODEL_H
#define DESK_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/list.h"
#include "desk/command.h"
#include "desk/desk.h"
#include "desk/event.h"
#include "desk/limits.h"
#include "desk/pace.h"
#include "desk/recent.h"
#include "desk/table.h"
#include "desk/timer.h"
#include "desk/types.h"
#include "desk/word.h"

/*
 * What the desk knows: channels, agents, visitors, chats. Open to the rooms of
 * the mind and to nobody else. Here things are made, found and destroyed; what
 * they do is told in the rooms above.
 */

struct desk_effects;

#define EPOCH_CHARS 26

enum right {
	RIGHT_RESPOND = 1 << 0,
	RIGHT_NOTIFY = 1 << 1,
	RIGHT_LISTEN = 1 << 2,
	RIGHT_MANAGE = 1 << 3,
	RIGHT_BOT = 1 << 4,
};

struct channel {
	struct table_link by_name;
	struct desk *desk;
	char *name, *title, *group, *language;
	desk_ms grace, reopen;
	uint32_t queue_most, work;
	enum desk_routing routing;
	desk_ms offer_time, pass_time, silent_after;
	desk_ms ring_new, ring_new_manager, ring_open, ring_open_manager;
	uint32_t room, priority;
	char *greeting, *handover;
	struct list posts;    /* post.of_channel */
	struct list managers; /* post.of_managers */
	struct list callable; /* post.of_ring: may be rung and is not */
	struct list stirred;  /* post.of_stir: may have become able, or not */
	/* Who may be offered a chat, by language, the next one on top. */
	struct timers *turns;             /* desk.language_count + 1 of them */
	uint64_t offers;                  /* counts them */
	size_t able_count, manager_count; /* able; Present managers */
	struct list fresh;    /* chat.of_offer: wait for their first offer, */
	struct list passed;   /* … for the next one, */
	struct list open;     /* … for anybody */
	struct list returned; /* chat.link: these wait at the head, */
	struct list waiting;  /* chat.link: then these */
	struct list talking;  /* chat.link */
	struct list ended;    /* chat.link */
	size_t returned_count, waiting_count, talking_count;
	size_t responder_count, present_count; /* who may respond; who is here */
	struct list touched; /* desk.touched: something may follow */
	struct timer timer;  /* no change of status before */
	size_t told_waiting, told_talking;
	struct timer places_timer;
	desk_ms places_told;      /* when who waits was last told his place */
	struct chat *places_at;   /* the next to be told, or NULL: all were */
	uint32_t place_at;        /* his place */
	size_t announced_waiting; /* to the gateways */
	uint32_t announced_wait;  /* the same: a newcomer's */
	bool is_announced_open;
	bool has_moved; /* places are no longer what they were */
	struct pace pace;
};

/*
 * A list that was shown and that a number may answer: the order as it was
 * given, and the value of each row for the one that was unclear.
 */
struct menu {
	const struct command *command;
	char *values[COMMAND_TAKES];
	size_t which; /* of the values */
	struct menu_item {
		uint32_t number;
		char *value;
	} items[LIST_ROWS_MOST];
	size_t count;
	desk_ms until;
};

/* What rings at a post. */
enum ring_kind {
	RING_KIND_CALL,  /* somebody waits */
	RING_KIND_ALARM, /* … and nobody takes him: to a manager */
	RING_KIND_OFFER, /* … and it is his to take */
};

/* An agent in a channel. */
struct post {
	struct agent *agent;
	struct channel *channel;
	unsigned rights;         /* enum right */
	struct list of_agent;    /* agent.posts */
	struct list of_channel;  /* channel.posts */
	struct list of_managers; /* channel.managers or none */
	struct list of_stir;     /* channel.stirred or none */
	struct list of_ring;     /* channel.callable, chat.rings or none */
	uint32_t ring;           /* the chat that rings here, or 0 */
	uint32_t ring_round;     /* which of its rings that is */
	enum ring_kind ring_kind;
	desk_ms rung_at;
	struct list of_reminder; /* chat.reminders or none */
	uint32_t reminder;       /* a running chat that he is reminded of, or 0 */
	uint32_t reminder_round;
	struct list asks;     /* ask.of_post */
	struct timer turn;    /* `due` is his turn, in one of channel.turns */
	struct timers *turns; /* where it is, or was */
	uint64_t last_offer;  /* its count */
	size_t chats, load;   /* that are his here; that are not silent */
	uint64_t shown;       /* the device that was shown the channel, or 0 */
	desk_ms shown_at;
	bool is_able;      /* may be rung, and has room */
	bool is_back;      /* what rings at him rings once more */
	uint64_t came;     /* the step in which he became Present */
	uint32_t room;     /* as he said it; 0: any number */
	bool has_room;     /* he said it: else the channel's counts */
	struct menu *menu; /* NULL: none was shown */
	bool is_owed;      /* he only listens now, and was not told */
	size_t taken;      /* so many chats of his went back */
};

struct resource {
	struct list link; /* agent.resources */
	char *name;
	enum desk_show show;
	int priority;
	desk_ms away_at; /* AWAY: when it counts as Away; 0: it does already */
	uint32_t round;  /* desk.roster_round when it was last heard of */
};

/* A contact of the desk account; an agent where he has a post. */
struct agent {
	struct table_link by_jid;
	struct list link; /* desk.roster */
	char *jid, *name; /* what others call him: CONTRACT, Staff */
	char *lang;       /* as he chose, or of his last line, or "" */
	enum desk_duty duty;
	bool has_lang;     /* he chose it */
	char *photo;       /* its hash, or ""; the next login tells it anew */
	uint64_t digest;   /* of the row in the store */
	uint32_t round;    /* desk.roster_round when he was last named */
	struct list posts; /* post.of_agent */
	struct list resources;
	size_t resource_count;
	struct list chats; /* chat.of_agent, by id: TALKING, ENDED, or returned */
	struct list heirlooms; /* chat.of_heir: he is asked to take them over */
	struct list ears;      /* ear.of_agent */
	uint32_t searching;    /* so many of his look-ups are with the store */
	struct timer timer;
	desk_ms away_from;   /* GONE: since then he is known to be */
	uint64_t last_order; /* a digest of its id and words; 0: it had no id */
	desk_ms last_order_at;
	bool is_present; /* may be rung */
	bool is_there;   /* has a resource */
	uint32_t offer;  /* the one chat that is offered to him, or 0 */
	bool is_gone;    /* known to have no resource */
	bool is_heard;   /* wrote, though no resource of his is known */
	desk_ms gone_at; /* when he went; what he said before may come after */
};

/* A component that brings visits by the web. */
struct gateway {
	char *domain;
	struct list connections; /* connection.of_gateway */
	bool is_here;
};

/* One WebSocket: a page that is open somewhere. */
struct connection {
	struct table_link by_jid;
	struct list of_gateway; /* gateway.connections */
	struct list of_visit;   /* visit.connections */
	struct gateway *gateway;
	struct visit *visit;     /* NULL: no hello that was good */
	struct channel *channel; /* of that hello */
	char *jid, *site;
	char *address;   /* a keyed hash, or "" */
	bool is_welcome; /* lines and states go there */
	bool is_visible;
	bool is_fetching;
	bool has_worked; /* for a visit; what it found is worth no second one */
};

/* 256 bits that open a visit; here is only their digest. */
struct token {
	struct table_link by_digest;
	struct list of_visit; /* visit.tokens */
	struct visit *visit;
	uint8_t digest[DESK_DIGEST_BYTES];
	uint32_t number, replaces;
	int64_t wall, until; /* as the row has them */
	desk_ms ends;        /* 0: its successor was not used yet */
};

/* What a page said of itself and of who looks at it: one block. */
struct facts {
	struct desk_page page;
	struct desk_who who;
	char text[];
};

/* A visitor who may not write for a time. */
struct block {
	struct table_link by_address; /* where it has one */
	struct list link;             /* desk.blocks */
	struct visitor *visitor;
	struct timer timer;
	uint32_t chat;
	char *address, *by;
	int64_t until; /* wall */
};

/* What we have put into an agent's roster: one of our addresses. */
struct entry {
	struct table_link by_place; /* jid and address */
	struct list link;           /* desk.entries */
	char *jid, *address, *name;
	int64_t until;
	desk_ms due; /* the same by the other clock: it is looked at */
	uint32_t idle;
	bool is_there;
};

/* One browser's stay, known by its tokens. */
struct visit {
	struct visitor *visitor; /* NULL: he did nothing yet; nothing is kept */
	struct list connections; /* connection.of_visit, the oldest first */
	struct list tokens;      /* token.of_visit, the oldest first */
	struct facts *facts;
	char *site;
	int64_t born, left;       /* wall, as the row has them */
	desk_ms born_at, left_at; /* the same by the other clock */
	desk_ms paid;             /* the lines written so far are paid for then */
	struct timer timer;
	uint32_t last_token;
	uint16_t connection_count, token_count;
	enum desk_presence shown; /* to the agent: follows the pages, slowly */
};

struct visitor {
	struct table_link by_jid, by_address, by_id; /* by_jid: not by the web */
	struct list link;    /* desk.idle while he has neither chat nor page */
	struct visit *visit; /* NULL: by XMPP, or he left */
	struct block *block; /* NULL: he may write */
	uint32_t id;
	char *jid, *address, *name;
	int64_t wall;
	desk_ms seen;              /* when he last wrote, or 0 in this life */
	struct list conversations; /* conversation.link */
	size_t chat_count;
};

/* A visitor and a channel: what numbers their lines. */
struct conversation {
	struct list link; /* visitor.conversations */
	struct visitor *visitor;
	struct channel *channel;
	uint32_t last_number;
	uint32_t have, seen, agent_have, agent_seen; /* types.h */
	struct list chats; /* chat.of_conversation, the newest first */
	struct recent visitor_lines, agent_lines;
};

/* How far a chat's lines have come to one of its two people. */
struct leg {
	struct list behind; /* desk.behind: there is something to fetch */
	uint32_t kept;      /* the last line that is for him */
	uint32_t said;      /* said to the server in this life, up to here */
	uint32_t handed;    /* the server has it for certain, up to here */
	uint32_t doubtful;  /* may have been said before, up to here */
	uint32_t asked;     /* the page that is being fetched begins after */
	uint32_t covers;    /* and has all up to here */
	uint32_t term;      /* counts the people this leg has led to */
	uint32_t unproven;  /* lines said to him that no pong has proven */
	uint32_t unproven_bytes;
	enum desk_leg which;
	bool is_fetching;
};

/* Somebody who was offered the chat and did not take it. */
struct ask {
	struct list of_chat; /* chat.asks */
	struct list of_post; /* post.asks */
	struct chat *chat;
	struct post *post;
};

/* When somebody is told again, and how often he was. */
struct alarm {
	desk_ms due; /* 0: not set */
	unsigned times;
};

/* Somebody who reads along. What he lacks is fetched for all: chat.ear_leg. */
struct ear {
	struct list of_chat;  /* chat.ears */
	struct list of_agent; /* agent.ears */
	struct chat *chat;
	struct agent *agent;
	struct leg leg; /* said, handed, doubtful, unproven; its term is his own */
};

struct chat {
	struct table_link by_id;
	struct list link;            /* of the channel, by state */
	struct list of_agent;        /* agent.chats */
	struct list of_conversation; /* conversation.chats */
	struct list owing;           /* desk.owing: `owed` to the visitor */
	struct list rings;           /* post.of_ring */
	struct list reminders;       /* post.of_reminder */
	struct list asks;            /* ask.of_chat */
	struct list of_offer;        /* channel.fresh, .passed, .open or none */
	struct list of_stir;         /* desk.stirred or none */
	struct list of_heir;         /* agent.heirlooms */
	struct list ears;            /* ear.of_chat */
	struct timer timer;
	struct timer ring_timer;       /* the nearer of the two alarms */
	struct alarm agents, managers; /* the next ring, or its offer's end */
	struct timer silent_timer;
	struct post *offered;    /* who has it before him, or NULL */
	struct post *counted;    /* at whom it counts, or NULL */
	struct timer pass_timer; /* a transfer's end */
	char *heir, *passed_by;  /* a transfer is wanted: types.h; or "" */
	char *pass_note;         /* for who takes it next, or "" */
	int64_t pass_until;
	char *tags; /* with ", " between them, or "" */
	int64_t ended;
	struct channel
			*channel; /* whose agents have it: not always where he asked */
	struct visitor *visitor;
	struct conversation *conversation; /* with the channel that he asked */
	struct agent *agent; /* NULL: nobody, or he works here no more */
	char *agent_jid;     /* "" for nobody */
	uint32_t id;
	enum chat_state state; /* chat_become() writes it and nobody else */
	bool is_returned, was_told_returned;
	bool is_lapsed; /* ENDED: it is too late to return */
	int64_t opened, waits_since, deadline;
	enum desk_side last_word, ended_by;
	int64_t last_said;       /* wall of its last line, or 0 */
	int64_t asked_since;     /* wall: the visitor wants an answer, or 0 */
	int64_t his_since;       /* TALKING: wall; 0: since an earlier life */
	enum chat_state alarmed; /* the state that the alarms are for */
	uint32_t last_round;     /* of its rings, and */
	uint64_t rung_in;        /* … the step it was in, or 0 */
	char *first_lines[FIRST_LINES_MOST]; /* where all read them; in part */
	size_t first_line_count;
	bool is_ripe;       /* WAITING: for so long that it rings */
	bool is_for_all;    /* WAITING: it was offered to enough people */
	bool is_new_to_him; /* TALKING: he has it since this step */
	bool is_silent;     /* TALKING: it takes no room */
	uint32_t place;     /* WAITING: as he was last told, or would have been */
	uint32_t wait;      /* the same: in seconds, or 0 */
	uint32_t first_number;
	uint32_t waits_from; /* the last number when it came to wait */
	uint32_t gap_line;   /* the agent's last line, for the words of a gap */
	bool has_gap;
	struct leg agent_leg, visitor_leg, ear_leg;
	enum desk_word owed;
	size_t owed_place;
	char *opening; /* the first words, or NULL while nobody knows */
	char *lang;    /* what the visitor reads, or "" */
	/* The last line of each and its own id, for marks. */
	char *visitor_line, *agent_line;
	uint32_t visitor_number, agent_number, desk_number;
};

struct dismissal {
	struct table_link by_jid;
	struct list link; /* desk.dismissed, the first over first */
	struct channel *channel;
	char *jid;
	desk_ms until;
	bool is_owed; /* he was not told: the link was down */
	size_t taken; /* so many chats of his went back */
};

/* A line that was said and that no pong has proven. */
struct unproven {
	uint64_t out;
	uint32_t chat, number, term, bytes;
	enum desk_leg leg;
};

/* Somebody was told that nobody can read what he writes. */
struct warned {
	uint64_t whom; /* recent_id() of him and to whom he wrote */
	desk_ms at;
};

struct desk {
	desk_ms away_after, status_every, staff_settle, dismissal_memory;
	desk_ms token_idle, token_life;
	char *setup_page;
	struct channel *channels;
	struct gateway *gateways;
	size_t channel_count, gateway_count;
	char **languages; /* that the desk speaks: "nl" */
	size_t language_count;
	struct table_secret secret;
	struct table channels_by_name, agents;
	struct table visitors_by_jid, visitors_by_address, visitors_by_id;
	struct table chats, dismissals, connections, tokens;
	struct table blocks_by_address, entries_by_place;
	struct list roster;    /* agent.link */
	struct list idle;      /* visitor.link, the longest silent first */
	struct list dismissed; /* dismissal.link */
	struct list touched;   /* channel.touched, by priority */
	struct list stirred;   /* chat.of_stir */
	struct list behind;    /* leg.behind */
	struct list owing;     /* chat.owing */
	struct list blocks;    /* block.link, the first over first */
	struct list entries;   /* entry.link, the first due first */
	struct timers timers;
	struct timer settle_timer, dismissal_timer, entry_timer;
	char *grants[GRANTS_MOST]; /* domains, of this link; "": withdrawn */
	size_t grant_count;
	struct unproven *unproven; /* a ring of `unproven_room` */
	size_t unproven_first, unproven_count, unproven_room, unproven_bytes;
	struct warned warned[WARNED_MOST]; /* a ring */
	size_t warned_next;
	size_t block_count;
	size_t agent_count, staff_count, present_count, fetching;
	uint64_t out, steps;
	uint32_t last_chat, last_visitor, last_ear, roster_round;
	int64_t gap_from, gap_until; /* wall */
	int64_t last_wall;           /* of the rows that were revived */
	bool is_stepping, is_linked, is_settled, is_low, has_gap;
	char epoch[EPOCH_CHARS + 1]; /* of this link: "" before the first */
};

/* What a step works with; it lives no longer. */
struct step {
	struct desk *desk;
	const struct desk_event *event;
	struct desk_effects *out;
};

/* A new text for an old one, which is given back. */
void model_set_text(char **text, const char *to);

struct channel *channel_find(const struct desk *desk, const char *name);
void channel_touch(struct channel *channel);
/* Its chats are offered to one after the other. */
bool channel_offers(const struct channel *channel);
size_t channel_waiting(const struct channel *channel);

/* The bits that a new visit must prove while half of the queue is full. */
uint32_t channel_work(const struct channel *channel);

/* Somebody is Present who may answer, or it is too early to say. */
bool channel_is_open(const struct channel *channel);

struct agent *agent_find(const struct desk *desk, const char *jid);
struct agent *agent_create(struct desk *desk, const char *jid);
void agent_destroy(struct desk *desk, struct agent *agent);
struct post *agent_post(const struct agent *agent,
		const struct channel *channel);

struct resource *resource_find(const struct agent *agent, const char *name);
struct resource *resource_create(struct agent *agent, const char *name);
void resource_destroy(struct agent *agent, struct resource *resource);

struct visitor *visitor_find(const struct desk *desk, const char *jid);
struct visitor *visitor_at(const struct desk *desk, const char *address);
struct visitor *visitor_numbered(const struct desk *desk, uint32_t id);
struct visitor *visitor_create(struct desk *desk,
		const struct desk_visitor *row);
void visitor_destroy(struct desk *desk, struct visitor *visitor);
const char *visitor_name(const struct visitor *visitor);
bool visitor_is_by_web(const struct visitor *visitor);

/* He did something, or his last chat or page is gone: the newest of the idle,
 * if he is. */
void visitor_rest(struct desk *desk, struct visitor *visitor);

/* His conversation with the channel, or NULL. */
struct conversation *visitor_conversation(const struct visitor *visitor,
		const struct channel *channel);
struct conversation *conversation_create(struct visitor *visitor,
		struct channel *channel);

/* A line of that side in a chat that is still known, or NULL. */
const struct remembered *conversation_recall(const struct conversation
													 *conversation,
		enum desk_side side, uint64_t id, const uint64_t *digest);
void conversation_remember(struct conversation *conversation,
		const struct desk_line *line);

/* His last chat of those that are not over for good, or NULL. */
struct chat *conversation_last_chat(const struct conversation *conversation);

/* The chat that is not over, or NULL. */
struct chat *conversation_open_chat(const struct conversation *conversation);

/* The chat in that state that this person has with the visitor, or NULL. */
struct chat *visitor_chat_with(const struct visitor *visitor, const char *jid,
		enum chat_state state);

struct chat *chat_find(const struct desk *desk, uint32_t id);
struct chat *chat_create(struct conversation *conversation, uint32_t id);
void chat_destroy(struct desk *desk, struct chat *chat);

/* What follows from its state is looked at in the end. */
void chat_stir(struct chat *chat);

/*
 * The visitor's lines after the agent's last one, or after the last that his
 * client has shown.
 */
uint32_t chat_unread(const struct chat *chat);

/* Who reads along there, or NULL. */
struct ear *ear_find(const struct chat *chat, const struct agent *agent);
struct ear *ear_create(struct chat *chat, struct agent *agent);
void ear_destroy(struct ear *ear);

/* To whom the chat belongs or belonged; NULL for nobody. */
void chat_set_agent(struct chat *chat, const char *jid);

struct dismissal *dismissal_find(const struct desk *desk, const char *jid,
		const struct channel *channel);
struct dismissal *dismissal_create(struct channel *channel, const char *jid,
		desk_ms until);
void dismissal_destroy(struct desk *desk, struct dismissal *dismissal);

#endif
