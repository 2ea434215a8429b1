#ifndef DESK_GUARD_H
#define DESK_GUARD_H

struct arena;

/*
 * What a visitor wrote, as staff reads it: where a line of it begins like one
 * of the desk's own, a small arrow stands before it.
 */
const char *guard_body(struct arena *arena, const char *body);

#endif
