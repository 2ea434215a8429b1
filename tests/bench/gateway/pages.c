/*
 * The sockets of many pages on one epoll, and RFC 6455 as far as a server's
 * frames of less than 8 KB need it.
 */

#include "pages.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define IN_MOST 8192

struct page pages[PAGES_MOST];
int page_count;

static struct pages_sink sink;
static int queue;
static const char *asked_path[PAGES_MOST], *asked_protocol[PAGES_MOST];

int64_t now_us(void) {
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

void page_die(struct page *page, const char *what) {
	char kept[200];

	if (page->state == STATE_DEAD) {
		return;
	}
	snprintf(kept, sizeof(kept), "%s", what);
	page->state = STATE_DEAD;
	close(page->fd);
	free(page->in);
	page->in = NULL;
	page->length = 0;
	sink.died(page, kept);
}

static void send_all(struct page *page, const void *bytes, size_t length) {
	if (send(page->fd, bytes, length, MSG_NOSIGNAL) != (ssize_t)length) {
		page_die(page, "");
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

void page_say(struct page *page, const char *text) {
	say_frame(page, 1, text, strlen(text));
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
		page_die(page, "too much");
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
		char what[160] = "";
		if (length >= 2) {
			snprintf(what, sizeof(what), "%d %s",
					(unsigned char)text[0] << 8 | (unsigned char)text[1],
					text + 2);
		}
		page_die(page, what);
		return 0;
	} else {
		sink.heard(page, text);
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
		page_die(page, page->in);
		return;
	}
	size_t length = (size_t)(end + 4 - page->in);
	page->length -= length;
	memmove(page->in, page->in + length, page->length);
	page->state = STATE_OPEN;
	sink.opened(page);
}

static void receive(struct page *page) {
	if (!page->in) {
		page->in = malloc(IN_MOST);
	}
	ssize_t got = recv(page->fd, page->in + page->length,
			IN_MOST - 1 - page->length, 0);
	if (got <= 0) {
		if (got == 0 || errno != EAGAIN) {
			page_die(page, "");
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

/* Connected, or not: the first time that it is writable says which. */
static void ask(struct page *page) {
	long number = page - pages;
	struct epoll_event event = { .events = EPOLLIN,
		.data.u32 = (uint32_t)number };
	char request[512];
	int error = 0;
	socklen_t size = sizeof(error);

	getsockopt(page->fd, SOL_SOCKET, SO_ERROR, &error, &size);
	if (error) {
		page_die(page, strerror(error));
		return;
	}
	epoll_ctl(queue, EPOLL_CTL_MOD, page->fd, &event);
	snprintf(request, sizeof(request),
			"GET %s HTTP/1.1\r\nHost: chat.example.org\r\n"
			"Upgrade: websocket\r\nConnection: Upgrade\r\n"
			"Sec-WebSocket-Version: 13\r\n"
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s%s%s"
			"Origin: https://shop.example.org\r\n\r\n",
			asked_path[number],
			*asked_protocol[number] ? "Sec-WebSocket-Protocol: " : "",
			asked_protocol[number], *asked_protocol[number] ? "\r\n" : "");
	send_all(page, request, strlen(request));
}

void pages_serve(int wait) {
	struct epoll_event events[256];
	int count = epoll_wait(queue, events, 256, wait);

	for (int i = 0; i < count; i++) {
		struct page *page = &pages[events[i].data.u32];
		if (page->state == STATE_DEAD) {
			continue;
		}
		if (events[i].events & EPOLLOUT) {
			ask(page);
		} else {
			receive(page);
		}
	}
}

void page_call(struct page *page, int port, const char *path,
		const char *protocol) {
	struct sockaddr_in from = { .sin_family = AF_INET }, to = from;
	uint32_t number = (uint32_t)(page - pages);
	struct epoll_event event = { .events = EPOLLOUT, .data.u32 = number };
	int one = 1;

	asked_path[number] = path;
	asked_protocol[number] = protocol;
	page->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	page->state = STATE_CALLING;
	setsockopt(page->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	setsockopt(page->fd, IPPROTO_IP, 24 /* IP_BIND_ADDRESS_NO_PORT */, &one,
			sizeof(one));
	from.sin_addr.s_addr =
			htonl(0x7f010000U + number / 250 * 256 + number % 250 + 1);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	to.sin_port = htons((uint16_t)port);
	if (bind(page->fd, (struct sockaddr *)&from, sizeof(from)) != 0 ||
			(connect(page->fd, (struct sockaddr *)&to, sizeof(to)) != 0 &&
					errno != EINPROGRESS)) {
		page_die(page, strerror(errno));
		return;
	}
	epoll_ctl(queue, EPOLL_CTL_ADD, page->fd, &event);
}

int pages_in(enum state state) {
	int count = 0;

	for (int i = 0; i < page_count; i++) {
		count += pages[i].state == state;
	}
	return count;
}

void pages_init(const struct pages_sink *own) {
	sink = *own;
	queue = epoll_create1(0);
}
