/*
 * A turn is in one transaction: the KEEP_* effects, in their order, become
 * rows. Knows what an effect says and which statement writes it; what is
 * allowed to happen is the mind's to know, and a row that cannot be is our bug.
 */
#include "store/store.h"

#include <sqlite3.h>

#include "base/log.h"
#include "desk/effect.h"

/*
 * When the log has this many pages (16 MB) they are copied into the file. Four
 * times SQLite's own measure: a burst writes the same pages again and again.
 */
#define CHECKPOINT_PAGES 4000

/* Runs a statement that must write exactly one row. */
static bool run_one(struct store *store, struct use *use) {
	return use_run(use) && sqlite3_changes(store->db) == 1;
}

static bool run_text(struct store *store, enum statement statement,
		const char *text) {
	struct use use = store_use(store, statement);

	use_bind_text(&use, text);
	return use_run(&use);
}

static bool keep_member(struct store *store, const struct desk_member *member) {
	struct use use = store_use(store, STATEMENT_KEEP_MEMBER);

	use_bind_text(&use, member->jid);
	use_bind_text(&use, member->name);
	if (!run_one(store, &use) ||
			!run_text(store, STATEMENT_KEEP_GROUPS_GONE, member->jid)) {
		return false;
	}
	for (size_t i = 0; i < member->group_count; i++) {
		use = store_use(store, STATEMENT_KEEP_GROUP);
		use_bind_text(&use, member->jid);
		use_bind(&use, (int64_t)i);
		use_bind_text(&use, member->groups[i]);
		if (!run_one(store, &use)) {
			return false;
		}
	}
	return true;
}

static bool keep_dismissal(struct store *store,
		const struct desk_dismissal *dismissal) {
	struct use use = store_use(store, STATEMENT_KEEP_DISMISSAL);

	use_bind_text(&use, dismissal->jid);
	use_bind_text(&use, dismissal->channel);
	use_bind(&use, dismissal->wall);
	return run_one(store, &use);
}

static bool keep_dismissal_gone(struct store *store,
		const struct desk_dismissal *dismissal) {
	struct use use = store_use(store, STATEMENT_KEEP_DISMISSAL_GONE);

	use_bind_text(&use, dismissal->jid);
	use_bind_text(&use, dismissal->channel);
	return use_run(&use);
}

static bool keep_visitor(struct store *store,
		const struct desk_visitor *visitor) {
	struct use use = store_use(store, STATEMENT_KEEP_VISITOR);

	use_bind(&use, visitor->id);
	use_bind_text(&use, visitor->jid);
	use_bind_text(&use, visitor->address);
	use_bind_text(&use, visitor->name);
	use_bind(&use, visitor->wall);
	return run_one(store, &use);
}

static bool keep_chat(struct store *store, const struct desk_chat *chat) {
	struct use use = store_use(store, STATEMENT_KEEP_CHAT);

	use_bind(&use, chat->id);
	use_bind(&use, chat->visitor);
	use_bind_text(&use, chat->channel);
	use_bind(&use, chat->state);
	use_bind_text(&use, chat->agent);
	use_bind(&use, chat->is_returned);
	use_bind(&use, chat->opened);
	use_bind(&use, chat->waits_since);
	use_bind(&use, chat->deadline);
	use_bind(&use, chat->last_word);
	use_bind(&use, chat->ended_by);
	use_bind(&use, chat->first_number);
	use_bind(&use, chat->handed_agent);
	use_bind(&use, chat->handed_visitor);
	use_bind_text(&use, chat->serving);
	use_bind_text(&use, chat->heir);
	use_bind_text(&use, chat->passed_by);
	use_bind_text(&use, chat->pass_note);
	use_bind(&use, chat->pass_until);
	use_bind(&use, chat->ended);
	use_bind_text(&use, chat->tags);
	return run_one(store, &use);
}

static bool keep_line(struct store *store, const struct desk_line *line) {
	struct use use = store_use(store, STATEMENT_KEEP_LINE);

	use_bind(&use, line->chat);
	use_bind(&use, line->number);
	use_bind(&use, line->side);
	use_bind(&use, line->replaces);
	use_bind(&use, (int64_t)line->digest);
	use_bind(&use, line->wall);
	use_bind_text(&use, line->sender);
	use_bind_text(&use, line->nick);
	use_bind_text(&use, line->id);
	use_bind_text(&use, line->lang);
	use_bind(&use, line->retracts);
	use_bind_text(&use, line->file);
	use_bind_text(&use, line->body);
	store->lines++;
	return run_one(store, &use);
}

static bool keep_handed(struct store *store, const struct desk_effect *effect) {
	struct use use = store_use(store,
			effect->handed.leg == DESK_LEG_AGENT
					? STATEMENT_KEEP_HANDED_AGENT
					: STATEMENT_KEEP_HANDED_VISITOR);

	use_bind(&use, effect->handed.chat);
	use_bind(&use, effect->handed.number);
	return run_one(store, &use);
}

static bool keep_visit(struct store *store, const struct desk_visit *visit) {
	const struct desk_page *page = &visit->page;
	struct use use = store_use(store, STATEMENT_KEEP_VISIT);

	use_bind(&use, visit->visitor);
	use_bind_text(&use, visit->site);
	use_bind(&use, visit->born);
	use_bind(&use, visit->left);
	use_bind_text(&use, page->url);
	use_bind_text(&use, page->title);
	use_bind_text(&use, page->referrer);
	use_bind_text(&use, page->language);
	use_bind_text(&use, page->zone);
	use_bind_text(&use, page->browser);
	use_bind_text(&use, visit->who.email);
	use_bind_text(&use, visit->who.phone);
	use_bind_text(&use, visit->who.company);
	return run_one(store, &use);
}

static bool keep_visit_gone(struct store *store, uint32_t visitor) {
	struct use use = store_use(store, STATEMENT_KEEP_VISIT_GONE);

	use_bind(&use, visitor);
	return use_run(&use);
}

static bool keep_token(struct store *store, const struct desk_token *token) {
	struct use use = store_use(store, STATEMENT_KEEP_TOKEN);

	use_bind_bytes(&use, token->digest, sizeof(token->digest));
	use_bind(&use, token->visitor);
	use_bind(&use, token->number);
	use_bind(&use, token->replaces);
	use_bind(&use, token->wall);
	use_bind(&use, token->until);
	return run_one(store, &use);
}

static bool keep_token_gone(struct store *store,
		const struct desk_token *token) {
	struct use use = store_use(store, STATEMENT_KEEP_TOKEN_GONE);

	use_bind_bytes(&use, token->digest, sizeof(token->digest));
	return use_run(&use);
}

static bool keep_marks(struct store *store,
		const struct desk_conversation *marks) {
	struct use use = store_use(store, STATEMENT_KEEP_MARKS);

	use_bind(&use, marks->visitor);
	use_bind_text(&use, marks->channel);
	use_bind(&use, marks->have);
	use_bind(&use, marks->seen);
	use_bind(&use, marks->agent_have);
	use_bind(&use, marks->agent_seen);
	return run_one(store, &use);
}

static bool keep_habit(struct store *store, const struct desk_habit *habit) {
	struct use use = store_use(store, STATEMENT_KEEP_HABIT);

	use_bind_text(&use, habit->jid);
	use_bind(&use, habit->duty);
	use_bind_text(&use, habit->lang);
	return run_one(store, &use);
}

static bool keep_room(struct store *store, const struct desk_room *room) {
	struct use use = store_use(store, STATEMENT_KEEP_ROOM);

	use_bind_text(&use, room->jid);
	use_bind_text(&use, room->channel);
	use_bind(&use, room->room);
	return run_one(store, &use);
}

static bool keep_ear(struct store *store, const struct desk_effect *effect) {
	bool is_there = effect->type == DESK_EFFECT_KEEP_EAR;
	struct use use = store_use(store,
			is_there ? STATEMENT_KEEP_EAR : STATEMENT_KEEP_EAR_GONE);

	use_bind(&use, effect->ear.chat);
	use_bind_text(&use, effect->ear.jid);
	if (is_there) {
		use_bind(&use, effect->ear.handed);
	}
	return use_run(&use);
}

static bool keep_block(struct store *store, const struct desk_block *block) {
	struct use use = store_use(store, STATEMENT_KEEP_BLOCK);

	use_bind(&use, block->visitor);
	use_bind(&use, block->chat);
	use_bind_text(&use, block->address);
	use_bind_text(&use, block->by);
	use_bind(&use, block->until);
	return run_one(store, &use);
}

static bool keep_block_gone(struct store *store, uint32_t visitor) {
	struct use use = store_use(store, STATEMENT_KEEP_BLOCK_GONE);

	use_bind(&use, visitor);
	return use_run(&use);
}

static bool keep_deed(struct store *store, const struct desk_deed_row *deed) {
	struct use use = store_use(store, STATEMENT_KEEP_DEED);

	use_bind(&use, deed->chat);
	use_bind(&use, deed->after);
	use_bind(&use, deed->deed);
	use_bind_text(&use, deed->who);
	use_bind_text(&use, deed->nick);
	use_bind_text(&use, deed->whom);
	use_bind_text(&use, deed->text);
	use_bind(&use, deed->wall);
	return run_one(store, &use);
}

static bool keep_entry(struct store *store, const struct desk_entry *entry) {
	struct use use = store_use(store, STATEMENT_KEEP_ENTRY);

	use_bind_text(&use, entry->jid);
	use_bind_text(&use, entry->address);
	use_bind_text(&use, entry->name);
	use_bind(&use, entry->until);
	use_bind(&use, entry->idle);
	use_bind(&use, entry->is_there);
	return run_one(store, &use);
}

static bool keep_entry_gone(struct store *store,
		const struct desk_entry *entry) {
	struct use use = store_use(store, STATEMENT_KEEP_ENTRY_GONE);

	use_bind_text(&use, entry->jid);
	use_bind_text(&use, entry->address);
	return use_run(&use);
}

static bool keep_one(struct store *store, const struct desk_effect *effect) {
	if (!effect_is_for_store(effect->type)) {
		return true;
	}
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_MEMBER:
		return keep_member(store, &effect->member);
	case DESK_EFFECT_KEEP_MEMBER_GONE:
		return run_text(store, STATEMENT_KEEP_MEMBER_GONE, effect->member.jid);
	case DESK_EFFECT_KEEP_DISMISSAL:
		return keep_dismissal(store, &effect->dismissal);
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
		return keep_dismissal_gone(store, &effect->dismissal);
	case DESK_EFFECT_KEEP_VISITOR:
		return keep_visitor(store, &effect->visitor);
	case DESK_EFFECT_KEEP_CHAT:
		return keep_chat(store, &effect->chat);
	case DESK_EFFECT_KEEP_LINE:
		return keep_line(store, &effect->line);
	case DESK_EFFECT_KEEP_HANDED:
		return keep_handed(store, effect);
	case DESK_EFFECT_KEEP_VISIT:
		return keep_visit(store, &effect->visit);
	case DESK_EFFECT_KEEP_VISIT_GONE:
		return keep_visit_gone(store, effect->visit.visitor);
	case DESK_EFFECT_KEEP_TOKEN:
		return keep_token(store, &effect->token);
	case DESK_EFFECT_KEEP_TOKEN_GONE:
		return keep_token_gone(store, &effect->token);
	case DESK_EFFECT_KEEP_MARKS:
		return keep_marks(store, &effect->marks);
	case DESK_EFFECT_KEEP_HABIT:
		return keep_habit(store, &effect->habit);
	case DESK_EFFECT_KEEP_ROOM:
		return keep_room(store, &effect->room);
	case DESK_EFFECT_KEEP_EAR:
	case DESK_EFFECT_KEEP_EAR_GONE:
		return keep_ear(store, effect);
	case DESK_EFFECT_KEEP_BLOCK:
		return keep_block(store, &effect->block);
	case DESK_EFFECT_KEEP_BLOCK_GONE:
		return keep_block_gone(store, effect->block.visitor);
	case DESK_EFFECT_KEEP_DEED:
		return keep_deed(store, &effect->deed);
	case DESK_EFFECT_KEEP_ENTRY:
		return keep_entry(store, &effect->entry);
	case DESK_EFFECT_KEEP_ENTRY_GONE:
		return keep_entry_gone(store, &effect->entry);
	}
	return false;
}

static bool run(struct store *store, enum statement statement) {
	struct use use = store_use(store, statement);

	return use_run(&use);
}

/*
 * Our own, because SQLite's automatic one keeps its failures to itself: a disk
 * that cannot take the pages must be heard of while the log still has them.
 */
bool store_checkpoint(struct store *store) {
	if (store->wal_pages < CHECKPOINT_PAGES) {
		return true;
	}
	return sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE,
				   NULL, NULL) == SQLITE_OK;
}

bool store_commit(struct store *store) {
	if (sqlite3_get_autocommit(store->db)) {
		return true;
	}
	if (!run(store, STATEMENT_COMMIT) || !store_checkpoint(store)) {
		return false;
	}
	store->turns++;
	return true;
}

/*
 * Where all rows of a turn may wait, the transaction stays open: the next one
 * that may not commits them, or the next beat. Half of what a chat writes are
 * such rows, and a commit is the dearest thing that the desk does.
 */
static bool keep_all(struct store *store, const struct desk_effects *effects) {
	bool may_wait = true;

	if (sqlite3_get_autocommit(store->db) && !run(store, STATEMENT_BEGIN)) {
		return false;
	}
	for (size_t i = 0; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		if (!keep_one(store, effect)) {
			return false;
		}
		may_wait = may_wait &&
				(effect_may_wait(effect->type) ||
						!effect_is_for_store(effect->type));
	}
	return may_wait || store_commit(store);
}

static bool has_kept(const struct desk_effects *effects) {
	for (size_t i = 0; i < effects->count; i++) {
		if (effect_is_for_store(effects->items[i].type)) {
			return true;
		}
	}
	return false;
}

bool store_keep(struct store *store, const struct desk_effects *effects) {
	if (store->has_failed) {
		return false;
	}
	if (!has_kept(effects)) {
		return true;
	}
	if (!keep_all(store, effects)) {
		return store_fail(store, "a turn was not kept");
	}
	return true;
}
