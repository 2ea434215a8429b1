/* Random browsers. What they do next follows from what they were told. */

#include "browse.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "pages.h"
#include "world.h"

#define BROWSERS 5
#define TABS     3

struct tab {
	const char *channel;
	char jid[40]; /* "" before the first connection */
	uint32_t last;
};

/* Its last tab is with the other channel, and never says a line again. */
struct browser {
	char token[24];
	uint64_t welcomed; /* of the page that had the token */
	char id[24];       /* of the line that is not answered, or "" */
	uint32_t number;   /* of that line, to say it again */
	struct tab tabs[TABS];
};

struct browse {
	struct browser browsers[BROWSERS];
	uint32_t serial;
	uint64_t dice;
	struct arena *arena;
};

struct browse *browse_create(void) {
	struct browse *browse = xcalloc(1, sizeof(*browse));

	for (size_t i = 0; i < BROWSERS; i++) {
		for (size_t j = 0; j < TABS; j++) {
			browse->browsers[i].tabs[j].channel =
					(i % 3 == 0) == (j == TABS - 1) ? "support" : "sales";
		}
	}
	return browse;
}

void browse_destroy(struct browse *browse) {
	xfree(browse);
}

static uint32_t below(struct browse *browse, uint32_t most) {
	uint64_t z = browse->dice += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (uint32_t)((z ^ (z >> 31)) % most);
}

/* What its storage forgets when the desk knows the token no longer. */
static void start_anew(struct browser *browser) {
	browser->token[0] = '\0';
	browser->welcomed = 0;
	browser->id[0] = '\0';
	for (size_t i = 0; i < TABS; i++) {
		browser->tabs[i].last = 0;
	}
}

/* What each tab was told since. */
static void read_pages(struct browser *browser, const struct pages *pages) {
	for (size_t i = 0; i < TABS; i++) {
		struct tab *tab = &browser->tabs[i];
		const struct page *page = pages_find(pages, tab->jid);
		if (!page) {
			continue;
		}
		if (page->is_refused && browser->token[0]) {
			start_anew(browser);
			return;
		}
		if (!page->welcomed) {
			continue;
		}
		tab->last = page->last;
		if (page->welcomed > browser->welcomed) {
			browser->welcomed = page->welcomed;
			text_copy(browser->token, sizeof(browser->token), page->token);
		}
		if (page->stored && strcmp(page->stored, browser->id) == 0) {
			browser->id[0] = '\0';
		}
	}
}

static const char *opens(struct browse *browse, size_t who, struct tab *tab) {
	static const char *const gateways[] = { "web", "web", "web2" };

	snprintf(tab->jid, sizeof(tab->jid), "b%zut%" PRIu32 "@%s", who,
			++browse->serial, gateways[below(browse, 3)]);
	return arena_print(browse->arena, "%s opens %s", tab->jid, tab->channel);
}

static bool is_other(const struct browser *browser, const struct tab *tab) {
	return tab == &browser->tabs[TABS - 1];
}

static const char *says_hello(struct browse *browse,
		const struct browser *browser, const struct tab *tab) {
	const char *more = "";

	/* Its name goes with the line, so that a story can be made shorter. */
	++browse->serial;
	if (!browser->token[0]) {
		return arena_print(browse->arena,
				"%s (given t%" PRIu32 ") says hello to %s", tab->jid,
				browse->serial, tab->channel);
	}
	if (browser->id[0] && !is_other(browser, tab)) {
		more = arena_print(browse->arena, ", unanswered %s", browser->id);
	}
	return arena_print(browse->arena,
			"%s (token %s, given t%" PRIu32 ", last %" PRIu32
			"%s) says hello to %s",
			tab->jid, browser->token, browse->serial, tab->last, more,
			tab->channel);
}

/* One line is in flight at a time; one that was not answered comes again. */
static const char *writes(struct browse *browse, struct browser *browser,
		const struct tab *tab) {
	if (is_other(browser, tab)) {
		++browse->serial;
		return arena_print(browse->arena,
				"%s (id o%" PRIu32 ") writes to %s: Other %" PRIu32, tab->jid,
				browse->serial, tab->channel, browse->serial);
	}
	if (!browser->id[0]) {
		browser->number = ++browse->serial;
		snprintf(browser->id, sizeof(browser->id), "w%" PRIu32,
				browser->number);
	}
	return arena_print(browse->arena, "%s (id %s) writes to %s: Words %" PRIu32,
			tab->jid, browser->id, tab->channel, browser->number);
}

static const char *closes(struct browse *browse, struct tab *tab) {
	if (below(browse, 3) == 0) {
		tab->last = 0; /* a reload: its storage has the token, and no lines */
	}
	return arena_print(browse->arena, "%s closes %s", tab->jid, tab->channel);
}

static const char *wishes(struct browse *browse, const struct tab *tab) {
	static const char *const wishes[] = { "end", "end", "return to",
		"return to", "rate", "leave" };

	return arena_print(browse->arena, "%s wishes to %s %s", tab->jid,
			wishes[below(browse, 6)], tab->channel);
}

static const char *does_little(struct browse *browse, const struct tab *tab) {
	static const char *const states[] = { "is composing to", "is paused to",
		"is shown by", "is hidden by" };
	uint32_t dice = below(browse, 8);

	if (dice < 4) {
		return arena_print(browse->arena, "%s %s %s", tab->jid, states[dice],
				tab->channel);
	}
	return arena_print(browse->arena, "%s has %s%" PRIu32 " of %s", tab->jid,
			dice < 6 ? "seen " : "", tab->last, tab->channel);
}

static const char *in_tab(struct browse *browse, struct browser *browser,
		struct tab *tab, const struct page *page) {
	uint32_t dice = below(browse, 20);

	if (page->is_more && dice < 10) {
		return arena_print(browse->arena,
				"%s wants the lines after %" PRIu32 " of %s", tab->jid,
				page->last, tab->channel);
	}
	if (dice < 10) {
		return writes(browse, browser, tab);
	}
	if (dice < 15) {
		return does_little(browse, tab);
	}
	if (dice < 17) {
		return closes(browse, tab);
	}
	if (dice < 18) {
		return wishes(browse, tab);
	}
	if (below(browse, 8) == 0) {
		start_anew(browser); /* it lost its storage in mid-visit */
	}
	return says_hello(browse, browser, tab);
}

/* What no page of ours would say, and what nobody may. */
static const char *forged(struct browse *browse, const struct tab *tab) {
	static const struct {
		const char *who, *does; /* NULL: a page that said hello */
	} lines[] = {
		{ NULL, "wants the lines after 999999999 of" },
		{ NULL, "has seen 999999999 of" },
		{ NULL, "(token unheard, given unheard) says hello to" },
		{ "alice", "wishes to leave" },
		{ "alice", "has seen 1 of" },
		{ "v1@home", "(token t1, given forged) says hello to" },
		{ "nobody@web", "wants the lines after 0 of" },
		{ "nobody@web", "(given forged) says hello to" },
		{ "nobody@other.example", "opens" },
	};
	uint32_t which = below(browse, sizeof(lines) / sizeof(*lines));
	const char *who = lines[which].who ? lines[which].who : tab->jid;

	return arena_print(browse->arena, "%s %s %s", who, lines[which].does,
			tab->channel);
}

static const char *gateway(struct browse *browse) {
	static const char *const lines[] = { "web announces itself",
		"web announces itself", "web2 announces itself", "web2 breaks down" };

	return lines[below(browse, 4)];
}

const char *browse_next(struct browse *browse, const struct world *world,
		uint64_t dice, struct arena *arena) {
	browse->dice = dice;
	browse->arena = arena;
	if (below(browse, 60) == 0) {
		return gateway(browse);
	}

	size_t who = below(browse, BROWSERS);
	struct browser *browser = &browse->browsers[who];
	struct tab *tab = &browser->tabs[below(browse, TABS)];
	const struct page *page;

	read_pages(browser, world->pages);
	page = pages_find(world->pages, tab->jid);
	if (!page) {
		return opens(browse, who, tab);
	}
	if (!page->welcomed) {
		return says_hello(browse, browser, tab);
	}
	if (page->is_dropped) {
		return closes(browse, tab);
	}
	if (below(browse, 30) == 0) {
		return forged(browse, tab);
	}
	return in_tab(browse, browser, tab, page);
}
