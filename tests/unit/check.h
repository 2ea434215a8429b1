#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* For tests that are one program: claims, counted; a false one says where. */

bool check_note(bool holds, const char *claim, const char *file, int line);
bool check_same(const char *is, const char *should, const char *file, int line);

#define CHECK(claim)           check_note((claim), #claim, __FILE__, __LINE__)
#define CHECK_SAME(is, should) check_same((is), (should), __FILE__, __LINE__)

/* The last line of every runner; what main() returns. */
int check_report(void);

#endif
