/*
 * Making and ending visits, and which tokens are good. Who is told what of
 * them is not known here.
 */

#include "desk/visit.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/limits.h"
#include "desk/model.h"

/* CONTRACT: a token stays good so long after its successor was used. */
#define TOKEN_GRACE (60 * 1000)

/* RELIABILITY, section 3: a line a second, and a burst of what was offline. */
#define LINE_COST  1000
#define LINE_BURST (20 * LINE_COST)

struct visit *visit_create(const char *site) {
	struct visit *visit = xcalloc(1, sizeof(*visit));

	visit->site = xstrdup(site);
	visit->timer.kind = TIMER_KIND_PAGE;
	visit->shown = DESK_PRESENCE_UNAVAILABLE;
	list_init(&visit->connections);
	list_init(&visit->tokens);
	return visit;
}

static void token_destroy(struct desk *desk, struct token *token) {
	list_take_out(&token->of_visit);
	table_take_out(&desk->tokens, &token->by_digest);
	token->visit->token_count--;
	xfree(token);
}

void visit_destroy(struct desk *desk, struct visit *visit) {
	assert(visit->connection_count == 0);
	list_for_each_safe(at, after, &visit->tokens) {
		token_destroy(desk, list_entry(at, struct token, of_visit));
	}
	timer_clear(&desk->timers, &visit->timer);
	if (visit->visitor) {
		visit->visitor->visit = NULL;
	}
	xfree(visit->facts);
	xfree(visit->site);
	xfree(visit);
}

static const struct facts *facts_of(const struct visit *visit) {
	static const struct facts none = {
		.page = { "", "", "", "", "", "" },
		.who = { "", "", "", "" },
	};

	return visit->facts ? visit->facts : &none;
}

void visit_keep(struct step *step, const struct visit *visit) {
	const struct facts *facts = facts_of(visit);
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_VISIT);

	kept->visit = (struct desk_visit){
		.visitor = visit->visitor->id,
		.site = keep_text(step, visit->site),
		.born = visit->born,
		.left = visit->left,
		.page = { keep_text(step, facts->page.url),
				keep_text(step, facts->page.title),
				keep_text(step, facts->page.referrer),
				keep_text(step, facts->page.language),
				keep_text(step, facts->page.zone),
				keep_text(step, facts->page.browser) },
		.who = { "", keep_text(step, facts->who.email),
				keep_text(step, facts->who.phone),
				keep_text(step, facts->who.company) },
	};
}

static void keep_token(struct step *step, const struct token *token) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_TOKEN);

	kept->token.visitor = token->visit->visitor->id;
	memcpy(kept->token.digest, token->digest, DESK_DIGEST_BYTES);
	kept->token.number = token->number;
	kept->token.replaces = token->replaces;
	kept->token.wall = token->wall;
	kept->token.until = token->until;
}

void visit_begin(struct step *step, struct visit *visit,
		struct visitor *visitor) {
	visit->visitor = visitor;
	visitor->visit = visit;
	visit_keep(step, visit);
	list_for_each(at, &visit->tokens) {
		keep_token(step, list_entry(at, struct token, of_visit));
	}
}

void visit_forget(struct step *step, struct visit *visit) {
	if (visit->visitor) {
		effects_add(step->out, DESK_EFFECT_KEEP_VISIT_GONE)->visit.visitor =
				visit->visitor->id;
	}
	visit_destroy(step->desk, visit);
}

/* The fields of a page and of who is there, one after the other. */
#define FACT_COUNT 10

static void list_facts(const char **fields, const struct desk_page *page,
		const struct desk_who *who) {
	const char *all[FACT_COUNT] = { page->url, page->title, page->referrer,
		page->language, page->zone, page->browser, who->name, who->email,
		who->phone, who->company };

	memcpy(fields, all, sizeof(all));
}

/* At most `most` characters, without the half of one. */
static size_t bytes_of(const char *text, size_t most) {
	size_t left = strlen(text), length = 0;

	for (; most > 0 && left > 0; most--) {
		size_t step = text_character(text + length, left);
		if (!step) {
			break;
		}
		length += step;
		left -= step;
	}
	return length;
}

void visit_learn(struct visit *visit, const struct desk_page *page,
		const struct desk_who *who) {
	const struct facts *old = facts_of(visit);
	const char *was[FACT_COUNT], *is[FACT_COUNT];
	size_t lengths[FACT_COUNT], all = 0;

	list_facts(was, &old->page, &old->who);
	list_facts(is, page, who);
	for (size_t i = 0; i < FACT_COUNT; i++) {
		is[i] = is[i] && is[i][0] ? is[i] : was[i];
		lengths[i] = bytes_of(is[i], i == 0 ? FACT_URL_MOST : FACT_MOST);
		all += lengths[i] + 1;
	}
	struct facts *facts = xcalloc(1, sizeof(*facts) + all);
	char *to = facts->text;
	for (size_t i = 0; i < FACT_COUNT; i++) {
		memcpy(to, is[i], lengths[i]);
		is[i] = to;
		to += lengths[i] + 1;
	}
	facts->page =
			(struct desk_page){ is[0], is[1], is[2], is[3], is[4], is[5] };
	facts->who = (struct desk_who){ is[6], is[7], is[8], is[9] };
	xfree(visit->facts);
	visit->facts = facts;
}

static uint64_t digest_hash(const uint8_t *digest) {
	uint64_t hash;

	memcpy(&hash, digest, sizeof(hash));
	return hash;
}

static struct token *token_find(const struct desk *desk,
		const uint8_t *digest) {
	struct table_link *at = table_find(&desk->tokens, digest_hash(digest));

	for (; at; at = table_find_next(at)) {
		struct token *token = list_entry(at, struct token, by_digest);
		if (memcmp(token->digest, digest, DESK_DIGEST_BYTES) == 0) {
			return token;
		}
	}
	return NULL;
}

static struct token *token_create(struct desk *desk, struct visit *visit,
		const uint8_t *digest) {
	struct token *token = xcalloc(1, sizeof(*token));

	token->visit = visit;
	memcpy(token->digest, digest, DESK_DIGEST_BYTES);
	list_append(&visit->tokens, &token->of_visit);
	visit->token_count++;
	table_add(&desk->tokens, &token->by_digest, digest_hash(digest));
	return token;
}

static bool is_over(const struct token *token, desk_ms now) {
	return token->ends && now >= token->ends;
}

bool visit_is_stale(const struct desk *desk, const struct visit *visit,
		desk_ms now) {
	return now >= visit->born_at + desk->token_life ||
			(visit->left && now >= visit->left_at + desk->token_idle);
}

struct visit *visit_of_token(const struct step *step, const uint8_t *digest,
		const char *site) {
	const struct token *token = token_find(step->desk, digest);
	desk_ms now = step->event->now;

	if (!token || is_over(token, now) ||
			visit_is_stale(step->desk, token->visit, now) ||
			strcmp(token->visit->site, site) != 0) {
		return NULL;
	}
	return token->visit;
}

static void drop_token(struct step *step, struct token *token) {
	if (token->visit->visitor) {
		struct desk_effect *kept =
				effects_add(step->out, DESK_EFFECT_KEEP_TOKEN_GONE);
		memcpy(kept->token.digest, token->digest, DESK_DIGEST_BYTES);
	}
	token_destroy(step->desk, token);
}

/* It was used: its page has it, and no longer needs what it replaced. */
static void end_predecessor(struct step *step, const struct token *used) {
	list_for_each(at, &used->visit->tokens) {
		struct token *token = list_entry(at, struct token, of_visit);
		if (token->number == used->replaces && !token->ends) {
			token->until = step->event->wall + TOKEN_GRACE;
			token->ends = step->event->now + TOKEN_GRACE;
			if (used->visit->visitor) {
				keep_token(step, token);
			}
		}
	}
}

/* The oldest but the one that is in use, until there is room for one more. */
static void make_room(struct step *step, struct visit *visit,
		const struct token *used) {
	list_for_each_safe(at, after, &visit->tokens) {
		struct token *token = list_entry(at, struct token, of_visit);
		if (token != used &&
				(is_over(token, step->event->now) ||
						visit->token_count >= DESK_TOKENS_MOST)) {
			drop_token(step, token);
		}
	}
}

void visit_give_token(struct step *step, struct visit *visit) {
	const struct desk_event *event = step->event;
	const struct token *used = event->hello.token
			? token_find(step->desk, event->hello.token)
			: NULL;

	if (used) {
		end_predecessor(step, used);
		make_room(step, visit, used);
	}
	struct token *token =
			token_create(step->desk, visit, event->hello.new_digest);
	token->number = ++visit->last_token;
	token->replaces = used ? used->number : 0;
	token->wall = event->wall;
	if (visit->visitor) {
		keep_token(step, token);
	}
}

void visit_revive_token(const struct step *step, struct visit *visit,
		const struct desk_token *row) {
	desk_ms rest = row->until - step->event->wall;
	struct token *token;

	if (row->number > visit->last_token) {
		visit->last_token = row->number;
	}
	if (token_find(step->desk, row->digest) ||
			visit->token_count >= DESK_TOKENS_MOST) {
		return;
	}
	token = token_create(step->desk, visit, row->digest);
	token->number = row->number;
	token->replaces = row->replaces;
	token->wall = row->wall;
	token->until = row->until;
	if (row->until) {
		/* Never more than there was, wherever the clock stands. */
		rest = rest < TOKEN_GRACE ? rest : TOKEN_GRACE;
		token->ends = step->event->now + (rest > 0 ? rest : 0);
		token->ends = token->ends ? token->ends : 1;
	}
}

bool visit_pay(struct visit *visit, desk_ms now, desk_ms *wait) {
	desk_ms paid = visit->paid > now ? visit->paid : now;

	if (paid + LINE_COST > now + LINE_BURST) {
		*wait = paid + LINE_COST - now - LINE_BURST;
		return false;
	}
	visit->paid = paid + LINE_COST;
	return true;
}
