#ifndef XMPP_SERVICE_H
#define XMPP_SERVICE_H

#include <stddef.h>

/*
 * Answers that need no desk: pings, versions, what the domain is and which
 * channels it has, and the refusal of everything else.
 */

struct arena;
struct element;
struct page_channel;
struct reading;

struct service {
	const char *domain;
	const struct page_channel *channels;
	size_t channel_count;
};

/* The answer to a READER_FINDING_QUERY: always one. */
struct element *service_answer(const struct service *service,
		const struct element *iq, const struct reading *reading,
		struct arena *arena);

#endif
