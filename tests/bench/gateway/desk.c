/*
 * A desk that only answers: it welcomes every page and says of each line that
 * it is stored. What it costs is not measured; it is on the far side of Prosody.
 *
 *     desk PORT DOMAIN SECRET
 */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "deskbell.h"
#include "wire/element.h"
#include "wire/stream.h"

#define EPOCH "benchbenchbenc"
#define TOKEN "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst"
#define NOW   "2026-11-20T09:30:10Z"

static struct stream *stream;
static struct arena *arena;
static struct buffer out;
static unsigned long lines;

static struct element *answer(const struct element *to, const char *type) {
	struct element *answer = element_create(arena, to->name, SPACE_COMPONENT);

	element_set(arena, answer, "from", element_get(to, "to"));
	element_set(arena, answer, "to", element_get(to, "from"));
	element_set(arena, answer, "type", type);
	element_set(arena, answer, "id", element_get(to, "id"));
	return answer;
}

static void send_stanza(const struct element *stanza) {
	stream_write(stream, stanza, &out);
	arena_reset(arena);
}

static struct element *add_channel(struct element *parent) {
	struct element *channel =
			element_add(arena, parent, VISIT_CHANNEL, SPACE_VISIT);

	element_set(arena, channel, "name", "support");
	element_set(arena, channel, "title", "Support");
	element_set(arena, channel, "open", "true");
	return channel;
}

/* To a gateway that says it is there. */
static void arrive(const struct element *gateway) {
	struct element *desk = answer(gateway, NULL);

	element_set(arena, element_add(arena, desk, VISIT_DESK, SPACE_VISIT),
			"epoch", EPOCH);
	send_stanza(desk);
	struct element *channel = answer(gateway, NULL);
	element_set(arena, channel, "from",
			arena_print(arena, "support@%s", element_get(gateway, "to")));
	element_add_text(arena, add_channel(channel), VISIT_ORIGIN, SPACE_VISIT,
			"https://shop.example.org");
	send_stanza(channel);
}

static void welcome(const struct element *hello) {
	struct element *result = answer(hello, "result");
	struct element *welcome =
			element_add(arena, result, VISIT_WELCOME, SPACE_VISIT);

	element_set(arena, welcome, "token", TOKEN);
	add_channel(welcome);
	element_set(arena, element_add(arena, welcome, VISIT_STATE, SPACE_VISIT),
			"is", "none");
	send_stanza(result);
}

static void store(const struct element *line) {
	struct element *message = answer(line, NULL);
	struct element *stored;

	element_set(arena, element_add(arena, message, "received", SPACE_RECEIPTS),
			"id", element_get(line, "id"));
	stored = element_add(arena, message, VISIT_STORED, SPACE_VISIT);
	element_set(arena, stored, "n", arena_print(arena, "%lu", ++lines));
	element_set(arena, stored, "at", NOW);
	send_stanza(message);
}

static void on_stanza(void *self, const struct element *stanza) {
	(void)self;
	if (element_child(stanza, VISIT_GATEWAY, SPACE_VISIT)) {
		arrive(stanza);
	} else if (element_child(stanza, VISIT_HELLO, SPACE_VISIT)) {
		welcome(stanza);
	} else if (element_child(stanza, "ping", SPACE_PING)) {
		send_stanza(answer(stanza, "result"));
	} else if (element_child(stanza, "body", SPACE_COMPONENT)) {
		store(stanza);
	}
}

static void on_ready(void *self) {
	(void)self;
	fprintf(stderr, "ready\n");
}

static void on_skipped(void *self, const struct element *head) {
	(void)self;
	(void)head;
}

static void on_pong(void *self, unsigned long ping) {
	(void)self;
	(void)ping;
}

static void on_over(void *self, const char *condition, const char *text) {
	(void)self;
	fprintf(stderr, "over: %s %s\n", condition ? condition : "",
			text ? text : "");
	exit(1);
}

int main(int count, char **words) {
	const struct stream_sink sink = { .ready = on_ready,
		.stanza = on_stanza,
		.skipped = on_skipped,
		.pong = on_pong,
		.over = on_over };
	struct sockaddr_in to = { .sin_family = AF_INET };
	char bytes[65536];
	int one = 1;

	if (count != 4) {
		return 2;
	}
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	to.sin_port = htons((uint16_t)strtol(words[1], NULL, 10));
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0) {
		perror("connect");
		return 1;
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	arena = arena_create();
	stream = stream_create(words[2], words[3], &sink);
	stream_open(stream, &out);
	for (;;) {
		while (out.length > 0) {
			ssize_t sent = write(fd, out.bytes, out.length);
			if (sent <= 0) {
				return 1;
			}
			buffer_drop(&out, (size_t)sent);
		}
		ssize_t got = read(fd, bytes, sizeof(bytes));
		/* or Prosody's Nagle waits for our next answer */
		setsockopt(fd, IPPROTO_TCP, TCP_QUICKACK, &one, sizeof(one));
		if (got <= 0 || !stream_feed(stream, bytes, (size_t)got, &out)) {
			return 1;
		}
	}
}
