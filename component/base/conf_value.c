/*
 * The types a setting may have: how each is written, and what is said to who
 * writes it wrongly.
 */

#include "base/conf_value.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/conf.h"
#include "base/text.h"

#define SECRET_ROOM 4096
#define TIME_ROOM   32

static bool has_range(const struct setting *setting) {
	return setting->min != 0 || setting->max != 0;
}

/* "tcp, unix" */
static void list_words(const struct setting *setting, char *to, size_t size) {
	size_t used = 0;

	for (int i = 0; setting->words[i]; i++) {
		used += (size_t)snprintf(to + used, size - used, "%s%s",
				i > 0 ? ", " : "", setting->words[i]);
		assert(used < size);
	}
}

void conf_value_range(const struct setting *setting, char *to, size_t size) {
	char least[TIME_ROOM], most[TIME_ROOM];
	const char *off = setting->type == SETTING_TIMER ? ", or off" : "";

	to[0] = '\0';
	switch (setting->type) {
	case SETTING_TEXT:
	case SETTING_SECRET:
		break;
	case SETTING_NUMBER:
		if (has_range(setting)) {
			snprintf(to, size, "%ld to %ld", setting->min, setting->max);
		}
		break;
	case SETTING_TIME:
	case SETTING_TIMER:
		if (has_range(setting)) {
			snprintf(to, size, "%s to %s%s",
					text_write_span(least, sizeof(least), setting->min),
					text_write_span(most, sizeof(most), setting->max), off);
		} else {
			snprintf(to, size, "a time such as 90s, 5m, 8h or 1d%s", off);
		}
		break;
	case SETTING_SWITCH:
		snprintf(to, size, "yes or no");
		break;
	case SETTING_WORD:
		list_words(setting, to, size);
		break;
	}
}

static bool parse_number(long *number, const char *text) {
	char *end = NULL;

	if (*text != '-' && (*text < '0' || *text > '9')) {
		return false;
	}
	errno = 0;
	*number = strtol(text, &end, 10);
	return errno == 0 && *end == '\0' && end[-1] != '-';
}

static bool take_number(const struct setting *setting, const char *text,
		long *to) {
	long number;

	if (!parse_number(&number, text) ||
			(has_range(setting) &&
					(number < setting->min || number > setting->max))) {
		return false;
	}
	*to = number;
	return true;
}

static bool take_time(const struct setting *setting, const char *text,
		int64_t *to) {
	int64_t time;

	if (setting->type == SETTING_TIMER && strcmp(text, "off") == 0) {
		*to = -1;
		return true;
	}
	if (!text_span(text, &time) ||
			(has_range(setting) &&
					(time < setting->min || time > setting->max))) {
		return false;
	}
	*to = time;
	return true;
}

static bool take_switch(const char *text, bool *to) {
	bool is_yes = strcmp(text, "yes") == 0;

	if (!is_yes && strcmp(text, "no") != 0) {
		return false;
	}
	*to = is_yes;
	return true;
}

static bool take_word(const struct setting *setting, const char *text,
		int *to) {
	for (int i = 0; setting->words[i]; i++) {
		if (strcmp(text, setting->words[i]) == 0) {
			*to = i;
			return true;
		}
	}
	return false;
}

/* Of what is cut the rest is no secret: better none than a wrong one. */
static bool read_whole_line(FILE *file, char *line, int size) {
	if (!fgets(line, size, file)) {
		return false;
	}
	int next = strchr(line, '\n') ? EOF : fgetc(file);
	if (next != EOF && next != '\n') {
		errno = EFBIG;
		return false;
	}
	return true;
}

/* The file's first line without its line end, or NULL and errno or 0. */
static char *read_first_line(const char *path) {
	char line[SECRET_ROOM];
	FILE *file = fopen(path, "r");

	if (!file) {
		return NULL;
	}
	errno = 0;
	bool is_read = read_whole_line(file, line, sizeof(line));
	int kept_errno = errno;
	fclose(file);
	errno = kept_errno;
	if (!is_read) {
		return NULL;
	}
	line[strcspn(line, "\r\n")] = '\0';
	return line[0] ? xstrdup(line) : NULL;
}

static char *read_secret(const char *path, const char *beside) {
	const char *slash = strrchr(beside, '/');
	struct buffer whole = { 0 };

	if (path[0] != '/' && slash) {
		buffer_add(&whole, beside, (size_t)(slash - beside) + 1);
	}
	buffer_add(&whole, path, strlen(path) + 1);
	char *secret = read_first_line(whole.bytes);
	int kept_errno = errno;
	buffer_finish(&whole);
	errno = kept_errno;
	return secret;
}

static bool take_secret(const struct conf_value *value, char **to, char *why,
		size_t why_size) {
	if (!text_begins_with(value->text, "file:")) {
		*to = xstrdup(value->text);
		return true;
	}
	const char *path = value->text + strlen("file:");
	char *secret = read_secret(path, value->beside);
	if (!secret || !text_is_sayable(secret, strlen(secret))) {
		snprintf(why, why_size, "'%s' is to come from '%s', which %s%s.",
				value->setting->name, path,
				secret          ? "is not UTF-8 text"
						: errno ? "cannot be read: "
								: "has an empty first line",
				!secret && errno ? strerror(errno) : "");
		free(secret);
		return false;
	}
	*to = secret;
	return true;
}

bool conf_value_take(const struct conf_value *value, void *values, char *why,
		size_t why_size) {
	const struct setting *setting = value->setting;
	void *place = (char *)values + setting->offset;
	char range[256];
	bool is_taken = false;

	switch (setting->type) {
	case SETTING_TEXT:
		*(char **)place = xstrdup(value->text);
		return true;
	case SETTING_SECRET:
		return take_secret(value, place, why, why_size);
	case SETTING_NUMBER:
		is_taken = take_number(setting, value->text, place);
		break;
	case SETTING_TIME:
	case SETTING_TIMER:
		is_taken = take_time(setting, value->text, place);
		break;
	case SETTING_SWITCH:
		is_taken = take_switch(value->text, place);
		break;
	case SETTING_WORD:
		is_taken = take_word(setting, value->text, place);
		break;
	}
	if (!is_taken) {
		conf_value_range(setting, range, sizeof(range));
		snprintf(why, why_size, "'%s' is '%s', but must be %s.", setting->name,
				value->text, range[0] ? range : "a whole number");
	}
	return is_taken;
}
