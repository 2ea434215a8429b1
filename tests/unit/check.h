#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* For tests that are one file: claims, counted; a false one says where. */

static unsigned check_passed, check_failed;

static inline bool check_note(bool holds, const char *claim, const char *file,
		int line) {
	if (holds) {
		check_passed++;
	} else {
		check_failed++;
		fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, claim);
	}
	return holds;
}

static inline bool check_same(const char *is, const char *should,
		const char *file, int line) {
	bool holds = is && should ? strcmp(is, should) == 0 : is == should;

	if (!check_note(holds, "the two are the same", file, line)) {
		fprintf(stderr, "  is:        %s\n  should be: %s\n",
				is ? is : "(NULL)", should ? should : "(NULL)");
	}
	return holds;
}

#define CHECK(claim)           check_note((claim), #claim, __FILE__, __LINE__)
#define CHECK_SAME(is, should) check_same((is), (should), __FILE__, __LINE__)

/* The last line of every runner; what main() returns. */
static inline int check_report(void) {
	printf("%u passed, %u failed\n", check_passed, check_failed);
	return check_failed > 0;
}

#endif
