#ifndef DESKBELL_H
#define DESKBELL_H

/*
 * The contract's names, for C. What they mean stands in visit.xsd, up.xsd,
 * down.xsd and link.xsd beside this file.
 */

/* The WebSocket subprotocol. */
#define DESKBELL_PROTOCOL "deskbell.1"

#define SPACE_VISIT      "urn:deskbell:visit:1"
#define SPACE_CLIENT     "jabber:client"
#define SPACE_COMPONENT  "jabber:component:accept"
#define SPACE_RECEIPTS   "urn:xmpp:receipts"
#define SPACE_SID        "urn:xmpp:sid:0"
#define SPACE_CORRECT    "urn:xmpp:message-correct:0"
#define SPACE_RETRACT    "urn:xmpp:message-retract:1"
#define SPACE_DELAY      "urn:xmpp:delay"
#define SPACE_PING       "urn:xmpp:ping"
#define SPACE_CHATSTATES "http://jabber.org/protocol/chatstates"
#define SPACE_OOB        "jabber:x:oob"
#define SPACE_DATA       "jabber:x:data"
#define SPACE_STANZAS    "urn:ietf:params:xml:ns:xmpp-stanzas"

/* Elements of SPACE_VISIT. */
#define VISIT_AGAIN      "again"
#define VISIT_AWAY       "away"
#define VISIT_BLOCKED    "blocked"
#define VISIT_CHANNEL    "channel"
#define VISIT_CONNECTION "connection"
#define VISIT_DESK       "desk"
#define VISIT_END        "end"
#define VISIT_FORM       "form"
#define VISIT_GATEWAY    "gateway"
#define VISIT_HAVE       "have"
#define VISIT_HELLO      "hello"
#define VISIT_LEAVE      "leave"
#define VISIT_LINE       "line"
#define VISIT_LINES      "lines"
#define VISIT_ORIGIN     "origin"
#define VISIT_PAGE       "page"
#define VISIT_PHOTO      "photo"
#define VISIT_RATE       "rate"
#define VISIT_REFUSED    "refused"
#define VISIT_RETURN     "return"
#define VISIT_SEEN       "seen"
#define VISIT_STATE      "state"
#define VISIT_STORED     "stored"
#define VISIT_TRANSCRIPT "transcript"
#define VISIT_WANTED     "wanted"
#define VISIT_UNANSWERED "unanswered"
#define VISIT_WELCOME    "welcome"
#define VISIT_WHO        "who"

/* The `code` of a refusal. */
#define REFUSED_BAD_FORM   "bad-form"
#define REFUSED_BLOCKED    "blocked"
#define REFUSED_CLOSED     "closed"
#define REFUSED_CONFLICT   "conflict"
#define REFUSED_FULL       "full"
#define REFUSED_NO_CHAT    "no-chat"
#define REFUSED_NO_CHANNEL "no-channel"
#define REFUSED_NOT_NOW    "not-now"
#define REFUSED_TOKEN      "token"
#define REFUSED_TOO_FAST   "too-fast"
#define REFUSED_TOO_LONG   "too-long"
#define REFUSED_WORK       "work"

/* Caps of the contract. A line is counted in characters, a frame in bytes. */
#define LINE_MOST       4000
#define FRAME_UP_MOST   (32 * 1024)
#define FRAME_DOWN_MOST (64 * 1024)
#define UNANSWERED_MOST 64

#endif
