#ifndef GATE_VALUE_H
#define GATE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

/* What an attribute may be. */

/*
 * `type` is a letter or a word, and what follows it does not count: n number,
 * i id, t token, h hash, w word, d date, b boolean, l language, s short text,
 * u URL; chat, request, answer: a stanza's type; stars.
 */
bool value_is(const char *type, const char *value);

/* At most so many characters. */
bool value_is_short(const char *value, size_t most);

#endif
