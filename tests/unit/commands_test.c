/* What the mouth makes of forms and results: a table of effect and stanza. */

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/page.h"
#include "xmpp/sessions.h"
#include "xmpp/writer.h"

#define SUPPORT "from='support@desk.example.org' to='ann@example.org"
#define COMMAND(node) \
	"<command xmlns='http://jabber.org/protocol/commands' node='" node "' " \
	"sessionid='@' "
#define EFFECT(kind, who) \
	.type = DESK_EFFECT_##kind, .from = who, .to = "ann@example.org", \
	.resource = "", .lang = ""

static struct arena *arena;
static struct sessions *sessions;

static const struct desk_option options[] = { { "7", "7 · Vera" },
	{ "8", "8 · <Walt>" } };

static const struct desk_sentence list[] = {
	{ DESK_WORD_LIST_WAITING_ROW, { "Vera", "Hi <b>" }, { 7 }, 61000 },
	{ DESK_WORD_LIST_MORE, { 0 }, { 4 }, 0 },
};

static const struct {
	struct desk_effect effect;
	const char *stanza;
} rows[] = {
	{ { EFFECT(FORM, "support"), .asked = "desk\nend \ni1",
			  .form = { .command = COMMAND_END,
					  .options = { options },
					  .option_counts = { 2 },
					  .presets = { "8" } } },
			"<iq from='support@desk.example.org/desk' to='ann@example.org' "
			"type='result' id='i1'>" COMMAND(
					"end") "status='executing'>"
						   "<actions execute='complete'><complete/></actions>"
						   "<x xmlns='jabber:x:data' type='form'>"
						   "<title>End your chat, with a last text if you "
						   "like</title>"
						   "<field var='chat' type='list-single' "
						   "label='Chat'><required/>"
						   "<value>8</value><option label='7 · "
						   "Vera'><value>7</value></option>"
						   "<option label='8 · "
						   "&lt;Walt&gt;'><value>8</value></option></field>"
						   "<field var='text' type='text-single' "
						   "label='Text'/></x></command>"
						   "</iq>" },
	/* Too many to choose from, and at the domain. */
	{ { EFFECT(FORM, ""), .asked = "\ntake \ni1",
			  .form = { .command = COMMAND_TAKE,
					  .channels = options,
					  .channel_count = 2,
					  .presets = { "7" } } },
			"<iq from='desk.example.org' to='ann@example.org' "
			"type='result' id='i1'>" COMMAND(
					"take") "status='executing'>"
							"<actions execute='complete'><complete/></actions>"
							"<x xmlns='jabber:x:data' type='form'>"
							"<title>Take a certain chat; its number alone does "
							"it, too</title>"
							"<field var='channel' type='list-single' "
							"label='Channel'>"
							"<required/><value>7</value><option label='7 · "
							"Vera'><value>7"
							"</value></option><option label='8 · "
							"&lt;Walt&gt;'><value>8"
							"</value></option></field><field var='chat' "
							"type='text-single' "
							"label='Chat'><desc>Its number, or the "
							"visitor's name</desc>"
							"<required/><value>7</value></field></x></"
							"command></iq>" },
	{ { EFFECT(RESULT, "support"), .asked = "\nlist s\ni1",
			  .result = { .head = { DESK_WORD_LIST_WAITING, { 0 }, { 6 }, 0 },
					  .rows = list,
					  .row_count = 2 } },
			"<iq " SUPPORT "' type='result' id='i1'>"
			"<command xmlns='http://jabber.org/protocol/commands' node='list' "
			"sessionid='s' status='completed'><note type='info'>"
			"6 visitors are waiting:\n7 · Vera · 1:01 · “Hi &lt;b&gt;”\n"
			"… and 4 more</note></command></iq>" },
	{ { EFFECT(RESULT, "support"), .asked = "\nend \ni1",
			  .result = { .is_refused = true,
					  .head = { DESK_WORD_NO_CHAT_FITS, { 0 }, { 0 }, 0 } } },
			"<iq " SUPPORT "' type='result' id='i1'>" COMMAND(
					"end") "status='completed'><note type='error'>"
						   "There is no chat at the moment that this could be "
						   "about.</note></command></iq>" },
	/* What there is, and what one of them is. */
	{ { EFFECT(CARD, "support"), .asked = "\nx\ni1",
			  .card = { .about = DESK_ABOUT_COMMANDS,
					  .kind = DESK_KIND_CHANNEL,
					  .commands = (uint64_t)1 << COMMAND_NEXT |
							  (uint64_t)1 << COMMAND_HELP } },
			"<iq " SUPPORT "' type='result' id='i1'><query "
			"xmlns='http://jabber.org/protocol/disco#items' "
			"node='http://jabber.org/protocol/commands'>"
			"<item jid='support@desk.example.org' node='next' "
			"name='Take who has waited longest'/>"
			"<item jid='support@desk.example.org' node='help' "
			"name='Show what can be typed, or more about one command'/>"
			"</query></iq>" },
	{ { EFFECT(CARD, "support"),
			  .asked = "\nhttp://jabber.org/protocol/commands\ni1",
			  .card = { .about = DESK_ABOUT_INFO, .kind = DESK_KIND_CHANNEL } },
			"<iq " SUPPORT "' type='result' id='i1'><query "
			"xmlns='http://jabber.org/protocol/disco#info' "
			"node='http://jabber.org/protocol/commands'>"
			"<identity category='automation' type='command-list'/>"
			"<feature var='http://jabber.org/protocol/commands'/>"
			"<feature var='jabber:x:data'/></query></iq>" },
	{ { EFFECT(CARD, "vera-2c"), .asked = "\nnext\ni1",
			  .card = { .about = DESK_ABOUT_INFO, .kind = DESK_KIND_VISITOR } },
			"<iq from='vera-2c@desk.example.org' to='ann@example.org' "
			"type='error' id='i1'><error type='cancel'><item-not-found "
			"xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>" },
};

/* The stanza as text, with `@` for the session where `should` has it. */
static const char *write(const struct desk_effect *effect, const char *should) {
	static const struct page_channel channel = { "support", "Help" };
	const struct writer writer = { .domain = "desk.example.org",
		.channels = &channel,
		.channel_count = 1,
		.sessions = sessions };
	struct buffer out = { 0 };

	element_write(writer_write(&writer, arena, effect), STREAM_SPACE, &out);
	char *text = arena_copy_bytes(arena, out.bytes, out.length);
	buffer_finish(&out);
	char *from = strstr(text, "sessionid='");
	if (!from || !strstr(should, "sessionid='@'")) {
		return text;
	}
	from += strlen("sessionid='");
	const char *to = strchr(from, '\'');
	CHECK(to - from == 16);
	*from = '\0';
	return arena_join(arena, text, "@", to);
}

int main(void) {
	arena = arena_create();
	sessions = sessions_create();
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		CHECK_SAME(write(&rows[i].effect, rows[i].stanza), rows[i].stanza);
	}
	sessions_destroy(sessions);
	arena_destroy(arena);
	return check_report();
}
