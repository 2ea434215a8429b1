#ifndef XMPP_PRESSURE_H
#define XMPP_PRESSURE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A server that takes less than we say. We read on meanwhile, for ejabberd
 * reads nothing while it waits to write to us; and a megabyte of questions has
 * ten of answers. So there is much that we then do not hear or say: `unsent` is
 * how many bytes wait.
 */

struct desk_effect;
struct reading;

/* Who can wait, waits. */
bool pressure_is_high(size_t unsent);

/* Nothing more is to be kept for a server that takes none of it. */
bool pressure_is_hopeless(size_t unsent);

bool pressure_may_hear(size_t unsent, const struct reading *reading);
bool pressure_may_say(size_t unsent, const struct desk_effect *effect);

#endif
