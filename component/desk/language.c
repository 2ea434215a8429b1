/*
 * Languages as their tags. What is said in one is not known here.
 */

#include "desk/language.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/model.h"
#include "desk/post.h"

void languages_init(struct desk *desk, const struct desk_settings *settings) {
	desk->language_count = settings->language_count;
	desk->languages = xcalloc(desk->language_count, sizeof(*desk->languages));
	for (size_t i = 0; i < desk->language_count; i++) {
		desk->languages[i] = xstrdup(settings->languages[i]);
	}
}

void languages_finish(struct desk *desk) {
	for (size_t i = 0; i < desk->language_count; i++) {
		xfree(desk->languages[i]);
	}
	xfree(desk->languages);
}

void agent_set_lang(struct agent *agent, const char *lang) {
	model_set_text(&agent->lang, lang);
	list_for_each(at, &agent->posts) {
		post_stir(list_entry(at, struct post, of_agent));
	}
}

/* RFC 5646: what stands before the first hyphen is the language. */
size_t desk_language(const struct desk *desk, const char *lang) {
	size_t length = strcspn(lang, "-"), at = 0;

	for (; at < desk->language_count; at++) {
		const char *known = desk->languages[at];
		size_t same = 0;
		while (known[same] && text_lower(lang[same]) == known[same]) {
			same++;
		}
		if (same == length && !known[same]) {
			break;
		}
	}
	return at;
}
