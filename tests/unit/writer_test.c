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
#define FEATURES \
	"<feature var='http://jabber.org/protocol/caps'/>" \
	"<feature var='http://jabber.org/protocol/chatstates'/>" \
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

static const struct {
	struct desk_effect effect;
	const char *stanza; /* NULL: nothing */
} rows[] = {
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
			"<identity category='client' type='bot' name='Help'/>" FEATURES
			"</query></iq>" },
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
	const struct writer writer = { "desk.example.org", channels, 1, gateways };
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
	CHECK(strstr(said, "<identity category='client' type='web'/>" FEATURES));
	CHECK(strcmp(hash, hash_of(DESK_KIND_VISITOR, "Ann")) == 0);
	CHECK(strcmp(hash_of(DESK_KIND_CHANNEL, "Help"),
				  hash_of(DESK_KIND_CHANNEL, "Shop")) != 0);
	/* sha1("client/bot//Help<…features…<") in base64, by another program. */
	CHECK_SAME(hash_of(DESK_KIND_CHANNEL, "Help"),
			"laVZu/0F5BOZKlvuBreUJSM+FTc=");
}

int main(void) {
	static const char *const domains[] = { "web.example.org" };

	arena = arena_create();
	gateways = gateways_create(
			&(struct gateways_settings){ .domain = "desk.example.org",
					.domains = domains,
					.count = 1 });
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *should = rows[i].stanza;
		const char *is = with(write(&rows[i].effect), "id='ring5.", "'", "@");
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
	gateways_destroy(gateways);
	arena_destroy(arena);
	return check_report();
}
