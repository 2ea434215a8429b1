#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

/* The only room that asks the system for the time, or for chance. */

int64_t clock_now(void);  /* ms of CLOCK_BOOTTIME: goes on while asleep */
int64_t clock_wall(void); /* ms of UTC, to keep and to show */
void clock_chance(uint8_t *bytes, size_t count);

#endif
