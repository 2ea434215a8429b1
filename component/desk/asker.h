#ifndef DESK_ASKER_H
#define DESK_ASKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/effect.h"

/*
 * Who gives an order and where: which chat he means, and where he reads what
 * came of it. Every order ends in exactly one telling to him.
 */

struct chat;
struct command;
struct order;
struct post;
struct step;

struct asker {
	struct post *post;
	struct chat *chat; /* the visitor's chat in which he types; or NULL */
};

/* Whether it is one of his commands. */
bool asker_may(const struct post *post, const struct command *command);

/*
 * Whether he gave this very order before, and not long ago: the same id of the
 * same device, and the same words.
 */
bool asker_repeats(const struct step *step, const struct asker *asker,
		const char *id, uint64_t words);

/* A telling to him: in the chat where he asked in it about it. */
struct desk_effect *asker_tell(struct step *step, const struct asker *asker,
		const struct chat *about, enum desk_word word);

/* The same, about nothing that is a chat, with a short quote of the text. */
void asker_tell_text(struct step *step, const struct asker *asker,
		enum desk_word word, const char *text);

/* There is no such command; perhaps another was meant. */
void asker_tell_unknown(struct step *step, const struct asker *asker,
		const char *word);

/* The same, with the chat's number and its visitor's name; and the sentence. */
struct desk_sentence *asker_tell_chat(struct step *step,
		const struct asker *asker, enum desk_word word,
		const struct chat *chat);

/* Rows that grow below a told word. */
struct rows {
	struct desk_sentence *items;
	size_t count;
};

/* Room for LIST_ROWS_MOST, and one more for how many there are besides. */
void rows_init(struct rows *rows, const struct step *step);
struct desk_sentence *rows_add(struct rows *rows, enum desk_word word);
void rows_add_more(struct rows *rows, size_t more);
void rows_put(const struct rows *rows, struct desk_effect *told);

/*
 * The chat that the order means: by number, whatever its state, as far as it
 * is one of this channel; by a name that only one of those has which the
 * command is about; by where he types; or because it is the only one. NULL: he
 * was told why, or asked which.
 */
struct chat *asker_chat(struct step *step, const struct asker *asker,
		const struct order *order);

/* The chats of the channel that a command can be about, for him; in order. */
size_t asker_candidates(const struct asker *asker,
		const struct command *command, struct chat **found, size_t most);

/* Shows a list that a number may answer: values for values[which] of the order.
 * Each item's `number` stands in the row that shows it. */
void asker_offer_menu(struct step *step, const struct asker *asker,
		const struct order *order, size_t which);
void asker_add_to_menu(const struct asker *asker, unsigned number,
		const char *value);

/* Whether it is a number that answers the list: then the order is that one. */
bool asker_answers_menu(struct step *step, const struct asker *asker,
		struct order *order);

#endif
