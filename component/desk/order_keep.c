/*
 * What is to be remembered of a chat and of its visitor.
 */

#include "desk/orders.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/asker.h"
#include "desk/block.h"
#include "desk/command.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

#define BETWEEN ", "

/* His, or his to see: then he may write about it. */
static bool is_his(const struct post *post, const struct chat *chat) {
	return post->rights & RIGHT_MANAGE || chat->agent == post->agent ||
			chat->state == CHAT_STATE_WAITING ||
			strcmp(chat->heir, post->agent->jid) == 0 ||
			ear_find(chat, post->agent);
}

/* The chat that he means and may write about; NULL: he was told why not. */
static struct chat *chat_of(struct step *step, const struct asker *asker,
		const struct order *order) {
	struct chat *chat = asker_chat(step, asker, order);

	if (chat && !is_his(asker->post, chat)) {
		const char *owner = keep_text(step,
				chat->agent ? chat->agent->name : chat->agent_jid);
		asker_tell_chat(step, asker, DESK_WORD_NOT_YOURS, chat)->texts[1] =
				owner;
		return NULL;
	}
	return chat;
}

void order_note(struct step *step, const struct asker *asker,
		const struct order *order) {
	const struct chat *chat = chat_of(step, asker, order);

	if (chat) {
		keep_deed(step, chat, DESK_DEED_NOTE, asker->post->agent)->text =
				keep_text(step, order_value(order, VALUE_TEXT));
		asker_tell(step, asker, chat, DESK_WORD_NOTED)->tell.head.numbers[0] =
				chat->id;
	}
}

/* ---- tags ---- */

/* One word of letters that are seen, without what stands between tags. */
static bool is_tag(struct step *step, const char *text) {
	return text[0] && !strpbrk(text, " ,") && text_count(text) <= TAG_MOST &&
			strcmp(text_name(step->out->arena, text, TAG_MOST), text) == 0;
}

/* Where it stands among the chat's, and what follows it; or NULL. */
static char *find_tag(char *tags, const char *tag, char **after) {
	for (char *at = tags; *at; at = *after) {
		size_t length = strcspn(at, ",");
		char kept = at[length];
		at[length] = '\0';
		bool is_it = text_is_same_word(at, tag);
		at[length] = kept;
		*after = at + length + (kept ? strlen(BETWEEN) : 0);
		if (is_it) {
			return at;
		}
	}
	return NULL;
}

static size_t count_tags(const char *tags) {
	size_t count = tags[0] != '\0';

	for (; *tags; tags++) {
		count += *tags == ',';
	}
	return count;
}

static void tell_tags(struct step *step, const struct asker *asker,
		const struct chat *chat) {
	const char *tags = keep_text(step, chat->tags);
	struct desk_sentence *said =
			&asker_tell(step, asker, chat, DESK_WORD_TAGGED)->tell.head;

	said->numbers[0] = chat->id;
	said->texts[0] = tags;
}

static void tag(struct step *step, const struct asker *asker, struct chat *chat,
		const char *word) {
	struct arena *arena = step->out->arena;
	char *after, *tags = arena_copy(arena, chat->tags);

	if (!find_tag(tags, word, &after)) {
		model_set_text(&chat->tags,
				arena_print(arena, "%s%s%s", tags, tags[0] ? BETWEEN : "",
						word));
		keep_chat(step, chat);
		keep_deed(step, chat, DESK_DEED_TAG, asker->post->agent)->text =
				keep_text(step, word);
	}
	tell_tags(step, asker, chat);
}

static void untag(struct step *step, const struct asker *asker,
		struct chat *chat, const char *word) {
	struct arena *arena = step->out->arena;
	char *after, *tags = arena_copy(arena, chat->tags);
	char *at = find_tag(tags, word, &after);

	if (!at) {
		asker_tell_chat(step, asker, DESK_WORD_TAG_NONE, chat)->texts[0] =
				keep_text(step, word);
		return;
	}
	const char *rest = arena_copy(arena, after);
	if (!rest[0] && at > tags) {
		at -= strlen(BETWEEN); /* it was the last of several */
	}
	*at = '\0';
	model_set_text(&chat->tags, arena_print(arena, "%s%s", tags, rest));
	keep_chat(step, chat);
	keep_deed(step, chat, DESK_DEED_UNTAG, asker->post->agent)->text =
			keep_text(step, word);
	tell_tags(step, asker, chat);
}

static void tell_tag_wrong(struct step *step, const struct asker *asker,
		const char *word) {
	const char *quote = text_one_line(step->out->arena, word, WORD_MOST);
	struct desk_sentence *said =
			&asker_tell(step, asker, asker->chat, DESK_WORD_TAG_WRONG)
					 ->tell.head;

	said->texts[0] = quote;
	said->numbers[0] = TAG_MOST;
}

void order_tag(struct step *step, const struct asker *asker,
		const struct order *order) {
	const char *word = order_value(order, VALUE_TAG);
	bool is_gone = word[0] == '-';
	struct chat *chat = chat_of(step, asker, order);

	word += is_gone || word[0] == '#' || word[0] == '+';
	if (!chat) {
		return;
	}
	if (!is_tag(step, word)) {
		tell_tag_wrong(step, asker, word);
	} else if (is_gone) {
		untag(step, asker, chat, word);
	} else if (count_tags(chat->tags) >= TAGS_MOST) {
		struct desk_sentence *said =
				&asker_tell(step, asker, chat, DESK_WORD_TAGS_FULL)->tell.head;
		said->numbers[0] = chat->id;
		said->numbers[1] = TAGS_MOST;
	} else {
		tag(step, asker, chat, word);
	}
}

/* ---- blocks ---- */

/* What only a manager may do only a manager may undo. */
static bool may_change(const struct step *step, const struct asker *asker,
		const struct block *block) {
	return asker->post->rights & RIGHT_MANAGE || !block ||
			block->until - step->event->wall <= BLOCK_MOST;
}

static void tell_may_not(struct step *step, const struct asker *asker,
		const struct order *order) {
	asker_tell_text(step, asker, DESK_WORD_MAY_NOT, order->command->names[0]);
}

void order_block(struct step *step, const struct asker *asker,
		const struct order *order) {
	const char *typed = order_value(order, VALUE_SPAN);
	const struct post *post = asker->post;
	desk_ms span,
			most = post->rights & RIGHT_MANAGE ? BLOCK_MANAGER_MOST
											   : BLOCK_MOST;
	struct chat *chat = chat_of(step, asker, order);

	if (!chat) {
		return;
	}
	if (!text_span(typed, &span) || span <= 0 || span > most) {
		const char *quote = text_one_line(step->out->arena, typed, WORD_MOST);
		struct desk_sentence *said =
				&asker_tell(step, asker, asker->chat, DESK_WORD_SPAN_WRONG)
						 ->tell.head;
		said->texts[0] = quote;
		said->duration = most;
		return;
	}
	if (!may_change(step, asker, chat->visitor->block)) {
		tell_may_not(step, asker, order);
		return;
	}
	asker_tell_chat(step, asker, DESK_WORD_BLOCKED, chat)->duration = span;
	block_begin(step, chat, post->agent, span);
}

static bool is_meant(const struct block *block, const struct asker *asker,
		const char *which) {
	const struct visitor *visitor = block->visitor;

	if (!visitor_conversation(visitor, asker->post->channel)) {
		return false; /* another channel's */
	}
	return !which[0] || block->chat == command_number(which) ||
			text_is_same_word(visitor->name, which) ||
			text_is_same_word(visitor->address, which);
}

/* The blocks that he may mean: few are the rule, and nobody asks often. */
static size_t find_blocks(const struct step *step, const struct asker *asker,
		const char *which, struct block **found) {
	size_t count = 0;

	list_for_each(at, &step->desk->blocks) {
		struct block *block = list_entry(at, struct block, link);
		if (is_meant(block, asker, which) && ++count <= LIST_ROWS_MOST) {
			found[count - 1] = block;
		}
	}
	return count;
}

static void ask_which(struct step *step, const struct asker *asker,
		const struct order *order, struct block **found, size_t count) {
	struct rows rows;

	asker_offer_menu(step, asker, order, 0);
	rows_init(&rows, step);
	for (size_t i = 0; i < count && i < LIST_ROWS_MOST; i++) {
		struct desk_sentence *row = rows_add(&rows, DESK_WORD_WHICH_ROW);
		row->numbers[0] = found[i]->chat;
		row->texts[0] = keep_text(step, visitor_name(found[i]->visitor));
		row->texts[1] = keep_text(step, found[i]->visitor->address);
		asker_add_to_menu(asker, found[i]->chat, found[i]->visitor->address);
	}
	rows_add_more(&rows, count - rows.count);
	rows_put(&rows, asker_tell(step, asker, asker->chat, DESK_WORD_WHICH_CHAT));
}

static void unblock(struct step *step, const struct asker *asker,
		const struct order *order, struct block *block) {
	struct chat *chat = chat_find(step->desk, block->chat);

	if (!may_change(step, asker, block)) {
		tell_may_not(step, asker, order);
		return;
	}
	asker_tell_text(step, asker, DESK_WORD_UNBLOCKED,
			visitor_name(block->visitor));
	if (chat) {
		keep_deed(step, chat, DESK_DEED_UNBLOCK, asker->post->agent);
	}
	block_end(step, block);
}

/* By the chat in which he was blocked, which may be over, or by his name. */
void order_unblock(struct step *step, const struct asker *asker,
		const struct order *order) {
	const char *which = order_value(order, VALUE_CHAT);
	struct block *found[LIST_ROWS_MOST];
	size_t count;

	if (!which[0] && asker->chat) {
		which = asker->chat->visitor->address;
	}
	count = find_blocks(step, asker, which, found);
	if (count == 1) {
		unblock(step, asker, order, found[0]);
	} else if (count) {
		ask_which(step, asker, order, found, count);
	} else if (which[0]) {
		asker_tell_text(step, asker, DESK_WORD_NOT_BLOCKED, which);
	} else {
		asker_tell(step, asker, asker->chat, DESK_WORD_NOBODY_BLOCKED);
	}
}
