/*
 * Every SQL text that the running desk uses. Knows the tables and the codes of
 * SQLite, and nothing of effects or events.
 */
#include "store/statement.h"

#include <assert.h>
#include <string.h>

#include <sqlite3.h>

/* A chat that a restart must know of. */
#define IS_ALIVE "state NOT IN (5, 7, 8)" /* CLOSED, POSTED, LEFT */

/*
 * Whose chats may be seen: of the channel ?1, and where ?2 names an agent,
 * those that he has, had anything to do with or is asked to take, that wait,
 * or that are of a visitor whom he is talking to. The numbers are those of
 * WAITING and TALKING, as the index has them.
 */
#define MAY_SEE \
	"(chat.channel = ?1 OR chat.serving = ?1) AND (?2 IS NULL" \
	" OR chat.agent = ?2 OR chat.heir = ?2 OR chat.state = 2" \
	" OR EXISTS (SELECT 1 FROM deed WHERE who = ?2 AND who <> ''" \
	" AND deed.chat = chat.id)" \
	" OR chat.visitor IN (SELECT visitor FROM chat AS his" \
	" WHERE his.agent = ?2 AND his.state = 3))"

/* A line that no later one corrects or takes back. */
#define STANDS \
	"NOT EXISTS (SELECT 1 FROM line AS later INDEXED BY line_change" \
	" WHERE later.chat = line.chat" \
	" AND (later.replaces > 0 OR later.retracts > 0)" \
	" AND CASE WHEN later.retracts > 0 THEN later.retracts" \
	" ELSE later.replaces END IN (line.number, nullif(line.replaces, 0))" \
	" AND later.number > line.number)"

/* Who had it last (TAKE, ACCEPT, TAKE_OVER): his name then, or his JID. */
#define OWNER \
	"coalesce((SELECT nullif(nick, '') FROM deed WHERE deed.chat = chat.id" \
	" AND deed IN (1, 6, 10) ORDER BY after DESC, deed.id DESC LIMIT 1)," \
	" chat.agent)"

/* A chat as a search gives it, with the visitor's first words. */
#define CHAT \
	"chat.id, chat.state, visitor.name, visitor.address, " OWNER "," \
	" coalesce((SELECT substr(body, 1, 200) FROM line" \
	" WHERE line.chat = chat.id AND side = 1 AND retracts = 0 AND " STANDS \
	" ORDER BY number LIMIT 1), ''), chat.tags"

/*
 * Everything of the record of chat ?1 but why it was sent where it went; who
 * listened is for those alone who may, and that is who is not named in ?2.
 */
#define RECORDED \
	"deed.chat = ?1 AND deed <> 19" \
	" AND (?2 IS NULL OR deed NOT IN (11, 12) OR who = ?2)"

static const char *const texts[STATEMENT_COUNT] = {
	[STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
	[STATEMENT_COMMIT] = "COMMIT",
	[STATEMENT_ROLLBACK] = "ROLLBACK",

	[STATEMENT_KEEP_MEMBER] =
			"INSERT INTO member (jid, name) VALUES (?1, ?2)"
			" ON CONFLICT (jid) DO UPDATE SET name = excluded.name",
	[STATEMENT_KEEP_GROUPS_GONE] = "DELETE FROM member_group WHERE jid = ?1",
	[STATEMENT_KEEP_GROUP] =
			"INSERT INTO member_group (jid, place, name) VALUES (?1, ?2, ?3)",
	[STATEMENT_KEEP_MEMBER_GONE] = "DELETE FROM member WHERE jid = ?1",
	[STATEMENT_KEEP_DISMISSAL] =
			"INSERT INTO dismissal (jid, channel, wall) VALUES (?1, ?2, ?3)"
			" ON CONFLICT (jid, channel) DO UPDATE SET wall = excluded.wall",
	[STATEMENT_KEEP_DISMISSAL_GONE] =
			"DELETE FROM dismissal WHERE jid = ?1 AND channel = ?2",
	[STATEMENT_KEEP_VISITOR] =
			"INSERT INTO visitor (id, jid, address, name, wall)"
			" VALUES (?1, ?2, ?3, ?4, ?5)"
			" ON CONFLICT (id) DO UPDATE SET jid = excluded.jid,"
			" address = excluded.address, name = excluded.name,"
			" wall = excluded.wall",
	/* A chat never changes hands: then no row changes, and keep.c says no. */
	[STATEMENT_KEEP_CHAT] =
			"INSERT INTO chat (id, visitor, channel, state, agent,"
			" is_returned, opened, waits_since, deadline, last_word,"
			" ended_by, first_number, handed_agent, handed_visitor, serving,"
			" heir, passed_by, pass_note, pass_until, ended, tags) VALUES (?1, "
			"?2, ?3, ?4,"
			" ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
			" ?19, ?20, ?21)"
			" ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
			" agent = excluded.agent, is_returned = excluded.is_returned,"
			" opened = excluded.opened, waits_since = excluded.waits_since,"
			" deadline = excluded.deadline, last_word = excluded.last_word,"
			" ended_by = excluded.ended_by,"
			" first_number = excluded.first_number,"
			" handed_agent = excluded.handed_agent,"
			" handed_visitor = excluded.handed_visitor,"
			" serving = excluded.serving, heir = excluded.heir,"
			" passed_by = excluded.passed_by,"
			" pass_note = excluded.pass_note,"
			" pass_until = excluded.pass_until, ended = excluded.ended,"
			" tags = excluded.tags"
			" WHERE visitor = excluded.visitor AND channel = excluded.channel",
	[STATEMENT_KEEP_LINE] =
			"INSERT INTO line (chat, number, side, replaces, digest, wall,"
			" sender, nick, said, lang, retracts, file, body)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
	[STATEMENT_KEEP_HANDED_AGENT] =
			"UPDATE chat SET handed_agent = ?2 WHERE id = ?1",
	[STATEMENT_KEEP_HANDED_VISITOR] =
			"UPDATE chat SET handed_visitor = ?2 WHERE id = ?1",
	[STATEMENT_KEEP_VISIT] =
			"INSERT INTO visit (visitor, site, born, gone, url, title,"
			" referrer, language, zone, browser, email, phone, company) VALUES"
			" (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
			" ON CONFLICT (visitor) DO UPDATE SET site = excluded.site,"
			" born = excluded.born, gone = excluded.gone,"
			" url = excluded.url, title = excluded.title,"
			" referrer = excluded.referrer, language = excluded.language,"
			" zone = excluded.zone, browser = excluded.browser,"
			" email = excluded.email, phone = excluded.phone,"
			" company = excluded.company",
	[STATEMENT_KEEP_VISIT_GONE] = "DELETE FROM visit WHERE visitor = ?1",
	/* A token never changes hands: then no row changes, and keep.c says no. */
	[STATEMENT_KEEP_TOKEN] =
			"INSERT INTO token (digest, visitor, number, replaces, wall, until)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
			" ON CONFLICT (digest) DO UPDATE SET number = excluded.number,"
			" replaces = excluded.replaces, wall = excluded.wall,"
			" until = excluded.until WHERE visitor = excluded.visitor",
	[STATEMENT_KEEP_TOKEN_GONE] = "DELETE FROM token WHERE digest = ?1",
	[STATEMENT_KEEP_MARKS] =
			"INSERT INTO marks (visitor, channel, have, seen, agent_have,"
			" agent_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
			" ON CONFLICT (visitor, channel) DO UPDATE SET"
			" have = excluded.have, seen = excluded.seen,"
			" agent_have = excluded.agent_have,"
			" agent_seen = excluded.agent_seen",
	[STATEMENT_KEEP_HABIT] =
			"INSERT INTO habit (jid, duty, language) VALUES (?1, ?2, ?3)"
			" ON CONFLICT (jid) DO UPDATE SET duty = excluded.duty,"
			" language = excluded.language",
	[STATEMENT_KEEP_ROOM] =
			"INSERT INTO room (jid, channel, room) VALUES (?1, ?2, ?3)"
			" ON CONFLICT (jid, channel) DO UPDATE SET room = excluded.room",
	/* Who is there already keeps his place. */
	[STATEMENT_KEEP_EAR] =
			"INSERT INTO ear (chat, jid, handed) VALUES (?1, ?2, ?3)"
			" ON CONFLICT (chat, jid) DO UPDATE SET handed = excluded.handed",
	[STATEMENT_KEEP_EAR_GONE] = "DELETE FROM ear WHERE chat = ?1 AND jid = ?2",
	[STATEMENT_KEEP_BLOCK] =
			"INSERT INTO block (visitor, chat, address, by, until)"
			" VALUES (?1, ?2, ?3, ?4, ?5)"
			" ON CONFLICT (visitor) DO UPDATE SET chat = excluded.chat,"
			" address = excluded.address,"
			" by = excluded.by, until = excluded.until",
	[STATEMENT_KEEP_BLOCK_GONE] = "DELETE FROM block WHERE visitor = ?1",
	[STATEMENT_KEEP_DEED] =
			"INSERT INTO deed (chat, after, deed, who, nick, whom, text, wall)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[STATEMENT_KEEP_ENTRY] =
			"INSERT INTO entry (jid, address, name, until, idle, is_there)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
			" ON CONFLICT (jid, address) DO UPDATE SET name = excluded.name,"
			" until = excluded.until, idle = excluded.idle,"
			" is_there = excluded.is_there",
	[STATEMENT_KEEP_ENTRY_GONE] =
			"DELETE FROM entry WHERE jid = ?1 AND address = ?2",

	[STATEMENT_FETCH] =
			"SELECT visitor, channel, number, side, replaces, digest,"
			" line.wall, sender, nick, said, lang, retracts, file, body"
			" FROM line JOIN chat ON chat.id = line.chat"
			" WHERE line.chat = ?1 AND number > ?2 ORDER BY number",
	/* The inner one needs no more than an index, and sorts what that has. */
	[STATEMENT_FETCH_PAGE] =
			"SELECT chat, line.number, side, replaces, digest, wall, sender,"
			" nick, said, lang, retracts, file, body"
			" FROM (SELECT line.id AS row, number FROM chat"
			" JOIN line ON line.chat = chat.id WHERE visitor = ?1"
			" AND channel = ?2 AND number > ?3 ORDER BY number LIMIT ?4)"
			" JOIN line ON line.id = row ORDER BY line.number",
	/* The visitor's own (side 1), the newest first. */
	[STATEMENT_FETCH_OWN] =
			"SELECT number, wall, said FROM"
			" (SELECT line.id AS row, number AS n FROM chat"
			" JOIN line ON line.chat = chat.id WHERE visitor = ?1"
			" AND channel = ?2 ORDER BY n DESC LIMIT ?3)"
			" JOIN line ON line.id = row WHERE side = 1 ORDER BY n DESC",
	[STATEMENT_SEARCH_CHAT] = "SELECT " CHAT ", opened FROM chat"
							  " JOIN visitor ON visitor.id = chat.visitor"
							  " WHERE chat.id = ?3 AND " MAY_SEE,
	[STATEMENT_SEARCH_RECENT] = "SELECT " CHAT ", ended FROM chat"
								" JOIN visitor ON visitor.id = chat.visitor"
								" WHERE ended > 0 AND ended >= ?3 AND " MAY_SEE
								" ORDER BY ended DESC, chat.id DESC LIMIT ?4",
	[STATEMENT_SEARCH_EARLIER] =
			"SELECT " CHAT ", opened FROM chat"
			" JOIN visitor ON visitor.id = chat.visitor"
			" WHERE chat.visitor = (SELECT visitor FROM chat WHERE id = ?3)"
			" AND chat.id < ?3 AND " MAY_SEE " ORDER BY chat.id DESC LIMIT ?4",
	[STATEMENT_SEARCH_DEEDS] =
			"SELECT * FROM (SELECT deed, nick, who, whom, text, wall, id"
			" FROM deed WHERE chat = ?1 AND deed = ?2"
			" ORDER BY id DESC LIMIT ?3) ORDER BY id",
	[STATEMENT_SEARCH_COUNT] =
			"SELECT (SELECT count(*) FROM line WHERE chat = ?1 AND " STANDS ")"
			" + (SELECT count(*) FROM deed WHERE " RECORDED ")",
	/* The inner one finds the place of each row and sorts no texts. */
	[STATEMENT_SEARCH_HISTORY] =
			"SELECT coalesce(line.number, 0), coalesce(side, 0),"
			" coalesce(deed, 0), coalesce(deed.nick, line.nick),"
			" coalesce(who, sender), coalesce(whom, ''),"
			" coalesce(text, nullif(body, ''), file),"
			" coalesce(deed.wall, line.wall) FROM"
			" (SELECT number AS at, 0 AS kind, id AS row FROM line"
			" WHERE chat = ?1 AND " STANDS
			" UNION ALL SELECT after, 1, id FROM deed WHERE " RECORDED
			" ORDER BY 1, 2, 3 LIMIT ?3 OFFSET ?4)"
			" LEFT JOIN line ON kind = 0 AND line.id = row"
			" LEFT JOIN deed ON kind = 1 AND deed.id = row"
			" ORDER BY at, kind, row",
	/* Newest first; the last column is empty where he may not see it. */
	[STATEMENT_SEARCH_WORDS] =
			"SELECT line.id, chat.id, CASE WHEN " MAY_SEE " AND " STANDS
			" THEN snippet(words, 0, '', '', '…', 12) ELSE '' END, line.wall"
			" FROM words CROSS JOIN line ON line.id = words.rowid"
			" JOIN chat ON chat.id = line.chat"
			" WHERE words MATCH ?3 AND words.rowid < ?4"
			" ORDER BY words.rowid DESC LIMIT ?5",
	[STATEMENT_UNINDEXED] =
			"SELECT id, body FROM line WHERE id > (SELECT indexed FROM desk)"
			" ORDER BY id",
	[STATEMENT_INDEX] = "INSERT INTO words (rowid, body) VALUES (?1, ?2)",
	[STATEMENT_INDEXED] = "UPDATE desk SET indexed = ?1",
	[STATEMENT_REVIVE_MEMBERS] = "SELECT jid, name FROM member ORDER BY jid",
	[STATEMENT_REVIVE_GROUPS] =
			"SELECT count(*) OVER (), name FROM member_group WHERE jid = ?1"
			" ORDER BY place",
	[STATEMENT_REVIVE_DISMISSALS] = "SELECT jid, channel, wall FROM dismissal"
									" ORDER BY wall, jid, channel",
	[STATEMENT_REVIVE_HABITS] =
			"SELECT jid, duty, language FROM habit ORDER BY jid",
	[STATEMENT_REVIVE_ROOMS] =
			"SELECT jid, channel, room FROM room ORDER BY jid, channel",
	[STATEMENT_REVIVE_VISITORS] =
			"SELECT id, jid, address, name, wall FROM visitor ORDER BY id",
	/* The one that ends first gives way first. */
	[STATEMENT_REVIVE_BLOCKS] =
			"SELECT visitor, chat, address, by, until FROM block"
			" ORDER BY until, visitor",
	[STATEMENT_REVIVE_ENTRIES] =
			"SELECT jid, address, name, until, idle, is_there FROM entry"
			" ORDER BY until, id",
	[STATEMENT_REVIVE_VISITS] =
			"SELECT visitor, site, born, gone, url, title, referrer, language,"
			" zone, browser, email, phone, company FROM visit ORDER BY visitor",
	[STATEMENT_REVIVE_TOKENS] =
			"SELECT digest, visitor, number, replaces, wall, until FROM token"
			" ORDER BY visitor, number",
	[STATEMENT_REVIVE_CONVERSATIONS] =
			"SELECT talk.visitor, talk.channel, last, coalesce(have, 0),"
			" coalesce(seen, 0), coalesce(agent_have, 0),"
			" coalesce(agent_seen, 0) FROM (SELECT visitor, channel,"
			" coalesce(max((SELECT max(number) FROM line"
			" WHERE line.chat = chat.id)), 0) AS last"
			" FROM chat GROUP BY visitor, channel) AS talk"
			" LEFT JOIN marks ON marks.visitor = talk.visitor"
			" AND marks.channel = talk.channel"
			" ORDER BY talk.visitor, talk.channel",
	[STATEMENT_REVIVE_CHATS] =
			"SELECT id, visitor, channel, state, agent, is_returned, opened,"
			" waits_since, deadline, last_word, ended_by, first_number,"
			" handed_agent, handed_visitor, serving, heir, passed_by,"
			" pass_note, pass_until, ended, tags FROM chat WHERE " IS_ALIVE
			" ORDER BY id",
	[STATEMENT_REVIVE_EARS] =
			"SELECT chat, jid, handed FROM ear JOIN chat ON chat.id = ear.chat"
			" WHERE " IS_ALIVE " ORDER BY ear.id",
	[STATEMENT_REVIVE_TALKS] =
			"SELECT DISTINCT visitor, channel FROM chat WHERE " IS_ALIVE
			" ORDER BY visitor, channel",
	/* The last ?3 lines of each side of a conversation. */
	[STATEMENT_REVIVE_LINES] =
			"SELECT chat, number, side, replaces, digest, wall, sender, nick,"
			" said, lang, retracts, file FROM (SELECT chat, number, side,"
			" replaces, digest, line.wall, sender, nick, said, lang, retracts,"
			" file, row_number() OVER"
			" (PARTITION BY side ORDER BY number DESC) AS back"
			" FROM chat JOIN line ON line.chat = chat.id"
			" WHERE visitor = ?1 AND channel = ?2)"
			" WHERE back <= ?3 ORDER BY number",

	[STATEMENT_PAST] =
			"SELECT is_open, max(last_wall, coalesce((SELECT wall FROM line"
			" ORDER BY id DESC LIMIT 1), 0)) FROM desk",
	[STATEMENT_COUNTED] = "SELECT coalesce((SELECT max(id) FROM chat), 0),"
						  " coalesce((SELECT max(id) FROM visitor), 0)",
	[STATEMENT_MARK_OPEN] = "UPDATE desk SET is_open = ?1",
	[STATEMENT_BEAT] = "UPDATE desk SET last_wall = ?1",
};

bool statements_prepare(sqlite3 *db,
		sqlite3_stmt *statements[STATEMENT_COUNT]) {
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		if (sqlite3_prepare_v3(db, texts[i], -1, SQLITE_PREPARE_PERSISTENT,
					&statements[i], NULL) != SQLITE_OK) {
			return false;
		}
	}
	return true;
}

void statements_finish(sqlite3_stmt *statements[STATEMENT_COUNT]) {
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		/* It gives the code of the last step, which was looked at then. */
		(void)sqlite3_finalize(statements[i]);
		statements[i] = NULL;
	}
}

static void note(struct use *use, int code) {
	if (use->code == SQLITE_OK) {
		use->code = code;
	}
}

struct use use_begin(sqlite3_stmt *statement) {
	return (struct use){ .statement = statement };
}

void use_bind(struct use *use, int64_t number) {
	note(use, sqlite3_bind_int64(use->statement, ++use->bound, number));
}

void use_bind_text(struct use *use, const char *text) {
	/* NULL is NULL, which NOT NULL refuses. */
	note(use,
			sqlite3_bind_text(use->statement, ++use->bound, text, -1,
					SQLITE_STATIC));
}

void use_bind_bytes(struct use *use, const void *bytes, size_t count) {
	note(use,
			sqlite3_bind_blob64(use->statement, ++use->bound, bytes, count,
					SQLITE_STATIC));
}

bool use_row(struct use *use) {
	int code;

	assert(use->bound == sqlite3_bind_parameter_count(use->statement));
	if (use->code != SQLITE_OK) {
		return false;
	}
	use->read = 0;
	code = sqlite3_step(use->statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE) {
		note(use, code);
	}
	return code == SQLITE_ROW;
}

bool use_end(struct use *use) {
	note(use, sqlite3_reset(use->statement));
	return use->code == SQLITE_OK;
}

bool use_run(struct use *use) {
	while (use_row(use)) {
	}
	return use_end(use);
}

int64_t use_number(struct use *use) {
	return sqlite3_column_int64(use->statement, use->read++);
}

uint32_t use_id(struct use *use) {
	return (uint32_t)use_number(use);
}

const char *use_text(struct use *use) {
	const unsigned char *text =
			sqlite3_column_text(use->statement, use->read++);

	/* No column of ours is NULL, so it is memory that was short. */
	if (!text) {
		note(use, SQLITE_NOMEM);
	}
	return text ? (const char *)text : "";
}

void use_bytes(struct use *use, void *bytes, size_t count) {
	const void *stored = sqlite3_column_blob(use->statement, use->read);
	int length = sqlite3_column_bytes(use->statement, use->read++);

	memset(bytes, 0, count);
	if (stored && (size_t)length == count) {
		memcpy(bytes, stored, count);
	} else {
		note(use, stored ? SQLITE_CORRUPT : SQLITE_NOMEM);
	}
}

bool use_is_whole(const struct use *use) {
	return use->code == SQLITE_OK;
}
