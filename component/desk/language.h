#ifndef DESK_LANGUAGE_H
#define DESK_LANGUAGE_H

#include <stddef.h>

/* Which languages the desk speaks, and who reads which. */

struct agent;
struct desk;
struct desk_settings;

void languages_init(struct desk *desk, const struct desk_settings *settings);
void languages_finish(struct desk *desk);

/* Which of them a tag means; language_count for none. */
size_t desk_language(const struct desk *desk, const char *lang);

/* What he reads, as he chose it or as his lines have it. */
void agent_set_lang(struct agent *agent, const char *lang);

/* As what he sends has it (xml:lang, or NULL), unless he chose another. */
void agent_learn_lang(struct agent *agent, const char *lang);

#endif
