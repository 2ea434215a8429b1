#ifndef DESK_COMMAND_H
#define DESK_COMMAND_H

#include <stdbool.h>

#include "desk/word.h"

/*
 * The one table of commands: what they are called, who may use them, where,
 * and what they take. The line parser, help, the forms and the README come
 * from it; what each does is told in the rooms order_*.c.
 */

struct arena;

enum command_id {
	COMMAND_NEXT,
	COMMAND_TAKE,
	COMMAND_LIST,
	COMMAND_MINE,
	COMMAND_RECENT,
	COMMAND_WHO,
	COMMAND_END,
	COMMAND_REOPEN,
	COMMAND_TRANSFER,
	COMMAND_ACCEPT,
	COMMAND_REJECT,
	COMMAND_CANCEL,
	COMMAND_TAKEOVER,
	COMMAND_LISTEN,
	COMMAND_LEAVE,
	COMMAND_WHISPER,
	COMMAND_INFO,
	COMMAND_HISTORY,
	COMMAND_FIND,
	COMMAND_WHY,
	COMMAND_NOTE,
	COMMAND_TAG,
	COMMAND_BLOCK,
	COMMAND_UNBLOCK,
	COMMAND_HERE,
	COMMAND_AWAY,
	COMMAND_AUTO,
	COMMAND_ROOM,
	COMMAND_LANGUAGE,
	COMMAND_HELP,
	COMMAND_COUNT,
};

enum command_place {
	COMMAND_IN_CHANNEL = 1 << 0,
	COMMAND_IN_CHAT = 1 << 1, /* with a `!` before it */
};

/* What a command takes; in a visitor's chat that chat goes without saying. */
enum command_value {
	VALUE_NONE,
	VALUE_CHAT,      /* its number, or a name that only one has */
	VALUE_COLLEAGUE, /* his name, or a channel's; in forms his bare JID */
	VALUE_TEXT,
	VALUE_NOTE,
	VALUE_WORDS,
	VALUE_TAG,
	VALUE_SPAN, /* 30m, 1h */
	VALUE_COUNT,
	VALUE_PAGE,
	VALUE_LANGUAGE,
	VALUE_COMMAND,
};

/* Which chats a command is about, where they are named or listed. */
enum command_about {
	CHATS_HIS = 1 << 0,    /* he talks there */
	CHATS_PASSED = 1 << 1, /* he is asked to take it, or to take it over */
	CHATS_HEARD = 1 << 2,  /* he reads along */
	CHATS_WAITING = 1 << 3,
	CHATS_TALKING = 1 << 4, /* anybody's */
	CHATS_ENDED = 1 << 5,
	CHATS_PAST = 1 << 6, /* by number, any that ever was */
};

#define COMMAND_NAMES 4
#define COMMAND_TAKES 3

struct command {
	enum command_id id;
	const char *names[COMMAND_NAMES]; /* its name, short forms, NULL */
	unsigned who;                     /* any of these rights, or 0: all */
	unsigned where;                   /* enum command_place */
	unsigned about;                   /* enum command_about */
	bool is_everyday;                 /* in the short help */
	struct {
		enum command_value what;
		bool is_needed;
	} takes[COMMAND_TAKES];
	enum desk_word does;
};

/* In the order of their ids; COMMAND_COUNT of them. */
extern const struct command command_table[];

/* What a line is, read as a command. */
struct order {
	const struct command *command; /* NULL: no such word */
	const char *word;              /* as it was typed */
	const char *rest;              /* what follows it, "" for nothing */
	/* As the table has what it takes; "" for what was left out. */
	const char *values[COMMAND_TAKES];
};

/*
 * Reads a line as a command of that place; `/ ! .` before it are forgiven, and
 * a number alone takes that chat.
 */
void command_read(struct order *order, struct arena *arena, const char *line,
		enum command_place place);

/* Whose it is, by role: "agent, manager"; "all". */
const char *command_roles(struct arena *arena, const struct command *command);

/* By its name or a short form, in any case; NULL for none. */
const struct command *command_find(const char *word);

/* The name that somebody mistyped by one letter; "" for none. */
const char *command_near(const char *word);

/* The label of what it takes. */
enum desk_word command_label(enum command_value what);

/* The name of its field in a form. */
const char *command_field(enum command_value what);

/* The value that it takes of that kind, or "". */
const char *order_value(const struct order *order, enum command_value what);

/* Nothing but digits. */
bool command_is_number(const char *text);

/* A whole number from 1, and nothing else; 0 for what is none. */
unsigned command_number(const char *text);

#endif
