/*
 * Pages by the thousand, out of one process: opens WebSockets, lets them say
 * hello, and measures how long a line takes to be answered. It is told what to
 * do on standard input and says what it saw on standard output, as JSON:
 *
 *     open N        greet        talk COUNT AT_ONCE        light COUNT EVERY_MS
 *
 *     load desk|xmpp|echo PORT
 *
 * Each page comes from an address of its own (127.x.y.z), as pages do.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PAGES_MOST   20000
#define IN_MOST      8192
#define OPEN_AT_ONCE 64
#define PATIENCE     60000000 /* us without any progress */

#define CLIENT  "xmlns='jabber:client'"
#define FRAMING "xmlns='urn:ietf:params:xml:ns:xmpp-framing'"
#define HELLO \
	"<iq " CLIENT " type='set' id='h1'><hello xmlns='urn:deskbell:visit:1' " \
	"last='0'><page url='https://shop.example.org/shoes' title='Shoes' " \
	"language='en' zone='Europe/Oslo' browser='Firefox'/></hello></iq>"
/* A hundred characters, as people write. */
#define WORDS \
	"Good morning, I have ordered shoes last week and they are not here " \
	"yet. Could you have a look at it?"

enum kind {
	KIND_DESK,
	KIND_XMPP,
	KIND_ECHO,
};

enum state {
	STATE_CALLING, /* the upgrade is asked for */
	STATE_OPEN,
	STATE_GREETING,
	STATE_READY,
	STATE_WAITING, /* for an answer */
	STATE_DEAD,
};

struct page {
	int fd;
	enum state state;
	int step; /* of an XMPP login */
	int64_t asked_at;
	size_t length;
	char *in;
	char self[96]; /* an XMPP page's own address */
};

static struct page pages[PAGES_MOST];
static int page_count, dead_count, progress;
static enum kind kind;
static int port, queue;
static uint32_t *took;
static int took_count;

static int64_t now_us(void) {
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void die(struct page *page) {
	if (page->state != STATE_DEAD) {
		page->state = STATE_DEAD;
		close(page->fd);
		free(page->in);
		page->in = NULL;
		dead_count++;
		progress++;
	}
}

/* The first of a thousand complaints tells as much as all. */
static void complain(const char *what, const char *text) {
	static bool is_done;

	if (!is_done) {
		fprintf(stderr, "%s: %.300s\n", what, text);
	}
	is_done = true;
}

static void send_all(struct page *page, const void *bytes, size_t length) {
	if (send(page->fd, bytes, length, MSG_NOSIGNAL) != (ssize_t)length) {
		die(page);
	}
}

/* Masked with zeros, so that the payload is itself. */
static void say_frame(struct page *page, int opcode, const char *text,
		size_t length) {
	char frame[2048];
	size_t head = 0;

	frame[head++] = (char)(0x80 | opcode);
	if (length < 126) {
		frame[head++] = (char)(0x80 | length);
	} else {
		frame[head++] = (char)(0x80 | 126);
		frame[head++] = (char)(length >> 8);
		frame[head++] = (char)length;
	}
	memset(frame + head, 0, 4);
	head += 4;
	memcpy(frame + head, text, length);
	send_all(page, frame, head + length);
}

static void say(struct page *page, const char *text) {
	say_frame(page, 1, text, strlen(text));
}

static void ask(struct page *page) {
	static unsigned number;
	char line[1024];

	number++;
	if (kind == KIND_XMPP) {
		snprintf(line, sizeof(line),
				"<message " CLIENT " to='%s' id='l%u' type='chat'><body>" WORDS
				"</body><origin-id xmlns='urn:xmpp:sid:0' id='l%u'/></message>",
				page->self, number, number);
	} else {
		snprintf(line, sizeof(line),
				"<message " CLIENT " id='l%u'><body>" WORDS
				"</body><origin-id xmlns='urn:xmpp:sid:0' id='l%u'/></message>",
				number, number);
	}
	page->state = STATE_WAITING;
	page->asked_at = now_us();
	say(page, line);
}

static void greet(struct page *page) {
	page->state = STATE_GREETING;
	page->step = 0;
	switch (kind) {
	case KIND_DESK:
		say(page, HELLO);
		break;
	case KIND_XMPP:
		say(page, "<open " FRAMING " to='anon.example.org' version='1.0'/>");
		break;
	case KIND_ECHO:
		page->state = STATE_READY;
		progress++;
		break;
	}
}

/* Anonymous login, RFC 7395 and RFC 4505; each frame is one element. */
static void log_in(struct page *page, const char *text) {
	if (strncmp(text, "<stream:features", 16) == 0 && page->step == 0) {
		page->step = 1;
		say(page,
				"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' "
				"mechanism='ANONYMOUS'/>");
	} else if (strncmp(text, "<success", 8) == 0) {
		page->step = 2;
		say(page, "<open " FRAMING " to='anon.example.org' version='1.0'/>");
	} else if (strncmp(text, "<stream:features", 16) == 0) {
		say(page,
				"<iq " CLIENT " type='set' id='b1'><bind "
				"xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
	} else if (strstr(text, "<jid>")) {
		const char *jid = strstr(text, "<jid>") + 5;
		snprintf(page->self, sizeof(page->self), "%.*s", (int)strcspn(jid, "<"),
				jid);
		page->state = STATE_READY;
		progress++;
	}
}

static void hear(struct page *page, const char *text) {
	bool is_answer = kind == KIND_DESK ? strstr(text, "<received") != NULL
			: kind == KIND_XMPP        ? strstr(text, "<body>") != NULL
									   : true;

	if (page->state == STATE_GREETING) {
		if (kind == KIND_XMPP) {
			log_in(page, text);
		} else if (strstr(text, "<welcome")) {
			page->state = STATE_READY;
			progress++;
		} else {
			complain("no welcome", text);
			die(page);
		}
	} else if (page->state == STATE_WAITING && is_answer) {
		page->state = STATE_READY;
		took[took_count++] = (uint32_t)(now_us() - page->asked_at);
		progress++;
	} else if (page->state == STATE_WAITING && strstr(text, "<error")) {
		complain("refused", text);
		die(page);
	}
}

/* The first frame in what came; 0 when it is not whole. */
static size_t take_frame(struct page *page) {
	const unsigned char *in = (const unsigned char *)page->in;
	size_t head = 2, length;

	if (page->length < 2) {
		return 0;
	}
	length = in[1] & 127;
	if (length == 126) {
		head = 4;
		if (page->length < head) {
			return 0;
		}
		length = (size_t)in[2] << 8 | in[3];
	}
	if (length == 127 || head + length >= IN_MOST) {
		die(page);
		return 0;
	}
	if (page->length < head + length) {
		return 0;
	}
	char *text = page->in + head, kept = text[length];
	int opcode = in[0] & 15;
	text[length] = '\0';
	if (opcode == 9) {
		say_frame(page, 10, text, length);
	} else if (opcode == 8) {
		complain("closed", length > 2 ? text + 2 : "");
		die(page);
		return 0;
	} else {
		hear(page, text);
	}
	if (page->state != STATE_DEAD) {
		text[length] = kept;
	}
	return head + length;
}

static void take_head(struct page *page) {
	page->in[page->length] = '\0';
	char *end = strstr(page->in, "\r\n\r\n");

	if (!end) {
		return;
	}
	if (strncmp(page->in, "HTTP/1.1 101", 12) != 0) {
		complain("no upgrade", page->in);
		die(page);
		return;
	}
	size_t length = (size_t)(end + 4 - page->in);
	page->length -= length;
	memmove(page->in, page->in + length, page->length);
	page->state = STATE_OPEN;
	progress++;
}

static void receive(struct page *page) {
	if (!page->in) {
		page->in = malloc(IN_MOST);
	}
	ssize_t got = recv(page->fd, page->in + page->length,
			IN_MOST - 1 - page->length, 0);
	if (got <= 0) {
		if (got == 0 || errno != EAGAIN) {
			die(page);
		}
		return;
	}
	page->length += (size_t)got;
	if (page->state == STATE_CALLING) {
		take_head(page);
	}
	while (page->state != STATE_CALLING && page->state != STATE_DEAD) {
		size_t length = take_frame(page);
		if (length == 0 || page->state == STATE_DEAD) {
			break;
		}
		page->length -= length;
		memmove(page->in, page->in + length, page->length);
	}
	if (page->length == 0) {
		free(page->in);
		page->in = NULL;
	}
}

static void serve(int wait) {
	struct epoll_event events[256];
	int count = epoll_wait(queue, events, 256, wait);

	for (int i = 0; i < count; i++) {
		struct page *page = &pages[events[i].data.u32];
		if (page->state != STATE_DEAD) {
			receive(page);
		}
	}
}

/* True when nothing has happened for too long. */
static bool is_stuck(int *seen, int64_t *since) {
	if (progress != *seen) {
		*seen = progress;
		*since = now_us();
	}
	return now_us() - *since > PATIENCE;
}

static void call(void) {
	static const char *const paths[] = { "/chat/support", "/xmpp-websocket",
		"/" };
	static const char *const protocols[] = {
		"Sec-WebSocket-Protocol: deskbell.1\r\n",
		"Sec-WebSocket-Protocol: xmpp\r\n", ""
	};
	struct page *page = &pages[page_count];
	struct sockaddr_in from = { .sin_family = AF_INET }, to = from;
	struct epoll_event event = { .events = EPOLLIN };
	char request[512];
	int one = 1;

	page->fd = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(page->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	setsockopt(page->fd, IPPROTO_IP, 24 /* IP_BIND_ADDRESS_NO_PORT */, &one,
			sizeof(one));
	from.sin_addr.s_addr =
			htonl(0x7f010000U + (uint32_t)(page_count / 250) * 256 +
					(uint32_t)(page_count % 250) + 1);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	to.sin_port = htons((uint16_t)port);
	page->state = STATE_CALLING;
	if (bind(page->fd, (struct sockaddr *)&from, sizeof(from)) != 0 ||
			connect(page->fd, (struct sockaddr *)&to, sizeof(to)) != 0) {
		perror("connect");
		die(page);
		page_count++;
		return;
	}
	fcntl(page->fd, F_SETFL, O_NONBLOCK);
	event.data.u32 = (uint32_t)page_count++;
	epoll_ctl(queue, EPOLL_CTL_ADD, page->fd, &event);
	snprintf(request, sizeof(request),
			"GET %s HTTP/1.1\r\nHost: chat.example.org\r\n"
			"Upgrade: websocket\r\nConnection: Upgrade\r\n"
			"Sec-WebSocket-Version: 13\r\n"
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s"
			"Origin: https://shop.example.org\r\n\r\n",
			paths[kind], protocols[kind]);
	send_all(page, request, strlen(request));
}

static int count_in(enum state state) {
	int count = 0;

	for (int i = 0; i < page_count; i++) {
		count += pages[i].state == state;
	}
	return count;
}

static void open_pages(int more) {
	int asked = 0, began = progress, seen = progress;
	int64_t start = now_us(), since = start;

	while (progress - began < more && !is_stuck(&seen, &since)) {
		while (asked < more && asked - (progress - began) < OPEN_AT_ONCE &&
				page_count < PAGES_MOST) {
			call();
			asked++;
		}
		serve(10);
	}
	printf("{\"open\": %d, \"dead\": %d, \"ms\": %.1f}\n", count_in(STATE_OPEN),
			dead_count, (double)(now_us() - start) / 1000);
}

static void greet_all(void) {
	int wanted = count_in(STATE_OPEN), began = progress, seen = progress;
	int next = 0, asked = 0;
	int64_t start = now_us(), since = start;

	while (progress - began < wanted && !is_stuck(&seen, &since)) {
		while (next < page_count && asked - (progress - began) < OPEN_AT_ONCE) {
			if (pages[next].state == STATE_OPEN) {
				greet(&pages[next]);
				asked++;
			}
			next++;
		}
		serve(kind == KIND_ECHO ? 0 : 10);
	}
	printf("{\"ready\": %d, \"dead\": %d, \"ms\": %.1f}\n",
			count_in(STATE_READY), dead_count,
			(double)(now_us() - start) / 1000);
}

static int compare(const void *a, const void *b) {
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return left < right ? -1 : left > right;
}

static void report(int64_t start) {
	qsort(took, (size_t)took_count, sizeof(took[0]), compare);
	printf("{\"answered\": %d, \"dead\": %d, \"ms\": %.1f, \"p50\": %u, "
		   "\"p99\": %u, \"max\": %u}\n",
			took_count, dead_count, (double)(now_us() - start) / 1000,
			took_count ? took[took_count / 2] : 0,
			took_count ? took[took_count * 99 / 100] : 0,
			took_count ? took[took_count - 1] : 0);
}

/* Spread over all pages, each with one line under way at a time. */
static bool ask_next(int *next) {
	for (int i = 0; i < page_count; i++) {
		*next = (*next + 7919) % page_count;
		if (pages[*next].state == STATE_READY) {
			ask(&pages[*next]);
			return true;
		}
	}
	return false;
}

static void talk(int count, int at_once) {
	static int next;
	int asked = 0, seen = progress;
	int64_t start = now_us(), since = start;

	took_count = 0;
	took = realloc(took, sizeof(took[0]) * (size_t)count);
	while (took_count < count && !is_stuck(&seen, &since)) {
		while (asked < count && asked - took_count < at_once &&
				ask_next(&next)) {
			asked++;
		}
		serve(10);
	}
	report(start);
}

static void talk_lightly(int count, int every) {
	static int next;
	int asked = 0, seen = progress;
	int64_t start = now_us(), since = start, due = start;

	took_count = 0;
	took = realloc(took, sizeof(took[0]) * (size_t)count);
	while (took_count < count && !is_stuck(&seen, &since)) {
		if (asked < count && now_us() >= due && ask_next(&next)) {
			asked++;
			due += every * 1000;
		}
		int64_t left = (due - now_us()) / 1000;
		serve(asked == count ? 10 : left > 0 ? (int)left : 0);
	}
	report(start);
}

int main(int words, char **word) {
	char line[128];
	int a, b;

	if (words != 3) {
		fprintf(stderr, "usage: load desk|xmpp|echo PORT\n");
		return 2;
	}
	kind = strcmp(word[1], "desk") == 0    ? KIND_DESK
			: strcmp(word[1], "xmpp") == 0 ? KIND_XMPP
										   : KIND_ECHO;
	port = (int)strtol(word[2], NULL, 10);
	queue = epoll_create1(0);
	setvbuf(stdout, NULL, _IOLBF, 0);
	while (fgets(line, sizeof(line), stdin)) {
		if (sscanf(line, "open %d", &a) == 1) {
			open_pages(a);
		} else if (strncmp(line, "greet", 5) == 0) {
			greet_all();
		} else if (sscanf(line, "talk %d %d", &a, &b) == 2) {
			talk(a, b);
		} else if (sscanf(line, "light %d %d", &a, &b) == 2) {
			talk_lightly(a, b);
		}
	}
	return 0;
}
