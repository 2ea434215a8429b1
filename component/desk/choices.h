#ifndef DESK_CHOICES_H
#define DESK_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/command.h"

/*
 * What a form offers for what a command takes. Where there is more than can be
 * read on a phone, or nothing that is known here, it is typed.
 */

struct desk_option;
struct post;
struct step;

/* Who asks, and where: the posts in which he may use the command. */
struct choices {
	struct step *step;
	const struct command *command;
	struct post **posts;
	size_t post_count;
};

/* In each of the following what is found lives as long as the turn. */
struct chosen {
	const struct desk_option *options;
	size_t count;
	const char *preset; /* or NULL */
	bool is_vain;       /* there is nothing that could be meant */
};

struct chosen choices_of(const struct choices *choices,
		enum command_value what);

/* The channels of those posts. */
struct chosen choices_channels(const struct choices *choices);

#endif
