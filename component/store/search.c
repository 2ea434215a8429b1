/*
 * What an agent looks up. Whose chats he may see the mind has said, by channel
 * and person; which those are is in the tables. Each search is one event, and
 * no step of it takes longer than a turn has.
 */
#include "store/store.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/limits.h"

/* Chats: one that is too many tells that there are more. */
#define FOUND_MOST (LIST_ROWS_MOST + 1)

/* Lines that are looked at in one step, and before what is there is enough. */
#define STEP_LINES 500
#define LOOK_LINES 50000

/* What HISTORY tells beside its rows. */
struct pages {
	uint32_t page, count;
};

static struct desk_found *add_row(struct search *search) {
	struct desk_found *row = &search->rows[search->count++];

	*row = (struct desk_found){ .visitor = "",
		.address = "",
		.who = "",
		.whom = "",
		.text = "",
		.tags = "" };
	return row;
}

static const char *copy(struct search *search, struct use *use) {
	return arena_copy(search->arena, use_text(use));
}

static void begin(struct search *search, size_t rows) {
	arena_reset(search->arena);
	*search = (struct search){ .arena = search->arena };
	search->rows = arena_alloc(search->arena, rows * sizeof(*search->rows));
}

/* The columns of CHAT and a moment. */
static void read_chat(struct search *search, struct use *use) {
	struct desk_found *row = add_row(search);

	row->chat = use_id(use);
	row->state = (enum chat_state)use_number(use);
	row->visitor = copy(search, use);
	row->address = copy(search, use);
	row->who = copy(search, use);
	row->text = copy(search, use);
	row->tags = copy(search, use);
	row->wall = use_number(use);
	if (!row->visitor[0]) {
		row->visitor = row->address;
	}
}

static void bind_who(struct use *use, const struct desk_effect *asked) {
	use_bind_text(use, asked->search.channel);
	use_bind_text(use, asked->search.jid);
}

/* Adds the chat, if there is one that he may see. */
static bool find_chat(struct store *store, const struct desk_effect *asked,
		uint32_t chat) {
	struct use use = store_use(store, STATEMENT_SEARCH_CHAT);

	bind_who(&use, asked);
	use_bind(&use, chat);
	if (use_row(&use)) {
		read_chat(&store->search, &use);
	}
	return use_end(&use);
}

static bool find_chats(struct store *store, enum statement statement,
		const struct desk_effect *asked, int64_t which, int64_t most) {
	struct use use = store_use(store, statement);

	bind_who(&use, asked);
	use_bind(&use, which);
	use_bind(&use, most);
	while (use_row(&use)) {
		read_chat(&store->search, &use);
	}
	return use_end(&use);
}

static bool find_deeds(struct store *store, uint32_t chat, enum desk_deed deed,
		int64_t most) {
	struct search *search = &store->search;
	struct use use = store_use(store, STATEMENT_SEARCH_DEEDS);

	use_bind(&use, chat);
	use_bind(&use, deed);
	use_bind(&use, most);
	while (use_row(&use)) {
		struct desk_found *row = add_row(search);
		row->chat = chat;
		row->deed = (enum desk_deed)use_number(&use);
		const char *nick = copy(search, &use);
		const char *who = copy(search, &use);
		row->who = nick[0] ? nick : who;
		row->whom = copy(search, &use);
		row->text = copy(search, &use);
		row->wall = use_number(&use);
	}
	return use_end(&use);
}

static void bind_record(struct use *use, const struct desk_effect *asked) {
	use_bind(use, asked->search.chat);
	use_bind_text(use, asked->search.jid);
}

static bool count_history(struct store *store, const struct desk_effect *asked,
		struct pages *pages) {
	struct use use = store_use(store, STATEMENT_SEARCH_COUNT);
	int64_t rows = 0;

	bind_record(&use, asked);
	if (use_row(&use)) {
		rows = use_number(&use);
	}
	pages->count = (uint32_t)((rows + RECORD_ROWS_MOST - 1) / RECORD_ROWS_MOST);
	if (!pages->page || pages->page > pages->count) {
		pages->page = pages->count;
	}
	return use_end(&use);
}

static bool find_history(struct store *store, const struct desk_effect *asked,
		uint32_t page) {
	struct search *search = &store->search;
	struct use use = store_use(store, STATEMENT_SEARCH_HISTORY);

	bind_record(&use, asked);
	use_bind(&use, RECORD_ROWS_MOST);
	use_bind(&use, (int64_t)(page ? page - 1 : 0) * RECORD_ROWS_MOST);
	while (use_row(&use)) {
		struct desk_found *row = add_row(search);
		row->chat = asked->search.chat;
		row->number = use_id(&use);
		row->side = (enum desk_side)use_number(&use);
		row->deed = (enum desk_deed)use_number(&use);
		const char *nick = copy(search, &use);
		const char *who = copy(search, &use);
		row->who = nick[0] ? nick : who;
		row->whom = copy(search, &use);
		row->text = copy(search, &use);
		row->wall = use_number(&use);
	}
	return use_end(&use);
}

static bool has_chat(const struct search *search, uint32_t chat) {
	size_t i = 0;

	while (i < search->count && search->rows[i].chat != chat) {
		i++;
	}
	return i < search->count;
}

/* Some more lines, newest first; each chat once, with what stands there. */
static bool look_at_lines(struct store *store, const struct desk_effect *asked,
		bool *is_done) {
	struct search *search = &store->search;
	struct use use = store_use(store, STATEMENT_SEARCH_WORDS);
	struct buffer query = { 0 };
	size_t looked = 0;

	store_write_query(&query, asked->search.words);
	if (!query.bytes[0]) {
		buffer_finish(&query);
		*is_done = true;
		return true;
	}
	bind_who(&use, asked);
	use_bind_text(&use, query.bytes);
	use_bind(&use, search->before);
	use_bind(&use, STEP_LINES);
	while (search->count < FOUND_MOST && use_row(&use)) {
		looked++;
		search->before = use_number(&use);
		uint32_t chat = use_id(&use);
		const char *text = use_text(&use);
		if (text[0] && use_is_whole(&use) && !has_chat(search, chat)) {
			struct desk_found *row = add_row(search);
			row->chat = chat;
			row->text = arena_copy(search->arena, text);
			row->wall = use_number(&use);
		}
	}
	search->looked += looked;
	*is_done = looked < STEP_LINES || search->count == FOUND_MOST ||
			search->looked >= LOOK_LINES;
	bool is_read = use_end(&use);
	buffer_finish(&query);
	return is_read;
}

/* Of what was found there are only numbers and texts yet. */
static bool name_chats(struct store *store, const struct desk_effect *asked) {
	struct search *search = &store->search;
	size_t count = search->count;

	for (size_t i = 0; i < count; i++) {
		struct desk_found *row = &search->rows[i];
		if (!find_chat(store, asked, row->chat)) {
			return false;
		}
		if (search->count > count) {
			const struct desk_found *chat = &search->rows[--search->count];
			row->state = chat->state;
			row->visitor = chat->visitor;
			row->address = chat->address;
			row->who = chat->who;
		}
	}
	return true;
}

static bool find_words(struct store *store, const struct desk_effect *asked,
		bool *is_done) {
	struct search *search = &store->search;
	bool is_whole = false;

	if (!search->is_running) {
		begin(search, FOUND_MOST + 1);
		search->before = INT64_MAX;
		/* What comes from now on is not looked for. */
		if (!store_index(store, &is_whole)) {
			return false;
		}
		search->is_running = is_whole;
		*is_done = false;
		return true;
	}
	return look_at_lines(store, asked, is_done) &&
			(!*is_done || name_chats(store, asked));
}

static bool find(struct store *store, const struct desk_effect *asked,
		struct pages *pages, bool *is_done) {
	uint32_t chat = asked->search.chat;
	const struct search *search = &store->search;

	*is_done = true;
	switch (asked->search.what) {
	case DESK_SEARCH_RECENT:
		begin(&store->search, FOUND_MOST);
		return find_chats(store, STATEMENT_SEARCH_RECENT, asked,
				asked->search.since, FOUND_MOST);
	case DESK_SEARCH_HISTORY:
		begin(&store->search, RECORD_ROWS_MOST + 1);
		return find_chat(store, asked, chat) &&
				(!search->count ||
						(count_history(store, asked, pages) &&
								find_history(store, asked, pages->page)));
	case DESK_SEARCH_INFO:
		begin(&store->search, NOTES_MOST + EARLIER_MOST + 1);
		return find_chat(store, asked, chat) &&
				(!search->count ||
						(find_deeds(store, chat, DESK_DEED_NOTE, NOTES_MOST) &&
								find_chats(store, STATEMENT_SEARCH_EARLIER,
										asked, chat, EARLIER_MOST)));
	case DESK_SEARCH_WHY:
		begin(&store->search, LIST_ROWS_MOST + 1);
		return find_chat(store, asked, chat) &&
				(!search->count ||
						find_deeds(store, chat, DESK_DEED_ROUTE,
								LIST_ROWS_MOST));
	case DESK_SEARCH_WORDS:
		return find_words(store, asked, is_done);
	}
	return false;
}

bool store_search(struct store *store, const struct desk_effect *asked,
		const struct event_sink *sink, bool *is_done) {
	struct pages pages = { .page = asked->search.page };
	struct desk_event event = {
		.type = DESK_EVENT_SEARCHED,
		.from = asked->to,
		.resource = asked->resource,
		.to = asked->from,
		.asked = asked->asked,
	};

	if (!find(store, asked, &pages, is_done)) {
		return store_fail(store, "a search was not done");
	}
	if (!*is_done) {
		return true;
	}
	store->search.is_running = false;
	event.searched.what = asked->search.what;
	event.searched.channel = asked->search.channel;
	event.searched.chat = asked->search.chat;
	event.searched.words = asked->search.words;
	event.searched.page = pages.page;
	event.searched.pages = pages.count;
	event.searched.rows = store->search.rows;
	event.searched.count = store->search.count;
	sink->feed(sink->self, &event);
	return true;
}
