#ifndef XMPP_SENSES_H
#define XMPP_SENSES_H

#include <stddef.h>
#include <stdint.h>

#include "ports.h"

/*
 * What becomes of a stanza, and of an effect: reader, service, gateways and
 * writer together. Events go to the sink, stanzas to `tell`. No socket.
 */

struct desk_effect;
struct element;
struct gateways;
struct page_channel;
struct photos;
struct senses;

struct senses_settings {
	const char *domain;
	const struct page_channel *channels; /* must live as long */
	size_t channel_count;
	const char *const *gateways;
	size_t gateway_count;
	struct photos *photos; /* of agents; or NULL; must live as long */
	int64_t ping_every, ping_timeout; /* ms */
	struct event_sink sink;
	void *self;
	void (*tell)(void *self, const struct element *stanza);
	size_t (*unsent)(void *self); /* bytes: pressure.h */
};

struct senses *senses_create(const struct senses_settings *settings);
void senses_destroy(struct senses *senses);

void senses_hear(struct senses *senses, const struct element *stanza,
		int64_t now);

/* Of a stanza that was over a limit: only its head is known. */
void senses_hear_head(struct senses *senses, const struct element *head,
		int64_t now);

void senses_say(struct senses *senses, const struct desk_effect *effect);

struct gateways *senses_gateways(const struct senses *senses);

#endif
