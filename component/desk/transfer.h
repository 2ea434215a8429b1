#ifndef DESK_TRANSFER_H
#define DESK_TRANSFER_H

#include <stdbool.h>

#include "desk/word.h"

/*
 * A chat that is to go to a colleague and still belongs to who has it. Here it
 * is asked, lapses and comes to nothing; that it changes hands is in serve.h.
 */

struct agent;
struct chat;
struct post;
struct step;

bool transfer_is_pending(const struct chat *chat);

/* TALKING, and nothing is pending: `by` wants `heir` to take it over. */
void transfer_ask(struct step *step, struct chat *chat, const struct agent *by,
		struct agent *heir, const char *note);

/*
 * A manager asked for it, and still works there; NULL: who has the chat did, or
 * he who asked is gone.
 */
struct agent *transfer_manager(const struct step *step,
		const struct chat *chat);

/* Who waits for the answer hears it: who has the chat, and who asked. */
void transfer_tell_askers(struct step *step, const struct chat *chat,
		enum desk_word word, const struct agent *except);

/*
 * A manager may have asked for what is nobody's choice now: he hears the word,
 * with the name of who has the chat. Comes before the transfer is dropped.
 */
void transfer_tell_manager(struct step *step, const struct chat *chat,
		enum desk_word word, const struct agent *with);

/* Nothing is pending any more; the row is not kept yet. */
void transfer_clear(struct step *step, struct chat *chat);

/*
 * The same, where it came to nothing: the heir is told the word, with the name
 * of who has the chat now.
 */
void transfer_drop(struct step *step, struct chat *chat, enum desk_word word,
		const struct agent *with);

/* The heir may not take it any more, or did not answer in time. */
void transfer_fails(struct step *step, struct chat *chat);
void transfer_is_due(struct step *step, struct chat *chat);

/* He no longer answers there: whatever he was to take over stays. */
void transfers_fail(struct step *step, const struct post *post);

/* After a restart; and what may have been lost on its way is told again. */
void transfer_revive(struct step *step, struct chat *chat);
void transfers_tell(struct step *step, const struct agent *heir);

#endif
