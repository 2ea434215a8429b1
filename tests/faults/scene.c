/*
 * What the turns keep, and what must therefore be in the file. Every text of
 * a line follows from its chat and number.
 */
#include "scene.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "store/sqlite.h"

#define LONG_BODY 16000

void scene_begin(struct scene *scene, size_t line_repeat) {
	*scene = (struct scene){ .line_repeat = line_repeat };
}

static char *body(struct arena *arena, uint32_t chat, uint32_t number) {
	static const char filler[] = "Wo ist mein Päckchen? 📦 ";
	size_t length = 20 + (chat * 31 + number * 17) % 300;
	char *text;

	if (number % 23 == 0) {
		length = LONG_BODY;
	}
	text = arena_print(arena, "%u/%u %*s", chat, number, (int)length, "");
	for (size_t at = strcspn(text, " "); at + sizeof(filler) - 1 < strlen(text);
			at += sizeof(filler) - 1) {
		memcpy(text + at, filler, sizeof(filler) - 1);
	}
	return text;
}

static struct desk_line line_of(struct arena *arena, uint32_t chat,
		uint32_t number) {
	bool is_agents = (chat + number) % 3 == 0;

	return (struct desk_line){
		.chat = chat,
		.visitor = chat,
		.channel = "support",
		.number = number,
		.side = is_agents ? DESK_SIDE_AGENT : DESK_SIDE_VISITOR,
		.sender = is_agents ? "ben@example.org" : "anna@example.net",
		.nick = is_agents ? "Ben" : "",
		.id = arena_print(arena, "id-%u-%u", chat, number),
		.body = body(arena, chat, number),
		.lang = number % 2 ? "de" : "",
		.file = "",
		.replaces = number % 5 ? 0 : number - 1,
		.digest = ((uint64_t)number << 40) ^ chat,
		.wall = 1700000000000 + number,
	};
}

static struct desk_chat chat_of(const struct scene *scene, uint32_t chat) {
	return (struct desk_chat){
		.id = chat,
		.visitor = chat,
		.channel = "support",
		.state = CHAT_STATE_TALKING,
		.agent = "ben@example.org",
		.opened = 1700000000000 + chat,
		.deadline = scene->deadlines[chat],
		.first_number = 1,
		.handed_agent = scene->numbers[chat],
		.serving = "",
		.heir = scene->deadlines[chat] % 2 ? "cleo@example.org" : "",
		.passed_by = "",
		.pass_note = "",
		.pass_until = scene->deadlines[chat] + 1,
		.ended = 0,
		.tags = chat % 2 ? "slow" : "",
	};
}

static void begin_rows(struct scene *scene, struct desk_effects *out) {
	for (uint32_t i = 1; i <= SCENE_CHATS; i++) {
		effects_add(out, DESK_EFFECT_KEEP_VISITOR)->visitor =
				(struct desk_visitor){
					.id = i,
					.jid = arena_print(out->arena, "anna%u@example.net", i),
					.address = arena_print(out->arena, "anna-%u", i),
					.name = "Anna",
					.wall = 1700000000000,
				};
		effects_add(out, DESK_EFFECT_KEEP_CHAT)->chat = chat_of(scene, i);
	}
}

/* A visit changes in each turn, and one in seven is left for ever. */
static void visit_turn(struct scene *scene, struct desk_effects *out) {
	uint32_t turn = scene->turns, visitor = 1 + turn % SCENE_CHATS;
	struct desk_effect *token;

	effects_add(out, DESK_EFFECT_KEEP_MARKS)->marks =
			(struct desk_conversation){ .visitor = visitor,
				.channel = "support",
				.have = turn,
				.seen = turn - 1 };
	scene->marks[visitor] = turn;
	scene->visits[visitor] = turn % 7 ? turn : 0;
	if (turn % 7 == 0) {
		effects_add(out, DESK_EFFECT_KEEP_VISIT_GONE)->visit.visitor = visitor;
		return;
	}
	effects_add(out, DESK_EFFECT_KEEP_VISIT)->visit = (struct desk_visit){
		.visitor = visitor,
		.site = "https://shop.example.org",
		.born = 1,
		.left = turn,
		.page = { arena_print(out->arena, "https://shop.example.org/%u", turn),
				"Shop", "", "en", "", "Firefox" },
		.who = { "", "", "", "" },
	};
	token = effects_add(out, DESK_EFFECT_KEEP_TOKEN);
	token->token.visitor = visitor;
	memset(token->token.digest, (int)visitor, sizeof(token->token.digest));
	token->token.number = turn;
	token->token.wall = turn;
}

/* What agents decide changes in each turn, and one in three is undone. */
static void staff_turn(struct scene *scene, struct desk_effects *out) {
	uint32_t turn = scene->turns, chat = 1 + turn % SCENE_CHATS;
	bool is_there = turn % 3 != 0;

	effects_add(out, DESK_EFFECT_KEEP_HABIT)->habit =
			(struct desk_habit){ "ben@example.org", DESK_DUTY_HERE,
				turn % 2 ? "nl" : "da" };
	effects_add(out, DESK_EFFECT_KEEP_ROOM)->room =
			(struct desk_room){ "ben@example.org", "support", turn };
	effects_add(out,
			is_there ? DESK_EFFECT_KEEP_EAR : DESK_EFFECT_KEEP_EAR_GONE)
			->ear = (struct desk_ear){ chat, "eli@example.org" };
	effects_add(out,
			is_there ? DESK_EFFECT_KEEP_BLOCK : DESK_EFFECT_KEEP_BLOCK_GONE)
			->block =
			(struct desk_block){ chat, chat, "f00d", "ben@example.org", turn };
	scene->ears[chat] = is_there;
	scene->blocks[chat] = is_there ? turn : 0;
	effects_add(out, DESK_EFFECT_KEEP_DEED)->deed = (struct desk_deed_row){
		.chat = chat,
		.after = scene->numbers[chat],
		.deed = DESK_DEED_NOTE,
		.who = "ben@example.org",
		.nick = "Ben",
		.whom = "",
		.text = "Calls back",
		.wall = turn,
	};
}

void scene_turn(struct scene *scene, struct desk_effects *out) {
	static const char *const groups[] = { "support", "support:manager" };
	uint32_t turn = ++scene->turns;
	size_t lines = (1 + turn % 4) * scene->line_repeat;

	if (turn == 1) {
		begin_rows(scene, out);
	}
	for (size_t i = 0; i < lines; i++) {
		uint32_t chat = 1 + (turn + (uint32_t)i) % SCENE_CHATS;
		struct desk_effect *handed;
		scene->deadlines[chat] = turn;
		effects_add(out, DESK_EFFECT_KEEP_LINE)->line =
				line_of(out->arena, chat, ++scene->numbers[chat]);
		effects_add(out, DESK_EFFECT_KEEP_CHAT)->chat = chat_of(scene, chat);
		handed = effects_add(out, DESK_EFFECT_KEEP_HANDED);
		handed->handed.chat = chat;
		handed->handed.leg = DESK_LEG_VISITOR;
		handed->handed.number = scene->numbers[chat];
	}
	if (turn % 2) {
		effects_add(out, DESK_EFFECT_KEEP_MEMBER)->member =
				(struct desk_member){ "ben@example.org", "Ben", groups, 2 };
	} else {
		effects_add(out, DESK_EFFECT_KEEP_MEMBER_GONE)->member.jid =
				"ben@example.org";
	}
	visit_turn(scene, out);
	staff_turn(scene, out);
	/* The mark by which the file tells how far it has come. */
	effects_add(out, DESK_EFFECT_KEEP_DISMISSAL)->dismissal =
			(struct desk_dismissal){ "dan@example.org", "support", turn };
}

bool scene_keep(struct scene *scene, struct store *store) {
	struct store_port port = store_port(store);
	struct desk_effects effects;
	bool is_kept;

	effects_init(&effects);
	scene_turn(scene, &effects);
	is_kept = port.keep(port.self, &effects);
	effects_finish(&effects);
	/* Now and then its words are indexed: a transaction of the store's own. */
	return is_kept && (scene->turns % 3 || store_beat(store, scene->turns));
}

void scene_skip(struct scene *scene, uint32_t turns) {
	struct desk_effects effects;

	effects_init(&effects);
	while (scene->turns < turns) {
		scene_turn(scene, &effects);
		effects_reset(&effects);
	}
	effects_finish(&effects);
}

/* What was read so far of the file that is looked at. */
struct look {
	struct arena *arena;
	struct scene scene; /* as it must be */
	uint32_t marked;    /* the turn that the mark names */
	uint32_t members, visitors, visits, tokens, conversations, chats, rows;
	uint32_t habits, rooms, ears, blocks;
	uint32_t chat, last; /* of the pages */
	bool is_all;
	const char *wrong; /* the first thing that was */
};

static void claim(struct look *look, bool holds, const char *wrong) {
	if (!holds && !look->wrong) {
		look->wrong = wrong;
	}
}

static bool is_same_line(const struct desk_line *a, const struct desk_line *b) {
	return a->chat == b->chat && a->visitor == b->visitor &&
			strcmp(a->channel, b->channel) == 0 && a->number == b->number &&
			a->side == b->side && strcmp(a->sender, b->sender) == 0 &&
			strcmp(a->nick, b->nick) == 0 && strcmp(a->id, b->id) == 0 &&
			strcmp(a->lang, b->lang) == 0 && a->replaces == b->replaces &&
			a->digest == b->digest && a->wall == b->wall &&
			(!a->body || strcmp(a->body, b->body) == 0);
}

static void look_at_line(struct look *look, const struct desk_line *line) {
	struct desk_line should;

	arena_reset(look->arena);
	should = line_of(look->arena, line->chat, line->number);
	claim(look, is_same_line(line, &should), "a line is not as it was kept");
}

static void look_at_page(struct look *look, const struct desk_event *event) {
	for (size_t i = 0; i < event->fetched.count; i++) {
		const struct desk_line *line = &event->fetched.lines[i];
		claim(look, line->number == ++look->last, "a line is missing");
		look_at_line(look, line);
	}
	look->is_all = event->fetched.is_all;
	claim(look, look->is_all || event->fetched.count > 0, "an empty page");
}

static void look_at_chat(struct look *look, const struct desk_chat *chat) {
	bool is_known = chat->id >= 1 && chat->id <= SCENE_CHATS;
	struct desk_chat should;

	look->chats++;
	claim(look, is_known, "a chat that never was");
	if (!is_known) {
		return;
	}
	should = chat_of(&look->scene, chat->id);
	claim(look,
			chat->visitor == should.visitor && chat->state == should.state &&
					chat->deadline == should.deadline &&
					chat->opened == should.opened &&
					chat->handed_agent == should.handed_agent &&
					chat->handed_visitor == look->scene.numbers[chat->id] &&
					strcmp(chat->agent, should.agent) == 0 &&
					strcmp(chat->heir, should.heir) == 0 &&
					strcmp(chat->tags, should.tags) == 0 &&
					chat->pass_until == should.pass_until,
			"a chat is of another turn");
}

static void look_at_visit(struct look *look, const struct desk_visit *visit) {
	look->visits++;
	arena_reset(look->arena);
	claim(look,
			visit->visitor <= SCENE_CHATS &&
					visit->left == look->scene.visits[visit->visitor] &&
					strcmp(visit->page.url,
							arena_print(look->arena,
									"https://shop.example.org/%u",
									(unsigned)visit->left)) == 0,
			"a visit is of another turn");
}

static void look_at_token(struct look *look, const struct desk_token *token) {
	look->tokens++;
	claim(look,
			token->visitor <= SCENE_CHATS &&
					token->digest[DESK_DIGEST_BYTES - 1] == token->visitor &&
					token->number == look->scene.visits[token->visitor],
			"a token is of another turn");
}

static void look_at_habit(struct look *look, const struct desk_habit *habit) {
	look->habits++;
	claim(look,
			habit->duty == DESK_DUTY_HERE &&
					strcmp(habit->lang, look->marked % 2 ? "nl" : "da") == 0,
			"a habit is of another turn");
}

static void look_at_block(struct look *look, const struct desk_block *block) {
	look->blocks++;
	claim(look,
			block->visitor <= SCENE_CHATS &&
					block->until == look->scene.blocks[block->visitor],
			"a block is of another turn");
}

/* True where it was one of what agents decide. */
static bool look_at_staff(struct look *look, const struct desk_event *event) {
	switch ((int)event->type) {
	case DESK_EVENT_REVIVE_HABIT:
		look_at_habit(look, &event->habit);
		return true;
	case DESK_EVENT_REVIVE_ROOM:
		look->rooms++;
		claim(look, event->room.room == look->marked,
				"a room is of another turn");
		return true;
	case DESK_EVENT_REVIVE_EAR:
		look->ears++;
		claim(look,
				event->ear.chat <= SCENE_CHATS &&
						look->scene.ears[event->ear.chat],
				"an ear is of another turn");
		return true;
	case DESK_EVENT_REVIVE_BLOCK:
		look_at_block(look, &event->block);
		return true;
	}
	return false;
}

static void look_at(void *self, struct desk_event *event) {
	struct look *look = self;

	if (look_at_staff(look, event)) {
		return;
	}
	switch ((int)event->type) {
	case DESK_EVENT_REVIVE_MEMBER:
		look->members++;
		claim(look, event->member.group_count == 2, "a member's groups");
		break;
	case DESK_EVENT_REVIVE_DISMISSAL:
		look->marked = (uint32_t)event->dismissal.wall;
		scene_skip(&look->scene, look->marked);
		break;
	case DESK_EVENT_REVIVE_VISITOR:
		look->visitors++;
		break;
	case DESK_EVENT_REVIVE_VISIT:
		look_at_visit(look, &event->visit);
		break;
	case DESK_EVENT_REVIVE_TOKEN:
		look_at_token(look, &event->token);
		break;
	case DESK_EVENT_REVIVE_CONVERSATION:
		look->conversations++;
		claim(look,
				event->conversation.have ==
						look->scene.marks[event->conversation.visitor],
				"a conversation's marks");
		claim(look,
				event->conversation.last_number ==
						look->scene.numbers[event->conversation.visitor],
				"a conversation's last number");
		break;
	case DESK_EVENT_REVIVE_CHAT:
		look_at_chat(look, &event->chat);
		break;
	case DESK_EVENT_REVIVE_LINE:
		look_at_line(look, &event->line_row);
		break;
	case DESK_EVENT_FETCHED:
		look_at_page(look, event);
		break;
	}
}

static void look_at_all(struct look *look, struct store *store) {
	struct store_port port = store_port(store);
	struct event_sink sink = { .self = look, .feed = look_at };
	uint32_t all, visits = 0, ears = 0, blocks = 0;

	claim(look, port.revive(port.self, &sink), "it cannot be revived");
	all = look->marked ? SCENE_CHATS : 0;
	for (uint32_t visitor = 1; visitor <= SCENE_CHATS; visitor++) {
		visits += look->scene.visits[visitor] != 0;
		blocks += look->scene.blocks[visitor] != 0;
		ears += look->scene.ears[visitor];
	}
	claim(look,
			look->ears == ears && look->blocks == blocks &&
					look->habits == (look->marked > 0) &&
					look->rooms == (look->marked > 0),
			"what an agent decided is missing or too much");
	claim(look, look->visits == visits && look->tokens == visits,
			"a visit or a token is missing or too many");
	claim(look,
			look->visitors == all && look->chats == all &&
					look->conversations == all &&
					look->members == look->marked % 2,
			"a row is missing or too many");
	for (uint32_t chat = 1; chat <= all; chat++) {
		look->last = 0;
		do {
			if (!port.fetch(port.self, chat, DESK_LEG_AGENT, look->last,
						&sink)) {
				claim(look, false, "a page cannot be read");
				return;
			}
		} while (!look->is_all && !look->wrong);
		claim(look, look->last == look->scene.numbers[chat],
				"lines are missing or too many");
	}
}

int64_t scene_remembered(const char *path, size_t line_repeat) {
	char why[512] = "";
	struct look look = { .arena = arena_create() };
	struct store *store = store_open(path, why, sizeof(why));

	scene_begin(&look.scene, line_repeat);
	if (store) {
		look_at_all(&look, store);
	} else {
		claim(&look, false, why);
	}
	store_close(store);
	arena_destroy(look.arena);
	if (look.wrong) {
		fprintf(stderr, "after turn %u: %s\n", look.marked, look.wrong);
		return -1;
	}
	return look.marked;
}

bool scene_is_kept(const char *path, size_t line_repeat, uint32_t acked,
		uint32_t begun) {
	int64_t turns = scene_remembered(path, line_repeat);

	if (turns >= 0 && (turns < acked || turns > begun)) {
		fprintf(stderr, "%u turns were kept, %u begun, %d are there\n", acked,
				begun, (int)turns);
		return false;
	}
	return turns >= 0;
}

void scene_unlink(const char *path) {
	static const char *const ends[] = { "", "-wal", "-journal" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		char file[512];
		snprintf(file, sizeof(file), "%s%s", path, ends[i]);
		unlink(file);
	}
}
