#ifndef XMPP_COMMANDS_H
#define XMPP_COMMANDS_H

#include <stdbool.h>

#include "desk/command.h"

/*
 * Ad-hoc commands: XEP-0050 with the forms of XEP-0004, out of the one table
 * of commands. One form each, then done, for there are clients that show no
 * second one; and each step is asked for in any of the ways that clients have.
 */

struct answering;
struct arena;
struct element;
struct reading;
struct sessions;

/* An iq set with a `command`: its event, or what is wrong with it. */
void commands_read(struct sessions *sessions, const struct element *iq,
		struct arena *arena, struct reading *reading);

/* Where it only said that nothing shall be done: the answer. */
struct element *commands_cancel(struct arena *arena,
		const struct reading *reading, const struct element *asked);

/* A command, or the list of them, as XEP-0030 knows them. */
bool commands_is_node(const char *node);

/* FORM, RESULT and a CARD of commands_is_node(), into an iq. */
void commands_add_form(const struct answering *w, struct element *iq);
void commands_add_result(const struct answering *w, struct element *iq);
void commands_add_items(const struct answering *w, struct element *iq);
void commands_add_info(const struct answering *w, struct element *iq);

#endif
