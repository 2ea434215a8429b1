/*
 * The link against a server that the test plays over loopback, on a clock that
 * the test turns: whatever it waits for, no second passes here.
 */

#include <arpa/inet.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/log.h"
#include "check.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "xmpp/backoff.h"
#include "xmpp/barrier.h"
#include "xmpp/complaint.h"
#include "xmpp/component.h"

#define OPENING \
	"<stream:stream xmlns:stream='http://etherx.jabber.org/streams' " \
	"xmlns='jabber:component:accept' id='1' from='desk.example.org'>"
#define STREAM_ERROR(condition) \
	"<stream:error><" condition \
	" xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>" \
	"</stream:stream>"
#define QUESTION(id) \
	"<iq type='get' id='" id "' from='eve@example.org/x' " \
	"to='desk.example.org'><ping xmlns='urn:xmpp:ping'/></iq>"

static int listener, server; /* server: -1 while nobody is linked */
static bool is_reading = true;
static struct link *link_;
static int64_t now;
static struct buffer heard; /* by the server */
static char story[4096];    /* what the sink was fed */

static void feed(void *self, struct desk_event *event) {
	size_t length = strlen(story);
	char *at = story + length;
	size_t room = sizeof(story) - length;

	(void)self;
	switch ((int)event->type) {
	case DESK_EVENT_LINK_UP:
		snprintf(at, room, "up ");
		break;
	case DESK_EVENT_LINK_DOWN:
		snprintf(at, room, "down ");
		break;
	case DESK_EVENT_HANDED:
		snprintf(at, room, "handed:%" PRIu64 " ", event->handed.out);
		break;
	case DESK_EVENT_LINE:
		snprintf(at, room, "line:%s ", event->line.body);
		break;
	default:
		snprintf(at, room, "? ");
	}
}

static const char *told(void) {
	static char copy[sizeof(story)];

	memcpy(copy, story, sizeof(copy));
	story[0] = '\0';
	return copy;
}

static void pass(void) {
	struct pollfd link_poll = { link_fd(link_), link_wants(link_), 0 };
	char bytes[65536];
	ssize_t got;

	poll(&link_poll, 1, 1);
	link_ready(link_, link_poll.revents, now);
	link_tick(link_, now);
	if (server < 0) {
		int on = 1;
		server = accept(listener, NULL, NULL);
		setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	}
	while (server >= 0 && is_reading &&
			(got = recv(server, bytes, sizeof(bytes), MSG_DONTWAIT)) > 0) {
		buffer_add(&heard, bytes, (size_t)got);
	}
}

/* The loop until all is still, after `ms` have passed; the server reads. */
static void turn(int64_t ms) {
	now += ms;
	for (int i = 0; i < 4; i++) {
		pass();
	}
}

static void server_says(const char *xml) {
	CHECK(send(server, xml, strlen(xml), MSG_NOSIGNAL) == (ssize_t)strlen(xml));
	turn(1);
}

static void server_dies(void) {
	close(server);
	server = -1;
	turn(1);
}

static bool server_heard(const char *text) {
	turn(0);
	buffer_add_byte(&heard, '\0');
	heard.length--;
	return strstr(heard.bytes, text);
}

/* Sends our last ping back to us, as a server routes it. */
static void server_pongs(void) {
	const char *last = NULL;
	char answer[256];

	CHECK(server_heard("urn:xmpp:ping"));
	for (const char *at = strstr(heard.bytes, "<iq "); at;
			at = strstr(at + 1, "<iq ")) {
		last = at;
	}
	const char *id = last ? strstr(last, "id='") : NULL;
	if (!CHECK(id)) {
		return;
	}
	snprintf(answer, sizeof(answer),
			"<iq type='get' %.*s' from='desk.example.org' "
			"to='desk.example.org'><ping xmlns='urn:xmpp:ping'/></iq>",
			(int)strcspn(id + 4, "'") + 4, id);
	buffer_empty(&heard);
	server_says(answer);
}

static void server_takes_us(void) {
	for (int i = 0; i < 20 && server < 0; i++) {
		turn(0);
	}
	CHECK(server >= 0);
	server_says(OPENING);
	CHECK(server_heard("<handshake>"));
	buffer_empty(&heard);
	server_says("<handshake/>");
}

static void say(uint64_t out, const char *body) {
	struct desk_effects effects;

	effects_init(&effects);
	struct desk_effect *effect = effects_add(&effects, DESK_EFFECT_SAY);
	effect->from = "vera-2c";
	effect->to = "ann@example.org";
	effect->say.out = out;
	effect->say.chat = 1;
	effect->say.number = (uint32_t)out;
	effect->say.leg = DESK_LEG_AGENT;
	effect->say.nick = "";
	effect->say.body = body;
	link_speak(link_, &effects);
	effects_finish(&effects);
}

static void begin(void) {
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof(address);
	static const struct page_channel channel = { "support", "Help" };

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	server = -1;
	CHECK(bind(listener, (struct sockaddr *)&address, size) == 0);
	CHECK(listen(listener, 8) == 0);
	CHECK(getsockname(listener, (struct sockaddr *)&address, &size) == 0);
	now = 1000;
	story[0] = '\0';
	buffer_empty(&heard);
	link_ = link_create(
			&(struct link_settings){
					.host = "127.0.0.1",
					.port = ntohs(address.sin_port),
					.domain = "desk.example.org",
					.secret = "s3cret",
					.ping_every = 30000,
					.ping_timeout = 15000,
					.channels = &channel,
					.channel_count = 1,
					.sink = { NULL, feed },
			},
			now);
}

static void end(void) {
	link_destroy(link_);
	if (server >= 0) {
		close(server);
	}
	close(listener);
}

static void test_barrier(void) {
	begin();
	say(1, "Nobody is there yet");
	server_takes_us();
	CHECK(link_is_up(link_));
	say(2, "Hi");
	say(3, "Ho");
	CHECK(server_heard("id='c1.a.2'") && server_heard("id='c1.a.3'"));
	CHECK(!server_heard("id='c1.a.1'"));
	CHECK_SAME(told(), "up ");
	server_says("<message id='m1' from='ann@example.org' "
				"to='support@desk.example.org'><body>Hello</body></message>");
	CHECK_SAME(told(), "line:Hello ");
	buffer_empty(&heard);
	end();
}

/* What was said is handed over by the second pong, and only once. */
static void test_handed(void) {
	begin();
	server_takes_us();
	say(2, "Hi");
	CHECK(server_heard("c1.a.2"));
	say(3, "said while a ping is under way");
	server_pongs();
	CHECK_SAME(told(), "up ");
	turn(BARRIER_SETTLE - 1);
	CHECK(!server_heard("urn:xmpp:ping"));
	turn(1);
	server_pongs();
	CHECK_SAME(told(), "handed:2 ");
	turn(BARRIER_SETTLE);
	server_pongs();
	CHECK_SAME(told(), "handed:3 ");
	turn(BARRIER_SETTLE);
	CHECK(!server_heard("urn:xmpp:ping"));
	turn(30000);
	server_pongs();
	CHECK_SAME(told(), "");
	end();
}

/* A server that hangs is found, one that only says much is not given up. */
static void test_hung(void) {
	begin();
	server_takes_us();
	CHECK(!server_heard("urn:xmpp:ping"));
	turn(30000);
	CHECK(server_heard("urn:xmpp:ping"));
	turn(14000);
	server_says(" ");
	turn(14000);
	CHECK_SAME(told(), "up ");
	turn(2000);
	CHECK_SAME(told(), "down ");
	CHECK(link_fd(link_) < 0 && !link_is_up(link_));
	end();
}

/* What was not yet handed over is not taken for it by the next connection. */
static void test_reconnect(void) {
	begin();
	server_takes_us();
	say(5, "Hi");
	turn(0);
	server_dies();
	CHECK_SAME(told(), "up down ");
	CHECK(link_deadline(link_) > now && link_deadline(link_) <= now + 500);
	say(6, "into the void");
	turn(500);
	buffer_empty(&heard);
	server_takes_us();
	CHECK_SAME(told(), "up ");
	CHECK(!server_heard("c1.a."));
	say(7, "Hi again");
	server_pongs();
	turn(BARRIER_SETTLE);
	server_pongs();
	CHECK_SAME(told(), "handed:7 ");
	end();
}

/* A wrong secret is no hot loop. */
static void test_refused(void) {
	begin();
	for (int i = 0; i < 20 && server < 0; i++) {
		turn(0);
	}
	server_says(OPENING STREAM_ERROR("not-authorized"));
	CHECK(link_fd(link_) < 0);
	CHECK(link_deadline(link_) >= now + 1000);
	CHECK(link_deadline(link_) <= now + 2000);
	CHECK_SAME(told(), "");
	end();
}

/* What is no XML we take is told to the server before we go. */
static void test_garbage(void) {
	begin();
	server_takes_us();
	server_says("<message/><!-- no comment -->");
	CHECK(server_heard("<stream:error>") && server_heard("</stream:stream>"));
	CHECK_SAME(told(), "up down ");
	end();
}

/* How long TCP waits for it to take anything, in ms; 0: for ever. */
static unsigned tcp_patience(void) {
	unsigned patience = 0;
	socklen_t size = sizeof(patience);

	CHECK(getsockopt(link_fd(link_), IPPROTO_TCP, TCP_USER_TIMEOUT, &patience,
				  &size) == 0);
	return patience;
}

/*
 * A server that does not read may wait for us to read: it is heard, and what
 * it asks meanwhile is not answered.
 */
static void test_unread(void) {
	static char body[100001];
	uint64_t said = 0;

	begin();
	server_takes_us();
	struct xmpp_port port = link_port(link_);
	memset(body, 'x', sizeof(body) - 1);
	is_reading = false;
	while (port.has_room(port.self) && said < 400) {
		say(++said, body);
	}
	CHECK(tcp_patience() == 0);
	server_says(QUESTION("q1"));
	server_says("<message id='m1' from='ann@example.org' "
				"to='support@desk.example.org'><body>Hello</body></message>");
	CHECK_SAME(told(), "up line:Hello ");
	is_reading = true;
	while (!port.has_room(port.self)) {
		turn(0);
	}
	server_says(QUESTION("q2"));
	CHECK(server_heard("id='q2'"));
	CHECK(tcp_patience() > 0);
	CHECK(!server_heard("id='q1'"));
	CHECK_SAME(told(), "");
	end();
}

/* As component.c has it: read in one turn, so that others get theirs. */
#define READ_A_TURN ((size_t)1024 * 1024)

#define LINE_HEAD \
	"<message from='ann@example.org' to='support@desk.example.org'><body>"
#define LINE_END "</body></message>"

static size_t in_flood; /* bytes that the server has for us beside the socket */

ssize_t __real_recv(int fd, void *bytes, size_t size, int flags);
ssize_t __wrap_recv(int fd, void *bytes, size_t size, int flags);

/*
 * A kernel gives a megabyte when it likes. So this server's flood comes past
 * the socket: white space, and one line at its very end.
 */
ssize_t __wrap_recv(int fd, void *bytes, size_t size, int flags) {
	static const char line[] = LINE_HEAD "last" LINE_END;
	size_t length = strlen(line);

	if (!in_flood || fd != link_fd(link_)) {
		return __real_recv(fd, bytes, size, flags);
	}
	size_t count = in_flood < size ? in_flood : size;
	memset(bytes, ' ', count);
	for (size_t i = 0; i < count; i++) {
		if (in_flood - i <= length) {
			((char *)bytes)[i] = line[length - (in_flood - i)];
		}
	}
	in_flood -= count;
	return (ssize_t)count;
}

static void test_much_to_read(void) {
	begin();
	server_takes_us();
	CHECK_SAME(told(), "up ");
	in_flood = READ_A_TURN;
	link_ready(link_, POLLIN, now);
	CHECK(in_flood == 0);
	CHECK_SAME(told(), "line:last ");
	in_flood = READ_A_TURN + 1;
	link_ready(link_, POLLIN, now);
	CHECK(in_flood == 1);
	CHECK_SAME(told(), "");
	link_ready(link_, POLLIN, now);
	CHECK_SAME(told(), "line:last ");
	end();
}

/* And it is not waited for for ever. */
static void test_never_read(void) {
	static char body[100001];

	begin();
	server_takes_us();
	memset(body, 'x', sizeof(body) - 1);
	is_reading = false;
	for (uint64_t i = 1; i < 400 && link_deadline(link_) > now; i++) {
		say(i, body);
	}
	link_tick(link_, now);
	CHECK_SAME(told(), "up down ");
	is_reading = true;
	end();
}

static void test_close(void) {
	begin();
	server_takes_us();
	say(9, "Bye");
	link_close(link_, now);
	link_close(link_, now);
	CHECK(!server_heard("</stream:stream>"));
	server_says("<message id='m1' from='ann@example.org' "
				"to='support@desk.example.org'><body>last</body></message>");
	server_pongs();
	CHECK_SAME(told(), "up line:last handed:9 ");
	say(10, "in the turn of the pong");
	CHECK(server_heard("c1.a.10"));
	turn(1);
	turn(0);
	CHECK(server_heard("</stream:stream>"));
	CHECK(!link_is_over(link_));
	server_says("<message id='m2' from='ann@example.org' "
				"to='support@desk.example.org'><body>late</body></message>"
				"</stream:stream>");
	CHECK_SAME(told(), "line:late down ");
	CHECK(link_is_over(link_) && link_deadline(link_) == 0);
	end();
}

/* A server that says nothing any more does not hold us. */
static void test_close_hung(void) {
	begin();
	server_takes_us();
	link_close(link_, now);
	turn(1000);
	turn(5000);
	turn(0);
	CHECK(link_is_over(link_));
	end();
	begin();
	link_close(link_, now);
	turn(0);
	CHECK(link_is_over(link_));
	CHECK_SAME(told(), "");
	end();
}

static void test_backoff(void) {
	struct backoff backoff = { 0 };
	int64_t most = 500;

	for (int i = 0; i < 12; i++) {
		int64_t wait = backoff_next(&backoff, false);
		CHECK(wait >= most / 2 && wait <= most);
		most = most * 2 > 60000 ? 60000 : most * 2;
	}
	backoff_reset(&backoff);
	CHECK(backoff_next(&backoff, false) <= 500);
	backoff_reset(&backoff);
	CHECK(backoff_next(&backoff, true) >= 1000);
}

static void test_complaints(void) {
	char why[256];

	CHECK(complaint_print(&(struct complaint){ "d.example", "conflict", NULL },
			why, sizeof(why)));
	CHECK_SAME(why,
			"another program is linked to the XMPP server as d.example: stop "
			"it, one desk has one component");
	CHECK(!complaint_print(&(struct complaint){ "d.example", "system-shutdown",
								   "bye" },
			why, sizeof(why)));
	CHECK_SAME(why, "the server ended the stream with system-shutdown: bye");
}

int main(void) {
	log_open("link_test", LOG_LEVEL_ERROR);
	test_barrier();
	test_handed();
	test_hung();
	test_reconnect();
	test_refused();
	test_garbage();
	test_unread();
	test_much_to_read();
	test_never_read();
	test_close();
	test_close_hung();
	test_backoff();
	test_complaints();
	buffer_finish(&heard);
	return check_report();
}
