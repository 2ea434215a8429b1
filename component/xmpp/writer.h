#ifndef XMPP_WRITER_H
#define XMPP_WRITER_H

/*
 * The mouth: an effect into a stanza. Every `from` is an address of our
 * domain, whatever the effect holds; texts are made safe where XML is written.
 */

#include <stddef.h>

struct arena;
struct desk_effect;
struct element;
struct gateways;
struct page_channel;
struct photos;
struct sessions;
struct work;

struct writer {
	const char *domain;
	const struct page_channel *channels;
	size_t channel_count;
	const struct gateways *gateways;
	const struct work *work;
	struct photos *photos; /* of agents; or NULL */
	struct sessions *sessions;
};

/* NULL where nothing is said: KEEP_*, FETCH, and an ANSWER nobody wants. */
struct element *writer_write(const struct writer *writer, struct arena *arena,
		const struct desk_effect *effect);

#endif
