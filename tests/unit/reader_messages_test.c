/* Messages: lines, states, marks, errors; and whatever is not for a desk. */
#include "reader_case.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "check.h"
#include "xmpp/reader.h"

#define MESSAGE "<message id='m1' type='chat'" ANN ">"
#define ERROR(type, condition) \
	"<message id='c1.a.2' type='error'" ANN "><error type='" type \
	"'><" condition \
	" xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"

static const struct case_row rows[] = {
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
	{ "<message id='m1' type='error' from='@' to='x@desk.example.org'/>",
			"nothing" },
	{ "<message id='m1' from='@' to='X@desk.example.org./r'/>",
			"fault modify not-acceptable from x@desk.example.org/r to @ "
			"id m1" },
};

/* Of what was over a limit only the head is read. */
static const struct case_row heads[] = {
	{ "<message id='m1'" ANN "/>",
			"fault modify policy-violation from support@desk.example.org "
			"to Ann@Example.org/x id m1" },
	{ "<message type='error' id='m1'" ANN "/>", "nothing" },
	{ "<message type='headline' id='m1'" ANN "/>", "nothing" },
};

/* An id as long as we remember any, and one that is longer. */
static void test_ids(void) {
	char id[255 + 2], stanza[1000];

	memset(id, 'i', sizeof(id) - 1);
	id[sizeof(id) - 1] = '\0';
	snprintf(stanza, sizeof(stanza), "<message type='error' id='%s'" ANN "/>",
			id + 1);
	CHECK(strncmp(case_find(stanza), "BOUNCE", strlen("BOUNCE")) == 0);
	snprintf(stanza, sizeof(stanza), "<message type='error' id='%s'" ANN "/>",
			id);
	CHECK_SAME(case_find(stanza), "nothing");
}

/* A line of `count` times `piece`; returns whether it is too long. */
static bool is_long(const char *piece, size_t count) {
	struct buffer xml = { 0 };

	buffer_add_text(&xml, MESSAGE "<body>");
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&xml, piece);
	}
	buffer_add_text(&xml, "</body></message>");
	buffer_add_byte(&xml, '\0');
	const char *found = case_find(xml.bytes);
	CHECK(strncmp(found, "LINE", strlen("LINE")) == 0);
	bool is_too_long = strstr(found, " long") != NULL;
	CHECK(case_last_line()->characters <= READER_BODY_MOST);
	buffer_finish(&xml);
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
	uint64_t first = case_last_line()->digest;
	CHECK(first == UINT64_C(0x56ebfdeba985b005));
	CHECK(!is_long("Hi", 1) && case_last_line()->digest == first);
	CHECK(!is_long("Ho", 1) && case_last_line()->digest != first);
}

static void test_limits(void) {
	test_ids();
	test_lengths();
	test_digest();
}

int main(void) {
	return case_run(&(struct case_table){
			.rows = rows,
			.row_count = sizeof(rows) / sizeof(*rows),
			.heads = heads,
			.head_count = sizeof(heads) / sizeof(*heads),
			.then = test_limits,
	});
}
