/* A line of the log, as it arrives at the other end of a pipe. */

#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "check.h"

static const struct {
	const char *said, *line;
} rows[] = {
	{ "plain é 😀", "desk: warn: plain é 😀\n" },
	{ "a\nb\r\tc\x1b[31m", "desk: warn: a\\x0ab\\x0d\\x09c\\x1b[31m\n" },
	{ "a\\x0ab", "desk: warn: a\\\\x0ab\n" },
	{ "\x7f\xc2\x85\xff", "desk: warn: \\x7f\\u{85}\\xff\n" },
	{ "a\u202eb\u2028c\u200bd",
			"desk: warn: a\\u{202e}b\\u{2028}c\\u{200b}d\n" },
	{ "%s%n", "desk: warn: %s%n\n" },
	{ "", "desk: warn: \n" },
};

/* Whatever was written to stderr since; it is empty when nothing was. */
static const char *drain(int from, char *to, size_t size) {
	ssize_t got = write(STDERR_FILENO, "", 1);

	got = got == 1 ? read(from, to, size - 1) : 0;
	to[got > 0 ? got : 0] = '\0';
	return to;
}

/* As log.c has it: bytes of one fact, its NUL among them. */
#define FACT_ROOM 2048

/* A fact that just fits is whole; of one byte more it is said that it is cut. */
static void test_long_facts(const char *fitting, const char *cut) {
	CHECK(strlen(fitting) == strlen("desk: warn: ") + FACT_ROOM - 1 + 1);
	CHECK(!strstr(fitting, "…") && strstr(fitting, "xx\n"));
	CHECK(strlen(cut) == strlen(fitting) + strlen("…"));
	CHECK(strstr(cut, "xx…\n"));
}

int main(void) {
	char line[8192], giant[6000], fitting[4096], cut[4096];
	int ends[2], kept = dup(STDERR_FILENO);
	const char *lines[sizeof(rows) / sizeof(rows[0])];

	if (pipe(ends) != 0 || dup2(ends[1], STDERR_FILENO) < 0) {
		return 1;
	}
	log_open("desk", LOG_LEVEL_WARN);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		log_warn("%s", rows[i].said);
		lines[i] = strdup(drain(ends[0], line, sizeof(line)));
	}
	log_info("%s", "not at this level");
	char *info = strdup(drain(ends[0], line, sizeof(line)));
	memset(giant, 'x', sizeof(giant));
	log_warn("%.*s", FACT_ROOM - 1, giant);
	drain(ends[0], fitting, sizeof(fitting));
	log_warn("%.*s", FACT_ROOM, giant);
	drain(ends[0], cut, sizeof(cut));
	memset(giant, '\x01', sizeof(giant));
	giant[sizeof(giant) - 1] = '\0';
	log_error("%s", giant);
	drain(ends[0], line, sizeof(line));
	dup2(kept, STDERR_FILENO);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_SAME(lines[i], rows[i].line);
		free((void *)(size_t)lines[i]);
	}
	CHECK_SAME(info, "");
	test_long_facts(fitting, cut);
	free(info);
	CHECK(strlen(line) < 4097 && line[strlen(line) - 1] == '\n');
	CHECK(strstr(line, "…") != NULL);
	return check_report();
}
