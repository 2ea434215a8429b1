#ifndef XMPP_WORDS_HANDBOOK_H
#define XMPP_WORDS_HANDBOOK_H

/* The table of commands as the README has it (Markdown, English). */

struct arena;

const char *handbook_commands(struct arena *arena);

#endif
