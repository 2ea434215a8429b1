/*
 * Pages as the widget makes them, for what becomes of all of them when they
 * lose their gateway or their desk at once: they come back with its back-off,
 * its jitter and its patience, while some of them, the last that were opened,
 * go on talking. Told what to do on standard input, it says what it saw on
 * standard output, as JSON:
 *
 *     open COUNT PORT     call, say hello, say a line; until all have done so
 *     calm SECONDS LIVE   the last LIVE say a line every two seconds
 *     storm PORT LIVE     the same, until all the others have been welcomed
 *                         anew; who is lost calls at PORT
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define VISIT "xmlns='urn:deskbell:visit:1'"
#define ABOUT \
	"<page url='https://shop.example.org/shoes' title='Shoes' " \
	"language='en' zone='Europe/Oslo' browser='Firefox'/></hello></iq>"
#define LINE \
	"<message " CLIENT " id='l%u'><body>" WORDS \
	"</body><origin-id xmlns='urn:xmpp:sid:0' id='l%u'/></message>"

/* session.js, in ms */
#define RETRY_LEAST   500
#define RETRY_MOST    30000
#define ANSWER_WITHIN 30000

#define LINE_EVERY   2000
#define OPEN_AT_ONCE 64
#define PATIENCE     180000 /* of all together, ms */
#define LOOK_EVERY   5

struct visitor {
	char token[64];
	int port, tries;
	int64_t call_at, hello_at, line_at; /* 0: not at all */
	int64_t lost_at, back_at;
	bool has_acted, is_back;
};

static struct visitor visitors[PAGES_MOST];
static unsigned number;
static int live_from = PAGES_MOST;

/* What there was of it since the last report. */
static struct {
	int lost, calls, hellos, refused, no_upgrade, closed, hung_up, off, cut;
	int64_t first_lost;
} seen;
static uint32_t *took;
static int took_count, took_room;
static struct {
	uint32_t took;
	int64_t at;
} worst;

static int64_t now_ms(void) {
	return now_us() / 1000;
}

static int64_t chance(int64_t most) {
	return (int64_t)(drand48() * (double)most);
}

static struct visitor *of(const struct page *page) {
	return &visitors[page - pages];
}

static void call(struct page *page) {
	seen.calls++;
	of(page)->call_at = 0;
	of(page)->hello_at = now_ms() + ANSWER_WITHIN;
	page_call(page, of(page)->port, "/chat/support", "deskbell.1");
}

static void greet(struct page *page) {
	struct visitor *visitor = of(page);
	char frame[1024];

	seen.hellos++;
	page->state = STATE_GREETING;
	visitor->hello_at = now_ms() + ANSWER_WITHIN;
	snprintf(frame, sizeof(frame),
			"<iq " CLIENT " type='set' id='h%u'><hello " VISIT
			" last='%d'%s%s%s>" ABOUT,
			++number, visitor->has_acted ? 1 : 0,
			visitor->token[0] ? " token='" : "", visitor->token,
			visitor->token[0] ? "'" : "");
	page_say(page, frame);
}

static void say_line(struct page *page) {
	char frame[1024];

	number++;
	snprintf(frame, sizeof(frame), LINE, number, number);
	page->state = STATE_WAITING;
	page->asked_at = now_us();
	page_say(page, frame);
}

static void lost(struct page *page, const char *what) {
	struct visitor *visitor = of(page);
	int64_t most = RETRY_LEAST;

	for (int i = 0; i < visitor->tries && most < RETRY_MOST; i++) {
		most *= 2;
	}
	most = most < RETRY_MOST ? most : RETRY_MOST;
	visitor->tries++;
	visitor->call_at = now_ms() + RETRY_LEAST / 2 + chance(most);
	visitor->hello_at = 0;
	seen.lost++;
	if (strncmp(what, "HTTP/", 5) == 0) {
		seen.no_upgrade++;
	} else if (*what >= '1' && *what <= '9') {
		seen.closed++;
	} else {
		seen.hung_up++;
	}
}

static void note_loss(const struct page *page) {
	struct visitor *visitor = of(page);

	if (!visitor->lost_at) {
		visitor->lost_at = now_ms();
		if (!seen.first_lost) {
			seen.first_lost = visitor->lost_at;
		}
	}
}

static void died(struct page *page, const char *what) {
	note_loss(page);
	lost(page, what);
}

static void welcome(struct page *page, const char *text) {
	struct visitor *visitor = of(page);
	const char *token = strstr(text, " token='");

	if (token) {
		snprintf(visitor->token, sizeof(visitor->token), "%.*s",
				(int)strcspn(token + 8, "'"), token + 8);
	}
	page->state = STATE_READY;
	visitor->tries = 0;
	visitor->hello_at = 0;
	visitor->is_back = true;
	visitor->back_at = now_ms();
	visitor->line_at = visitor->back_at + chance(LINE_EVERY);
	if (!visitor->has_acted) {
		say_line(page);
	}
}

static int number_in(const char *text, const char *name, int otherwise) {
	const char *at = strstr(text, name);

	return at ? (int)strtol(at + strlen(name), NULL, 10) : otherwise;
}

static void away(struct page *page, int64_t hello_in) {
	seen.cut += page->state == STATE_WAITING;
	page->state = STATE_OPEN;
	of(page)->hello_at = now_ms() + hello_in;
	note_loss(page);
}

static void refused(struct page *page, const char *text) {
	int retry = number_in(text, " retry='", -1);

	seen.refused++;
	if (page->state == STATE_WAITING) {
		page->state = STATE_READY;
		of(page)->line_at = now_ms() + LINE_EVERY;
	} else if (retry < 0) {
		fprintf(stderr, "for good: %s\n", text);
		seen.off++;
	} else {
		page->state = STATE_OPEN;
		of(page)->hello_at = now_ms() + retry * 1000 + chance(1000);
	}
}

static void note_line(uint32_t us) {
	took[took_count++] = us;
	if (us > worst.took) {
		worst.took = us;
		worst.at = now_ms() - seen.first_lost;
	}
}

static void heard(struct page *page, const char *text) {
	if (strstr(text, "<welcome")) {
		welcome(page, text);
	} else if (strstr(text, "<refused")) {
		refused(page, text);
	} else if (strstr(text, "<again")) {
		away(page, chance(number_in(text, " within='", 0)));
	} else if (strstr(text, "<away") || strstr(text, "<error")) {
		away(page, ANSWER_WITHIN / 2 + chance(ANSWER_WITHIN / 2));
	} else if (strstr(text, "<received") && page->state == STATE_WAITING) {
		of(page)->has_acted = true;
		page->state = STATE_READY;
		if (page - pages >= live_from && took_count < took_room) {
			note_line((uint32_t)(now_us() - page->asked_at));
		}
	}
}

/* What is due for whom. */
static void look(void) {
	int64_t now = now_ms();

	for (int i = 0; i < page_count; i++) {
		struct visitor *visitor = &visitors[i];
		struct page *page = &pages[i];
		if (page->state == STATE_DEAD) {
			if (visitor->call_at && now >= visitor->call_at) {
				call(page);
			}
		} else if (visitor->hello_at && now >= visitor->hello_at) {
			if (page->state == STATE_CALLING) {
				page_die(page, "no answer");
			} else {
				greet(page);
			}
		} else if (i >= live_from && page->state == STATE_READY &&
				now >= visitor->line_at) {
			visitor->line_at += LINE_EVERY;
			say_line(page);
		}
	}
}

static void serve(void) {
	static int64_t looked_at;

	pages_serve(LOOK_EVERY);
	if (now_ms() - looked_at >= LOOK_EVERY) {
		looked_at = now_ms();
		look();
	}
}

static int compare(const void *a, const void *b) {
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return left < right ? -1 : left > right;
}

static uint32_t at(const uint32_t *sorted, int count, int percent) {
	return count ? sorted[(count - 1) * percent / 100] : 0;
}

static void report(void) {
	uint32_t *back = calloc(PAGES_MOST, sizeof(*back));
	int count = 0;

	for (int i = 0; i < page_count && i < live_from; i++) {
		if (visitors[i].lost_at && visitors[i].is_back) {
			back[count++] = (uint32_t)(visitors[i].back_at - seen.first_lost);
		}
	}
	qsort(back, (size_t)count, sizeof(back[0]), compare);
	qsort(took, (size_t)took_count, sizeof(took[0]), compare);
	printf("{\"back\": %d, \"p50\": %u, \"p99\": %u, \"all\": %u, "
		   "\"calls\": %d, \"hellos\": %d, \"refused\": %d, "
		   "\"noUpgrade\": %d, \"closed\": %d, \"hungUp\": %d, \"off\": %d, ",
			count, at(back, count, 50), at(back, count, 99),
			at(back, count, 100), seen.calls, seen.hellos, seen.refused,
			seen.no_upgrade, seen.closed, seen.hung_up, seen.off);
	printf("\"live\": {\"lines\": %d, \"p50\": %.1f, \"p99\": %.1f, "
		   "\"most\": %.1f, \"at\": %.1f, \"cut\": %d}}\n",
			took_count, at(took, took_count, 50) / 1000.0,
			at(took, took_count, 99) / 1000.0,
			at(took, took_count, 100) / 1000.0,
			seen.first_lost ? (double)worst.at / 1000 : 0, seen.cut);
	free(back);
}

static void begin(int live) {
	memset(&seen, 0, sizeof(seen));
	live_from = page_count - live;
	took_room = live * PATIENCE / LINE_EVERY;
	took = realloc(took, sizeof(took[0]) * (size_t)(took_room + 1));
	took_count = 0;
	worst.took = 0;
	for (int i = 0; i < page_count; i++) {
		visitors[i].is_back = false;
		visitors[i].lost_at = 0;
		visitors[i].line_at = now_ms() + chance(LINE_EVERY);
	}
}

static bool have_all_acted(int from) {
	for (int i = from; i < page_count; i++) {
		if (!visitors[i].has_acted || pages[i].state != STATE_READY) {
			return false;
		}
	}
	return true;
}

static void open_pages(int more, int port) {
	int64_t until = now_ms() + PATIENCE;

	begin(0);
	while (more > 0 && now_ms() < until) {
		int from = page_count;
		for (int i = 0; i < OPEN_AT_ONCE && more > 0; i++, more--) {
			visitors[page_count].port = port;
			call(&pages[page_count++]);
		}
		while (!have_all_acted(from) && now_ms() < until) {
			serve();
		}
	}
	printf("{\"open\": %d}\n", pages_in(STATE_READY));
}

static bool are_all_back(void) {
	for (int i = 0; i < live_from; i++) {
		if (!visitors[i].is_back) {
			return false;
		}
	}
	return true;
}

int main(void) {
	const struct pages_sink sink = { greet, heard, died };
	char line[128];
	int a, b;

	pages_init(&sink);
	srand48(1);
	setvbuf(stdout, NULL, _IOLBF, 0);
	while (fgets(line, sizeof(line), stdin)) {
		if (sscanf(line, "open %d %d", &a, &b) == 2) {
			open_pages(a, b);
			continue;
		}
		bool is_storm = sscanf(line, "storm %d %d", &a, &b) == 2;
		if (!is_storm && sscanf(line, "calm %d %d", &a, &b) != 2) {
			return 2;
		}
		begin(b);
		int64_t until = now_ms() + (is_storm ? PATIENCE : a * 1000);
		for (int i = 0; is_storm && i < live_from; i++) {
			visitors[i].port = a;
		}
		while (now_ms() < until && !(is_storm && are_all_back())) {
			serve();
		}
		report();
	}
	return 0;
}
