#ifndef BASE_CONF_VALUE_H
#define BASE_CONF_VALUE_H

#include <stdbool.h>
#include <stddef.h>

/* One setting's value, to and from text. For conf.c alone. */

struct setting;

struct conf_value {
	const struct setting *setting;
	const char *text;
	const char *beside; /* a secret's relative path starts where this lies */
};

/* Puts the value where the table says, or a sentence into `why`. */
bool conf_value_take(const struct conf_value *value, void *values, char *why,
		size_t why_size);

/* What may be written, for a comment: "1 to 65535", "yes or no". */
void conf_value_range(const struct setting *setting, char *to, size_t size);

#endif
