#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Settings files by table. Each program has tables of settings, one for each
 * kind of section; one loop reads, checks and prints all of them.
 *
 *     # a comment
 *     [desk]
 *     domain = desk.example.org
 *     [channel support]
 *     title = Support
 */

enum setting_type {
	SETTING_TEXT,   /* char * */
	SETTING_NUMBER, /* long, min..max */
	SETTING_TIME,   /* int64_t ms: "0s", "90s", "5m", "8h", "1d" */
	SETTING_TIMER,  /* as SETTING_TIME, or "off" which is -1 */
	SETTING_SWITCH, /* bool: "yes" or "no" */
	SETTING_SECRET, /* char *: as it stands, or "file:PATH": its first line */
	SETTING_WORD,   /* int: the place of the word in `words` */
};

struct setting {
	const char *name;
	enum setting_type type;
	size_t offset;
	const char *preset; /* NULL: the file must say; "": empty, text only */
	long min, max;      /* SETTING_NUMBER; for times in ms, 0 0: any */
	const char *const *words; /* SETTING_WORD, ends in NULL */
	const char *help;
	const char *example; /* printed where the file must say; may be NULL */
};

struct section {
	const char *name; /* "desk", "channel" */
	bool is_named;    /* [channel support]: may appear many times */
	bool is_required; /* at least once */
	size_t size;      /* of the struct that the offsets point into */
	const struct setting *settings; /* ends with name NULL */
	const char *example; /* the name in the printed example, if named */
	const char *help;
};

/* One section as it was read. */
struct conf_entry {
	const struct section *section;
	char *name;   /* "support"; "" for sections without name */
	void *values; /* `section->size` bytes, filled by the table */
};

struct conf {
	struct conf_entry *entries;
	size_t count;
};

/*
 * Reads the file. On the first mistake says "FILE:LINE: what to do about it"
 * in `why` and returns false; `conf` is then empty. A section that is not
 * named and not in the file appears with its presets.
 */
bool conf_read(struct conf *conf, const char *path,
		const struct section *sections, char *why, size_t why_size);
void conf_finish(struct conf *conf);

/* The tables as a documented example file, to standard output's file. */
char *conf_example(const struct section *sections);

#endif
