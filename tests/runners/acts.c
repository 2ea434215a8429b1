/*
 * Random life. It looks at what is kept to find somebody to write to, and never
 * at the mind.
 */

#include "acts.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "browse.h"
#include "errands.h"
#include "form.h"
#include "names.h"
#include "world.h"

#define STAFF    6
#define VISITORS 10
#define RECENT   12 /* lines that may be repeated, chats that are written in */
#define PENDING  64

#define PICK(acts, list) \
	((list)[below((acts), (uint32_t)(sizeof(list) / sizeof(*(list))))])

struct worker {
	const char *name;
	const char *groups; /* NULL: does not work here (any more) */
	const char *show;   /* how the last line about him ended */
};

struct acts {
	uint64_t state;
	uint32_t crash_one_in;
	uint32_t ids;
	struct worker staff[STAFF];
	char *recent[RECENT]; /* lines as they were, to be repeated */
	char *pending[PENDING];
	size_t pending_first, pending_count;
	struct browse *browse;
	bool is_down; /* the desk has just died; the next line may mend it all */
};

static const char *const names[STAFF] = { "alice", "bob", "carol", "dave",
	"erin", "frank" };

static const char *const groups[] = { "support", "support", "sales",
	"support, sales", "support:manager", "sales:manager, support:quiet",
	"support:quiet", "support, support:quiet", "sales:listener", "SALES:bot",
	"friends", "support:listener, sales" };

static uint32_t below(struct acts *acts, uint32_t most) {
	uint64_t z = acts->state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (uint32_t)((z ^ (z >> 31)) % most);
}

struct acts *acts_create(uint64_t seed, uint32_t crash_one_in) {
	struct acts *acts = xcalloc(1, sizeof(*acts));

	acts->state = seed * 2 + 1;
	acts->crash_one_in = crash_one_in;
	acts->browse = browse_create();
	for (size_t i = 0; i < STAFF; i++) {
		acts->staff[i] = (struct worker){ .name = names[i], .show = "is here" };
		if (i == 0 || below(acts, 4)) {
			acts->staff[i].groups = i == 0 ? "support" : PICK(acts, groups);
		}
	}
	return acts;
}

void acts_destroy(struct acts *acts) {
	for (size_t i = 0; i < RECENT; i++) {
		xfree(acts->recent[i]);
	}
	while (acts->pending_count > 0) {
		xfree(acts->pending[acts->pending_first]);
		acts->pending_first = (acts->pending_first + 1) % PENDING;
		acts->pending_count--;
	}
	browse_destroy(acts->browse);
	xfree(acts);
}

/* Every way there is to find an agent, to ring him and to introduce him. */
static const char *channel_line(struct acts *acts, struct arena *arena,
		const char *line) {
	static const char *const ways[] = { "pull", "pull", "broadcast",
		"round robin", "least busy" };
	static const char *const options[] = { "offer 20s", "offer 5s", "room 1",
		"room 3", "pass 30s", "silent 1m", "priority 2", "rings after 10s",
		"rings after off", "rings managers after 0s", "rings managers after 1m",
		"asks for an answer after 30s", "asks for an answer after 0s",
		"asks managers after 2m", "greeting Hello from {agent}",
		"handover Now {agent}", "work 4" };

	line = arena_print(arena, "%s, %s", line, PICK(acts, ways));
	for (uint32_t i = below(acts, 5); i > 0; i--) {
		line = arena_print(arena, "%s, %s", line, PICK(acts, options));
	}
	return line;
}

const char *acts_set_up(struct acts *acts, size_t at, struct arena *arena) {
	static const char *const pages[] = { "1", "3", "100" };
	static const char *const fetches[] = { "1", "2", "1000" };

	if (at == 0) {
		return arena_print(arena, "desk page %s, fetches %s", PICK(acts, pages),
				PICK(acts, fetches));
	}
	if (at == 1) {
		return channel_line(acts, arena,
				"channel support, reopen 10m, grace 2m");
	}
	if (at == 2) {
		return channel_line(acts, arena,
				"channel sales, reopen 1m, grace 0s, queue 3");
	}
	if (at == 3 || at == 4) {
		return at == 3 ? "gateway web" : "gateway web2";
	}
	for (size_t i = at - 5; i < STAFF; i++) {
		if (i == at - 5) {
			return acts->staff[i].groups
					? arena_print(arena, "agent %s of %s", acts->staff[i].name,
							  acts->staff[i].groups)
					: arena_print(arena, "member %s of friends",
							  acts->staff[i].name);
		}
	}
	return NULL;
}

static void put_off(struct acts *acts, const char *line) {
	size_t at = (acts->pending_first + acts->pending_count) % PENDING;

	if (acts->pending_count < PENDING) {
		acts->pending[at] = xstrdup(line);
		acts->pending_count++;
	}
}

static const char *take_pending(struct acts *acts, struct arena *arena) {
	char *line = acts->pending[acts->pending_first];
	const char *copy = arena_copy(arena, line);

	xfree(line);
	acts->pending_first = (acts->pending_first + 1) % PENDING;
	acts->pending_count--;
	return copy;
}

/* What the desk account hears after a login; presences come last. */
static void put_off_login(struct acts *acts, struct arena *arena) {
	put_off(acts, "the staff logs in");
	for (size_t i = 0; i < STAFF; i++) {
		if (acts->staff[i].groups) {
			put_off(acts,
					arena_print(arena, "the roster names %s of %s",
							acts->staff[i].name, acts->staff[i].groups));
		}
	}
	put_off(acts, "the roster is whole");
	for (size_t i = 0; i < STAFF; i++) {
		if (acts->staff[i].groups) {
			put_off(acts,
					arena_print(arena, "%s %s", acts->staff[i].name,
							acts->staff[i].show));
		}
	}
}

static const char *id(struct acts *acts, struct arena *arena) {
	return arena_print(arena, "x%" PRIu32, ++acts->ids);
}

/* Remembers a line, so that it can come again word by word. */
static const char *note(struct acts *acts, const char *line) {
	char **place = &acts->recent[below(acts, RECENT)];

	xfree(*place);
	*place = xstrdup(line);
	return line;
}

/* One of those, which may be forgotten before it has happened; or NULL. */
static const char *again(struct acts *acts, struct arena *arena) {
	const char *line = acts->recent[below(acts, RECENT)];

	return line ? arena_copy(arena, line) : NULL;
}

static const char *visitor(struct acts *acts, struct arena *arena) {
	return arena_print(arena, "v%" PRIu32 "@home", below(acts, VISITORS));
}

static const char *channel(struct acts *acts) {
	return below(acts, 3) ? "support" : "sales";
}

static const char *worker(struct acts *acts) {
	return acts->staff[below(acts, STAFF)].name;
}

static const char *options(struct acts *acts, struct arena *arena) {
	static const char *const more[] = { "receipt", "in nl", "called Vera V",
		"encrypted", "too long", "no id" };

	if (below(acts, 12) == 0) {
		return arena_print(arena, "(id %s, %s x%" PRIu32 ")", id(acts, arena),
				below(acts, 3) ? "corrects" : "takes back",
				acts->ids - 1 - below(acts, 8));
	}
	if (below(acts, 8) == 0) {
		return arena_print(arena, "(id %s, %s)", id(acts, arena),
				PICK(acts, more));
	}
	return arena_print(arena, "(id %s)", id(acts, arena));
}

static const char *visitor_writes(struct acts *acts, struct arena *arena) {
	static const char *const oddities[] = { "next", "1", "[Ben] Me", "-- Me --",
		"!end", "", "list\\nmine" };
	const char *who = visitor(acts, arena), *so = options(acts, arena);

	if (below(acts, 10) == 0) {
		return note(acts,
				arena_print(arena, "%s %s writes to %s: %s", who, so,
						channel(acts), PICK(acts, oddities)));
	}
	return note(acts,
			arena_print(arena, "%s %s writes to %s: Question %" PRIu32, who, so,
					channel(acts), acts->ids));
}

static const char *agent_commands(struct acts *acts, const struct world *world,
		struct arena *arena) {
	static const char *const commands[] = { "next", "next", "next", "next",
		"/next", "!NEXT", "list", "mine", "help", "end", "take", "xyzzy",
		"take v1", "take x", "end 1", "leave", "listen", "whisper" };
	static const char *const verbs[] = { "take ", "take ", "take ", "end " };
	const char *so = options(acts, arena), *verb = "";
	uint32_t number;

	if (below(acts, 2)) {
		return note(acts,
				arena_print(arena, "%s %s writes to %s: %s", worker(acts), so,
						channel(acts), PICK(acts, commands)));
	}
	number = world->last_chat + 1 - below(acts, 5);
	if (below(acts, 2)) {
		verb = PICK(acts, verbs);
	}
	return note(acts,
			arena_print(arena, "%s %s writes to %s: %s%" PRIu32, worker(acts),
					so, channel(acts), verb, number));
}

static bool is_talking(const struct shelf_chat *chat) {
	return chat->row.state == CHAT_STATE_TALKING;
}

/* A chat that somebody may still have open; mostly one that talks. */
static const struct shelf_chat *some_chat(struct acts *acts,
		const struct world *world) {
	const struct shelf *shelf = &world->shelf;
	const struct shelf_chat *chat = NULL;

	for (int i = 0; i < 5 && shelf->chat_count > 0; i++) {
		size_t back = below(acts, RECENT);
		chat = &shelf->chats[back < shelf->chat_count
						? shelf->chat_count - 1 - back
						: 0];
		if (is_talking(chat)) {
			return chat;
		}
	}
	return chat;
}

/* The first part of an address of ours: "alice" of "alice@example.org". */
static const char *script_name(const char *jid, struct arena *arena) {
	const char *home = strstr(jid, NAMES_HOME);

	return home ? arena_copy_bytes(arena, jid, (size_t)(home - jid)) : jid;
}

static const char *owner(struct acts *acts, const struct shelf_chat *chat,
		struct arena *arena) {
	return chat->row.agent[0] ? script_name(chat->row.agent, arena)
							  : worker(acts);
}

static const char *guest(const struct world *world,
		const struct shelf_chat *chat, struct arena *arena) {
	return script_name(shelf_visitor(&world->shelf, chat->row.visitor)->jid,
			arena);
}

/* Who reads along there, or anybody. */
static const char *listener(struct acts *acts, const struct world *world,
		const struct shelf_chat *chat, struct arena *arena) {
	for (size_t i = 0; i < world->shelf.ear_count; i++) {
		if (world->shelf.ears[i].chat == chat->row.id) {
			return script_name(world->shelf.ears[i].jid, arena);
		}
	}
	return worker(acts);
}

static const char *agent_writes(struct acts *acts, const struct world *world,
		struct arena *arena) {
	static const char *const oddities[] = { "!end", "!end", "!end", "!help",
		"!leave", "!whisper Hush", "!xyzzy", "!!end", "next", ".next", "/end",
		"..." };
	const struct shelf_chat *chat = some_chat(acts, world);
	const char *who, *so = options(acts, arena);

	if (!chat) {
		return NULL;
	}
	who = below(acts, 8) ? owner(acts, chat, arena)
						 : listener(acts, world, chat, arena);
	if (below(acts, 6) == 0) {
		return note(acts,
				arena_print(arena, "%s %s writes to %s's address: %s", who, so,
						guest(world, chat, arena), PICK(acts, oddities)));
	}
	return note(acts,
			arena_print(arena, "%s %s writes to %s's address: Answer %" PRIu32,
					who, so, guest(world, chat, arena), acts->ids));
}

static const char *small_talk(struct acts *acts, const struct world *world,
		struct arena *arena) {
	static const char *const states[] = { "composing", "paused", "active" };
	static const char *const deeds[] = { "subscribes to", "unsubscribes from",
		"probes", "greets", "leaves" };
	static const char *const abouts[] = { "card", "last activity", "info",
		"items", "being" };
	const struct shelf_chat *chat = some_chat(acts, world);
	const char *who, *to;

	if (!chat) {
		return NULL;
	}
	who = owner(acts, chat, arena);
	to = arena_print(arena, "%s's address", guest(world, chat, arena));
	if (below(acts, 2)) {
		who = guest(world, chat, arena);
		to = chat->row.channel;
	}
	switch (below(acts, 5)) {
	case 0:
		return arena_print(arena, "%s %s %s", who, PICK(acts, deeds), to);
	case 1:
		return arena_print(arena, "%s asks for the %s of %s", who,
				PICK(acts, abouts), to);
	case 2:
		return arena_print(arena,
				"%s has %s line %" PRIu32 " of chat %" PRIu32 " from %s", who,
				below(acts, 2) ? "seen" : "received", 1 + below(acts, 20),
				chat->row.id, to);
	case 3:
		return arena_print(arena,
				"line %" PRIu32 " of chat %" PRIu32 " bounces off %s to %s%s",
				1 + below(acts, 20), chat->row.id, who, to,
				below(acts, 2) ? " for good" : "");
	}
	return arena_print(arena, "%s is %s to %s", who, PICK(acts, states), to);
}

static const char *shows(struct acts *acts, struct arena *arena) {
	static const char *const shows[] = { "is here", "is here", "is here",
		"goes away", "goes xa", "goes dnd", "goes offline", "is free to chat",
		"is here with priority -1" };
	struct worker *one = &acts->staff[below(acts, STAFF)];

	if (below(acts, 5) == 0) {
		return arena_print(arena, "%s/phone %s", one->name, PICK(acts, shows));
	}
	one->show = PICK(acts, shows);
	return arena_print(arena, "%s %s", one->name, one->show);
}

static const char *hires(struct acts *acts, struct arena *arena) {
	struct worker *one = &acts->staff[below(acts, STAFF)];

	switch (below(acts, 4)) {
	case 0:
		one->groups = NULL;
		return arena_print(arena, "%s is dismissed", one->name);
	case 1:
		if (below(acts, 2)) {
			one->groups = NULL; /* missing from the next whole roster */
		}
		put_off_login(acts, arena);
		return "the staff login is lost";
	}
	one->groups = PICK(acts, groups);
	put_off(acts, arena_print(arena, "%s %s", one->name, one->show));
	return arena_print(arena, "the roster names %s of %s", one->name,
			one->groups);
}

static const char *time_goes(struct acts *acts, struct arena *arena) {
	static const char *const short_times[] = { "1s", "1s", "5s", "20s", "30s",
		"1m", "2m" };
	static const char *const long_times[] = { "5m", "15m", "9h", "25h" };

	if (below(acts, 15) == 0) {
		return arena_print(arena, "%s pass", PICK(acts, long_times));
	}
	return arena_print(arena, "%s pass", PICK(acts, short_times));
}

static const char *machine(struct acts *acts, struct arena *arena) {
	switch (below(acts, 12)) {
	case 0:
		put_off(acts, "the disk has room again");
		return "the disk is nearly full";
	case 1:
	case 2:
		return "the link drops";
	}
	if (below(acts, 2)) {
		return arena_print(arena, "the server has taken %" PRIu32 " more",
				1 + below(acts, 6));
	}
	return "the server has taken all";
}

/* With the link down, only time and the staff can do anything. */
static const char *without_link(struct acts *acts, struct arena *arena) {
	uint32_t dice = below(acts, 10);

	if (dice < 4) {
		put_off(acts, "web announces itself");
		put_off(acts, "web2 announces itself");
		return "the link is back";
	}
	if (dice < 7) {
		return time_goes(acts, arena);
	}
	return dice < 9 ? shows(acts, arena) : hires(acts, arena);
}

static const char *deed(struct acts *acts, const struct world *world,
		struct arena *arena) {
	uint32_t dice = below(acts, 100);
	const char *line = NULL;

	if (acts->pending_count > 0 && below(acts, 2)) {
		return take_pending(acts, arena);
	}
	if (!world->is_linked) {
		return without_link(acts, arena);
	}
	if (dice < 28) {
		line = below(acts, 2)
				? visitor_writes(acts, arena)
				: browse_next(acts->browse, world, acts->state, arena);
	} else if (dice < 32) {
		line = browse_next(acts->browse, world, acts->state, arena);
	} else if (dice < 49) {
		line = note(acts,
				errands_next(world, acts->state, options(acts, arena), arena));
	} else if (dice < 54) {
		line = agent_commands(acts, world, arena);
	} else if (dice < 65) {
		line = agent_writes(acts, world, arena);
	} else if (dice < 67) {
		line = again(acts, arena);
	} else if (dice < 71) {
		line = small_talk(acts, world, arena);
	} else if (dice < 76) {
		line = shows(acts, arena);
	} else if (dice < 78) {
		line = hires(acts, arena);
	} else if (dice < 90) {
		line = machine(acts, arena);
	}
	return line ? line : time_goes(acts, arena);
}

static bool is_of_people(const char *line) {
	return strstr(line, " writes to ") != NULL;
}

/* A death at this line: around it, or instead of it. */
static const char *crash(struct acts *acts, const char *line,
		struct arena *arena) {
	while (acts->pending_count > 0) {
		take_pending(acts, arena);
	}
	acts->is_down = acts->crash_one_in < 10 || below(acts, 2);
	if (!acts->is_down) {
		put_off_login(acts, arena);
	}
	switch (below(acts, 3)) {
	case 0:
		return arena_print(arena, "the desk crashes unspoken when %s", line);
	case 1:
		return arena_print(arena, "the desk crashes unkept when %s", line);
	}
	return "the desk crashes and is revived";
}

const char *acts_next(struct acts *acts, const struct world *world,
		struct arena *arena) {
	const char *line, *other;

	if (acts->is_down) {
		acts->is_down = false;
		put_off(acts, "web announces itself");
		put_off(acts, "web2 announces itself");
		return ACTS_MENDED;
	}
	line = deed(acts, world, arena);
	if (is_of_people(line) && below(acts, 6) == 0) {
		other = visitor_writes(acts, arena);
		if (below(acts, 2)) {
			other = agent_commands(acts, world, arena);
		}
		line = arena_print(arena, "in one turn: %s ;; %s", line, other);
	}
	if (acts->crash_one_in && below(acts, acts->crash_one_in) == 0) {
		line = crash(acts, line, arena);
	}
	return line;
}
