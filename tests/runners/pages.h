#ifndef RUNNERS_PAGES_H
#define RUNNERS_PAGES_H

#include "world.h"

/*
 * What each page has been told, as a page would see it: every line of its
 * visitor once and in order, whatever connection it resumes on; nothing of
 * anybody else's; and the state of the chat as it is kept.
 */

struct pages;

struct page {
	const char *jid, *channel, *site;
	const char *token;  /* of its last welcome */
	uint32_t family;    /* of the pages of a visit */
	uint32_t visitor;   /* 0: not known yet, or nobody */
	uint32_t last;      /* it has all up to here */
	uint32_t far;       /* the last that it was told beyond a gap */
	uint64_t welcomed;  /* counts welcomes; 0: not welcome now */
	enum chat_state is; /* of its chat */
	bool is_more;       /* it was told that there are more lines */
	bool is_refused;    /* its token was */
	bool is_dropped;    /* it is told to say hello again */
	const char *stored; /* the last id of its own that was answered */
};

/* The page of that connection, or NULL. */
const struct page *pages_find(const struct pages *pages, const char *jid);

struct pages *pages_create(struct world *world);
void pages_destroy(struct pages *pages);

void pages_step(struct pages *pages, const struct desk_event *event,
		const struct desk_effects *effects, size_t first);
void pages_hear(struct pages *pages, const struct desk_effect *effect);
void pages_check(struct pages *pages);

/* The desk is gone, and with it every connection. */
void pages_forget(struct pages *pages);

#endif
