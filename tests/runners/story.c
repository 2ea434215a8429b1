/*
 * Effects as text, for scripts. Total over the effects: a new one does not
 * compile until it can be read. Nothing here decides whether it is right.
 */

#include "story.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/effect.h"

#define HOME   "@example.org" /* where everybody lives who has no '@' */
#define INDENT "    "

static void print(struct buffer *to, const char *format, ...)
		__attribute__((format(printf, 2, 3)));

static void print(struct buffer *to, const char *format, ...) {
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	buffer_add_text(to, text);
}

/* A text of any length; a line of a script has no line ends inside. */
static void print_text(struct buffer *to, const char *text) {
	for (; *text; text++) {
		if (*text == '\n') {
			buffer_add_text(to, "\\n");
		} else {
			buffer_add_byte(to, *text);
		}
	}
}

static void print_quoted(struct buffer *to, const char *text) {
	buffer_add_byte(to, '"');
	print_text(to, text);
	buffer_add_byte(to, '"');
}

static void print_person(struct buffer *to, const char *jid) {
	const char *home = strstr(jid, HOME);

	if (home && strcmp(home, HOME) == 0) {
		buffer_add(to, jid, (size_t)(home - jid));
	} else {
		buffer_add_text(to, jid);
	}
}

static void print_way(struct buffer *to, const struct desk_effect *effect) {
	buffer_add_text(to, effect->from[0] ? effect->from : "the domain");
	buffer_add_text(to, " -> ");
	print_person(to, effect->to);
	if (effect->resource[0]) {
		print(to, "/%s", effect->resource);
	}
}

void story_duration(struct buffer *to, int64_t ms) {
	const char *space = "";

	if (ms < 0) {
		buffer_add_byte(to, '-');
		ms = -ms;
	}
	if (ms >= 3600000) {
		print(to, "%" PRId64 "h", ms / 3600000);
		space = " ";
	}
	if (ms % 3600000 >= 60000) {
		print(to, "%s%" PRId64 "m", space, ms % 3600000 / 60000);
		space = " ";
	}
	if (ms % 60000 || !space[0]) {
		print(to, "%s%" PRId64, space, ms % 60000 / 1000);
		if (ms % 1000) {
			print(to, ".%03" PRId64, ms % 1000);
		}
		buffer_add_byte(to, 's');
	}
}

static void print_sentence(struct buffer *to,
		const struct desk_sentence *sentence) {
	const char *separator = " ";
	size_t text = 0, number = 0;

	buffer_add_text(to, desk_word_name(sentence->word));
	for (const char *kind = desk_word_arguments(sentence->word); *kind;
			kind++) {
		buffer_add_text(to, separator);
		separator = ", ";
		if (*kind == 't') {
			const char *said = sentence->texts[text++];
			print_quoted(to, said ? said : "(null)");
		} else if (*kind == 'n') {
			print(to, "%" PRId64, sentence->numbers[number++]);
		} else {
			story_duration(to, sentence->duration);
		}
	}
}

static const char *side_name(enum desk_side side) {
	switch (side) {
	case DESK_SIDE_VISITOR:
		return "visitor";
	case DESK_SIDE_AGENT:
		return "agent";
	case DESK_SIDE_DESK:
		return "desk";
	}
	return "nobody";
}

static const char *leg_name(enum desk_leg leg) {
	return leg == DESK_LEG_AGENT ? "agent" : "visitor";
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

static const char *typing_name(enum desk_typing state) {
	switch (state) {
	case DESK_TYPING_ACTIVE:
		return "active";
	case DESK_TYPING_COMPOSING:
		return "composing";
	case DESK_TYPING_PAUSED:
		return "paused";
	case DESK_TYPING_INACTIVE:
		return "inactive";
	case DESK_TYPING_GONE:
		return "gone";
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
	print_person(to, member->jid);
	if (member->name && member->name[0]) {
		buffer_add_byte(to, ' ');
		print_quoted(to, member->name);
	}
	buffer_add_text(to, " of");
	for (size_t i = 0; i < member->group_count; i++) {
		print(to, "%s %s", i ? "," : "", member->groups[i]);
	}
}

static void print_chat(struct buffer *to, const struct desk_chat *chat,
		int64_t wall) {
	print(to, "keep   chat %" PRIu32 " %s", chat->id,
			chat_state_name(chat->state));
	if (chat->agent[0]) {
		buffer_add_text(to, " with ");
		print_person(to, chat->agent);
	}
	if (chat->is_returned) {
		buffer_add_text(to, ", returned");
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
		print_person(to, effect->member.jid);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL:
		buffer_add_text(to, "keep   dismissal of ");
		print_person(to, effect->dismissal.jid);
		print(to, " from %s", effect->dismissal.channel);
		break;
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
		buffer_add_text(to, "keep   no dismissal of ");
		print_person(to, effect->dismissal.jid);
		print(to, " from %s", effect->dismissal.channel);
		break;
	case DESK_EFFECT_KEEP_VISITOR:
		print(to, "keep   visitor %" PRIu32 " ", effect->visitor.id);
		print_person(to, effect->visitor.jid);
		print(to, " as %s ", effect->visitor.address);
		print_quoted(to, effect->visitor.name);
		break;
	case DESK_EFFECT_KEEP_CHAT:
		print_chat(to, &effect->chat, wall);
		break;
	case DESK_EFFECT_KEEP_LINE:
		print(to, "keep   line %" PRIu32 " of chat %" PRIu32 " by %s",
				effect->line.number, effect->line.chat,
				side_name(effect->line.side));
		if (effect->line.replaces) {
			print(to, ", corrects %" PRIu32, effect->line.replaces);
		}
		break;
	case DESK_EFFECT_KEEP_HANDED:
		print(to, "keep   handed %" PRIu32 " of chat %" PRIu32 " to %s",
				effect->handed.number, effect->handed.chat,
				leg_name(effect->handed.leg));
		break;
	}
}

static void print_answer(struct buffer *to, const struct desk_effect *effect) {
	print_person(to, effect->to);
	if (effect->type == DESK_EFFECT_CARD) {
		print(to, " is answered: %s of a %s", about_name(effect->card.about),
				kind_name(effect->card.kind));
		if (effect->card.name && effect->card.name[0]) {
			buffer_add_byte(to, ' ');
			print_quoted(to, effect->card.name);
		}
		if (effect->card.idle) {
			buffer_add_text(to, ", idle ");
			story_duration(to, effect->card.idle);
		}
		return;
	}
	if (effect->type == DESK_EFFECT_REFUSE) {
		print(to, " is refused: %s", desk_refusal_name(effect->refuse.why));
		if (effect->refuse.retry) {
			buffer_add_text(to, ", again in ");
			story_duration(to, effect->refuse.retry);
		}
		return;
	}
	buffer_add_text(to, " is answered");
	if (effect->answer.number) {
		print(to, ": %" PRIu32, effect->answer.number);
	}
	if (effect->answer.receipt) {
		buffer_add_text(to, ", with a receipt");
	}
}

static void print_said(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	print_way(to, effect);
	print(to, " says %" PRIu32, effect->say.number);
	if (effect->say.replaces) {
		print(to, " for %" PRIu32, effect->say.replaces);
	}
	if (effect->say.nick && effect->say.nick[0]) {
		buffer_add_text(to, " as ");
		print_quoted(to, effect->say.nick);
	}
	if (effect->lang[0]) {
		print(to, " in %s", effect->lang);
	}
	if (effect->say.delayed) {
		buffer_add_text(to, ", written ");
		story_duration(to, wall - effect->say.delayed);
		buffer_add_text(to, " ago");
	}
	buffer_add_text(to, ": ");
	print_text(to, effect->say.body);
}

static void print_told(struct buffer *to, const struct desk_effect *effect) {
	print_way(to, effect);
	buffer_add_text(to, ": ");
	print_sentence(to, &effect->tell.head);
	if (effect->lang[0] && strcmp(effect->lang, "en") != 0) {
		print(to, ", in %s", effect->lang);
	}
	if (effect->tell.is_correction) {
		print(to, ", instead of ring %" PRIu32, effect->tell.ring);
	} else if (effect->tell.ring) {
		print(to, ", ring %" PRIu32, effect->tell.ring);
	}
	for (size_t i = 0; i < effect->tell.row_count; i++) {
		buffer_add_text(to, "\n  ");
		print_sentence(to, &effect->tell.rows[i]);
	}
}

static void print_presence(struct buffer *to,
		const struct desk_effect *effect) {
	enum desk_presence what = effect->presence.what;

	print_way(to, effect);
	print(to, ": %s %s", kind_name(effect->presence.kind), presence_name(what));
	if (what == DESK_PRESENCE_AVAILABLE || what == DESK_PRESENCE_AWAY ||
			what == DESK_PRESENCE_DND) {
		buffer_add_text(to, " as ");
		print_quoted(to, effect->presence.nick ? effect->presence.nick : "");
		buffer_add_text(to, ", ");
		print_sentence(to, &effect->presence.status);
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
	case DESK_EFFECT_FETCH:
		print(to, "fetch  chat %" PRIu32 " after %" PRIu32 " for %s",
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
		print_way(to, effect);
		print(to, " is %s", typing_name(effect->typing.state));
		break;
	case DESK_EFFECT_MARK:
		print_way(to, effect);
		print(to, " has %s %s",
				effect->mark.mark == DESK_MARK_RECEIVED ? "received" : "seen",
				effect->mark.id);
		break;
	case DESK_EFFECT_PRESENCE:
		print_presence(to, effect);
		break;
	case DESK_EFFECT_NAME:
		print_way(to, effect);
		buffer_add_text(to, " is named ");
		print_quoted(to, effect->name.name);
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
