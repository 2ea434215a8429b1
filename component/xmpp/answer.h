#ifndef XMPP_ANSWER_H
#define XMPP_ANSWER_H

#include "xmpp/reply.h"

/*
 * The mouth for iq stanzas: what the desk knows of an address (CARD), and what
 * it makes of a command (FORM, RESULT). The envelope is the writer's.
 */

struct arena;
struct desk_effect;
struct element;
struct sessions;
struct words;
struct words_speaker;

struct answering {
	struct arena *arena;
	const struct desk_effect *effect;
	const struct words *words;
	const struct words_speaker *speaker;
	struct sessions *sessions;
	struct reply reply;
	const char *node; /* as the reader joined it; or "" */
	const char *text; /* what a RESULT says; or NULL */
};

struct element *answer_write(const struct answering *w);

#endif
