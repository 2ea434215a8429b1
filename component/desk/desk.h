#ifndef DESK_DESK_H
#define DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * The mind of the component: who waits, who is rung, who talks. It takes an
 * event and says what must be done; it never looks at a clock, a socket or a
 * file. One step at a time, from one thread.
 */

struct desk;
struct desk_effects;
struct desk_event;

struct desk_channel_settings {
	const char *name; /* the local part, lower case */
	const char *title;
	const char *group; /* of the roster; "" is the name */
	const char *language;
	desk_ms grace;  /* how long a vanished agent keeps his chats */
	desk_ms reopen; /* how long an ended chat may be reopened */
	uint32_t queue_most;
	uint32_t work; /* bits a new visit proves while half of it waits; 0: none */
	enum desk_routing routing;
	desk_ms offer_time;   /* how long one agent may look at an offer */
	uint32_t room;        /* chats of one agent at once; 0: any number */
	uint32_t priority;    /* among channels: the higher is served first */
	desk_ms pass_time;    /* how long a transfer waits for an answer */
	desk_ms silent_after; /* a chat without lines needs no room any more */
	/* Each how long after what it is about; -1: off (SPEC, section 3.2). */
	desk_ms ring_new, ring_new_manager, ring_open, ring_open_manager;
	const char *greeting; /* to the visitor, by who takes his chat; or "" */
	const char *handover; /* the same, by who takes it from a colleague */
};

struct desk_settings {
	const struct desk_channel_settings *channels;
	size_t channel_count;
	desk_ms away_after;          /* show=away counts as Away after this */
	desk_ms status_every;        /* at most one status change in this time */
	desk_ms staff_settle;        /* after a login, for presences to come in */
	desk_ms dismissal_memory;    /* 24 h: a dismissed agent is no visitor */
	const char *const *gateways; /* their domains: only these bring visits */
	size_t gateway_count;
	const char *const *languages; /* what it can speak: "nl", in lower case */
	size_t language_count;
	desk_ms token_idle;     /* a visit without a page for so long is over */
	desk_ms token_life;     /* and so is one that is older */
	const char *setup_page; /* where agents read how to set up their clients */
};

/* Copies what it keeps of the settings. */
struct desk *desk_create(const struct desk_settings *settings);
void desk_destroy(struct desk *desk);

/*
 * Takes one event and appends what must now be done, in order. The list and
 * every string in it belong to the caller's turn and live until it ends. An
 * event with `asked` appends exactly one ANSWER, REFUSE or CARD for it.
 */
void desk_step(struct desk *desk, const struct desk_event *event,
		struct desk_effects *out);

/* When the desk next wants a DESK_EVENT_TICK, or 0 for never. */
desk_ms desk_deadline(const struct desk *desk);

/* Whether a roster's group is one of a channel; a wrong one is worth a log. */
bool desk_knows_group(const struct desk *desk, const char *group);

/* Figures for /metrics and for tests. */
struct desk_figures {
	size_t agents, present, visitors, waiting, talking;
	size_t pages; /* that are open somewhere */
};

void desk_count(const struct desk *desk, struct desk_figures *figures);

#endif
