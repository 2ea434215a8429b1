/*
 * English. What may stand in a sentence is in words.h. Sentences are short,
 * warm where somebody waits, and say what to do next.
 */

#include "xmpp/words/language.h"

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
		"Chat {n1} with {t1} is yours. Answer in the chat with {a2}, "
		"or open xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "Chat {n1} was taken by {t1}.";
static const char RING_GONE[] =
		"Chat {n1} needs nobody any more: it was left or ended.";
static const char ENDED_YOURS[] = "Chat {n1} with {t1} has ended.";
static const char RETURNED_YOURS[] =
		"You were away for a while, so chat {n1} with {t1} waits again. Type "
		"next or take {n1} to go on with it.";
static const char NOTHING_WAITS[] = "Nobody is waiting.";
static const char NOTHING_YOURS[] =
		"You have no chat at the moment. Type next to take one.";
static const char LIST_WAITING[] =
		"{n1|One visitor is|# visitors are|Nobody here is} waiting:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · “|”}";
static const char LIST_MINE[] =
		"{n1|One chat is yours|# chats are yours|No chat is yours yet}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · one unread| · # unread|}{t3| · last word: |}"
		"{t4| · being handed to |} · {a2}";
static const char LIST_WANTED_ROW[] =
		"{n1} · {t1} · {t2} wants to hand it to you: accept {n1} or reject "
		"{n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · back in the queue: take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · with |} · you read along: leave {n1} ends that";
static const char LIST_MORE[] = "… and {n1|one|#} more";
static const char LIST_OTHERS[] = "… and more";
static const char NO_SUCH_CHAT[] =
		"There is no chat “{t1}”. Type {!}list to see who is waiting, or "
		"{!}mine for your own chats.";
static const char AMBIGUOUS[] =
		"More than one chat fits “{t1}”. Which one? Answer with the number:";
static const char NO_CHAT_FITS[] =
		"There is no chat at the moment that this could be about.";
static const char ALREADY_YOURS[] = "Chat {n1} with {t1} is already yours.";
static const char ALREADY_TAKEN[] = "Chat {n1} was already taken by {t1}.";
static const char NOT_WAITING[] = "Chat {n1} is over.";
static const char UNKNOWN_COMMAND[] =
		"I do not know “{t1}”.{t2| Did you mean |?} Type {!}help to see what I "
		"understand.";
static const char HELP_CHANNEL[] = "This is {t1}. You can type here:";
static const char HELP_CHAT[] =
		"What you write in this chat goes to the visitor, except for lines "
		"that begin with !:";
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
		"The desk was away from {t1} to {t2}. What was written in between "
		"may not have reached it.";
static const char GAP_LAST[] =
		"The last line of yours it has is “{t1}”. Please send again what came "
		"after it.";
static const char GAP_NONE[] =
		"It has no line of yours yet. If you wrote any, please send them "
		"again.";

static const char SERVED_BY[] = "You are now talking to {t1}.";
static const char PUT_THROUGH[] =
		"You are being put through to {t1}. {n1|You are next in line.|You are "
		"number # in line.}";
static const char RING_AGAIN[] = "{t1} is still waiting{d| (|)}{t2|: "
								 "“|”}\nType next or take {n1}, or open {next}";
static const char RING_MANAGER[] =
		"Nobody has taken chat {n1}: {t1} is waiting{d| (|)}{t2|: “|”}\nType "
		"next or take {n1}, or open {next}";
static const char RING_LINE[] = "“{t1}”";
static const char OFFER[] =
		"Chat {n1} is for you: {t1} is waiting{t2|: “|”}\nType take {n1} or "
		"next within {s}, or reject {n1}. Or open {next}";
static const char OFFER_OVER[] = "Chat {n1} now goes to somebody else.";
static const char RING_RETURNED[] = "Chat {n1} is back in the queue.";
static const char UNANSWERED[] =
		"{t1} has been waiting for your answer for {s}: chat {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} has been waiting for an answer from {t2} for {s}: chat {n1}. You "
		"can listen {n1} or takeover {n1}.";
static const char ANSWERED_NOW[] = "Chat {n1} has been answered.";
static const char NOW_HERE[] = "You are here now, whatever your client says, "
							   "until you type away or auto.";
static const char NOW_AWAY[] =
		"You are away now: nothing rings for you until you type here or auto. "
		"You can still do everything.";
static const char NOW_AUTO_HERE[] =
		"Your client's presence decides again. You are here.";
static const char NOW_AUTO_AWAY[] = "Your client's presence decides again. You "
									"count as away at the moment.";
static const char ROOM_IS[] =
		"You have {n2|one chat|# chats|no chat} here{n1|, and room for one at "
		"a time.|, and room for # at a time.|, and room for any number.}";
static const char COUNT_WRONG[] =
		"“{t1}” is not a number that can be used here.";
static const char LANGUAGE_IS[] = "I will speak English with you.";
static const char LANGUAGE_UNKNOWN[] =
		"I do not speak “{t1}”. I can speak: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"There is no colleague and no channel “{t1}” here.";
static const char COLLEAGUE_UNCLEAR[] =
		"Several fit “{t1}”. Which one? Answer with the number:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} is away, so the chat stays where it is.";
static const char COLLEAGUE_FULL[] =
		"{t1} has no room for another chat, so it stays where it is.";
static const char TRANSFER_TO_YOURSELF[] = "The chat is already yours.";
static const char TRANSFER_ASKED[] =
		"{t2} is asked to take chat {n1} with {t1}, and has {s} to answer. "
		"Until then it is yours. {!}cancel {n1} takes it back.";
static const char TRANSFER_WANTED[] =
		"{t2} wants to hand you chat {n1} with {t1}{t3|: “|”}\nType accept "
		"{n1} within {s}, or reject {n1}.";
static const char TRANSFER_PENDING[] = "Chat {n1} is already being handed to "
									   "{t1}. {!}cancel {n1} takes it back.";
static const char TRANSFER_NONE[] = "Nobody is handing over chat {n1}.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} has asked {t3} to take chat {n1} with {t1} from you. Until {t3} "
		"accepts it is yours.";
static const char TRANSFER_NOTHING[] =
		"Nobody is handing you a chat at the moment.";
static const char TRANSFER_DONE[] = "{t2} now has chat {n1} with {t1}.";
static const char TRANSFER_GONE[] =
		"Chat {n1} with {t1} has ended: there is nothing to take over.";
static const char TRANSFER_OPEN[] =
		"Chat {n1} with {t1} is waiting for anybody now. Type take {n1} to "
		"have it.";
static const char TRANSFER_CLOSED[] =
		"Nobody answers in {t1}, so the chat stays where it is.";
static const char NOT_TAKEN[] =
		"Nobody has chat {n1} with {t1} yet. Type {!}take {n1} first.";
static const char NOT_YOURS[] =
		"Chat {n1} with {t1} is not yours{t2|: | has "
		"it}. Only who has it or a manager can do that.";
static const char SERVED_ELSEWHERE[] =
		"Chat {n1} with {t1} is served in {t2}. Only who answers there can do "
		"that.";
static const char TRANSFER_ACCEPTED[] = "{t2} now has chat {n1} with {t1}. You "
										"can read on; leave {n1} ends that.";
static const char TRANSFER_REJECTED[] =
		"{t2} cannot take chat {n1} with {t1}, so it stays where it is.";
static const char TRANSFER_REJECTED_YOU[] =
		"You did not take chat {n1} with {t1}.";
static const char TRANSFER_CANCELLED[] =
		"Chat {n1} with {t1} is not handed over.";
static const char TRANSFER_OVER[] = "Chat {n1} with {t1} stays with {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} has not answered, so chat {n1} with {t1} stays where it is.";
static const char TRANSFER_QUEUED[] =
		"Chat {n1} with {t1} is now first in line at {t2}. You can read on; "
		"{!}leave {n1} ends that.";
static const char TRANSFER_MOVED[] =
		"Chat {n1} with {t1} is now first in line at {t2}.";
static const char TRANSFER_NOTE[] = "{t1} hands this chat to you{t2|: “|”}";
static const char TAKEN_OVER[] = "{t2} has taken over chat {n1} with {t1}. You "
								 "can read on; leave {n1} ends that.";
static const char NOW_WITH[] =
		"{t1} has this chat now. You only read here; {!}leave ends that.";
static const char LISTENING[] =
		"You are listening to chat {n1} with {t1}, which {t2} has. Nobody sees "
		"that you are there, and nothing you write in it is sent. {!}leave "
		"{n1} ends that.";
static const char LISTEN_OVER[] =
		"You no longer listen to chat {n1} with {t1}.";
static const char LISTEN_NOT[] = "You do not listen to chat {n1}.";
static const char LISTEN_NOBODY[] =
		"Nobody has chat {n1} at the moment, so there is nothing to listen to.";
static const char LISTEN_NOTHING[] = "You are not listening to any chat.";
static const char LISTEN_TOO_MANY[] =
		"No more than {n2} can listen to one chat, and nobody to more than "
		"{n2}. {!}leave ends one of yours.";
static const char LISTEN_ENDED[] =
		"Chat {n1} with {t1} has ended, so there is no more to read.";
static const char HELD_LISTENER[] =
		"Not sent: you only read this chat. Type {!}leave to stop that.";
static const char WHISPER[] = "{t1} whispers: {t2}";
static const char WHISPERED[] = "Only {t1} reads that, in chat {n1}.";
static const char WHISPER_NOBODY[] =
		"Nobody has chat {n1} at the moment, so nobody would read that. "
		"{!}note {n1} keeps it with the chat.";
static const char LIST_ELSEWHERE[] = "{t1}: {n1|one is|# are} waiting";
static const char RECENT[] =
		"{n1|One chat has|# chats have} ended lately (times in UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · “|”}";
static const char NOTHING_RECENT[] = "No chat has ended lately.";
static const char WHO[] = "{n1|One person answers|# people answer} here:";
static const char WHO_PRESENT[] = "{t1} · here · {n1|one chat|# chats|no chat}";
static const char WHO_AWAY[] = "{t1} · away · {n1|one chat|# chats|no chat}";
static const char WHO_GONE[] = "{t1} · offline · {n1|one chat|# chats|no chat}";
static const char HISTORY[] = "Chat {n1} with {t1} (times in UTC):";
static const char HISTORY_PAGE[] =
		"Chat {n1} with {t1} (times in UTC), page {n2} of {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} took a line back";
static const char HISTORY_EMPTY[] =
		"Nothing was written in chat {n1} with {t1}.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} shows what was before";
static const char SEARCH_BUSY[] =
		"I am still looking for what you asked before. Please try again in a "
		"moment.";
static const char FOUND[] =
		"“{t1}” was found in {n1|one chat|# chats} (times in UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"“{t1}” was not found in any chat that you may see.";
static const char INFO[] = "Chat {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Writes from {t1}";
static const char INFO_OPENED[] = "Since {w} UTC";
static const char INFO_AGENT[] = "With {t1}";
static const char INFO_TAGS[] = "Tags: {t1}";
static const char INFO_BLOCKED[] = "Blocked until {w} UTC";
static const char INFO_NOTE[] = "{w} {t1} noted: {t2}";
static const char INFO_EARLIER[] = "Earlier: {n1} · {w}{t1| · |}{t2| · “|”}";
static const char DID_TAKE[] = "{w} -- {t1} took the chat";
static const char DID_END[] = "{w} -- {t1} ended the chat";
static const char DID_REOPEN[] = "{w} -- {t1} reopened the chat";
static const char DID_VANISH[] =
		"{w} -- {t1} was gone too long: back to the queue";
static const char DID_PASS[] = "{w} -- {t1} hands it to {t2}{t3|: “|”}";
static const char DID_ACCEPT[] = "{w} -- {t1} accepted the chat";
static const char DID_REJECT[] = "{w} -- {t1} did not accept the chat";
static const char DID_CANCEL[] = "{w} -- {t1} took the transfer back";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} did not answer: it stayed where it was";
static const char DID_TAKE_OVER[] = "{w} -- {t1} took the chat over";
static const char DID_LISTEN[] = "{w} -- {t1} began to listen";
static const char DID_LEAVE[] = "{w} -- {t1} stopped listening";
static const char DID_WHISPER[] = "{w} -- {t1} whispered: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} noted: {t2}";
static const char DID_TAG[] = "{w} -- {t1} tagged it {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} took the tag {t2} away";
static const char DID_BLOCK[] = "{w} -- {t1} blocked the visitor until {t2}";
static const char DID_UNBLOCK[] = "{w} -- {t1} let the visitor write again";
static const char WHICH_CHAT[] = "Which chat? Answer with its number:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"Chat {n1} with {t1} is yours again. Write in the chat with {a2}, "
		"or open xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "Chat {n1} has not ended.";
static const char TOO_LATE[] = "Chat {n1} ended too long ago to be reopened.";
static const char VISITOR_BUSY[] = "Chat {n1} cannot be reopened: the visitor "
								   "is in another chat meanwhile.";
static const char WORDS_MISSING[] =
		"Something is missing. This is how it goes: {!}{usage}";
static const char NOTED[] = "Kept with chat {n1}. The visitor does not see it.";
static const char TAGGED[] = "Tags of chat {n1}: {t1|}";
static const char TAG_WRONG[] =
		"“{t1}” cannot be a tag: it is one word of at most {n1} characters.";
static const char TAGS_FULL[] = "Chat {n1} has {n2} tags already. Take one "
								"away first: {!}tag {n1} -word";
static const char TAG_NONE[] = "Chat {n1} has no tag “{t1}”.";
static const char BLOCKED[] = "{t1} is blocked for {s}.";
static const char UNBLOCKED[] = "{t1} may write again.";
static const char NOT_BLOCKED[] = "{t1} is not blocked.";
static const char NOBODY_BLOCKED[] = "Nobody is blocked here.";
static const char SPAN_WRONG[] = "“{t1}” is not a time I can use. Type for "
								 "example 30m, 1h or 1d, up to {s}.";
static const char DONE[] = "Done.";
static const char WHY[] = "Chat {n1} with {t1} ({t2}, times in UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Offered to {t1}, who talked with this visitor last.";
static const char WHY_LANGUAGE[] =
		"{w} Offered to {t1}, who speaks the visitor's language.";
static const char WHY_TURN[] = "{w} Offered to {t1}, whose turn it was.";
static const char WHY_FEWEST[] =
		"{w} Offered to {t1}, who had the fewest chats.";
static const char WHY_REJECTED[] = "{w} {t1} rejected it.";
static const char WHY_UNANSWERED[] = "{w} {t1} did not answer in time.";
static const char WHY_AWAY[] = "{w} {t1} went away.";
static const char WHY_ALL[] = "{w} Nobody took it: it rang for everybody.";
static const char WHY_NOTHING[] = "Nothing was decided about chat {n1} yet.";
static const char BACK_SUMMARY[] =
		"Welcome back. {n1|One chat is|# chats are|No chat is} yours, {n2|one "
		"visitor is|# visitors are|nobody is} waiting.";
static const char BACK_CHAT[] =
		"This chat with {t1} is still yours{n1|; one line is unread|; # lines "
		"are unread|}.";
static const char DO_NEXT[] = "take who has waited longest";
static const char DO_TAKE[] =
		"take a certain chat; its number alone does it, too";
static const char DO_LIST[] = "show who is waiting";
static const char DO_MINE[] = "show your chats";
static const char DO_RECENT[] = "show what has ended in the last 8 hours";
static const char DO_WHO[] = "show your colleagues";
static const char DO_HISTORY[] = "show what was written in a chat";
static const char DO_FIND[] = "look for words in past chats";
static const char DO_INFO[] = "show what is known of a chat and its visitor";
static const char DO_END[] = "end your chat, with a last text if you like";
static const char DO_REOPEN[] = "take up an ended chat again";
static const char DO_NOTE[] =
		"keep a note with the chat; the visitor never sees it";
static const char DO_TAG[] =
		"put a tag on the chat; with - before it, take it away";
static const char DO_BLOCK[] = "keep the visitor from writing for a time";
static const char DO_UNBLOCK[] = "let the visitor write again";
static const char DO_HERE[] = "be rung, whatever your client says";
static const char DO_AWAY[] = "not be rung, whatever your client says";
static const char DO_AUTO[] =
		"let your client's presence decide whether you are rung";
static const char DO_ROOM[] =
		"say how many chats you can have at once; 0 is any number";
static const char DO_LANGUAGE[] = "choose the language I speak with you";
static const char DO_TRANSFER[] = "hand the chat to a colleague or a channel";
static const char DO_ACCEPT[] = "take the chat that is being handed to you";
static const char DO_REJECT[] =
		"turn down the chat that is being handed to you";
static const char DO_CANCEL[] = "keep the chat that you were handing over";
static const char DO_TAKEOVER[] = "take a colleague's chat";
static const char DO_LISTEN[] = "read along in a colleague's chat, unnoticed";
static const char DO_LEAVE[] = "stop reading along";
static const char DO_WHISPER[] = "say something to the agent alone";
static const char DO_WHY[] = "explain where a chat was sent";
static const char DO_HELP[] =
		"show what can be typed, or more about one command";
static const char ARGUMENT_CHAT[] = "chat";
static const char ARGUMENT_COLLEAGUE[] = "to";
static const char ARGUMENT_TEXT[] = "text";
static const char ARGUMENT_NOTE[] = "note";
static const char ARGUMENT_WORDS[] = "words";
static const char ARGUMENT_TAG[] = "tag";
static const char ARGUMENT_SPAN[] = "time";
static const char ARGUMENT_COUNT[] = "number";
static const char ARGUMENT_PAGE[] = "page";
static const char ARGUMENT_LANGUAGE[] = "language";
static const char ARGUMENT_COMMAND[] = "command";
static const char ARGUMENT_CHANNEL[] = "channel";
static const char HINT_CHAT[] = "Its number, or the visitor's name";
static const char HINT_COLLEAGUE[] = "A colleague's name, or a channel's";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Short forms: {t1}";
static const char HELP_MORE[] =
		"{!}help all shows the rest, {!}help and a command more about it, "
		"{!}help setup how to set up your client.";
static const char HELP_SETUP_ASK[] =
		"Whoever runs this desk can tell you how to set up your client: it is "
		"in examples/clients.md.";
static const char HELP_SETUP[] = "How to set up your client: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · waited |}";
static const char CONTEXT_PAGE[] = "on {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "came from {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "says: {list| · }";
static const char HELD_COMMAND[] =
		"Not sent: “{t1}” looks like a command. If it is meant for the "
		"visitor, type !!{t1}";
static const char UNKNOWN_BANG[] =
		"Not sent: there is no command “{t1}”.{t2| Did you mean !|?} Type "
		"{!}help for those there are; a line that begins with !! goes to the "
		"visitor with one !.";
static const char HELD_ENCRYPTED[] =
		"Not sent: it was encrypted, and this chat cannot be. Switch "
		"encryption off for it (in Conversations, Cheogram, Monal and Dino: "
		"the lock; their settings have a switch for all new chats) and send it "
		"again.";
static const char VISITOR_CHAT_ENDED[] = "Chat {n1} with {t1} has ended.";
static const char VISITOR_ENDED[] = "{t1} has ended chat {n1}.";
static const char VISITOR_CAME_BACK[] = "{t1} is back in chat {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} waiting, {n2} active";
static const char STATUS_CLOSED[] = "Closed: nobody answers here";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Visitor of {t1}";
static const char STATUS_PAGE[] = "On {t1}";
static const char STATUS_HIDDEN[] = "On {t1}, not looking";
static const char GROUP_CHATS[] = "Chats";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Not delivered: there is nobody at this address.";
static const char REFUSED_TOO_LONG[] =
		"Not delivered: this is too long. Please send it in parts of at most "
		"4000 characters.";
static const char REFUSED_EMPTY[] = "Not delivered: there is nothing in it.";
static const char REFUSED_ENCRYPTED[] =
		"Not delivered: this chat cannot be encrypted. Switch encryption "
		"(OMEMO, OpenPGP) off for it and send it again.";
static const char REFUSED_CHAT_OVER[] = "Not delivered: this chat has ended.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Not delivered: this chat is not yours.";
static const char REFUSED_NOT_AN_AGENT[] =
		"This is only for those who answer here.";
static const char REFUSED_DISMISSED[] =
		"Not delivered: you no longer answer here.";
static const char REFUSED_QUEUE_FULL[] =
		"Not delivered: too many are waiting right now. Please try again a "
		"little later.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Not delivered: you have written a lot already. Please wait until "
		"somebody answers.";
static const char REFUSED_NO_SPACE[] =
		"Not delivered: the desk cannot take messages at the moment. Please "
		"try again{s| in |}.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Not delivered: nobody answers here at the moment.";
static const char REFUSED_DOMAIN[] =
		"Not delivered: nobody reads what is written to this address.";
static const char REFUSED_COMMAND[] =
		"Not delivered: this looks like a command.";
static const char REFUSED_CONFLICT[] =
		"Not sent: something else was sent under this id before.";
static const char REFUSED_TOKEN[] =
		"This conversation is no longer known here.";
static const char REFUSED_TOO_FAST[] =
		"That was too fast. Please wait a moment.";
static const char REFUSED_NO_CHAT[] = "There is no chat for this.";
static const char REFUSED_NO_CHANNEL[] =
		"Nobody can be reached under this name.";
static const char REFUSED_NOT_YET[] = "This cannot be done here yet.";
static const char REFUSED_NO_HELLO[] =
		"The conversation has to be opened again.";
static const char REFUSED_BLOCKED[] =
		"Not delivered: you cannot write here at the moment.";
static const char REFUSED_LISTENER[] =
		"Not delivered: you only read this chat.";
static const char REFUSED_NO_COMMAND[] = "There is no such command here.";
static const char REFUSED_WORK[] = "Many are coming at the moment. Your "
								   "browser has some work to do first.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(This message was withdrawn.)";
static const char LONG_ADDRESS[] = "Your address is too long for this desk.";
static const char TOO_LARGE[] =
		"This is too large for this desk. Please send less at once.";
static const char FORM_OVER[] =
		"This form is no longer known here. Please open the command again.";
static const char DAY[] = " d";
static const char HOUR[] = " h";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# second|# seconds";
static const char MINUTES[] = "n1|# minute|# minutes";
static const char HOURS[] = "n1|# hour|# hours";
static const char DAYS[] = "n1|# day|# days";

LANGUAGE(en, 1);
