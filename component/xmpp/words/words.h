#ifndef XMPP_WORDS_WORDS_H
#define XMPP_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/effect.h"

/*
 * What the desk says, by language. A language is one file with a template for
 * each word and each refusal.
 *
 * In a template stands
 *   {t1} … {t4}      a text; {t2|before|after}: nothing at all where it is ""
 *   {a1} … {a4}      the same as an address at our domain
 *   {n1} … {n3}      a number; {n1|one|many} by its plural form, in which `#`
 *                    is the number itself; {n1|one|many|none} has one for 0
 *   {list|between}   all texts that are not "", with `between` between them
 *   {d}              the duration; {d|before|after}: nothing below a second
 *   {s}              the same as {d}, in words: of a time that is given
 *   {w}              the moment, as a date and a time, to the minute (UTC)
 *   {!}              before a command's name: ! in a visitor's chat, or nothing
 *   {usage} {does}   how the command {n1} is typed, and what it does
 *   {next}           an xmpp: link that sends the word `next` to the speaker
 */

struct arena;

/* Days, hours, minutes, seconds. */
#define WORDS_UNITS 4

struct words {
	const char *lang;
	const char *const *templates; /* DESK_WORD_COUNT of them */
	const char *const *refusals;  /* one for each of DESK_REFUSALS */
	const char *withdrawn; /* in the place of a line that is taken back */
	const char *long_address, *too_large, *form_over; /* the ear refuses it */
	const char *day, *hour, *minute; /* behind the number: " h" */
	/* As between the braces of a number: "n1|# day|# days". */
	const char *spans[WORDS_UNITS];
	int64_t least_one; /* from it to 1 a number takes the singular */
};

/* Who speaks. */
struct words_speaker {
	const char *domain;
	const char *local; /* "" is the domain itself */
	bool is_in_chat;   /* from a visitor's address, to staff */
};

extern const struct words words_en, words_nl, words_nb, words_sv, words_da,
		words_de, words_fr, words_es;

/* The tags of all languages, the first of `count`. */
const char *const *words_tags(size_t *count);

/* The language of an xml:lang, or English: of another, "" or NULL. */
const struct words *words_find(const char *lang);

/* "0:40", "2:10", "1 h 05": as a clock shows it, and never a false hour. */
char *words_duration(const struct words *words, struct arena *arena,
		desk_ms duration);

/* "2 minutes", "1 hour 30 minutes": the largest unit, and what it leaves. */
char *words_span(const struct words *words, struct arena *arena,
		desk_ms duration);

/* The sentence of a word; never NULL. */
char *words_say(const struct words *words, struct arena *arena,
		const struct desk_sentence *sentence,
		const struct words_speaker *speaker);

/* Why not, and where `retry` is not 0, when to try again. */
char *words_refuse(const struct words *words, struct arena *arena,
		enum desk_refusal why, desk_ms retry);

#endif
