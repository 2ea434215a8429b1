/*
 * English. One template for each word: a missing one does not compile, and
 * neither does one that is no word any more. What may stand in a template is
 * in words.h. Sentences are short, warm where somebody waits, and say what to
 * do next.
 */

#include <inttypes.h>

#include "base/arena.h"
#include "desk/word.h"
#include "xmpp/words/words.h"

/* To visitors. */
static const char QUEUED[] =
		"Thank you, your message is here. {n1|You are next|You are number # "
		"in line}, and somebody will answer you right here. You can go on "
		"writing meanwhile.";
static const char QUEUED_ABOUT[] =
		"Thank you, your message is here. {n1|You are next|You are number # "
		"in line}, and somebody will answer you right here{n2| in about a "
		"minute| in about # minutes|}. You can go on writing meanwhile.";
static const char QUEUED_NOBODY[] =
		"Thank you, your message is kept. Nobody is here right now; you are "
		"number {n1} in line and will get an answer as soon as somebody is "
		"back.";
static const char CHAT_ENDED[] =
		"This chat has ended. Thank you for writing! If there is anything "
		"else, just write again.";
static const char CHAT_RETURNED[] =
		"Sorry, the person you were talking to has lost the connection. "
		"{n1|You are next in line|You are number # in line}, and whoever "
		"answers will see what was said so far.";
static const char CANNOT_READ[] =
		"Sorry, that could not be read: it was encrypted, and this chat cannot "
		"be. Please switch encryption off for it (in Conversations, Cheogram, "
		"Monal and Dino: the lock) and send it again.";

/* To agents, from the channel. */
static const char RING[] = "{t1} is waiting{d| (|)}{t2|: “|”}\n"
						   "Type next or take {n1}, or open {next}";
static const char RINGS[] =
		"{n1|One visitor is|# visitors are} waiting. Type next, or open {next}";
static const char TAKEN[] =
		"Chat {n1} with {t1} is yours. Answer in the chat with {a2} "
		"(xmpp:{a2}?message;type=chat).";
static const char TAKEN_BY[] = "Chat {n1} was taken by {t1}.";
static const char RING_GONE[] =
		"Chat {n1} needs nobody any more: it was left or ended.";
static const char ENDED_YOURS[] = "Chat {n1} with {t1} has ended.";
static const char RETURNED_YOURS[] =
		"You were away for a while, so chat {n1} with {t1} went back to the "
		"queue.";
static const char NOTHING_WAITS[] = "Nobody is waiting.";
static const char NOTHING_YOURS[] =
		"You have no chat at the moment. Type next to take one.";
static const char LIST_WAITING[] =
		"{n1|One visitor is|# visitors are} waiting:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · “|”}";
static const char LIST_MINE[] = "{n1|One chat is|# chats are} yours:";
static const char LIST_MINE_ROW[] = "{n1} · {t1} · {a2}{t3| · last word: |}";
static const char LIST_MORE[] = "… and {n1|one|#} more";
static const char NO_SUCH_CHAT[] =
		"There is no chat “{t1}”. Type list to see who is waiting, or mine "
		"for your own chats.";
static const char AMBIGUOUS[] =
		"More than one chat fits “{t1}”. Take it by its number: list and mine "
		"show the numbers.";
static const char TAKE_WHICH[] =
		"Which one? Type take and the number of the chat (list shows them), "
		"or next for who has waited longest.";
static const char ALREADY_YOURS[] = "Chat {n1} with {t1} is already yours.";
static const char ALREADY_TAKEN[] = "Chat {n1} was already taken by {t1}.";
static const char NOT_WAITING[] = "Chat {n1} is over.";
static const char UNKNOWN_COMMAND[] =
		"I do not know “{t1}”. Type help to see what I understand.";
static const char HELP_CHANNEL[] = "This is {t1}. You can type here:";
static const char HELP_CHAT[] =
		"-- What you write in this chat goes to the visitor, except for lines "
		"that begin with !:";
static const char HELP_NEXT[] = "next – takes who has waited longest";
static const char HELP_TAKE[] =
		"take 3 – takes chat 3; a name does, and so does the number alone";
static const char HELP_LIST[] = "list – shows who is waiting";
static const char HELP_MINE[] = "mine – shows your chats";
static const char HELP_END[] = "end 3 – ends your chat 3";
static const char HELP_END_HERE[] = "!end – ends this chat";
static const char HELP_HELP[] = "help – shows this";
static const char HELP_HELP_HERE[] = "!help – shows this";
static const char MAY_NOT[] =
		"You are not one of those who may use “{t1}” here.";
static const char DISMISSED_ALL[] =
		"You no longer answer here.{n1| Your chat went back to the queue.| "
		"Your # chats went back to the queue.|}";
static const char DEMOTED_ALL[] =
		"You no longer answer here, but you can still list who is waiting.{n1| "
		"Your chat went back to the queue.| Your # chats went back to the "
		"queue.|}";
static const char GAP[] =
		"-- The desk was away from {t1} to {t2}. What was written in between "
		"may not have reached it.";
static const char GAP_LAST[] =
		"The last line of yours it has is “{t1}”. Please send again what came "
		"after it.";
static const char GAP_NONE[] =
		"It has no line of yours yet. If you wrote any, please send them "
		"again.";

/*
 * In a visitor's chat, from the visitor's address: all of these begin with two
 * dashes, which no line of his own does (CONTRACT).
 */
static const char CONTEXT[] = "-- {t1}{t3| (|)} · {t2}{d| · waited |} --";
static const char CONTEXT_PAGE[] = "-- on {t1}{t2| (|)} --";
static const char CONTEXT_REFERRER[] = "-- came from {t1} --";
static const char CONTEXT_BROWSER[] = "-- {list| · } --";
static const char CONTEXT_WHO[] = "-- says: {list| · } --";
static const char HELD_COMMAND[] =
		"-- Not sent: “{t1}” looks like a command. If it is meant for the "
		"visitor, type !!{t1}";
static const char UNKNOWN_BANG[] =
		"-- Not sent: there is no command “{t1}”. Type !help for those there "
		"are; a line that begins with !! goes to the visitor with one !.";
static const char HELD_ENCRYPTED[] =
		"-- Not sent: it was encrypted, and this chat cannot be. Switch "
		"encryption off for it (in Conversations, Cheogram, Monal and Dino: "
		"the lock; their settings have a switch for all new chats) and send it "
		"again.";
static const char VISITOR_CHAT_ENDED[] = "-- Chat {n1} with {t1} has ended --";
static const char VISITOR_ENDED[] = "-- {t1} has ended chat {n1} --";
static const char VISITOR_CAME_BACK[] = "-- {t1} is back in chat {n1} --";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} waiting, {n2} active";
static const char STATUS_CLOSED[] = "Closed: nobody answers here";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Visitor of {t1}";
static const char STATUS_PAGE[] = "On {t1}";
static const char STATUS_HIDDEN[] = "On {t1}, not looking";

static const char *const templates[DESK_WORD_COUNT] = {
#define WORD(name, arguments) [DESK_WORD_##name] = name,
	DESK_WORDS(WORD)
#undef WORD
};

static const char *refusal(enum desk_refusal why) {
	switch (why) {
	case DESK_REFUSAL_NO_SUCH_ADDRESS:
		return "Not delivered: there is nobody at this address.";
	case DESK_REFUSAL_TOO_LONG:
		return "Not delivered: this is too long. Please send it in parts of "
			   "at most 4000 characters.";
	case DESK_REFUSAL_EMPTY:
		return "Not delivered: there is nothing in it.";
	case DESK_REFUSAL_ENCRYPTED:
		return "Not delivered: this chat cannot be encrypted. Switch "
			   "encryption (OMEMO, OpenPGP) off for it and send it again.";
	case DESK_REFUSAL_CHAT_OVER:
		return "Not delivered: this chat has ended.";
	case DESK_REFUSAL_NOT_YOUR_CHAT:
		return "Not delivered: this chat is not yours.";
	case DESK_REFUSAL_NOT_AN_AGENT:
		return "Not delivered: only those who answer here can write to this "
			   "address.";
	case DESK_REFUSAL_DISMISSED:
		return "Not delivered: you no longer answer here.";
	case DESK_REFUSAL_QUEUE_FULL:
		return "Not delivered: too many are waiting right now. Please try "
			   "again a little later.";
	case DESK_REFUSAL_TOO_MANY_LINES:
		return "Not delivered: you have written a lot already. Please wait "
			   "until somebody answers.";
	case DESK_REFUSAL_NO_SPACE:
		return "Not delivered: the desk cannot take messages at the moment. "
			   "Please try again{d| in |}.";
	case DESK_REFUSAL_CLOSED_CHANNEL:
		return "Not delivered: nobody answers here at the moment.";
	case DESK_REFUSAL_DOMAIN:
		return "Not delivered: nobody reads what is written to this address.";
	case DESK_REFUSAL_COMMAND:
		return "Not delivered: this looks like a command.";
	case DESK_REFUSAL_CONFLICT:
		return "Not sent: something else was sent under this id before.";
	case DESK_REFUSAL_TOKEN:
		return "This conversation is no longer known here.";
	case DESK_REFUSAL_TOO_FAST:
		return "That was too fast. Please wait a moment.";
	case DESK_REFUSAL_NO_CHAT:
		return "There is no chat for this.";
	case DESK_REFUSAL_NO_CHANNEL:
		return "Nobody can be reached under this name.";
	case DESK_REFUSAL_NOT_YET:
		return "This cannot be done here yet.";
	case DESK_REFUSAL_NO_HELLO:
		return "The conversation has to be opened again.";
	case DESK_REFUSAL_WORK:
		return "Many are coming at the moment. Your browser has some work to "
			   "do first.";
	}
	return "";
}

static bool is_one(int64_t number) {
	return number == 1;
}

/* "0:40", "2:10", "1 h 05": as a clock shows it, and never a false hour. */
static char *duration(struct arena *arena, desk_ms duration_ms) {
	int64_t seconds = duration_ms > 0 ? duration_ms / 1000 : 0;
	int64_t minutes = seconds / 60;

	if (minutes < 60) {
		return arena_print(arena, "%" PRId64 ":%02" PRId64, minutes,
				seconds % 60);
	}
	if (minutes < 24 * 60) {
		return arena_print(arena, "%" PRId64 " h %02" PRId64, minutes / 60,
				minutes % 60);
	}
	return arena_print(arena, "%" PRId64 " d %" PRId64 " h",
			minutes / (24 * 60), minutes / 60 % 24);
}

const struct words words_en = {
	.lang = "en",
	.templates = templates,
	.refusal = refusal,
	.withdrawn = "(This message was withdrawn.)",
	.is_one = is_one,
	.duration = duration,
};
