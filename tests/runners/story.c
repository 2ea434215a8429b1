/*
 * Effects as text, for scripts. Total over the effects: a new one does not
 * compile until it can be read. Nothing here decides whether it is right.
 */

#include "story.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "desk/effect.h"

#define HOME      "@example.org" /* where everybody lives who has no '@' */
#define INDENT    "    "
#define LONG_TEXT 1000

void story_print(struct buffer *to, const char *format, ...) {
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	buffer_add_text(to, text);
}

/* A text of any length; a line of a script has no line ends inside. */
void story_text(struct buffer *to, const char *text) {
	if (strlen(text) > LONG_TEXT) {
		story_print(to, "%.3s... of %zu bytes", text, strlen(text));
		return;
	}
	for (; *text; text++) {
		if (*text == '\n') {
			buffer_add_text(to, "\\n");
		} else {
			buffer_add_byte(to, *text);
		}
	}
}

void story_quoted(struct buffer *to, const char *text) {
	buffer_add_byte(to, '"');
	story_text(to, text);
	buffer_add_byte(to, '"');
}

void story_person(struct buffer *to, const char *jid) {
	const char *home = strstr(jid, HOME);

	if (home && strcmp(home, HOME) == 0) {
		buffer_add(to, jid, (size_t)(home - jid));
	} else {
		buffer_add_text(to, jid);
	}
}

void story_way(struct buffer *to, const struct desk_effect *effect) {
	buffer_add_text(to, effect->from[0] ? effect->from : "the domain");
	buffer_add_text(to, " -> ");
	story_person(to, effect->to);
	if (effect->resource[0]) {
		story_print(to, "/%s", effect->resource);
	}
}

void story_duration(struct buffer *to, int64_t ms) {
	const char *space = "";

	if (ms < 0) {
		buffer_add_byte(to, '-');
		ms = -ms;
	}
	if (ms >= 3600000) {
		story_print(to, "%" PRId64 "h", ms / 3600000);
		space = " ";
	}
	if (ms % 3600000 >= 60000) {
		story_print(to, "%s%" PRId64 "m", space, ms % 3600000 / 60000);
		space = " ";
	}
	if (ms % 60000 || !space[0]) {
		story_print(to, "%s%" PRId64, space, ms % 60000 / 1000);
		if (ms % 1000) {
			story_print(to, ".%03" PRId64, ms % 1000);
		}
		buffer_add_byte(to, 's');
	}
}

void story_moment(struct buffer *to, int64_t moment) {
	struct arena *arena = arena_create();

	buffer_add_text(to, text_moment(arena, moment));
	arena_destroy(arena);
}

void story_sentence(struct buffer *to, const struct desk_sentence *sentence) {
	const char *separator = " ";
	size_t text = 0, number = 0;

	buffer_add_text(to, desk_word_name(sentence->word));
	for (const char *kind = desk_word_arguments(sentence->word); *kind;
			kind++) {
		buffer_add_text(to, separator);
		separator = ", ";
		if (*kind == 't') {
			const char *said = sentence->texts[text++];
			story_quoted(to, said ? said : "(null)");
		} else if (*kind == 'n') {
			story_print(to, "%" PRId64, sentence->numbers[number++]);
		} else if (*kind == 'c') {
			buffer_add_text(to,
					command_table[sentence->numbers[number++]].names[0]);
		} else if (*kind == 'w') {
			story_moment(to, sentence->wall);
		} else {
			story_duration(to, sentence->duration);
		}
	}
}

static const char *leg_name(enum desk_leg leg) {
	static const char *const names[] = {
		[DESK_LEG_AGENT] = "agent",
		[DESK_LEG_VISITOR] = "visitor",
		[DESK_LEG_EAR] = "ears",
	};

	return names[leg];
}

static const char *about_name(enum desk_about about) {
	switch (about) {
	case DESK_ABOUT_CARD:
		return "card";
	case DESK_ABOUT_LAST:
		return "last activity";
	case DESK_ABOUT_INFO:
		return "info";
	case DESK_ABOUT_ITEMS:
		return "items";
	case DESK_ABOUT_COMMANDS:
		return "commands";
	case DESK_ABOUT_OTHER:
		return "being";
	}
	return "?";
}

static const char *kind_name(enum desk_kind kind) {
	switch (kind) {
	case DESK_KIND_DOMAIN:
		return "domain";
	case DESK_KIND_CHANNEL:
		return "channel";
	case DESK_KIND_VISITOR:
		return "visitor";
	}
	return "?";
}

static const char *presence_name(enum desk_presence what) {
	switch (what) {
	case DESK_PRESENCE_AVAILABLE:
		return "is available";
	case DESK_PRESENCE_AWAY:
		return "is away";
	case DESK_PRESENCE_DND:
		return "is busy";
	case DESK_PRESENCE_UNAVAILABLE:
		return "is gone";
	case DESK_PRESENCE_SUBSCRIBED:
		return "is subscribed";
	case DESK_PRESENCE_UNSUBSCRIBED:
		return "is unsubscribed";
	}
	return "?";
}

static void print_member(struct buffer *to, const struct desk_effect *effect) {
	const struct desk_member *member = &effect->member;

	buffer_add_text(to, "keep   member ");
	story_person(to, member->jid);
	if (member->name && member->name[0]) {
		buffer_add_byte(to, ' ');
		story_quoted(to, member->name);
	}
	buffer_add_text(to, " of");
	for (size_t i = 0; i < member->group_count; i++) {
		story_print(to, "%s %s", i ? "," : "", member->groups[i]);
	}
}

static void print_chat(struct buffer *to, const struct desk_chat *chat,
		int64_t wall) {
	story_print(to, "keep   chat %" PRIu32 " %s", chat->id,
			chat_state_name(chat->state));
	if (chat->agent[0]) {
		buffer_add_text(to, " with ");
		story_person(to, chat->agent);
	}
	if (chat->is_returned) {
		buffer_add_text(to, ", returned");
	}
	if (chat->serving && chat->serving[0]) {
		story_print(to, ", served in %s", chat->serving);
	}
	if (chat->heir && chat->heir[0]) {
		buffer_add_text(to, ", to be handed to ");
		story_person(to, chat->heir);
		buffer_add_text(to, " by ");
		story_person(to, chat->passed_by);
		buffer_add_text(to, " within ");
		story_duration(to, chat->pass_until - wall);
	}
	if (chat->pass_note && chat->pass_note[0]) {
		buffer_add_text(to, ", noting ");
		story_quoted(to, chat->pass_note);
	}
	if (chat->tags && chat->tags[0]) {
		story_print(to, ", tagged %s", chat->tags);
	}
	if (chat->deadline) {
		buffer_add_text(to, ", for ");
		story_duration(to, chat->deadline - wall);
	}
}

static void print_kept(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_MEMBER:
		print_member(to, effect);
		break;
	case DESK_EFFECT_KEEP_MEMBER_GONE:
		buffer_add_text(to, "keep   no member ");
		story_person(to, effect->member.jid);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL:
		buffer_add_text(to, "keep   dismissal of ");
		story_person(to, effect->dismissal.jid);
		story_print(to, " from %s", effect->dismissal.channel);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
		buffer_add_text(to, "keep   no dismissal of ");
		story_person(to, effect->dismissal.jid);
		story_print(to, " from %s", effect->dismissal.channel);
		break;
	case DESK_EFFECT_KEEP_VISITOR:
		story_print(to, "keep   visitor %" PRIu32 " ", effect->visitor.id);
		story_person(to, effect->visitor.jid);
		story_print(to, " as %s ", effect->visitor.address);
		story_quoted(to, effect->visitor.name);
		break;
	case DESK_EFFECT_KEEP_CHAT:
		print_chat(to, &effect->chat, wall);
		break;
	case DESK_EFFECT_KEEP_LINE:
		story_print(to, "keep   line %" PRIu32 " of chat %" PRIu32 " by %s",
				effect->line.number, effect->line.chat,
				desk_side_name(effect->line.side));
		if (effect->line.replaces) {
			story_print(to, ", corrects %" PRIu32, effect->line.replaces);
		}
		if (effect->line.retracts) {
			story_print(to, ", takes back %" PRIu32, effect->line.retracts);
		}
		break;
	case DESK_EFFECT_KEEP_HANDED:
		story_print(to, "keep   handed %" PRIu32 " of chat %" PRIu32 " to %s",
				effect->handed.number, effect->handed.chat,
				leg_name(effect->handed.leg));
		break;
	}
}

static void print_answer(struct buffer *to, const struct desk_effect *effect) {
	story_person(to, effect->to);
	if (effect->type == DESK_EFFECT_CARD) {
		story_print(to, " is answered: %s of a %s",
				about_name(effect->card.about), kind_name(effect->card.kind));
		if (effect->card.name && effect->card.name[0]) {
			buffer_add_byte(to, ' ');
			story_quoted(to, effect->card.name);
		}
		if (effect->card.idle) {
			buffer_add_text(to, ", idle ");
			story_duration(to, effect->card.idle);
		}
		return;
	}
	if (effect->type == DESK_EFFECT_REFUSE) {
		story_print(to, " is refused: %s",
				desk_refusal_name(effect->refuse.why));
		if (effect->refuse.retry) {
			buffer_add_text(to, ", again in ");
			story_duration(to, effect->refuse.retry);
		}
		if (effect->refuse.bits) {
			story_print(to, ", %" PRIu32 " bits", effect->refuse.bits);
		}
		return;
	}
	buffer_add_text(to, " is answered");
	if (effect->answer.number) {
		story_print(to, ": %" PRIu32, effect->answer.number);
	}
	if (effect->answer.receipt) {
		buffer_add_text(to, ", with a receipt");
	}
}

static void print_said(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	story_way(to, effect);
	story_print(to, " says %" PRIu32, effect->say.number);
	if (effect->say.replaces) {
		story_print(to, " for %" PRIu32, effect->say.replaces);
	}
	if (effect->say.retracts) {
		story_print(to, " to take back %" PRIu32, effect->say.retracts);
	}
	if (effect->say.nick && effect->say.nick[0]) {
		buffer_add_text(to, " as ");
		story_quoted(to, effect->say.nick);
	}
	if (effect->lang[0]) {
		story_print(to, " in %s", effect->lang);
	}
	if (effect->say.is_mirrored) {
		buffer_add_text(to,
				effect->say.is_own ? ", overheard of the agent"
								   : ", overheard");
	}
	if (effect->say.delayed) {
		buffer_add_text(to, ", written ");
		story_duration(to, wall - effect->say.delayed);
		buffer_add_text(to, " ago");
	}
	buffer_add_text(to, ": ");
	story_text(to, effect->say.body);
}

void story_rows(struct buffer *to, const struct desk_sentence *rows,
		size_t count) {
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(to, "\n  ");
		story_sentence(to, &rows[i]);
	}
}

static void print_told(struct buffer *to, const struct desk_effect *effect) {
	story_way(to, effect);
	buffer_add_text(to, ": ");
	story_sentence(to, &effect->tell.head);
	if (effect->lang[0] && strcmp(effect->lang, "en") != 0) {
		story_print(to, ", in %s", effect->lang);
	}
	if (effect->tell.ring) {
		story_print(to, ", %sring %" PRIu32,
				effect->tell.is_correction ? "instead of " : "",
				effect->tell.ring);
	}
	if (effect->tell.round) {
		story_print(to, ".%" PRIu32, effect->tell.round);
	}
	if (effect->tell.is_urgent) {
		buffer_add_text(to, ", urgent");
	}
	story_rows(to, effect->tell.rows, effect->tell.row_count);
}

static void print_presence(struct buffer *to,
		const struct desk_effect *effect) {
	enum desk_presence what = effect->presence.what;

	story_way(to, effect);
	story_print(to, ": %s %s", kind_name(effect->presence.kind),
			presence_name(what));
	if (what == DESK_PRESENCE_AVAILABLE || what == DESK_PRESENCE_AWAY ||
			what == DESK_PRESENCE_DND) {
		buffer_add_text(to, " as ");
		story_quoted(to, effect->presence.nick ? effect->presence.nick : "");
		buffer_add_text(to, ", ");
		story_sentence(to, &effect->presence.status);
	}
}

void story_tell(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	switch (effect->type) {
	case DESK_EFFECT_KEEP_MEMBER:
	case DESK_EFFECT_KEEP_MEMBER_GONE:
	case DESK_EFFECT_KEEP_DISMISSAL:
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
	case DESK_EFFECT_KEEP_VISITOR:
	case DESK_EFFECT_KEEP_CHAT:
	case DESK_EFFECT_KEEP_LINE:
	case DESK_EFFECT_KEEP_HANDED:
		print_kept(to, effect, wall);
		break;
	case DESK_EFFECT_KEEP_HABIT:
	case DESK_EFFECT_KEEP_ROOM:
	case DESK_EFFECT_KEEP_EAR:
	case DESK_EFFECT_KEEP_EAR_GONE:
	case DESK_EFFECT_KEEP_BLOCK:
	case DESK_EFFECT_KEEP_BLOCK_GONE:
	case DESK_EFFECT_KEEP_DEED:
	case DESK_EFFECT_KEEP_ENTRY:
	case DESK_EFFECT_KEEP_ENTRY_GONE:
	case DESK_EFFECT_ROSTER:
	case DESK_EFFECT_SEARCH:
	case DESK_EFFECT_FORM:
	case DESK_EFFECT_RESULT:
		story_order(to, effect, wall);
		break;
	case DESK_EFFECT_KEEP_VISIT:
	case DESK_EFFECT_KEEP_VISIT_GONE:
	case DESK_EFFECT_KEEP_TOKEN:
	case DESK_EFFECT_KEEP_TOKEN_GONE:
	case DESK_EFFECT_KEEP_MARKS:
		story_kept_web(to, effect, wall);
		break;
	case DESK_EFFECT_FETCH_PAGE:
		story_print(to,
				"fetch  lines of visitor %" PRIu32 " and %s after %" PRIu32,
				effect->fetch_page.visitor, effect->from,
				effect->fetch_page.after);
		break;
	case DESK_EFFECT_WELCOME:
	case DESK_EFFECT_STORED:
	case DESK_EFFECT_LINES:
	case DESK_EFFECT_STATE:
	case DESK_EFFECT_LINE:
	case DESK_EFFECT_PAGE_MARKS:
	case DESK_EFFECT_DESK:
	case DESK_EFFECT_CHANNEL:
	case DESK_EFFECT_PHOTO:
		story_page(to, effect, wall);
		break;
	case DESK_EFFECT_FETCH:
		story_print(to, "fetch  chat %" PRIu32 " after %" PRIu32 " for %s",
				effect->fetch.chat, effect->fetch.after,
				leg_name(effect->fetch.leg));
		break;
	case DESK_EFFECT_ANSWER:
	case DESK_EFFECT_REFUSE:
	case DESK_EFFECT_CARD:
		print_answer(to, effect);
		break;
	case DESK_EFFECT_SAY:
		print_said(to, effect, wall);
		break;
	case DESK_EFFECT_TELL:
		print_told(to, effect);
		break;
	case DESK_EFFECT_TYPING:
		story_way(to, effect);
		story_print(to, " is %s", desk_typing_name(effect->typing.state));
		break;
	case DESK_EFFECT_MARK:
		story_way(to, effect);
		story_print(to, " has %s %s",
				effect->mark.mark == DESK_MARK_RECEIVED ? "received" : "seen",
				effect->mark.id);
		break;
	case DESK_EFFECT_PRESENCE:
		print_presence(to, effect);
		break;
	case DESK_EFFECT_NAME:
		story_way(to, effect);
		buffer_add_text(to, " is named ");
		story_quoted(to, effect->name.name);
		break;
	}
}

void story_tell_indented(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	struct buffer text = { 0 };

	story_tell(&text, effect, wall);
	buffer_add_text(to, INDENT);
	for (size_t i = 0; i < text.length; i++) {
		buffer_add_byte(to, text.bytes[i]);
		if (text.bytes[i] == '\n') {
			buffer_add_text(to, INDENT);
		}
	}
	buffer_add_byte(to, '\n');
	buffer_finish(&text);
}
