/*
 * What agents look up, as the tests' store finds it: the rules of
 * component/store/search.c, but that a word is any piece of a line.
 */

#include "shelf.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/limits.h"

/* What is being gathered. */
struct finding {
	const struct shelf *shelf;
	const struct desk_effect *asked;
	struct desk_found *rows;
	size_t count, most;
};

static bool is_owning(const struct desk_deed_row *deed) {
	return deed->deed == DESK_DEED_TAKE || deed->deed == DESK_DEED_ACCEPT ||
			deed->deed == DESK_DEED_TAKE_OVER;
}

static bool did_something(const struct shelf *shelf, uint32_t chat,
		const char *jid) {
	for (size_t i = 0; i < shelf->deed_count; i++) {
		const struct desk_deed_row *deed = &shelf->deeds[i];
		if (deed->chat == chat && strcmp(deed->who, jid) == 0) {
			return true;
		}
	}
	return false;
}

static bool talks_to(const struct shelf *shelf, uint32_t visitor,
		const char *jid) {
	for (size_t i = 0; i < shelf->chat_count; i++) {
		const struct desk_chat *chat = &shelf->chats[i].row;
		if (chat->visitor == visitor && chat->state == CHAT_STATE_TALKING &&
				strcmp(chat->agent, jid) == 0) {
			return true;
		}
	}
	return false;
}

static bool may_see(const struct finding *finding,
		const struct shelf_chat *chat) {
	const char *channel = finding->asked->search.channel;
	const char *jid = finding->asked->search.jid;
	const struct desk_chat *row = &chat->row;

	if (strcmp(row->channel, channel) != 0 &&
			strcmp(row->serving, channel) != 0) {
		return false;
	}
	return !jid || strcmp(row->agent, jid) == 0 ||
			strcmp(row->heir, jid) == 0 || row->state == CHAT_STATE_WAITING ||
			did_something(finding->shelf, row->id, jid) ||
			talks_to(finding->shelf, row->visitor, jid);
}

/* No later line corrects it or takes it back. */
static bool stands(const struct shelf_chat *chat,
		const struct desk_line *line) {
	for (size_t i = 0; i < chat->line_count; i++) {
		const struct desk_line *later = &chat->lines[i];
		bool is_changed = later->number > line->number && later->replaces &&
				(later->replaces == line->number ||
						later->replaces == line->replaces);
		bool is_gone = later->retracts &&
				(later->retracts == line->number ||
						later->retracts == line->replaces);
		if (is_changed || is_gone) {
			return false;
		}
	}
	return true;
}

static const char *opening_of(const struct shelf_chat *chat) {
	for (size_t i = 0; i < chat->line_count; i++) {
		const struct desk_line *line = &chat->lines[i];
		if (line->side == DESK_SIDE_VISITOR && !line->retracts &&
				stands(chat, line)) {
			return line->body;
		}
	}
	return "";
}

static const char *owner_of(const struct shelf *shelf,
		const struct shelf_chat *chat) {
	const char *owner = chat->row.agent;

	for (size_t i = 0; i < shelf->deed_count; i++) {
		const struct desk_deed_row *deed = &shelf->deeds[i];
		if (deed->chat == chat->row.id && is_owning(deed) && deed->nick[0]) {
			owner = deed->nick;
		}
	}
	return owner;
}

static struct desk_found *add(struct finding *finding) {
	static const struct desk_found nothing = { .visitor = "",
		.address = "",
		.who = "",
		.whom = "",
		.text = "",
		.tags = "" };
	struct desk_found *row = &finding->rows[finding->count++];

	*row = nothing;
	return row;
}

static struct desk_found *add_chat(struct finding *finding,
		const struct shelf_chat *chat, int64_t wall) {
	const struct desk_visitor *visitor =
			shelf_visitor(finding->shelf, chat->row.visitor);
	struct desk_found *row = add(finding);

	row->chat = chat->row.id;
	row->state = chat->row.state;
	row->visitor = visitor->name[0] ? visitor->name : visitor->address;
	row->address = visitor->address;
	row->who = owner_of(finding->shelf, chat);
	row->text = opening_of(chat);
	row->tags = chat->row.tags;
	row->wall = wall;
	return row;
}

/* The chat that ended last before that one, or NULL. */
static const struct shelf_chat *ended_before(const struct finding *finding,
		const struct shelf_chat *after) {
	const struct shelf_chat *found = NULL;

	for (size_t i = 0; i < finding->shelf->chat_count; i++) {
		const struct shelf_chat *chat = &finding->shelf->chats[i];
		bool is_before = !after || chat->row.ended < after->row.ended ||
				(chat->row.ended == after->row.ended && chat < after);
		bool is_later = !found || chat->row.ended >= found->row.ended;
		if (chat->row.ended && is_before && is_later &&
				chat->row.ended >= finding->asked->search.since &&
				may_see(finding, chat)) {
			found = chat;
		}
	}
	return found;
}

static void find_recent(struct finding *finding) {
	const struct shelf_chat *chat = ended_before(finding, NULL);

	for (; chat && finding->count < finding->most;
			chat = ended_before(finding, chat)) {
		add_chat(finding, chat, chat->row.ended);
	}
}

static void add_deed(struct finding *finding,
		const struct desk_deed_row *deed) {
	struct desk_found *row = add(finding);

	row->chat = deed->chat;
	row->deed = deed->deed;
	row->who = deed->nick[0] ? deed->nick : deed->who;
	row->whom = deed->whom;
	row->text = deed->text;
	row->wall = deed->wall;
}

static void add_line(struct finding *finding, const struct desk_line *line) {
	struct desk_found *row = add(finding);

	row->chat = line->chat;
	row->number = line->number;
	row->side = line->side;
	row->who = line->nick[0] ? line->nick : line->sender;
	row->text = line->body[0] ? line->body : line->file;
	row->wall = line->wall;
}

static bool is_recorded(const struct finding *finding,
		const struct desk_deed_row *deed) {
	const char *jid = finding->asked->search.jid;

	return deed->chat == finding->asked->search.chat &&
			deed->deed != DESK_DEED_ROUTE &&
			(!jid ||
					(deed->deed != DESK_DEED_LISTEN &&
							deed->deed != DESK_DEED_LEAVE) ||
					strcmp(deed->who, jid) == 0);
}

static void add_deeds_after(struct finding *finding, uint32_t from,
		uint32_t until) {
	for (size_t i = 0; i < finding->shelf->deed_count; i++) {
		const struct desk_deed_row *deed = &finding->shelf->deeds[i];
		if (is_recorded(finding, deed) && deed->after >= from &&
				deed->after < until) {
			add_deed(finding, deed);
		}
	}
}

/* All of it, and then the page that is wanted. */
static void find_history(struct finding *finding, const struct shelf_chat *chat,
		struct desk_event *event) {
	uint32_t page = finding->asked->search.page, from = 0, pages;

	for (size_t i = 0; i < chat->line_count; i++) {
		const struct desk_line *line = &chat->lines[i];
		add_deeds_after(finding, from, line->number);
		if (stands(chat, line)) {
			add_line(finding, line);
		}
		from = line->number;
	}
	add_deeds_after(finding, from, UINT32_MAX);
	pages = (uint32_t)(finding->count - 1 + RECORD_ROWS_MOST - 1) /
			RECORD_ROWS_MOST;
	page = page && page < pages ? page : pages;
	event->searched.page = page;
	event->searched.pages = pages;
	if (page) {
		size_t first = 1 + (size_t)(page - 1) * RECORD_ROWS_MOST;
		size_t count = finding->count - first;
		count = count < RECORD_ROWS_MOST ? count : RECORD_ROWS_MOST;
		memmove(&finding->rows[1], &finding->rows[first],
				count * sizeof(*finding->rows));
		finding->count = 1 + count;
	}
}

/* The last of them, in their order. */
static void find_deeds(struct finding *finding, enum desk_deed what,
		size_t most) {
	size_t first = finding->shelf->deed_count, count = 0;

	for (size_t i = first; i-- > 0 && count < most;) {
		const struct desk_deed_row *deed = &finding->shelf->deeds[i];
		if (deed->chat == finding->asked->search.chat && deed->deed == what) {
			first = i;
			count++;
		}
	}
	for (size_t i = first; i < finding->shelf->deed_count; i++) {
		const struct desk_deed_row *deed = &finding->shelf->deeds[i];
		if (deed->chat == finding->asked->search.chat && deed->deed == what) {
			add_deed(finding, deed);
		}
	}
}

static void find_earlier(struct finding *finding,
		const struct shelf_chat *asked) {
	size_t most = finding->count + EARLIER_MOST;

	for (const struct shelf_chat *chat = asked;
			chat-- > finding->shelf->chats && finding->count < most;) {
		if (chat->row.visitor == asked->row.visitor && may_see(finding, chat)) {
			add_chat(finding, chat, chat->row.opened);
		}
	}
}

static bool has_piece(const char *text, const char *piece, size_t length) {
	for (; *text; text++) {
		size_t i = 0;
		while (i < length && text_lower(text[i]) == text_lower(piece[i])) {
			i++;
		}
		if (i == length) {
			return true;
		}
	}
	return false;
}

static bool has_words(const char *text, const char *words) {
	for (words += strspn(words, " "); *words; words += strspn(words, " ")) {
		size_t length = strcspn(words, " ");
		if (!has_piece(text, words, length)) {
			return false;
		}
		words += length;
	}
	return true;
}

static void find_words(struct finding *finding) {
	for (size_t i = finding->shelf->chat_count;
			i-- > 0 && finding->count < finding->most;) {
		const struct shelf_chat *chat = &finding->shelf->chats[i];
		for (size_t j = may_see(finding, chat) ? chat->line_count : 0;
				j-- > 0;) {
			const struct desk_line *line = &chat->lines[j];
			if (!line->retracts && stands(chat, line) &&
					has_words(line->body, finding->asked->search.words)) {
				add_chat(finding, chat, line->wall)->text = line->body;
				break;
			}
		}
	}
}

static void find_about(struct finding *finding, struct desk_event *event) {
	const struct shelf_chat *chat =
			shelf_chat(finding->shelf, finding->asked->search.chat);

	if (!chat || !may_see(finding, chat)) {
		return;
	}
	add_chat(finding, chat, chat->row.opened);
	if (finding->asked->search.what == DESK_SEARCH_HISTORY) {
		find_history(finding, chat, event);
	} else if (finding->asked->search.what == DESK_SEARCH_INFO) {
		find_deeds(finding, DESK_DEED_NOTE, NOTES_MOST);
		find_earlier(finding, chat);
	} else {
		find_deeds(finding, DESK_DEED_ROUTE, LIST_ROWS_MOST);
	}
}

/* Room for whatever a chat's record may have. */
static size_t room_for(const struct shelf *shelf,
		const struct desk_effect *asked) {
	const struct shelf_chat *chat = shelf_chat(shelf, asked->search.chat);

	return LIST_ROWS_MOST + 2 + EARLIER_MOST + shelf->deed_count +
			(chat ? chat->line_count : 0);
}

void shelf_search(const struct shelf *shelf, const struct desk_effect *asked,
		struct arena *arena, struct desk_event *event) {
	struct finding finding = { .shelf = shelf,
		.asked = asked,
		.most = LIST_ROWS_MOST + 1 };

	*event = (struct desk_event){
		.type = DESK_EVENT_SEARCHED,
		.from = asked->to,
		.to = asked->from,
		.resource = asked->resource,
		.asked = asked->asked,
	};
	finding.rows =
			arena_alloc(arena, room_for(shelf, asked) * sizeof(*finding.rows));
	switch (asked->search.what) {
	case DESK_SEARCH_RECENT:
		find_recent(&finding);
		break;
	case DESK_SEARCH_WORDS:
		find_words(&finding);
		break;
	case DESK_SEARCH_HISTORY:
	case DESK_SEARCH_INFO:
	case DESK_SEARCH_WHY:
		find_about(&finding, event);
		break;
	}
	event->searched.what = asked->search.what;
	event->searched.channel = asked->search.channel;
	event->searched.chat = asked->search.chat;
	event->searched.words = asked->search.words;
	event->searched.rows = finding.rows;
	event->searched.count = finding.count;
}
