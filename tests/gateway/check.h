#ifndef GATEWAY_CHECK_H
#define GATEWAY_CHECK_H

#include <stdio.h>
#include <string.h>

/* A table's row that failed is named; the last line counts. */
static int check_passed, check_failed;

#define CHECK(holds, ...) \
	do { \
		if (holds) { \
			check_passed++; \
		} else { \
			check_failed++; \
			printf("%s:%d: ", __FILE__, __LINE__); \
			printf(__VA_ARGS__); \
			printf("\n"); \
		} \
	} while (0)

static inline int check_end(void) {
	printf("%d passed, %d failed\n", check_passed, check_failed);
	return check_failed || !check_passed;
}

#endif
