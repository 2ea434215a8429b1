/*
 * Lines that are asked for while the desk lives: of a chat, for one of its
 * legs, and of a conversation, for a page. Knows rows and events, and nothing
 * of who reads them.
 */
#include "store/store.h"

#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"

/* A page ends where it is full: the last line may go beyond. */
#define PAGE_LINES     100 /* visit.xsd: of one `lines`, too */
#define LEG_PAGE_BYTES ((size_t)256 * 1024)
/* About a frame of 64 KB; what escaping makes of it only the mouth can know. */
#define WEB_PAGE_BYTES ((size_t)48 * 1024)

/*
 * The mind knows the ids of a conversation's last 128 lines of a side, so what
 * is older than these is not looked through for one that a page still waits
 * for: it is long answered.
 */
#define OWN_LINES 512

struct page {
	struct desk_line *lines;
	size_t count;
	bool is_more;
};

void store_read_line(struct use *use, struct desk_line *line) {
	line->number = use_id(use);
	line->side = (enum desk_side)use_number(use);
	line->replaces = use_id(use);
	line->digest = (uint64_t)use_number(use);
	line->wall = use_number(use);
	line->sender = use_text(use);
	line->nick = use_text(use);
	line->id = use_text(use);
	line->lang = use_text(use);
	line->retracts = use_id(use);
	line->file = use_text(use);
}

static void copy_line(struct arena *arena, struct desk_line *line) {
	line->channel = arena_copy(arena, line->channel);
	line->sender = arena_copy(arena, line->sender);
	line->nick = arena_copy(arena, line->nick);
	line->id = arena_copy(arena, line->id);
	line->lang = arena_copy(arena, line->lang);
	line->file = arena_copy(arena, line->file);
	line->body = arena_copy(arena, line->body);
}

static void page_begin(struct store *store, struct page *page) {
	arena_reset(store->arena);
	*page = (struct page){
		.lines = arena_alloc(store->arena, PAGE_LINES * sizeof(*page->lines)),
	};
}

static bool has_room(const struct store *store, const struct page *page,
		size_t bytes) {
	return page->count < PAGE_LINES && arena_used(store->arena) < bytes;
}

bool store_fetch(struct store *store, uint32_t chat, enum desk_leg leg,
		uint32_t after, const struct event_sink *sink) {
	struct use use = store_use(store, STATEMENT_FETCH);
	struct desk_event event = { .type = DESK_EVENT_FETCHED, .to = "" };
	struct page page;

	page_begin(store, &page);
	use_bind(&use, chat);
	use_bind(&use, after);
	page.is_more = use_row(&use);
	while (page.is_more && has_room(store, &page, LEG_PAGE_BYTES)) {
		struct desk_line *line = &page.lines[page.count++];
		line->chat = chat;
		line->visitor = use_id(&use);
		line->channel = use_text(&use);
		store_read_line(&use, line);
		line->body = use_text(&use);
		copy_line(store->arena, line);
		page.is_more = use_is_whole(&use) && use_row(&use);
	}
	if (!use_end(&use)) {
		return store_fail(store, "lines were not read");
	}
	store->pages++;
	event.fetched.chat = chat;
	event.fetched.leg = leg;
	event.fetched.lines = page.lines;
	event.fetched.count = page.count;
	event.fetched.is_all = !page.is_more;
	sink->feed(sink->self, &event);
	return true;
}

static bool read_page(struct store *store, const struct desk_effect *asked,
		struct page *page) {
	struct use use = store_use(store, STATEMENT_FETCH_PAGE);
	size_t limit = arena_used(store->arena) + WEB_PAGE_BYTES;

	use_bind(&use, asked->fetch_page.visitor);
	use_bind_text(&use, asked->from);
	use_bind(&use, asked->fetch_page.after);
	use_bind(&use, PAGE_LINES + 1);
	page->is_more = use_row(&use);
	while (page->is_more && has_room(store, page, limit)) {
		struct desk_line *line = &page->lines[page->count++];
		line->visitor = asked->fetch_page.visitor;
		line->channel = asked->from;
		line->chat = use_id(&use);
		store_read_line(&use, line);
		line->body = use_text(&use);
		copy_line(store->arena, line);
		page->is_more = use_is_whole(&use) && use_row(&use);
	}
	return use_end(&use);
}

/* The place of an id among those that were asked for, or their count. */
static size_t find_id(const struct desk_effect *asked, const char *id) {
	size_t i = 0;

	while (i < asked->fetch_page.id_count &&
			strcmp(asked->fetch_page.ids[i], id) != 0) {
		i++;
	}
	return i;
}

/* Which of the ids are stored: each once, as its newest line has it. */
static bool read_own(struct store *store, const struct desk_effect *asked,
		struct desk_event *event) {
	size_t count = asked->fetch_page.id_count;
	struct desk_stored *found =
			arena_alloc(store->arena, count * sizeof(*found));
	struct use use = store_use(store, STATEMENT_FETCH_OWN);
	size_t found_count = 0;

	if (!count) {
		return true;
	}
	use_bind(&use, asked->fetch_page.visitor);
	use_bind_text(&use, asked->from);
	use_bind(&use, OWN_LINES);
	while (found_count < count && use_row(&use)) {
		uint32_t number = use_id(&use);
		int64_t wall = use_number(&use);
		size_t at = find_id(asked, use_text(&use));
		if (at < count && !found[at].id) {
			found[at] = (struct desk_stored){ asked->fetch_page.ids[at], number,
				wall };
			found_count++;
		}
	}
	for (size_t from = 0, to = 0; from < count; from++) {
		if (found[from].id) {
			found[to++] = found[from];
		}
	}
	event->fetched_page.stored = found;
	event->fetched_page.stored_count = found_count;
	return use_end(&use);
}

bool store_fetch_page(struct store *store, const struct desk_effect *asked,
		const struct event_sink *sink) {
	struct desk_event event = {
		.type = DESK_EVENT_FETCHED_PAGE,
		.from = asked->to,
		.resource = asked->resource,
		.to = asked->from,
		.asked = asked->asked,
	};
	struct page page;

	page_begin(store, &page);
	if (!read_page(store, asked, &page) || !read_own(store, asked, &event)) {
		return store_fail(store, "a page was not read");
	}
	store->pages++;
	event.fetched_page.is_hello = asked->fetch_page.is_hello;
	event.fetched_page.token = asked->fetch_page.token;
	event.fetched_page.visitor = asked->fetch_page.visitor;
	event.fetched_page.after = asked->fetch_page.after;
	event.fetched_page.lines = page.lines;
	event.fetched_page.count = page.count;
	event.fetched_page.is_all = !page.is_more;
	sink->feed(sink->self, &event);
	return true;
}
