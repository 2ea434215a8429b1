#ifndef XMPP_WORDS_LANGUAGE_H
#define XMPP_WORDS_LANGUAGE_H

#include "desk/effect.h"
#include "xmpp/words/words.h"

/*
 * Makes a language of the sentences in its file, by their names: LANGUAGE(nl,
 * 1) at its end is words_nl. One that is missing does not compile, and neither
 * does one that nobody says any more. `one` is the least number that takes the
 * singular: 0 in French.
 */
#define LANGUAGE_WORD(name, arguments) name,
#define LANGUAGE_REFUSAL(name)         REFUSED_##name,

#define LANGUAGE(tag, one) \
	static const char *const templates[] = { DESK_WORDS(LANGUAGE_WORD) }; \
	static const char *const refusals[] = { DESK_REFUSALS(LANGUAGE_REFUSAL) }; \
	const struct words words_##tag = { \
		.lang = #tag, \
		.templates = templates, \
		.refusals = refusals, \
		.withdrawn = WITHDRAWN, \
		.long_address = LONG_ADDRESS, \
		.too_large = TOO_LARGE, \
		.form_over = FORM_OVER, \
		.day = DAY, \
		.hour = HOUR, \
		.minute = MINUTE, \
		.spans = { DAYS, HOURS, MINUTES, SECONDS }, \
		.least_one = (one), \
	}

#endif
