/*
 * Rows of the store as lists that an agent reads. Whether he may is decided
 * before it is looked up; here it is only said.
 */

#include "desk/record.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/event.h"
#include "desk/facts.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/offer.h"
#include "desk/on_order.h"
#include "desk/tell.h"

/* Characters of a line in a record; a page of them must fit into a stanza. */
#define LINE_MOST 500

/* A name, or that of who has this JID. */
static const char *name_of(const struct step *step, const char *who) {
	const struct agent *agent =
			strchr(who, '@') ? agent_find(step->desk, who) : NULL;

	return keep_text(step, agent ? agent->name : who);
}

static const char *short_text(const struct step *step, const char *text) {
	return text_one_line(step->out->arena, text, OPENING_MOST);
}

/* ---- lists of chats ---- */

static void tell_list(struct step *step, const struct asker *asker,
		const struct rows *rows, enum desk_word word) {
	size_t count = step->event->searched.count;
	struct desk_effect *told = asker_tell(step, asker, asker->chat, word);

	told->tell.head.numbers[0] =
			(int64_t)(count < LIST_ROWS_MOST ? count : LIST_ROWS_MOST);
	if (word == DESK_WORD_FOUND) {
		told->tell.head.texts[0] = text_one_line(step->out->arena,
				step->event->searched.words, WORD_MOST);
	}
	rows_put(rows, told);
}

static void tell_chats(struct step *step, const struct asker *asker,
		enum desk_word head, enum desk_word each) {
	const struct desk_found *found = step->event->searched.rows;
	size_t count = step->event->searched.count;
	struct rows rows;

	rows_init(&rows, step);
	for (size_t i = 0; i < count && i < LIST_ROWS_MOST; i++) {
		struct desk_sentence *row = rows_add(&rows, each);
		size_t texts = 0;
		row->numbers[0] = found[i].chat;
		row->texts[texts++] = keep_text(step, found[i].visitor);
		if (each == DESK_WORD_RECENT_ROW) {
			row->texts[texts++] = name_of(step, found[i].who);
		}
		row->texts[texts] = short_text(step, found[i].text);
		row->wall = found[i].wall;
	}
	if (count > LIST_ROWS_MOST) {
		rows_add(&rows, DESK_WORD_LIST_OTHERS);
	}
	tell_list(step, asker, &rows, head);
}

/* ---- the record of one chat ---- */

static enum desk_word word_of(enum desk_deed deed) {
	static const enum desk_word words[] = {
		[DESK_DEED_TAKE] = DESK_WORD_DID_TAKE,
		[DESK_DEED_END] = DESK_WORD_DID_END,
		[DESK_DEED_REOPEN] = DESK_WORD_DID_REOPEN,
		[DESK_DEED_VANISH] = DESK_WORD_DID_VANISH,
		[DESK_DEED_PASS] = DESK_WORD_DID_PASS,
		[DESK_DEED_ACCEPT] = DESK_WORD_DID_ACCEPT,
		[DESK_DEED_REJECT] = DESK_WORD_DID_REJECT,
		[DESK_DEED_CANCEL] = DESK_WORD_DID_CANCEL,
		[DESK_DEED_NOT_ANSWER] = DESK_WORD_DID_NOT_ANSWER,
		[DESK_DEED_TAKE_OVER] = DESK_WORD_DID_TAKE_OVER,
		[DESK_DEED_LISTEN] = DESK_WORD_DID_LISTEN,
		[DESK_DEED_LEAVE] = DESK_WORD_DID_LEAVE,
		[DESK_DEED_WHISPER] = DESK_WORD_DID_WHISPER,
		[DESK_DEED_NOTE] = DESK_WORD_DID_NOTE,
		[DESK_DEED_TAG] = DESK_WORD_DID_TAG,
		[DESK_DEED_UNTAG] = DESK_WORD_DID_UNTAG,
		[DESK_DEED_BLOCK] = DESK_WORD_DID_BLOCK,
		[DESK_DEED_UNBLOCK] = DESK_WORD_DID_UNBLOCK,
	};

	return words[deed];
}

/* Who did it, to whom and with which words, as far as that is said. */
static void add_deed(struct step *step, struct rows *rows,
		const struct desk_found *found, const char *visitor) {
	struct desk_sentence *row = rows_add(rows, word_of(found->deed));
	size_t texts = 0;

	row->texts[texts++] = name_of(step, found->who[0] ? found->who : visitor);
	if (found->deed == DESK_DEED_PASS) {
		row->texts[texts++] = name_of(step, found->whom);
	}
	row->texts[texts] = text_one_line(step->out->arena, found->text, LINE_MOST);
	row->wall = found->wall;
}

static void add_line(struct step *step, struct rows *rows,
		const struct desk_found *found, const char *visitor) {
	bool is_gone = !found->text[0];
	struct desk_sentence *row = rows_add(rows,
			is_gone ? DESK_WORD_HISTORY_GONE : DESK_WORD_HISTORY_LINE);

	row->texts[0] = found->side == DESK_SIDE_VISITOR
			? keep_text(step, visitor)
			: name_of(step, found->who);
	row->texts[1] = is_gone
			? NULL
			: text_one_line(step->out->arena, found->text, LINE_MOST);
	row->wall = found->wall;
}

/* About the chat that the rows begin with. */
static struct desk_effect *tell_about(struct step *step,
		const struct asker *asker, enum desk_word word) {
	const struct desk_found *chat = step->event->searched.rows;
	const char *name = keep_text(step, chat->visitor);
	struct desk_effect *told = asker_tell(step, asker, asker->chat, word);

	told->tell.head.numbers[0] = chat->chat;
	told->tell.head.texts[0] = name;
	return told;
}

static void tell_history(struct step *step, const struct asker *asker) {
	const struct desk_found *found = step->event->searched.rows;
	uint32_t page = step->event->searched.page;
	uint32_t pages = step->event->searched.pages;
	struct rows rows;

	if (step->event->searched.count == 1) {
		tell_about(step, asker, DESK_WORD_HISTORY_EMPTY);
		return;
	}
	rows_init(&rows, step);
	for (size_t i = 1; i < step->event->searched.count; i++) {
		if (found[i].deed) {
			add_deed(step, &rows, &found[i], found->visitor);
		} else {
			add_line(step, &rows, &found[i], found->visitor);
		}
	}
	if (page > 1) {
		struct desk_sentence *row = rows_add(&rows, DESK_WORD_HISTORY_BEFORE);
		row->numbers[0] = found->chat;
		row->numbers[1] = page - 1;
	}
	struct desk_effect *told = tell_about(step, asker,
			pages > 1 ? DESK_WORD_HISTORY_PAGE : DESK_WORD_HISTORY);
	told->tell.head.numbers[1] = page;
	told->tell.head.numbers[2] = pages;
	rows_put(&rows, told);
}

static void add_visitor(struct step *step, struct rows *rows,
		const struct visitor *visitor) {
	if (!visitor_is_by_web(visitor)) {
		rows_add(rows, DESK_WORD_INFO_JID)->texts[0] =
				keep_text(step, visitor->jid);
	}
	if (visitor->block) {
		rows_add(rows, DESK_WORD_INFO_BLOCKED)->wall = visitor->block->until;
	}
	if (visitor->visit && visitor->visit->facts) {
		facts_add(step, visitor->visit->facts, rows);
	}
}

/* The chat itself, and who it is with. */
static void add_chat(struct step *step, struct rows *rows,
		const struct desk_found *chat) {
	const struct visitor *visitor = visitor_at(step->desk, chat->address);

	rows_add(rows, DESK_WORD_INFO_OPENED)->wall = chat->wall;
	if (chat->who[0]) {
		rows_add(rows, DESK_WORD_INFO_AGENT)->texts[0] =
				name_of(step, chat->who);
	}
	if (chat->tags[0]) {
		rows_add(rows, DESK_WORD_INFO_TAGS)->texts[0] =
				keep_text(step, chat->tags);
	}
	if (visitor) {
		add_visitor(step, rows, visitor);
	}
}

static void tell_info(struct step *step, const struct asker *asker) {
	const struct desk_found *found = step->event->searched.rows;
	struct rows rows;

	rows_init(&rows, step);
	add_chat(step, &rows, found);
	for (size_t i = 1; i < step->event->searched.count; i++) {
		struct desk_sentence *row = rows_add(&rows,
				found[i].deed ? DESK_WORD_INFO_NOTE : DESK_WORD_INFO_EARLIER);
		row->texts[0] = name_of(step, found[i].who);
		row->texts[1] = found[i].deed
				? text_one_line(step->out->arena, found[i].text, LINE_MOST)
				: short_text(step, found[i].text);
		row->numbers[0] = found[i].deed ? 0 : found[i].chat;
		row->wall = found[i].wall;
	}
	const char *address = keep_text(step, found->address);
	struct desk_effect *told = tell_about(step, asker, DESK_WORD_INFO);
	told->tell.head.texts[1] = address;
	rows_put(&rows, told);
}

static const char *routing_name(enum desk_routing routing) {
	switch (routing) {
	case DESK_ROUTING_PULL:
		return "pull";
	case DESK_ROUTING_BROADCAST:
		return "broadcast";
	case DESK_ROUTING_ROUND_ROBIN:
		return "round-robin";
	case DESK_ROUTING_LEAST_BUSY:
		return "least-busy";
	}
	return "";
}

static void tell_why(struct step *step, const struct asker *asker) {
	const struct desk_found *found = step->event->searched.rows;
	struct rows rows;

	if (step->event->searched.count == 1) {
		tell_about(step, asker, DESK_WORD_WHY_NOTHING)->tell.head.texts[0] =
				NULL;
		return;
	}
	rows_init(&rows, step);
	for (size_t i = 1; i < step->event->searched.count; i++) {
		struct desk_sentence *row = rows_add(&rows, offer_why(found[i].text));
		row->texts[0] = keep_text(step, found[i].whom);
		row->wall = found[i].wall;
	}
	struct desk_effect *told = tell_about(step, asker, DESK_WORD_WHY);
	told->tell.head.texts[1] = routing_name(asker->post->channel->routing);
	rows_put(&rows, told);
}

/* ---- what was found ---- */

static void tell_nothing(struct step *step, const struct asker *asker) {
	switch (step->event->searched.what) {
	case DESK_SEARCH_RECENT:
		asker_tell(step, asker, asker->chat, DESK_WORD_NOTHING_RECENT);
		break;
	case DESK_SEARCH_WORDS:
		asker_tell_text(step, asker, DESK_WORD_NOTHING_FOUND,
				step->event->searched.words);
		break;
	case DESK_SEARCH_HISTORY:
	case DESK_SEARCH_INFO:
	case DESK_SEARCH_WHY:
		asker_tell_text(step, asker, DESK_WORD_NO_SUCH_CHAT,
				arena_print(step->out->arena, "%" PRIu32,
						step->event->searched.chat));
		break;
	}
}

static void tell_found(struct step *step, const struct asker *asker) {
	switch (step->event->searched.what) {
	case DESK_SEARCH_RECENT:
		tell_chats(step, asker, DESK_WORD_RECENT, DESK_WORD_RECENT_ROW);
		break;
	case DESK_SEARCH_WORDS:
		tell_chats(step, asker, DESK_WORD_FOUND, DESK_WORD_FOUND_ROW);
		break;
	case DESK_SEARCH_HISTORY:
		tell_history(step, asker);
		break;
	case DESK_SEARCH_INFO:
		tell_info(step, asker);
		break;
	case DESK_SEARCH_WHY:
		tell_why(step, asker);
		break;
	}
}

/* The visitor's chat in which he asked, if he is still there. */
static struct chat *chat_of(const struct step *step,
		const struct agent *agent) {
	const struct visitor *visitor = visitor_at(step->desk, step->event->to);

	if (!visitor || channel_find(step->desk, step->event->to)) {
		return NULL;
	}
	list_for_each(at, &visitor->conversations) {
		list_for_each(in, &list_entry(at, struct conversation, link)->chats) {
			struct chat *chat = list_entry(in, struct chat, of_conversation);
			if (chat->agent == agent || ear_find(chat, agent)) {
				return chat;
			}
		}
	}
	return NULL;
}

void record_found(struct step *step) {
	const struct desk_event *event = step->event;
	struct agent *agent = agent_find(step->desk, event->from);
	const struct channel *channel =
			channel_find(step->desk, event->searched.channel);
	struct post *post = agent && channel ? agent_post(agent, channel) : NULL;
	size_t before = step->out->count;

	if (agent && agent->searching) {
		agent->searching--;
	}
	if (!post) {
		/* He worked here when he asked. */
		tell_refusal(step, DESK_REFUSAL_NOT_AN_AGENT, 0);
		return;
	}
	const struct asker asker = { post, chat_of(step, agent) };
	if (event->searched.count) {
		tell_found(step, &asker);
	} else {
		tell_nothing(step, &asker);
	}
	order_result(step, before);
}
