/* Random browsers. What they do next follows from what they were told. */

#include "browse.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "pages.h"
#include "world.h"

#define BROWSERS 5
#define TABS     3

struct tab {
	char jid[40]; /* "" before the first connection */
	uint32_t last;
};

struct browser {
	const char *channel;
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
		browse->browsers[i].channel = i % 3 ? "support" : "sales";
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
	return arena_print(browse->arena, "%s opens %s", tab->jid,
			browse->browsers[who].channel);
}

static const char *says_hello(struct browse *browse,
		const struct browser *browser, const struct tab *tab) {
	const char *more = "";

	/* Its name goes with the line, so that a story can be made shorter. */
	++browse->serial;
	if (!browser->token[0]) {
		return arena_print(browse->arena,
				"%s (given t%" PRIu32 ") says hello to %s", tab->jid,
				browse->serial, browser->channel);
	}
	if (browser->id[0]) {
		more = arena_print(browse->arena, ", unanswered %s", browser->id);
	}
	return arena_print(browse->arena,
			"%s (token %s, given t%" PRIu32 ", last %" PRIu32
			"%s) says hello to %s",
			tab->jid, browser->token, browse->serial, tab->last, more,
			browser->channel);
}

/* One line is in flight at a time; one that was not answered comes again. */
static const char *writes(struct browse *browse, struct browser *browser,
		const struct tab *tab) {
	if (!browser->id[0]) {
		browser->number = ++browse->serial;
		snprintf(browser->id, sizeof(browser->id), "w%" PRIu32,
				browser->number);
	}
	return arena_print(browse->arena, "%s (id %s) writes to %s: Words %" PRIu32,
			tab->jid, browser->id, browser->channel, browser->number);
}

static const char *closes(struct browse *browse, const struct browser *browser,
		struct tab *tab) {
	if (below(browse, 3) == 0) {
		tab->last = 0; /* a reload: its storage has the token, and no lines */
	}
	return arena_print(browse->arena, "%s closes %s", tab->jid,
			browser->channel);
}

static const char *wishes(struct browse *browse, const struct browser *browser,
		const struct tab *tab) {
	static const char *const wishes[] = { "end", "end", "return to",
		"return to", "rate", "leave" };

	return arena_print(browse->arena, "%s wishes to %s %s", tab->jid,
			wishes[below(browse, 6)], browser->channel);
}

static const char *does_little(struct browse *browse,
		const struct browser *browser, const struct tab *tab) {
	static const char *const states[] = { "is composing to", "is paused to",
		"is shown by", "is hidden by" };
	uint32_t dice = below(browse, 8);

	if (dice < 4) {
		return arena_print(browse->arena, "%s %s %s", tab->jid, states[dice],
				browser->channel);
	}
	return arena_print(browse->arena, "%s has %s%" PRIu32 " of %s", tab->jid,
			dice < 6 ? "seen " : "", tab->last, browser->channel);
}

static const char *in_tab(struct browse *browse, struct browser *browser,
		struct tab *tab, const struct page *page) {
	uint32_t dice = below(browse, 20);

	if (page->is_more && dice < 10) {
		return arena_print(browse->arena,
				"%s wants the lines after %" PRIu32 " of %s", tab->jid,
				page->last, browser->channel);
	}
	if (dice < 10) {
		return writes(browse, browser, tab);
	}
	if (dice < 15) {
		return does_little(browse, browser, tab);
	}
	if (dice < 17) {
		return closes(browse, browser, tab);
	}
	return dice < 18 ? wishes(browse, browser, tab)
					 : says_hello(browse, browser, tab);
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
		return closes(browse, browser, tab);
	}
	return in_tab(browse, browser, tab, page);
}
