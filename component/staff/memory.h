#ifndef STAFF_MEMORY_H
#define STAFF_MEMORY_H

#include <stdbool.h>

/*
 * Whether this process has grown beyond what a desk account needs. Knows
 * neither why nor what follows.
 */

/* By the file that proc(5) calls statm; what cannot be read is no reason. */
bool memory_is_too_much(const char *statm);

#endif
