/*
 * Text. Every stranger's word goes through here before it is kept, shown or
 * sent, and none of it is trusted to be UTF-8.
 */

#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */
#define ELLIPSIS    "\xe2\x80\xa6" /* U+2026 */

static const uint32_t replacement_code = 0xfffd;

struct range {
	uint32_t first, last;
};

/* The ranges are in order, the last of them is 0. */
static bool is_in(uint32_t code, const struct range *ranges) {
	for (; ranges->last && code >= ranges->first; ranges++) {
		if (code <= ranges->last) {
			return true;
		}
	}
	return false;
}

/* What a first byte says: how long, and the least code that needs so much. */
static size_t sequence_length(uint8_t first, uint32_t *least) {
	if (first < 0x80) {
		*least = 0;
		return 1;
	}
	if (first >= 0xc2 && first < 0xe0) {
		*least = 0x80;
		return 2;
	}
	if (first >= 0xe0 && first < 0xf0) {
		*least = 0x800;
		return 3;
	}
	if (first >= 0xf0 && first < 0xf5) {
		*least = 0x10000;
		return 4;
	}
	return 0;
}

uint32_t text_code(const char *at, size_t length) {
	if (length == 0) {
		return replacement_code;
	}
	uint32_t code = (uint8_t)at[0];
	if (length > 1) {
		code &= 0xffU >> (length + 1);
	}
	for (size_t i = 1; i < length; i++) {
		code = code << 6 | ((uint8_t)at[i] & 0x3fU);
	}
	return code;
}

/* XML 1.0, section 2.2, production [2] Char. */
static bool is_xml_character(uint32_t code) {
	if (code < 0x20) {
		return code == '\t' || code == '\n' || code == '\r';
	}
	return code < 0xd800 || (code > 0xdfff && code < 0xfffe) ||
			(code > 0xffff && code <= 0x10ffff);
}

size_t text_character(const char *at, size_t left) {
	uint32_t least = 0;

	if (left > 0 && at[0] >= 0x20 && at[0] < 0x7f) {
		return 1;
	}
	size_t length = left > 0 ? sequence_length((uint8_t)at[0], &least) : 0;

	if (length == 0 || length > left) {
		return 0;
	}
	for (size_t i = 1; i < length; i++) {
		if (((uint8_t)at[i] & 0xc0) != 0x80) {
			return 0;
		}
	}
	uint32_t code = text_code(at, length);
	return code >= least && is_xml_character(code) ? length : 0;
}

bool text_is_control(uint32_t code) {
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 ||
			code == 0x2029;
}

bool text_is_space(uint32_t code) {
	static const struct range spaces[] = { { ' ', ' ' }, { 0xa0, 0xa0 },
		{ 0x1680, 0x1680 }, { 0x2000, 0x200a }, { 0x202f, 0x202f },
		{ 0x205f, 0x205f }, { 0x3000, 0x3000 }, { 0, 0 } };

	return is_in(code, spaces);
}

bool text_is_hidden(uint32_t code) {
	/* Unicode's Default_Ignorable_Code_Point, and what is blank besides. */
	static const struct range hidden[] = { { 0xad, 0xad }, { 0x34f, 0x34f },
		{ 0x61c, 0x61c }, { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 },
		{ 0x180b, 0x180f }, { 0x200b, 0x200f }, { 0x202a, 0x202e },
		{ 0x2060, 0x206f }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 },
		{ 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 },
		{ 0xfff0, 0xfffb }, { 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a },
		{ 0xe0000, 0xe0fff }, { 0, 0 } };

	return is_in(code, hidden);
}

bool text_is_sayable(const char *bytes, size_t length) {
	size_t at = 0;

	while (at < length) {
		size_t step = text_character(bytes + at, length - at);
		if (step == 0) {
			return false;
		}
		at += step;
	}
	return true;
}

char *text_clean(struct arena *arena, const char *bytes, size_t length) {
	if (text_is_sayable(bytes, length)) {
		return arena_copy_bytes(arena, bytes, length);
	}
	char *clean = arena_alloc(arena, length * strlen(REPLACEMENT) + 1);
	size_t at = 0, used = 0;
	while (at < length) {
		size_t step = text_character(bytes + at, length - at);
		const char *from = step ? bytes + at : REPLACEMENT;
		size_t size = step ? step : strlen(REPLACEMENT);
		memcpy(clean + used, from, size);
		used += size;
		at += step ? step : 1;
	}
	return clean;
}

size_t text_count(const char *text) {
	size_t count = 0;

	for (; *text; text++) {
		if (((uint8_t)*text & 0xc0) != 0x80) {
			count++;
		}
	}
	return count;
}

bool text_copy(char *to, size_t size, const char *text) {
	size_t length = strlen(text);
	bool fits = length < size;

	if (size == 0) {
		return false;
	}
	if (!fits) {
		length = size - 1;
		while (length > 0 && ((uint8_t)text[length] & 0xc0) == 0x80) {
			length--;
		}
	}
	memmove(to, text, length);
	to[length] = '\0';
	return fits;
}

bool text_is_same_word(const char *a, const char *b) {
	while (*a && text_lower(*a) == text_lower(*b)) {
		a++;
		b++;
	}
	return text_lower(*a) == text_lower(*b);
}

bool text_begins_with(const char *text, const char *start) {
	return strncmp(text, start, strlen(start)) == 0;
}

/* RFC 5646: what stands before the first hyphen is the language. */
static bool is_tag_of(const char *tag, const char *language) {
	while (*language && text_lower(*tag) == *language) {
		tag++;
		language++;
	}
	return !*language && (!*tag || *tag == '-');
}

bool text_is_language(const char *tag, const char *language) {
	bool is_bokmal = language[0] == 'n' && language[1] == 'b';

	return is_tag_of(tag, language) ||
			(is_bokmal && (is_tag_of(tag, "no") || is_tag_of(tag, "nn")));
}

/* A line while it grows. */
struct line {
	char *text;
	size_t used, characters;
	size_t cut; /* where `used` was when one character less than most stood */
	size_t most;
	bool owes_space;
};

static void line_add(struct line *line, const char *at, size_t length) {
	if (line->characters + 1 == line->most) {
		line->cut = line->used;
	}
	if (line->characters < line->most) {
		memcpy(line->text + line->used, at, length);
		line->used += length;
	}
	line->characters++;
}

static void line_take(struct line *line, const char *at, size_t length) {
	/* A control that cannot be said is a control all the same. */
	uint32_t code = length == 0 && (uint8_t)*at < ' ' ? (uint32_t)' '
													  : text_code(at, length);

	if (text_is_control(code) || text_is_space(code)) {
		/* Paid only when something follows: none at the ends, runs are one. */
		line->owes_space = line->used > 0;
		return;
	}
	if (line->owes_space) {
		line_add(line, " ", 1);
		line->owes_space = false;
	}
	line_add(line, length ? at : REPLACEMENT,
			length ? length : strlen(REPLACEMENT));
}

static char *make_line(struct arena *arena, const char *text, size_t most,
		bool may_hide) {
	size_t left = strlen(text);
	struct line line = { .most = most };

	if (most == 0) {
		return arena_copy(arena, "");
	}
	/* A character is at most four bytes, and a byte at most one character. */
	size_t room = left < most ? left : most;
	line.text = arena_alloc(arena, room * 4 + strlen(ELLIPSIS) + 1);
	while (left > 0 && line.characters <= most) {
		size_t step = text_character(text, left);
		if (may_hide || !text_is_hidden(text_code(text, step))) {
			line_take(&line, text, step);
		}
		text += step ? step : 1;
		left -= step ? step : 1;
	}
	if (line.characters > most) {
		memcpy(line.text + line.cut, ELLIPSIS, strlen(ELLIPSIS) + 1);
	}
	return line.text;
}

char *text_one_line(struct arena *arena, const char *text, size_t most) {
	return make_line(arena, text, most, true);
}

char *text_name(struct arena *arena, const char *text, size_t most) {
	return make_line(arena, text, most, false);
}

char *text_number(char *to, uint32_t number) {
	char digits[10];
	size_t count = 0;

	do {
		digits[count++] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	while (count > 0) {
		*to++ = digits[--count];
	}
	*to = '\0';
	return to;
}

void text_base32(char *to, size_t count, const uint8_t *random) {
	for (size_t i = 0; i < count; i++) {
		to[i] = "abcdefghijklmnopqrstuvwxyz234567"[random[i] & 31];
	}
	to[count] = '\0';
}

/*
 * What is left of Latin-1's and Latin Extended-A's letters, U+00C0 to U+017F,
 * without their marks: two bytes for each.
 */
static const char folded[] = "a a a a a a aec e e e e i i i i " /* U+00C0 */
							 "d n o o o o o   o u u u u y thss" /* U+00D0 */
							 "a a a a a a aec e e e e i i i i " /* U+00E0 */
							 "d n o o o o o   o u u u u y thy " /* U+00F0 */
							 "a a a a a a c c c c c c c c d d " /* U+0100 */
							 "d d e e e e e e e e e e g g g g " /* U+0110 */
							 "g g g g h h h h i i i i i i i i " /* U+0120 */
							 "i i ijijj j k k k l l l l l l l " /* U+0130 */
							 "l l l n n n n n n n n n o o o o " /* U+0140 */
							 "o o oeoer r r r r r s s s s s s " /* U+0150 */
							 "s s t t t t t t u u u u u u u u " /* U+0160 */
							 "u u u u w w y y y z z z z z z s " /* U+0170 */;

static const uint32_t folded_first = 0xc0, folded_last = 0x17f;

/* The one or two bytes a character leaves in a slug; its count is returned. */
static size_t slug_letters(uint32_t code, char letters[2]) {
	letters[0] = letters[1] = ' ';
	if (code < 0x80) {
		letters[0] = text_lower((char)code);
	} else if (code >= folded_first && code <= folded_last) {
		memcpy(letters, folded + (size_t)(code - folded_first) * 2, 2);
	}
	if ((letters[0] < 'a' || letters[0] > 'z') &&
			(letters[0] < '0' || letters[0] > '9')) {
		return 0;
	}
	return letters[1] == ' ' ? 1 : 2;
}

void text_slug(char *to, size_t size, const char *name) {
	size_t left = strlen(name), used = 0;
	bool owes_dash = false;

	while (left > 0) {
		size_t step = text_character(name, left);
		uint32_t code = text_code(name, step);
		char letters[2];
		size_t count = slug_letters(code, letters);
		name += step ? step : 1;
		left -= step ? step : 1;
		/* A mark that was written after its letter is lost like the rest. */
		if (code >= 0x300 && code <= 0x36f) {
			continue;
		}
		if (count == 0) {
			owes_dash = used > 0;
			continue;
		}
		if (used + owes_dash + count >= size) {
			break;
		}
		if (owes_dash) {
			to[used++] = '-';
			owes_dash = false;
		}
		memcpy(to + used, letters, count);
		used += count;
	}
	if (size > 0) {
		to[used] = '\0';
	}
}

uint64_t text_hash(const char *text) {
	uint64_t hash = 0xcbf29ce484222325;

	for (; *text; text++) {
		hash = (hash ^ (uint8_t)*text) * 0x100000001b3;
	}
	return hash;
}

/* Days since 1970 as a date of the Gregorian calendar. */
static void date_of(int64_t days, int64_t *year, int64_t *month, int64_t *day) {
	/* Eras of 400 years from 0000-03-01, so that leap days come last. */
	days += 719468;
	int64_t era = days / 146097;
	int64_t of_era = days - era * 146097;
	int64_t years =
			(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
	int64_t shifted = (5 * of_year + 2) / 153;

	*day = of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = years + era * 400 + (*month <= 2 ? 1 : 0);
}

static const struct {
	char letter;
	int64_t ms;
} units[] = { { 'd', 86400000 }, { 'h', 3600000 }, { 'm', 60000 },
	{ 's', 1000 } };

#define UNIT_COUNT (sizeof(units) / sizeof(units[0]))

/* A hundred years: more than anyone means, and far from an overflow. */
static const int64_t span_most = (int64_t)36500 * 86400000;

bool text_span(const char *text, int64_t *out) {
	int64_t number = 0;

	if (*text < '0' || *text > '9') {
		return false;
	}
	for (; *text >= '0' && *text <= '9'; text++) {
		number = number * 10 + (*text - '0');
		if (number > span_most) {
			return false;
		}
	}
	for (size_t i = 0; i < UNIT_COUNT; i++) {
		if (text[0] == units[i].letter && !text[1] &&
				number <= span_most / units[i].ms) {
			*out = number * units[i].ms;
			return true;
		}
	}
	return false;
}

char *text_write_span(char *to, size_t size, int64_t span) {
	size_t i = 0;

	while (i < UNIT_COUNT - 1 && (span == 0 || span % units[i].ms != 0)) {
		i++;
	}
	snprintf(to, size, "%" PRId64 "%c", span / units[i].ms, units[i].letter);
	return to;
}

char *text_moment(struct arena *arena, int64_t wall) {
	int64_t seconds = (wall > 0 ? wall : 0) / 1000, year, month, day;

	date_of(seconds / 86400, &year, &month, &day);
	return arena_print(arena,
			"%04" PRId64 "-%02" PRId64 "-%02" PRId64 " %02" PRId64 ":%02" PRId64
			":%02" PRId64 " UTC",
			year, month, day, seconds / 3600 % 24, seconds / 60 % 60,
			seconds % 60);
}
