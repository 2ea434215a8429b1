/* XEP-0114 with the server's side ours. */

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"
#include "wire/element.h"
#include "wire/stream.h"

#define SERVER \
	"<?xml version='1.0'?><stream:stream " \
	"xmlns:stream='http://etherx.jabber.org/streams' " \
	"xmlns='jabber:component:accept' from='desk.example.org' id='3BF96D32'>"
#define STREAM_ERROR(condition, text) \
	"<stream:error><" condition \
	" xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>" text "</stream:error>"
#define MESSAGE "<message from='ann@example.org' to='desk.example.org'/>"

static struct buffer story, out;

static void tell(const char *what, const struct element *element) {
	buffer_add_text(&story, what);
	if (element) {
		buffer_add_byte(&story, ' ');
		element_write(element, STREAM_SPACE, &story);
	}
	buffer_add_byte(&story, '\n');
}

static void on_ready(void *self) {
	(void)self;
	tell("ready", NULL);
}

static void on_stanza(void *self, const struct element *stanza) {
	(void)self;
	tell("stanza", stanza);
}

static void on_skipped(void *self, const struct element *head) {
	(void)self;
	tell("skipped", head);
}

static void on_pong(void *self, unsigned long ping) {
	char line[32];

	(void)self;
	snprintf(line, sizeof(line), "pong %lu", ping);
	tell(line, NULL);
}

static void on_over(void *self, const char *condition, const char *text) {
	(void)self;
	buffer_add_text(&story, "over ");
	buffer_add_text(&story, condition ? condition : "(orderly)");
	buffer_add_text(&story, text ? ": " : "");
	tell(text ? text : "", NULL);
}

static struct stream *start(void) {
	static const struct stream_sink sink = {
		.ready = on_ready,
		.stanza = on_stanza,
		.skipped = on_skipped,
		.pong = on_pong,
		.over = on_over,
	};

	buffer_empty(&story);
	buffer_empty(&out);
	return stream_create("Desk.Example.org", "test", &sink);
}

/* The text so far; both are read from the start each time. */
static const char *text_of(struct buffer *buffer) {
	buffer_add_byte(buffer, '\0');
	buffer->length--;
	return buffer->bytes;
}

static bool feed(struct stream *stream, const char *text) {
	return stream_feed(stream, text, strlen(text), &out);
}

static struct stream *start_ready(void) {
	struct stream *stream = start();

	stream_open(stream, &out);
	CHECK(feed(stream, SERVER "<handshake/>") && stream_is_ready(stream));
	buffer_empty(&story);
	buffer_empty(&out);
	return stream;
}

/* XEP-0114, example 3, has the same id and secret and this digest. */
#define HANDSHAKE \
	"<handshake>aaee83c26aeeafcbabeabfcbcd50df997e0a2a1e</handshake>"

static void the_handshake_is_the_standards(void) {
	const char *opening = "<?xml version='1.0'?><stream:stream "
						  "xmlns='jabber:component:accept' "
						  "xmlns:stream='http://etherx.jabber.org/streams' "
						  "to='desk.example.org'>";
	const char *server = SERVER "<handshake/>" MESSAGE;

	for (size_t cut = 1; cut < strlen(server); cut++) {
		struct stream *stream = start();
		CHECK(!feed(stream, "x") && !stream_is_ready(stream));
		stream_open(stream, &out);
		stream_feed(stream, server, cut, &out);
		feed(stream, server + cut);
		if (cut == 1) {
			CHECK(strncmp(text_of(&out), opening, strlen(opening)) == 0);
			CHECK_SAME(text_of(&out) + strlen(opening), HANDSHAKE);
		}
		if (strcmp(text_of(&story), "ready\nstanza " MESSAGE "\n") != 0) {
			CHECK_SAME(text_of(&story), "ready\nstanza " MESSAGE "\n");
		}
		stream_destroy(stream);
	}
}

/* What a server says instead of taking the handshake, or later. */
static const struct {
	const char *server, *story;
} ends[] = {
	{ STREAM_ERROR("not-authorized", "") "</stream:stream>",
			"over not-authorized\n" },
	{ STREAM_ERROR("conflict",
			  "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>"
			  "already connected</text>") MESSAGE,
			"over conflict: already connected\n" },
	{ "<stream:error/>", "over undefined-condition\n" },
	{ "<handshake/></stream:stream>", "ready\nover (orderly)\n" },
	{ "</stream:stream>", "over (orderly)\n" },
	{ MESSAGE "<handshake/>", "ready\n" },
	{ "<handshake/><!-- -->",
			"ready\nover restricted-xml: "
			"said by us, of what the server sent\n" },
	{ "<handshake/></a>",
			"ready\nover not-well-formed: "
			"said by us, of what the server sent\n" },
};

static void an_end_is_told_once_with_its_reason(void) {
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct stream *stream = start();
		bool is_over = strstr(ends[i].story, "over") != NULL;
		stream_open(stream, &out);
		CHECK(feed(stream, SERVER));
		CHECK(feed(stream, ends[i].server) == !is_over);
		CHECK(feed(stream, " ") == !is_over);
		CHECK_SAME(text_of(&story), ends[i].story);
		const char *last = text_of(&out) + out.length;
		CHECK(!is_over ||
				strcmp(last - strlen("</stream:stream>"), "</stream:stream>") ==
						0);
		stream_destroy(stream);
	}
}

/* Prosody opens a stream without an id only to say why it refuses. */
static void a_stream_without_id_is_about_to_be_refused(void) {
	struct stream *stream = start();

	stream_open(stream, &out);
	CHECK(feed(stream,
			"<stream:stream xmlns='jabber:component:accept' "
			"xmlns:stream='http://etherx.jabber.org/streams'>"));
	CHECK(!strstr(text_of(&out), "handshake"));
	CHECK(!feed(stream, STREAM_ERROR("host-unknown", "")));
	CHECK_SAME(text_of(&story), "over host-unknown\n");

	/* And again, on a new connection. */
	buffer_empty(&story);
	stream_open(stream, &out);
	CHECK(feed(stream, SERVER "<handshake/>") && stream_is_ready(stream));
	CHECK_SAME(text_of(&story), "ready\n");
	stream_open(stream, &out);
	CHECK(!stream_is_ready(stream));
	CHECK(!feed(stream, "<html>"));
	CHECK_SAME(text_of(&story),
			"ready\nover invalid-namespace: "
			"the server opened no XMPP stream\n");
	stream_destroy(stream);
}

static void only_stanzas_are_told(void) {
	struct stream *stream = start_ready();

	CHECK(feed(stream,
			" <a/><message xmlns='urn:x'/><presence/><handshake/>"
			"<stream:features/><iq type='get' id='1'><q/></iq>\n"));
	CHECK_SAME(text_of(&story),
			"stanza <presence/>\n"
			"stanza <iq type='get' id='1'><q/></iq>\n");
	CHECK(out.length == 0);
	stream_destroy(stream);
}

static void what_is_too_big_is_told_by_its_head(void) {
	struct stream *stream = start_ready();
	bool is_sound = feed(stream, "<message id='big'><body>");

	for (int i = 0; i < 600; i++) {
		char kilobyte[1025];
		memset(kilobyte, 'x', sizeof(kilobyte) - 1);
		kilobyte[sizeof(kilobyte) - 1] = '\0';
		is_sound = is_sound && feed(stream, kilobyte);
	}
	CHECK(is_sound && feed(stream, "</body></message><presence/>"));
	CHECK_SAME(text_of(&story),
			"skipped <message id='big'/>\nstanza <presence/>\n");
	stream_destroy(stream);
}

/* Our ping as the server would pass it on, its `what` being something else. */
static const char *pass_on(const char *ping, const char *what,
		const char *instead) {
	static char text[1024];
	const char *at = strstr(ping, what);

	snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - ping), ping, instead,
			at + strlen(what));
	return text;
}

#define OWN "from='desk.example.org'"

static void a_ping_comes_back(void) {
	struct stream *stream = start_ready();
	char ping[1024];

	CHECK(stream_ping(stream, &out) == 1);
	CHECK(strspn(text_of(&out), " ") == 512);
	snprintf(ping, sizeof(ping), "%s", text_of(&out) + 512);
	CHECK(strstr(ping, "<iq type='get' id='") == ping);
	CHECK(strstr(ping,
			OWN " to='desk.example.org'>"
				"<ping xmlns='urn:xmpp:ping'/></iq>"));
	/* Back as it was, answered, or refused: each shows that it was read. */
	CHECK(feed(stream, ping));
	CHECK(feed(stream, pass_on(ping, "'get'", "'result'")));
	CHECK(feed(stream, pass_on(ping, "'get'", "'error'")));
	CHECK(feed(stream, pass_on(ping, OWN, "")));
	CHECK_SAME(text_of(&story), "pong 1\npong 1\npong 1\npong 1\n");

	/* Not from a stranger, not of a number that was not sent. */
	buffer_empty(&story);
	CHECK(feed(stream, pass_on(ping, OWN, "from='ann@example.org'")));
	CHECK(strstr(text_of(&story), "stanza <iq") == story.bytes);
	buffer_empty(&story);
	CHECK(feed(stream, pass_on(ping, "-1'", "-2'")));
	CHECK(feed(stream, pass_on(ping, "-1'", "-x'")));
	CHECK_SAME(text_of(&story), "");

	/* Nor on a later connection: it says nothing of what was sent there. */
	stream_open(stream, &out);
	CHECK(feed(stream, SERVER "<handshake/>"));
	CHECK(feed(stream, ping));
	CHECK_SAME(text_of(&story), "ready\n");
	CHECK(stream_ping(stream, &out) == 2);
	CHECK(feed(stream, pass_on(ping, "-1'", "-2'")));
	CHECK_SAME(text_of(&story), "ready\npong 2\n");
	stream_destroy(stream);
}

static void a_stanza_is_written(void) {
	struct stream *stream = start_ready();
	struct arena *arena = arena_create();
	struct element *message = element_create(arena, "message", STREAM_SPACE);

	element_set(arena, message, "from", "vera@desk.example.org/Web");
	element_set(arena, message, "to", "ann@example.org");
	element_add_text(arena, message, "body", NULL, "<3\x01");
	stream_write(stream, message, &out);
	CHECK_SAME(text_of(&out),
			"<message from='vera@desk.example.org/Web' to='ann@example.org'>"
			"<body>&lt;3\ufffd</body></message>");
	buffer_empty(&out);
	element_set(arena, message, "from", "DESK.example.org");
	message->children = message->last_child = NULL;
	stream_write(stream, message, &out);
	CHECK_SAME(text_of(&out),
			"<message from='DESK.example.org' to='ann@example.org'/>");
	arena_destroy(arena);
	stream_destroy(stream);
}

/* Whatever the server had sent before it saw that we go is still told. */
static void a_close_loses_nothing(void) {
	struct stream *stream = start_ready();

	stream_close(stream, &out);
	stream_close(stream, &out);
	CHECK(!stream_is_ready(stream));
	CHECK_SAME(text_of(&out), "</stream:stream>");
	CHECK(feed(stream, MESSAGE));
	CHECK(!feed(stream, "</stream:stream>"));
	CHECK_SAME(text_of(&story), "stanza " MESSAGE "\nover (orderly)\n");
	CHECK_SAME(text_of(&out), "</stream:stream>");
	stream_destroy(stream);
	stream_destroy(NULL);
}

int main(void) {
	the_handshake_is_the_standards();
	an_end_is_told_once_with_its_reason();
	a_stream_without_id_is_about_to_be_refused();
	only_stanzas_are_told();
	what_is_too_big_is_told_by_its_head();
	a_ping_comes_back();
	a_stanza_is_written();
	a_close_loses_nothing();
	buffer_finish(&story);
	buffer_finish(&out);
	return check_report();
}
