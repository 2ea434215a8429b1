#ifndef XMPP_SPACES_H
#define XMPP_SPACES_H

#include "deskbell.h"

/*
 * The namespaces that agents' clients and the desk speak, by their standard;
 * those that pages speak, too, are the contract's.
 */

#define SPACE_LAST        "jabber:iq:last"                        /* XEP-0012 */
#define SPACE_PGP         "jabber:x:encrypted"                    /* XEP-0027 */
#define SPACE_DISCO_INFO  "http://jabber.org/protocol/disco#info" /* 0030 */
#define SPACE_DISCO_ITEMS "http://jabber.org/protocol/disco#items"
#define SPACE_VCARD       "vcard-temp"                          /* XEP-0054 */
#define SPACE_PUBSUB      "http://jabber.org/protocol/pubsub"   /* XEP-0060 */
#define SPACE_COMMANDS    "http://jabber.org/protocol/commands" /* 0050 */
#define SPACE_PUBSUB_EVENT \
	"http://jabber.org/protocol/pubsub#event"             /* XEP-0060 */
#define SPACE_STATES    SPACE_CHATSTATES                  /* 0085 */
#define SPACE_VERSION   "jabber:iq:version"               /* 0092 */
#define SPACE_CAPS      "http://jabber.org/protocol/caps" /* 0115 */
#define SPACE_PHOTO     "vcard-temp:x:update"             /* 0153 */
#define SPACE_NICK      "http://jabber.org/protocol/nick" /* 0172 */
#define SPACE_ATTENTION "urn:xmpp:attention:0"            /* 0224 */
#define SPACE_MARKERS   "urn:xmpp:chat-markers:0"         /* 0333 */
#define SPACE_HINTS     "urn:xmpp:hints"                  /* 0334 */
#define SPACE_ROSTER    "jabber:iq:roster"                /* RFC 6121 */
#define SPACE_PRIVILEGE "urn:xmpp:privilege:2"            /* 0356 */
#define SPACE_OX        "urn:xmpp:openpgp:0"              /* 0373 */
#define SPACE_EME       "urn:xmpp:eme:0"                  /* 0380 */
#define SPACE_OMEMO_OLD "eu.siacs.conversations.axolotl"  /* 0384 */
#define SPACE_OMEMO     "urn:xmpp:omemo:2"                /* 0384 */
#define SPACE_FALLBACK  "urn:xmpp:fallback:0"             /* 0428 */
#define SPACE_FASTEN    "urn:xmpp:fasten:0"               /* 0422 */
#define SPACE_PRIVILEGE_OLD \
	"urn:xmpp:privilege:1" /* 0356, before version 0.4 */
#define SPACE_RETRACT_OLD \
	"urn:xmpp:message-retract:0" /* 0424, before version 0.4 */

#endif
