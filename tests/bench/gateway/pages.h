#ifndef PAGES_H
#define PAGES_H

#include <stddef.h>
#include <stdint.h>

/*
 * WebSockets by the thousand, out of one process: frames in, frames out. What
 * is in them is for who uses this. Each page comes from an address of its own
 * (127.x.y.z), as pages do.
 */

#define PAGES_MOST 20000

#define CLIENT "xmlns='jabber:client'"
/* A hundred characters, as people write. */
#define WORDS \
	"Good morning, I have ordered shoes last week and they are not here " \
	"yet. Could you have a look at it?"

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

extern struct page pages[PAGES_MOST];
extern int page_count;

struct pages_sink {
	void (*opened)(struct page *page);
	void (*heard)(struct page *page, const char *text);
	/* `what` was said instead of an upgrade, or as goodbye, or is "" */
	void (*died)(struct page *page, const char *what);
};

void pages_init(const struct pages_sink *sink);

/* What is asked for; the page is pages[n], new or dead. */
void page_call(struct page *page, int port, const char *path,
		const char *protocol);
void page_say(struct page *page, const char *text);
void page_die(struct page *page, const char *what);

/* Whatever came, or comes within so many ms. */
void pages_serve(int wait);

int pages_in(enum state state);

int64_t now_us(void);

#endif
