/* What the mouth makes of effects: a table of effect and stanza. */

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/caps.h"
#include "xmpp/gateways.h"
#include "xmpp/page.h"
#include "xmpp/work.h"
#include "xmpp/writer.h"

#define SUPPORT "from='support@desk.example.org' to='ann@example.org"
#define VISITOR "from='vera-2c@desk.example.org' to='ann@example.org'"
#define STANZAS "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"
#define ALWAYS \
	"<active xmlns='http://jabber.org/protocol/chatstates'/>" \
	"<request xmlns='urn:xmpp:receipts'/>" \
	"<markable xmlns='urn:xmpp:chat-markers:0'/>"
#define CAPS_VISITOR "@visitor@"
#define CAPS_CHANNEL "@channel@"
#define CAPS(ver) \
	"<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' " \
	"node='" CAPS_NODE "' ver='" ver "'/>" \
	"<x xmlns='vcard-temp:x:update'><photo/></x>"
#define FIRST \
	"<feature var='http://jabber.org/protocol/caps'/>" \
	"<feature var='http://jabber.org/protocol/chatstates'/>"
#define COMMANDS "<feature var='http://jabber.org/protocol/commands'/>"
#define FEATURES \
	"<feature var='http://jabber.org/protocol/disco#info'/>" \
	"<feature var='http://jabber.org/protocol/disco#items'/>" \
	"<feature var='http://jabber.org/protocol/nick'/>" \
	"<feature var='jabber:iq:last'/><feature var='jabber:iq:version'/>" \
	"<feature var='urn:xmpp:chat-markers:0'/>" \
	"<feature var='urn:xmpp:message-correct:0'/>" \
	"<feature var='urn:xmpp:ping'/><feature var='urn:xmpp:receipts'/>" \
	"<feature var='vcard-temp'/>"

/* To ann@example.org/x from `who`, unless the row says otherwise. */
#define EFFECT(kind, who) \
	.type = DESK_EFFECT_##kind, .from = who, .to = "ann@example.org", \
	.resource = "", .lang = ""

static struct arena *arena;
static struct gateways *gateways;
static struct work *work;

static const struct page_pair texts[] = { { "welcome", "How can we <help>?" } };
static const struct page_pair colours[] = { { "accent", "#0a7f5a" } };
static const char *const origins[] = { "https://shop.example.org" };
static const struct page_channel channels[] = {
	{ "support", "Help", "en", texts, 1, colours, 1, origins, 1 },
};

static const struct desk_sentence list[] = {
	{ DESK_WORD_LIST_WAITING_ROW, { "Vera", "Hi <b>" }, { 7 }, 61000 },
	{ DESK_WORD_LIST_MORE, { 0 }, { 4 }, 0 },
};

/* To a page, k3m9 of web.example.org. */
#define TO_PAGE(kind) \
	.type = DESK_EFFECT_##kind, .from = "support", \
	.to = "k3m9@web.example.org", .resource = "", .lang = "en"
#define TO_GATEWAY(kind, who) \
	.type = DESK_EFFECT_##kind, .from = who, .to = "web.example.org", \
	.resource = "", .lang = ""
#define PAGE "from='support@desk.example.org' to='k3m9@web.example.org'"
#define V    "xmlns='urn:deskbell:visit:1'"
#define LOOKS \
	"<text name='welcome' xml:lang='en'>How can we &lt;help&gt;?</text>" \
	"<colour name='accent' value='#0a7f5a'/>"

static const struct desk_stored stored[] = { { "m1", 17, 1700000000250 } };

static const struct desk_line lines[] = {
	{ .number = 18,
			.side = DESK_SIDE_AGENT,
			.nick = "Ben",
			.id = "",
			.body = "Hi",
			.lang = "en",
			.file = "",
			.wall = 1700000000000 },
	{ .number = 19,
			.side = DESK_SIDE_VISITOR,
			.nick = "",
			.id = "m2",
			.body = "a<b",
			.lang = "",
			.file = "",
			.wall = 1700000000000 },
};

static const struct {
	struct desk_effect effect;
	const char *stanza; /* NULL: nothing */
} rows[] = {
	/* Gateways. */
	{ { TO_GATEWAY(DESK, ""), .desk = { "abcdefghijklm" } },
			"<presence from='desk.example.org' to='web.example.org'>"
			"<desk " V " epoch='abcdefghijklm'/></presence>" },
	{ { TO_GATEWAY(CHANNEL, "support"), .channel = { true, 3, "Help" } },
			"<presence from='support@desk.example.org' to='web.example.org'>"
			"<channel " V " name='support' title='Help' open='true' "
			"waiting='3'>" LOOKS "<origin>https://shop.example.org</origin>"
			"</channel></presence>" },
	{ { TO_GATEWAY(CHANNEL, "support"),
			  .channel = { true, 3, "Help", .wait = 240 } },
			"<presence from='support@desk.example.org' to='web.example.org'>"
			"<channel " V " name='support' title='Help' open='true' "
			"waiting='3' wait='240'>" LOOKS
			"<origin>https://shop.example.org</origin></channel></presence>" },
	/* Pages. */
	{ { TO_PAGE(WELCOME), .asked = "h1",
			  .welcome = { .token = "abc",
					  .channel = { false, 0, "Help" },
					  .state = { .is = CHAT_STATE_ENDED,
							  .with = "",
							  .by = DESK_SIDE_AGENT,
							  .until = 1700000000001 },
					  .stored = stored,
					  .stored_count = 1,
					  .have = 19,
					  .lines = lines,
					  .line_count = 2,
					  .is_more = true } },
			"<iq " PAGE " type='result' id='h1'><welcome " V " token='abc'>"
			"<channel name='support' title='Help' open='false' "
			"waiting='0'>" LOOKS "</channel><state is='ended' by='agent' "
			"until='2023-11-14T22:13:20.001Z'/><stored n='17' "
			"at='2023-11-14T22:13:20.250Z' id='m1'/><have n='19'/>"
			"<lines more='true'><message xmlns='jabber:component:accept' "
			"type='chat' id='18' xml:lang='en'><body>Hi</body><line " V
			" n='18' who='agent' nick='Ben' at='2023-11-14T22:13:20.000Z'/>"
			"</message><message xmlns='jabber:component:accept' type='chat' "
			"id='19'><body>a&lt;b</body><line " V " n='19' who='visitor' "
			"at='2023-11-14T22:13:20.000Z'/><origin-id "
			"xmlns='urn:xmpp:sid:0' id='m2'/></message></lines></welcome>"
			"</iq>" },
	{ { TO_PAGE(WELCOME), .asked = "h1",
			  .welcome = { .token = "abc",
					  .channel = { true, 0, "Help" },
					  .state = { .with = "" } } },
			"<iq " PAGE " type='result' id='h1'><welcome " V " token='abc'>"
			"<channel name='support' title='Help' open='true' "
			"waiting='0'>" LOOKS
			"</channel><state is='none'/></welcome></iq>" },
	{ { TO_PAGE(LINES), .asked = "l1" },
			"<iq " PAGE " type='result' id='l1'><lines " V "/></iq>" },
	{ { TO_PAGE(STORED), .asked = "m1", .stored = { "m1", 17, 1700000000250 } },
			"<message " PAGE " type='chat'><received "
			"xmlns='urn:xmpp:receipts' id='m1'/><stored " V " n='17' "
			"at='2023-11-14T22:13:20.250Z'/></message>" },
	{ { TO_PAGE(STATE),
			  .state = { .is = CHAT_STATE_WAITING, .with = "", .place = 2 } },
			"<message " PAGE " type='chat'><state " V " is='waiting' "
			"place='2'/></message>" },
	{ { TO_PAGE(STATE),
			  .state = { .is = CHAT_STATE_WAITING,
					  .place = 2,
					  .wait = 180,
					  .with = "" } },
			"<message " PAGE " type='chat'><state " V " is='waiting' "
			"place='2' wait='180'/></message>" },
	{ { TO_PAGE(STATE), .asked = "e1",
			  .state = { .is = CHAT_STATE_TALKING, .with = "Ben" } },
			"<iq " PAGE " type='result' id='e1'><state " V " is='talking' "
			"with='Ben'/></iq>" },
	{ { TO_PAGE(LINE),
			  .page_line = { .number = 20,
					  .side = DESK_SIDE_AGENT,
					  .nick = "Ben",
					  .id = "",
					  .body = "https://a.example/b.png",
					  .lang = "",
					  .replaces = 18,
					  .file = "https://a.example/b.png",
					  .wall = 1700000000000 } },
			"<message " PAGE " type='chat' id='20'>"
			"<body>https://a.example/b.png</body><line " V " n='20' "
			"who='agent' nick='Ben' at='2023-11-14T22:13:20.000Z'/>"
			"<replace xmlns='urn:xmpp:message-correct:0' id='18'/>"
			"<x xmlns='jabber:x:oob'><url>https://a.example/b.png</url></x>"
			"</message>" },
	{ { TO_PAGE(LINE),
			  .page_line = { .number = 21,
					  .side = DESK_SIDE_DESK,
					  .nick = "",
					  .id = "",
					  .body = "",
					  .lang = "",
					  .retracts = 20,
					  .file = "",
					  .wall = 1700000000000 } },
			"<message " PAGE " type='chat' id='21'><line " V " n='21' "
			"who='desk' at='2023-11-14T22:13:20.000Z'/><retract "
			"xmlns='urn:xmpp:message-retract:1' id='20'/></message>" },
	{ { TO_PAGE(PAGE_MARKS), .page_marks = { 7, 0 } },
			"<message " PAGE " type='chat'><have " V " n='7'/></message>" },
	{ { TO_PAGE(TYPING), .typing = { DESK_TYPING_COMPOSING } },
			"<message " PAGE " type='chat'><composing "
			"xmlns='http://jabber.org/protocol/chatstates'/></message>" },
	{ { TO_PAGE(REFUSE), .asked = "m1",
			  .refuse = { .why = DESK_REFUSAL_TOO_FAST,
					  .is_page = true,
					  .retry = 1001 } },
			"<message " PAGE " type='error' id='m1'><error type='wait'>"
			"<policy-violation " STANZAS "/><text " STANZAS ">That was too "
			"fast. Please wait a moment.</text><refused " V
			" code='too-fast' retry='2'/></error></message>" },
	{ { TO_PAGE(REFUSE), .asked = "h1",
			  .refuse = { .why = DESK_REFUSAL_WORK,
					  .is_iq = true,
					  .is_page = true,
					  .bits = 12 } },
			"<iq " PAGE " type='error' id='h1'><error type='wait'>"
			"<policy-violation " STANZAS "/><text " STANZAS ">Many are coming "
			"at the moment. Your browser has some work to do first.</text>"
			"<refused " V " code='work' seed='@' bits='12'/></error></iq>" },
	{ { TO_PAGE(REFUSE), .asked = "l1",
			  .refuse = { .why = DESK_REFUSAL_NO_HELLO,
					  .is_iq = true,
					  .is_page = true } },
			"<iq " PAGE " type='error' id='l1'><error type='wait'>"
			"<unexpected-request " STANZAS "/><text " STANZAS ">The "
			"conversation has to be opened again.</text></error></iq>" },
	/* A visitor's line that he takes back, and a file of his. */
	{ { EFFECT(SAY, "vera-2c"),
			  .say = { .out = 9,
					  .chat = 7,
					  .number = 13,
					  .leg = DESK_LEG_AGENT,
					  .nick = "",
					  .body = "",
					  .retracts = 12 } },
			"<message " VISITOR " type='chat' id='c7.a.13'>"
			"<body>(This message was withdrawn.)</body>"
			"<origin-id xmlns='urn:xmpp:sid:0' id='c7.a.13'/>"
			"<retract xmlns='urn:xmpp:message-retract:1' id='c7.a.12'/>"
			"<fallback xmlns='urn:xmpp:fallback:0' "
			"for='urn:xmpp:message-retract:1'/>" ALWAYS "</message>" },
	{ { EFFECT(KEEP_CHAT, "") }, NULL },
	{ { EFFECT(FETCH, "") }, NULL },
	/* Answers and refusals. */
	{ { EFFECT(ANSWER, "support"), .asked = "m1", .answer = { .id = "o1" } },
			NULL },
	{ { EFFECT(ANSWER, "support"), .asked = "m1",
			  .answer = { .receipt = true, .number = 3, .id = "o1" } },
			"<message " SUPPORT "' type='chat'><received "
			"xmlns='urn:xmpp:receipts' id='m1'/>"
			"<store xmlns='urn:xmpp:hints'/></message>" },
	{ { EFFECT(REFUSE, "support"), .asked = "m1",
			  .refuse = { .why = DESK_REFUSAL_CHAT_OVER } },
			"<message " SUPPORT "' type='error' id='m1'><error type='cancel'>"
			"<gone " STANZAS "/><text " STANZAS " xml:lang='en'>Not delivered: "
			"this chat has ended.</text></error></message>" },
	{ { EFFECT(REFUSE, "vera-2c"), .asked = "web\nnode\ni1",
			  .refuse = { .why = DESK_REFUSAL_NO_SUCH_ADDRESS,
					  .is_iq = true } },
			"<iq from='vera-2c@desk.example.org/web' to='ann@example.org' "
			"type='error' id='i1'><error type='cancel'>"
			"<item-not-found " STANZAS "/><text " STANZAS
			" xml:lang='en'>Not delivered: there is nobody at this address."
			"</text></error></iq>" },
	{ { EFFECT(REFUSE, "support") }, NULL },
	/* Lines. */
	{ { EFFECT(SAY, "vera-2c"),
			  .say = { .out = 9,
					  .chat = 7,
					  .number = 12,
					  .leg = DESK_LEG_AGENT,
					  .nick = "Vera",
					  .body = "a < b & c\001" } },
			"<message " VISITOR " type='chat' id='c7.a.12'>"
			"<body>a &lt; b &amp; c\xef\xbf\xbd</body>"
			"<origin-id xmlns='urn:xmpp:sid:0' id='c7.a.12'/>"
			"<nick xmlns='http://jabber.org/protocol/nick'>Vera</nick>" ALWAYS
			"</message>" },
	{ { .type = DESK_EFFECT_SAY,
			  .from = "support",
			  .to = "vera@example.net",
			  .resource = "phone",
			  .lang = "de",
			  .say = { .out = 10,
					  .chat = 7,
					  .number = 13,
					  .leg = DESK_LEG_VISITOR,
					  .nick = "",
					  .body = "Ja",
					  .replaces = 12,
					  .delayed = 1700000000007 } },
			"<message from='support@desk.example.org' "
			"to='vera@example.net/phone' type='chat' id='c7.v.13' "
			"xml:lang='de'><body>Ja</body>"
			"<origin-id xmlns='urn:xmpp:sid:0' id='c7.v.13'/>"
			"<replace xmlns='urn:xmpp:message-correct:0' id='c7.v.12'/>"
			"<delay xmlns='urn:xmpp:delay' from='desk.example.org' "
			"stamp='2023-11-14T22:13:20.007Z'/>" ALWAYS "</message>" },
	/* To who reads along: whose it is, and nothing is wanted back. */
	{ { EFFECT(SAY, "vera-2c"),
			  .say = { .out = 9,
					  .chat = 7,
					  .number = 12,
					  .leg = DESK_LEG_EAR,
					  .nick = "Vera",
					  .body = "Well?",
					  .is_mirrored = true } },
			"<message " VISITOR " type='chat' id='c7.e.12'>"
			"<body>Well?</body><origin-id xmlns='urn:xmpp:sid:0' id='c7.e.12'/>"
			"<nick xmlns='http://jabber.org/protocol/nick'>Vera</nick>"
			"</message>" },
	{ { EFFECT(SAY, "vera-2c"),
			  .say = { .out = 9,
					  .chat = 7,
					  .number = 13,
					  .leg = DESK_LEG_EAR,
					  .nick = "Ben",
					  .body = "Yes",
					  .is_mirrored = true,
					  .is_own = true } },
			"<message " VISITOR " type='chat' id='c7.e.13'>"
			"<body>[Ben] Yes</body>"
			"<origin-id xmlns='urn:xmpp:sid:0' id='c7.e.13'/></message>" },
	{ { EFFECT(SAY, "vera-2c"),
			  .say = { .out = 9,
					  .chat = 7,
					  .number = 14,
					  .leg = DESK_LEG_EAR,
					  .nick = "Ben",
					  .body = "",
					  .retracts = 13,
					  .is_mirrored = true,
					  .is_own = true } },
			"<message " VISITOR " type='chat' id='c7.e.14'>"
			"<body>[Ben] (This message was withdrawn.)</body>"
			"<origin-id xmlns='urn:xmpp:sid:0' id='c7.e.14'/>"
			"<retract xmlns='urn:xmpp:message-retract:1' id='c7.e.13'/>"
			"<fallback xmlns='urn:xmpp:fallback:0' "
			"for='urn:xmpp:message-retract:1'/></message>" },
	/* The desk's own words. */
	{ { EFFECT(TELL, "support"),
			  .tell = { .head = { DESK_WORD_LIST_WAITING, { 0 }, { 6 }, 0 },
					  .rows = list,
					  .row_count = 2 } },
			"<message " SUPPORT "' type='chat' xml:lang='en'><body>"
			"6 visitors are waiting:\n7 · Vera · 1:01 · “Hi &lt;b&gt;”\n"
			"… and 4 more</body></message>" },
	{ { EFFECT(TELL, "support"),
			  .tell = { .ring = 5,
					  .head = { DESK_WORD_NOTHING_WAITS, { 0 }, { 0 }, 0 } } },
			"<message " SUPPORT "' type='chat' id='ring5' xml:lang='en'>"
			"<body>Nobody is waiting.</body></message>" },
	{ { EFFECT(TELL, "support"),
			  .tell = { .ring = 5,
					  .is_correction = true,
					  .head = { DESK_WORD_TAKEN_BY, { "Ben" }, { 7 }, 0 } } },
			"<message " SUPPORT "' type='chat' id='ring5.@' xml:lang='en'>"
			"<body>Chat 7 was taken by Ben.</body>"
			"<replace xmlns='urn:xmpp:message-correct:0' id='ring5'/>"
			"</message>" },
	/* A ring that comes again has a name of its own, and so its end. */
	{ { EFFECT(TELL, "support"),
			  .tell = { .ring = 5,
					  .round = 2,
					  .is_urgent = true,
					  .head = { DESK_WORD_NOTHING_WAITS, { 0 }, { 0 }, 0 } } },
			"<message " SUPPORT "' type='chat' id='ring5-2' xml:lang='en'>"
			"<body>Nobody is waiting.</body>"
			"<attention xmlns='urn:xmpp:attention:0'/></message>" },
	{ { EFFECT(TELL, "support"),
			  .tell = { .ring = 5,
					  .round = 2,
					  .is_correction = true,
					  .head = { DESK_WORD_ANSWERED_NOW, { 0 }, { 5 }, 0 } } },
			"<message " SUPPORT "' type='chat' id='ring5-2.@' xml:lang='en'>"
			"<body>Chat 5 has been answered.</body>"
			"<replace xmlns='urn:xmpp:message-correct:0' id='ring5-2'/>"
			"</message>" },
	{ { EFFECT(TELL, "vera-2c"),
			  .tell = { .is_in_chat = true,
					  .is_urgent = true,
					  .head = { DESK_WORD_LIST_WAITING, { 0 }, { 6 }, 0 },
					  .rows = list,
					  .row_count = 2 } },
			"<message " VISITOR " type='chat' xml:lang='en'><body>"
			"-- 6 visitors are waiting:\n-- 7 · Vera · 1:01 · “Hi &lt;b&gt;”\n"
			"-- … and 4 more</body>"
			"<attention xmlns='urn:xmpp:attention:0'/></message>" },
	/* States, marks, names. */
	{ { EFFECT(TYPING, "vera-2c"),
			  .typing = { .state = DESK_TYPING_COMPOSING } },
			"<message " VISITOR " type='chat'>"
			"<composing xmlns='http://jabber.org/protocol/chatstates'/>"
			"<no-store xmlns='urn:xmpp:hints'/></message>" },
	{ { EFFECT(MARK, "vera-2c"),
			  .mark = { .id = "m3", .mark = DESK_MARK_DISPLAYED } },
			"<message " VISITOR " type='chat'>"
			"<displayed xmlns='urn:xmpp:chat-markers:0' id='m3'/>"
			"<store xmlns='urn:xmpp:hints'/></message>" },
	{ { EFFECT(NAME, "vera-2c"), .name = { .name = "Vera" } },
			"<message " VISITOR " type='headline'>"
			"<event xmlns='http://jabber.org/protocol/pubsub#event'>"
			"<items node='http://jabber.org/protocol/nick'><item id='current'>"
			"<nick xmlns='http://jabber.org/protocol/nick'>Vera</nick>"
			"</item></items></event></message>" },
	/* Presence. */
	{ { EFFECT(PRESENCE, "support"),
			  .presence = { .what = DESK_PRESENCE_DND,
					  .kind = DESK_KIND_CHANNEL,
					  .nick = "Help",
					  .status = { DESK_WORD_STATUS_QUEUE, { 0 }, { 2, 1 },
							  0 } } },
			"<presence from='support@desk.example.org/desk' "
			"to='ann@example.org'><show>dnd</show>"
			"<status>2 waiting, 1 active</status>"
			"<nick xmlns='http://jabber.org/protocol/nick'>Help</nick>" CAPS(
					CAPS_CHANNEL) "</presence>" },
	{ { EFFECT(PRESENCE, "vera-2c"),
			  .presence = { .what = DESK_PRESENCE_AVAILABLE,
					  .kind = DESK_KIND_VISITOR,
					  .nick = "Vera",
					  .status = { DESK_WORD_STATUS_VISITOR, { "Help" }, { 0 },
							  0 } } },
			"<presence from='vera-2c@desk.example.org/web' "
			"to='ann@example.org'><status>Visitor of Help</status>"
			"<nick xmlns='http://jabber.org/protocol/nick'>Vera</nick>" CAPS(
					CAPS_VISITOR) "</presence>" },
	{ { EFFECT(PRESENCE, "vera-2c"),
			  .presence = { .what = DESK_PRESENCE_UNAVAILABLE,
					  .kind = DESK_KIND_VISITOR } },
			"<presence from='vera-2c@desk.example.org/web' "
			"to='ann@example.org' type='unavailable'/>" },
	{ { EFFECT(PRESENCE, "support"),
			  .presence = { .what = DESK_PRESENCE_SUBSCRIBED,
					  .kind = DESK_KIND_CHANNEL } },
			"<presence " SUPPORT "' type='subscribed'/>" },
	/* What an address is. */
	{ { EFFECT(CARD, "vera-2c"), .asked = "i1",
			  .card = { .about = DESK_ABOUT_CARD,
					  .kind = DESK_KIND_VISITOR,
					  .name = "Vera" } },
			"<iq " VISITOR " type='result' id='i1'><vCard xmlns='vcard-temp'>"
			"<FN>Vera</FN><NICKNAME>Vera</NICKNAME></vCard></iq>" },
	{ { EFFECT(CARD, "vera-2c"), .asked = "i1",
			  .card = { .about = DESK_ABOUT_LAST, .idle = 61999 } },
			"<iq " VISITOR " type='result' id='i1'>"
			"<query xmlns='jabber:iq:last' seconds='61'/></iq>" },
	{ { EFFECT(CARD, "support"), .asked = "desk\n\ni1",
			  .card = { .about = DESK_ABOUT_INFO,
					  .kind = DESK_KIND_CHANNEL,
					  .name = "Help" } },
			"<iq from='support@desk.example.org/desk' to='ann@example.org' "
			"type='result' id='i1'>"
			"<query xmlns='http://jabber.org/protocol/disco#info'>"
			"<identity category='client' type='bot' name='Help'/>" FIRST
					COMMANDS FEATURES "</query></iq>" },
	{ { EFFECT(CARD, "vera-2c"), .asked = "web\nnode#old\ni1",
			  .card = { .about = DESK_ABOUT_INFO, .kind = DESK_KIND_VISITOR } },
			"<iq from='vera-2c@desk.example.org/web' to='ann@example.org' "
			"type='error' id='i1'><error type='cancel'>"
			"<item-not-found " STANZAS "/></error></iq>" },
	{ { EFFECT(CARD, "support"), .asked = "i1",
			  .card = { .about = DESK_ABOUT_ITEMS } },
			"<iq " SUPPORT "' type='result' id='i1'>"
			"<query xmlns='http://jabber.org/protocol/disco#items'/></iq>" },
	{ { EFFECT(CARD, "support"), .asked = "i1",
			  .card = { .about = DESK_ABOUT_OTHER } },
			"<iq " SUPPORT "' type='error' id='i1'><error type='cancel'>"
			"<service-unavailable " STANZAS "/></error></iq>" },
};

/* The stanza as text, or NULL. */
static const char *write(const struct desk_effect *effect) {
	const struct writer writer = { "desk.example.org", channels, 1, gateways,
		work };
	const struct element *stanza = writer_write(&writer, arena, effect);
	struct buffer out = { 0 };

	if (!stanza) {
		return NULL;
	}
	element_write(stanza, STREAM_SPACE, &out);
	const char *text = arena_copy_bytes(arena, out.bytes, out.length);
	buffer_finish(&out);
	return text;
}

/* `text` with what is between `before` and `after` put as `with`. */
static const char *with(const char *text, const char *before, const char *after,
		const char *with) {
	const char *from = text ? strstr(text, before) : NULL;
	const char *to = from ? strstr(from + strlen(before), after) : NULL;

	if (!to) {
		return text;
	}
	return arena_print(arena, "%.*s%s%s",
			(int)(from - text) + (int)strlen(before), text, with, to);
}

static const char *hash_of(enum desk_kind kind, const char *name) {
	return caps_hash(arena, &(struct caps){ kind, name });
}

/* Whoever asks for the node that presence named is told what it hashes to. */
static void test_caps_agree(void) {
	const char *hash = hash_of(DESK_KIND_VISITOR, "");
	const struct desk_effect card = { EFFECT(CARD, "vera-2c"),
		.asked = arena_print(arena, "web\n%s#%s\ni1", CAPS_NODE, hash),
		.card = { .about = DESK_ABOUT_INFO,
				.kind = DESK_KIND_VISITOR,
				.name = "Vera" } };
	const char *said = write(&card);

	CHECK(strstr(said, arena_print(arena, "node='%s#%s'>", CAPS_NODE, hash)));
	CHECK(strstr(said,
			"<identity category='client' type='web'/>" FIRST FEATURES));
	CHECK(strcmp(hash, hash_of(DESK_KIND_VISITOR, "Ann")) == 0);
	CHECK(strcmp(hash_of(DESK_KIND_CHANNEL, "Help"),
				  hash_of(DESK_KIND_CHANNEL, "Shop")) != 0);
	/* sha1("client/bot//Help<…features…<") in base64, by another program. */
	CHECK_SAME(hash_of(DESK_KIND_CHANNEL, "Help"),
			"DcUlk4M8C3cQmqEJVt/ERgkPgfw=");
}

int main(void) {
	static const char *const domains[] = { "web.example.org" };

	arena = arena_create();
	work = work_create();
	gateways = gateways_create(
			&(struct gateways_settings){ .domain = "desk.example.org",
					.domains = domains,
					.count = 1 });
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *should = rows[i].stanza;
		const char *is = with(write(&rows[i].effect), "id='ring5.", "'", "@");
		is = with(is, "id='ring5-2.", "'", "@");
		is = with(is, "seed='", "'", "@");
		if (should && strstr(should, CAPS_VISITOR)) {
			should = with(should, "ver='", "'", hash_of(DESK_KIND_VISITOR, ""));
		}
		if (should && strstr(should, CAPS_CHANNEL)) {
			should = with(should, "ver='", "'",
					hash_of(DESK_KIND_CHANNEL, "Help"));
		}
		CHECK_SAME(is, should);
	}
	test_caps_agree();
	work_destroy(work);
	gateways_destroy(gateways);
	arena_destroy(arena);
	return check_report();
}
