#ifndef RIGHTS_H
#define RIGHTS_H

#include <stdbool.h>

/*
 * Becomes that user for good, with none of root's rights left. Done once ports
 * are bound and files read. False: why is logged.
 */
bool rights_drop(const char *user);

#endif
