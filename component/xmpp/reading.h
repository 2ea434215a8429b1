#ifndef XMPP_READING_H
#define XMPP_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "xmpp/reader.h"

/* How a reading is filled in. Only for the files that do. */

/* The value of `type`; "" for none is never the same as any. */
bool reading_is_type(const struct element *stanza, const char *type);

/* Of an element or of none; NULL for what is empty or too long to remember. */
const char *reading_id_of(const struct element *element);

/* xml:lang, or NULL for what is none. */
const char *reading_lang_of(const struct element *element);

/* An address of the web, and nothing that runs or reads a file. */
bool reading_is_web(const char *url);

/* The first `most` characters; the text itself where it has no more. */
const char *reading_cut(struct arena *arena, const char *text, size_t most);

void reading_find_nothing(struct reading *reading);
void reading_find_fault(struct reading *reading, const char *type,
		const char *condition, const char *text);
void reading_find_event(struct reading *reading, enum desk_event_type type);

/* XEP-0085; nothing is found where there is no chat state. */
void reading_find_typing(struct reading *reading,
		const struct element *message);

/* What the stanza's answer must repeat; `node` may be "". */
void reading_want_answer(struct reading *reading, struct arena *arena,
		const char *node);

#endif
