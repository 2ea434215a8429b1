/* Claims, counted over all files of a test's program. Knows no room. */
#include "check.h"

static unsigned passed, failed;

bool check_note(bool holds, const char *claim, const char *file, int line) {
	if (holds) {
		passed++;
	} else {
		failed++;
		fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, claim);
	}
	return holds;
}

bool check_same(const char *is, const char *should, const char *file,
		int line) {
	bool holds = is && should ? strcmp(is, should) == 0 : is == should;

	if (!check_note(holds, "the two are the same", file, line)) {
		fprintf(stderr, "  is:        %s\n  should be: %s\n",
				is ? is : "(NULL)", should ? should : "(NULL)");
	}
	return holds;
}

int check_report(void) {
	printf("%u passed, %u failed\n", passed, failed);
	return failed || !passed;
}
