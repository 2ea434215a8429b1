/* What the ears make of stanzas: a table of stanza and finding. */

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "check.h"
#include "wire/element.h"
#include "wire/parser.h"
#include "wire/stream.h"
#include "xmpp/gateways.h"
#include "xmpp/page.h"
#include "xmpp/reader.h"
#include "xmpp/service.h"
#include "xmpp/work.h"

#define ANN     " from='Ann@Example.org/x' to='support@desk.example.org' "
#define MESSAGE "<message id='m1' type='chat'" ANN ">"
#define IQ      "<iq id='i1' type='get'" ANN ">"
#define TO_DOMAIN \
	"<iq id='i1' type='get' from='ann@example.org/x' to='desk.example.org'>"
#define ERROR(type, condition) \
	"<message id='c1.a.2' type='error'" ANN "><error type='" type \
	"'><" condition \
	" xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"
#define PRESENCE(type) "<presence type='" type "'" ANN "/>"

static struct gateways *gateways;
static struct work *work;
static struct reader *reader;
static struct arena *arena;
static struct buffer story;
static bool is_head;

static void say(const char *name, const char *value) {
	if (value) {
		buffer_add_text(&story, arena_print(arena, " %s=%s", name, value));
	}
}

static void say_text(const char *name, const char *value) {
	say(name, value && value[0] ? value : NULL);
}

static void say_if(const char *name, bool holds) {
	if (holds) {
		buffer_add_text(&story, arena_print(arena, " %s", name));
	}
}

static void say_hello(const struct desk_event *event) {
	static char last[64];

	buffer_add_text(&story,
			arena_print(arena, "HELLO last=%u", event->hello.last));
	if (event->hello.token) {
		say("token",
				arena_print(arena, "%02x%02x%02x%02x", event->hello.token[0],
						event->hello.token[1], event->hello.token[2],
						event->hello.token[3]));
	}
	for (size_t i = 0; i < event->hello.unanswered_count; i++) {
		say("unanswered", event->hello.unanswered[i]);
	}
	say_text("url", event->hello.page.url);
	say_text("title", event->hello.page.title);
	say_text("zone", event->hello.page.zone);
	say_text("name", event->hello.who.name);
	say_text("email", event->hello.who.email);
	/* 256 bits and never the same. */
	CHECK(strlen(event->hello.new_token) == 52 &&
			strcmp(event->hello.new_token, last) != 0);
	text_copy(last, sizeof(last), event->hello.new_token);
	CHECK(event->hello.work == 0);
}

static bool say_visit(const struct desk_event *event) {
	switch ((int)event->type) {
	case DESK_EVENT_GATEWAY:
		buffer_add_text(&story, "GATEWAY");
		return true;
	case DESK_EVENT_GATEWAY_GONE:
		buffer_add_text(&story, "GATEWAY_GONE");
		return true;
	case DESK_EVENT_CONNECTION:
		buffer_add_text(&story, "CONNECTION");
		say("site", event->connection.site);
		say("address", event->connection.address);
		return true;
	case DESK_EVENT_CONNECTION_GONE:
		buffer_add_text(&story, "CONNECTION_GONE");
		return true;
	case DESK_EVENT_HELLO:
		say_hello(event);
		return true;
	case DESK_EVENT_PAGE_WANTS:
		buffer_add_text(&story,
				arena_print(arena, "WANTS %u", event->wants.after));
		return true;
	case DESK_EVENT_PAGE_HAS:
		buffer_add_text(&story,
				arena_print(arena, "HAS %u %u", event->has.have,
						event->has.seen));
		return true;
	case DESK_EVENT_PAGE_SHOWS:
		buffer_add_text(&story, "PAGE_SHOWS");
		say_if("hidden", !event->page_shows.is_visible);
		return true;
	case DESK_EVENT_PAGE_WISHES:
		buffer_add_text(&story,
				arena_print(arena, "WISHES %d", event->wishes.what));
		return true;
	}
	return false;
}

static void say_event(const struct desk_event *event) {
	switch ((int)event->type) {
	case DESK_EVENT_LINE:
		buffer_add_text(&story, "LINE");
		say("id", event->line.id);
		say("body", event->line.body);
		say("lang", event->line.lang);
		say("nick", event->line.nick);
		say("replaces", event->line.replaces);
		say("retracts", event->line.retracts);
		say("file", event->line.file);
		say_if("receipt", event->line.wants_receipt);
		say_if("encrypted", event->line.is_encrypted);
		say_if("long", event->line.is_too_long);
		break;
	case DESK_EVENT_TYPING:
		buffer_add_text(&story,
				arena_print(arena, "TYPING %d", event->typing.state));
		break;
	case DESK_EVENT_MARK:
		buffer_add_text(&story,
				arena_print(arena, "MARK %d", event->mark.mark));
		say("id", event->mark.id);
		break;
	case DESK_EVENT_BOUNCE:
		buffer_add_text(&story, "BOUNCE");
		say("id", event->bounce.id);
		say_if("lasting", event->bounce.is_lasting);
		break;
	case DESK_EVENT_CONTACT:
		buffer_add_text(&story,
				arena_print(arena, "CONTACT %d", event->contact.what));
		break;
	case DESK_EVENT_WHO:
		buffer_add_text(&story, arena_print(arena, "WHO %d", event->who.about));
		break;
	default:
		if (!say_visit(event)) {
			buffer_add_text(&story, "something else");
		}
	}
	say("asked", event->asked);
	if (strcmp(event->from, "ann@example.org") != 0 ||
			strcmp(event->resource, "x") != 0 ||
			strcmp(event->to, "support") != 0) {
		buffer_add_text(&story,
				arena_print(arena, " (%s/%s to %s)", event->from,
						event->resource, event->to));
	}
}

static void on_element(void *self, const struct element *stanza) {
	static const struct page_channel channels[] = {
		{ .name = "support", .title = "Help" },
		{ .name = "sales", .title = "Shop" },
	};
	const struct service service = { "desk.example.org", channels, 2 };
	struct reading reading;

	(void)self;
	if (is_head) {
		reader_read_head(reader, stanza, &reading);
	} else {
		reader_read(reader, stanza, arena, &reading);
	}
	switch (reading.finding) {
	case READER_FINDING_NOTHING:
		buffer_add_text(&story, "nothing");
		break;
	case READER_FINDING_EVENT:
		say_event(&reading.event);
		break;
	case READER_FINDING_QUERY:
		element_write(service_answer(&service, stanza, &reading, arena),
				STREAM_SPACE, &story);
		break;
	case READER_FINDING_FAULT:
		buffer_add_text(&story,
				arena_print(arena, "fault %s %s from %s to %s id %s",
						reading.error.type, reading.error.condition,
						reading.reply.from, reading.reply.to,
						reading.reply.id ? reading.reply.id : "(none)"));
		break;
	}
}

static void on_nothing(void *self) {
	(void)self;
}

static void on_root(void *self, const struct element *root) {
	(void)self;
	(void)root;
}

/* What is found in the stanza, until the next call. */
static const char *find(const char *xml) {
	static const struct parser_limits limits = { 1 << 20, 64, 4096, 4096 };
	static const struct parser_sink sink = {
		.opened = on_root,
		.element = on_element,
		.skipped = on_root,
		.closed = on_nothing,
	};
	struct parser *parser = parser_create(&limits, &sink);

	buffer_empty(&story);
	arena_reset(arena);
	CHECK(parser_feed(parser, "<s xmlns='" STREAM_SPACE "'>",
			strlen("<s xmlns='" STREAM_SPACE "'>")));
	CHECK(parser_feed(parser, xml, strlen(xml)));
	parser_destroy(parser);
	buffer_add_byte(&story, '\0');
	return story.bytes;
}

#define PAGE    " from='k3m9@web.example.org' to='support@desk.example.org' "
#define FROM_ME " (k3m9@web.example.org/ to support)"
#define GATEWAY " from='web.example.org' to='desk.example.org' "
#define V       "xmlns='urn:deskbell:visit:1'"
#define STRANGER \
	"fault cancel not-allowed from support@desk.example.org to " \
	"Ann@Example.org/x id "

static const struct {
	const char *stanza, *finding;
} rows[] = {
	/* Visits: what gateways and their pages say. */
	{ "<presence" GATEWAY "><gateway " V " epoch='abcdefghijklm'/></presence>",
			"GATEWAY (web.example.org/ to )" },
	{ "<presence type='unavailable'" GATEWAY "/>",
			"GATEWAY_GONE (web.example.org/ to )" },
	{ "<iq type='error' id='gateway-ping'" GATEWAY "><error/></iq>",
			"GATEWAY_GONE (web.example.org/ to )" },
	{ "<iq type='result' id='gateway-ping'" GATEWAY "/>", "nothing" },
	{ "<message id='m1'" GATEWAY "><body>Hi</body></message>", "nothing" },
	{ "<presence" GATEWAY "/>", "nothing" },
	{ "<presence" PAGE "><connection " V " site='https://a.example' "
	  "address='0a'/></presence>",
			"CONNECTION site=https://a.example address=0a" FROM_ME },
	{ "<presence" PAGE "><connection " V " site='' address='0a'/></presence>",
			"nothing" },
	{ "<presence" PAGE "><show>away</show></presence>",
			"PAGE_SHOWS hidden" FROM_ME },
	{ "<presence" PAGE "/>", "PAGE_SHOWS" FROM_ME },
	{ "<presence type='unavailable'" PAGE "/>", "CONNECTION_GONE" FROM_ME },
	{ "<presence type='subscribe'" PAGE "/>", "nothing" },
	{ "<message type='error'" PAGE "><body>Hi</body></message>",
			"CONNECTION_GONE" FROM_ME },
	{ "<iq type='set' id='h1'" PAGE "><hello " V " last='7'/></iq>",
			"HELLO last=7 asked=h1" FROM_ME },
	{ "<iq type='set' id='h1'" PAGE "><hello " V " last='07x' token='abc'>"
	  "<unanswered id='a'/><unanswered id=''/><unanswered id='b'/>"
	  "<page url='https://a.example/b?c=d#e' title='One&#10;two' zone=''/>"
	  "<who name='Ann' email='a@b.example'/></hello></iq>",
			"HELLO last=0 token=ba7816bf unanswered=a unanswered=b "
			"url=https://a.example/b title=One two name=Ann "
			"email=a@b.example asked=h1" FROM_ME },
	{ "<iq type='set' id='h1'" PAGE "><hello " V "><page "
	  "url='javascript:alert(1)'/></hello></iq>",
			"HELLO last=0 asked=h1" FROM_ME },
	{ "<iq type='get' id='h1'" PAGE "><hello " V " last='7'/></iq>",
			"<iq from='support@desk.example.org' to='k3m9@web.example.org' "
			"type='error' id='h1'><error type='cancel'><service-unavailable "
			"xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>" },
	{ "<iq type='get' id='l1'" PAGE "><lines " V " after='12'/></iq>",
			"WANTS 12 asked=l1" FROM_ME },
	{ "<iq type='set' id='e1'" PAGE "><leave " V "/></iq>",
			"WISHES 5 asked=e1" FROM_ME },
	{ "<iq type='set' id='e1'" PAGE "><end " V "/><end " V "/></iq>",
			"fault modify bad-request from support@desk.example.org to "
			"k3m9@web.example.org id e1" },
	{ "<message" PAGE "><have " V " n='3'/><seen " V " n='1000000000'/>"
	  "</message>",
			"HAS 3 0" FROM_ME },
	{ "<message" PAGE "><have " V " n='-1'/></message>", "nothing" },
	{ "<message id='m1'" PAGE "><body>Hi</body><replace id='m0' "
	  "xmlns='urn:xmpp:message-correct:0'/><nick "
	  "xmlns='http://jabber.org/protocol/nick'>Ben</nick></message>",
			"LINE id=m1 body=Hi asked=m1" FROM_ME },
	{ "<message" PAGE "><composing "
	  "xmlns='http://jabber.org/protocol/chatstates'/></message>",
			"TYPING 1" FROM_ME },
	/* The same from anybody else. */
	{ "<presence from='web.example.com' to='desk.example.org'><gateway " V
	  " epoch='a'/></presence>",
			"nothing" },
	{ "<presence" ANN "><connection " V " site='x' address='y'/></presence>",
			"nothing" },
	{ "<iq type='set' id='h1'" ANN "><hello " V " last='0'/></iq>",
			STRANGER "h1" },
	{ MESSAGE "<have " V " n='3'/></message>", STRANGER "m1" },
	{ MESSAGE "<body>Hi</body><have " V " n='3'/></message>",
			"LINE id=m1 body=Hi asked=m1" },
	/* Taken back, in both versions of XEP-0424, and files. */
	{ MESSAGE "<body>I took it back</body><retract id='m0' "
			  "xmlns='urn:xmpp:message-retract:1'/></message>",
			"LINE id=m1 body= retracts=m0 asked=m1" },
	{ MESSAGE "<apply-to id='m0' xmlns='urn:xmpp:fasten:0'><retract "
			  "xmlns='urn:xmpp:message-retract:0'/></apply-to></message>",
			"LINE id=m1 body= retracts=m0 asked=m1" },
	{ MESSAGE "<body>look</body><x xmlns='jabber:x:oob'>"
			  "<url>https://a.example/b.png</url></x></message>",
			"LINE id=m1 body=look file=https://a.example/b.png asked=m1" },
	{ MESSAGE "<body>look</body><x xmlns='jabber:x:oob'>"
			  "<url>file:///etc/passwd</url></x></message>",
			"LINE id=m1 body=look asked=m1" },
	/* Lines. */
	{ MESSAGE "<body>Hi</body></message>", "LINE id=m1 body=Hi asked=m1" },
	{ "<message from='ann@example.org/x' to='support@desk.example.org'>"
	  "<body> Hi\n</body></message>",
			"LINE body= Hi\n" },
	{ "<message type='odd' id='m1'" ANN "><body>Hi</body></message>",
			"LINE id=m1 body=Hi asked=m1" },
	{ MESSAGE "<body/></message>", "LINE id=m1 body= asked=m1" },
	{ MESSAGE "<body>a</body><body xml:lang='de'>b</body></message>",
			"LINE id=m1 body=a asked=m1" },
	{ MESSAGE "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/><body>Hi</body>"
			  "<request xmlns='urn:xmpp:receipts'/></message>",
			"LINE id=o1 body=Hi receipt asked=m1" },
	{ "<message xml:lang='nl' id='m1'" ANN "><body>Hoi</body></message>",
			"LINE id=m1 body=Hoi lang=nl asked=m1" },
	{ "<message xml:lang='nl' id='m1'" ANN
	  "><body xml:lang='de-AT'>Servus</body></message>",
			"LINE id=m1 body=Servus lang=de-AT asked=m1" },
	{ "<message xml:lang='abcdefgh-ijklmnop-qrstuvwx-yz-12345' id='m1'" ANN
	  "><body>x</body></message>",
			"LINE id=m1 body=x lang=abcdefgh-ijklmnop-qrstuvwx-yz-12345 "
			"asked=m1" },
	{ "<message xml:lang='abcdefgh-ijklmnop-qrstuvwx-yz-123456' id='m1'" ANN
	  "><body>x</body></message>",
			"LINE id=m1 body=x asked=m1" },
	{ "<message xml:lang='no &lt;' id='m1'" ANN "><body>x</body></message>",
			"LINE id=m1 body=x asked=m1" },
	{ MESSAGE "<body>Ho</body><replace id='m0' "
			  "xmlns='urn:xmpp:message-correct:0'/>"
			  "<nick xmlns='http://jabber.org/protocol/nick'>Ann</nick>"
			  "<active xmlns='http://jabber.org/protocol/chatstates'/>"
			  "</message>",
			"LINE id=m1 body=Ho nick=Ann replaces=m0 asked=m1" },
	{ "<message id='m1' type='chat' from='ann@example.org' "
	  "to='DESK.example.org'><body>Hi</body></message>",
			"LINE id=m1 body=Hi asked=m1 (ann@example.org/ to )" },
	{ "<message id='m1' from='ann@example.org/x' "
	  "to='support@desk.example.org/desk'><body>Hi</body></message>",
			"LINE id=m1 body=Hi asked=desk\n\nm1" },
	/* Encrypted. */
	{ MESSAGE "<body>I sent you an OMEMO message</body>"
			  "<encrypted xmlns='eu.siacs.conversations.axolotl'/></message>",
			"LINE id=m1 body=I sent you an OMEMO message encrypted asked=m1" },
	{ MESSAGE "<encrypted xmlns='urn:xmpp:omemo:2'><payload>x</payload>"
			  "</encrypted></message>",
			"LINE id=m1 body= encrypted asked=m1" },
	{ MESSAGE "<encrypted xmlns='urn:xmpp:omemo:2'><header/></encrypted>"
			  "<encryption xmlns='urn:xmpp:eme:0'/></message>",
			"nothing" },
	{ MESSAGE "<body>x</body><x xmlns='jabber:x:encrypted'>z</x></message>",
			"LINE id=m1 body=x encrypted asked=m1" },
	{ MESSAGE "<body>x</body><encryption xmlns='urn:xmpp:eme:0'/></message>",
			"LINE id=m1 body=x encrypted asked=m1" },
	/* States and marks. */
	{ MESSAGE "<composing xmlns='http://jabber.org/protocol/chatstates'/>"
			  "</message>",
			"TYPING 1" },
	{ MESSAGE "<gone xmlns='http://jabber.org/protocol/chatstates'/></message>",
			"TYPING 4" },
	{ MESSAGE "<received xmlns='urn:xmpp:receipts' id='c1.a.2'/></message>",
			"MARK 0 id=c1.a.2" },
	{ MESSAGE "<displayed xmlns='urn:xmpp:chat-markers:0' id='c1.a.2'/>"
			  "<active xmlns='http://jabber.org/protocol/chatstates'/>"
			  "</message>",
			"MARK 1 id=c1.a.2" },
	{ MESSAGE "<received xmlns='urn:xmpp:receipts'/></message>", "nothing" },
	/* Errors are never lines, and never answered. */
	{ ERROR("cancel", "item-not-found"), "BOUNCE id=c1.a.2 lasting" },
	{ ERROR("cancel", "service-unavailable"), "BOUNCE id=c1.a.2 lasting" },
	{ ERROR("wait", "service-unavailable"), "BOUNCE id=c1.a.2" },
	{ ERROR("wait", "remote-server-timeout"), "BOUNCE id=c1.a.2" },
	{ ERROR("cancel", "remote-server-not-found"), "BOUNCE id=c1.a.2" },
	{ "<message id='x' type='error'" ANN "><body>Hi</body></message>",
			"BOUNCE id=x" },
	{ "<message type='error'" ANN "/>", "nothing" },
	/* Not for a desk. */
	{ "<message id='m1' type='groupchat'" ANN "><body>x</body></message>",
			"nothing" },
	{ "<message id='m1' type='headline'" ANN "><body>x</body></message>",
			"nothing" },
	{ MESSAGE "<subject>x</subject></message>", "nothing" },
	{ MESSAGE "<body xmlns='urn:else'>x</body></message>", "nothing" },
	{ MESSAGE "<sent xmlns='urn:xmpp:carbons:2'><forwarded "
			  "xmlns='urn:xmpp:forward:0'><message><body>x</body></message>"
			  "</forwarded></sent></message>",
			"nothing" },
	{ "<message><body>x</body></message>", "nothing" },
	{ "<message from='a@desk.example.org' to='b@desk.example.org'>"
	  "<body>x</body></message>",
			"nothing" },
	{ "<message from='ann@example.org' to='web.example.org'>"
	  "<body>x</body></message>",
			"nothing" },
	{ "<handshake/>", "nothing" },
	/* Addresses. */
	{ "<message id='m1' from='ann@example.org' to='a b@desk.example.org'>"
	  "<body>x</body></message>",
			"fault modify jid-malformed from desk.example.org "
			"to ann@example.org id m1" },
	{ "<presence from='ann@example.org' to='a b@desk.example.org'/>",
			"nothing" },
	{ "<message id='m1' type='error' from='@' to='x@desk.example.org'/>",
			"nothing" },
	{ "<message id='m1' from='@' to='X@desk.example.org./r'/>",
			"fault modify not-acceptable from x@desk.example.org/r to @ "
			"id m1" },
	/* Presence. */
	{ "<presence" ANN "/>", "CONTACT 0" },
	{ PRESENCE("unavailable"), "CONTACT 1" },
	{ PRESENCE("probe"), "CONTACT 2" },
	{ PRESENCE("subscribe"), "CONTACT 3" },
	{ PRESENCE("unsubscribe"), "CONTACT 4" },
	{ PRESENCE("subscribed"), "nothing" },
	{ PRESENCE("error"), "nothing" },
	/* Questions about an address. */
	{ IQ "<vCard xmlns='vcard-temp'/></iq>", "WHO 0 asked=i1" },
	{ IQ "<query xmlns='jabber:iq:last'/></iq>", "WHO 1 asked=i1" },
	{ IQ "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
			"WHO 2 asked=i1" },
	{ "<iq id='i1' type='get' from='ann@example.org/x' "
	  "to='support@desk.example.org/desk'><query node='n#v' "
	  "xmlns='http://jabber.org/protocol/disco#info'/></iq>",
			"WHO 2 asked=desk\nn#v\ni1" },
	{ IQ "<query node='a&#10;b' "
		 "xmlns='http://jabber.org/protocol/disco#info'/></iq>",
			"fault cancel item-not-found from support@desk.example.org "
			"to Ann@Example.org/x id i1" },
	{ IQ "<query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
			"WHO 3 asked=i1" },
	{ IQ "<new xmlns='urn:new'/></iq>", "WHO 5 asked=i1" },
	{ "<iq id='i1' type='set'" ANN "><vCard xmlns='vcard-temp'/></iq>",
			"WHO 5 asked=i1" },
	/* Questions that need no desk. */
	{ IQ "<ping xmlns='urn:xmpp:ping'/></iq>",
			"<iq from='support@desk.example.org' to='Ann@Example.org/x' "
			"type='result' id='i1'/>" },
	{ TO_DOMAIN "<query xmlns='jabber:iq:version'/></iq>",
			"<iq from='desk.example.org' to='ann@example.org/x' "
			"type='result' id='i1'><query xmlns='jabber:iq:version'>"
			"<name>Deskbell</name><version>" DESKBELL_VERSION
			"</version></query></iq>" },
	{ TO_DOMAIN "<query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
			"<iq from='desk.example.org' to='ann@example.org/x' "
			"type='result' id='i1'><query "
			"xmlns='http://jabber.org/protocol/disco#items'>"
			"<item jid='support@desk.example.org' name='Help'/>"
			"<item jid='sales@desk.example.org' name='Shop'/></query></iq>" },
	{ TO_DOMAIN "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
			"<iq from='desk.example.org' to='ann@example.org/x' "
			"type='result' id='i1'><query "
			"xmlns='http://jabber.org/protocol/disco#info'>"
			"<identity category='component' type='generic' name='Deskbell'/>"
			"<feature var='http://jabber.org/protocol/disco#info'/>"
			"<feature var='http://jabber.org/protocol/disco#items'/>"
			"<feature var='jabber:iq:version'/><feature var='urn:xmpp:ping'/>"
			"<feature var='vcard-temp'/></query></iq>" },
	{ TO_DOMAIN "<query node='x' "
				"xmlns='http://jabber.org/protocol/disco#info'/></iq>",
			"<iq from='desk.example.org' to='ann@example.org/x' "
			"type='error' id='i1'><error type='cancel'><item-not-found "
			"xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>" },
	{ IQ "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items "
		 "node='eu.siacs.conversations.axolotl.devicelist'/></pubsub></iq>",
			"<iq from='support@desk.example.org' to='Ann@Example.org/x' "
			"type='error' id='i1'><error type='cancel'><item-not-found "
			"xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>" },
	{ TO_DOMAIN "<new xmlns='urn:new'/></iq>",
			"<iq from='desk.example.org' to='ann@example.org/x' "
			"type='error' id='i1'><error type='cancel'><service-unavailable "
			"xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>" },
	/* RFC 6120, section 8.2.3. */
	{ "<iq id='i1' type='get'" ANN "/>",
			"fault modify bad-request from support@desk.example.org "
			"to Ann@Example.org/x id i1" },
	{ IQ "<a xmlns='a'/><b xmlns='b'/></iq>",
			"fault modify bad-request from support@desk.example.org "
			"to Ann@Example.org/x id i1" },
	{ "<iq id='i1'" ANN "><a xmlns='a'/></iq>",
			"fault modify bad-request from support@desk.example.org "
			"to Ann@Example.org/x id i1" },
	{ "<iq type='get'" ANN "><a xmlns='a'/></iq>",
			"fault modify bad-request from support@desk.example.org "
			"to Ann@Example.org/x id (none)" },
	{ "<iq id='i1' type='result'" ANN "/>", "nothing" },
	{ "<iq id='i1' type='error'" ANN "/>", "nothing" },
};

/* Of what was over a limit only the head is read. */
static const struct {
	const char *stanza, *finding;
} head_rows[] = {
	{ "<message id='m1'" ANN "/>",
			"fault modify policy-violation from support@desk.example.org "
			"to Ann@Example.org/x id m1" },
	{ "<iq type='set' id='i1'" ANN "/>",
			"fault modify policy-violation from support@desk.example.org "
			"to Ann@Example.org/x id i1" },
	{ "<iq type='result' id='i1'" ANN "/>", "nothing" },
	{ "<message type='error' id='m1'" ANN "/>", "nothing" },
	{ "<message type='headline' id='m1'" ANN "/>", "nothing" },
	{ "<presence" ANN "/>", "nothing" },
};

/* An id as long as we remember any, and one that is longer. */
static void test_ids(void) {
	char id[255 + 2], stanza[1000];

	memset(id, 'i', sizeof(id) - 1);
	id[sizeof(id) - 1] = '\0';
	snprintf(stanza, sizeof(stanza), "<message type='error' id='%s'" ANN "/>",
			id + 1);
	CHECK(strncmp(find(stanza), "BOUNCE", strlen("BOUNCE")) == 0);
	snprintf(stanza, sizeof(stanza), "<message type='error' id='%s'" ANN "/>",
			id);
	CHECK_SAME(find(stanza), "nothing");
}

static uint64_t digest;

static void on_line(void *self, const struct element *stanza) {
	struct reading reading;

	(void)self;
	reader_read(reader, stanza, arena, &reading);
	CHECK(reading.event.type == DESK_EVENT_LINE);
	digest = reading.event.line.digest;
	CHECK(text_count(reading.event.line.body) <= READER_BODY_MOST);
	is_head = reading.event.line.is_too_long;
}

/* A line of `count` times `piece`; returns whether it is too long. */
static bool is_long(const char *piece, size_t count) {
	static const struct parser_limits limits = { 1 << 20, 64, 4096, 4096 };
	static const struct parser_sink sink = {
		.opened = on_root,
		.element = on_line,
		.skipped = on_root,
		.closed = on_nothing,
	};
	struct parser *parser = parser_create(&limits, &sink);
	struct buffer xml = { 0 };

	buffer_add_text(&xml, "<s xmlns='" STREAM_SPACE "'>" MESSAGE "<body>");
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&xml, piece);
	}
	buffer_add_text(&xml, "</body></message>");
	CHECK(parser_feed(parser, xml.bytes, xml.length));
	parser_destroy(parser);
	buffer_finish(&xml);
	bool is_too_long = is_head;
	is_head = false;
	return is_too_long;
}

static void test_lengths(void) {
	CHECK(!is_long("a", READER_BODY_MOST));
	CHECK(is_long("a", READER_BODY_MOST + 1));
	CHECK(!is_long("\xf0\x9f\x98\x80", READER_BODY_MOST));
	CHECK(is_long("\xf0\x9f\x98\x80", READER_BODY_MOST + 1));
}

/* The first eight bytes of: printf 'Hi\0' | sha256sum */
static void test_digest(void) {
	CHECK(!is_long("Hi", 1));
	uint64_t first = digest;
	CHECK(first == UINT64_C(0x56ebfdeba985b005));
	CHECK(!is_long("Hi", 1) && digest == first);
	CHECK(!is_long("Ho", 1) && digest != first);
}

int main(void) {
	static const char *const domains[] = { "web.example.org" };

	gateways = gateways_create(
			&(struct gateways_settings){ .domain = "desk.example.org",
					.domains = domains,
					.count = 1 });
	work = work_create();
	reader = reader_create("desk.example.org", gateways, work);
	arena = arena_create();
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (!CHECK_SAME(find(rows[i].stanza), rows[i].finding)) {
			fprintf(stderr, "  of:        %s\n", rows[i].stanza);
		}
	}
	is_head = true;
	for (size_t i = 0; i < sizeof(head_rows) / sizeof(*head_rows); i++) {
		if (!CHECK_SAME(find(head_rows[i].stanza), head_rows[i].finding)) {
			fprintf(stderr, "  of:        %s\n", head_rows[i].stanza);
		}
	}
	is_head = false;
	test_ids();
	test_lengths();
	test_digest();
	buffer_finish(&story);
	arena_destroy(arena);
	reader_destroy(reader);
	work_destroy(work);
	gateways_destroy(gateways);
	return check_report();
}
