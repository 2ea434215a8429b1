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

/* Characters of a line or a word that is quoted back to who wrote it. */
#define QUOTE_MOST 80
#define WORD_MOST  40

/* Rows of a list that read well on a phone; the rest is a number. */
#define LIST_ROWS_MOST 20

/* Of an id that is kept to be named again, in bytes. */
#define ID_MOST 255

/* Bytes of the readable part of an address: clients cut at 20 columns. */
#define SLUG_ROOM 15

#endif
