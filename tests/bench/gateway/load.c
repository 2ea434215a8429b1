/*
 * Pages by the thousand, out of one process: opens WebSockets, lets them say
 * hello, and measures how long a line takes to be answered. It is told what to
 * do on standard input and says what it saw on standard output, as JSON:
 *
 *     open N   greet   talk COUNT AT_ONCE   light COUNT EVERY_MS   gone
 *
 *     load desk|xmpp|echo PORT
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define OPEN_AT_ONCE 64
#define PATIENCE     60000000 /* us without any progress */

#define FRAMING "xmlns='urn:ietf:params:xml:ns:xmpp-framing'"
#define HELLO \
	"<iq " CLIENT " type='set' id='h1'><hello xmlns='urn:deskbell:visit:1' " \
	"last='0'><page url='https://shop.example.org/shoes' title='Shoes' " \
	"language='en' zone='Europe/Oslo' browser='Firefox'/></hello></iq>"
enum kind {
	KIND_DESK,
	KIND_XMPP,
	KIND_ECHO,
};

static int dead_count, restart_count, progress;
static enum kind kind;
static int port;
static uint32_t *took;
static int took_count;

/* The first of a thousand complaints tells as much as all. */
static void complain(const char *what, const char *text) {
	static bool is_done;

	if (!is_done) {
		fprintf(stderr, "%s: %.300s\n", what, text);
	}
	is_done = true;
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
	page_say(page, line);
}

static void greet(struct page *page) {
	page->state = STATE_GREETING;
	page->step = 0;
	switch (kind) {
	case KIND_DESK:
		page_say(page, HELLO);
		break;
	case KIND_XMPP:
		page_say(page,
				"<open " FRAMING " to='anon.example.org' version='1.0'/>");
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
		page_say(page,
				"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' "
				"mechanism='ANONYMOUS'/>");
	} else if (strncmp(text, "<success", 8) == 0) {
		page->step = 2;
		page_say(page,
				"<open " FRAMING " to='anon.example.org' version='1.0'/>");
	} else if (strncmp(text, "<stream:features", 16) == 0) {
		page_say(page,
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
			page_die(page, text);
		}
	} else if (page->state == STATE_WAITING && is_answer) {
		page->state = STATE_READY;
		took[took_count++] = (uint32_t)(now_us() - page->asked_at);
		progress++;
	} else if (page->state == STATE_WAITING && strstr(text, "<error")) {
		page_die(page, text);
	}
}

static void opened(struct page *page) {
	(void)page;
	progress++;
}

static void died(struct page *page, const char *what) {
	(void)page;
	complain("a page died", what);
	restart_count += strncmp(what, "1012 ", 5) == 0;
	dead_count++;
	progress++;
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
	static const char *const protocols[] = { "deskbell.1", "xmpp", "" };

	page_call(&pages[page_count++], port, paths[kind], protocols[kind]);
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
		pages_serve(10);
	}
	printf("{\"open\": %d, \"dead\": %d, \"ms\": %.1f}\n", pages_in(STATE_OPEN),
			dead_count, (double)(now_us() - start) / 1000);
}

static void greet_all(void) {
	int wanted = pages_in(STATE_OPEN), began = progress, seen = progress;
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
		pages_serve(kind == KIND_ECHO ? 0 : 10);
	}
	printf("{\"ready\": %d, \"dead\": %d, \"ms\": %.1f}\n",
			pages_in(STATE_READY), dead_count,
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
		pages_serve(10);
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
		pages_serve(asked == count ? 10 : left > 0 ? (int)left : 0);
	}
	report(start);
}

/* The server ends: how long until nobody is left, and who was told. */
static void see_all_off(void) {
	int seen = progress;
	int64_t start = now_us(), since = start;

	while (dead_count < page_count && !is_stuck(&seen, &since)) {
		pages_serve(10);
	}
	printf("{\"gone\": %d, \"told\": %d, \"ms\": %.1f}\n", dead_count,
			restart_count, (double)(now_us() - start) / 1000);
}

int main(int words, char **word) {
	const struct pages_sink sink = { opened, hear, died };
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
	pages_init(&sink);
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
		} else if (strncmp(line, "gone", 4) == 0) {
			see_all_off();
		}
	}
	return 0;
}
