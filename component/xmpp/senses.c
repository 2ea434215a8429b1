/*
 * From a stanza to an event or an answer, and from an effect to a stanza. It
 * joins those who know how, and knows nothing itself.
 */

#include "xmpp/senses.h"

#include <stdlib.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "wire/element.h"
#include "xmpp/gateways.h"
#include "xmpp/page.h"
#include "xmpp/pressure.h"
#include "xmpp/reader.h"
#include "xmpp/reply.h"
#include "xmpp/service.h"
#include "xmpp/sessions.h"
#include "xmpp/work.h"
#include "xmpp/writer.h"

struct senses {
	struct senses_settings settings; /* its domain is in `kept` */
	struct arena *kept;
	struct arena *arena; /* for one stanza, in or out */
	struct reader *reader;
	struct gateways *gateways;
	struct work *work;
	struct sessions *sessions;
	struct service service;
	struct writer writer;
};

static void feed(void *self, struct desk_event *event) {
	const struct senses *senses = self;

	senses->settings.sink.feed(senses->settings.sink.self, event);
}

static void tell(void *self, const struct element *stanza) {
	const struct senses *senses = self;

	senses->settings.tell(senses->settings.self, stanza);
}

static size_t unsent(const struct senses *senses) {
	return senses->settings.unsent(senses->settings.self);
}

struct senses *senses_create(const struct senses_settings *settings) {
	struct senses *senses = xcalloc(1, sizeof(*senses));

	senses->kept = arena_create();
	senses->arena = arena_create();
	senses->settings = *settings;
	senses->settings.domain = arena_copy(senses->kept, settings->domain);
	senses->gateways = gateways_create(&(struct gateways_settings){
			.domain = settings->domain,
			.domains = settings->gateways,
			.count = settings->gateway_count,
			.ping_every = settings->ping_every,
			.ping_timeout = settings->ping_timeout,
			.self = senses,
			.tell = tell,
			.feed = feed,
	});
	senses->settings.gateways = NULL; /* they are there */
	senses->work = work_create();
	senses->sessions = sessions_create();
	senses->reader = reader_create(settings->domain, senses->gateways,
			senses->work, senses->sessions);
	senses->service = (struct service){ senses->settings.domain,
		settings->channels, settings->channel_count };
	senses->writer = (struct writer){ senses->settings.domain,
		settings->channels, settings->channel_count, senses->gateways,
		senses->work, settings->photos, senses->sessions };
	return senses;
}

void senses_destroy(struct senses *senses) {
	if (!senses) {
		return;
	}
	reader_destroy(senses->reader);
	sessions_destroy(senses->sessions);
	work_destroy(senses->work);
	gateways_destroy(senses->gateways);
	arena_destroy(senses->arena);
	arena_destroy(senses->kept);
	free(senses);
}

static void take(struct senses *senses, const struct element *stanza,
		struct reading *reading, int64_t now) {
	struct arena *arena = senses->arena;

	gateways_hear(senses->gateways, reading->from.domain, now);
	if (!pressure_may_hear(unsent(senses), reading)) {
		arena_reset(arena);
		return;
	}
	switch (reading->finding) {
	case READER_FINDING_NOTHING:
		break;
	case READER_FINDING_EVENT:
		gateways_note(senses->gateways, &reading->event, now);
		feed(senses, &reading->event);
		break;
	case READER_FINDING_QUERY:
		tell(senses, service_answer(&senses->service, stanza, reading, arena));
		break;
	case READER_FINDING_FAULT:
		tell(senses,
				reply_error(arena, stanza->name, &reading->reply,
						&reading->error));
		break;
	}
	arena_reset(arena);
}

void senses_hear(struct senses *senses, const struct element *stanza,
		int64_t now) {
	struct reading reading;

	sessions_tick(senses->sessions, now);
	reader_read(senses->reader, stanza, senses->arena, &reading);
	take(senses, stanza, &reading, now);
}

void senses_hear_head(struct senses *senses, const struct element *head,
		int64_t now) {
	struct reading reading;

	reader_read_head(senses->reader, head, &reading);
	take(senses, head, &reading, now);
}

void senses_say(struct senses *senses, const struct desk_effect *effect) {
	const struct element *stanza = pressure_may_say(unsent(senses), effect)
			? writer_write(&senses->writer, senses->arena, effect)
			: NULL;

	if (stanza) {
		tell(senses, stanza);
	}
	arena_reset(senses->arena);
}

struct gateways *senses_gateways(const struct senses *senses) {
	return senses->gateways;
}
