#ifndef XMPP_PAGE_H
#define XMPP_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The mouth for visits by the web: the children of what pages and gateways are
 * told, as visit.xsd, down.xsd and link.xsd have them. The envelope is the
 * writer's.
 */

struct arena;
struct desk_effect;
struct element;
struct work;

/* What the settings say of a channel, for pages; the desk knows the rest. */
struct page_channel {
	const char *name;     /* the local part, lower case */
	const char *title;    /* for people */
	const char *language; /* of the texts */
	const struct page_pair *texts;
	size_t text_count;
	const struct page_pair *colours;
	size_t colour_count;
	const char *const *origins; /* exact, for gateways alone */
	size_t origin_count;
};

struct page_pair {
	const char *name, *value;
};

struct page_writing {
	struct arena *arena;
	const struct desk_effect *effect;
	const struct page_channel *channel; /* of `from`; or NULL */
	const struct work *work;
};

/* WELCOME and LINES, into an iq. */
void page_add_welcome(const struct page_writing *w, struct element *iq);
void page_add_lines(const struct page_writing *w, struct element *iq);

/* STATE, into an iq or a message. */
void page_add_state(const struct page_writing *w, struct element *stanza);

/* LINE, STORED and PAGE_MARKS, into a message. */
void page_add_line(const struct page_writing *w, struct element *message);
void page_add_stored(const struct page_writing *w, struct element *message);
void page_add_marks(const struct page_writing *w, struct element *message);

/* The code of a refusal, into a stanza's error; not always is there one. */
void page_add_refused(const struct page_writing *w, struct element *error);

/* CHANNEL and DESK, into a presence. */
void page_add_channel(const struct page_writing *w, struct element *presence);
void page_add_desk(const struct page_writing *w, struct element *presence);

/* XEP-0082, from ms of UTC. */
const char *page_stamp(struct arena *arena, int64_t wall);

#endif
