/* What was kept of visits: rows, tokens, marks, and lines by conversation. */

#include "shelf.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "ports.h"

static size_t visit_index(const struct shelf *shelf, uint32_t visitor) {
	size_t at = 0;

	while (at < shelf->visit_count && shelf->visits[at].visitor != visitor) {
		at++;
	}
	return at;
}

const struct desk_visit *shelf_visit(const struct shelf *shelf,
		uint32_t visitor) {
	size_t at = visit_index(shelf, visitor);

	return at < shelf->visit_count ? &shelf->visits[at] : NULL;
}

static void keep_visit(struct shelf *shelf, const struct desk_visit *kept) {
	size_t at = visit_index(shelf, kept->visitor);
	struct desk_visit *visit;

	if (at == shelf->visit_count) {
		shelf->visits = shelf_grown(shelf->visits, at, sizeof(*shelf->visits));
		shelf->visit_count++;
	}
	visit = &shelf->visits[at];
	*visit = *kept;
	visit->site = shelf_word(shelf, kept->site);
	visit->page.url = shelf_word(shelf, kept->page.url);
	visit->page.title = shelf_word(shelf, kept->page.title);
	visit->page.referrer = shelf_word(shelf, kept->page.referrer);
	visit->page.language = shelf_word(shelf, kept->page.language);
	visit->page.zone = shelf_word(shelf, kept->page.zone);
	visit->page.browser = shelf_word(shelf, kept->page.browser);
	visit->who.name = shelf_word(shelf, kept->who.name);
	visit->who.email = shelf_word(shelf, kept->who.email);
	visit->who.phone = shelf_word(shelf, kept->who.phone);
	visit->who.company = shelf_word(shelf, kept->who.company);
}

static void keep_visit_gone(struct shelf *shelf, uint32_t visitor) {
	size_t at = visit_index(shelf, visitor), count = 0;

	assert(at < shelf->visit_count);
	shelf->visits[at] = shelf->visits[--shelf->visit_count];
	for (size_t i = 0; i < shelf->token_count; i++) {
		if (shelf->tokens[i].visitor != visitor) {
			shelf->tokens[count++] = shelf->tokens[i];
		}
	}
	shelf->token_count = count;
}

static size_t token_index(const struct shelf *shelf, const uint8_t *digest) {
	size_t at = 0;

	while (at < shelf->token_count &&
			memcmp(shelf->tokens[at].digest, digest, DESK_DIGEST_BYTES) != 0) {
		at++;
	}
	return at;
}

static void keep_token(struct shelf *shelf, const struct desk_token *kept) {
	size_t at = token_index(shelf, kept->digest);

	assert(shelf_visit(shelf, kept->visitor)); /* a foreign key */
	if (at == shelf->token_count) {
		shelf->tokens = shelf_grown(shelf->tokens, at, sizeof(*shelf->tokens));
		shelf->token_count++;
	}
	shelf->tokens[at] = *kept;
}

static void keep_token_gone(struct shelf *shelf, const uint8_t *digest) {
	size_t at = token_index(shelf, digest);

	if (at < shelf->token_count) {
		memmove(&shelf->tokens[at], &shelf->tokens[at + 1],
				(--shelf->token_count - at) * sizeof(*shelf->tokens));
	}
}

static void keep_marks(struct shelf *shelf,
		const struct desk_conversation *kept) {
	struct shelf_talk *talk =
			shelf_find_talk(shelf, kept->visitor, kept->channel);

	assert(talk);
	talk->marks = (struct shelf_marks){ kept->have, kept->seen,
		kept->agent_have, kept->agent_seen };
	shelf->is_waiting = true;
}

void shelf_commit(struct shelf *shelf) {
	for (size_t i = 0; shelf->is_waiting && i < shelf->talk_count; i++) {
		shelf->talks[i].committed = shelf->talks[i].marks;
	}
	shelf->is_waiting = false;
}

void shelf_crash(struct shelf *shelf) {
	for (size_t i = 0; shelf->is_waiting && i < shelf->talk_count; i++) {
		shelf->talks[i].marks = shelf->talks[i].committed;
	}
	shelf->is_waiting = false;
}

void shelf_keep_web(struct shelf *shelf, const struct desk_effect *effect) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_VISIT:
		keep_visit(shelf, &effect->visit);
		break;
	case DESK_EFFECT_KEEP_VISIT_GONE:
		keep_visit_gone(shelf, effect->visit.visitor);
		break;
	case DESK_EFFECT_KEEP_TOKEN:
		keep_token(shelf, &effect->token);
		break;
	case DESK_EFFECT_KEEP_TOKEN_GONE:
		keep_token_gone(shelf, effect->token.digest);
		break;
	case DESK_EFFECT_KEEP_MARKS:
		keep_marks(shelf, &effect->marks);
		break;
	}
}

/* The last one wins: an id may come again when all is long over. */
static bool find_stored(const struct shelf *shelf,
		const struct desk_effect *fetch, const char *id,
		struct desk_stored *stored) {
	for (size_t i = shelf->chat_count; i-- > 0;) {
		const struct shelf_chat *chat = &shelf->chats[i];
		if (chat->row.visitor != fetch->fetch_page.visitor ||
				strcmp(chat->row.channel, fetch->from) != 0) {
			continue;
		}
		for (size_t j = chat->line_count; j-- > 0;) {
			const struct desk_line *line = &chat->lines[j];
			if (line->side == DESK_SIDE_VISITOR && strcmp(line->id, id) == 0) {
				*stored = (struct desk_stored){ line->id, line->number,
					line->wall };
				return true;
			}
		}
	}
	return false;
}

static void find_lines(const struct shelf *shelf,
		const struct desk_effect *fetch, size_t page, struct arena *arena,
		struct desk_event *event) {
	struct desk_line *lines = arena_alloc(arena, (page + 1) * sizeof(*lines));
	size_t count = 0;

	event->fetched_page.lines = lines;
	event->fetched_page.is_all = true;
	for (size_t i = 0; i < shelf->chat_count; i++) {
		const struct shelf_chat *chat = &shelf->chats[i];
		bool is_his = chat->row.visitor == fetch->fetch_page.visitor &&
				strcmp(chat->row.channel, fetch->from) == 0;
		for (size_t j = 0; is_his && j < chat->line_count; j++) {
			if (chat->lines[j].number <= fetch->fetch_page.after) {
				continue;
			}
			if (count == page) {
				event->fetched_page.is_all = false;
				break;
			}
			lines[count++] = chat->lines[j];
		}
	}
	event->fetched_page.count = count;
}

void shelf_fetch_page(const struct shelf *shelf,
		const struct desk_effect *fetch, size_t page, struct arena *arena,
		struct desk_event *event) {
	size_t count = fetch->fetch_page.id_count;
	struct desk_stored *stored =
			arena_alloc(arena, (count + 1) * sizeof(*stored));

	*event = (struct desk_event){
		.type = DESK_EVENT_FETCHED_PAGE,
		.from = fetch->to,
		.to = fetch->from,
		.resource = fetch->resource,
		.asked = fetch->asked,
	};
	event->fetched_page.visitor = fetch->fetch_page.visitor;
	event->fetched_page.after = fetch->fetch_page.after;
	event->fetched_page.is_hello = fetch->fetch_page.is_hello;
	event->fetched_page.token = fetch->fetch_page.token;
	event->fetched_page.stored = stored;
	for (size_t i = 0; i < count; i++) {
		event->fetched_page.stored_count +=
				find_stored(shelf, fetch, fetch->fetch_page.ids[i],
						&stored[event->fetched_page.stored_count]);
	}
	find_lines(shelf, fetch, page, arena, event);
}

static void feed(const struct event_sink *sink, struct desk_event *event,
		enum desk_event_type type) {
	event->type = type;
	event->to = "";
	sink->feed(sink->self, event);
}

void shelf_revive_web(const struct shelf *shelf,
		const struct event_sink *sink) {
	struct desk_event event = { 0 };

	for (size_t i = 0; i < shelf->visit_count; i++) {
		event.visit = shelf->visits[i];
		feed(sink, &event, DESK_EVENT_REVIVE_VISIT);
	}
	for (size_t i = 0; i < shelf->token_count; i++) {
		event.token = shelf->tokens[i];
		feed(sink, &event, DESK_EVENT_REVIVE_TOKEN);
	}
}
