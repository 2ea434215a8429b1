/* Questions: of an address, of us, and those that RFC 6120 forbids. */
#include "reader_case.h"

#define IQ "<iq id='i1' type='get'" ANN ">"
#define TO_DOMAIN \
	"<iq id='i1' type='get' from='ann@example.org/x' to='desk.example.org'>"

static const struct case_row rows[] = {
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
			"<feature var='http://jabber.org/protocol/commands'/>"
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
static const struct case_row heads[] = {
	{ "<iq type='set' id='i1'" ANN "/>",
			"fault modify policy-violation from support@desk.example.org "
			"to Ann@Example.org/x id i1" },
	{ "<iq type='result' id='i1'" ANN "/>", "nothing" },
};

int main(void) {
	return case_run(&(struct case_table){
			.rows = rows,
			.row_count = sizeof(rows) / sizeof(*rows),
			.heads = heads,
			.head_count = sizeof(heads) / sizeof(*heads),
	});
}
