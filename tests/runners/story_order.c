/*
 * Agents' orders as text, for scripts: what is kept of them, what the store is
 * asked, and what a form or its result says.
 */

#include "story.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/effect.h"

static const char *deed_name(enum desk_deed deed) {
	static const char *const names[] = {
		[DESK_DEED_TAKE] = "take",
		[DESK_DEED_END] = "end",
		[DESK_DEED_REOPEN] = "reopen",
		[DESK_DEED_VANISH] = "vanish",
		[DESK_DEED_PASS] = "pass",
		[DESK_DEED_ACCEPT] = "accept",
		[DESK_DEED_REJECT] = "reject",
		[DESK_DEED_CANCEL] = "cancel",
		[DESK_DEED_NOT_ANSWER] = "not-answer",
		[DESK_DEED_TAKE_OVER] = "take-over",
		[DESK_DEED_LISTEN] = "listen",
		[DESK_DEED_LEAVE] = "leave",
		[DESK_DEED_WHISPER] = "whisper",
		[DESK_DEED_NOTE] = "note",
		[DESK_DEED_TAG] = "tag",
		[DESK_DEED_UNTAG] = "untag",
		[DESK_DEED_BLOCK] = "block",
		[DESK_DEED_UNBLOCK] = "unblock",
		[DESK_DEED_ROUTE] = "route",
	};

	return names[deed];
}

static const char *duty_name(enum desk_duty duty) {
	switch (duty) {
	case DESK_DUTY_AUTO:
		return "auto";
	case DESK_DUTY_HERE:
		return "here";
	case DESK_DUTY_AWAY:
		return "away";
	}
	return "?";
}

static void print_deed(struct buffer *to, const struct desk_deed_row *deed) {
	story_print(to, "keep   deed of chat %" PRIu32 ": %s", deed->chat,
			deed_name(deed->deed));
	if (deed->who[0]) {
		buffer_add_text(to, " by ");
		story_person(to, deed->who);
	}
	if (deed->whom[0]) {
		story_print(to, " to %s", deed->whom);
	}
	if (deed->text[0]) {
		buffer_add_byte(to, ' ');
		story_quoted(to, deed->text);
	}
}

static void print_block(struct buffer *to, const struct desk_block *block,
		int64_t wall) {
	story_print(to, "keep   block of visitor %" PRIu32 " by ", block->visitor);
	story_person(to, block->by);
	buffer_add_text(to, " for ");
	story_duration(to, block->until - wall);
}

static void print_entry(struct buffer *to, const struct desk_entry *entry,
		int64_t wall) {
	story_print(to, "keep   entry %s of ", entry->address);
	story_person(to, entry->jid);
	buffer_add_text(to, " called ");
	story_quoted(to, entry->name);
	if (entry->idle) {
		story_print(to, ", of no use %" PRIu32, entry->idle);
	}
	buffer_add_text(to, entry->is_there ? ", is there, for " : ", for ");
	story_duration(to, entry->until - wall);
}

static void print_roster(struct buffer *to, const struct desk_effect *effect) {
	buffer_add_text(to, "the roster of ");
	story_person(to, effect->to);
	story_print(to, "%s %s", effect->roster.is_removal ? " loses" : " has",
			effect->roster.address);
	if (!effect->roster.is_removal) {
		buffer_add_text(to,
				effect->roster.kind == DESK_KIND_CHANNEL ? ", a channel, "
														 : ", a visitor, ");
		story_quoted(to, effect->roster.name);
	}
	if (effect->lang[0] && strcmp(effect->lang, "en") != 0) {
		story_print(to, ", in %s", effect->lang);
	}
}

static void print_search(struct buffer *to, const struct desk_effect *effect) {
	static const char *const names[] = {
		[DESK_SEARCH_RECENT] = "recent chats",
		[DESK_SEARCH_HISTORY] = "history",
		[DESK_SEARCH_WORDS] = "words",
		[DESK_SEARCH_INFO] = "info",
		[DESK_SEARCH_WHY] = "why",
	};

	story_print(to, "search %s of %s for ", names[effect->search.what],
			effect->search.channel);
	story_person(to, effect->to);
	if (effect->search.chat) {
		story_print(to, ", chat %" PRIu32, effect->search.chat);
	}
	if (effect->search.page) {
		story_print(to, ", page %" PRIu32, effect->search.page);
	}
	if (effect->search.words[0]) {
		buffer_add_byte(to, ' ');
		story_quoted(to, effect->search.words);
	}
	if (effect->search.jid) {
		buffer_add_text(to, ", only his own");
	}
}

static void print_options(struct buffer *to, const char *label,
		const struct desk_option *options, size_t count) {
	story_print(to, "\n  %s:", label);
	for (size_t i = 0; i < count; i++) {
		story_print(to, "%s %s ", i ? "," : "", options[i].value);
		story_quoted(to, options[i].label);
	}
}

static void print_form(struct buffer *to, const struct desk_effect *effect) {
	const struct command *command = &command_table[effect->form.command];

	story_person(to, effect->to);
	story_print(to, " is answered: the form of %s", command->names[0]);
	if (effect->form.channel_count) {
		print_options(to, "channel", effect->form.channels,
				effect->form.channel_count);
	}
	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		print_options(to, desk_word_name(command_label(command->takes[i].what)),
				effect->form.options[i], effect->form.option_counts[i]);
		if (effect->form.presets[i]) {
			story_print(to, " (%s)", effect->form.presets[i]);
		}
	}
}

void story_order(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_HABIT:
		buffer_add_text(to, "keep   habit of ");
		story_person(to, effect->habit.jid);
		story_print(to, ": %s", duty_name(effect->habit.duty));
		if (effect->habit.lang[0]) {
			story_print(to, ", in %s", effect->habit.lang);
		}
		break;
	case DESK_EFFECT_KEEP_ROOM:
		buffer_add_text(to, "keep   room of ");
		story_person(to, effect->room.jid);
		story_print(to, " in %s: ", effect->room.channel);
		if (effect->room.room == DESK_ROOM_UNSAID) {
			buffer_add_text(to, "as the channel has it");
		} else {
			story_print(to, "%" PRIu32, effect->room.room);
		}
		break;
	case DESK_EFFECT_KEEP_EAR:
	case DESK_EFFECT_KEEP_EAR_GONE:
		story_print(to, "keep   %s of chat %" PRIu32 ": ",
				effect->type == DESK_EFFECT_KEEP_EAR ? "ear" : "no ear",
				effect->ear.chat);
		story_person(to, effect->ear.jid);
		if (effect->ear.handed && effect->type == DESK_EFFECT_KEEP_EAR) {
			story_print(to, " has %" PRIu32, effect->ear.handed);
		}
		break;
	case DESK_EFFECT_KEEP_BLOCK:
		print_block(to, &effect->block, wall);
		break;
	case DESK_EFFECT_KEEP_BLOCK_GONE:
		story_print(to, "keep   no block of visitor %" PRIu32,
				effect->block.visitor);
		break;
	case DESK_EFFECT_KEEP_DEED:
		print_deed(to, &effect->deed);
		break;
	case DESK_EFFECT_KEEP_ENTRY:
		print_entry(to, &effect->entry, wall);
		break;
	case DESK_EFFECT_KEEP_ENTRY_GONE:
		story_print(to, "keep   no entry %s of ", effect->entry.address);
		story_person(to, effect->entry.jid);
		break;
	case DESK_EFFECT_ROSTER:
		print_roster(to, effect);
		break;
	case DESK_EFFECT_SEARCH:
		print_search(to, effect);
		break;
	case DESK_EFFECT_FORM:
		print_form(to, effect);
		break;
	case DESK_EFFECT_RESULT:
		story_person(to, effect->to);
		buffer_add_text(to,
				effect->result.is_refused ? " is answered: refused: "
										  : " is answered: ");
		story_sentence(to, &effect->result.head);
		story_rows(to, effect->result.rows, effect->result.row_count);
		break;
	}
}
