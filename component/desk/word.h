#ifndef DESK_WORD_H
#define DESK_WORD_H

/*
 * Everything the desk says in its own words. The mind names the sentence and
 * its arguments; the mouth (xmpp/words) has the sentence in each language.
 *
 * WORD(name, arguments): `t` a text, `n` a number, `d` a duration in ms, in
 * the order in which they stand in struct desk_sentence.
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
	WORD(LIST_MINE_ROW, "nttt") /* chat, name, address, whose last word */ \
	WORD(LIST_MORE, "n")        /* and n more */ \
	WORD(NO_SUCH_CHAT, "t") \
	WORD(AMBIGUOUS, "t") /* several chats have that name */ \
	WORD(TAKE_WHICH, "") /* "take" without a number */ \
	WORD(ALREADY_YOURS, "nt") \
	WORD(ALREADY_TAKEN, "nt") /* chat, by whom */ \
	WORD(NOT_WAITING, "n")    /* that chat is over */ \
	WORD(UNKNOWN_COMMAND, "t") \
	WORD(HELP_CHANNEL, "t") /* the channel's title */ \
	WORD(HELP_CHAT, "") \
	WORD(HELP_NEXT, "") /* a row of help: the command itself, too */ \
	WORD(HELP_TAKE, "") \
	WORD(HELP_LIST, "") \
	WORD(HELP_MINE, "") \
	WORD(HELP_END, "") \
	WORD(HELP_END_HERE, "") /* !end, in a visitor's chat */ \
	WORD(HELP_HELP, "") \
	WORD(HELP_HELP_HERE, "") \
	WORD(MAY_NOT, "t")       /* he has not the right to that command */ \
	WORD(DISMISSED_ALL, "n") /* your chats went back to the queue */ \
	WORD(DEMOTED_ALL, "n")   /* the same; he still sees the queue */ \
	WORD(GAP, "tt")          /* the desk was away, from, to; plus ... */ \
	WORD(GAP_LAST, "t")      /* the last line of yours that it has */ \
	WORD(GAP_NONE, "")       /* it has none */ \
	/* in a visitor's chat, from the visitor's address */ \
	WORD(CONTEXT, "tttd") /* name, channel's title, who or "", waited */ \
	WORD(CONTEXT_PAGE, \
			"tt") /* rows of it, what is known in front: title, URL */ \
	WORD(CONTEXT_REFERRER, "t")  /* the site he came from */ \
	WORD(CONTEXT_BROWSER, "ttt") /* browser, language, zone */ \
	WORD(CONTEXT_WHO, "ttt")     /* e-mail, phone, company: what he said */ \
	WORD(HELD_COMMAND, "t")      /* looks like a slip: `!!next` says it */ \
	WORD(UNKNOWN_BANG, "t") \
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
	WORD(STATUS_HIDDEN, "t")  /* the same, and he is not looking */

enum desk_word {
#define WORD(name, arguments) DESK_WORD_##name,
	DESK_WORDS(WORD)
#undef WORD
	DESK_WORD_COUNT
};

#endif
