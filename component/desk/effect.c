/*
 * The list of what must be done, and the names of the words in it for scripts
 * and logs. Knows nothing of why an effect is there.
 */

#include "desk/effect.h"

#include "base/arena.h"

#define FIRST_ROOM 32

void effects_init(struct desk_effects *effects) {
	*effects = (struct desk_effects){ .arena = arena_create() };
}

void effects_finish(struct desk_effects *effects) {
	xfree(effects->items);
	if (effects->arena) {
		arena_destroy(effects->arena);
	}
	*effects = (struct desk_effects){ 0 };
}

void effects_reset(struct desk_effects *effects) {
	effects->count = 0;
	arena_reset(effects->arena);
}

struct desk_effect *effects_add(struct desk_effects *effects,
		enum desk_effect_type type) {
	if (effects->count == effects->room) {
		effects->room = effects->room ? effects->room * 2 : FIRST_ROOM;
		effects->items = xrealloc(effects->items,
				effects->room * sizeof(*effects->items));
	}
	struct desk_effect *effect = &effects->items[effects->count++];
	*effect = (struct desk_effect){ .type = type,
		.from = "",
		.to = "",
		.resource = "",
		.lang = "" };
	return effect;
}

bool effect_is_for_store(enum desk_effect_type type) {
	switch (type) {
	case DESK_EFFECT_KEEP_MEMBER:
	case DESK_EFFECT_KEEP_MEMBER_GONE:
	case DESK_EFFECT_KEEP_DISMISSAL:
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
	case DESK_EFFECT_KEEP_VISITOR:
	case DESK_EFFECT_KEEP_CHAT:
	case DESK_EFFECT_KEEP_LINE:
	case DESK_EFFECT_KEEP_HANDED:
	case DESK_EFFECT_KEEP_VISIT:
	case DESK_EFFECT_KEEP_VISIT_GONE:
	case DESK_EFFECT_KEEP_TOKEN:
	case DESK_EFFECT_KEEP_TOKEN_GONE:
	case DESK_EFFECT_KEEP_MARKS:
	case DESK_EFFECT_KEEP_HABIT:
	case DESK_EFFECT_KEEP_ROOM:
	case DESK_EFFECT_KEEP_EAR:
	case DESK_EFFECT_KEEP_EAR_GONE:
	case DESK_EFFECT_KEEP_BLOCK:
	case DESK_EFFECT_KEEP_BLOCK_GONE:
	case DESK_EFFECT_KEEP_DEED:
	case DESK_EFFECT_KEEP_ENTRY:
	case DESK_EFFECT_KEEP_ENTRY_GONE:
		return true;
	case DESK_EFFECT_FETCH:
	case DESK_EFFECT_FETCH_PAGE:
	case DESK_EFFECT_SEARCH:
	case DESK_EFFECT_FORM:
	case DESK_EFFECT_RESULT:
	case DESK_EFFECT_ANSWER:
	case DESK_EFFECT_REFUSE:
	case DESK_EFFECT_SAY:
	case DESK_EFFECT_TELL:
	case DESK_EFFECT_TYPING:
	case DESK_EFFECT_MARK:
	case DESK_EFFECT_PRESENCE:
	case DESK_EFFECT_NAME:
	case DESK_EFFECT_ROSTER:
	case DESK_EFFECT_CARD:
	case DESK_EFFECT_WELCOME:
	case DESK_EFFECT_STORED:
	case DESK_EFFECT_LINES:
	case DESK_EFFECT_STATE:
	case DESK_EFFECT_LINE:
	case DESK_EFFECT_PAGE_MARKS:
	case DESK_EFFECT_DESK:
	case DESK_EFFECT_CHANNEL:
	case DESK_EFFECT_PHOTO:
		return false;
	}
	return false;
}

bool effect_may_wait(enum desk_effect_type type) {
	return type == DESK_EFFECT_KEEP_MARKS;
}

bool effect_is_calm(enum desk_effect_type type) {
	return type == DESK_EFFECT_MARK || type == DESK_EFFECT_PAGE_MARKS;
}

bool effect_is_answer(const struct desk_effect *effect) {
	switch ((int)effect->type) {
	case DESK_EFFECT_ANSWER:
	case DESK_EFFECT_REFUSE:
	case DESK_EFFECT_CARD:
	case DESK_EFFECT_FORM:
	case DESK_EFFECT_RESULT:
	case DESK_EFFECT_WELCOME:
	case DESK_EFFECT_STORED:
	case DESK_EFFECT_LINES:
		return true;
	case DESK_EFFECT_STATE:
		return effect->asked != NULL;
	}
	return false;
}

const char *desk_side_name(enum desk_side side) {
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

const char *desk_typing_name(enum desk_typing state) {
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

const char *chat_state_name(enum chat_state state) {
	switch (state) {
	case CHAT_STATE_ASKING:
		return "ASKING";
	case CHAT_STATE_WAITING:
		return "WAITING";
	case CHAT_STATE_TALKING:
		return "TALKING";
	case CHAT_STATE_ENDED:
		return "ENDED";
	case CHAT_STATE_CLOSED:
		return "CLOSED";
	case CHAT_STATE_OFFLINE:
		return "OFFLINE";
	case CHAT_STATE_POSTED:
		return "POSTED";
	case CHAT_STATE_LEFT:
		return "LEFT";
	}
	return "?";
}

static const struct word {
	const char *name, *arguments;
} words[] = {
#define WORD(name, arguments) { #name, arguments },
	DESK_WORDS(WORD)
#undef WORD
};

const char *desk_word_name(enum desk_word word) {
	return words[word].name;
}

const char *desk_word_arguments(enum desk_word word) {
	return words[word].arguments;
}

const char *desk_refusal_name(enum desk_refusal why) {
	switch (why) {
	case DESK_REFUSAL_NO_SUCH_ADDRESS:
		return "no-such-address";
	case DESK_REFUSAL_TOO_LONG:
		return "too-long";
	case DESK_REFUSAL_EMPTY:
		return "empty";
	case DESK_REFUSAL_ENCRYPTED:
		return "encrypted";
	case DESK_REFUSAL_CHAT_OVER:
		return "chat-over";
	case DESK_REFUSAL_NOT_YOUR_CHAT:
		return "not-your-chat";
	case DESK_REFUSAL_NOT_AN_AGENT:
		return "not-an-agent";
	case DESK_REFUSAL_DISMISSED:
		return "dismissed";
	case DESK_REFUSAL_QUEUE_FULL:
		return "queue-full";
	case DESK_REFUSAL_TOO_MANY_LINES:
		return "too-many-lines";
	case DESK_REFUSAL_NO_SPACE:
		return "no-space";
	case DESK_REFUSAL_CLOSED_CHANNEL:
		return "closed-channel";
	case DESK_REFUSAL_DOMAIN:
		return "domain";
	case DESK_REFUSAL_COMMAND:
		return "command";
	case DESK_REFUSAL_CONFLICT:
		return "conflict";
	case DESK_REFUSAL_TOKEN:
		return "token";
	case DESK_REFUSAL_TOO_FAST:
		return "too-fast";
	case DESK_REFUSAL_NO_CHAT:
		return "no-chat";
	case DESK_REFUSAL_NO_CHANNEL:
		return "no-channel";
	case DESK_REFUSAL_NOT_YET:
		return "not-yet";
	case DESK_REFUSAL_NO_HELLO:
		return "no-hello";
	case DESK_REFUSAL_WORK:
		return "work";
	case DESK_REFUSAL_BLOCKED:
		return "blocked";
	case DESK_REFUSAL_LISTENER:
		return "listener";
	case DESK_REFUSAL_NO_COMMAND:
		return "no-command";
	}
	return "?";
}

const char *desk_refusal_code(enum desk_refusal why) {
	switch (why) {
	case DESK_REFUSAL_TOO_LONG:
		return "too-long";
	case DESK_REFUSAL_EMPTY:
	case DESK_REFUSAL_ENCRYPTED:
		return "bad-form";
	case DESK_REFUSAL_QUEUE_FULL:
	case DESK_REFUSAL_TOO_MANY_LINES:
		return "full";
	case DESK_REFUSAL_NO_SPACE:
	case DESK_REFUSAL_NOT_YET:
		return "not-now";
	case DESK_REFUSAL_CLOSED_CHANNEL:
		return "closed";
	case DESK_REFUSAL_CONFLICT:
		return "conflict";
	case DESK_REFUSAL_TOKEN:
		return "token";
	case DESK_REFUSAL_TOO_FAST:
		return "too-fast";
	case DESK_REFUSAL_CHAT_OVER:
	case DESK_REFUSAL_NO_CHAT:
		return "no-chat";
	case DESK_REFUSAL_NO_SUCH_ADDRESS:
	case DESK_REFUSAL_DOMAIN:
	case DESK_REFUSAL_NO_CHANNEL:
		return "no-channel";
	case DESK_REFUSAL_NOT_YOUR_CHAT:
	case DESK_REFUSAL_NOT_AN_AGENT:
	case DESK_REFUSAL_DISMISSED:
	case DESK_REFUSAL_COMMAND:
	case DESK_REFUSAL_BLOCKED:
	case DESK_REFUSAL_LISTENER:
	case DESK_REFUSAL_NO_COMMAND:
		return "blocked";
	case DESK_REFUSAL_WORK:
		return "work";
	case DESK_REFUSAL_NO_HELLO:
		return NULL;
	}
	return NULL;
}
