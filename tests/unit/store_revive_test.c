/*
 * What a desk is told when it begins anew: every kind of row as it was kept,
 * and nothing of chats that are over.
 */
#include "store/sqlite.h"

#include <string.h>

#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store_case.h"

static void test_every_kind_comes_back(void) {
	static const char *const groups[] = { "support", "support:manager" };
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_chat *chat;
	struct desk_line *line;
	static const char is[] =
			"member ben@example.org Ben [support] [support:manager]\n"
			"member cleo@example.org \n"
			"dismissal eli@example.org support 1700000000003\n"
			"dismissal dan@example.org support 1700000000007\n"
			"visitor 1 anna1@example.org anna-1 Änna 1700000000001\n"
			"conversation 1 support 2\n"
			"chat 7 1 support 3 ben@example.org 1 1700000000002 1700000000003 "
			"1700000099999 2 1 2 1\n"
			"row 7 1 support 1 1 anna1@example.org  m1  (none) 0 "
			"18364758544493064720 1700000000005\n"
			"row 7 1 support 2 2 ben@example.org Ben  de (none) 1 "
			"18446744073709551615 1700000000006\n"
			"revived\n";

	effects_init(&effects);
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "ben@example.org", "B", groups, 1 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "ben@example.org", "Ben", groups, 2 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "cleo@example.org", "", NULL, 0 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER)->member =
			(struct desk_member){ "dan@example.org", "Dan", groups, 2 };
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER_GONE)->member.jid =
			"dan@example.org";
	effects_add(&effects, DESK_EFFECT_KEEP_MEMBER_GONE)->member.jid =
			"nobody@example.org";
	for (int64_t wall = 1700000000006; wall < 1700000000008; wall++) {
		effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
				(struct desk_dismissal){ "dan@example.org", "support", wall };
	}
	effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
			(struct desk_dismissal){ "eli@example.org", "support",
				1700000000003 };
	effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
			(struct desk_dismissal){ "eli@example.org", "sales",
				1700000000004 };
	for (int i = 0; i < 2; i++) {
		effects_add(&effects, DESK_EFFECT_KEEP_DISMISSAL_GONE)->dismissal =
				(struct desk_dismissal){ "eli@example.org", "sales", 0 };
	}
	case_add_visitor(&effects, 1);
	case_add_visitor(&effects, 1);
	case_add_chat(&effects, 7, 1, CHAT_STATE_WAITING);
	case_add_line(&effects, 7, 1, 1, "Where is my parcel?");
	line = case_add_line(&effects, 7, 1, 2, "Here");
	line->side = DESK_SIDE_AGENT;
	line->sender = "ben@example.org";
	line->nick = "Ben";
	line->id = "";
	line->lang = "de";
	line->replaces = 1;
	line->digest = UINT64_MAX;
	line->wall = 1700000000006;
	chat = case_add_chat(&effects, 7, 1, CHAT_STATE_TALKING);
	chat->agent = "ben@example.org";
	chat->is_returned = true;
	chat->deadline = 1700000099999;
	chat->last_word = DESK_SIDE_AGENT;
	effects_add(&effects, DESK_EFFECT_SAY);
	for (int leg = DESK_LEG_AGENT; leg <= DESK_LEG_VISITOR; leg++) {
		struct desk_effect *effect =
				effects_add(&effects, DESK_EFFECT_KEEP_HANDED);
		effect->handed.chat = 7;
		effect->handed.leg = (enum desk_leg)leg;
		effect->handed.number = leg == DESK_LEG_AGENT ? 2 : 1;
	}
	CHECK(case_keep(store, &effects));
	CHECK_SAME(case_revive(store), is);
	store_close(store);

	store = case_open();
	CHECK(!store_was_unclean(store));
	CHECK_SAME(case_revive(store), is);
	CHECK(!case_heard.past.is_unclean);
	CHECK(case_heard.past.last_wall == 1700000000006);
	CHECK(case_heard.past.last_chat == 7 && case_heard.past.last_visitor == 1);
	CHECK(store_beat(store, 1700000001000));
	store_close(store);
	store = case_open();
	case_revive(store);
	CHECK(case_heard.past.last_wall == 1700000001000);
	store_close(store);
	effects_finish(&effects);
}

/* By when they are due, and those of the same time as they came. */
static void add_entries(struct desk_effects *effects) {
	static const struct desk_entry rows[] = {
		{ "ben@example.org", "vera-2345", "Vera", 1700000000300, 0, false },
		{ "ben@example.org", "support", "Support", 1700000000200, 1, true },
		{ "ada@example.org", "support", "Support", 1700000000200, 0, true },
		{ "eli@example.org", "support", "Support", 1700000000100, 2, false },
		{ "ben@example.org", "vera-2345", "Vera Berg", 1700000000301, 0, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		effects_add(effects, DESK_EFFECT_KEEP_ENTRY)->entry = rows[i];
	}
	/* One that was there, and one that never was. */
	effects_add(effects, DESK_EFFECT_KEEP_ENTRY_GONE)->entry = rows[3];
	effects_add(effects, DESK_EFFECT_KEEP_ENTRY_GONE)->entry =
			(struct desk_entry){ "ada@example.org", "vera-2345" };
}

static void add_decisions(struct desk_effects *effects) {
	for (uint32_t i = 0; i < 2; i++) {
		effects_add(effects, DESK_EFFECT_KEEP_HABIT)->habit =
				(struct desk_habit){ "ben@example.org", DESK_DUTY_HERE,
					i ? "nl" : "" };
		effects_add(effects, DESK_EFFECT_KEEP_ROOM)->room =
				(struct desk_room){ "ben@example.org", "support", i * 4 };
		effects_add(effects, DESK_EFFECT_KEEP_BLOCK)->block =
				(struct desk_block){ 1, 7 + i, i ? "f00d" : "",
					"ben@example.org", 1700000000100 + i };
	}
	effects_add(effects, DESK_EFFECT_KEEP_BLOCK)->block =
			(struct desk_block){ 2, 0, "", "cleo@example.org", 1700000000050 };
	effects_add(effects, DESK_EFFECT_KEEP_BLOCK)->block =
			(struct desk_block){ 3, 0, "", "cleo@example.org", 1700000000001 };
	effects_add(effects, DESK_EFFECT_KEEP_BLOCK_GONE)->block.visitor = 3;
	effects_add(effects, DESK_EFFECT_KEEP_BLOCK_GONE)->block.visitor = 77;
	add_entries(effects);
}

static void add_ear(struct desk_effects *effects, enum desk_effect_type type,
		uint32_t chat, const char *jid, uint32_t handed) {
	effects_add(effects, type)->ear = (struct desk_ear){ chat, jid, handed };
}

/* Whoever came first reads first, also after he was kept twice. */
static void test_what_agents_decide(void) {
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	struct desk_chat *chat;
	static const char is[] =
			"habit ben@example.org 1 nl\n"
			"room ben@example.org support 4\n"
			"visitor 1 anna1@example.org anna-1 Änna 1700000000001\n"
			"visitor 2 anna2@example.org anna-2 Änna 1700000000001\n"
			"visitor 3 anna3@example.org anna-3 Änna 1700000000001\n"
			"block 2 in 0  cleo@example.org 1700000000050\n"
			"block 1 in 8 f00d ben@example.org 1700000000101\n"
			"entry ben@example.org support Support 1700000000200 1 1\n"
			"entry ada@example.org support Support 1700000000200 0 1\n"
			"entry ben@example.org vera-2345 Vera Berg 1700000000301 0 1\n"
			"conversation 1 support 0\n"
			"conversation 2 support 0\n"
			"chat 1 1 support 3  0 1700000000002 1700000000003 0 1 1 0 0"
			" for sales to ben@example.org by eli@example.org [urgent] until "
			"17 ended 18"
			" tags slow, late\n"
			"ear 1 eli@example.org 7\n"
			"ear 1 dan@example.org 5\n"
			"revived\n";

	effects_init(&effects);
	for (uint32_t id = 1; id <= 3; id++) {
		case_add_visitor(&effects, id);
	}
	add_decisions(&effects);
	for (int i = 0; i < 2; i++) {
		chat = case_add_chat(&effects, 1, 1, CHAT_STATE_TALKING);
	}
	chat->serving = "sales";
	chat->heir = "ben@example.org";
	chat->passed_by = "eli@example.org";
	chat->pass_note = "urgent";
	chat->pass_until = 17;
	chat->ended = 18;
	chat->tags = "slow, late";
	case_add_chat(&effects, 2, 2, CHAT_STATE_LEFT);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR, 1, "cleo@example.org", 3);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR, 1, "eli@example.org", 0);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR, 1, "dan@example.org", 5);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR, 1, "eli@example.org", 7);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR, 2, "eli@example.org", 9);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR_GONE, 1, "cleo@example.org", 0);
	add_ear(&effects, DESK_EFFECT_KEEP_EAR_GONE, 1, "cleo@example.org", 0);
	CHECK(case_keep(store, &effects));
	CHECK_SAME(case_revive(store), is);
	store_close(store);
	store = case_open();
	CHECK_SAME(case_revive(store), is);
	store_close(store);
	effects_finish(&effects);
}

static void test_what_is_over_stays_away(void) {
	static const enum chat_state over[] = { CHAT_STATE_CLOSED,
		CHAT_STATE_POSTED, CHAT_STATE_LEFT };
	struct desk_effects effects;
	struct store *store = case_open_fresh();
	uint32_t id = 0, number = 0;

	effects_init(&effects);
	for (size_t i = 0; i < 3; i++) {
		case_add_visitor(&effects, ++id);
		case_add_chat(&effects, id, id, over[i]);
		case_add_line(&effects, id, id, 5, "gone");
	}
	/* The fourth has a chat that is over and one that is not. */
	case_add_visitor(&effects, 4);
	case_add_chat(&effects, 4, 4, CHAT_STATE_ENDED);
	case_add_line(&effects, 4, 4, ++number, "first");
	case_add_chat(&effects, 4, 4, CHAT_STATE_CLOSED);
	case_add_chat(&effects, 5, 4, CHAT_STATE_WAITING);
	for (int i = 0; i < 130; i++) {
		case_add_line(&effects, 5, 4, ++number, "then");
	}
	case_add_line(&effects, 5, 4, ++number, "aha")->side = DESK_SIDE_AGENT;
	case_add_chat(&effects, 9, 1, CHAT_STATE_CLOSED);
	CHECK(case_keep(store, &effects));
	case_revive(store);
	CHECK(strstr(case_heard.text, "conversation 1 support 5\n"));
	CHECK(strstr(case_heard.text, "conversation 4 support 132\n"));
	CHECK(strstr(case_heard.text, "chat 5 4 ") &&
			!strstr(case_heard.text, "chat 4 "));
	CHECK(!strstr(case_heard.text, "row 1 ") &&
			!strstr(case_heard.text, "row 4 "));
	/* 128 of the visitor's 131 lines, and the agent's one. */
	CHECK(!strstr(case_heard.text, "row 5 4 support 3 "));
	CHECK(strstr(case_heard.text, "row 5 4 support 4 "));
	CHECK(strstr(case_heard.text, "row 5 4 support 132 2 "));
	store_close(store);
	store = case_open();
	case_revive(store);
	CHECK(case_heard.past.last_chat == 9 && case_heard.past.last_visitor == 4);
	store_close(store);
	effects_finish(&effects);
}

int main(void) {
	if (!case_begin()) {
		return 1;
	}
	test_every_kind_comes_back();
	test_what_agents_decide();
	test_what_is_over_stays_away();
	return case_end();
}
