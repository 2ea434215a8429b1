#ifndef DESK_VISIT_H
#define DESK_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/types.h"

/*
 * Visits: what is known of a browser that came by the web, and the tokens by
 * which it is known again (CONTRACT, Tokens). Nothing of a visit is kept
 * before its visitor does something.
 */

struct connection;
struct desk;
struct step;
struct visit;
struct visitor;

struct visit *visit_create(const char *site);

/* Its connections must be gone; nothing of the rows is said. */
void visit_destroy(struct desk *desk, struct visit *visit);

/* He did something for the first time: the rows of all that was held. */
void visit_begin(struct step *step, struct visit *visit,
		struct visitor *visitor);

/* The rows are gone, and so is it. */
void visit_forget(struct step *step, struct visit *visit);

void visit_keep(struct step *step, const struct visit *visit);

/* What a page says; what it does not say stays as it was. */
void visit_learn(struct visit *visit, const struct desk_page *page,
		const struct desk_who *who);

/* Nobody came for too long, or it is too old: no token opens it any more. */
bool visit_is_stale(const struct desk *desk, const struct visit *visit,
		desk_ms now);

/* The visit that this token opens from that site, or NULL. */
struct visit *visit_of_token(const struct step *step, const uint8_t *digest,
		const char *site);

/*
 * Gives it the event's new token, for the one presented or as its first. What
 * that one was given for ends in a minute.
 */
void visit_give_token(struct step *step, struct visit *visit);

/* From a row. */
void visit_revive_token(const struct step *step, struct visit *visit,
		const struct desk_token *row);

/* One more line, if that is no more than anybody types; else wait so long. */
bool visit_pay(struct visit *visit, desk_ms now, desk_ms *wait);

#endif
