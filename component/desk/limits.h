#ifndef DESK_LIMITS_H
#define DESK_LIMITS_H

/*
 * Everything that somebody else can make grow, and how far. What is over a cap
 * is refused politely or the oldest gives way; nothing grows without one.
 */

/*
 * Some 300 bytes each, a kilobyte where he came by the web. Beyond it the one
 * who was silent longest and has neither chat nor page is forgotten: should he
 * write again, he is somebody new.
 */
#define VISITORS_MOST 100000

/*
 * A roster of more is a mistake; the rest of it does not work here. How many
 * groups one contact has, fact.h bounds: that is the only way in.
 */
#define AGENTS_MOST 10000

/* Of one agent at a time; RFC 6120 lets a server allow about ten. */
#define RESOURCES_MOST 16

/* A roster can be emptied and filled all day: the oldest is forgotten. */
#define DISMISSALS_MOST 10000

/* Lines of one side of a conversation whose repeats are known (CONTRACT). */
#define REMEMBERED_MOST 128

/* What one visitor can write before anybody takes his chat. */
#define WAITING_LINES_MOST 200

/* Who was told that encrypted lines are not read; the oldest is told again. */
#define WARNED_MOST 64

/*
 * SAYs that no pong has proven, and bytes that they say; a burst of a second.
 * XML adds some 400 bytes to each and makes five of a byte at worst: so much
 * may wait for a server that reads slowly, and it is not given up for that.
 * What is beyond waits in the store.
 */
#define UNPROVEN_MOST       32768
#define UNPROVEN_BYTES_MOST (3 * 1024 * 1024)

/* … on one leg of one chat: who floods waits for himself. */
#define LEG_UNPROVEN_MOST       1024
#define LEG_UNPROVEN_BYTES_MOST (128 * 1024)

/* Web pages at a time, over all gateways. Some 200 bytes each. */
#define CONNECTIONS_MOST 100000

/* Of one visit (CONTRACT): the oldest gives way. */
#define VISIT_CONNECTIONS_MOST 8

/* Pages asked of the store at a time, over all chats. */
#define FETCHING_MOST 64

/* Characters of a name or of a group. */
#define NAME_MOST 64

/* Characters of what a page says of itself: more is no help to an agent. */
#define FACT_MOST     80
#define FACT_URL_MOST 200

/* Characters of a chat's first words, in rings and lists. */
#define OPENING_MOST 60

/* Lines that a broadcast ring shows, and characters of each. */
#define FIRST_LINES_MOST 3
#define FIRST_LINE_MOST  200

/* Who does not take a chat that is offered; then it goes to anybody. */
#define OFFERS_MOST 16

/* Characters of a line or a word that is quoted back to who wrote it. */
#define QUOTE_MOST 80
#define WORD_MOST  40

/* Rows of a list that read well on a phone; the rest is a number. */
#define LIST_ROWS_MOST 20

/* Who reads along in one chat, and what one agent reads along. */
#define EARS_MOST 16

/* Chats that an agent may take at once, where he says how many. */
#define ROOM_MOST 1000

/* How long an agent may block a visitor, and how long a manager. */
#define BLOCK_MOST         ((desk_ms)24 * 3600 * 1000)
#define BLOCK_MANAGER_MOST ((desk_ms)365 * 24 * 3600 * 1000)

/* Blocks at a time; the one that ends first gives way. */
#define BLOCKS_MOST 10000

/* Of them, the last over, that gateways hear: with each word of a channel. */
#define GATEWAY_BLOCKS_MOST 128

/* Characters of a tag, and tags of a chat. */
#define TAG_MOST  32
#define TAGS_MOST 10

/* Rows of one page of a chat's record. */
#define RECORD_ROWS_MOST 30

/* Notes of a chat, and earlier ones of its visitor, that are shown with it. */
#define NOTES_MOST   10
#define EARLIER_MOST 5

/* Characters and words that one looks for; the rest is not looked at. */
#define FIND_MOST       200
#define FIND_WORDS_MOST 16

/* Look-ups of one agent at a time. */
#define SEARCHES_MOST 4

/* In rosters at a time, some 300 bytes each: more visitors show no name. */
#define ENTRIES_MOST 20000

/* Servers that let us write there, in one life of the link. */
#define GRANTS_MOST 16

/* Of an id that is kept to be named again, in bytes. */
#define ID_MOST 255

/* Bytes of the readable part of an address: clients cut at 20 columns. */
#define SLUG_ROOM 15

#endif
