#ifndef XMPP_COMPONENT_H
#define XMPP_COMPONENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ports.h"
#include "xmpp/page.h"

/*
 * The link: our one XEP-0114 stream to the XMPP server, and all that keeps it
 * alive. In a turn the loop polls link_fd() for link_wants(), calls
 * link_ready() with what poll found, then link_tick(); events go to the sink,
 * and when they are kept link_speak() says what followed from them. `now` is
 * clock_now()'s everywhere.
 */

struct desk_effects;
struct link;
struct photos;

struct link_settings {
	const char *host; /* a name is looked up at each connect, and blocks */
	long port;
	const char *domain, *secret;
	int64_t ping_every, ping_timeout; /* ms */
	const struct page_channel *channels;
	size_t channel_count;
	const char *const *gateways; /* their domains, in lower case */
	size_t gateway_count;
	struct photos *photos; /* of agents; or NULL */
	struct event_sink sink;
};

/*
 * Copies the settings, but for the channels and photos: they must live as long.
 * Connects at the first link_tick().
 */
struct link *link_create(const struct link_settings *settings, int64_t now);
void link_destroy(struct link *link);

int link_fd(const struct link *link);      /* -1 while there is none */
short link_wants(const struct link *link); /* poll's events */

/* Reads all there is, a bounded part a turn, and feeds it to the sink. */
void link_ready(struct link *link, short revents, int64_t now);

/* When link_tick() is next due, or 0 for never. */
int64_t link_deadline(const struct link *link);
void link_tick(struct link *link, int64_t now);

/*
 * Writes what the effects say as whole stanzas, in one go. While there is no
 * stream nothing is said: what must not be lost is in the store and is said
 * again after DESK_EVENT_LINK_UP.
 */
void link_speak(struct link *link, const struct desk_effects *effects);
struct xmpp_port link_port(struct link *link);

/*
 * Ends the stream as RFC 6120, section 4.4, wants it: what the server has
 * still to say is read and fed, for some seconds at most, until it is over.
 */
void link_close(struct link *link, int64_t now);
bool link_is_over(const struct link *link);

/* Tags of what it can speak: "nl". */
const char *const *link_languages(size_t *count);

bool link_is_up(const struct link *link);

/* Figures for /metrics, since the start. */
struct link_figures {
	uint64_t links, heard, said; /* stanzas */
	size_t unsent;               /* bytes that the server has yet to take */
	size_t gateways;             /* that are there */
};

void link_count(const struct link *link, struct link_figures *figures);

#endif
