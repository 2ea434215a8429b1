/* Ad-hoc commands as clients send them: XEP-0050 with XEP-0004. */

#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "reader_case.h"

#define ASK(attributes, inside) \
	"<iq id='i1' type='set'" ANN "><command " \
	"xmlns='http://jabber.org/protocol/commands' " attributes ">" inside \
	"</command></iq>"
#define FORM(fields)        "<x xmlns='jabber:x:data' type='submit'>" fields "</x>"
#define FIELD(name, values) "<field var='" name "'>" values "</field>"
#define V(text)             "<value>" text "</value>"
#define ANSWERED            " from support@desk.example.org to Ann@Example.org/x id i1"

static const struct case_row rows[] = {
	/* No form yet, whatever the client calls that. */
	{ ASK("node='end'", ""), "FORM end asked=\nend \ni1" },
	{ ASK("node='end' action='execute'", ""), "FORM end asked=\nend \ni1" },
	{ ASK("node='end' action='next'", ""), "FORM end asked=\nend \ni1" },
	{ ASK("node='next' action='complete'", ""), "FORM next asked=\nnext \ni1" },
	{ ASK("node='end'", "<x xmlns='jabber:x:data' type='form'/>"),
			"FORM end asked=\nend \ni1" },
	{ "<iq id='i1' type='set' from='ann@example.org/x' "
	  "to='support@desk.example.org/desk'><command node='end' "
	  "xmlns='http://jabber.org/protocol/commands'/></iq>",
			"FORM end asked=desk\nend \ni1" },
	{ "<iq id='i1' type='set' from='ann@example.org/x' to='desk.example.org'>"
	  "<command node='end' xmlns='http://jabber.org/protocol/commands'/></iq>",
			"FORM end asked=\nend \ni1 (ann@example.org/x to )" },
	{ "<iq id='i1' type='set' xml:lang='de'" ANN "><command node='end' "
	  "xmlns='http://jabber.org/protocol/commands'/></iq>",
			"FORM end lang=de asked=\nend \ni1" },
	{ ASK("node='end' xml:lang='nl-BE'", ""),
			"FORM end lang=nl-BE asked=\nend \ni1" },
	/* Forms, filled in. */
	{ ASK("node='end' action='execute'", FORM(FIELD("chat", V("7")))),
			"ORDER end 0=7 asked=\nend \ni1" },
	{ ASK("node='end' action='next'",
			  FORM(FIELD("text", V(" Bye &lt;b&gt;&#10; "))
							  FIELD("chat", V("7") V("8")))),
			"ORDER end 0=7 1=Bye <b> asked=\nend \ni1" },
	{ ASK("node='end'",
			  FORM("<field type='fixed'><value>Read this</value></field>" FIELD(
					  "FORM_TYPE", V("x")) FIELD("chat", "<value/>" V("7"))
							  FIELD("text", "") FIELD("more", V("9")))),
			"ORDER end 0=7 asked=\nend \ni1" },
	{ ASK("node='end'",
			  FORM(FIELD("chat", "") FIELD("chat", V("7"))
							  FIELD("chat", V("8")))),
			"ORDER end 0=7 asked=\nend \ni1" },
	{ ASK("node='next'", FORM("")), "ORDER next asked=\nnext \ni1" },
	{ ASK("node='take'",
			  FORM(FIELD("channel", V("sales")) FIELD("chat", V("Anna Berg")))),
			"ORDER take channel=sales 0=Anna Berg asked=\ntake \ni1" },
	/* Nothing is to be done. */
	{ ASK("node='end' action='cancel' sessionid='s'", ""),
			"<iq from='support@desk.example.org' to='Ann@Example.org/x' "
			"type='result' id='i1'><command "
			"xmlns='http://jabber.org/protocol/commands' node='end' "
			"sessionid='s' status='canceled'/></iq>" },
	{ ASK("node='end' action='complete'",
			  "<x xmlns='jabber:x:data' type='cancel'/>"),
			"<iq from='support@desk.example.org' to='Ann@Example.org/x' "
			"type='result' id='i1'><command "
			"xmlns='http://jabber.org/protocol/commands' node='end' "
			"status='canceled'/></iq>" },
	/* XEP-0050, section 4.4. */
	{ ASK("node='dance'", ""), "fault cancel item-not-found" ANSWERED },
	{ ASK("node='queue'", ""), "fault cancel item-not-found" ANSWERED },
	{ ASK("", ""), "fault cancel item-not-found" ANSWERED },
	{ ASK("node='end' action='prev'", ""),
			"fault modify bad-request" ANSWERED " special=bad-action" },
	{ ASK("node='end' action='undo'", ""),
			"fault modify bad-request" ANSWERED " special=malformed-action" },
	{ ASK("node='end' sessionid='s'", FORM(FIELD("chat", V("7")))),
			"fault modify bad-request" ANSWERED " special=bad-sessionid" },
	/* As any other question. */
	{ "<iq id='i1' type='get'" ANN "><command node='end' "
	  "xmlns='http://jabber.org/protocol/commands'/></iq>",
			"WHO 5 asked=\nend\ni1" },
	{ "<iq id='i1' type='get'" ANN "><query "
	  "xmlns='http://jabber.org/protocol/disco#items' "
	  "node='http://jabber.org/protocol/commands'/></iq>",
			"WHO 4 asked=\nhttp://jabber.org/protocol/commands\ni1" },
	{ "<iq id='i1' type='get' from='ann@example.org/x' to='desk.example.org'>"
	  "<query xmlns='http://jabber.org/protocol/disco#items' "
	  "node='http://jabber.org/protocol/commands'/></iq>",
			"WHO 4 asked=\nhttp://jabber.org/protocol/commands\ni1 "
			"(ann@example.org/x to )" },
	{ "<iq id='i1' type='get' from='ann@example.org/x' to='desk.example.org'>"
	  "<query xmlns='http://jabber.org/protocol/disco#info' node='end'/></iq>",
			"WHO 2 asked=\nend\ni1 (ann@example.org/x to )" },
};

/* A line has 4 000 characters at most, however it comes. */
static void test_long(void) {
	struct arena *arena = arena_create();
	char *text = arena_alloc(arena, 4002);

	memset(text, 'x', 4001);
	const char *before = ASK("node='note'", FORM(FIELD("text", V("@"))));
	size_t at = (size_t)(strstr(before, ">@<") + 1 - before);
	const char *head = arena_copy_bytes(arena, before, at);
	const char *whole = arena_join(arena, head, text, before + at + 1);
	CHECK_SAME(case_find(whole),
			"fault modify bad-request" ANSWERED " special=bad-payload");
	text[4000] = '\0';
	whole = arena_join(arena, head, text, before + at + 1);
	CHECK(strncmp(case_find(whole), "ORDER note 1=xxx", 16) == 0);
	arena_destroy(arena);
}

int main(void) {
	return case_run(&(struct case_table){
			.rows = rows,
			.row_count = sizeof(rows) / sizeof(*rows),
			.then = test_long,
	});
}
