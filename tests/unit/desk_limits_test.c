/*
 * The bounds of desk/limits.h that no story could reach: as many people and
 * lines as it takes, and one more.
 */

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "desk/desk.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/limits.h"

static struct desk *desk;
static struct desk_effects effects;

static void begin(void) {
	static const struct desk_channel_settings support = {
		.name = "support",
		.title = "Support",
		.group = "",
		.language = "en",
		.grace = 1000,
		.reopen = 1000,
		.queue_most = UINT32_MAX,
	};
	static const char *const gateways[] = { "web" };
	static const struct desk_settings settings = {
		.channels = &support,
		.channel_count = 1,
		.gateways = gateways,
		.gateway_count = 1,
		.token_idle = 1000,
		.token_life = 1000,
		.away_after = 1000,
		.status_every = 1000,
		.staff_settle = 1000,
		.dismissal_memory = 1000,
	};

	desk = desk_create(&settings);
	effects_init(&effects);
}

static void finish(void) {
	effects_finish(&effects);
	desk_destroy(desk);
}

/* What is done because of it stays in `effects` until the next. */
static void happens(struct desk_event *event) {
	effects_reset(&effects);
	event->now = 1000;
	event->wall = 1000;
	event->resource = event->resource ? event->resource : "";
	event->to = event->to ? event->to : "support";
	desk_step(desk, event, &effects);
}

static void revived(void) {
	happens(&(struct desk_event){ .type = DESK_EVENT_REVIVED });
}

static const struct desk_effect *find(enum desk_effect_type type) {
	for (size_t i = 0; i < effects.count; i++) {
		if (effects.items[i].type == type) {
			return &effects.items[i];
		}
	}
	return NULL;
}

static size_t count(enum desk_effect_type type) {
	size_t found = 0;

	for (size_t i = 0; i < effects.count; i++) {
		found += effects.items[i].type == type;
	}
	return found;
}

static const char *numbered(const char *letter, unsigned number) {
	static char names[2][32];
	static unsigned turn;
	char *name = names[turn++ % 2];

	snprintf(name, sizeof(names[0]), "%s%u", letter, number);
	return name;
}

static void writes(const char *who, const char *to, const char *body) {
	happens(&(struct desk_event){
			.type = DESK_EVENT_LINE,
			.from = who,
			.to = to,
			.asked = "q",
			.line = { .body = body },
	});
}

static void hired(const char *who, const char *const *groups, size_t length) {
	happens(&(struct desk_event){
			.type = DESK_EVENT_STAFF_MEMBER,
			.member = { who, "", groups, length },
	});
}

static void alice_is_hired(void) {
	static const char *const groups[] = { "support" };

	hired("alice@x", groups, 1);
}

static void is_remembered(const char *who) {
	static const char *const groups[] = { "support" };

	happens(&(struct desk_event){ .type = DESK_EVENT_REVIVE_MEMBER,
			.member = { who, "", groups, 1 } });
}

/* Whoever works there commands the channel; all others are its visitors. */
static bool works_here(const char *who) {
	writes(who, "support", "help");
	return !find(DESK_EFFECT_KEEP_LINE);
}

static void remember_visitor(unsigned number) {
	happens(&(struct desk_event){
			.type = DESK_EVENT_REVIVE_VISITOR,
			.visitor = { .id = number,
					.jid = numbered("v", number),
					.address = numbered("visitor-", number),
					.name = "" },
	});
}

static void remember_chat(unsigned number, enum chat_state state,
		const char *agent) {
	remember_visitor(number);
	happens(&(struct desk_event){
			.type = DESK_EVENT_REVIVE_CONVERSATION,
			.conversation = { number, "support", 1 },
	});
	happens(&(struct desk_event){
			.type = DESK_EVENT_REVIVE_CHAT,
			.chat = { .id = number,
					.visitor = number,
					.channel = "support",
					.state = state,
					.agent = agent,
					.serving = "",
					.heir = "",
					.passed_by = "",
					.pass_note = "",
					.tags = "",
					.first_number = 1 },
	});
}

static void test_visitors(void) {
	struct desk_figures figures;

	begin();
	for (unsigned i = 1; i <= VISITORS_MOST; i++) {
		remember_visitor(i);
	}
	revived();
	alice_is_hired();
	writes("v1", "support", "I am still here");
	writes("new", "support", "Hello");
	/* The one who was silent longest, and not he who just wrote. */
	const struct desk_effect *kept = find(DESK_EFFECT_KEEP_VISITOR);
	CHECK(kept && kept->visitor.id == 2);
	CHECK_SAME(kept ? kept->visitor.jid : NULL, "~2");
	CHECK(count(DESK_EFFECT_KEEP_LINE) == 1);
	desk_count(desk, &figures);
	CHECK(figures.visitors == VISITORS_MOST);
	finish();
}

static void test_visitors_with_chats(void) {
	begin();
	for (unsigned i = 1; i <= VISITORS_MOST; i++) {
		remember_chat(i, CHAT_STATE_WAITING, "");
	}
	revived();
	alice_is_hired();
	writes("new", "support", "Hello");
	CHECK(find(DESK_EFFECT_REFUSE) && !find(DESK_EFFECT_KEEP_VISITOR));
	writes("v1", "support", "Hello?");
	CHECK(find(DESK_EFFECT_KEEP_LINE));
	finish();
}

static void test_agents(void) {
	static const char *const groups[] = { "support" };
	char last[16];

	begin();
	revived();
	for (unsigned i = 1; i <= AGENTS_MOST; i++) {
		hired(numbered("a", i), groups, 1);
	}
	snprintf(last, sizeof(last), "a%d", AGENTS_MOST);
	CHECK(works_here("a1") && works_here(last));
	hired("late", groups, 1);
	CHECK(!find(DESK_EFFECT_KEEP_MEMBER));
	CHECK(!works_here("late"));
	finish();
}

static void test_agents_revived(void) {
	begin();
	for (unsigned i = 1; i <= AGENTS_MOST; i++) {
		is_remembered(numbered("a", i));
	}
	is_remembered("late");
	revived();
	CHECK(works_here("a1") && !works_here("late"));
	finish();
}

static void test_dismissals(void) {
	static const char *const groups[] = { "support" };

	begin();
	revived();
	alice_is_hired();
	for (unsigned i = 0; i <= DISMISSALS_MOST; i++) {
		hired(numbered("a", i), groups, 1);
		happens(&(struct desk_event){ .type = DESK_EVENT_STAFF_GONE,
				.from = numbered("a", i) });
	}
	CHECK_SAME(find(DESK_EFFECT_KEEP_DISMISSAL_GONE)->dismissal.jid, "a0");
	writes("a1", "support", "Hello");
	CHECK(find(DESK_EFFECT_REFUSE));
	writes("a0", "support", "Hello");
	CHECK(find(DESK_EFFECT_KEEP_LINE)); /* forgotten: a visitor like any */
	finish();
}

static void test_dismissals_revived(void) {
	begin();
	is_remembered("alice@x");
	happens(&(struct desk_event){
			.type = DESK_EVENT_REVIVE_DISMISSAL,
			.dismissal = { "long-ago", "support", 0 },
	});
	const struct desk_effect *gone = find(DESK_EFFECT_KEEP_DISMISSAL_GONE);
	CHECK(gone && strcmp(gone->dismissal.jid, "long-ago") == 0);
	for (unsigned i = 0; i <= DISMISSALS_MOST; i++) {
		happens(&(struct desk_event){
				.type = DESK_EVENT_REVIVE_DISMISSAL,
				.dismissal = { numbered("a", i), "support", 1000 },
		});
	}
	revived();
	writes("a0", "support", "Hello");
	CHECK(find(DESK_EFFECT_REFUSE));
	writes(numbered("a", DISMISSALS_MOST), "support", "Hello");
	CHECK(find(DESK_EFFECT_KEEP_LINE));
	finish();
}

static bool is_told_to_switch_off(const char *who) {
	happens(&(struct desk_event){
			.type = DESK_EVENT_LINE,
			.from = who,
			.asked = "q",
			.line = { .body = "", .is_encrypted = true },
	});
	CHECK(find(DESK_EFFECT_REFUSE));
	return find(DESK_EFFECT_TELL);
}

static void test_warned(void) {
	begin();
	revived();
	alice_is_hired();
	for (unsigned i = 0; i < WARNED_MOST; i++) {
		CHECK(is_told_to_switch_off(numbered("v", i)));
	}
	CHECK(!is_told_to_switch_off("v0"));
	CHECK(is_told_to_switch_off("new"));
	CHECK(!is_told_to_switch_off("v1"));
	CHECK(is_told_to_switch_off("v0"));
	finish();
}

/* So many chats of alice's, and nothing of them is on its way. */
static void alice_talks_in(unsigned chats) {
	begin();
	is_remembered("alice@x");
	for (unsigned i = 1; i <= chats; i++) {
		remember_chat(i, CHAT_STATE_TALKING, "alice@x");
	}
	revived();
	happens(&(struct desk_event){ .type = DESK_EVENT_LINK_UP });
	for (unsigned i = 1; i <= chats; i++) {
		for (enum desk_leg leg = DESK_LEG_AGENT; leg <= DESK_LEG_VISITOR;
				leg++) {
			happens(&(struct desk_event){ .type = DESK_EVENT_FETCHED,
					.fetched = { .chat = i, .leg = leg, .is_all = true } });
		}
	}
}

/* Whether a line to that visitor is said at once; it is kept anyway. */
static bool is_said(unsigned visitor, const char *body) {
	writes("alice@x", numbered("visitor-", visitor), body);
	CHECK(count(DESK_EFFECT_KEEP_LINE) == 1 && !find(DESK_EFFECT_FETCH));
	return find(DESK_EFFECT_SAY);
}

/* Says so many lines in each chat, and returns the last one's number. */
static uint64_t say_in_each(unsigned chats, unsigned lines, const char *body) {
	size_t said = 0;
	uint64_t out = 0;

	for (unsigned i = 0; i < lines; i++) {
		for (unsigned chat = 1; chat <= chats; chat++) {
			said += is_said(chat, body);
			out = find(DESK_EFFECT_SAY) ? find(DESK_EFFECT_SAY)->say.out : out;
		}
	}
	CHECK(said == (size_t)chats * lines);
	return out;
}

/* What waits is in the store until there is room for it. */
static void proves(uint64_t out, size_t fetches) {
	happens(&(
			struct desk_event){ .type = DESK_EVENT_HANDED, .handed = { out } });
	CHECK(count(DESK_EFFECT_FETCH) == fetches);
}

static void test_unproven(void) {
	static char body[UNPROVEN_BYTES_MOST / 64 + 1];
	const unsigned chats = UNPROVEN_MOST / LEG_UNPROVEN_MOST + 1;

	alice_talks_in(chats);
	say_in_each(chats, UNPROVEN_MOST / chats, "Hello");
	uint64_t out = say_in_each(UNPROVEN_MOST % chats, 1, "Hello");
	CHECK(!is_said(chats, "Hello"));
	proves(out, 1);
	finish();

	alice_talks_in(33);
	memset(body, 'x', sizeof(body) - 1);
	out = say_in_each(32, 2, body);
	CHECK(!is_said(33, "Hello"));
	proves(out, 1);
	finish();
}

/* Who fills his leg waits, and nobody else does. */
static void test_unproven_on_a_leg(void) {
	static char body[LEG_UNPROVEN_BYTES_MOST / 2 + 1];

	alice_talks_in(2);
	uint64_t out = say_in_each(1, LEG_UNPROVEN_MOST, "Hello");
	CHECK(!is_said(1, "Hello") && is_said(2, "Hello"));
	proves(out, 1);
	finish();

	alice_talks_in(2);
	memset(body, 'x', sizeof(body) - 1);
	out = say_in_each(1, 2, body);
	CHECK(!is_said(1, "Hello") && is_said(2, "Hello"));
	proves(out, 1);
	finish();
}

static void test_fetching(void) {
	begin();
	is_remembered("alice@x");
	for (unsigned i = 1; i <= FETCHING_MOST; i++) {
		remember_chat(i, CHAT_STATE_TALKING, "alice@x");
	}
	revived();
	happens(&(struct desk_event){ .type = DESK_EVENT_LINK_UP });
	CHECK(count(DESK_EFFECT_FETCH) == FETCHING_MOST);
	const struct desk_effect *asked = find(DESK_EFFECT_FETCH);
	struct desk_event answer = { .type = DESK_EVENT_FETCHED,
		.fetched = { .chat = asked->fetch.chat,
				.leg = asked->fetch.leg,
				.is_all = true } };
	happens(&answer);
	CHECK(count(DESK_EFFECT_FETCH) == 1);
	finish();
}

static void page_opens(const char *page) {
	happens(&(struct desk_event){ .type = DESK_EVENT_CONNECTION,
			.from = page,
			.connection = { "https://shop.example", "" } });
}

/* Its number is its token's, too. */
static void page_says_hello(const char *page, unsigned number) {
	struct desk_event hello = { .type = DESK_EVENT_HELLO,
		.from = page,
		.asked = "q",
		.hello = { .new_token = "token" } };

	memcpy(hello.hello.new_digest, &number, sizeof(number));
	happens(&hello);
}

static void test_connections(void) {
	struct desk_figures figures;
	char page[32];

	begin();
	revived();
	for (unsigned i = 0; i <= CONNECTIONS_MOST; i++) {
		snprintf(page, sizeof(page), "p%u@web", i);
		page_opens(page);
		page_says_hello(page, i);
		CHECK(!find(DESK_EFFECT_WELCOME) == (i == CONNECTIONS_MOST));
	}
	desk_count(desk, &figures);
	CHECK(figures.pages == CONNECTIONS_MOST);
	happens(&(struct desk_event){ .type = DESK_EVENT_CONNECTION_GONE,
			.from = "p7@web" });
	page_opens(page);
	page_says_hello(page, CONNECTIONS_MOST);
	CHECK(find(DESK_EFFECT_WELCOME));
	finish();
}

/* The first visitor of them all came by the web. */
static void fill_with_visitors(void) {
	happens(&(struct desk_event){ .type = DESK_EVENT_REVIVE_VISITOR,
			.visitor = { 1, "#1", "visitor-1", "", 1000 } });
	happens(&(struct desk_event){ .type = DESK_EVENT_REVIVE_VISIT,
			.visit = { .visitor = 1,
					.site = "https://shop.example",
					.born = 1000,
					.left = 1000 } });
	happens(&(struct desk_event){ .type = DESK_EVENT_REVIVE_TOKEN,
			.token = { .visitor = 1, .digest = { 1 }, .number = 1 } });
	for (unsigned i = 2; i < VISITORS_MOST; i++) {
		remember_visitor(i);
	}
	revived();
	alice_is_hired();
	writes("last", "support", "Hello");
}

static void test_visits(void) {
	static const uint8_t token[DESK_DIGEST_BYTES] = { 1 };

	begin();
	fill_with_visitors();
	writes("new", "support", "Hello");
	CHECK(find(DESK_EFFECT_KEEP_VISIT_GONE));
	finish();

	/* Who has a page open is not forgotten. */
	begin();
	fill_with_visitors();
	page_opens("p@web");
	happens(&(struct desk_event){ .type = DESK_EVENT_HELLO,
			.from = "p@web",
			.asked = "q",
			.hello = { .token = token, .new_token = "token" } });
	CHECK(find(DESK_EFFECT_WELCOME));
	writes("new", "support", "Hello");
	CHECK(find(DESK_EFFECT_KEEP_LINE) && !find(DESK_EFFECT_KEEP_VISIT_GONE));
	finish();
}

static void remember_block(unsigned visitor, int64_t until) {
	remember_visitor(visitor);
	happens(&(struct desk_event){
			.type = DESK_EVENT_REVIVE_BLOCK,
			.block = { visitor, visitor, "", "alice@x", until },
	});
}

static bool is_refused(unsigned visitor) {
	writes(numbered("v", visitor), "support", "hi");
	return find(DESK_EFFECT_REFUSE) != NULL;
}

/* One block more: the one that ends first gives way, whoever it is. */
static void test_blocks(void) {
	const desk_ms hour = 3600 * 1000;

	begin();
	is_remembered("alice@x");
	remember_block(1, 1000); /* over just now: the row goes */
	CHECK(find(DESK_EFFECT_KEEP_BLOCK_GONE)->block.visitor == 1);
	remember_block(77777, 999);
	CHECK(find(DESK_EFFECT_KEEP_BLOCK_GONE));
	for (unsigned i = 1; i <= BLOCKS_MOST; i++) {
		/* Neither the first nor the last that is remembered ends first. */
		remember_block(i, hour + (i * 7919U) % BLOCKS_MOST);
	}
	remember_chat(BLOCKS_MOST + 1, CHAT_STATE_WAITING, "");
	revived();
	alice_is_hired();
	CHECK(is_refused(1) && is_refused(BLOCKS_MOST));
	writes("alice@x", "support", "block 10001 2h");
	CHECK(find(DESK_EFFECT_KEEP_BLOCK)->block.visitor == BLOCKS_MOST + 1);
	CHECK(count(DESK_EFFECT_KEEP_BLOCK_GONE) == 1);
	CHECK(find(DESK_EFFECT_KEEP_BLOCK_GONE)->block.visitor == BLOCKS_MOST);
	CHECK(is_refused(BLOCKS_MOST + 1) && !is_refused(BLOCKS_MOST));
	finish();
}

/*
 * Alice comes: as many entries as there may be are no room for hers, one less
 * are. And however many are due, a tick looks at few.
 */
static size_t entries_of_alice(unsigned kept) {
	begin();
	is_remembered("alice@x");
	for (unsigned i = 0; i < kept; i++) {
		happens(&(struct desk_event){ .type = DESK_EVENT_REVIVE_ENTRY,
				.entry = { "bob@x", numbered("v-", i), "", 1, 0, true } });
	}
	revived();
	happens(&(struct desk_event){ .type = DESK_EVENT_LINK_UP });
	happens(&(struct desk_event){ .type = DESK_EVENT_GRANTED,
			.from = "x",
			.granted = { true } });
	happens(&(struct desk_event){ .type = DESK_EVENT_STAFF_SHOWS,
			.from = "alice@x",
			.resource = "pc",
			.shows = { .show = DESK_SHOW_AVAILABLE } });
	size_t found = count(DESK_EFFECT_ROSTER);
	happens(&(struct desk_event){ .type = DESK_EVENT_TICK });
	CHECK(count(DESK_EFFECT_KEEP_ENTRY) == 64);
	finish();
	return found;
}

static void test_entries(void) {
	CHECK(entries_of_alice(ENTRIES_MOST - 1) == 1);
	CHECK(entries_of_alice(ENTRIES_MOST) == 0);
}

int main(void) {
	test_blocks();
	test_connections();
	test_visits();
	test_visitors();
	test_visitors_with_chats();
	test_agents();
	test_agents_revived();
	test_dismissals();
	test_dismissals_revived();
	test_warned();
	test_unproven();
	test_unproven_on_a_leg();
	test_fetching();
	test_entries();
	return check_report();
}
