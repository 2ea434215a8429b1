#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Text is UTF-8 that XML 1.0 can say: no NUL, no control but tab, newline and
 * return, no surrogates, no U+FFFE or U+FFFF. Whatever cannot be said is
 * U+FFFD, at every door in and every door out.
 */

struct arena;

/* The length of the valid, XML-sayable character at `at`, or 0. */
size_t text_character(const char *at, size_t left);

/* The code point of the character of that length; U+FFFD for length 0. */
uint32_t text_code(const char *at, size_t length);

bool text_is_control(uint32_t code); /* C0, C1, DEL, line separators */
bool text_is_space(uint32_t code);   /* Unicode's White_Space, not control */
bool text_is_hidden(uint32_t code);  /* shows nothing, or turns direction */

bool text_is_sayable(const char *bytes, size_t length);

/* A sayable copy in the arena: each byte that cannot be said is U+FFFD. */
char *text_clean(struct arena *arena, const char *bytes, size_t length);

/* How many characters (code points) a sayable text has. */
size_t text_count(const char *text);

/*
 * Copies what fits into `size` bytes, NUL included, and never splits a
 * character. Returns whether all of it fitted.
 */
bool text_copy(char *to, size_t size, const char *text);

/* ASCII only; for group names, command words and the like. */
bool text_is_same_word(const char *a, const char *b);
bool text_begins_with(const char *text, const char *start);
static inline char text_lower(char c) {
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether a tag means a language: "NB-no" is "nb", and so are "no" and "nn". */
bool text_is_language(const char *tag, const char *language);

/*
 * A line for a list: control characters and line ends become spaces, runs of
 * spaces one, and what is longer than `most` characters ends in "…".
 */
char *text_one_line(struct arena *arena, const char *text, size_t most);

/* A time as people write it, "90s", "30m", "1h" or "7d", in milliseconds. */
bool text_span(const char *text, int64_t *out);

/* The same in the largest unit that says it whole; gives `to`. */
char *text_write_span(char *to, size_t size, int64_t span);

/* UTC milliseconds as "2026-11-21 19:30:00 UTC". */
char *text_moment(struct arena *arena, int64_t wall);

/* A display name: as above, and without invisible or direction characters. */
char *text_name(struct arena *arena, const char *text, size_t most);

/* Writes it in decimal, at most ten digits and a NUL; returns where that is. */
char *text_number(char *to, uint32_t number);

/* `count` characters of a-z2-7 out of random bytes, 5 bits of each, and NUL. */
void text_base32(char *to, size_t count, const uint8_t *random);

/*
 * The part of a visitor's address that a person can read: the name's ASCII
 * letters and digits in lower case, words joined by '-', at most `size` - 1
 * bytes; Latin letters with marks lose them. Empty when nothing is left.
 */
void text_slug(char *to, size_t size, const char *name);

/* FNV-1a, for tables keyed by text. Not for anything an enemy must not find. */
uint64_t text_hash(const char *text);

#endif
