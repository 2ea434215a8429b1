#ifndef GATE_FILTER_H
#define GATE_FILTER_H

#include <stdbool.h>

/*
 * What may pass between a page and the desk: up.xsd and down.xsd as a table of
 * elements, each with its namespace, place, attributes and direction. Nothing
 * that is not in the table reaches XMPP or a page.
 */

struct arena;
struct element;

enum filter_direction {
	FILTER_UP = 1,
	FILTER_DOWN = 2,
};

/*
 * Whether a page may say this. If not, `why` says in a few words what is
 * wrong, for the close frame: never what it wrote.
 */
bool filter_up(const struct element *frame, const char **why);

/* The same stanza for the uplink, with these addresses. Borrows `frame`. */
struct element *filter_stamp(struct arena *arena, const struct element *frame,
		const char *from, const char *to);

/*
 * The frame for a page that this stanza of the desk is: without addresses and
 * without what a page may not be told. NULL where nothing is left of it.
 */
struct element *filter_down(struct arena *arena, const struct element *stanza);

/* A copy of a channel's announcement with what a page may know of it. */
struct element *filter_channel(struct arena *arena,
		const struct element *channel);

#endif
