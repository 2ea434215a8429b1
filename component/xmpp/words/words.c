/*
 * Fills the templates. Knows no language, no XML and nothing of why something
 * is said. A template that is wrong is our bug: words_test reads all of them.
 */

#include "xmpp/words/words.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "desk/command.h"

#define LINK_NEXT_BEFORE "xmpp:"
#define LINK_NEXT_AFTER  "?message;type=chat;body=next"
#define SECOND           ((desk_ms)1000)
#define MINUTE           (60 * SECOND)
#define HOUR             (60 * MINUTE)
#define DAY              (24 * HOUR)

static const struct words *const languages[] = { &words_en, &words_nl,
	&words_nb, &words_sv, &words_da, &words_de, &words_fr, &words_es };

#define LANGUAGE_COUNT (sizeof(languages) / sizeof(*languages))

const char *const *words_tags(size_t *count) {
	static const char *tags[LANGUAGE_COUNT];

	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		tags[i] = languages[i]->lang;
	}
	*count = LANGUAGE_COUNT;
	return tags;
}

struct filling {
	const struct words *words;
	struct arena *arena;
	const struct desk_sentence *sentence;
	const struct words_speaker *speaker;
	struct buffer out;
};

/* What stands between two braces: "n1|one|many" in its parts. */
#define PARTS_MOST 4

struct slot {
	const char *parts[PARTS_MOST];
	size_t lengths[PARTS_MOST];
	size_t count;
};

static struct slot slot_read(const char *inside, size_t length) {
	struct slot slot = { 0 };
	const char *end = inside + length;

	for (;;) {
		const char *bar = memchr(inside, '|', (size_t)(end - inside));
		assert(slot.count < PARTS_MOST);
		slot.parts[slot.count] = inside;
		slot.lengths[slot.count++] = (size_t)((bar ? bar : end) - inside);
		if (!bar) {
			return slot;
		}
		inside = bar + 1;
	}
}

static void add_around(struct filling *filling, const struct slot *slot,
		const char *text) {
	if (slot->count > 1) {
		buffer_add(&filling->out, slot->parts[1], slot->lengths[1]);
	}
	buffer_add_text(&filling->out, text);
	if (slot->count > 2) {
		buffer_add(&filling->out, slot->parts[2], slot->lengths[2]);
	}
}

static void add_number(struct filling *filling, const struct slot *slot,
		int64_t number) {
	const char *digits = arena_print(filling->arena, "%" PRId64, number);
	size_t form = 2;

	if (slot->count == 1) {
		buffer_add_text(&filling->out, digits);
		return;
	}
	assert(slot->count > 2);
	if (number == 0 && slot->count > 3) {
		form = 3;
	} else if (number >= filling->words->least_one && number <= 1) {
		form = 1;
	}
	for (size_t i = 0; i < slot->lengths[form]; i++) {
		if (slot->parts[form][i] == '#') {
			buffer_add_text(&filling->out, digits);
		} else {
			buffer_add_byte(&filling->out, slot->parts[form][i]);
		}
	}
}

static void add_text(struct filling *filling, const struct slot *slot,
		const char *text) {
	if (!text || !text[0]) {
		return;
	}
	if (slot->parts[0][0] == 'a' && !strchr(text, '@')) {
		text = arena_print(filling->arena, "%s@%s", text,
				filling->speaker->domain);
	}
	add_around(filling, slot, text);
}

static void add_list(struct filling *filling, const struct slot *slot) {
	bool is_first = true;

	for (size_t i = 0; i < DESK_SENTENCE_TEXTS; i++) {
		const char *text = filling->sentence->texts[i];
		if (!text || !text[0]) {
			continue;
		}
		if (!is_first) {
			buffer_add(&filling->out, slot->parts[1], slot->lengths[1]);
		}
		buffer_add_text(&filling->out, text);
		is_first = false;
	}
}

static void add_link(struct filling *filling) {
	const struct words_speaker *speaker = filling->speaker;

	buffer_add_text(&filling->out, LINK_NEXT_BEFORE);
	buffer_add_text(&filling->out, speaker->local);
	buffer_add_text(&filling->out, speaker->local[0] ? "@" : "");
	buffer_add_text(&filling->out, speaker->domain);
	buffer_add_text(&filling->out, LINK_NEXT_AFTER);
}

static bool is_slot(const struct slot *slot, const char *name) {
	return slot->lengths[0] == strlen(name) &&
			strncmp(slot->parts[0], name, slot->lengths[0]) == 0;
}

/* "transfer [chat] <to> [note]": what is needed in angles. */
static void add_usage(struct filling *filling, const struct command *command) {
	buffer_add_text(&filling->out, command->names[0]);
	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		bool is_needed = command->takes[i].is_needed;
		buffer_add_text(&filling->out, is_needed ? " <" : " [");
		buffer_add_text(&filling->out,
				filling->words
						->templates[command_label(command->takes[i].what)]);
		buffer_add_text(&filling->out, is_needed ? ">" : "]");
	}
}

/* Seconds and the zone would be noise: a list's head has the zone. */
static void add_moment(struct filling *filling, int64_t wall) {
	buffer_add_text(&filling->out,
			arena_copy_bytes(filling->arena, text_moment(filling->arena, wall),
					strlen("2026-11-21 20:31")));
}

static void add_time(struct filling *filling, const struct slot *slot,
		desk_ms time) {
	char *(*say)(const struct words *, struct arena *, desk_ms) =
			slot->parts[0][0] == 'd' ? words_duration : words_span;

	if (slot->count == 1 || time >= SECOND) {
		add_around(filling, slot, say(filling->words, filling->arena, time));
	}
}

static void fill(struct filling *filling, const char *inside, size_t length) {
	const struct desk_sentence *sentence = filling->sentence;
	const struct slot slot = slot_read(inside, length);
	size_t which = (size_t)(slot.parts[0][1] - '1');

	if (is_slot(&slot, "usage")) {
		add_usage(filling, &command_table[sentence->numbers[0]]);
		return;
	}
	if (is_slot(&slot, "does")) {
		buffer_add_text(&filling->out,
				filling->words
						->templates[command_table[sentence->numbers[0]].does]);
		return;
	}
	switch (slot.parts[0][0]) {
	case 't':
	case 'a':
		assert(slot.lengths[0] == 2 && which < DESK_SENTENCE_TEXTS);
		add_text(filling, &slot, sentence->texts[which]);
		break;
	case 'n':
		if (slot.lengths[0] == strlen("next")) {
			add_link(filling);
			break;
		}
		assert(slot.lengths[0] == 2 && which < DESK_SENTENCE_NUMBERS);
		add_number(filling, &slot, sentence->numbers[which]);
		break;
	case '!':
		buffer_add_text(&filling->out, filling->speaker->is_in_chat ? "!" : "");
		break;
	case 'l':
		assert(slot.lengths[0] == strlen("list") && slot.count == 2);
		add_list(filling, &slot);
		break;
	case 'w':
		assert(slot.lengths[0] == 1);
		add_moment(filling, sentence->wall);
		break;
	case 'd':
	case 's':
		assert(slot.lengths[0] == 1);
		add_time(filling, &slot, sentence->duration);
		break;
	default:
		assert(!"a template has an unknown slot");
	}
}

static char *take_out(struct filling *filling) {
	char *said = arena_copy_bytes(filling->arena, filling->out.bytes,
			filling->out.length);

	buffer_finish(&filling->out);
	return said;
}

static char *fill_template(struct filling *filling, const char *at) {
	while (*at) {
		size_t plain = strcspn(at, "{");
		buffer_add(&filling->out, at, plain);
		at += plain;
		if (*at) {
			size_t length = strcspn(at, "}");
			assert(at[length] == '}');
			fill(filling, at + 1, length - 1);
			at += length + 1;
		}
	}
	return take_out(filling);
}

const struct words *words_find(const char *lang) {
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (lang && text_is_language(lang, languages[i]->lang)) {
			return languages[i];
		}
	}
	return &words_en;
}

char *words_duration(const struct words *words, struct arena *arena,
		desk_ms duration) {
	int64_t seconds = duration > 0 ? duration / 1000 : 0;
	int64_t minutes = seconds / 60;
	int64_t hours = minutes / 60;

	if (hours < 1) {
		return arena_print(arena, "%" PRId64 ":%02" PRId64, minutes,
				seconds % 60);
	}
	if (hours < 24) {
		return arena_print(arena, "%" PRId64 "%s %02" PRId64 "%s", hours,
				words->hour, minutes % 60, words->minute);
	}
	return arena_print(arena, "%" PRId64 "%s %" PRId64 "%s", hours / 24,
			words->day, hours % 24, words->hour);
}

static void add_unit(struct filling *filling, size_t unit, int64_t count) {
	const char *forms = filling->words->spans[unit];
	const struct slot slot = slot_read(forms, strlen(forms));

	add_number(filling, &slot, count);
}

char *words_span(const struct words *words, struct arena *arena,
		desk_ms duration) {
	static const desk_ms units[WORDS_UNITS] = { DAY, HOUR, MINUTE, SECOND };
	struct filling filling = { .words = words, .arena = arena };
	desk_ms span = duration > 0 ? duration : 0;
	size_t unit = 0;

	while (unit < WORDS_UNITS - 1 && span < units[unit]) {
		unit++;
	}
	add_unit(&filling, unit, span / units[unit]);
	span %= units[unit++];
	if (unit < WORDS_UNITS && span >= units[unit]) {
		buffer_add_byte(&filling.out, ' ');
		add_unit(&filling, unit, span / units[unit]);
	}
	return take_out(&filling);
}

char *words_say(const struct words *words, struct arena *arena,
		const struct desk_sentence *sentence,
		const struct words_speaker *speaker) {
	struct filling filling = { words, arena, sentence, speaker, { 0 } };

	assert(sentence->word < DESK_WORD_COUNT);
	return fill_template(&filling, words->templates[sentence->word]);
}

char *words_refuse(const struct words *words, struct arena *arena,
		enum desk_refusal why, desk_ms retry) {
	const struct words_speaker nobody = { .domain = "", .local = "" };
	/* Rounded up: who comes back early is only refused again. */
	const struct desk_sentence when = {
		.duration = (retry + MINUTE - 1) / MINUTE * MINUTE,
	};
	struct filling filling = { words, arena, &when, &nobody, { 0 } };

	return fill_template(&filling, words->refusals[why]);
}
