#ifndef BASE_LOG_H
#define BASE_LOG_H

/*
 * One line a fact, to stderr. error: someone must act. warn: odd but handled.
 * info: a handful a day. debug: free. What a stranger wrote is escaped; bodies
 * and secrets appear nowhere.
 */

enum log_level {
	LOG_LEVEL_ERROR,
	LOG_LEVEL_WARN,
	LOG_LEVEL_INFO,
	LOG_LEVEL_DEBUG,
};

/* `program` must live as long as the process. */
void log_open(const char *program, enum log_level most);

void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says why and ends the process with 1. */
void fatal(const char *format, ...)
		__attribute__((format(printf, 1, 2), noreturn));

#endif
