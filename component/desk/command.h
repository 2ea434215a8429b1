#ifndef DESK_COMMAND_H
#define DESK_COMMAND_H

#include <stdbool.h>

#include "desk/word.h"

/*
 * The one table of commands: what they are called, who may use them, where.
 * The line parser and help come from it; what they do is on_agent.c's.
 */

struct arena;

enum command_id {
	COMMAND_NEXT,
	COMMAND_TAKE,
	COMMAND_LIST,
	COMMAND_MINE,
	COMMAND_END,
	COMMAND_HELP,
};

enum command_place {
	COMMAND_IN_CHANNEL = 1 << 0,
	COMMAND_IN_CHAT = 1 << 1,
};

#define COMMAND_NAMES 4

struct command {
	enum command_id id;
	const char *names[COMMAND_NAMES]; /* its name, short forms, NULL */
	unsigned who;                     /* any of these rights, or 0: all */
	unsigned where;                   /* enum command_place */
	enum desk_word help, help_in_chat;
};

/* Ends with a command that has no name. */
extern const struct command command_table[];

/* What a line is, read as a command. */
struct order {
	const struct command *command; /* NULL: no such word */
	const char *word;              /* as it was typed */
	const char *rest;              /* what follows, "" for nothing */
};

/*
 * Reads a line as a command of any place; `/ ! .` before it are forgiven, and
 * a number alone takes that chat.
 */
void command_read(struct order *order, struct arena *arena, const char *line);

/* A whole number from 1, and nothing else; 0 for what is none. */
unsigned command_number(const char *text);

#endif
