/*
 * Plays desk scripts (tests/README.md): each event line goes to a real mind,
 * and what follows from it must be exactly the indented lines below it.
 *
 *   desk_script [--bless] FILE.chat ...
 *
 * --bless writes what follows into the files instead; read the diff.
 */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "events.h"
#include "story.h"
#include "world.h"

struct script {
	const char *path;
	char **lines;
	size_t line_count;
	struct arena *arena;
	struct world world;
	struct check *check;
	struct buffer got;     /* what follows from the last event */
	struct buffer blessed; /* the script as it should be */
	bool has_begun, is_blessing;
};

static bool read_lines(struct script *script) {
	FILE *file = fopen(script->path, "r");
	struct buffer text = { 0 };
	char chunk[4096];
	size_t count, most = 1;

	if (!file) {
		return false;
	}
	while ((count = fread(chunk, 1, sizeof(chunk), file)) > 0) {
		buffer_add(&text, chunk, count);
	}
	fclose(file);
	buffer_add_byte(&text, '\0');
	for (size_t i = 0; i < text.length; i++) {
		most += text.bytes[i] == '\n';
	}
	script->lines = arena_alloc(script->arena, most * sizeof(*script->lines));
	for (const char *at = text.bytes; *at;) {
		size_t length = strcspn(at, "\n");
		script->lines[script->line_count++] =
				arena_copy_bytes(script->arena, at, length);
		at += length + (at[length] == '\n');
	}
	buffer_finish(&text);
	return true;
}

static void hear(void *self, const struct desk_effect *effect) {
	struct script *script = self;

	if (script->has_begun) {
		story_tell_indented(&script->got, effect, script->world.wall);
	}
}

static bool is_expectation(const char *line) {
	return line[0] == ' ' || line[0] == '\t';
}

/* Complains once, of the first thing that is not as it should be. */
static bool fail(const struct script *script, size_t at, const char *why,
		const char *expected, const char *got) {
	fprintf(stderr, "%s:%zu: %s\n", script->path, at + 1, why);
	if (expected) {
		fprintf(stderr, "  expected: %s\n  got:      %s\n", expected, got);
	}
	return false;
}

/* Compares what was got with the lines from `at`; moves behind them. */
static bool compare(struct script *script, size_t *at) {
	buffer_add_byte(&script->got, '\0');
	char *got = script->got.bytes;

	while (*got ||
			(*at < script->line_count && is_expectation(script->lines[*at]))) {
		bool expects =
				*at < script->line_count && is_expectation(script->lines[*at]);
		const char *expected = expects ? script->lines[*at] : "    (nothing)";
		size_t length = strcspn(got, "\n");
		const char *line = length ? arena_copy_bytes(script->arena, got, length)
								  : "    (nothing)";
		if (strcmp(expected, line) != 0) {
			return fail(script, *at, "something else follows", expected + 4,
					line + 4);
		}
		got += length + (got[length] == '\n');
		++*at;
	}
	return true;
}

static void bless(struct script *script, size_t *at) {
	buffer_add(&script->blessed, script->got.bytes, script->got.length);
	while (*at < script->line_count && is_expectation(script->lines[*at])) {
		++*at;
	}
}

static bool play_event(struct script *script, size_t *at) {
	size_t here = *at;
	const char *line = script->lines[(*at)++];
	enum happening done;

	if (!script->has_begun) {
		events_begin(&script->world);
		script->has_begun = true;
	}
	buffer_empty(&script->got);
	done = events_happen(&script->world, line + 2);
	arena_reset(script->world.passing);
	if (done == HAPPENING_UNKNOWN) {
		return fail(script, here, "no event is spelled like this", NULL, NULL);
	}
	if (done == HAPPENING_VAIN) {
		return fail(script, here, "this cannot happen now", NULL, NULL);
	}
	if (script->is_blessing) {
		bless(script, at);
	} else if (!compare(script, at)) {
		return false;
	}
	if (script->world.fault[0]) {
		return fail(script, here, script->world.fault, NULL, NULL);
	}
	return true;
}

static bool play_set_up(struct script *script, size_t at) {
	enum happening done;

	if (script->has_begun) {
		return fail(script, at, "the set-up is over", NULL, NULL);
	}
	done = events_set_up(&script->world, script->lines[at]);
	arena_reset(script->world.passing);
	return done == HAPPENING_DONE ||
			fail(script, at, "no set-up is spelled like this", NULL, NULL);
}

static bool play_lines(struct script *script) {
	size_t at = 0;

	if (script->line_count == 0 || strncmp(script->lines[0], "# ", 2) != 0) {
		return fail(script, 0, "the first line is the rule", NULL, NULL);
	}
	while (at < script->line_count) {
		const char *line = script->lines[at];
		buffer_add_text(&script->blessed, line);
		buffer_add_byte(&script->blessed, '\n');
		if (strncmp(line, "> ", 2) == 0) {
			if (!play_event(script, &at)) {
				return false;
			}
			continue;
		}
		if (is_expectation(line)) {
			return fail(script, at, "nothing happened before", NULL, NULL);
		}
		if (line[0] && line[0] != '#' && !play_set_up(script, at)) {
			return false;
		}
		at++;
	}
	return true;
}

static bool write_blessed(const struct script *script) {
	FILE *file = fopen(script->path, "w");

	if (!file) {
		return fail(script, 0, "cannot be written", NULL, NULL);
	}
	fwrite(script->blessed.bytes, 1, script->blessed.length, file);
	return fclose(file) == 0;
}

static bool play(const char *path, bool is_blessing) {
	struct script script = { .path = path, .is_blessing = is_blessing };
	struct hearer hearers[2];
	bool is_good;

	script.arena = arena_create();
	world_init(&script.world, 1);
	script.check = check_create(&script.world);
	hearers[0] = (struct hearer){ .self = &script, .heard = hear };
	hearers[1] = check_hearer(script.check);
	script.world.hearers = hearers;
	script.world.hearer_count = 2;
	is_good = read_lines(&script)
			? play_lines(&script)
			: fail(&script, 0, "cannot be read", NULL, NULL);
	if (is_good && is_blessing) {
		is_good = write_blessed(&script);
	}
	check_destroy(script.check);
	world_finish(&script.world);
	buffer_finish(&script.got);
	buffer_finish(&script.blessed);
	arena_destroy(script.arena);
	return is_good;
}

int main(int argc, char **argv) {
	bool is_blessing = argc > 1 && strcmp(argv[1], "--bless") == 0;
	int passed = 0, failed = 0;

	for (int i = is_blessing ? 2 : 1; i < argc; i++) {
		if (play(argv[i], is_blessing)) {
			passed++;
		} else {
			failed++;
		}
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0 || passed == 0;
}
