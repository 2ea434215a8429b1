#ifndef NARROW_LIMITS_H
#define NARROW_LIMITS_H

/*
 * The desk's limits for a simulator that shall stand at them all the time:
 * this folder comes before the desk's.
 */

#include "../../../../component/desk/limits.h"

#undef UNPROVEN_MOST
#undef UNPROVEN_BYTES_MOST
#undef LEG_UNPROVEN_MOST
#undef LEG_UNPROVEN_BYTES_MOST
#undef FETCHING_MOST

#define UNPROVEN_MOST           8
#define UNPROVEN_BYTES_MOST     64
#define LEG_UNPROVEN_MOST       2
#define LEG_UNPROVEN_BYTES_MOST 12
#define FETCHING_MOST           2

#endif
