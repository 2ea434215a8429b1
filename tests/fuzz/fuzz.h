#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* What each *_fuzz.c gives: a door to throw bytes at, and some that fit. */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Ends in NULL; the loop starts from these. */
extern const char *const fuzz_seeds[];

#endif
