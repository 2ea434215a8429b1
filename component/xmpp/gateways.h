#ifndef XMPP_GATEWAYS_H
#define XMPP_GATEWAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The gateways of the settings: who is one, and which of them are alive. One
 * that has announced itself is pinged when it was silent for a while, and is
 * gone when it does not answer. No socket and no clock.
 */

struct desk_event;
struct element;
struct gateways;

struct gateways_settings {
	const char *domain;         /* ours */
	const char *const *domains; /* in lower case */
	size_t count;
	int64_t ping_every, ping_timeout; /* ms */
	void *self;
	void (*tell)(void *self, const struct element *stanza);
	void (*feed)(void *self, struct desk_event *event); /* GATEWAY_GONE */
};

struct gateways *gateways_create(const struct gateways_settings *settings);
void gateways_destroy(struct gateways *gateways);

/* Only these may speak for pages. */
bool gateways_has(const struct gateways *gateways, const char *domain);

/* Something came from there; whose domain it is need not be a gateway's. */
void gateways_hear(struct gateways *gateways, const char *domain, int64_t now);

/* GATEWAY and GATEWAY_GONE; all others are passed over. */
void gateways_note(struct gateways *gateways, const struct desk_event *event,
		int64_t now);

/* The link is down: nobody is there until he announces himself again. */
void gateways_forget(struct gateways *gateways);

/* Pings who was silent, and gives up whom that did not wake. */
void gateways_tick(struct gateways *gateways, int64_t now);

/* We leave: their pages are told to wait, at once. */
void gateways_part(struct gateways *gateways);

/* How many are there. */
size_t gateways_count(const struct gateways *gateways);

/* When the next ping or loss is due; 0: never. */
int64_t gateways_deadline(const struct gateways *gateways);

#endif
