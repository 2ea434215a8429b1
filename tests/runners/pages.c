/* Pages as they would see it. It looks at what is kept, never at the mind. */

#include "pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "form.h"

#define MOST_PAGES  256
#define PAGES_HEARD 8 /* of one visit: the last that said hello */

/* A token that was given, and for which visit. */
struct given {
	uint8_t digest[DESK_DIGEST_BYTES];
	uint32_t family;
};

struct pages {
	struct world *world;
	struct given *given;
	size_t given_count;
	uint32_t *families; /* the visitor of each visit, or 0 */
	uint32_t family_count;
	struct page items[MOST_PAGES];
	size_t count;
	uint64_t welcomes;
};

struct pages *pages_create(struct world *world) {
	struct pages *pages = xcalloc(1, sizeof(*pages));

	pages->world = world;
	return pages;
}

void pages_destroy(struct pages *pages) {
	xfree(pages->given);
	xfree(pages->families);
	xfree(pages);
}

static struct page *find(struct pages *pages, const char *jid) {
	for (size_t i = 0; jid && i < pages->count; i++) {
		if (strcmp(pages->items[i].jid, jid) == 0) {
			return &pages->items[i];
		}
	}
	return NULL;
}

const struct page *pages_find(const struct pages *pages, const char *jid) {
	for (size_t i = 0; i < pages->count; i++) {
		if (strcmp(pages->items[i].jid, jid) == 0) {
			return &pages->items[i];
		}
	}
	return NULL;
}

static void drop(struct pages *pages, struct page *page) {
	*page = pages->items[--pages->count];
}

static void open_page(struct pages *pages, const struct desk_event *event) {
	struct page *page = find(pages, event->from);

	if (!page && pages->count == MOST_PAGES) {
		return;
	}
	page = page ? page : &pages->items[pages->count++];
	*page = (struct page){
		.jid = arena_copy(pages->world->lasting, event->from),
		.site = arena_copy(pages->world->lasting, event->connection.site),
	};
}

/* The gateway's own domain, behind the `@` of each of its pages. */
static void drop_gateway(struct pages *pages, const char *domain) {
	for (size_t i = pages->count; i-- > 0;) {
		if (strcmp(strchr(pages->items[i].jid, '@') + 1, domain) == 0) {
			drop(pages, &pages->items[i]);
		}
	}
}

void pages_forget(struct pages *pages) {
	pages->count = 0;
}

static const struct desk_token *kept_token(const struct pages *pages,
		const uint8_t *digest) {
	const struct shelf *shelf = &pages->world->shelf;

	for (size_t i = 0; i < shelf->token_count; i++) {
		if (memcmp(shelf->tokens[i].digest, digest, DESK_DIGEST_BYTES) == 0) {
			return &shelf->tokens[i];
		}
	}
	return NULL;
}

static uint32_t kept_last(const struct pages *pages, uint32_t visitor,
		const char *channel) {
	const struct shelf_talk *talk =
			shelf_talk(&pages->world->shelf, visitor, channel);

	return talk ? talk->last_number : 0;
}

/* A token that is kept, and whose successor nobody used, opens its visit. */
static void check_refusal(struct pages *pages, const struct desk_event *event) {
	const struct world *world = pages->world;
	const struct page *page = find(pages, event->from);
	const struct desk_token *token =
			event->hello.token ? kept_token(pages, event->hello.token) : NULL;
	const struct desk_visit *visit =
			token ? shelf_visit(&world->shelf, token->visitor) : NULL;
	int64_t left = world->revived ? world->revived : event->wall;

	left = visit && visit->left ? visit->left : left;
	if (page && visit && !token->until &&
			event->hello.last <= kept_last(pages, token->visitor, event->to) &&
			strcmp(visit->site, page->site) == 0 &&
			event->wall - visit->born < world->settings.token_life &&
			event->wall - left < world->settings.token_idle) {
		world_blame(pages->world, "the token of %s is good and was refused",
				page->jid);
	}
}

static uint32_t family_of(const struct pages *pages, const uint8_t *digest) {
	for (size_t i = pages->given_count; digest && i-- > 0;) {
		if (memcmp(pages->given[i].digest, digest, DESK_DIGEST_BYTES) == 0) {
			return pages->given[i].family;
		}
	}
	return 0;
}

/* A visit that the page came to by its token, or a new one. */
static uint32_t join_family(struct pages *pages,
		const struct desk_event *event) {
	uint32_t family = family_of(pages, event->hello.token);
	struct given *given;

	if (!family) {
		family = ++pages->family_count;
		pages->families =
				shelf_grown(pages->families, family, sizeof(*pages->families));
		pages->families[0] = pages->families[family] = 0;
	}
	pages->given = shelf_grown(pages->given, pages->given_count,
			sizeof(*pages->given));
	given = &pages->given[pages->given_count++];
	memcpy(given->digest, event->hello.new_digest, DESK_DIGEST_BYTES);
	given->family = family;
	return family;
}

static void greet(struct pages *pages, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	struct page *page = find(pages, event->from);

	for (size_t i = first; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		if (effect->type == DESK_EFFECT_REFUSE) {
			if (effect->refuse.why == DESK_REFUSAL_TOKEN) {
				check_refusal(pages, event);
			}
			return;
		}
	}
	if (!page) {
		world_blame(pages->world, "an unknown page is let in");
		return;
	}
	page->channel = arena_copy(pages->world->lasting, event->to);
	page->last = page->far = event->hello.last;
	page->family = join_family(pages, event);
	page->visitor = pages->families[page->family];
	page->welcomed = 0;
	page->is_refused = page->is_dropped = false;
}

/* The line of its visitor with that number, or where there is an id, with it. */
static const struct desk_line *kept_line(const struct pages *pages,
		const struct page *page, uint32_t number, const char *id) {
	const struct shelf *shelf = &pages->world->shelf;

	for (size_t i = shelf->chat_count; page->channel && i-- > 0;) {
		const struct shelf_chat *chat = &shelf->chats[i];
		if (chat->row.visitor != page->visitor ||
				strcmp(chat->row.channel, page->channel) != 0) {
			continue;
		}
		for (size_t j = chat->line_count; j-- > 0;) {
			const struct desk_line *line = &chat->lines[j];
			if (id ? line->side == DESK_SIDE_VISITOR &&
									strcmp(line->id, id) == 0
				   : line->number == number) {
				return line;
			}
		}
	}
	return NULL;
}

/* The same words under the same id are no conflict. */
static void check_conflict(struct pages *pages, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	const struct page *page = find(pages, event->from);
	const struct desk_line *kept = NULL;

	for (size_t i = first; page && i < effects->count; i++) {
		if (effects->items[i].type == DESK_EFFECT_REFUSE &&
				effects->items[i].refuse.why == DESK_REFUSAL_CONFLICT) {
			kept = kept_line(pages, page, 0, event->line.id);
		}
	}
	if (kept && kept->digest == event->line.digest) {
		world_blame(pages->world, "%s is stored and called a conflict",
				event->line.id);
	}
}

void pages_step(struct pages *pages, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	struct page *page;

	switch ((int)event->type) {
	case DESK_EVENT_CONNECTION:
		open_page(pages, event);
		break;
	case DESK_EVENT_CONNECTION_GONE:
		page = find(pages, event->from);
		if (page) {
			drop(pages, page);
		}
		break;
	case DESK_EVENT_GATEWAY:
	case DESK_EVENT_GATEWAY_GONE:
		drop_gateway(pages, event->from);
		break;
	case DESK_EVENT_LINE:
		check_conflict(pages, event, effects, first);
		break;
	case DESK_EVENT_HELLO:
		greet(pages, event, effects, first);
		break;
	case DESK_EVENT_LINK_DOWN:
		pages->count = 0;
		break;
	}
}

/* Whose page it is, once that is kept. */
static void identify(const struct pages *pages, struct page *page) {
	page->visitor = pages->families[page->family];
}

static void check_words(struct pages *pages, const struct page *page,
		const struct desk_line *told) {
	const struct desk_line *kept = kept_line(pages, page, told->number, NULL);

	if (!kept || kept->side != told->side ||
			strcmp(kept->body, told->body) != 0 ||
			kept->replaces != told->replaces ||
			kept->retracts != told->retracts || kept->wall != told->wall) {
		world_blame(pages->world, "line %" PRIu32 " of %s is not as it is kept",
				told->number, page->jid);
	}
	if (told->sender[0] || (told->side == DESK_SIDE_AGENT && told->id[0])) {
		world_blame(pages->world, "a page is told who exactly wrote");
	}
}

/* One more line, wherever it came from. */
static void take(struct pages *pages, struct page *page, uint32_t number) {
	if (number == page->last + 1) {
		page->last = number;
	} else if (!page->is_more) {
		world_blame(pages->world,
				"%s is told line %" PRIu32 " after line %" PRIu32, page->jid,
				number, page->last);
	}
	page->far = number > page->far ? number : page->far;
}

static void take_page(struct pages *pages, struct page *page, uint32_t after,
		const struct desk_line *lines, size_t count, bool is_more) {
	for (size_t i = 0; i < count; i++) {
		if (lines[i].number != after + i + 1) {
			world_blame(pages->world,
					"a page of lines after %" PRIu32 " has a gap", after);
		}
		check_words(pages, page, &lines[i]);
	}
	if (after > page->last) {
		return; /* not what a page asks for that wants them all */
	}
	if (after + count > page->last) {
		page->last = after + (uint32_t)count;
	}
	page->is_more = is_more;
	if (!is_more && page->last < page->far) {
		world_blame(pages->world,
				"%s is told that line %" PRIu32 " is the last", page->jid,
				page->last);
	}
}

static void welcome(struct pages *pages, struct page *page,
		const struct desk_effect *effect) {
	page->token = arena_copy(pages->world->lasting, effect->welcome.token);
	page->welcomed = ++pages->welcomes;
	page->is = effect->welcome.state.is;
	page->is_more = true;
	identify(pages, page);
	take_page(pages, page, page->last, effect->welcome.lines,
			effect->welcome.line_count, effect->welcome.is_more);
	for (size_t i = 0; i < effect->welcome.stored_count; i++) {
		const struct desk_stored *stored = &effect->welcome.stored[i];
		const struct desk_line *kept =
				kept_line(pages, page, stored->number, NULL);
		page->stored = arena_copy(pages->world->lasting, stored->id);
		if (!kept || strcmp(kept->id, stored->id) != 0) {
			world_blame(pages->world, "%s is told that %s is stored", page->jid,
					stored->id);
		}
	}
}

static void store(struct pages *pages, struct page *page,
		const struct desk_stored *stored) {
	const struct desk_line *kept;

	identify(pages, page);
	page->stored = arena_copy(pages->world->lasting, stored->id);
	kept = kept_line(pages, page, stored->number, NULL);
	if (!kept || strcmp(kept->id, stored->id) != 0 ||
			kept->wall != stored->wall) {
		world_blame(pages->world, "%s is stored and not kept", stored->id);
	}
	if (stored->number > page->last) {
		take(pages, page, stored->number);
	}
}

void pages_hear(struct pages *pages, const struct desk_effect *effect) {
	struct page *page = find(pages, effect->to);

	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_TOKEN:
		pages->families[family_of(pages, effect->token.digest)] =
				effect->token.visitor;
		break;
	case DESK_EFFECT_WELCOME:
		if (page) {
			welcome(pages, page, effect);
		}
		break;
	case DESK_EFFECT_LINES:
		if (page) {
			take_page(pages, page, effect->lines.after, effect->lines.lines,
					effect->lines.count, effect->lines.is_more);
		}
		break;
	case DESK_EFFECT_STORED:
		if (page) {
			store(pages, page, &effect->stored);
		}
		break;
	case DESK_EFFECT_LINE:
		if (!page || !page->welcomed) {
			world_blame(pages->world, "a line for a page that is not there");
			break;
		}
		identify(pages, page);
		check_words(pages, page, &effect->page_line);
		take(pages, page, effect->page_line.number);
		break;
	case DESK_EFFECT_REFUSE:
		if (page) {
			page->is_refused |= effect->refuse.why == DESK_REFUSAL_TOKEN;
			page->is_dropped |= effect->refuse.why == DESK_REFUSAL_NO_HELLO;
		}
		break;
	case DESK_EFFECT_STATE:
		if (page) {
			page->is = effect->state.is;
		}
		break;
	}
}

/* Of nine pages of a visit the desk speaks to the eight youngest. */
static bool is_heard(const struct pages *pages, const struct page *page) {
	size_t younger = 0;

	for (size_t i = 0; i < pages->count; i++) {
		younger += pages->items[i].visitor == page->visitor &&
				pages->items[i].welcomed > page->welcomed;
	}
	return younger < PAGES_HEARD;
}

static enum chat_state kept_state(const struct pages *pages,
		const struct page *page) {
	const struct shelf *shelf = &pages->world->shelf;

	for (size_t i = shelf->chat_count; i-- > 0;) {
		const struct desk_chat *row = &shelf->chats[i].row;
		if (row->visitor == page->visitor &&
				strcmp(row->channel, page->channel) == 0) {
			return row->state == CHAT_STATE_WAITING ||
							row->state == CHAT_STATE_TALKING ||
							row->state == CHAT_STATE_ENDED
					? row->state
					: 0;
		}
	}
	return 0;
}

static bool is_nothing(enum chat_state state) {
	return state != CHAT_STATE_WAITING && state != CHAT_STATE_TALKING &&
			state != CHAT_STATE_ENDED;
}

static void check_page(struct pages *pages, struct page *page) {
	enum chat_state is;

	identify(pages, page);
	if (!page->visitor || !shelf_visit(&pages->world->shelf, page->visitor) ||
			!is_heard(pages, page)) {
		return;
	}
	if (!page->is_more &&
			page->last < kept_last(pages, page->visitor, page->channel)) {
		world_blame(pages->world, "line %" PRIu32 " does not come to %s",
				page->last + 1, page->jid);
	}
	is = kept_state(pages, page);
	if (is == CHAT_STATE_ENDED && page->is == CHAT_STATE_CLOSED) {
		return; /* it is too late to return, and it is not closed yet */
	}
	if (is ? is != page->is : !is_nothing(page->is)) {
		world_blame(pages->world, "%s is told %s of a chat that is %s",
				page->jid, page->is ? chat_state_name(page->is) : "nothing",
				is ? chat_state_name(is) : "over");
	}
}

void pages_check(struct pages *pages) {
	if (!pages->world->is_linked || pages->world->fetch_count) {
		return;
	}
	for (size_t i = 0; i < pages->count; i++) {
		if (pages->items[i].welcomed) {
			check_page(pages, &pages->items[i]);
		}
	}
}
