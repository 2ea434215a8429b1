/* What gateways and their pages say, and the same from anybody else. */
#include "reader_case.h"

#define MESSAGE "<message id='m1' type='chat'" ANN ">"
#define PAGE    " from='k3m9@web.example.org' to='support@desk.example.org' "
#define FROM_ME " (k3m9@web.example.org/ to support)"
#define GATEWAY " from='web.example.org' to='desk.example.org' "
#define V       "xmlns='urn:deskbell:visit:1'"
#define STRANGER \
	"fault cancel not-allowed from support@desk.example.org to " \
	"Ann@Example.org/x id "

static const struct case_row rows[] = {
	/* Visits: what gateways and their pages say. */
	{ "<presence" GATEWAY "><gateway " V " epoch='abcdefghijklm'/></presence>",
			"GATEWAY (web.example.org/ to )" },
	{ "<presence" GATEWAY "><wanted " V " hash='0a8e'/></presence>",
			"GATEWAY_WANTS hash=0a8e (web.example.org/ to )" },
	{ "<presence" GATEWAY "><wanted " V "/></presence>",
			"GATEWAY_WANTS hash= (web.example.org/ to )" },
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
};

int main(void) {
	return case_run(&(struct case_table){
			.rows = rows,
			.row_count = sizeof(rows) / sizeof(*rows),
	});
}
