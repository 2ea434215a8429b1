/*
 * Who is a gateway and who of them lives. Knows nothing of pages, nor of what
 * a gateway says.
 */

#include "xmpp/gateways.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "desk/event.h"
#include "wire/element.h"
#include "xmpp/reply.h"
#include "xmpp/spaces.h"

struct gateway {
	const char *domain;
	bool is_there, is_pinged;
	int64_t heard_at, pinged_at;
};

struct gateways {
	struct gateways_settings settings; /* its strings are in `kept` */
	struct arena *kept;
	struct arena *arena; /* for one stanza */
	struct gateway *all;
};

struct gateways *gateways_create(const struct gateways_settings *settings) {
	struct gateways *gateways = xcalloc(1, sizeof(*gateways));

	gateways->settings = *settings;
	gateways->kept = arena_create();
	gateways->arena = arena_create();
	gateways->settings.domain = arena_copy(gateways->kept, settings->domain);
	gateways->settings.domains = NULL;
	gateways->all = arena_alloc(gateways->kept,
			settings->count * sizeof(*gateways->all));
	for (size_t i = 0; i < settings->count; i++) {
		gateways->all[i].domain =
				arena_copy(gateways->kept, settings->domains[i]);
	}
	return gateways;
}

void gateways_destroy(struct gateways *gateways) {
	if (!gateways) {
		return;
	}
	arena_destroy(gateways->arena);
	arena_destroy(gateways->kept);
	free(gateways);
}

static struct gateway *find(const struct gateways *gateways,
		const char *domain) {
	for (size_t i = 0; i < gateways->settings.count; i++) {
		if (strcmp(gateways->all[i].domain, domain) == 0) {
			return &gateways->all[i];
		}
	}
	return NULL;
}

bool gateways_has(const struct gateways *gateways, const char *domain) {
	return find(gateways, domain) != NULL;
}

void gateways_hear(struct gateways *gateways, const char *domain, int64_t now) {
	struct gateway *gateway = find(gateways, domain);

	if (gateway) {
		gateway->heard_at = now;
		gateway->is_pinged = false;
	}
}

void gateways_note(struct gateways *gateways, const struct desk_event *event,
		int64_t now) {
	bool is_there = event->type == DESK_EVENT_GATEWAY;

	if (!is_there && event->type != DESK_EVENT_GATEWAY_GONE) {
		return;
	}
	struct gateway *gateway = find(gateways, event->from);
	if (gateway) {
		gateway->is_there = is_there;
		gateways_hear(gateways, event->from, now);
	}
}

void gateways_forget(struct gateways *gateways) {
	for (size_t i = 0; i < gateways->settings.count; i++) {
		gateways->all[i].is_there = false;
	}
}

/* When something is due of this one; it is there. */
static int64_t due(const struct gateways *gateways,
		const struct gateway *gateway) {
	return gateway->is_pinged
			? gateway->pinged_at + gateways->settings.ping_timeout
			: gateway->heard_at + gateways->settings.ping_every;
}

static void tell(struct gateways *gateways, const struct element *stanza) {
	gateways->settings.tell(gateways->settings.self, stanza);
	arena_reset(gateways->arena);
}

/* XEP-0199 */
static void ping(struct gateways *gateways, struct gateway *gateway,
		int64_t now) {
	const struct reply envelope = { gateways->settings.domain, gateway->domain,
		"gateway-ping" };
	struct element *iq = reply_create(gateways->arena, "iq", &envelope, "get");

	gateway->is_pinged = true;
	gateway->pinged_at = now;
	element_add(gateways->arena, iq, "ping", SPACE_PING);
	tell(gateways, iq);
}

/* Who hears this lets his pages wait, and announces himself again. */
static void part(struct gateways *gateways, struct gateway *gateway) {
	const struct reply envelope = { gateways->settings.domain, gateway->domain,
		NULL };

	gateway->is_there = false;
	tell(gateways,
			reply_create(gateways->arena, "presence", &envelope,
					"unavailable"));
}

static void lose(struct gateways *gateways, struct gateway *gateway) {
	struct desk_event event = { .type = DESK_EVENT_GATEWAY_GONE,
		.from = gateway->domain,
		.resource = "",
		.to = "" };

	log_info("the gateway %s does not answer", gateway->domain);
	part(gateways, gateway);
	gateways->settings.feed(gateways->settings.self, &event);
}

void gateways_tick(struct gateways *gateways, int64_t now) {
	for (size_t i = 0; i < gateways->settings.count; i++) {
		struct gateway *gateway = &gateways->all[i];
		if (!gateway->is_there || now < due(gateways, gateway)) {
			continue;
		}
		if (gateway->is_pinged) {
			lose(gateways, gateway);
		} else {
			ping(gateways, gateway, now);
		}
	}
}

void gateways_part(struct gateways *gateways) {
	for (size_t i = 0; i < gateways->settings.count; i++) {
		if (gateways->all[i].is_there) {
			part(gateways, &gateways->all[i]);
		}
	}
}

size_t gateways_count(const struct gateways *gateways) {
	size_t count = 0;

	for (size_t i = 0; i < gateways->settings.count; i++) {
		count += gateways->all[i].is_there;
	}
	return count;
}

int64_t gateways_deadline(const struct gateways *gateways) {
	int64_t first = 0;

	for (size_t i = 0; i < gateways->settings.count; i++) {
		const struct gateway *gateway = &gateways->all[i];
		if (gateway->is_there && (!first || due(gateways, gateway) < first)) {
			first = due(gateways, gateway);
		}
	}
	return first;
}
