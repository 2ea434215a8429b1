/*
 * How much the desk costs. A child plays the XMPP server and sends a burst of
 * visitors' lines, rendered beforehand; the component, with its own link, mind
 * and store, commits, answers and passes them on. In the same run the same
 * bytes go through two bare loops: one that parses and writes the same rows
 * with as many commits, and one that parses and echoes without any store.
 *
 *     pipeline [lines] [visitors]
 */
#define _GNU_SOURCE /* wait4 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <netinet/in.h>
#include <sqlite3.h>

#include "app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "desk/desk.h"
#include "desk/event.h"
#include "store/sqlite.h"
#include "wire/element.h"
#include "wire/parser.h"
#include "xmpp/component.h"

#define PIECE 65536

static const char body[] = "The parcel was to come on Tuesday, and it is "
						   "Friday now. Where is it, please?";

struct cost {
	double cpu, wall; /* seconds */
	unsigned long commits;
};

static double seconds(struct timeval at) {
	return (double)at.tv_sec + (double)at.tv_usec / 1e6;
}

static double cpu_now(void) {
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

static double wall_now(void) {
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void check(bool holds, const char *what) {
	if (!holds) {
		fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
		exit(1);
	}
}

static int line_count, visitor_count;

/* Chat messages of all visitors in turn. */
static struct buffer render(int lines, const char *id) {
	struct buffer out = { 0 };
	char stanza[1024];

	for (int i = 0; i < lines; i++) {
		int length = snprintf(stanza, sizeof(stanza),
				"<message type='chat' from='v%d@example.org/web' "
				"to='support@desk.example.org' id='%s-%d'>"
				"<body>%s</body><request xmlns='urn:xmpp:receipts'/>"
				"<origin-id xmlns='urn:xmpp:sid:0' id='%s-%d'/></message>",
				i % visitor_count, id, i, body, id, i);
		buffer_add(&out, stanza, (size_t)length);
	}
	return out;
}

/* --- the child: an XMPP server for one component --- */

struct server {
	int fd;
	struct parser *parser;
	struct buffer out;
	bool is_greeted;
	int receipts, said; /* of the burst */
};

static void on_opened(void *self, const struct element *root) {
	struct server *server = self;

	(void)root;
	buffer_add_text(&server->out,
			"<stream:stream xmlns='jabber:component:accept' "
			"xmlns:stream='http://etherx.jabber.org/streams' id='bench'>");
}

static void on_element(void *self, const struct element *element) {
	struct server *server = self;
	const char *id = element_get(element, "id");

	if (strcmp(element->name, "handshake") == 0) {
		buffer_add_text(&server->out, "<handshake/>");
		server->is_greeted = true;
	} else if (strcmp(element->name, "iq") == 0) {
		element_write(element, "jabber:component:accept", &server->out);
	} else if (element_child(element, "received", "urn:xmpp:receipts")) {
		server->receipts++;
	} else if (strcmp(element->name, "message") == 0 && id && *id == 'c') {
		server->said++;
	}
}

static void on_closed(void *self) {
	(void)self;
}

/* Reads what there is and sends what it can of `out`. */
static void exchange(struct server *server) {
	static char bytes[PIECE];
	struct buffer *out = &server->out;
	struct pollfd at = {
		.fd = server->fd,
		.events = (short)(POLLIN | (out->length ? POLLOUT : 0)),
	};

	check(poll(&at, 1, 30000) > 0, "the component is silent");
	if (at.revents & POLLIN) {
		ssize_t got = recv(server->fd, bytes, sizeof(bytes), 0);
		check(got > 0, "the component hung up");
		check(parser_feed(server->parser, bytes, (size_t)got), "bad XML");
	}
	if (at.revents & POLLOUT) {
		ssize_t sent = send(server->fd, out->bytes,
				out->length < PIECE ? out->length : PIECE,
				MSG_NOSIGNAL | MSG_DONTWAIT);
		check(sent > 0, "send");
		buffer_drop(out, (size_t)sent);
	}
}

/* Greets, lets everybody ask and be taken, waits for `go`, sends the burst. */
static void play_server(int listener, int go, int done) {
	const struct parser_limits limits = { 1 << 20, 16, 1000, 1000 };
	struct server server = { .fd = accept(listener, NULL, NULL) };
	const struct parser_sink sink = {
		.self = &server,
		.opened = on_opened,
		.element = on_element,
		.skipped = on_element,
		.closed = on_closed,
	};
	struct buffer asks = render(visitor_count, "ask");
	char stanza[512];
	char byte = 0;

	check(server.fd >= 0, "accept");
	server.parser = parser_create(&limits, &sink);
	for (int i = 0; i < visitor_count; i++) {
		int length = snprintf(stanza, sizeof(stanza),
				"<message type='chat' from='ann@example.org/desk' "
				"to='support@desk.example.org' id='next-%d'><body>next</body>"
				"<request xmlns='urn:xmpp:receipts'/></message>",
				i);
		buffer_add(&asks, stanza, (size_t)length);
	}
	while (!server.is_greeted) {
		exchange(&server);
	}
	buffer_add(&server.out, asks.bytes, asks.length);
	while (server.receipts < 2 * visitor_count || server.said < visitor_count) {
		exchange(&server);
	}
	server.receipts = server.said = 0;
	check(write(done, &byte, 1) == 1 && read(go, &byte, 1) == 1, "pipe");
	struct buffer burst = render(line_count, "line");
	buffer_add(&server.out, burst.bytes, burst.length);
	while (server.receipts < line_count || server.said < line_count) {
		exchange(&server);
	}
	check(write(done, &byte, 1) == 1, "pipe");
	exit(0);
}

/* --- the component: its own link, mind and store, and no staff program --- */

struct component {
	struct app *app;
	struct link *link;
	struct store *store;
};

static void feed(void *self, struct desk_event *event) {
	struct component *component = self;

	app_feed(component->app, event);
}

static void hire(struct component *component) {
	static const char *const groups[] = { "support" };
	struct desk_event begins = { .type = DESK_EVENT_STAFF_BEGINS };
	struct desk_event member = { .type = DESK_EVENT_STAFF_MEMBER };
	struct desk_event whole = { .type = DESK_EVENT_STAFF_WHOLE };
	struct desk_event shows = { .type = DESK_EVENT_STAFF_SHOWS };

	member.member = (struct desk_member){
		.jid = "ann@example.org",
		.name = "Ann",
		.groups = groups,
		.group_count = 1,
	};
	shows.from = "ann@example.org";
	shows.resource = "desk";
	shows.to = member.to = begins.to = whole.to = "";
	shows.shows.show = DESK_SHOW_AVAILABLE;
	app_feed(component->app, &begins);
	app_feed(component->app, &member);
	app_feed(component->app, &whole);
	app_feed(component->app, &shows);
}

static void open_component(struct component *component, int port,
		const char *path) {
	static const struct desk_channel_settings channel = {
		.name = "support",
		.title = "Support",
		.group = "",
		.language = "en",
		.queue_most = 100000,
		.grace = 60000,
		.reopen = 60000,
	};
	static const struct link_channel names = { "support", "Support" };
	const struct clock_port clock = { clock_now, clock_wall, clock_chance };
	char why[256];

	component->store = store_open(path, why, sizeof(why));
	check(component->store, why);
	component->link = link_create(
			&(struct link_settings){
					.host = "127.0.0.1",
					.port = port,
					.domain = "desk.example.org",
					.secret = "secret",
					.ping_every = 30000,
					.ping_timeout = 15000,
					.channels = &names,
					.channel_count = 1,
					.sink = { component, feed },
			},
			clock_now());
	struct store_port store = store_port(component->store);
	struct xmpp_port xmpp = link_port(component->link);
	component->app = app_create(desk_create(&(struct desk_settings){
										.channels = &channel,
										.channel_count = 1,
										.status_every = 30000,
								}),
			&store, &xmpp, &clock);
	check(app_revive(component->app), "revive");
}

/* Turns until the server says so on `done`. */
static void turn_until(struct component *component, int done) {
	for (;;) {
		struct pollfd polls[] = {
			{ .fd = done, .events = POLLIN },
			{ .fd = link_fd(component->link),
					.events = link_wants(component->link) },
		};
		check(poll(polls, 2, 10) >= 0, "poll");
		if (polls[0].revents) {
			char byte;
			check(read(done, &byte, 1) == 1, "the server died");
			return;
		}
		if (polls[1].revents) {
			link_ready(component->link, polls[1].revents, clock_now());
		}
		link_tick(component->link, clock_now());
		app_tick(component->app);
		check(app_end_turn(component->app), "keep");
	}
}

/* --- the bare loops --- */

struct bare {
	struct buffer out;
	sqlite3_stmt *insert; /* NULL: no store */
	int number;
};

static void on_bare(void *self, const struct element *element) {
	struct bare *bare = self;
	const char *text =
			element_child_text(element, "body", "jabber:component:accept");
	const char *id = element_get(element, "id");

	if (!bare->insert) {
		element_write(element, "jabber:component:accept", &bare->out);
		return;
	}
	bare->number++;
	sqlite3_bind_int(bare->insert, 1, bare->number % visitor_count + 1);
	sqlite3_bind_int(bare->insert, 2, 1000000 + bare->number);
	sqlite3_bind_int64(bare->insert, 3, 0x1234567890abcdef);
	sqlite3_bind_int64(bare->insert, 4, 1700000000000);
	sqlite3_bind_text(bare->insert, 5, "v17@example.org", -1, SQLITE_STATIC);
	sqlite3_bind_text(bare->insert, 6, id, -1, SQLITE_STATIC);
	sqlite3_bind_text(bare->insert, 7, text, -1, SQLITE_STATIC);
	check(sqlite3_step(bare->insert) == SQLITE_DONE, "insert");
	sqlite3_reset(bare->insert);
}

static void on_bare_opened(void *self, const struct element *root) {
	(void)self;
	(void)root;
}

/* The burst through the parser; with a database, `commits` times committed. */
static struct cost run_bare(sqlite3 *db, unsigned long commits) {
	const struct parser_limits limits = { 1 << 20, 16, 1000, 1000 };
	struct bare bare = { 0 };
	const struct parser_sink sink = { &bare, on_bare_opened, on_bare, on_bare,
		on_closed };
	struct parser *parser = parser_create(&limits, &sink);
	static const char root[] =
			"<stream:stream xmlns='jabber:component:accept' "
			"xmlns:stream='http://etherx.jabber.org/streams'>";
	struct buffer burst = render(line_count, "line");
	size_t piece = burst.length / (commits ? commits : 1) + 1;

	if (db) {
		check(sqlite3_prepare_v2(db,
					  "INSERT INTO line (chat, number, side, replaces, digest,"
					  " wall, sender, nick, said, lang, body)"
					  " VALUES (?, ?, 1, 0, ?, ?, ?, '', ?, '', ?)",
					  -1, &bare.insert, NULL) == SQLITE_OK,
				"prepare");
	}
	check(parser_feed(parser, root, strlen(root)), "root");
	double cpu = cpu_now(), wall = wall_now();
	for (size_t at = 0; at < burst.length; at += piece) {
		size_t left = burst.length - at;
		if (db) {
			sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
		}
		check(parser_feed(parser, burst.bytes + at,
					  left < piece ? left : piece),
				"parse");
		if (db) {
			check(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK,
					"commit");
		}
		buffer_empty(&bare.out);
	}
	struct cost cost = { cpu_now() - cpu, wall_now() - wall, commits };
	sqlite3_finalize(bare.insert);
	parser_destroy(parser);
	buffer_finish(&burst);
	buffer_finish(&bare.out);
	return cost;
}

static void print(const char *what, struct cost cost, double beside) {
	printf("%-34s %8.0f lines/s  %6.2f us CPU a line", what,
			line_count / cost.wall, cost.cpu * 1e6 / line_count);
	if (beside > 0) {
		printf("  %5.2f times that", cost.cpu / beside);
	}
	printf("\n");
}

int main(int argc, char **argv) {
	struct component component = { 0 };
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof(address);
	char folder[] = "/tmp/deskbell-bench-XXXXXX", path[64];
	int go[2], done[2], listener = socket(AF_INET, SOCK_STREAM, 0);

	log_open("pipeline", LOG_LEVEL_WARN);
	line_count = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 100000;
	visitor_count = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 50;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	check(bind(listener, (struct sockaddr *)&address, length) == 0 &&
					listen(listener, 1) == 0 &&
					getsockname(listener, (struct sockaddr *)&address,
							&length) == 0,
			"listen");
	check(mkdtemp(folder) && pipe(go) == 0 && pipe(done) == 0, "set-up");
	snprintf(path, sizeof(path), "%s/desk.sqlite", folder);
	if (fork() == 0) {
		play_server(listener, go[0], done[1]);
	}
	close(done[1]);
	open_component(&component, ntohs(address.sin_port), path);
	hire(&component);
	turn_until(&component, done[0]);

	struct store_figures before, after;
	store_count(component.store, &before);
	double cpu = cpu_now(), wall = wall_now();
	check(write(go[1], "g", 1) == 1, "pipe");
	turn_until(&component, done[0]);
	struct cost desk = { cpu_now() - cpu, wall_now() - wall, 0 };
	store_count(component.store, &after);
	desk.commits = (unsigned long)(after.turns - before.turns);
	check(after.lines - before.lines == (uint64_t)line_count, "lines kept");
	store_close(component.store);

	sqlite3 *db;
	check(sqlite3_open(path, &db) == SQLITE_OK, "open");
	sqlite3_exec(db,
			"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
			"PRAGMA locking_mode=EXCLUSIVE",
			NULL, NULL, NULL);
	struct cost rows = run_bare(db, desk.commits);
	sqlite3_close(db);
	struct cost echo = run_bare(NULL, desk.commits);

	printf("%d lines of %d chats, %lu commits\n", line_count, visitor_count,
			desk.commits);
	print("bare loop: parse, echo, no store", echo, 0);
	print("bare loop: parse, same rows", rows, echo.cpu);
	print("the component, both answers", desk, rows.cpu);
	snprintf(path, sizeof(path), "%s/desk.sqlite", folder);
	unlink(path);
	rmdir(folder);
	return 0;
}
