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

void agent_learn_lang(struct agent *agent, const char *lang) {
	if (!agent->has_lang && lang && lang[0] && strlen(lang) <= WORD_MOST &&
			strcmp(lang, agent->lang) != 0) {
		agent_set_lang(agent, lang);
	}
}

size_t desk_language(const struct desk *desk, const char *lang) {
	size_t at = 0;

	while (at < desk->language_count &&
			!text_is_language(lang, desk->languages[at])) {
		at++;
	}
	return at;
}
