/*
 * Which fact stands in which row. Who said it, and whether it is true, is not
 * known here.
 */

#include "desk/facts.h"

#include "base/text.h"
#include "desk/asker.h"
#include "desk/model.h"

/* Those of the texts that say something, one after the other. */
static bool fill_row(struct step *step, struct desk_sentence *row,
		const char *const *texts) {
	size_t count = 0;

	for (size_t i = 0; i < DESK_SENTENCE_TEXTS; i++) {
		row->texts[i] = "";
	}
	for (size_t i = 0; i < DESK_SENTENCE_TEXTS; i++) {
		if (texts[i] && texts[i][0]) {
			row->texts[count++] =
					text_name(step->out->arena, texts[i], FACT_URL_MOST);
		}
	}
	return count > 0;
}

void facts_add(struct step *step, const struct facts *facts,
		struct rows *rows) {
	const struct desk_page *page = &facts->page;
	const struct desk_who *who = &facts->who;
	const struct {
		enum desk_word word;
		const char *texts[DESK_SENTENCE_TEXTS];
	} all[] = {
		{ DESK_WORD_CONTEXT_PAGE, { page->title, page->url, "" } },
		{ DESK_WORD_CONTEXT_REFERRER, { page->referrer, "", "" } },
		{ DESK_WORD_CONTEXT_BROWSER,
				{ page->browser, page->language, page->zone } },
		{ DESK_WORD_CONTEXT_WHO, { who->email, who->phone, who->company } },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		struct desk_sentence row = { .word = all[i].word };
		if (fill_row(step, &row, all[i].texts)) {
			*rows_add(rows, row.word) = row;
		}
	}
}
