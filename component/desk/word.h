#ifndef DESK_WORD_H
#define DESK_WORD_H

/*
 * Everything the desk says in its own words. The mind names the sentence and
 * its arguments; the mouth (xmpp/words) has the sentence in each language.
 *
 * WORD(name, arguments): `t` a text, `n` a number, `d` a duration in ms, `w` a
 * moment (wall), `c` a command (its id, a number), in the order in which they
 * stand in struct desk_sentence.
 */
#define DESK_WORDS(WORD) \
	/* to visitors */ \
	WORD(QUEUED, "n")        /* place */ \
	WORD(QUEUED_ABOUT, "nn") /* place, minutes until it is his turn */ \
	WORD(QUEUED_NOBODY, "n") /* place; nobody is Present */ \
	WORD(CHAT_ENDED, "") \
	WORD(CHAT_RETURNED, "n") /* his agent vanished; place */ \
	WORD(CANNOT_READ, "")    /* to agents, too: he wrote encrypted */ \
	/* to agents, from the channel */ \
	WORD(RING, "nttd")         /* chat, name, first words, waited */ \
	WORD(RINGS, "n")           /* how many wait, on coming */ \
	WORD(TAKEN, "ntt")         /* chat, name, address: to who took it */ \
	WORD(TAKEN_BY, "nt")       /* chat, colleague: a withdrawn ring */ \
	WORD(RING_GONE, "n")       /* chat left or ended: a withdrawn ring */ \
	WORD(ENDED_YOURS, "nt")    /* chat, name */ \
	WORD(RETURNED_YOURS, "nt") /* you were away too long; it waits again */ \
	WORD(NOTHING_WAITS, "") \
	WORD(NOTHING_YOURS, "") \
	WORD(LIST_WAITING, "n")        /* head of a list */ \
	WORD(LIST_WAITING_ROW, "ntdt") /* chat, name, waited, first words */ \
	WORD(LIST_MINE, "n") \
	/* chat, name, address, whose last word; unread; to whom he passes it */ \
	WORD(LIST_MINE_ROW, "ntttnt") \
	WORD(LIST_WANTED_ROW, "ntt")  /* chat, name, who hands it to him */ \
	WORD(LIST_RETURNED_ROW, "nt") /* chat, name: it went back to the queue */ \
	WORD(LIST_HEARD_ROW, "ntt")   /* chat, name, whose: he reads along */ \
	WORD(LIST_MORE, "n")          /* and n more */ \
	WORD(LIST_OTHERS, "")         /* and more, nobody has counted them */ \
	WORD(NO_SUCH_CHAT, "t") \
	WORD(AMBIGUOUS, "t")   /* several chats have that name */ \
	WORD(NO_CHAT_FITS, "") /* none that it could be about */ \
	WORD(ALREADY_YOURS, "nt") \
	WORD(ALREADY_TAKEN, "nt")   /* chat, by whom */ \
	WORD(NOT_WAITING, "n")      /* that chat is over */ \
	WORD(UNKNOWN_COMMAND, "tt") /* what was meant, perhaps */ \
	WORD(HELP_CHANNEL, "t")     /* the channel's title */ \
	WORD(HELP_CHAT, "") \
	WORD(HELP_ROW, "c")      /* usage, and what it does */ \
	WORD(USAGE, "c")         /* how it is typed: for the README */ \
	WORD(HELP_ALSO, "t")     /* its short forms */ \
	WORD(HELP_MORE, "")      /* there is more than the everyday ones */ \
	WORD(HELP_SETUP_ASK, "") /* nobody has said where that stands */ \
	WORD(HELP_SETUP, "t")    /* a URL: how to set up each client */ \
	WORD(MAY_NOT, "t")       /* he has not the right to that command */ \
	WORD(DISMISSED_ALL, "n") /* your chats went back to the queue */ \
	WORD(DEMOTED_ALL, "n")   /* the same; he still sees the queue */ \
	WORD(GAP, "tt")          /* the desk was away, from, to; plus ... */ \
	WORD(GAP_LAST, "t")      /* the last line of yours that it has */ \
	WORD(GAP_NONE, "")       /* it has none */ \
	/* to visitors, about who serves them */ \
	WORD(SERVED_BY, "t")    /* the agent's name */ \
	WORD(PUT_THROUGH, "tn") /* to another channel: its title, place */ \
	/* rings, after the first */ \
	WORD(RING_AGAIN, "nttd")   /* as RING: he is still waiting */ \
	WORD(RING_MANAGER, "nttd") /* as RING: and nobody takes him */ \
	WORD(RING_LINE, "t")       /* a row: more of what he wrote */ \
	WORD(OFFER, "nttd")        /* chat, name, first words; to accept in */ \
	WORD(OFFER_OVER, "n")      /* it goes to somebody else */ \
	WORD(RING_RETURNED, "n")   /* takes UNANSWERED back: it waits again */ \
	WORD(UNANSWERED, "nttd")   /* chat, name, address, for so long */ \
	WORD(UNANSWERED_MANAGER, "nttd") /* chat, name, whose it is, so long */ \
	WORD(ANSWERED_NOW, "n")          /* what takes those two back */ \
	/* what an agent decides of himself */ \
	WORD(NOW_HERE, "") \
	WORD(NOW_AWAY, "") \
	WORD(NOW_AUTO_HERE, "") \
	WORD(NOW_AUTO_AWAY, "") \
	WORD(ROOM_IS, "nn")          /* so many at once (0: any), has so many */ \
	WORD(COUNT_WRONG, "t")       /* is no number that can be */ \
	WORD(LANGUAGE_IS, "t")       /* in that language: its name */ \
	WORD(LANGUAGE_UNKNOWN, "tt") /* as typed; those there are */ \
	/* transfer */ \
	WORD(NO_SUCH_COLLEAGUE, "t") /* rows: those there are */ \
	WORD(COLLEAGUE_UNCLEAR, "t") /* rows: numbered */ \
	WORD(COLLEAGUE_ROW, "nt")    /* number in the list, name */ \
	WORD(COLLEAGUE_AWAY, "t")    /* not Present: gets nothing */ \
	WORD(COLLEAGUE_FULL, "t") \
	WORD(TRANSFER_TO_YOURSELF, "") \
	WORD(TRANSFER_ASKED, "nttd")    /* chat, name, to whom; within */ \
	WORD(TRANSFER_WANTED, "ntttd")  /* chat, name, from whom, note; within */ \
	WORD(TRANSFER_OF_YOURS, "nttt") /* chat, name, who asks, whom he asks */ \
	WORD(TRANSFER_PENDING, "nt")    /* already, to whom */ \
	WORD(TRANSFER_NONE, "n")        /* there is nothing to answer */ \
	WORD(TRANSFER_NOTHING, "")      /* nothing is being handed to him */ \
	WORD(TRANSFER_DONE, "ntt")      /* chat, name, by whom: not his own */ \
	WORD(TRANSFER_GONE, "nt")       /* chat, name: it has ended */ \
	WORD(TRANSFER_OPEN, "nt")       /* chat, name: anybody may take it */ \
	WORD(TRANSFER_CLOSED, "t")      /* nobody answers in that channel */ \
	WORD(NOT_TAKEN, "nt")           /* chat, name: nobody has it yet */ \
	WORD(NOT_YOURS, "ntt")          /* chat, name, whose it is */ \
	WORD(SERVED_ELSEWHERE, "ntt")   /* chat, name, the channel's title */ \
	WORD(TRANSFER_ACCEPTED, "ntt")  /* chat, name, by whom: he may read on */ \
	WORD(TRANSFER_REJECTED, "ntt")  /* chat, name, by whom */ \
	WORD(TRANSFER_REJECTED_YOU, "nt") /* chat, name: to who rejected it */ \
	WORD(TRANSFER_CANCELLED, "nt")    /* chat, name: to who cancelled it */ \
	WORD(TRANSFER_OVER, "ntt")      /* chat, name, from whom: not any more */ \
	WORD(TRANSFER_TIMED_OUT, "ntt") /* chat, name, to whom: yours as before */ \
	WORD(TRANSFER_QUEUED, "ntt")    /* chat, name, title: in its queue */ \
	WORD(TRANSFER_MOVED, "ntt")     /* the same: not his own */ \
	WORD(TRANSFER_NOTE, "tt")       /* in the chat: from whom, note */ \
	WORD(TAKEN_OVER, "ntt")         /* chat, name, by whom: to who had it */ \
	WORD(NOW_WITH, "t")             /* in the chat: who has it; he reads on */ \
	/* listening */ \
	WORD(LISTENING, "ntt")      /* chat, name, whose it is */ \
	WORD(LISTEN_OVER, "nt")     /* chat, name: he does no more */ \
	WORD(LISTEN_NOT, "n")       /* he does not listen there */ \
	WORD(LISTEN_NOBODY, "n")    /* that chat has no agent */ \
	WORD(LISTEN_NOTHING, "")    /* he listens nowhere */ \
	WORD(LISTEN_TOO_MANY, "nn") /* chat, how many at the most */ \
	WORD(LISTEN_ENDED, "nt")    /* chat, name: it is over; in the chat */ \
	WORD(HELD_LISTENER, "")     /* in the chat: nothing of his is sent */ \
	WORD(WHISPER, "tt")         /* in the chat, to its agent: who, text */ \
	WORD(WHISPERED, "nt")       /* chat, to whom */ \
	WORD(WHISPER_NOBODY, "n")   /* that chat has no agent */ \
	/* lists and the record */ \
	WORD(LIST_ELSEWHERE, "tn") /* row: another channel's title, waiting */ \
	WORD(RECENT, "n")          /* so many ended lately */ \
	WORD(RECENT_ROW, "ntttw")  /* chat, name, agent, first words, ended */ \
	WORD(NOTHING_RECENT, "") \
	WORD(WHO, "n")          /* so many colleagues */ \
	WORD(WHO_PRESENT, "tn") /* name, chats */ \
	WORD(WHO_AWAY, "tn") \
	WORD(WHO_GONE, "tn") \
	WORD(HISTORY, "nt")        /* chat, name: all of it */ \
	WORD(HISTORY_PAGE, "ntnn") /* chat, name, page, of so many */ \
	WORD(HISTORY_LINE, "ttw")  /* who, text, when */ \
	WORD(HISTORY_GONE, "tw")   /* who took a line back */ \
	WORD(HISTORY_EMPTY, "nt") \
	WORD(HISTORY_BEFORE, "nn") /* chat, the page before */ \
	WORD(SEARCH_BUSY, "")      /* so many look-ups of his are not done */ \
	WORD(FOUND, "tn")          /* words, in so many chats */ \
	WORD(FOUND_ROW, "nttw")    /* chat, name, where it stands, when */ \
	WORD(NOTHING_FOUND, "t") \
	WORD(INFO, "ntt")   /* chat, name, address */ \
	WORD(INFO_JID, "t") /* who writes by XMPP */ \
	WORD(INFO_OPENED, "w") \
	WORD(INFO_AGENT, "t") /* whose it is or was */ \
	WORD(INFO_TAGS, "t") \
	WORD(INFO_BLOCKED, "w") \
	WORD(INFO_NOTE, "ttw")     /* who, text, when */ \
	WORD(INFO_EARLIER, "nttw") /* an earlier chat: its agent, first words */ \
	/* what a record says happened: who did it, and when */ \
	WORD(DID_TAKE, "tw") \
	WORD(DID_END, "tw") \
	WORD(DID_REOPEN, "tw") \
	WORD(DID_VANISH, "tw") \
	WORD(DID_PASS, "tttw") /* to whom, note */ \
	WORD(DID_ACCEPT, "tw") \
	WORD(DID_REJECT, "tw") \
	WORD(DID_CANCEL, "tw") \
	WORD(DID_NOT_ANSWER, "tw") /* a transfer timed out */ \
	WORD(DID_TAKE_OVER, "tw") \
	WORD(DID_LISTEN, "tw") \
	WORD(DID_LEAVE, "tw") \
	WORD(DID_WHISPER, "ttw") \
	WORD(DID_NOTE, "ttw") \
	WORD(DID_TAG, "ttw") \
	WORD(DID_UNTAG, "ttw") \
	WORD(DID_BLOCK, "ttw") /* until then, as text */ \
	WORD(DID_UNBLOCK, "tw") \
	/* the rest of a chat's life */ \
	WORD(WHICH_CHAT, "")   /* rows: the numbers that may answer */ \
	WORD(WHICH_ROW, "ntt") /* chat, name, address */ \
	WORD(REOPENED, "ntt")  /* chat, name, address */ \
	WORD(NOT_ENDED, "n") \
	WORD(TOO_LATE, "n")      /* it cannot be reopened any more */ \
	WORD(VISITOR_BUSY, "n")  /* he is in another chat meanwhile */ \
	WORD(WORDS_MISSING, "c") /* a command without what it needs: usage */ \
	WORD(NOTED, "n") \
	WORD(TAGGED, "nt")    /* chat, all its tags */ \
	WORD(TAG_WRONG, "tn") /* is none; so many characters at most */ \
	WORD(TAGS_FULL, "nn") /* chat, so many at most */ \
	WORD(TAG_NONE, "nt")  /* chat has no such tag */ \
	WORD(BLOCKED, "td")   /* name, for so long */ \
	WORD(UNBLOCKED, "t") \
	WORD(NOT_BLOCKED, "t") \
	WORD(NOBODY_BLOCKED, "") \
	WORD(SPAN_WRONG, "td") /* as typed; the longest that he may */ \
	WORD(DONE, "") \
	/* why a chat went where it went */ \
	WORD(WHY, "ntt")           /* chat, name, the routing's name */ \
	WORD(WHY_ROW, "tw")        /* what was decided then */ \
	WORD(WHY_LAST_AGENT, "tw") /* to whom it was offered, when */ \
	WORD(WHY_LANGUAGE, "tw") \
	WORD(WHY_TURN, "tw") \
	WORD(WHY_FEWEST, "tw") \
	WORD(WHY_REJECTED, "tw") /* who did not take it */ \
	WORD(WHY_UNANSWERED, "tw") \
	WORD(WHY_AWAY, "tw") \
	WORD(WHY_ALL, "tw") /* "": to everybody */ \
	WORD(WHY_NOTHING, "n") \
	/* summary on coming back */ \
	WORD(BACK_SUMMARY, "nn") /* yours, waiting */ \
	WORD(BACK_CHAT, "nt")    /* in the chat: unread, name */ \
	/* what each command does: its title in lists and forms */ \
	WORD(DO_NEXT, "") \
	WORD(DO_TAKE, "") \
	WORD(DO_LIST, "") \
	WORD(DO_MINE, "") \
	WORD(DO_RECENT, "") \
	WORD(DO_WHO, "") \
	WORD(DO_HISTORY, "") \
	WORD(DO_FIND, "") \
	WORD(DO_INFO, "") \
	WORD(DO_END, "") \
	WORD(DO_REOPEN, "") \
	WORD(DO_NOTE, "") \
	WORD(DO_TAG, "") \
	WORD(DO_BLOCK, "") \
	WORD(DO_UNBLOCK, "") \
	WORD(DO_HERE, "") \
	WORD(DO_AWAY, "") \
	WORD(DO_AUTO, "") \
	WORD(DO_ROOM, "") \
	WORD(DO_LANGUAGE, "") \
	WORD(DO_TRANSFER, "") \
	WORD(DO_ACCEPT, "") \
	WORD(DO_REJECT, "") \
	WORD(DO_CANCEL, "") \
	WORD(DO_TAKEOVER, "") \
	WORD(DO_LISTEN, "") \
	WORD(DO_LEAVE, "") \
	WORD(DO_WHISPER, "") \
	WORD(DO_WHY, "") \
	WORD(DO_HELP, "") \
	/* what a command takes: the label of its field */ \
	WORD(ARGUMENT_CHAT, "") \
	WORD(ARGUMENT_COLLEAGUE, "") \
	WORD(ARGUMENT_TEXT, "") \
	WORD(ARGUMENT_NOTE, "") \
	WORD(ARGUMENT_WORDS, "") \
	WORD(ARGUMENT_TAG, "") \
	WORD(ARGUMENT_SPAN, "") \
	WORD(ARGUMENT_COUNT, "") \
	WORD(ARGUMENT_PAGE, "") \
	WORD(ARGUMENT_LANGUAGE, "") \
	WORD(ARGUMENT_COMMAND, "") \
	WORD(ARGUMENT_CHANNEL, "") \
	WORD(HINT_CHAT, "") /* below the field, where it is typed */ \
	WORD(HINT_COLLEAGUE, "") \
	/* in a visitor's chat, from the visitor's address */ \
	WORD(CONTEXT, "tttd") /* name, channel's title, who or "", waited */ \
	WORD(CONTEXT_PAGE, \
			"tt") /* rows of it, what is known in front: title, URL */ \
	WORD(CONTEXT_REFERRER, "t")  /* the site he came from */ \
	WORD(CONTEXT_BROWSER, "ttt") /* browser, language, zone */ \
	WORD(CONTEXT_WHO, "ttt")     /* e-mail, phone, company: what he said */ \
	WORD(HELD_COMMAND, "t")      /* looks like a slip: `!!next` says it */ \
	WORD(UNKNOWN_BANG, "tt")     /* the same */ \
	WORD(HELD_ENCRYPTED, "") \
	WORD(VISITOR_CHAT_ENDED, "nt") /* chat, name: "-- Anna … ended --" */ \
	WORD(VISITOR_ENDED, "nt")      /* chat, name: he ended it himself */ \
	WORD(VISITOR_CAME_BACK, "nt")  /* chat, name: he returned to it */ \
	/* presence of a channel, to agents */ \
	WORD(STATUS_QUEUE, "nn") /* waiting, active */ \
	WORD(STATUS_CLOSED, "")  /* the channel has no members */ \
	/* presence of a channel, to whoever is no agent of it */ \
	WORD(STATUS_OPEN, "t") /* the channel's title */ \
	/* presence of a visitor's address */ \
	WORD(STATUS_VISITOR, "t") /* the channel's title */ \
	WORD(STATUS_PAGE, "t")    /* the title or URL of the page he is on */ \
	WORD(STATUS_HIDDEN, "t")  /* the same, and he is not looking */ \
	/* groups of an agent's roster */ \
	WORD(GROUP_CHATS, "")    /* in which his visitors are */ \
	WORD(GROUP_CHANNELS, "") /* in which the channels are */

enum desk_word {
#define WORD(name, arguments) DESK_WORD_##name,
	DESK_WORDS(WORD)
#undef WORD
	DESK_WORD_COUNT
};

#endif
