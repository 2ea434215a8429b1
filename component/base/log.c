/*
 * The log. A line is one write, so lines of two processes do not mix; and what
 * a stranger wrote can neither end a line nor turn its direction around.
 */

#include "base/log.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#define FACT_ROOM   2048
#define LINE_ROOM   4096
#define ESCAPE_ROOM 12 /* "\u{10ffff}", a cut's "…" and the line end */

/* One log in a process, as there is one stderr. */
static const char *log_program = "deskbell";
static enum log_level log_most = LOG_LEVEL_INFO;

static const char *const level_words[] = {
	[LOG_LEVEL_ERROR] = "error",
	[LOG_LEVEL_WARN] = "warn",
	[LOG_LEVEL_INFO] = "info",
	[LOG_LEVEL_DEBUG] = "debug",
};

void log_open(const char *program, enum log_level most) {
	log_program = program;
	log_most = most;
}

/* Escapes the character at `fact` into `line`; returns how long it was. */
static size_t add_character(char *line, size_t *length, const char *fact) {
	size_t step = text_character(fact, strlen(fact));
	uint32_t code = text_code(fact, step);
	int added;

	if (step == 0) {
		added = snprintf(line + *length, ESCAPE_ROOM, "\\x%02x",
				(unsigned)(unsigned char)*fact);
	} else if (code == '\\') {
		added = snprintf(line + *length, ESCAPE_ROOM, "\\\\");
	} else if (text_is_control(code) || text_is_hidden(code)) {
		added = snprintf(line + *length, ESCAPE_ROOM,
				code < 0x80 ? "\\x%02x" : "\\u{%x}", (unsigned)code);
	} else {
		memcpy(line + *length, fact, step);
		added = (int)step;
	}
	*length += (size_t)added;
	return step ? step : 1;
}

static void write_line(enum log_level level, const char *fact, bool is_cut) {
	char line[LINE_ROOM];
	int start = snprintf(line, sizeof(line) / 2, "%s: %s: ", log_program,
			level_words[level]);
	size_t length = (size_t)start;

	assert(start > 0 && length < sizeof(line) / 2);
	while (*fact && length + 2 * ESCAPE_ROOM < sizeof(line)) {
		fact += add_character(line, &length, fact);
	}
	if (*fact || is_cut) {
		memcpy(line + length, "…", strlen("…"));
		length += strlen("…");
	}
	line[length++] = '\n';
	/* A log that cannot be written has nobody to be told to. */
	ssize_t written = write(STDERR_FILENO, line, length);
	(void)written;
}

static void __attribute__((format(printf, 2, 0)))
say(enum log_level level, const char *format, va_list args) {
	char fact[FACT_ROOM];
	int kept_errno = errno;

	if (level <= log_most) {
		int whole = vsnprintf(fact, sizeof(fact), format, args);
		write_line(level, fact, whole >= (int)sizeof(fact));
	}
	errno = kept_errno;
}

void log_error(const char *format, ...) {
	va_list args;

	va_start(args, format);
	say(LOG_LEVEL_ERROR, format, args);
	va_end(args);
}

void log_warn(const char *format, ...) {
	va_list args;

	va_start(args, format);
	say(LOG_LEVEL_WARN, format, args);
	va_end(args);
}

void log_info(const char *format, ...) {
	va_list args;

	va_start(args, format);
	say(LOG_LEVEL_INFO, format, args);
	va_end(args);
}

void log_debug(const char *format, ...) {
	va_list args;

	va_start(args, format);
	say(LOG_LEVEL_DEBUG, format, args);
	va_end(args);
}

void fatal(const char *format, ...) {
	va_list args;

	va_start(args, format);
	say(LOG_LEVEL_ERROR, format, args);
	va_end(args);
	exit(1);
}
