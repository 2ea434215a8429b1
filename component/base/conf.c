/*
 * Settings files. The tables say what there is; this loop reads, checks and
 * prints it. Every mistake has a line and a sentence that says what to do.
 */

#include "base/conf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/conf_value.h"
#include "base/text.h"

#define LINE_ROOM   4096 /* nothing we ask for is nearly as long */
#define HELP_COLUMN 76

/* A file while it is read. */
struct reading {
	struct conf *conf;
	const struct section *sections;
	const char *path;
	unsigned line;
	unsigned opened_at; /* the line of the section that is open */
	bool *is_given;     /* its settings, by their place in the table */
	char *why;
	size_t why_size;
};

/* Always false, so that a check can end with it. */
static bool __attribute__((format(printf, 3, 4)))
complain(struct reading *reading, unsigned line, const char *format, ...) {
	char sentence[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	if (line > 0) {
		snprintf(reading->why, reading->why_size, "%s:%u: %s", reading->path,
				line, sentence);
	} else {
		snprintf(reading->why, reading->why_size, "%s: %s", reading->path,
				sentence);
	}
	return false;
}

static bool is_blank(char c) {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Takes the blanks off both ends, in place. */
static char *trim(char *text) {
	while (is_blank(*text)) {
		text++;
	}
	size_t length = strlen(text);
	while (length > 0 && is_blank(text[length - 1])) {
		length--;
	}
	text[length] = '\0';
	return text;
}

static size_t count_settings(const struct section *section) {
	size_t count = 0;

	while (section->settings[count].name) {
		count++;
	}
	return count;
}

static const struct section *find_section(const struct section *sections,
		const char *name) {
	for (; sections->name; sections++) {
		if (strcmp(sections->name, name) == 0) {
			return sections;
		}
	}
	return NULL;
}

static bool has_entry(const struct conf *conf, const struct section *section,
		const char *name) {
	for (size_t i = 0; i < conf->count; i++) {
		if (conf->entries[i].section == section &&
				(!name || strcmp(conf->entries[i].name, name) == 0)) {
			return true;
		}
	}
	return false;
}

static struct conf_entry *open_entry(const struct reading *reading) {
	const struct conf *conf = reading->conf;

	return conf->count > 0 ? &conf->entries[conf->count - 1] : NULL;
}

static void begin_entry(struct reading *reading, const struct section *section,
		const char *name) {
	struct conf *conf = reading->conf;

	conf->entries = xrealloc(conf->entries,
			(conf->count + 1) * sizeof(conf->entries[0]));
	conf->entries[conf->count++] = (struct conf_entry){
		.section = section,
		.name = xstrdup(name),
		.values = xcalloc(1, section->size),
	};
	free(reading->is_given);
	reading->is_given = xcalloc(count_settings(section), sizeof(bool));
	reading->opened_at = reading->line;
}

static bool take_value(struct reading *reading, const struct setting *setting,
		const char *text, unsigned line) {
	struct conf_value value = { setting, text, reading->path };
	char why[768];

	if (!conf_value_take(&value, open_entry(reading)->values, why,
				sizeof(why))) {
		return complain(reading, line, "%s", why);
	}
	return true;
}

/* The open section is complete: presets, or a word on what it lacks. */
static bool end_entry(struct reading *reading) {
	const struct conf_entry *entry = open_entry(reading);

	if (!entry) {
		return true;
	}
	const struct section *section = entry->section;
	for (size_t i = 0; section->settings[i].name; i++) {
		const struct setting *setting = &section->settings[i];
		if (reading->is_given[i]) {
			continue;
		}
		if (!setting->preset) {
			return complain(reading, reading->opened_at,
					"[%s%s%s] lacks '%s': add it.", section->name,
					entry->name[0] ? " " : "", entry->name, setting->name);
		}
		if (!take_value(reading, setting, setting->preset,
					reading->opened_at)) {
			return false;
		}
	}
	return true;
}

/* "[channel support]", of which `line` is what follows the first bracket. */
static bool read_header(struct reading *reading, char *line) {
	size_t length = strlen(line);

	if (length == 0 || line[length - 1] != ']') {
		return complain(reading, reading->line,
				"The section's closing ']' is missing.");
	}
	line[length - 1] = '\0';
	char *kind = trim(line);
	char *name = kind + strcspn(kind, " \t");
	if (*name) {
		*name++ = '\0';
		name = trim(name);
	}
	const struct section *section = find_section(reading->sections, kind);
	if (!section) {
		return complain(reading, reading->line,
				"There is no section [%s]: correct or remove it.", kind);
	}
	if (section->is_named && !name[0]) {
		return complain(reading, reading->line,
				"[%s] needs a name: write [%s NAME].", kind, kind);
	}
	if (!section->is_named && name[0]) {
		return complain(reading, reading->line,
				"[%s] takes no name: write [%s].", kind, kind);
	}
	if (has_entry(reading->conf, section, name)) {
		return complain(reading, reading->line,
				"[%s%s%s] stands here a second time: join the two.", kind,
				name[0] ? " " : "", name);
	}
	if (!end_entry(reading)) {
		return false;
	}
	begin_entry(reading, section, name);
	return true;
}

static bool is_text(const struct setting *setting) {
	return setting->type == SETTING_TEXT || setting->type == SETTING_SECRET;
}

/* Nothing is a text where the preset is nothing; else it is a slip. */
static bool lacks_value(const struct setting *setting, const char *value) {
	return !value[0] &&
			(!setting->preset || (is_text(setting) && setting->preset[0]));
}

/* "key = value" */
static bool read_setting(struct reading *reading, char *line) {
	const struct conf_entry *entry = open_entry(reading);
	char *equals = strchr(line, '=');

	if (!entry) {
		return complain(reading, reading->line,
				"A [section] must come before the first setting.");
	}
	if (!equals) {
		return complain(reading, reading->line,
				"This is neither a [section] nor a 'key = value'.");
	}
	*equals = '\0';
	char *name = trim(line);
	char *value = trim(equals + 1);
	const struct setting *table = entry->section->settings;
	size_t i = 0;
	while (table[i].name && strcmp(table[i].name, name) != 0) {
		i++;
	}
	if (!table[i].name) {
		return complain(reading, reading->line,
				"[%s] has no setting '%s': correct or remove it.",
				entry->section->name, name);
	}
	if (reading->is_given[i]) {
		return complain(reading, reading->line,
				"'%s' stands here a second time: remove one.", name);
	}
	if (lacks_value(&table[i], value)) {
		return complain(reading, reading->line, "'%s' needs a value.", name);
	}
	reading->is_given[i] = true;
	return take_value(reading, &table[i], value, reading->line);
}

static bool read_line(struct reading *reading, char *line) {
	if (!text_is_sayable(line, strlen(line))) {
		return complain(reading, reading->line, "This line is not UTF-8 text.");
	}
	line = trim(line);
	if (line[0] == '\0' || line[0] == '#') {
		return true;
	}
	return line[0] == '[' ? read_header(reading, line + 1)
						  : read_setting(reading, line);
}

static bool read_lines(struct reading *reading, FILE *file) {
	char line[LINE_ROOM];

	while (fgets(line, sizeof(line), file)) {
		reading->line++;
		if (!strchr(line, '\n') && !feof(file)) {
			return complain(reading, reading->line,
					"This line is too long, or has a NUL in it.");
		}
		if (!read_line(reading, line)) {
			return false;
		}
	}
	if (ferror(file)) {
		return complain(reading, reading->line + 1,
				"The file cannot be read: %s.", strerror(errno));
	}
	return end_entry(reading);
}

/* What the file does not speak of. */
static bool add_missing(struct reading *reading) {
	for (const struct section *at = reading->sections; at->name; at++) {
		if (has_entry(reading->conf, at, NULL)) {
			continue;
		}
		if (at->is_required) {
			return complain(reading, reading->line,
					"The file ends without a section [%s%s]: add it.", at->name,
					at->is_named ? " NAME" : "");
		}
		if (at->is_named) {
			continue;
		}
		begin_entry(reading, at, "");
		if (!end_entry(reading)) {
			return false;
		}
	}
	return true;
}

bool conf_read(struct conf *conf, const char *path,
		const struct section *sections, char *why, size_t why_size) {
	struct reading reading = {
		.conf = conf,
		.sections = sections,
		.path = path,
		.why = why,
		.why_size = why_size,
	};

	*conf = (struct conf){ 0 };
	FILE *file = fopen(path, "r");
	if (!file) {
		return complain(&reading, 0, "The file cannot be opened: %s.",
				strerror(errno));
	}
	bool is_read = read_lines(&reading, file) && add_missing(&reading);
	fclose(file);
	free(reading.is_given);
	if (!is_read) {
		conf_finish(conf);
	}
	return is_read;
}

static void free_texts(const struct conf_entry *entry) {
	const struct setting *at = entry->section->settings;

	for (; at->name; at++) {
		if (is_text(at)) {
			free(*(char **)(void *)((char *)entry->values + at->offset));
		}
	}
}

void conf_finish(struct conf *conf) {
	for (size_t i = 0; i < conf->count; i++) {
		free_texts(&conf->entries[i]);
		free(conf->entries[i].name);
		free(conf->entries[i].values);
	}
	free(conf->entries);
	*conf = (struct conf){ 0 };
}

/* A help text as comment lines, broken between words. */
static void add_help(struct buffer *out, const char *help) {
	size_t column = 0;

	while (*help) {
		size_t length = strcspn(help, " ");
		if (column > 0 && column + 1 + length > HELP_COLUMN) {
			buffer_add_byte(out, '\n');
			column = 0;
		}
		buffer_add_text(out, column == 0 ? "# " : " ");
		buffer_add(out, help, length);
		column += length + (column == 0 ? 2 : 1);
		help += length + (help[length] == ' ');
	}
	if (column > 0) {
		buffer_add_byte(out, '\n');
	}
}

/* What the file must say is marked; all the rest stands there as it is. */
static void add_setting(struct buffer *out, const struct setting *setting) {
	char range[256], help[1024];

	conf_value_range(setting, range, sizeof(range));
	snprintf(help, sizeof(help), "%s%s%s%s%s",
			setting->help ? setting->help : "", range[0] ? " (" : "", range,
			range[0] ? ")" : "", setting->preset ? "" : " Required.");
	buffer_add_byte(out, '\n');
	add_help(out, help);
	buffer_add_text(out, setting->name);
	buffer_add_text(out, " =");
	const char *value = setting->preset ? setting->preset : setting->example;
	if (!value || value[0]) {
		buffer_add_byte(out, ' ');
		buffer_add_text(out, value ? value : "CHANGE-ME");
	}
	buffer_add_byte(out, '\n');
}

char *conf_example(const struct section *sections) {
	struct buffer out = { 0 };

	for (const struct section *at = sections; at->name; at++) {
		if (at != sections) {
			buffer_add_byte(&out, '\n');
		}
		add_help(&out, at->help ? at->help : "");
		buffer_add_byte(&out, '[');
		buffer_add_text(&out, at->name);
		if (at->is_named) {
			buffer_add_byte(&out, ' ');
			buffer_add_text(&out, at->example ? at->example : "NAME");
		}
		buffer_add_text(&out, "]\n");
		for (const struct setting *row = at->settings; row->name; row++) {
			add_setting(&out, row);
		}
	}
	buffer_add_byte(&out, '\0');
	char *text = xstrdup(out.bytes);
	buffer_finish(&out);
	return text;
}
