/*
 * Bytes through the parser to the reader and the service. What is claimed:
 * nothing breaks; every text of an event can be said; an address of ours is
 * ours; and an answer can be written from what was found.
 */

#include "fuzz.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "wire/element.h"
#include "wire/parser.h"
#include "wire/stream.h"
#include "xmpp/gateways.h"
#include "xmpp/page.h"
#include "xmpp/reader.h"
#include "xmpp/service.h"
#include "xmpp/sessions.h"
#include "xmpp/work.h"

#define DOMAIN "desk.example.org"
#define STREAM \
	"<stream:stream xmlns:stream='http://etherx.jabber.org/streams' " \
	"xmlns='jabber:component:accept' id='1'>"
#define V    " xmlns='urn:deskbell:visit:1' "
#define PAGE " from='k3m9@web.example.org' to='support@desk.example.org' "
#define GATE " from='web.example.org' to='desk.example.org' "
#define ENDS " from='ann@example.org/x' to='support@desk.example.org/desk' "

const char *const fuzz_seeds[] = {
	STREAM "<message id='m1' type='chat'" ENDS "xml:lang='en'>"
		   "<body>Where is it?</body><nick "
		   "xmlns='http://jabber.org/protocol/nick'>Ann</nick><request "
		   "xmlns='urn:xmpp:receipts'/><replace id='m0' "
		   "xmlns='urn:xmpp:message-correct:0'/></message>",
	STREAM "<message id='m1'" ENDS "><origin-id id='o' xmlns='urn:xmpp:sid:0'/>"
		   "<encrypted xmlns='urn:xmpp:omemo:2'><payload/></encrypted>"
		   "</message><message" ENDS "><composing "
		   "xmlns='http://jabber.org/protocol/chatstates'/></message>",
	STREAM "<message type='error' id='c1.a.2'" ENDS "><error type='cancel'>"
		   "<gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
		   "</message><presence type='subscribe'" ENDS "/>",
	STREAM "<iq type='get' id='i'" ENDS "><query node='a#b' "
		   "xmlns='http://jabber.org/protocol/disco#info'/></iq>",
	STREAM "<iq type='get' id='a&#10;b' from='a@b' to='desk.example.org'>"
		   "<query xmlns='http://jabber.org/protocol/disco#items'/></iq>"
		   "<iq type='set' id='i'" ENDS "><vCard xmlns='vcard-temp'/></iq>",
	STREAM "<message" ENDS "><displayed id='c1.a.2' "
		   "xmlns='urn:xmpp:chat-markers:0'/></message>"
		   "<iq type='get' id='i'" ENDS "><ping xmlns='urn:xmpp:ping'/></iq>",
	STREAM "<presence" GATE "><gateway" V "epoch='abcdefghijklm'/></presence>"
		   "<presence" PAGE "><connection" V "site='https://a.example' "
		   "address='0a'/></presence><iq type='set' id='h'" PAGE "><hello" V
		   "last='7' token='abc'><unanswered id='a'/><page "
		   "url='https://a.example/b?c#d' title='T&#10;t'/><who name='A' "
		   "email='a@b'/></hello></iq>",
	STREAM "<message id='m'" PAGE "><body>Hi</body><origin-id "
		   "xmlns='urn:xmpp:sid:0' id='m'/></message><message" PAGE "><have" V
		   "n='3'/><seen" V "n='2'/></message><iq type='get' id='l'" PAGE
		   "><lines" V "after='12'/></iq><iq type='set' id='e'" PAGE "><end" V
		   "/></iq><presence type='unavailable'" PAGE "/>",
	STREAM "<message id='m'" ENDS "><body>x</body><retract id='a' "
		   "xmlns='urn:xmpp:message-retract:1'/><apply-to id='b' "
		   "xmlns='urn:xmpp:fasten:0'><retract "
		   "xmlns='urn:xmpp:message-retract:0'/></apply-to><x "
		   "xmlns='jabber:x:oob'><url>https://a/b</url></x></message>"
		   "<iq type='set' id='h'" ENDS "><hello" V "last='0'/></iq>",
	STREAM "<iq type='set' id='c1'" ENDS "><command action='next' node='note' "
		   "xmlns='http://jabber.org/protocol/commands' sessionid='a'><x "
		   "xmlns='jabber:x:data' type='submit'><field type='fixed'><value>a"
		   "</value></field><field var='chat'><value>1</value><value>2"
		   "</value></field><field var='text'><value/></field></x></command>"
		   "</iq><iq type='set' id='c2'" ENDS "><command node='note' "
		   "xmlns='http://jabber.org/protocol/commands'><x type='submit' "
		   "xmlns='jabber:x:data'><field var='text'><value> b </value>"
		   "</field></x></command></iq>",
	STREAM "<iq type='set' id='c1'" ENDS "><command action='cancel' node='end' "
		   "xmlns='http://jabber.org/protocol/commands'/></iq><iq type='get' "
		   "id='d1' from='a@b' to='desk.example.org'><query "
		   "xmlns='http://jabber.org/protocol/disco#info' node='next'/></iq>",
	NULL,
};

static const struct parser_limits limits = {
	.bytes = 1 << 16,
	.depth = 32,
	.elements = 512,
	.attributes = 512,
};

struct ear {
	struct reader *reader;
	struct arena *arena;
	struct buffer out;
};

static void claim_sayable(const char *text) {
	assert(!text || text_is_sayable(text, strlen(text)));
}

static void claim_hello(const struct desk_event *event) {
	const struct desk_page *page = &event->hello.page;
	const struct desk_who *who = &event->hello.who;
	const char *const facts[] = { page->url, page->title, page->referrer,
		page->language, page->zone, page->browser, who->name, who->email,
		who->phone, who->company };

	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		claim_sayable(facts[i]);
		assert(!facts[i] || !strchr(facts[i], '\n'));
	}
	assert(event->hello.unanswered_count <= DESK_UNANSWERED_MOST);
	for (size_t i = 0; i < event->hello.unanswered_count; i++) {
		claim_sayable(event->hello.unanswered[i]);
		assert(strlen(event->hello.unanswered[i]) <= READER_ID_MOST);
	}
	assert(strlen(event->hello.new_token) == 52);
	assert(event->asked);
}

static void claim_order(const struct desk_event *event) {
	assert(command_find(event->order.command));
	claim_sayable(event->order.channel);
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		claim_sayable(event->order.values[i]);
		assert(text_count(event->order.values[i]) <= READER_BODY_MOST);
	}
	assert(event->asked);
}

static bool is_visits(enum desk_event_type type) {
	return type >= DESK_EVENT_GATEWAY && type <= DESK_EVENT_PAGE_WISHES;
}

static void claim_event(struct ear *ear, const struct desk_event *event) {
	struct reply_asked asked;

	claim_sayable(event->from);
	claim_sayable(event->resource);
	claim_sayable(event->to);
	claim_sayable(event->asked);
	assert(event->from && event->from[0] && event->resource && event->to);
	if (event->asked) {
		reply_split(ear->arena, event->asked, &asked);
		assert(asked.id && !strchr(asked.resource, '\n') &&
				!strchr(asked.node, '\n'));
	}
	/* Whoever is no gateway makes none of these. */
	assert(!is_visits(event->type) || strstr(event->from, "web.example.org"));
	if (event->type == DESK_EVENT_HELLO) {
		claim_hello(event);
	}
	if (event->type == DESK_EVENT_FORM || event->type == DESK_EVENT_ORDER) {
		claim_order(event);
	}
	if (event->type == DESK_EVENT_LINE) {
		claim_sayable(event->line.retracts);
		claim_sayable(event->line.file);
		claim_sayable(event->line.id);
		claim_sayable(event->line.body);
		claim_sayable(event->line.lang);
		claim_sayable(event->line.nick);
		claim_sayable(event->line.replaces);
		assert(text_count(event->line.body) <= READER_BODY_MOST);
	}
	assert(event->type != DESK_EVENT_WHO || event->asked);
}

/* stream_write() would assert the same. */
static void claim_ours(const char *from) {
	struct jid jid;

	assert(jid_parse(&jid, from) && strcmp(jid.domain, DOMAIN) == 0);
}

static void hear(struct ear *ear, const struct element *stanza,
		const struct reading *reading) {
	static const struct page_channel channel = { "support", "Help" };
	static const struct service service = { DOMAIN, &channel, 1 };

	switch (reading->finding) {
	case READER_FINDING_NOTHING:
		break;
	case READER_FINDING_EVENT:
		claim_event(ear, &reading->event);
		break;
	case READER_FINDING_QUERY:
		claim_ours(reading->reply.from);
		element_write(service_answer(&service, stanza, reading, ear->arena),
				STREAM_SPACE, &ear->out);
		break;
	case READER_FINDING_FAULT:
		claim_ours(reading->reply.from);
		element_write(reply_error(ear->arena, stanza->name, &reading->reply,
							  &reading->error),
				STREAM_SPACE, &ear->out);
		break;
	}
	arena_reset(ear->arena);
	buffer_empty(&ear->out);
}

static void on_element(void *self, const struct element *stanza) {
	struct ear *ear = self;
	struct reading reading;

	reader_read(ear->reader, stanza, ear->arena, &reading);
	hear(ear, stanza, &reading);
}

static void on_skipped(void *self, const struct element *head) {
	struct ear *ear = self;
	struct reading reading;

	reader_read_head(ear->reader, head, &reading);
	hear(ear, head, &reading);
}

static void on_opened(void *self, const struct element *root) {
	(void)self;
	(void)root;
}

static void on_closed(void *self) {
	(void)self;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
	static const char *const domains[] = { "web.example.org" };
	struct gateways *gateways =
			gateways_create(&(struct gateways_settings){ .domain = DOMAIN,
					.domains = domains,
					.count = 1 });
	struct work *work = work_create();
	struct sessions *sessions = sessions_create();
	struct ear ear = { reader_create(DOMAIN, gateways, work, sessions),
		arena_create(), { 0 } };
	const struct parser_sink sink = {
		.self = &ear,
		.opened = on_opened,
		.element = on_element,
		.skipped = on_skipped,
		.closed = on_closed,
	};
	struct parser *parser = parser_create(&limits, &sink);

	(void)parser_feed(parser, (const char *)bytes, length);
	parser_destroy(parser);
	buffer_finish(&ear.out);
	arena_destroy(ear.arena);
	reader_destroy(ear.reader);
	sessions_destroy(sessions);
	work_destroy(work);
	gateways_destroy(gateways);
	return 0;
}
